"""What is typed is stored after a pause, at the latest after three seconds, and never dropped."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Troubles
from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.ui import saving
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


class Store:
    """Stands for a service: notes what it is asked to store, and fails as often as it is told."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.calls: list[tuple[int, dict[str, Any], int]] = []
        self.failures: list[Exception] = []

    def __call__(self, record_id: int, changes: dict[str, Any], over: int) -> Article:
        if self.failures:
            raise self.failures.pop(0)
        self.calls.append((record_id, changes, over))
        workspace = self._session.workspace
        return workspace.articles.save(replace(workspace.articles.get(record_id), **changes))


@pytest.fixture
def article(session: Session) -> Article:
    return session.workspace.articles.add(Article(title="Tin"))


@pytest.fixture
def store(session: Session) -> Store:
    return Store(session)


@pytest.fixture
def autosave(session: Session, store: Store) -> Autosave:
    return Autosave(session, store, "article")


def test_what_is_typed_is_stored_once_after_a_pause(
    session: Session, autosave: Autosave, store: Store, article: Article, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.saved, timeout=3000):
        for text in ("T", "Ti", "Tin m", "Tin mới"):
            autosave.edit(article.id, title=text)
            qtbot.wait(20)
    assert [changes for _, changes, _ in store.calls] == [{"title": "Tin mới"}]
    assert session.workspace.articles.get(article.id).title == "Tin mới"
    assert not autosave.has_unsaved


def test_who_never_pauses_is_stored_all_the_same(
    autosave: Autosave, store: Store, article: Article, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saving._LATEST_MS <= 3_000
    monkeypatch.setattr(saving, "_LATEST_MS", 300)
    monkeypatch.setattr(saving, "_PAUSE_MS", 30_000)
    for number in range(45):
        autosave.edit(article.id, title=f"Tin {number}")
        qtbot.wait(8)
    assert store.calls


def test_two_records_and_many_fields_are_kept_apart(
    autosave: Autosave, store: Store, article: Article, settle: Settle, session: Session
) -> None:
    other = session.workspace.articles.add(Article(title="Bài"))
    autosave.edit(article.id, title="Một")
    autosave.edit(other.id, sapo="Hai")
    autosave.edit(article.id, sapo="Ba")
    assert autosave.typed(article.id) == {"title": "Một", "sapo": "Ba"}
    autosave.flush()
    settle()
    assert [(i, c) for i, c, _ in store.calls] == [
        (article.id, {"title": "Một", "sapo": "Ba"}),
        (other.id, {"sapo": "Hai"}),
    ]


def test_a_sitting_names_the_revision_that_it_may_replace(
    autosave: Autosave, store: Store, article: Article, settle: Settle
) -> None:
    for text in ("Một", "Hai", "Ba"):
        autosave.edit(article.id, title=text)
        autosave.flush()
        settle()
    autosave.new_sitting(article.id)
    autosave.edit(article.id, title="Bốn")
    autosave.flush()
    settle()
    assert [over for _, _, over in store.calls] == [0, 2, 3, 0]


def test_nothing_typed_is_lost_when_the_disk_is_full(
    session: Session,
    autosave: Autosave,
    store: Store,
    article: Article,
    settle: Settle,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr("ucvn_desktop.ui.saving._RETRY_MS", 50)
    store.failures = [StorageError("Không ghi được dữ liệu: ổ đĩa đã đầy.")]
    autosave.edit(article.id, title="Một", sapo="Cũ")
    with qtbot.waitSignal(session.unsaved):
        autosave.flush()
    autosave.edit(article.id, sapo="Mới")
    assert autosave.typed(article.id) == {"title": "Một", "sapo": "Mới"}
    with qtbot.waitSignal(session.saved, timeout=3000):
        pass
    assert session.workspace.articles.get(article.id).sapo == "Mới"
    assert [notice.tone for notice in notices] == ["red"]


def test_a_refused_change_stays_until_it_is_typed_over(
    autosave: Autosave, store: Store, article: Article, settle: Settle, notices: list[Notice]
) -> None:
    store.failures = [UserError("Tít không được để trống.")]
    autosave.edit(article.id, title="")
    autosave.flush()
    settle()
    assert autosave.has_unsaved
    assert [notice.text for notice in notices] == ["Tít không được để trống."]
    autosave.edit(article.id, title="Có tít")
    autosave.flush()
    settle()
    assert store.calls == [(article.id, {"title": "Có tít"}, 0)]


def test_a_save_that_fails_late_never_puts_old_words_over_new_ones(
    session: Session, autosave: Autosave, store: Store, article: Article, settle: Settle
) -> None:
    goes_on = threading.Event()
    session.jobs.save(lambda: goes_on.wait(10))
    store.failures = [StorageError("Không ghi được dữ liệu: ổ đĩa đã đầy.")]
    autosave.edit(article.id, title="Thăm hỏi")
    autosave.flush()
    autosave.edit(article.id, title="Thăm hỏi đoàn viên")
    autosave.flush()
    assert autosave.typed(article.id) == {"title": "Thăm hỏi đoàn viên"}
    goes_on.set()
    settle()
    autosave.flush()
    settle()
    assert session.workspace.articles.get(article.id).title == "Thăm hỏi đoàn viên"
    assert not autosave.has_unsaved


def test_what_was_typed_during_a_save_is_stored_right_after_it_when_asked(
    session: Session, autosave: Autosave, store: Store, article: Article, settle: Settle
) -> None:
    goes_on = threading.Event()
    session.jobs.save(lambda: goes_on.wait(10))
    autosave.edit(article.id, title="Một")
    autosave.flush()
    autosave.edit(article.id, sapo="Hai")
    autosave.flush()
    assert autosave.typed(article.id) == {"title": "Một", "sapo": "Hai"}
    goes_on.set()
    settle()
    assert [changes for _, changes, _ in store.calls] == [{"title": "Một"}, {"sapo": "Hai"}]
    assert not autosave.has_unsaved


def test_a_bug_in_saving_keeps_the_words_and_is_reported(
    autosave: Autosave, store: Store, article: Article, settle: Settle, troubles: Troubles
) -> None:
    store.failures = [ValueError("bug")]
    autosave.edit(article.id, title="Giữ lại")
    autosave.flush()
    settle()
    assert autosave.typed(article.id) == {"title": "Giữ lại"}
    assert autosave.has_unsaved
    assert [type(error) for error in troubles] == [ValueError]
    troubles.clear()
    autosave.flush()
    settle()
    assert not autosave.has_unsaved


def test_what_one_editor_stores_does_not_tell_that_another_stored_the_same_record(
    session: Session, autosave: Autosave, store: Store, article: Article, settle: Settle
) -> None:
    """As of a post: its fields are stored by one, its pasted picture by another."""
    faults: list[object] = []
    went_well: list[object] = []
    session.messages.posted.connect(lambda _: faults.append(session.jobs.fault_of))
    session.jobs.went_well.connect(went_well.append)
    store.failures = [UserError("Chưa lưu được ảnh dán.")]
    autosave.edit(article.id, sapo="Ảnh")
    autosave.flush()
    settle()
    other = Autosave(session, store, "article")
    other.edit(article.id, title="Lời")
    other.flush()
    settle()
    (fault,) = faults
    assert fault not in went_well
    autosave.flush()
    settle()
    assert fault in went_well
