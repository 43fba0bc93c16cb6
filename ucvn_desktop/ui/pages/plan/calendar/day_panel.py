"""The panel at the right: all that happens on the chosen day, beside a year all that happens in it, or what is to come."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.calendar import CalendarEntry
from ucvn_desktop.core.text.dates import format_day, this_day
from ucvn_desktop.services.calendar import Coming
from ucvn_desktop.ui.navigation import room_of
from ucvn_desktop.ui.pages.plan.calendar import words
from ucvn_desktop.ui.pages.plan.calendar.delegate import EntryDelegate
from ucvn_desktop.ui.pages.plan.calendar.form import CalendarForm
from ucvn_desktop.ui.pages.plan.calendar.model import EntryModel
from ucvn_desktop.ui.pages.plan.calendar.reading import Seen
from ucvn_desktop.ui.pages.plan.calendar.spans import Span, heading


class DayPanel(QObject):
    """`opened` gives the CalendarEntry whose record shall be shown, `hidden` the one that shall go.

    `coming_wanted` asks for what is to come.
    """

    opened = Signal(object)
    hidden = Signal(object)
    coming_wanted = Signal()

    def __init__(self, form: CalendarForm, *, read_only: bool) -> None:
        super().__init__(form.root)
        self._form = form
        self._is_closed = read_only
        self._model = EntryModel(self)
        self._seen: Seen | None = None
        self._day: date | None = None  # the one that is chosen
        form.show_day.setChecked(True)
        for button in (form.show_day, form.show_coming):
            button.clicked.connect(self._turn)
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

    @property
    def shows_coming(self) -> bool:
        """Whether what is to come is listed, and not the chosen day."""
        return self._form.show_coming.isChecked()

    def turn_to_day(self) -> None:
        """List the chosen day from now on."""
        self._form.show_day.setChecked(True)

    def show_day(self, seen: Seen, day: date) -> None:
        """Show a day of what was read: another one with its first entry chosen, of the same what was chosen stays."""
        form, is_year, before = self._form, seen.span is Span.YEAR, self._day
        self._seen, self._day = seen, day
        form.show_day.setText("Cả năm" if is_year else "Ngày này")
        if self.shows_coming:
            return
        lunar = seen.days[day].lunar if day in seen.days else None
        moon = words.moon_title(lunar)
        if is_year:
            self._head(
                heading(Span.YEAR, day), ", ".join(filter(None, (f"Đang chọn: {words.day_title(day)}", moon)))
            )
            self._list(seen.entries, None, "Cả năm chưa có gì.")
        else:
            self._head(words.day_title(day), moon)
            self._list(seen.on(day), day, "Ngày này chưa có gì.")
        if is_year and day != before:
            self._go_to(day)
        elif day != before and self._model.entries:
            # What lasts for months, chosen on another day, would hide what is of this one.
            form.entries.setCurrentIndex(self._model.index(0, 0))

    def show_coming(self, found: Sequence[Coming]) -> None:
        """Show what is to come, while that is what is to be listed."""
        if self.shows_coming:
            # The calendar may stand in another year.
            today = format_day(this_day().isoformat())
            self._head(
                f"Sắp đến, tính từ hôm nay {today}",
                "Diễn ra hoặc đến hạn trong 30 ngày tới, và những ngày nên chuẩn bị từ nay",
            )
            entries = tuple(one.entry for one in found)
            self._list(entries, None, "Không có gì trong 30 ngày tới.", tuple(map(words.left, found)))

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

    def _head(self, title: str, under: str) -> None:
        form = self._form
        form.day_title.setText(title)
        form.day_moon.setText(under)
        form.day_moon.setVisible(bool(under))

    def _list(
        self, entries: tuple[CalendarEntry, ...], day: date | None, none: str, before: tuple[str, ...] = ()
    ) -> None:
        form, chosen = self._form, self.current
        self._model.show_entries(entries, day, before)
        if chosen and chosen in entries:
            self.choose(chosen)
        elif entries:
            form.entries.setCurrentIndex(self._model.index(0, 0))
        form.entries.setVisible(bool(entries))
        form.none_said.setText(none)
        for part in (form.none_said, form.panel_rest):
            part.setVisible(not entries)
        self._say_what_can_be_done()

    def _turn(self) -> None:
        if self.shows_coming:
            self.coming_wanted.emit()
        elif self._seen and self._day:
            self.show_day(self._seen, self._day)

    def _go_to(self, day: date) -> None:
        """In the year's list, to what begins on the day or next after it; after all of them to the last."""
        iso, entries = day.isoformat(), self._model.entries
        if entries:
            row = next((n for n, entry in enumerate(entries) if entry.day_from >= iso), len(entries) - 1)
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
