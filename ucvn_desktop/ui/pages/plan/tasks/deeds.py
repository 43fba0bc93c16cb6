"""What is done with tasks: begun, taken from the plan, put into the bin; and a year opened."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.task import Task
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.tasks import TaskRow, add_task, bin_task, restore_task
from ucvn_desktop.ui.bin import Bin
from ucvn_desktop.ui.pages.plan.tasks import words
from ucvn_desktop.ui.session import Session

if TYPE_CHECKING:
    from ucvn_desktop.services.plan_year import NewYear

NEW = "Nhiệm vụ mới"


class Deeds(QObject):
    """Quick writes, told in notices."""

    begun = Signal(object)  # the Task that was added to be typed over
    came = Signal(object)  # a Task that was added
    opened = Signal(int)  # a year
    import_wanted = Signal()  # a plan's text

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self.bin = Bin(session, self, bin_task, restore_task, lambda task: f"«{words.name(task)}»")

    def begin(self, year: int) -> None:
        """Add a task to be typed over to the plan of that year, until its end."""
        workspace = self._session.workspace
        first = today() if today().startswith(str(year)) else f"{year}-01-01"

        def add() -> Task:
            edition = edition_of(workspace, year)
            return add_task(
                workspace, Task(edition_id=edition.id, what=NEW, day_from=first, day_to=f"{year}-12-31")
            )

        self._session.jobs.save(add, self._begun)

    def suggest(self, year: int) -> None:
        """Let the user choose from what the plan of that year suggests."""
        from ucvn_desktop.services.task_suggestions import suggested_tasks

        workspace = self._session.workspace

        def read() -> list[Task] | None:
            with workspace.reading():
                edition = edition_of(workspace, year)
                has_plan = bool(workspace.topics.of_edition(edition.id))
                return suggested_tasks(workspace, edition) if has_plan else None

        self._session.jobs.read(read, partial(self._suggested, year))

    def open_year(self, rows: Sequence[TaskRow], years: Sequence[int]) -> None:
        """Let the user open a year and choose the tasks that come along."""
        from ucvn_desktop.services.plan_year import open_year
        from ucvn_desktop.ui.pages.plan.tasks import choice_dialog

        asked = choice_dialog.ask_year(self._page, [row.task for row in rows], years)
        if asked:
            workspace, (year, task_ids) = self._session.workspace, asked
            self._session.jobs.save(lambda: open_year(workspace, year, task_ids), self._opened)

    def _begun(self, task: Task) -> None:
        self.begun.emit(task)
        self._session.changed.emit("task")

    def _suggested(self, year: int, tasks: Sequence[Task] | None) -> None:
        """`tasks` is None where the year has no plan."""
        from ucvn_desktop.services.task_suggestions import add_suggested
        from ucvn_desktop.ui.pages.plan.tasks import choice_dialog

        if not tasks:
            told = words.nothing_to_suggest(year, has_plan=tasks is not None)
            way = ("Nhập kế hoạch…", self.import_wanted.emit) if tasks is None else None
            self._session.messages.say(told, "blue", action=way)
            return
        chosen = choice_dialog.ask_suggestions(self._page, tasks)
        workspace = self._session.workspace
        if chosen:
            self._session.jobs.save(lambda: add_suggested(workspace, chosen), self._added)

    def _added(self, tasks: Sequence[Task]) -> None:
        self.came.emit(tasks[0])
        self._session.changed.emit("task")
        self._session.messages.say(f"Đã thêm {format_number(len(tasks))} nhiệm vụ từ kế hoạch.")

    def _opened(self, year: "NewYear") -> None:
        self.opened.emit(year.edition.year)
        self._session.changed.emit("plan_edition")
        told = " ".join((words.opened(year), *year.warnings))
        self._session.messages.say(told, "gold" if year.warnings else "green")
