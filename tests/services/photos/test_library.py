"""What is done with photos that are in the library."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.packing import pack
from ucvn_desktop.services.photos.library import (
    PhotoChanges,
    bin_photos,
    edit_photo,
    edit_photos,
    recent_drafts,
    restore_photos,
)
from ucvn_desktop.storage.workspace import Workspace


@pytest.fixture
def photos(workspace: Workspace) -> list[Photo]:
    with workspace.write():
        return [
            workspace.photos.add(
                Photo(sha256=f"{n:064x}", name=f"{n}.jpg", mime="image/jpeg", size=1, width=4, height=3)
            )
            for n in range(1, 61)
        ]


def test_a_caption_is_stored_clean_and_found(workspace: Workspace, photos: list[Photo]) -> None:
    stored = edit_photo(workspace, photos[0].id, {"caption": " Trao  qua\u0300 ", "place": "Hà Nội "})
    assert (stored.caption, stored.place, stored.rev) == ("Trao quà", "Hà Nội", 2)
    assert [hit.id for hit in workspace.search("trao qua")] == [photos[0].id]


def test_a_caption_that_was_deleted_within_one_sitting_stays_in_the_history(
    workspace: Workspace, photos: list[Photo]
) -> None:
    words = "Chủ tịch Công đoàn trao quà cho đoàn viên có hoàn cảnh khó khăn, sáng 16/4."
    stored = photos[0]
    for caption in (words, "", "x"):
        stored = edit_photo(workspace, stored.id, {"caption": caption}, over=stored.rev)
    assert [photo.caption for photo in workspace.photos.history(stored)] == [words, "x"]


def test_what_is_written_on_many_leaves_the_rest_as_it_was(workspace: Workspace, photos: list[Photo]) -> None:
    event = workspace.events.add(Event(title="Hội nghị", day="2021-04-16"))
    edit_photo(workspace, photos[0].id, {"caption": "Một", "place": "Huế"})
    ids = [photo.id for photo in photos]
    assert edit_photos(workspace, ids, PhotoChanges(credit="Lê Quang", event_id=event.id)) == 60
    first, *others = workspace.photos.all()
    assert (first.caption, first.place) == ("Một", "Huế")
    assert {(p.credit, p.event_id) for p in (first, *others)} == {("Lê Quang", event.id)}
    assert edit_photos(workspace, ids[:2], PhotoChanges(event_id=0, place="")) == 2
    assert workspace.photos.get(ids[0]).event_id is None


def test_writing_what_is_there_already_changes_nothing(workspace: Workspace, photos: list[Photo]) -> None:
    assert edit_photos(workspace, [photos[0].id], PhotoChanges(credit="")) == 0


def test_an_event_that_is_not_there_is_refused(workspace: Workspace, photos: list[Photo]) -> None:
    with pytest.raises(UserError, match="hoạt động"):
        edit_photo(workspace, photos[0].id, {"event_id": 99})
    with pytest.raises(UserError, match="hoạt động"):
        edit_photos(workspace, [photos[0].id], PhotoChanges(event_id=99))


def test_photos_go_to_the_bin_and_return_with_their_places(workspace: Workspace, photos: list[Photo]) -> None:
    article = workspace.articles.add(Article(title="a"))
    workspace.article_photos.put(article.id, photos[0].id, 1)
    ids = [photo.id for photo in photos]
    assert bin_photos(workspace, ids) == 60
    assert bin_photos(workspace, ids[:3]) == 0
    assert (workspace.photos.all(), workspace.article_photos.photos_of(article.id)) == ([], [])
    assert restore_photos(workspace, ids) == 60
    assert [photo.id for photo in workspace.article_photos.photos_of(article.id)] == [photos[0].id]


def test_cancelled_in_between_what_was_done_stays_done(workspace: Workspace, photos: list[Photo]) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        bin_photos(workspace, [photo.id for photo in photos], stop)
    assert 0 < len(workspace.photos.all()) < 60


def test_a_sitting_at_a_caption_is_one_revision(workspace: Workspace, photos: list[Photo]) -> None:
    first = edit_photo(workspace, photos[0].id, {"caption": "Trao"})
    second = edit_photo(workspace, photos[0].id, {"caption": "Trao quà"}, first.rev)
    assert [p.caption for p in workspace.photos.history(second)] == ["", "Trao quà"]


def test_recent_drafts_leave_out_what_was_sent(
    workspace: Workspace, make_photo: Callable[..., Path], tmp_path: Path
) -> None:
    sent = workspace.articles.add(Article(title="Đã gửi", body="<p>a</p>", author="Lê Quang"))
    draft = workspace.articles.add(Article(title="Bản thảo"))
    pack(workspace, tmp_path / "out", article_ids=[sent.id])
    assert [article.id for article in recent_drafts(workspace)] == [draft.id]
    assert recent_drafts(workspace, limit=0) == []
