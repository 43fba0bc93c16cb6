"""The field «Đến ngày…»: what it reads, where it leads, what it says of what it cannot read."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.typing_events import type_text
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.ui.pages.plan.calendar.jump import read_jump
from ucvn_desktop.ui.pages.plan.calendar.spans import Span
from ucvn_desktop.ui.pages.plan.calendar.view import CalendarView

Settle = Callable[[], None]


def _type(view: CalendarView, text: str, settle: Settle) -> None:
    view.form.jump.setFocus()
    type_text(view.form.jump, text)
    QTest.keyClick(view.form.jump, Qt.Key.Key_Return)
    settle()


@pytest.mark.parametrize(
    ("text", "day", "span"),
    [
        ("1/9", date(2021, 9, 1), None),
        (" 1 / 9 ", date(2021, 9, 1), None),
        ("1-9", date(2021, 9, 1), None),
        ("1/9/2026", date(2026, 9, 1), None),
        ("2026-09-01", date(2026, 9, 1), None),
        ("9/2026", date(2026, 9, 1), Span.MONTH),
        ("2026", date(2026, 1, 1), Span.YEAR),
    ],
)
def test_days_months_and_years_are_read_as_one_writes_them(text: str, day: date, span: Span | None) -> None:
    assert read_jump(text, 2021) == (day, span)


@pytest.mark.parametrize("text", ["29/2", "31/9/2026", "13/2026", "1899", "1/1/2101", "mai", "9"])
def test_what_is_no_day_of_the_calendar_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(UserError, match=r"không phải là ngày nào của lịch.*Hãy ghi như 1/9, 1/9/2026"):
        read_jump(text, 2021)


def test_a_day_without_year_that_is_none_is_told_with_the_year_that_is_shown() -> None:
    with pytest.raises(UserError, match="«29/2/2021»"):
        read_jump("29/2", 2021)


def test_a_typed_day_is_shown_as_it_is_looked_at_now(view: CalendarView, settle: Settle) -> None:
    view.show_span(Span.WEEK)
    _type(view, "2/9", settle)
    assert view.day == date(2021, 9, 2)
    assert view.form.heading.text() == "Tuần 35, 30/8 – 5/9/2021"
    assert view.form.jump.text() == ""
    assert view.board.hasFocus()


def test_a_typed_month_or_year_is_shown_as_one(view: CalendarView, settle: Settle) -> None:
    _type(view, "2026", settle)
    assert view.form.heading.text().startswith("Năm 2026")
    assert view.form.show_year.isChecked()
    _type(view, "9/2027", settle)
    assert view.form.heading.text() == "Tháng 9 năm 2027"


def test_what_cannot_be_read_stays_typed_and_is_told_at_the_field(view: CalendarView, settle: Settle) -> None:
    _type(view, "31/9", settle)
    assert view.day == date(2021, 7, 28)
    assert view.form.jump.text() == "31/9"
    assert "«31/9/2021» không phải là ngày nào của lịch" in view.form.jump_fault.text()
    assert view.form.jump_fault.isVisible()
    type_text(view.form.jump, "3")
    assert not view.form.jump_fault.isVisible()
    assert view.back()
    assert view.board.hasFocus()
    assert view.form.jump.text() == ""


def test_ctrl_g_leads_to_the_field(view: CalendarView) -> None:
    view.window().activateWindow()
    view.board.setFocus()
    QTest.keyClick(view.board, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert view.form.jump.hasFocus()
