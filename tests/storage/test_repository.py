"""Records: what is stored, how it changes, what is kept of it."""

import sqlite3
from dataclasses import replace
from typing import Any

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.post import Post
from ucvn_desktop.core.record import Record, content_hash
from ucvn_desktop.core.slogan import Poster, Slogan
from ucvn_desktop.core.submission import Submission, SubmissionItem
from ucvn_desktop.core.task import Task
from ucvn_desktop.storage.health import examine
from ucvn_desktop.storage.workspace import Workspace

VISIT = Event(title="Thăm hỏi đoàn viên", day="2021-04-16", place="Hà Nội")


def test_a_stored_record_comes_back_the_same(workspace: Workspace) -> None:
    stored = workspace.events.add(VISIT)
    assert stored.id > 0
    assert stored.rev == 1
    assert len(stored.uid) == 36
    assert workspace.events.get(stored.id) == stored
    assert replace(stored, id=0, uid="", rev=0, created="", updated="") == VISIT


def test_lists_and_flags_keep_their_types(workspace: Workspace) -> None:
    topic = workspace.topics.all()[0]
    assert isinstance(topic.points, tuple)
    assert len(topic.points) == 3


def test_a_change_is_a_new_revision_and_the_old_text_stays(workspace: Workspace) -> None:
    first = workspace.articles.add(Article(title="Tin một", body="<p>cũ</p>"))
    second = workspace.articles.save(replace(first, body="<p>mới</p>"))
    assert second.rev == 2
    assert [a.body for a in workspace.articles.history(second)] == ["<p>cũ</p>", "<p>mới</p>"]
    assert content_hash(first) != content_hash(second)


def test_saving_what_did_not_change_makes_no_revision(workspace: Workspace) -> None:
    stored = workspace.events.add(VISIT)
    assert workspace.events.save(stored).rev == 1
    assert len(workspace.events.history(stored)) == 1


def test_a_stale_copy_does_not_overwrite_a_newer_text(workspace: Workspace) -> None:
    stored = workspace.events.add(VISIT)
    workspace.events.save(replace(stored, place="Hải Phòng"))
    with pytest.raises(UserError, match="vừa được sửa ở nơi khác"):
        workspace.events.save(replace(stored, place="Huế"))
    assert workspace.events.get(stored.id).place == "Hải Phòng"


def _typed(workspace: Workspace, words: str) -> Article:
    """An article that was typed word by word, each save over the one before."""
    stored = workspace.articles.add(Article(title="Tin", body=""))
    before = stored.rev
    over = 0
    for end in range(1, len(words.split()) + 1):
        stored = workspace.articles.save(replace(stored, body=" ".join(words.split()[:end])), over)
        over = stored.rev
    assert stored.rev > before
    return stored


def test_an_hour_of_typing_is_one_revision(workspace: Workspace) -> None:
    stored = _typed(workspace, "Công đoàn Bộ thăm hỏi đoàn viên")
    versions = workspace.articles.history(stored)
    assert [(a.rev, a.body) for a in versions] == [(1, ""), (8, "Công đoàn Bộ thăm hỏi đoàn viên")]
    assert examine(workspace) == []


_LONG = "Phối hợp với Ban Nữ công và Văn phòng. " * 15


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Task(edition_id=1, what="Viết tin", note=_LONG), "note"),
        (Post(title="Bài đăng", note=_LONG), "note"),
        (Person(full_name="Nguyễn Văn Mẫu", note=_LONG), "note"),
        (Slogan(text=_LONG), "text"),
        (Poster(text=_LONG, width_mm=500, height_mm=300, template="dung", font="Be Vietnam Pro"), "text"),
        (Office(person_id=1, title="Chủ tịch", unit=_LONG), "unit"),
        (Event(title="Hội nghị", day="2021-04-16", details={"ket-qua": _LONG}), "details"),
        (Article(title="Tin", body=f"<p>{_LONG}</p>"), "body"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.KIND,
)
def test_of_whatever_record_a_text_that_is_emptied_stays_in_the_history(
    workspace: Workspace, record: Record, field: str
) -> None:
    repository = next(one for one in workspace.repositories() if one.kind == record.KIND)
    if isinstance(record, Office):
        workspace.people.add(Person(full_name="Lê Thị Mẫu"))
    stored = repository.add(record)
    changes: dict[str, Any] = {field: {} if field == "details" else ""}
    repository.save(replace(stored, **changes), stored.rev)
    before, after = repository.history(stored)
    assert (getattr(before, field), getattr(after, field)) == (getattr(stored, field), changes[field])


def test_markup_is_no_text_that_is_lost(workspace: Workspace) -> None:
    bare = "".join(f"<p>Công đoàn{number}</p>" for number in range(20))
    stored = workspace.articles.add(
        Article(title="Tin", body=bare.replace("Công đoàn", "<strong>Công đoàn</strong>"))
    )
    workspace.articles.save(replace(stored, body=bare), stored.rev)
    assert len(workspace.articles.history(stored)) == 1


def test_only_the_newest_revision_can_be_replaced(workspace: Workspace) -> None:
    stored = _typed(workspace, "một hai")
    other = workspace.articles.save(replace(stored, title="Tin sửa ở nơi khác"))
    workspace.articles.save(replace(other, body="một hai ba"), over=stored.rev)
    assert [a.rev for a in workspace.articles.history(stored)] == [1, 3, 4, 5]


