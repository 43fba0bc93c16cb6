"""What is made from an event in one call."""

from pathlib import Path

import pytest
import segno
from PIL import Image

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import PlanEdition, Topic
from ucvn_desktop.services.article_list import article_rows
from ucvn_desktop.services.articles import bin_article, edit_article
from ucvn_desktop.services.event_making import album_of, draft_article, invitation, make_backdrop, write_qr
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.services.poster_records import edit_poster, spec_of
from ucvn_desktop.services.posters import compose_poster
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.workspace import Workspace

LINK = "https://thi.example.vn/dai-hoi-13?lop=1&nam=2021"


@pytest.fixture
def meeting(workspace: Workspace) -> Event:
    return add_event(
        workspace,
        Event(kind="hoi-nghi", title="Hội nghị tổng kết", day="2021-04-16", place="Hội trường A", topic=6),
    )


def test_a_draft_is_linked_and_lacks_what_is_to_be_written(workspace: Workspace, meeting: Event) -> None:
    made = draft_article(workspace, meeting.id)
    article = made.article
    assert (article.event_id, article.topic, article.author) == (meeting.id, 6, "Nguyễn Thị Thử")
    assert article.title == "Công đoàn Bộ Thử nghiệm tổ chức hội nghị tổng kết"
    (row,) = article_rows(workspace, [article.id])
    assert row.missing == (f"còn {len(made.gaps)} chỗ cần ghi",)
    edit_article(workspace, article.id, sapo="Sapo.", body="<p>Đã viết xong.</p>")
    assert article_rows(workspace, [article.id])[0].missing == ()


def test_a_second_draft_is_made_only_where_it_is_asked_for(workspace: Workspace, meeting: Event) -> None:
    first = draft_article(workspace, meeting.id).article
    with pytest.raises(UserError, match=f"đã có tin, bài số {first.id}"):
        draft_article(workspace, meeting.id)
    assert draft_article(workspace, meeting.id, another=True).article.id != first.id
    for article in workspace.articles.all():
        bin_article(workspace, article.id)
    assert draft_article(workspace, meeting.id).article.deleted_at is None


def test_a_topic_that_the_plan_no_longer_has_is_left_open(workspace: Workspace) -> None:
    old = workspace.events.add(Event(title="Cũ", day="2020-01-01", topic=9))
    assert draft_article(workspace, old.id).article.topic == 0


def test_a_number_that_only_another_years_plan_has_is_left_open(workspace: Workspace, meeting: Event) -> None:
    edition = workspace.editions.add(PlanEdition(year=2022))
    workspace.topics.add(Topic(edition_id=edition.id, number=9, short="Đại hội", title="Đại hội"))
    for day, topic in (("2021-12-30", 0), ("2022-01-05", 9)):
        event = workspace.events.add(Event(title="Hội nghị", day=day, topic=9))
        assert draft_article(workspace, event.id).article.topic == topic


def test_a_backdrop_is_one_design_that_can_be_drawn(
    qapp: object, workspace: Workspace, meeting: Event
) -> None:
    made = make_backdrop(workspace, meeting.id)
    assert made.is_new
    assert made.poster.text == made.text
    assert (made.poster.width_mm, made.poster.height_mm, made.poster.caps) == (6000, 3000, False)
    drawn = compose_poster(spec_of(made.poster))
    assert [line.text for line in drawn.setting.lines][-1].endswith("2021")
    edit_poster(workspace, made.poster.id, {"width_mm": 4000.0})
    again = make_backdrop(workspace, meeting.id)
    assert (again.is_new, again.poster.id, again.poster.width_mm) == (False, made.poster.id, 4000)
    assert len(workspace.posters.all()) == 1


def test_a_backdrop_longer_than_a_design_takes_is_a_sentence(workspace: Workspace) -> None:
    long = add_event(workspace, Event(title="Hội nghị " + "rất dài " * 60, day="2021-04-16"))
    with pytest.raises(UserError, match="Hãy rút gọn tên"):
        make_backdrop(workspace, long.id)
    assert workspace.posters.all() == []


def test_an_album_tells_photos_and_what_lacks_a_caption(
    workspace: Workspace, meeting: Event, make_photo: object
) -> None:
    photos = [make_photo("a.jpg", "teal"), make_photo("b.jpg", "red")]  # type: ignore[operator]
    done = import_photos(workspace, photos, event_id=meeting.id)
    album = album_of(workspace, meeting.id)
    assert (album.photo_ids, album.uncaptioned, album.private) == (done.ids, done.ids, False)
    visit = add_event(
        workspace, Event(kind="tham-hoi", title="Thăm", day="2021-04-16", details={"giu-kin": "có"})
    )
    assert album_of(workspace, visit.id).private


def test_an_invitation_is_for_whom_it_is_asked_for(workspace: Workspace, meeting: Event) -> None:
    assert "kính mời: Ông A" in invitation(workspace, meeting.id, " Ông  A ")
    assert "kính mời: [cần ghi:" in invitation(workspace, meeting.id)


def test_the_qr_code_carries_the_link(workspace: Workspace, tmp_path: Path) -> None:
    contest = add_event(
        workspace,
        Event(kind="thi-truc-tuyen", title="Thi", day="2021-04-01", details={"duong-dan": LINK}),
    )
    path, link = write_qr(workspace, contest.id, tmp_path / "ma.png")
    assert link == LINK
    picture = Image.open(path).convert("L")
    expected = [[bool(dark) for dark in row] for row in segno.make_qr(LINK, error="q").matrix_iter(border=4)]
    scale = picture.width // len(expected)
    assert picture.width >= 1000
    read = [
        [picture.getpixel((x * scale + scale // 2, y * scale + scale // 2)) < 128 for x in range(len(row))]  # type: ignore[operator]
        for y, row in enumerate(expected)
    ]
    assert read == expected
    svg, _ = write_qr(workspace, contest.id, tmp_path / "ma.svg")
    assert svg.read_bytes().startswith((b"<svg", b"<?xml"))


def test_a_qr_code_needs_a_link_and_a_known_ending(
    workspace: Workspace, meeting: Event, tmp_path: Path
) -> None:
    contest = add_event(workspace, Event(kind="thi-truc-tuyen", title="Thi", day="2021-04-01"))
    with pytest.raises(UserError, match="chưa có đường dẫn"):
        write_qr(workspace, contest.id, tmp_path / "a.png")
    with pytest.raises(UserError, match="không có mã QR"):
        write_qr(workspace, meeting.id, tmp_path / "a.png")
    linked = add_event(
        workspace, Event(kind="thi-truc-tuyen", title="T", day="2021-04-01", details={"duong-dan": LINK})
    )
    with pytest.raises(UserError, match=r"\.svg hoặc \.png"):
        write_qr(workspace, linked.id, tmp_path / "a.jpg")
    assert list(tmp_path.glob("a.*")) == []
