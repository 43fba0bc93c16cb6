"""What presses is said once a day."""

import sys
from collections.abc import Callable
from datetime import timedelta
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject

from ucvn_desktop.core.occasion import Occasion, Rule
from ucvn_desktop.core.task import Task
from ucvn_desktop.core.text.dates import this_day, today
from ucvn_desktop.services.occasions import add_occasion
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.tasks import add_task
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.navigation import room_of
from ucvn_desktop.ui.reminding import Reminding
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]
SERVICE = "ucvn_desktop.services.pressing"


@pytest.fixture
def due(workspace: Workspace) -> Task:
    """A task that ends today."""
    edition = open_year(workspace, this_day().year).edition
    return add_task(workspace, Task(edition_id=edition.id, what="Treo băng rôn", day_to=today()))


@pytest.fixture
def reminding(session: Session) -> Reminding:
    made = Reminding(session, QObject(session))
    made.stop()
    return made


def test_what_presses_is_said_once_a_day_and_leads_to_it(
    due: Task, reminding: Reminding, session: Session, notices: list[Notice], settle: Settle
) -> None:
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record_id: wanted.append((kind, record_id)))
    reminding.look()
    settle()
    (said,) = notices
    assert said.text.startswith("Hôm nay: 1 nhiệm vụ sắp hết hạn")
    assert said.run
    said.run()
    assert wanted == [("task", due.id)]
    reminding.look()
    settle()
    assert len(notices) == 1


def test_where_no_task_presses_it_leads_to_the_day_of_the_occasion(
    workspace: Workspace, reminding: Reminding, session: Session, notices: list[Notice], settle: Settle
) -> None:
    day = this_day() + timedelta(days=2)
    add_occasion(
        workspace, Occasion(title="Ngày hội", rule=Rule.ONCE.value, day_from=day.isoformat(), lead_days=5)
    )
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record_id: wanted.append((kind, record_id)))
    reminding.look()
    settle()
    assert "Ngày hội" in notices[0].text
    assert notices[0].run
    notices[0].run()
    assert wanted[0][0] == "day"
    room = room_of("day")
    assert room
    assert "day" in room.load().KINDS


def test_another_day_says_it_again(
    due: Task, reminding: Reminding, session: Session, notices: list[Notice], settle: Settle
) -> None:
    session.memory.keep("reminded", f"2021-01-01 {session.workspace.folder}")
    reminding.look()
    settle()
    reminding.look()
    settle()
    assert len(notices) == 1


class _Loading:
    """Notes in which threads the service is loaded."""

    def __init__(self) -> None:
        self.threads: list[Thread] = []

    def find_spec(self, name: str, *_: object) -> None:
        if name == SERVICE:
            self.threads.append(current_thread())


def test_the_service_is_loaded_beside_the_window_and_only_where_it_is_asked(
    due: Task,
    reminding: Reminding,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loading = _Loading()
    monkeypatch.setattr(sys, "meta_path", [loading, *sys.meta_path])
    monkeypatch.delitem(sys.modules, SERVICE, raising=False)
    reminding.look()
    settle()
    assert len(notices) == len(loading.threads) == 1
    assert loading.threads != [main_thread()]
    monkeypatch.delitem(sys.modules, SERVICE)
    reminding.look()
    settle()
    assert len(loading.threads) == 1


def test_where_nothing_pressed_yet_a_task_that_comes_later_is_told_the_same_day(
    workspace: Workspace,
    reminding: Reminding,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ucvn_desktop.services.pressing.coming", lambda *_: [])
    edition = open_year(workspace, this_day().year).edition
    reminding.look()
    settle()
    assert notices == []
    add_task(workspace, Task(edition_id=edition.id, what="Treo băng rôn", day_to=today()))
    reminding.look()
    settle()
    assert len(notices) == 1
