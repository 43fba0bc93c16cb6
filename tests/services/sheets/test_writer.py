"""Rows out, and in again."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.services.sheets import Column, Kind, Sheet, Value, read_rows, write_book
from ucvn_desktop.services.sheets.cells import text_of

COLUMNS = (
    Column("name", "Họ và tên", required=True),
    Column("phone", "Điện thoại", kind=Kind.PHONE),
    Column("day", "Ngày", kind=Kind.DAY),
    Column("begin", "Từ", kind=Kind.ABOUT),
    Column("count", "Số lượng", kind=Kind.NUMBER),
    Column("ready", "Đã duyệt", kind=Kind.YES_NO, choices=("có", "không")),
)

_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=30).map(text_of)
_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)
_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "name": _WORDS.filter(bool),
            "phone": st.text("0123456789 +.", max_size=12).map(text_of),
            "day": _DAYS | st.just(""),
            "begin": _DAYS | _DAYS.map(lambda day: day[:7]) | _DAYS.map(lambda day: day[:4]) | st.just(""),
            "count": st.integers(-(10**9), 10**9) | st.sampled_from([0.5, 1234.25]),
            "ready": st.booleans(),
        }
    ),
    max_size=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=_ROWS, title=st.sampled_from(["", "DANH SÁCH"]))
def test_what_is_written_is_read_back(tmp_path: Path, rows: list[dict[str, Value]], title: str) -> None:
    book = write_book(tmp_path / "a", [Sheet("Danh sách", COLUMNS, rows, title)])
    found = read_rows(book, COLUMNS)
    assert (found.missing, found.extra, found.refused) == ((), (), ())
    assert [dict(row.values) for row in found.rows] == rows
    first = 3 if title else 2
    assert [row.number for row in found.rows] == [*range(first, first + len(rows))]


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-5", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_a_text_that_begins_like_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    book = write_book(tmp_path / "a.xlsx", [Sheet("A", COLUMNS, [{"name": text}])])
    with zipfile.ZipFile(book) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert b'quotePrefix="1"' in parts.read("xl/styles.xml")
    assert [row.values["name"] for row in read_rows(book, COLUMNS).rows] == [text]


def test_days_are_real_dates_and_partial_ones_are_words(tmp_path: Path) -> None:
    rows = [{"name": "A", "day": "2020-02-01", "begin": "2020-02"}]
    book = write_book(tmp_path / "a.xlsx", [Sheet("A", COLUMNS, rows)])
    (_, row) = python_calamine.load_workbook(book).get_sheet_by_index(0).to_python()
    assert row[2:4] == [date(2020, 2, 1), "2/2020"]


def test_headings_are_frozen_and_choices_offered(tmp_path: Path) -> None:
    book = write_book(tmp_path / "a.xlsx", [Sheet("A", COLUMNS, [], "Tiêu đề")])
    with zipfile.ZipFile(book) as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()
    assert 'ySplit="2"' in xml
    assert 'orientation="landscape"' in xml
    assert 'fitToHeight="0"' in xml
    assert nfc("&quot;có,không&quot;") in xml or nfc('"có,không"') in xml


def test_another_ending_or_a_folder_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Chỉ ghi được tệp \.xlsx"):
        write_book(tmp_path / "a.csv", [Sheet("A", COLUMNS, [])])
    with pytest.raises(UserError, match="Không ghi được tệp"):
        write_book(tmp_path / "không có" / "a.xlsx", [Sheet("A", COLUMNS, [])])
    assert not list(tmp_path.iterdir())
