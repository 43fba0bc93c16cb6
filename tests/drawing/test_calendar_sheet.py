"""The sheets of week, month and year as their reader sees them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable

from ucvn_desktop.core.calendar import (
    CalendarEntry,
    by_day,
    entry_of,
    month_of,
    occurrences,
    week_of,
    week_span,
)
from ucvn_desktop.core.occasion import Observance, Occasion
from ucvn_desktop.drawing.calendar_sheet import document_pdf, month_document, week_document, year_document

pytestmark = pytest.mark.usefixtures("qapp")

UNION = CalendarEntry("occasion", "2021-07-28", "2021-07-28", "92 năm Ngày thành lập", "năm khác")
HOSTILE = CalendarEntry("event", "2021-07-30", "2021-07-30", "Tọa đàm <b>A & B</b>", "Phòng <3>")
PERIOD = CalendarEntry("occasion", "2021-12-20", "2022-01-10", "Đợt cao điểm")
BEFORE = CalendarEntry("occasion", "2020-12-20", "2021-01-10", "Đợt cao điểm")


def _week(*entries: CalendarEntry) -> QTextDocument:
    first, last = week_span(date(2021, 7, 28))
    return week_document(week_of(first, by_day(entries, first, last)), "Công đoàn <Thử>")


def _month(month: int, *entries: CalendarEntry) -> QTextDocument:
    days = by_day(entries, date(2021, 1, 1), date(2021, 12, 31))
    return month_document(month_of(2021, month, days), "Công đoàn <Thử>")


def _year(*entries: CalendarEntry) -> QTextDocument:
    days = by_day(entries, date(2021, 1, 1), date(2021, 12, 31))
    months = [month_of(2021, month, days) for month in range(1, 13)]
    return year_document(2021, months, entries, "Công đoàn Thử")


def _pages(pdf: bytes) -> int:
    (count,) = re.findall(rb"/Count (\d+)", pdf)
    return int(count)


def _lines(document: QTextDocument) -> list[str]:
    return [line.strip() for line in re.split("[\n\u2028]", document.toPlainText()) if line.strip()]


def test_a_week_has_its_days_with_the_moon_and_what_happens() -> None:
    lines = _lines(_week(UNION, HOSTILE))
    assert lines[:5] == [
        "Lịch tuần 30 năm 2021",
        "Công đoàn <Thử> · 26/7/2021 – 1/8/2021",
        "Thứ Hai",
        "26/7/2021",
        "17/6 âm",
    ]
    at = lines.index("Thứ Tư")
    assert lines[at + 1 : at + 4] == ["28/7/2021", "19/6 âm", "92 năm Ngày thành lập – năm khác"]
    assert "Tọa đàm <b>A & B</b> – Phòng <3>" in lines


def test_a_month_has_its_days_with_the_moon_and_what_is_of_each() -> None:
    lines = _lines(_month(7, UNION, HOSTILE))
    assert lines[:2] == ["Lịch tháng 7 năm 2021", "Công đoàn <Thử>"]
    assert lines[2:9] == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]
    assert "1 22/5" in lines  # the month of the moon stands on the first cell and on its own first day
    assert "10 1/6" in lines
    # A row of numbers, then one of what is of each day.
    at = lines.index("28 19")
    assert lines[at + 4 : at + 6] == ["92 năm Ngày thành lập", "Tọa đàm <b>A & B</b>"]
    assert not [line for line in lines if line.startswith("30 20")]  # 30/6 stands in June only


def _spans(document: QTextDocument, title: str) -> list[tuple[int, int]]:
    """(first column, how many) of each cell of the month that names it."""
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    found = []
    for block in _blocks(document):
        if title in block.text():
            cell = tables[0].cellAt(block.position())
            found.append((cell.column(), cell.columnSpan()))
    return found


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def test_a_period_lies_over_its_days_of_each_week_of_a_month() -> None:
    document = _month(12, PERIOD)
    # From Monday the 20th; December's last week ends with Friday.
    assert _spans(document, "Đợt cao điểm") == [(0, 7), (0, 5)]
    assert [line for line in _lines(document) if "Đợt" in line] == ["Đợt cao điểm …", "… Đợt cao điểm …"]


def test_what_overlaps_on_a_month_lies_below_each_other_and_the_rest_stands_in_its_days() -> None:
    camp = CalendarEntry("event", "2021-12-22", "2021-12-23", "Trại")
    assert _spans(_month(12, PERIOD, camp), "Trại") == [(2, 2)]
    many = [replace(PERIOD, title=f"Đợt {n}", day_to=f"2021-12-{22 + n}") for n in range(10)]
    lines = _lines(_month(12, *many))
    assert "Đợt 9 …" in lines
    assert "Đợt 1 (20/12/2021 – 23/12/2021)" in lines


def test_a_window_that_goes_on_all_the_month_is_a_bar_and_not_told_above_as_well() -> None:
    window = CalendarEntry("event", "2021-06-01", "2021-09-30", "Đợt thi đua", end_word="kết thúc")
    document = month_document(replace(month_of(2021, 7, {}), lasting=(window,)), "Công đoàn Thử")
    assert len(_spans(document, "Đợt thi đua")) == 5
    assert "Kéo dài cả tháng" not in _lines(document)


def test_what_is_not_verified_says_so_on_a_months_sheet_too() -> None:
    doubtful = Occasion(title="Ngày Gia đình Việt Nam", day_from="06-28", verified=False)
    (found,) = occurrences(Observance(doubtful), date(2021, 6, 1), date(2021, 6, 30))
    assert "Ngày Gia đình Việt Nam – chưa kiểm chứng" in _lines(_month(6, entry_of(found)))


def test_a_month_is_as_high_as_its_weeks() -> None:
    assert _lines(_month(2))[-1] == "28 17"
    task = CalendarEntry("task", "2021-01-01", "2021-12-31", "Viết tin", end_word="hạn")
    document = month_document(replace(month_of(2021, 7, {}), lasting=(task,)), "Công đoàn Thử")
    lines = _lines(document)
    assert lines[lines.index("Kéo dài cả tháng") + 1] == "Viết tin (đến 31/12/2021)"


def test_a_year_names_a_month_once_and_says_how_long_periods_last() -> None:
    lines = _lines(_year(BEFORE, UNION, HOSTILE, PERIOD))
    listed = lines[-11:]
    assert listed == [
        "Tháng 1",
        "20/12/2020 – 10/1",
        "Đợt cao điểm",
        "Tháng 7",
        "28/7",
        "92 năm Ngày thành lập – năm khác",
        "30/7",
        "Tọa đàm <b>A & B</b> – Phòng <3>",
        "Tháng 12",
        "20/12 – 10/1/2022",
        "Đợt cao điểm",
    ]
    assert [line for line in lines[:-11] if line.startswith("Tháng")] == [f"Tháng {n}" for n in range(1, 13)]


def test_hours_stand_before_what_begins_and_deadlines_say_what_they_are() -> None:
    meeting = CalendarEntry("event", "2021-07-30", "2021-07-30", "Giao ban", time="08:30")
    task = CalendarEntry("task", "2021-07-01", "2021-07-30", "Viết tin", end_word="hạn")
    lines = _lines(_week(meeting, task))
    assert "8 giờ 30, Giao ban" in lines
    assert "Hạn: Viết tin" in lines
    listed = _lines(_year(task, replace(task, title="Gửi tin", day_from="2021-07-30"), meeting))[-7:]
    assert listed == [
        "Tháng 7",
        "1/7 – 30/7",
        "Viết tin",
        "30/7",
        "Hạn: Gửi tin",
        "30/7",
        "8 giờ 30, Giao ban",
    ]


def test_what_goes_on_all_the_week_stands_above_its_days_and_never_fills_the_sheet() -> None:
    first, _ = week_span(date(2021, 7, 28))
    tasks = tuple(
        CalendarEntry("task", "2021-01-01", f"2021-12-{day}", f"Việc {day}", end_word="hạn")
        for day in range(10, 31)
    )
    document = week_document(replace(week_of(first, {}), lasting=tasks), "Công đoàn Thử")
    lines = _lines(document)
    at = lines.index("Kéo dài cả tuần")
    assert lines[at + 1] == "Việc 10 (đến 10/12/2021)"
    assert lines[at + 5 : at + 7] == ["và 17 việc nữa", "Thứ Hai"]
    assert _pages(document_pdf(document)) == 1
    few = _lines(week_document(replace(week_of(first, {}), lasting=tasks[:5]), "Công đoàn Thử"))
    assert few[at + 5 : at + 7] == ["Việc 14 (đến 14/12/2021)", "Thứ Hai"]  # in the place of «và 1 việc nữa»


def test_a_period_of_the_whole_week_is_named_once_above_its_days() -> None:
    period = CalendarEntry("occasion", "2021-07-01", "2021-07-31", "Tháng hành động")
    lines = _lines(_week(period, UNION))
    # From Monday to Saturday only: it stands under these days.
    assert sum("Tháng hành động" in line for line in lines) == 6
    full = _lines(_week(replace(period, day_to="2021-08-31"), UNION))
    at = full.index("Kéo dài cả tuần")
    assert full[at + 1 : at + 3] == ["Tháng hành động (đến 31/8/2021)", "Thứ Hai"]
    assert sum("Tháng hành động" in line for line in full) == 1


def test_what_goes_on_all_the_year_comes_behind_its_months() -> None:
    task = CalendarEntry("task", "2021-01-01", "2021-12-31", "Việc cả năm", end_word="hạn")
    listed = _lines(_year(task, UNION))
    assert listed[-6:] == [
        "Tháng 7",
        "28/7",
        "92 năm Ngày thành lập – năm khác",
        "Cả năm",
        "1/1 – 31/12",
        "Việc cả năm",
    ]


def test_only_days_with_something_of_their_own_are_marked() -> None:
    document = _year(UNION, PERIOD)
    marked = set()
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            if fragment.charFormat().background().color().name() == "#dddddd":
                marked.add(fragment.text())
            at += 1
        block = block.next()
    assert marked == {"28"}


def test_a_year_is_two_pages_and_a_full_one_more() -> None:
    assert _pages(document_pdf(_year(UNION))) == 2
    many = [CalendarEntry("event", "2021-07-30", "2021-07-30", f"Việc {n}") for n in range(200)]
    assert _pages(document_pdf(_year(*many))) > 3


def test_a_busy_week_flows_over_pages_with_all_that_happens() -> None:
    many = [CalendarEntry("event", "2021-07-30", "2021-07-30", f"Việc {n}") for n in range(80)]
    assert _pages(document_pdf(_week(UNION))) == 1
    assert _pages(document_pdf(_week(*many))) > 1


def test_the_file_says_what_it_is() -> None:
    assert "Lịch tuần 30 năm 2021".encode("utf-16-be") in document_pdf(_week())
