"""The calendar on paper and as a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QTextDocument

from ucvn_desktop.ui import dialogs, printing
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.plan.calendar.spans import Span
from ucvn_desktop.ui.pages.plan.calendar.view import CalendarView

Settle = Callable[[], None]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, QTextDocument, bool]]:
    """(title, document, whether it lies across) of what would be printed."""
    found: list[tuple[str, QTextDocument, bool]] = []

    def note(_: Any, __: Any, title: str, document: QTextDocument, *, landscape: bool) -> bool:
        found.append((title, document, landscape))
        return True

    monkeypatch.setattr(printing, "print_document", note)
    return found


@pytest.mark.parametrize(
    ("span", "title", "lies_across"),
    [
        (Span.WEEK, "Lịch tuần 30 năm 2021", False),
        (Span.MONTH, "Lịch tháng 7 năm 2021", True),
        (Span.YEAR, "Lịch năm 2021", False),
    ],
)
def test_what_is_shown_is_printed(
    view: CalendarView,
    settle: Settle,
    printed: list[tuple[str, QTextDocument, bool]],
    span: Span,
    title: str,
    lies_across: bool,
) -> None:
    view.show_span(span)
    settle()
    view.print_shown()
    settle()
    ((said, document, across),) = printed
    assert (said, across) == (title, lies_across)
    assert title in document.toPlainText()
    assert "92 năm Ngày thành lập Công đoàn Việt Nam" in document.toPlainText()


def test_one_kind_only_is_printed_where_only_that_is_shown(
    view: CalendarView, settle: Settle, printed: list[tuple[str, QTextDocument, bool]]
) -> None:
    view.form.kind.setCurrentIndex(view.form.kind.findData("event"))
    view.form.kind.activated.emit(view.form.kind.currentIndex())
    settle()
    view.print_shown()
    settle()
    text = printed[0][1].toPlainText()
    assert "Thăm hỏi đoàn viên" in text
    assert "Treo băng rôn" not in text
    assert "Công đoàn Việt Nam" not in text


def test_each_sheet_is_offered_whatever_is_shown(
    view: CalendarView, settle: Settle, printed: list[tuple[str, QTextDocument, bool]]
) -> None:
    menu = view.secondary[1].menu()
    assert menu
    for action in menu.actions()[:3]:
        action.trigger()
    settle()
    assert [title for title, _, _ in printed] == [
        "Lịch tuần 30 năm 2021",
        "Lịch tháng 7 năm 2021",
        "Lịch năm 2021",
    ]


def test_the_shown_year_is_written_as_a_file(
    view: CalendarView,
    settle: Settle,
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def answer(_: Any, __: str, proposed: str, ___: str) -> Path:
        asked.append(proposed)
        return tmp_path / "lich"

    monkeypatch.setattr(dialogs, "ask_save_file", answer)
    view.go_to(date(2021, 7, 16))
    menu = view.secondary[1].menu()
    assert menu
    menu.actions()[-1].trigger()
    settle()
    assert asked == ["Lịch năm 2021.ics"]
    text = (tmp_path / "lich.ics").read_text(encoding="utf-8")
    assert "Thăm hỏi đoàn viên" in text
    assert "của năm 2021" in notices[-1].text
    assert "«lich.ics»" in notices[-1].text


def test_nothing_is_written_where_no_file_is_named(
    view: CalendarView, settle: Settle, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_: None)
    menu = view.secondary[1].menu()
    assert menu
    menu.actions()[-1].trigger()
    settle()
    assert notices == []