def test_a_stale_copy_is_refused_whatever_it_would_replace(workspace: Workspace) -> None:
    stale = workspace.articles.add(Article(title="Tin"))
    newest = workspace.articles.save(replace(stale, title="Tin mới"))
    with pytest.raises(UserError, match="vừa được sửa ở nơi khác"):
        workspace.articles.save(replace(stale, title="Tin cũ"), over=newest.rev)
    assert [a.title for a in workspace.articles.history(stale)] == ["Tin", "Tin mới"]


def test_a_revision_that_was_sent_stays_in_the_history(workspace: Workspace) -> None:
    article = _typed(workspace, "đã gửi đi")
    bundle = workspace.submissions.add(
        Submission(number=1, year=2021, day="2021-04-19", name="B", destination="", path="")
    )
    workspace.submission_items.add(
        SubmissionItem(
            submission_id=bundle.id,
            position=1,
            item_kind="article",
            item_id=article.id,
            item_uid=article.uid,
            item_rev=article.rev,
            title=article.title,
            state="x",
        )
    )
    workspace.articles.save(replace(article, body="sửa sau khi gửi"), over=article.rev)
    assert [a.body for a in workspace.articles.history(article)] == ["", "đã gửi đi", "sửa sau khi gửi"]


def test_a_save_that_fails_leaves_the_replaced_revision(workspace: Workspace) -> None:
    article = _typed(workspace, "một hai")

    def fail() -> None:
        with workspace.write():
            workspace.articles.save(replace(article, body="ba"), over=article.rev)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert workspace.articles.history(article)[-1].body == "một hai"


def test_some_records_come_in_the_order_asked_for(workspace: Workspace) -> None:
    first, second = (workspace.events.add(replace(VISIT, title=title)) for title in ("một", "hai"))
    assert workspace.events.some([second.id, 99, first.id]) == [second, first]
    assert workspace.events.some([]) == []


def test_more_records_may_be_asked_for_than_sqlite_takes_parameters(workspace: Workspace) -> None:
    event = workspace.events.add(VISIT)
    article = workspace.articles.add(Article(title="Tin", body=""))
    photo = workspace.photos.add(
        Photo(sha256="a" * 64, name="a.jpg", mime="image/jpeg", size=1, width=4, height=3)
    )
    workspace.article_photos.put(article.id, photo.id, 1)
    person = workspace.people.add(Person(full_name="Lê Mai", kinds=()))
    office = workspace.offices.add(Office(person_id=person.id, title="Chủ tịch"))
    many = list(range(1, 30))
    workspace.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, len(many) - 1)
    assert workspace.events.some(many) == [event]
    assert workspace.article_photos.photos_by_article(many) == {article.id: [photo]}
    assert workspace.offices.of_some(many) == [office]
    assert workspace.submission_items.newest_of([str(number) for number in many]) == {}


def test_what_lies_in_the_bin_is_not_listed_and_can_be_taken_out(workspace: Workspace) -> None:
    stored = workspace.events.add(VISIT)
    binned = workspace.events.to_bin(stored)
    assert workspace.events.all() == []
    assert workspace.events.all(with_bin=True) == [binned]
    assert workspace.events.from_bin(binned).deleted_at is None
    assert len(workspace.events.all()) == 1


def test_a_missing_record_is_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="Không có hoạt động số 99"):
        workspace.events.get(99)


def test_a_failed_transaction_leaves_no_trace(workspace: Workspace) -> None:
    def fail() -> None:
        with workspace.write():
            workspace.events.add(VISIT)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert workspace.events.all(with_bin=True) == []
    assert workspace.connection.execute("SELECT count(*) FROM history WHERE kind = 'event'").fetchone() == (
        0,
    )


def test_a_failed_inner_block_leaves_the_outer_one_whole(workspace: Workspace) -> None:
    def fail_inside() -> None:
        with workspace.write():
            workspace.events.add(replace(VISIT, title="hỏng"))
            raise KeyError

    with workspace.write():
        workspace.events.add(VISIT)
        with pytest.raises(KeyError):
            fail_inside()
    assert [e.title for e in workspace.events.all()] == [VISIT.title]


def test_a_whole_number_in_a_field_of_fractions_is_no_damage_later(workspace: Workspace) -> None:
    stored = workspace.posters.add(
        Poster(text="Tham mưu giỏi", width_mm=500, height_mm=80, template="vien-vang", font="Be Vietnam Pro")
    )
    assert content_hash(workspace.posters.get(stored.id)) == content_hash(stored)
    assert examine(workspace) == []
    assert workspace.posters.save(replace(stored, width_mm=500)).rev == 1


def test_the_bin_gives_what_was_put_there_and_nothing_else(workspace: Workspace) -> None:
    kept, gone = (workspace.slogans.add(Slogan(text=text)) for text in ("giữ", "bỏ"))
    workspace.slogans.to_bin(gone)
    assert [slogan.text for slogan in workspace.slogans.binned()] == ["bỏ"]
    workspace.slogans.to_bin(kept)
    assert {slogan.text for slogan in workspace.slogans.binned()} == {"giữ", "bỏ"}
