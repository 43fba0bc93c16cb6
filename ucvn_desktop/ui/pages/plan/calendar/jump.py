"""The field «Đến ngày…»: a day, a month or a year, typed, to which the calendar goes."""

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.partial_days import parse_partial_day
from ucvn_desktop.ui.pages.plan.calendar.form import CalendarForm
from ucvn_desktop.ui.pages.plan.calendar.spans import Span

_WITHOUT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}")
_SPANS = {4: Span.YEAR, 7: Span.MONTH}  # by the length of what is known of a day


def read_jump(text: str, year: int) -> tuple[date, Span | None]:
    """The first day of what is typed («1/9» is of `year`), and what then is to be seen: of «9/2026» the month, of
    «2026» the year, of a day (None) whatever is seen now. Raises UserError."""
    words = "".join(text.split())
    if _WITHOUT_YEAR.fullmatch(words):
        words = f"{words}/{year}".replace(".", "/").replace("-", "/")
    try:
        iso = parse_partial_day(words)
    except UserError as error:
        raise UserError(
            f"«{words}» không phải là ngày nào của lịch (từ năm 1900 đến năm 2100). Hãy ghi như 1/9, 1/9/2026, 9/2026 "
            "hoặc 2026."
        ) from error
    return date.fromisoformat(f"{iso}-01-01"[:10]), _SPANS.get(len(iso))


class Jump(QObject):
    """`wanted` gives the day and the Span to show, None where that stays; what cannot be read is told below the field."""

    wanted = Signal(object, object)

    def __init__(self, form: CalendarForm, year: Callable[[], int]) -> None:
        super().__init__(form.root)
        self._form = form
        self._year = year  # of days that are typed without one
        form.jump_fault.hide()
        form.jump.returnPressed.connect(self._read)
        form.jump.textEdited.connect(lambda _: form.jump_fault.hide())

    def start(self) -> None:
        """Let the user type."""
        self._form.jump.setFocus()
        self._form.jump.selectAll()

    def leave(self) -> None:
        """Let go what was typed."""
        self._form.jump.clear()
        self._form.jump_fault.hide()

    def _read(self) -> None:
        form = self._form
        if not form.jump.text().strip():
            return
        try:
            day, span = read_jump(form.jump.text(), self._year())
        except UserError as error:
            form.jump_fault.setText(error.message)
            form.jump_fault.show()
            form.jump.selectAll()
        else:
            self.leave()
            self.wanted.emit(day, span)
