"""The view in a window of its own, over July 2021 with an event, a task and a day of the unit's own."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.occasion import Occasion
from ucvn_desktop.core.task import Task
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.occasions import add_occasion
from ucvn_desktop.services.records import add_event
from ucvn_desktop.services.tasks import add_task
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.plan.calendar.spans import Span
from ucvn_desktop.ui.pages.plan.calendar.view import CalendarView
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]
OWN_DAY = "Ngày truyền thống cơ quan"


@pytest.fixture
def stocked(workspace: Workspace) -> Workspace:
    """An event on 16/7 at half past eight, a task from 5/7 to 26/7, the unit's own day on 15/7."""
    edition = edition_of(workspace, 2021)
    add_event(workspace, Event(title="Thăm hỏi đoàn viên", day="2021-07-16", time="08:30"))
    add_task(
        workspace,
        Task(edition_id=edition.id, what="Treo băng rôn", day_from="2021-07-05", day_to="2021-07-26"),
    )
    add_occasion(workspace, Occasion(title=OWN_DAY, day_from="07-15", origin_year=1996))
    return workspace


@pytest.fixture
def make_view(session: Session, qtbot: QtBot, settle: Settle) -> Callable[[], CalendarView]:
    """Makes the view over whatever the workspace holds, at the month of 28/7/2021."""

    def make() -> CalendarView:
        made = CalendarView(session)
        qtbot.addWidget(made)
        made.resize(1000, 620)
        with qtbot.waitExposed(made):
            made.show()
        made.visited()
        settle()
        made.show_span(Span.MONTH)
        made.go_to(date(2021, 7, 28))
        settle()
        return made

    return make


@pytest.fixture
def view(stocked: Workspace, make_view: Callable[[], CalendarView]) -> CalendarView:
    """The view over the stocked workspace."""
    return make_view()
