"""The window's parts around a workspace of one's own."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.jobs import Jobs, Lane
from ucvn_desktop.ui.memory import Memory
from ucvn_desktop.ui.messages import Messages, Notice
from ucvn_desktop.ui.session import Session


class Troubles(list[Exception]):
    """What jobs could not do and nobody took."""


@pytest.fixture(autouse=True, scope="module")
def only_what_is_new_is_garbage() -> None:
    """What is there before a module's first test stays, so that the collections after each of its tests need not
    look at 250,000 objects of pytest's and of imported modules."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def troubles() -> Troubles:
    return Troubles()


@pytest.fixture
def jobs(qapp: object, troubles: Troubles, workspace: Workspace) -> Iterator[Jobs]:
    """Background work; a bug in it fails the test."""
    messages_of: list[Messages] = []

    def take(error: Exception) -> None:
        troubles.append(error)
        if messages_of and isinstance(error, UserError):
            messages_of[0].error(error)

    made = Jobs(take, workspace.close)
    made.messages_of = messages_of  # type: ignore[attr-defined]
    yield made
    made.close()
    # A wrapper that outlives its widget would be taken for the next one at the same address.
    gc.collect()
    bugs = [error for error in troubles if not isinstance(error, UserError)]
    assert bugs == []


@pytest.fixture
def session(workspace: Workspace, jobs: Jobs, tmp_path: Path) -> Session:
    """A session with a memory of its own."""
    messages = Messages()
    jobs.messages_of.append(messages)  # type: ignore[attr-defined]
    return Session(workspace, jobs, messages, Memory(tmp_path / "window.ini"))


@pytest.fixture
def notices(session: Session) -> list[Notice]:
    """What the session's pages said."""
    said: list[Notice] = []
    session.messages.posted.connect(said.append)
    return said


@pytest.fixture
def settle(qtbot: QtBot, jobs: Jobs) -> Callable[[], None]:
    """Waits until all background work is done and told."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not jobs.long_jobs, timeout=30_000)
        for _ in range(3):
            for lane in Lane:
                jobs.drain(lane)
            qtbot.wait(5)

    return wait
