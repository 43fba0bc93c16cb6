"""The view «Lịch»: a week, a month or a year, and beside it the chosen day."""

from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ucvn_desktop.core.calendar import CalendarEntry
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import Observance
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.services.calendar import SOURCES
from ucvn_desktop.ui.forms import put
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.keys import bind
from ucvn_desktop.ui.pages.plan.calendar import words
from ucvn_desktop.ui.pages.plan.calendar.board import Board
from ucvn_desktop.ui.pages.plan.calendar.day_panel import DayPanel
from ucvn_desktop.ui.pages.plan.calendar.deeds import Deeds
from ucvn_desktop.ui.pages.plan.calendar.form import CalendarForm
from ucvn_desktop.ui.pages.plan.calendar.jump import Jump
from ucvn_desktop.ui.pages.plan.calendar.paper import Paper
from ucvn_desktop.ui.pages.plan.calendar.reading import Seen, find_time, read_coming, read_seen
from ucvn_desktop.ui.pages.plan.calendar.spans import Span, heading, turned
from ucvn_desktop.ui.pages.plan.plan_view import PlanView
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.read_only import close
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_SPAN = "plan/calendar"
_SETTLES_MS = 200
_NARROW = 900


class CalendarView(PlanView):
    """Shows days as they were read; the day that is asked for comes when it is read."""

    KINDS = frozenset({"occasion", "day"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._form = CalendarForm.load(self)
        put(self, self._form.root)
        self._board = Board()
        put(self._form.board_place, self._board)
        for one, other in pairwise((self._form.kind, self._board, self._form.show_day)):
            QWidget.setTabOrder(one, other)
        self._jump = Jump(self._form, lambda: self._day.year)
        self._panel = DayPanel(self._form, read_only=session.read_only)
        self._deeds = Deeds(session, self)
        self._paper = Paper(session, self)
        kept = session.memory.text(_SPAN)
        self._span = Span(kept) if kept in list(Span) else Span.MONTH
        self._day = this_day()
        self._told = 0  # the year that the room stands at
        self._asked: Job | None = None
        self._asked_coming: Job | None = None
        self._wanted = 0  # the number of an occasion that is to be chosen once it is read
        self._settled = run_later(self, _SETTLES_MS, self.refresh)
        self._make_actions()
        self._fill_form()
        self._connect()

    @property
    def form(self) -> CalendarForm:
        """The view's widgets."""
        return self._form

    @property
    def board(self) -> Board:
        """On which days are painted."""
        return self._board

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """What the panel lists."""
        return self._panel.entries

    @property
    def day(self) -> date:
        """The day that is chosen."""
        return self._day

    def visited(self) -> None:
        self.refresh()
        if not self.isAncestorOf(self.window().focusWidget()):
            self._board.setFocus()

    def show_year(self, year: int) -> None:
        """Another year is chosen in the room: the same day of that year. Turning leaves the room where it is."""
        if year and year != self._told:
            self._day = turned(Span.YEAR, self._day, year - self._day.year)
        self._told = year

    def create_new(self) -> None:
        if not self.session.read_only:
            self._deeds.add_occasion(self._day)

    def print_shown(self) -> None:
        self._print(self._span)

    def rename(self) -> None:
        self._panel.open()

    def delete(self) -> None:
        self._panel.hide()

    def back(self) -> bool:
        if self._form.entries.hasFocus() or self._form.jump.hasFocus():
            self._jump.leave()
            self._board.setFocus()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._form.kind_label.setVisible(event.size().width() >= _NARROW)
        super().resizeEvent(event)

    def show_record(self, kind: str, record_id: int) -> bool:
        """An occasion by its number, or a day by its ordinal."""
        if kind not in self.KINDS:
            return False
        if kind == "day":
            self.go_to(date.fromordinal(record_id))
            return True
        workspace, year = self.session.workspace, self._day.year
        self.session.jobs.read(
            lambda: find_time(workspace, record_id, year), partial(self._show_time, record_id)
        )
        return True

    def go_to(self, day: date) -> None:
        """Choose a day, in what is shown or in what then is read."""
        self._day = day
        self._panel.turn_to_day()
        seen = self._board.seen
        if seen and seen.covers(self._span, day) and not self._is_reading:
            self._board.choose(day)
            self._panel.show_day(seen, day)
        else:
            self.refresh()

    def show_span(self, span: Span) -> None:
        """Show a week, a month or a year around the chosen day."""
        self._span = span
        self.session.memory.keep(_SPAN, span.value)
        self._button_of(span).setChecked(True)
        self._name_turns()
        self.go_to(self._day)

    def refresh(self) -> None:
        """Read what is to be shown; what is shown stays until then."""
        if self._asked:
            self._asked.cancel()
        workspace, span, day = self.session.workspace, self._span, self._day
        kind = str(self._form.kind.currentData() or "")
        self._asked = self.session.jobs.read(
            lambda: read_seen(workspace, span, day, kind), self._show, self._not_read
        )
        if self._panel.shows_coming:
            self._read_coming()

    @property
    def _is_reading(self) -> bool:
        return bool(self._asked and not self._asked.is_over)

    def _show(self, seen: Seen) -> None:
        self._board.show_seen(seen, self._day)
        self._panel.show_day(seen, self._day)
        said = heading(seen.span, self._day)
        self._form.heading.setText(said)
        self.set_subtitle(words.counts(seen.entries) or "Không có mục nào")
        if self._wanted:
            self._choose_wanted(seen)

    def _read_coming(self) -> None:
        if self._asked_coming:
            self._asked_coming.cancel()
        workspace, kind = self.session.workspace, str(self._form.kind.currentData() or "")
        self._asked_coming = self.session.jobs.read(
            lambda: read_coming(workspace, this_day(), kind), self._panel.show_coming
        )

    def _choose_wanted(self, seen: Seen) -> None:
        wanted, self._wanted = self._wanted, 0
        for entry in seen.entries:
            if entry.kind in self.KINDS and entry.record_id == wanted:
                self._panel.choose(entry)
        self._form.entries.setFocus()

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.session.messages.error(error)

    def _show_time(self, record_id: int, day: date | None) -> None:
        if day is None:
            self._edit_occasions(record_id)
            return
        self._form.kind.setCurrentIndex(0)
        self._panel.turn_to_day()
        self._wanted, self._day = record_id, day
        self.refresh()

    def _make_actions(self) -> None:
        self.primary = self.make_action(
            "Thêm ngày riêng", "Thêm ngày của ngành, cơ quan, đơn vị vào lịch (Ctrl+N)"
        )
        self.primary.triggered.connect(self.create_new)
        occasions = self.make_action("Ngày kỷ niệm…", "Xem, sửa, ẩn, lấy lại các ngày kỷ niệm")
        occasions.triggered.connect(lambda _: self._edit_occasions())
        out = self.make_action("In, xuất", "In lịch, hoặc xuất ra tệp .ics cho điện thoại")
        menu = QMenu(self)
        for span, text in (
            (Span.WEEK, "In lịch tuần…"),
            (Span.MONTH, "In lịch tháng…"),
            (Span.YEAR, "In lịch năm…"),
        ):
            menu.addAction(text).triggered.connect(partial(self._print, span))
        menu.addSeparator()
        menu.addAction("Xuất .ics cả năm…").triggered.connect(lambda: self._paper.export(self._day.year))
        out.setMenu(menu)
        self.secondary = (occasions, out)
        if self.session.read_only:
            close(self.primary)

    def _fill_form(self) -> None:
        form = self._form
        form.previous.setIcon(icon("chevron-left"))
        form.next.setIcon(icon("chevron-right"))
        self._name_turns()
        form.kind.addItem("Tất cả", "")
        for source in SOURCES:
            form.kind.addItem(source.label, source.kind)
        self._boxes = TidyBoxes(self, form.kind)
        self._button_of(self._span).setChecked(True)
        if self.session.read_only:
            close(form.add_event, form.hide)

    def _name_turns(self) -> None:
        name = {Span.WEEK: "tuần", Span.MONTH: "tháng", Span.YEAR: "năm"}[self._span]
        for button, said, key in (
            (self._form.previous, f"{name} trước", "PgUp"),
            (self._form.next, f"{name} sau", "PgDn"),
        ):
            button.setAccessibleName(f"{said[0].upper()}{said[1:]}")
            button.setToolTip(f"{said[0].upper()}{said[1:]} ({key})")

    def _connect(self) -> None:
        form, board = self._form, self._board
        for span in Span:
            self._button_of(span).clicked.connect(partial(self._turn_to, span))
        form.previous.clicked.connect(lambda: self.go_to(turned(self._span, self._day, -1)))
        form.next.clicked.connect(lambda: self.go_to(turned(self._span, self._day, 1)))
        form.go_today.clicked.connect(lambda: self.go_to(this_day()))
        self._jump.wanted.connect(self._go_where_typed)
        bind("Ctrl+G", self, self._jump.start)
        form.kind.activated.connect(lambda _: self.refresh())
        form.add_event.clicked.connect(lambda: self._deeds.write_event(self._day))
        board.day_wanted.connect(self.go_to)
        board.day_opened.connect(self._open_day)
        board.entry_chosen.connect(self._panel.choose)
        board.entry_opened.connect(self._open)
        self._panel.opened.connect(self._open)
        self._panel.coming_wanted.connect(self._read_coming)
        self._panel.hidden.connect(lambda entry: self._deeds.hide_occasion(entry.occurrence.occasion))
        self._deeds.added.connect(self._added)
        self.session.changed.connect(self._changed)

    def _button_of(self, span: Span) -> QPushButton:
        button: QPushButton = getattr(self._form, f"show_{span}")
        return button

    def _turn_to(self, span: Span) -> None:
        self.show_span(span)
        self._board.setFocus()

    def _go_where_typed(self, day: date, span: Span | None) -> None:
        self._day = day
        self._turn_to(span or self._span)

    def _open_day(self, day: date) -> None:
        """In the year, its month; else what happens on the day, the only entry at once."""
        if self._span is Span.YEAR:
            self._day = day
            self._turn_to(Span.MONTH)
        elif len(self.entries) == 1:
            self._panel.open()
        elif self.entries:
            self._form.entries.setFocus()

    def _open(self, entry: CalendarEntry) -> None:
        if not entry.occurrence:
            self.session.wanted.emit(entry.kind, entry.record_id)
        elif not self.session.read_only:
            self._deeds.edit_occasion(entry.occurrence.occasion, entry.occurrence.first.year)

    def _edit_occasions(self, wanted: int = 0) -> None:
        from ucvn_desktop.ui.pages.plan.calendar.occasions_dialog import edit_occasions

        edit_occasions(self, self.session, self._day.year, wanted)

    def _print(self, span: Span) -> None:
        self._paper.print_span(span, self._day, str(self._form.kind.currentData() or ""))

    def _added(self, observance: Observance) -> None:
        self.show_record("occasion", observance.occasion.id)

    def _changed(self, kind: str) -> None:
        if kind != "backup" and self.isVisible():
            self._settled.start()
