"""Articles as they are written: changed, binned, brought back, with their photos."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.plan import Topic
from ucvn_desktop.services.article_history import bring_back, revisions
from ucvn_desktop.services.article_photos import hang_photos, take_out_photo
from ucvn_desktop.services.articles import bin_article, edit_article, new_article, restore_article
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.records import caption_photo
from ucvn_desktop.storage.workspace import Workspace


def _add_photos(workspace: Workspace, count: int) -> list[int]:
    return [
        workspace.photos.add(
            Photo(sha256=f"{n:064x}", name=f"{n}.jpg", mime="image/jpeg", size=1, width=1, height=1)
        ).id
        for n in range(1, count + 1)
    ]


def _order(photos: list[Photo]) -> list[int]:
    return [photo.id for photo in photos]


def test_a_new_article_has_no_word_and_the_facts_that_are_known(workspace: Workspace) -> None:
    article = new_article(workspace, author="Nguyễn Thị Mai", topic=4)
    assert (article.title, article.body, article.author, article.credit, article.topic) == (
        "",
        "",
        "Nguyễn Thị Mai",
        "Nguyễn Thị Mai",
        4,
    )
    assert len(workspace.articles.history(article)) == 1


def test_texts_are_stored_clean_and_a_body_in_its_one_form(workspace: Workspace) -> None:
    article = new_article(workspace)
    stored = edit_article(
        workspace,
        article.id,
        title="  Công  đoàn\nBộ ",
        sapo="Ha\u0323 Nội",
        body="<div onclick='x'>Một<b>hai</b></div><ul><li><strong>ba</strong></li></ul><p></p>",
    )
    assert (stored.title, stored.sapo) == ("Công đoàn Bộ", "Hạ Nội")
    assert stored.body == "<p>Mộthai</p>\n<ul>\n<li><strong>ba</strong></li>\n</ul>"
    assert edit_article(workspace, article.id, title="", sapo="", body="").title == ""


def test_a_fact_can_be_taken_away(workspace: Workspace) -> None:
    event = workspace.events.add(Event(title="Thăm hỏi", day="2021-04-16"))
    article = new_article(workspace, topic=2, event_id=event.id)
    assert (article.topic, article.event_id) == (2, event.id)
    stored = edit_article(workspace, article.id, topic=None, event_id=None)
    assert (stored.topic, stored.event_id) == (0, None)


def test_a_topic_is_one_of_the_articles_own_year(workspace: Workspace) -> None:
    edition = open_year(workspace, 2022).edition
    workspace.topics.add(Topic(edition_id=edition.id, number=9, short="Đại hội", title="Đại hội"))
    article = new_article(workspace, plan_year=2021)
    with pytest.raises(UserError, match=r"Kế hoạch năm 2021 không có nội dung số 9.*1, 2, 3, 4, 5, 6"):
        edit_article(workspace, article.id, topic=9)
    edit_article(workspace, article.id, topic=6)
    # To another year it goes with its number, which means nothing there and is not lost.
    assert edit_article(workspace, article.id, plan_year=2022).topic == 6
    with pytest.raises(UserError, match=r"Kế hoạch năm 2022 không có nội dung số 5.*: 9"):
        edit_article(workspace, article.id, topic=5)
    # Typed one after the other and stored together: the topic was one when it was chosen.
    stored = edit_article(workspace, article.id, topic=9, plan_year=2021)
    assert (stored.topic, stored.plan_year) == (9, 2021)


def test_what_was_left_blank_last_year_is_not_taken_up_this_year(workspace: Workspace) -> None:
    left = new_article(workspace)
    assert new_article(workspace).id == left.id
    workspace.connection.execute("UPDATE article SET created = '2020-12-30T08:00:00Z'")
    assert new_article(workspace).id != left.id


def test_a_blank_article_that_was_put_into_a_year_is_not_taken_up(workspace: Workspace) -> None:
    left = new_article(workspace, plan_year=2021)
    assert new_article(workspace).id != left.id
    assert new_article(workspace, plan_year=2021).id == left.id


@pytest.mark.parametrize("wrong", [{"kind": "tho"}, {"topic": 7}, {"topic": 0}, {"event_id": 9}])
def test_unknown_values_are_refused_and_change_nothing(workspace: Workspace, wrong: dict[str, Any]) -> None:
    article = new_article(workspace, title="Tin")
    with pytest.raises(UserError):
        edit_article(workspace, article.id, title="Tin khác", **wrong)
    assert workspace.articles.get(article.id) == article


@pytest.mark.parametrize(
    ("credit", "author", "new", "line"),
    [
        ("Lê Quang", "Lê Quang", "Lê Mai", "Lê Mai"),
        ("Bài và ảnh: Lê Quang", "Lê Quang", "Lê Mai", "Bài và ảnh: Lê Mai"),
        ("Bài và ảnh:", "", "Lê Mai", "Bài và ảnh: Lê Mai"),
        ("Bài và ảnh: Lê Quang", "Lê Quang", "", "Bài và ảnh:"),
        ("Bài và ảnh: B", "B", "Bình", "Bài và ảnh: Bình"),
        ("Bài và ảnh:", "B", "Bình", "Bài và ảnh: Bình"),
        ("Nguồn: Lê Công", "g", "Giang", "Nguồn: Lê Công"),
        ("Theo Báo Lao Động", "", "Lê Mai", "Theo Báo Lao Động"),
        ("Bài: Lê Quang – Ảnh: Hà An", "Lê Quang", "Lê Mai", "Bài: Lê Quang – Ảnh: Hà An"),
        ("Lê Mai", "Lê Mai", "", ""),
        ("", "", "Lê Mai", "Lê Mai"),
    ],
)
def test_a_new_author_stands_in_the_author_line(
    workspace: Workspace, credit: str, author: str, new: str, line: str
) -> None:
    article = workspace.articles.add(Article(title="Tin", author=author, credit=credit))
    assert edit_article(workspace, article.id, author=new).credit == line


def test_an_author_typed_with_pauses_arrives_whole_in_the_author_line(workspace: Workspace) -> None:
    article = workspace.articles.add(Article(title="Tin", credit="Bài và ảnh:"))
    for author in ("B", "Bì", "Bình", "", "N", "Nguyễn", "Nguyễn An"):
        stored = edit_article(workspace, article.id, author=author)
        assert stored.credit == f"Bài và ảnh: {author}".strip()


def test_a_new_article_takes_up_the_one_that_was_left_without_a_word(workspace: Workspace) -> None:
    first = new_article(workspace, author="Lê Mai")
    again = new_article(workspace, author="Lê Mai", topic=4)
    assert (again.id, again.topic, again.author) == (first.id, 4, "Lê Mai")
    # Whoever asks for less does not take away what is there; who chose something keeps it for himself.
    assert new_article(workspace, author="Lê Mai").id != first.id
    assert len(workspace.articles.all()) == 2


@pytest.mark.parametrize(
    "own", [{"title": "T"}, {"sapo": "S"}, {"body": "<p>B</p>"}, {"author": "Hà An"}, {"credit": "Theo báo"}]
)
def test_an_article_with_anything_of_its_own_is_left_alone(workspace: Workspace, own: dict[str, str]) -> None:
    first = new_article(workspace, author="Lê Mai")
    stored = edit_article(workspace, first.id, **own)
    assert new_article(workspace, author="Lê Mai").id != first.id
    assert workspace.articles.get(first.id) == stored


def test_an_article_with_a_photo_or_in_the_bin_is_no_blank_one(workspace: Workspace) -> None:
    with_photo = new_article(workspace)
    hang_photos(workspace, with_photo.id, _add_photos(workspace, 1))
    binned = bin_article(workspace, new_article(workspace).id)
    assert new_article(workspace).id not in (with_photo.id, binned.id)


def test_typing_over_a_revision_leaves_one_in_the_history(workspace: Workspace) -> None:
    article = new_article(workspace)
    first = edit_article(workspace, article.id, title="C")
    for title in ("Cô", "Công", "Công đoàn"):
        first = edit_article(workspace, article.id, over=first.rev, title=title)
    assert [revision.article.title for revision in revisions(workspace, article.id)] == ["Công đoàn", ""]


def test_a_text_that_was_deleted_within_one_sitting_stays_in_the_history(workspace: Workspace) -> None:
    paragraph = "Công đoàn Bộ thăm hỏi, tặng quà đoàn viên có hoàn cảnh khó khăn tại ba đơn vị."
    article = stored = new_article(workspace)
    for body in (paragraph[:40], paragraph, "", "x", "xy"):
        stored = edit_article(workspace, article.id, over=stored.rev, body=f"<p>{body}</p>")
    bodies = [revision.article.body for revision in revisions(workspace, article.id)]
    assert bodies == ["<p>xy</p>", f"<p>{paragraph}</p>"]


def test_a_caption_that_was_deleted_within_one_sitting_stays_in_the_history(workspace: Workspace) -> None:
    words = "Chủ tịch Công đoàn trao quà cho đoàn viên có hoàn cảnh khó khăn, sáng 16/4."
    stored = workspace.photos.get(_add_photos(workspace, 1)[0])
    for caption in (words, "", "x"):
        stored = caption_photo(workspace, stored.id, caption, over=stored.rev)
    assert [photo.caption for photo in workspace.photos.history(stored)] == [words, "x"]


def test_an_old_revision_comes_back_as_a_new_one(workspace: Workspace) -> None:
    article = new_article(workspace, title="Tin một", body="<p>cũ</p>")
    edit_article(workspace, article.id, title="Tin hai", topic=3)
    edit_article(workspace, article.id, body="<p>mới</p>")
    old = revisions(workspace, article.id)[-1]
    stored = bring_back(workspace, article.id, old.rev)
    assert (stored.title, stored.body, stored.topic) == ("Tin một", "<p>cũ</p>", 0)
    assert [revision.changed for revision in revisions(workspace, article.id)] == [
        ("tít", "nội dung", "nội dung của kế hoạch"),
        ("nội dung",),
        ("tít", "nội dung của kế hoạch"),
        ("bản đầu tiên",),
    ]
    with pytest.raises(UserError, match="không còn trong lịch sử"):
        bring_back(workspace, article.id, 99)


def test_the_bin_gives_back_what_it_was_given(workspace: Workspace) -> None:
    article = new_article(workspace, title="Tin")
    (photo,) = _add_photos(workspace, 1)
    hang_photos(workspace, article.id, [photo])
    bin_article(workspace, article.id)
    assert workspace.articles.all() == []
    restored = restore_article(workspace, article.id)
    assert (restored.title, restored.deleted_at) == ("Tin", None)
    assert _order(workspace.article_photos.photos_of(article.id)) == [photo]
    assert revisions(workspace, article.id)[0].changed == ("khôi phục từ thùng rác",)


def test_photos_are_hung_moved_and_taken_out(workspace: Workspace) -> None:
    article = new_article(workspace)
    one, two, three, four = _add_photos(workspace, 4)

    def hang(ids: list[int], position: int | None = None) -> tuple[int, list[int]]:
        new = hang_photos(workspace, article.id, ids, position)
        return new, _order(workspace.article_photos.photos_of(article.id))

    assert hang([one, two]) == (2, [one, two])
    assert hang([three, four], 2) == (2, [one, three, four, two])
    assert hang([two], 1) == (0, [two, one, three, four])
    assert hang([two], 9) == (0, [one, three, four, two])
    assert hang([two, two, one], 3) == (0, [three, two, one, four])
    take_out_photo(workspace, article.id, two)
    assert workspace.photos.get(two).deleted_at is None
    # Without a place for them, those that stand there already stay.
    assert hang([four, two, three]) == (1, [three, one, four, two])
    assert workspace.article_photos.last_position(article.id) == 4
    with pytest.raises(UserError, match="tin, bài"):
        hang_photos(workspace, 99, [one])


def test_a_photo_in_the_bin_keeps_its_place(workspace: Workspace) -> None:
    article = new_article(workspace)
    one, two, three = _add_photos(workspace, 3)
    hang_photos(workspace, article.id, [one, two, three])
    binned = workspace.photos.to_bin(workspace.photos.get(two))
    take_out_photo(workspace, article.id, three)
    workspace.photos.from_bin(binned)
    assert set(_order(workspace.article_photos.photos_of(article.id))) == {one, two}


def test_a_hung_photo_takes_the_caption_that_the_document_listed(workspace: Workspace) -> None:
    article = workspace.articles.add(Article(title="Tin", captions=("Trao quà.", "Chụp chung.")))
    one, two = _add_photos(workspace, 2)
    caption_photo(workspace, one, "Đã có")
    hang_photos(workspace, article.id, [one, two])
    assert [photo.caption for photo in workspace.article_photos.photos_of(article.id)] == [
        "Đã có",
        "Chụp chung.",
    ]


def test_imported_photos_follow_those_that_were_arranged(
    workspace: Workspace, make_photo: Callable[..., Path]
) -> None:
    article = new_article(workspace)
    one, two = _add_photos(workspace, 2)
    hang_photos(workspace, article.id, [one, two])
    hang_photos(workspace, article.id, [two], 1)
    done = import_photos(workspace, [make_photo()], article_id=article.id)
    assert _order(workspace.article_photos.photos_of(article.id)) == [two, one, done.ids[0]]
