"""The year's tasks, how they stand, and what counts for them."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.task import Task
from ucvn_desktop.services.tasks import Behind, TaskRow, edit_task
from ucvn_desktop.ui.drafts import Drafts
from ucvn_desktop.ui.forms import put
from ucvn_desktop.ui.pages.plan.plan_view import PlanView
from ucvn_desktop.ui.pages.plan.tasks import words
from ucvn_desktop.ui.pages.plan.tasks.behind_list import BehindList
from ucvn_desktop.ui.pages.plan.tasks.deeds import Deeds
from ucvn_desktop.ui.pages.plan.tasks.detail_panel import DetailPanel
from ucvn_desktop.ui.pages.plan.tasks.draft import judge
from ucvn_desktop.ui.pages.plan.tasks.form import PlanTasksForm
from ucvn_desktop.ui.pages.plan.tasks.list_panel import ListPanel
from ucvn_desktop.ui.pages.plan.tasks.reading import YearRead, read_behind, read_year
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.read_only import close

if TYPE_CHECKING:
    from ucvn_desktop.ui.pages.plan.tasks.board import Board

# What the figures are made of.
_KINDS = frozenset({"task", "article", "event", "poster", "submission", "plan_edition"})
_SETTLES_MS = 200
_BOARD = "plan/board"


class TasksView(PlanView):
    """Tasks of the year that is chosen."""

    KINDS = frozenset({"task"})
    HAS_YEAR = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._form = PlanTasksForm.load(self)
        put(self, self._form.root)
        self.primary = self.make_action("Thêm nhiệm vụ", "Thêm một nhiệm vụ vào năm đang xem (Ctrl+N)")
        self._from_plan = self.make_action("Từ kế hoạch…", "Chọn nhiệm vụ từ các ý ghi trong kế hoạch")
        self._new_year = self.make_action("Mở năm mới…", "Mở thêm một năm, chép sang nhiệm vụ được chọn")
        self.secondary = (self._from_plan, self._new_year)
        self._list = ListPanel(self._form)
        self._detail = DetailPanel(self._form, read_only=session.read_only)
        self._behind = BehindList(session, self._form)
        self._deeds = Deeds(session, self)
        workspace = session.workspace
        self._autosave = Autosave(
            session, lambda task_id, changes, over: edit_task(workspace, task_id, changes, over), "task"
        )
        self._drafts = Drafts(self._autosave, judge)
        self._year = 0
        self._read = YearRead(())
        self._is_reading = self._is_stale = False
        self._wanted = self._begins = 0
        self._settled = run_later(self, _SETTLES_MS, self.refresh)
        self._import = self.make_action("Nhập kế hoạch…", "Đọc kế hoạch từ tệp của công đoàn cấp trên")
        if session.read_only:
            close(self.primary, self._import, *self.secondary)
        self._empty = QStackedWidget()
        put(self._form.empty_place, self._empty)
        self._form.show_board.setChecked(bool(session.memory.number(_BOARD)))
        self._connect()

    @property
    def form(self) -> PlanTasksForm:
        """The view's widgets."""
        return self._form

    @property
    def has_unsaved(self) -> bool:
        return self._drafts.has_unsaved

    @property
    def unsaved(self) -> tuple[str, int] | None:
        return self._drafts.unsaved

    @cached_property
    def board(self) -> "Board":
        """The tasks in columns, made when they are wanted."""
        from ucvn_desktop.ui.pages.plan.tasks.board import Board

        made = Board()
        put(self._form.board_place, made)
        made.chosen.connect(self._list.choose)
        made.opened.connect(self._work_on)
        return made

    @property
    def shows_board(self) -> bool:
        """Whether the tasks stand in columns, and not in the table beside the one that is chosen."""
        return self._form.show_board.isChecked()

    @property
    def shown_rows(self) -> list[TaskRow]:
        """The tasks that are listed."""
        return self._list.model.rows

    def visited(self) -> None:
        self.refresh()

    def show_year(self, year: int) -> None:
        if year != self._year:
            self._year = year
            self.refresh()

    def create_new(self) -> None:
        if self._read.edition and not self.session.read_only:
            self.flush()
            self._deeds.begin(self._year)

    def print_shown(self) -> None:
        """Print the table as it is filtered."""
        from ucvn_desktop.ui.pages.plan.tasks.paper import task_table
        from ucvn_desktop.ui.printing import print_document

        rows, edition = self.shown_rows, self._read.edition
        if not rows or not edition:
            self.session.messages.say("Chưa có nhiệm vụ nào trong bảng nên chưa có gì để in.", "blue")
            return
        unit, cells = self.session.workspace.profile.unit_name, map(self._list.model.cells, rows)
        document = task_table(unit, edition.year, self._list.filter_words, cells)
        print_document(self.session, self, f"Nhiệm vụ năm {edition.year}", document)

    def rename(self) -> None:
        if self._has_task_in_hand:
            self._leave_board()
            self._detail.begin()

    def delete(self) -> None:
        if self._has_task_in_hand and self._detail.task:
            self.flush()
            self._deeds.bin.put_away(self._detail.task.id)

    def back(self) -> bool:
        focus = self.focusWidget()
        if self.shows_board and not self._list.filter_words:
            self._leave_board()
        elif focus and focus.hasFocus() and self._form.detail_states.isAncestorOf(focus):
            self._form.table.setFocus()
        elif self._list.filter_words:
            self._list.drop_filter()
        else:
            return False
        return True

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind not in self.KINDS:
            return False
        self._wanted = record_id
        self._leave_board()
        self._list.clear_filter()
        self.refresh()
        return True

    def flush(self) -> None:
        self._autosave.flush()

    def refresh(self) -> None:
        """Read the year anew; asked again while it is read, it is read once more."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        workspace, year, wanted = self.session.workspace, self._year, self._wanted
        self.session.jobs.read(
            lambda: read_year(workspace, year, wanted),
            lambda read: self._show(read, year, wanted),
            self._not_read,
        )

    def _show(self, read: YearRead, year: int, wanted: int) -> None:
        self._is_reading = False
        if self._is_stale and (year != self._year or wanted != self._wanted):
            self.refresh()
            return
        self._read, self._wanted = read, 0
        self._show_edition(read)
        self._list.show_topics(read.topics)
        self._detail.show_choices(read.topics, read.methods)
        if wanted:
            self._list.choose(wanted)
        self._list.show_rows(read.rows)
        self._show_state()
        self.set_subtitle(words.summary(read.rows))
        if self._begins and self._detail.task and self._detail.task.id == self._begins:
            self._detail.begin()
        self._begins = 0
        if self._is_stale:
            self.refresh()

    @property
    def _has_task_in_hand(self) -> bool:
        return bool(self._detail.task) and not self.session.read_only

    def _show_state(self) -> None:
        form, has_rows = self._form, bool(self._read.rows)
        tasks = form.board_place if self.shows_board else form.working
        form.states.setCurrentWidget(tasks if has_rows else form.empty_place)
        if not has_rows:
            self._show_empty(self._nothing_yet if self._read.topics else self._no_plan)
        form.filters.setVisible(has_rows)
        form.show_state.setVisible(not self.shows_board)

    def _turn_board(self) -> None:
        """Between table and columns; the columns show every state."""
        self.session.memory.keep(_BOARD, int(self.shows_board))
        if self.shows_board:
            self.flush()
            self._form.show_state.setCurrentIndex(0)
            self._list.apply()
        self._show_state()
        if self.shows_board:
            self.board.take_focus()
        else:
            self._form.table.setFocus()

    def _leave_board(self) -> None:
        if self.shows_board:
            self._form.show_board.setChecked(False)
            self._turn_board()

    def _fill_board(self) -> None:
        if self.shows_board:
            current = self._list.current
            self.board.show_rows(self.shown_rows, current.task.id if current else 0)

    def _work_on(self, task_id: int) -> None:
        """From its card to the task itself."""
        self._list.choose(task_id)
        self.rename()

    def _show_edition(self, read: YearRead) -> None:
        year = read.edition.year if read.edition else 0
        if year != self._year:
            self._year = year
            self.year_shown.emit(year)
        for action in (self.primary, self._from_plan):
            if action and not self.session.read_only:
                action.setEnabled(read.edition is not None)

    def _not_read(self, error: Exception) -> None:
        self._is_reading = False
        had_wish, self._wanted = self._wanted, 0
        if isinstance(error, UserError):
            self.session.messages.error(error)
            if had_wish:
                self.refresh()

    def _connect(self) -> None:
        form, deeds = self._form, self._deeds
        assert self.primary
        self.primary.triggered.connect(self.create_new)
        self._from_plan.triggered.connect(self._suggest)
        self._import.triggered.connect(self.import_wanted)
        deeds.import_wanted.connect(self.import_wanted)
        self._new_year.triggered.connect(lambda: deeds.open_year(self._read.rows, self._read.years))
        form.bin.clicked.connect(self.delete)
        form.table.activated.connect(lambda _: self.rename())
        self._list.chosen.connect(self._choose)
        self._list.listed.connect(self._fill_board)
        form.show_board.clicked.connect(self._turn_board)
        self._detail.edited.connect(self._edit)
        self._autosave.stored.connect(self._stored)
        deeds.begun.connect(self._begun)
        for came in (deeds.came, deeds.bin.restored):
            came.connect(lambda task: self.show_record("task", task.id))
        deeds.bin.gone.connect(lambda task: self._list.step_from(task.id))
        deeds.opened.connect(self.year_opened)
        self.session.changed.connect(self._changed)

    def _choose(self, row: TaskRow | None) -> None:
        """Another task is chosen, or the one that is shown was read anew."""
        shown = self._detail.task
        if row is None:
            self._detail.show_task(None)
            return
        if shown is None or shown.id != row.task.id:
            self.flush()
            self._detail.show_task(row.task, self._drafts.judged(row.task))
        else:
            self._follow(row.task)
        self._detail.show_standing(row.standing)
        workspace, task_id = self.session.workspace, row.task.id
        self.session.jobs.read(lambda: read_behind(workspace, task_id), self._show_behind)

    def _follow(self, task: Task) -> None:
        """The task in hand was stored, or read anew; fields know better while what was typed in them comes to be stored."""
        if not self._autosave.typed(task.id):
            self._detail.follow(task, self._drafts.judged(task))

    def _show_behind(self, read: tuple[TaskRow, list[Behind]] | None) -> None:
        if read and self._detail.task and read[0].task.id == self._detail.task.id:
            self._behind.show_records(read[0], read[1])

    def _edit(self, changes: dict[str, object]) -> None:
        if self._detail.task:
            self._drafts.edit(self._detail.task, changes)
            self._detail.show_judged(self._drafts.judged(self._detail.task))

    def _stored(self, task: Task) -> None:
        shown = self._detail.task
        if shown and shown.id == task.id:
            self._follow(task)

    def _suggest(self) -> None:
        if self._read.edition:
            self.flush()
            self._deeds.suggest(self._year)

    def _begun(self, task: Task) -> None:
        self._begins = task.id
        self.show_record("task", task.id)

    def _changed(self, kind: str) -> None:
        if kind in _KINDS and self.isVisible():
            self._settled.start()

    def _show_empty(self, page: EmptyPage) -> None:
        if self._empty.indexOf(page) < 0:
            self._empty.addWidget(page)
        self._empty.setCurrentWidget(page)

    @cached_property
    def _no_plan(self) -> EmptyPage:
        page = EmptyPage(
            "empty-plan",
            "Chưa có kế hoạch và nhiệm vụ của năm này",
            "Nhập tệp kế hoạch của công đoàn cấp trên: chương trình đọc ra nội dung, hình thức và từng ý, rồi gợi ý nhiệm "
            "vụ từ chính các ý ấy. Chưa có tệp thì vẫn thêm được từng nhiệm vụ.",
            self._import,
        )
        page.example.connect(self.session.sample)
        return page

    @cached_property
    def _nothing_yet(self) -> EmptyPage:
        page = EmptyPage(
            "empty-plan",
            "Chưa có nhiệm vụ nào trong năm này",
            "Nhiệm vụ lấy được từ chính các ý của kế hoạch. Chương trình tự đếm tin, bài, hoạt động và thiết kế "
            "đã làm, và nhắc khi sắp hết hạn.",
            self._from_plan,
        )
        page.example.connect(self.session.sample)
        return page
