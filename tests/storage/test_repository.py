"""Records: what is stored, how it changes, what is kept of it."""

from dataclasses import replace

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.record import content_hash
from ucvn_desktop.core.slogan import Poster
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
