"""What the room «Gửi tin, bài» lists."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.services.outbox import Standing, estimate, outbox
from ucvn_desktop.services.packing import pack
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.services.poster_records import begin_poster, make_poster
from ucvn_desktop.services.posters import PosterSpec
from ucvn_desktop.services.records import caption_photo
from ucvn_desktop.storage.workspace import Workspace

pytestmark = pytest.mark.usefixtures("qapp")


def _article(workspace: Workspace, title: str = "Đủ", **changes: str) -> Article:
    return workspace.articles.add(
        Article(**{"title": title, "body": "<p>Nội dung.</p>", "author": "Mai", **changes})
    )


def _standings(workspace: Workspace) -> dict[str, Standing]:
    return {item.title: item.standing for item in outbox(workspace)}


def test_an_empty_workspace_has_nothing_to_send(workspace: Workspace) -> None:
    assert (outbox(workspace), estimate([])) == ([], 0)


def test_items_stand_ready_then_lacking_then_sent(workspace: Workspace, tmp_path: Path) -> None:
    sent = _article(workspace, "Đã gửi rồi")
    pack(workspace, tmp_path, article_ids=[sent.id], day="2021-04-19")
    _article(workspace, "Thiếu tác giả", author="")
    _article(workspace, "Đủ")
    found = outbox(workspace)
    assert [item.title for item in found] == ["Đủ", "Thiếu tác giả", "Đã gửi rồi"]
    assert found[1].missing == ("chưa có tên tác giả",)
    assert (found[2].sent_in, found[2].sent_day) == ("CDBTN_2021-001_20210419", "2021-04-19")


def test_an_article_that_was_changed_since_is_ready_again(workspace: Workspace, tmp_path: Path) -> None:
    article = _article(workspace)
    pack(workspace, tmp_path, article_ids=[article.id], day="2021-04-19")
    assert _standings(workspace) == {"Đủ": Standing.SENT}
    workspace.articles.save(replace(workspace.articles.get(article.id), body="<p>Sửa.</p>"))
    (item,) = outbox(workspace)
    assert (item.standing, item.sent_in) == (Standing.READY, "CDBTN_2021-001_20210419")


def test_a_new_caption_makes_a_sent_article_ready_again(
    workspace: Workspace, make_photo: Callable[..., Path], tmp_path: Path
) -> None:
    article = _article(workspace)
    (photo,) = import_photos(workspace, [make_photo()], article_id=article.id).ids
    assert outbox(workspace)[0].missing == ("1 ảnh chưa có chú thích",)
    caption_photo(workspace, photo, "Trao quà.")
    pack(workspace, tmp_path, article_ids=[article.id])
    assert _standings(workspace) == {"Đủ": Standing.SENT}
    caption_photo(workspace, photo, "Trao quà cho đoàn viên.")
    assert _standings(workspace) == {"Đủ": Standing.READY}


def test_the_bin_is_not_offered(workspace: Workspace) -> None:
    workspace.articles.to_bin(_article(workspace))
    assert outbox(workspace) == []


def test_a_poster_is_ready_once_its_pdf_is_there(workspace: Workspace, tmp_path: Path) -> None:
    workspace.posters.add(Poster(text="Chưa vẽ", width_mm=500, height_mm=80, template="t", font="f"))
    workspace.posters.add(Poster(text=" ", width_mm=500, height_mm=80, template="t", font="f"))
    poster, _ = make_poster(workspace, PosterSpec("Tham mưu giỏi", 5000, 800), tmp_path / "p.pdf")
    assert _standings(workspace) == {"Tham mưu giỏi": Standing.READY, "Chưa vẽ": Standing.LACKING}
    pack(workspace, tmp_path, poster_ids=[poster.id])
    assert _standings(workspace) == {"Chưa vẽ": Standing.LACKING, "Tham mưu giỏi": Standing.SENT}


def test_more_articles_than_one_reading_takes_are_all_there(workspace: Workspace) -> None:
    with workspace.write():
        for number in range(450):
            _article(workspace, f"Tin {number}")
    assert {item.title for item in outbox(workspace)} == {f"Tin {number}" for number in range(450)}


def test_listing_can_be_stopped(workspace: Workspace) -> None:
    _article(workspace)

    def stop(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        outbox(workspace, stop)


def test_the_estimate_is_near_the_real_size(workspace: Workspace, shared_input: Path, tmp_path: Path) -> None:
    article = _article(workspace)
    import_photos(workspace, sorted((shared_input / "photos").iterdir()), article_id=article.id)
    (item,) = outbox(workspace)
    assert item.photos == 10
    packed = pack(workspace, tmp_path, article_ids=[article.id])
    assert estimate([item]) == pytest.approx(packed.size, rel=0.1)
    assert estimate(outbox(workspace)) == pytest.approx(packed.size, rel=0.1)


def test_an_item_says_for_which_year_it_counts(workspace: Workspace) -> None:
    old, this = _article(workspace, "Việc tháng 12"), this_day().year
    workspace.articles.save(replace(old, plan_year=2020))
    _article(workspace, "Việc tháng này")
    begin_poster(workspace, "Chào mừng")
    years = {item.title: item.year for item in outbox(workspace)}
    assert years == {"Việc tháng 12": 2020, "Việc tháng này": this, "Chào mừng": this}
