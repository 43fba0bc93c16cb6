"""The panel at the right: all that happens on the chosen day, or beside a year all that happens in it."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.calendar import CalendarEntry
from ucvn_desktop.ui.navigation import room_of
from ucvn_desktop.ui.pages.plan.calendar import words
from ucvn_desktop.ui.pages.plan.calendar.delegate import EntryDelegate
from ucvn_desktop.ui.pages.plan.calendar.form import CalendarForm
from ucvn_desktop.ui.pages.plan.calendar.model import EntryModel
from ucvn_desktop.ui.pages.plan.calendar.reading import Seen
from ucvn_desktop.ui.pages.plan.calendar.spans import Span, heading


class DayPanel(QObject):
    """`opened` gives the CalendarEntry whose record shall be shown, `hidden` the one that shall go."""

    opened = Signal(object)
    hidden = Signal(object)

    def __init__(self, form: CalendarForm, *, read_only: bool) -> None:
        super().__init__(form.root)
        self._form = form
        self._is_closed = read_only
        self._model = EntryModel(self)
        self._day: date | None = None  # the one that is shown
        form.entries.setModel(self._model)
        form.entries.setItemDelegate(EntryDelegate(form.entries))
        form.entries.activated.connect(lambda _: self.open())
        form.entries.selectionModel().currentChanged.connect(lambda _, __: self._say_what_can_be_done())
        form.open.clicked.connect(self.open)
        form.hide.clicked.connect(self.hide)

    @property
    def current(self) -> CalendarEntry | None:
        """The entry that is chosen."""
        index = self._form.entries.currentIndex()
        return self._model.entries[index.row()] if index.isValid() else None

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """What is listed."""
        return self._model.entries

    def show_day(self, seen: Seen, day: date) -> None:
        """Show a day of what was read; what was chosen stays chosen where it is listed still."""
        form, is_year = self._form, seen.span is Span.YEAR
        lunar = seen.days[day].lunar if day in seen.days else None
        moon = words.moon_title(lunar)
        if is_year:
            form.day_title.setText(heading(Span.YEAR, day))
            form.day_moon.setText(f"Đang chọn: {words.day_title(day)}{f', {moon}' if moon else ''}")
        else:
            form.day_title.setText(words.day_title(day))
            form.day_moon.setText(moon)
        form.day_moon.setVisible(bool(form.day_moon.text()))
        self._list(seen.entries if is_year else seen.on(day), None if is_year else day)
        if is_year and day != self._day:
            self._go_to(day)
        self._day = day
        form.none_said.setText("Cả năm chưa có gì." if is_year else "Ngày này chưa có gì.")

    def choose(self, entry: CalendarEntry) -> None:
        """Mark an entry as chosen, if it is listed."""
        if entry in self._model.entries:
            self._form.entries.setCurrentIndex(self._model.index(self._model.entries.index(entry), 0))

    def open(self) -> None:
        """Show the chosen entry's record."""
        if _can_open(self.current) and self._form.open.isEnabled():
            self.opened.emit(self.current)

    def hide(self) -> None:
        """Let the chosen occasion go."""
        if self.current and not self._form.hide.isHidden() and self._form.hide.isEnabled():
            self.hidden.emit(self.current)

    def _list(self, entries: tuple[CalendarEntry, ...], day: date | None) -> None:
        form, chosen = self._form, self.current
        if (entries, day) != (self._model.entries, self._model.day):
            self._model.show_entries(entries, day)
            if chosen and chosen in entries:
                self.choose(chosen)
            elif entries:
                form.entries.setCurrentIndex(self._model.index(0, 0))
        form.entries.setVisible(bool(entries))
        for part in (form.none_said, form.panel_rest):
            part.setVisible(not entries)
        self._say_what_can_be_done()

    def _go_to(self, day: date) -> None:
        """In the year's list, to what begins on the day or next after it."""
        iso = day.isoformat()
        row = next((n for n, entry in enumerate(self._model.entries) if entry.day_from >= iso), None)
        if row is not None:
            index = self._model.index(row, 0)
            self._form.entries.setCurrentIndex(index)
            self._form.entries.scrollTo(index, self._form.entries.ScrollHint.PositionAtTop)

    def _say_what_can_be_done(self) -> None:
        form, entry = self._form, self.current
        is_occasion = bool(entry and entry.occurrence)
        is_own = bool(entry and entry.occurrence and not entry.occurrence.occasion.key)
        form.open.setVisible(_can_open(entry))
        form.open.setText("Sửa…" if is_occasion else "Mở")
        form.open.setToolTip("Sửa ngày kỷ niệm này (F2)" if is_occasion else "Mở trong phòng của nó (Enter)")
        form.open.setEnabled(not (is_occasion and self._is_closed))
        form.hide.setVisible(is_occasion)
        form.hide.setText("Bỏ khỏi lịch" if is_own else "Ẩn khỏi lịch")
        form.hide.setEnabled(is_occasion and not self._is_closed)


def _can_open(entry: CalendarEntry | None) -> bool:
    """Whether there is something to be opened: an occasion's dialog, or a room that shows the record."""
    return bool(entry and (entry.occurrence or (entry.record_id and room_of(entry.kind))))
