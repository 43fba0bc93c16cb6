"""The page in a window of its own, over a year with tasks of several kinds."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.task import Task
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.tasks import add_task
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.plan.page import PlanPage
from ucvn_desktop.ui.pages.plan.tasks.view import TasksView
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


@pytest.fixture
def stocked(workspace: Workspace) -> Workspace:
    """2021: a task by hand, one that counts articles of topic 4 (1 of 2 there), one that is done."""
    edition = edition_of(workspace, 2021)
    event = workspace.events.add(Event(title="Thăm hỏi", day="2021-05-12"))
    workspace.articles.add(
        Article(title="Thăm hỏi đoàn viên", body="<p>Tin.</p>", author="Lê An", topic=4, event_id=event.id)
    )
    for task in (
        Task(edition_id=edition.id, what="Treo băng rôn", who="Nguyễn Văn Đoàn", day_to="2021-07-26"),
        Task(
            edition_id=edition.id,
            what="Viết hai tin",
            topic=4,
            day_from="2021-05-01",
            day_to="2021-05-31",
            counted="tin-bai",
            target=2,
        ),
        Task(edition_id=edition.id, what="Lập kế hoạch", day_to="2021-02-28", done_on="2021-02-25"),
    ):
        add_task(workspace, task)
    return workspace


@pytest.fixture
def page(session: Session, qtbot: QtBot, settle: Settle) -> PlanPage:
    """The page over whatever the workspace holds."""
    made = PlanPage(session)
    qtbot.addWidget(made)
    made.resize(1000, 620)
    made.show()
    made.visited()
    settle()
    return made


@pytest.fixture
def view(page: PlanPage) -> TasksView:
    """The tasks, as the room shows them first."""
    assert isinstance(page.view, TasksView)
    return page.view
