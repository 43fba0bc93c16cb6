"""Rows in: headings found, rows numbered, nothing lost without a word."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.services.sheets.make_book import cp1258, make_book, saved_by_libreoffice
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.sheets import Column, Kind, Refused, read_rows
from ucvn_desktop.services.sheets import reader as reader_module

COLUMNS = (
    Column("name", "Họ và tên", ("Họ tên", "Tên"), required=True),
    Column("phone", "Điện thoại", ("SĐT", "Số điện thoại"), kind=Kind.PHONE),
    Column("begin", "Từ ngày", kind=Kind.ABOUT),
    Column("count", "Số lượng", kind=Kind.NUMBER),
    Column("ready", "Đã duyệt", kind=Kind.YES_NO),
)


def test_rows_are_read_under_their_headings_in_any_order_and_spelling(tmp_path: Path) -> None:
    book = make_book(
        tmp_path / "a.xlsx",
        [
            ["DANH SÁCH CÁN BỘ"],
            [],
            ["số điện  thoại", "HO VA TEN (*)", "Đã duyệt?", "từ ngày", "SỐ LƯỢNG"],
            [912345678, "Trần Văn A", "x", date(2020, 2, 1), 3],
            [None, None, None, None, None],
            [None, "Lê Thị B", None, 2020, None],
        ],
        top=2,
        left=1,
    )
    found = read_rows(book, COLUMNS)
    assert [(row.number, dict(row.values)) for row in found.rows] == [
        (6, {"name": "Trần Văn A", "phone": "0912345678", "begin": "2020-02-01", "count": 3, "ready": True}),
        (8, {"name": "Lê Thị B", "phone": "", "begin": "2020", "count": 0, "ready": False}),
    ]
    assert (found.sheet, found.refused, found.missing, found.extra) == ("Sheet1", (), (), ())


def test_missing_and_extra_columns_are_told(tmp_path: Path) -> None:
    rows = [["STT", "Tên", "Quê quán", "", ""], [1, "A", "Huế", "lạc", None], [2, "B", None, None, None]]
    found = read_rows(make_book(tmp_path / "a.xlsx", rows), COLUMNS)
    assert found.missing == ("Điện thoại", "Từ ngày", "Số lượng", "Đã duyệt")
    assert found.extra == ("STT", "Quê quán", "cột D (không có tên)")
    assert [row.values["name"] for row in found.rows] == ["A", "B"]


def test_a_second_column_of_one_name_is_extra(tmp_path: Path) -> None:
    found = read_rows(make_book(tmp_path / "a.xlsx", [["Họ tên", "Họ và tên"], ["A", "B"]]), COLUMNS)
    assert [row.values["name"] for row in found.rows] == ["B"]
    assert found.extra == ("Họ tên",)


def test_a_refused_row_is_named_with_every_reason_and_stops_no_other(tmp_path: Path) -> None:
    rows = [
        ["Họ tên", "Từ ngày", "Số lượng"],
        ["A", "31/2/2020", "ba"],
        [" ", "1/2/2020", 1],
        ["C", None, 1],
        ["D" * 10_001, None, 1],
    ]
    found = read_rows(make_book(tmp_path / "a.xlsx", rows), COLUMNS)
    assert [row.number for row in found.rows] == [4]
    assert found.refused == (
        Refused(
            2,
            "cột «Từ ngày»: không có ngày «31/2/2020» trong lịch. Hãy kiểm tra lại ngày, tháng, năm; "
            "cột «Số lượng»: «ba» không phải là số",
        ),
        Refused(3, "thiếu «Họ và tên»"),
        Refused(5, "cột «Họ và tên»: dài 10.001 chữ, quá 10.000"),
    )


def test_a_sheet_without_the_required_column_is_refused_with_its_name(tmp_path: Path) -> None:
    book = make_book(tmp_path / "a.xlsx", [["STT", "Điện thoại"], [1, "0912"]])
    with pytest.raises(UserError, match="Trang «Sheet1» không có cột «Họ và tên»"):
        read_rows(book, COLUMNS)


def test_the_first_sheet_with_cells_is_read_or_the_one_that_is_named(tmp_path: Path) -> None:
    book = make_book(tmp_path / "a.xlsx", [], [["Họ tên"], ["A"]], [["Họ tên"], ["B"]])
    assert [row.values["name"] for row in read_rows(book, COLUMNS).rows] == ["A"]
    assert [row.values["name"] for row in read_rows(book, COLUMNS, "SHEET3").rows] == ["B"]
    with pytest.raises(UserError, match=r"trang khác \(«Sheet2», «Sheet3»\)"):
        read_rows(make_book(tmp_path / "b.xlsx", [["x"]], [], [["Họ tên"]]), COLUMNS)
    with pytest.raises(UserError, match=r"không có trang «Tờ 9»\..*Sheet1, Sheet2, Sheet3"):
        read_rows(book, COLUMNS, "Tờ 9")


def test_other_sheets_with_such_rows_are_told_where_nobody_said_which_is_meant(tmp_path: Path) -> None:
    people, headings = [["CÁN BỘ"], [], ["Tên", "SĐT"], ["A", "0912"]], [["Họ tên", "Điện thoại"]]
    others = [["Cột", "Cách ghi"], ["Họ tên", "x"]]
    book = make_book(tmp_path / "a.xlsx", people, others, people, headings, [], people)
    found = read_rows(book, COLUMNS)
    assert (found.sheet, found.others) == ("Sheet1", ("Sheet3", "Sheet6"))
    assert read_rows(book, COLUMNS, "Sheet1").others == ()
    assert read_rows(book, COLUMNS, "Sheet3").others == ()
    two = (Column("title", "Tít"), Column("link", "Link"), Column("day", "Ngày"))
    rows = (
        [["Tít", "Link"], ["A", "https://a.example"]],
        [["Ngày"], ["1/2/2020"]],
        [["Ngày", "Tít"], ["", "B"]],
    )
    assert read_rows(make_book(tmp_path / "b.xlsx", *rows), two).others == ("Sheet3",)


def test_moments_and_times_in_a_column_of_text_are_text(tmp_path: Path) -> None:
    moment = datetime.fromisoformat("2020-02-01T08:30")
    rows = [
        ["Họ tên", "Từ ngày"],
        [moment, moment],
        [time(8, 30), ""],
    ]
    found = read_rows(make_book(tmp_path / "a.xlsx", rows), COLUMNS)
    assert [(row.values["name"], row.values["begin"]) for row in found.rows] == [
        ("1/2/2020 08:30", "2020-02-01"),
        ("08:30:00", ""),
    ]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_what_libreoffice_saved_is_read_the_same(tmp_path: Path, ending: str) -> None:
    rows = [
        ["Họ và tên", "Điện thoại", "Từ ngày", "Số lượng", "Đã duyệt"],
        ["Đỗ Thị Ước", "0912345678", date(2020, 2, 1), 3, True],
        ["Trần Văn A", 912345678, "2/2020", 1.5, None],
    ]
    book = saved_by_libreoffice(make_book(tmp_path / "a.xlsx", rows, top=1), ending, tmp_path)
    found = read_rows(book, COLUMNS)
    assert [(row.number, *row.values.values()) for row in found.rows] == [
        (3, "Đỗ Thị Ước", "0912345678", "2020-02-01", 3, True),
        (4, "Trần Văn A", "0912345678", "2020-02", 1.5, False),
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "cp1258"])
def test_a_text_with_cells_is_read_too(tmp_path: Path, sign: str, encoding: str) -> None:
    rows = [
        ["Danh sách"],
        ["Họ tên", "SĐT", "Từ ngày"],
        ["Đỗ Thị Ước", "912345678", "1/2/2020"],
        [],
        ['"A; B, C\td"', "0911"],
    ]
    text = "\r\n".join(sign.join(row) for row in rows)
    path = tmp_path / "danh-ba.csv"
    path.write_bytes(cp1258(text) if encoding == "cp1258" else text.encode(encoding))
    found = read_rows(path, COLUMNS)
    assert found.sheet == "danh-ba"
    assert [(row.number, *list(row.values.values())[:3]) for row in found.rows] == [
        (3, "Đỗ Thị Ước", "0912345678", "2020-02-01"),
        (5, "A; B, C\td", "0911", ""),
    ]
    with pytest.raises(UserError, match="chỉ có một trang"):
        read_rows(path, COLUMNS, "Trang 2")


def test_a_header_is_looked_for_near_the_top_only(tmp_path: Path) -> None:
    rows = [["x"]] * reader_module._HEADER_WITHIN + [["Họ tên"], ["A"]]
    with pytest.raises(UserError, match="không có cột"):
        read_rows(make_book(tmp_path / "a.xlsx", rows), COLUMNS)


def test_columns_have_the_letters_of_excel() -> None:
    letters = [reader_module._letters(index) for index in (0, 25, 26, 51, 52, 701, 702)]
    assert letters == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_headings_may_take_two_rows(tmp_path: Path) -> None:
    rows = [
        ["Họ tên", "Liên hệ", None, "Thời gian"],
        [None, "Di động", "Nhà riêng", "Từ ngày"],
        ["A", "0912345678", "x", "2020"],
    ]
    found = read_rows(make_book(tmp_path / "a.xlsx", rows), (*COLUMNS, Column("home", "Nhà riêng")))
    (row,) = found.rows
    assert (row.number, row.values["name"], row.values["home"], row.values["begin"]) == (3, "A", "x", "2020")


@pytest.mark.parametrize(
    ("counts", "rows"),
    [
        (["(1)", "(2)", "(3)"], 1),
        ([1, 2, 3], 1),
        (["A", "B", "C"], 2),
        (["A", "B", 1], 2),
        (["1", "2", "4"], 2),
    ],
)
def test_a_row_that_numbers_the_columns_is_passed_over(
    tmp_path: Path, counts: list[object], rows: int
) -> None:
    book = make_book(tmp_path / "a.xlsx", [["Họ tên", "Ghi chú", "Quê"], counts, ["Trần A", "x", "y"]])
    assert len(read_rows(book, COLUMNS).rows) == rows
