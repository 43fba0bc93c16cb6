"""Cells that show an error are refused by row and column, in each format, also where they were pasted as text."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from tests.services.sheets.make_book import make_book, saved_by_libreoffice
from ucvn_desktop.services.sheets import Column, Kind, read_rows
from ucvn_desktop.services.sheets.child import read_cells
from ucvn_desktop.services.sheets.xls_errors import xls_errors

COLUMNS = (
    Column("name", "Họ tên", required=True),
    Column("note", "Ghi chú"),
    Column("count", "Số", kind=Kind.NUMBER),
)


def broken(path: Path, rows: int = 0) -> Path:
    """A second sheet whose rows 3, 4 and 6 have errors; `rows` more make the file large."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Bìa").write_formula(0, 0, "=1/0", None, "#DIV/0!")
        sheet = book.add_worksheet("Bảng")
        sheet.write_row(1, 1, ["Họ tên", "Ghi chú", "Số"])
        sheet.write_column(2, 1, ["A", "B", "C", "D"])
        sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")
        sheet.write_formula(3, 2, "=NA()", None, "#N/A")
        sheet.write_formula(3, 3, "=khong_co()", None, "#NAME?")
        sheet.write_formula(4, 3, "=1+1", None, 2)
        sheet.write_string(5, 2, "#REF!")
        for row in range(rows):
            sheet.write_row(6 + row, 1, [f"Người số {row}", "ghi chú của người ấy", row])
    return path


_WHAT = "hãy sửa hoặc ghi thẳng giá trị"
REFUSED = [
    (3, f"cột «Ghi chú»: ô báo lỗi #DIV/0! (chia cho 0), {_WHAT}"),
    (
        4,
        f"cột «Ghi chú»: ô báo lỗi #N/A (không tìm thấy), {_WHAT}; cột «Số»: ô báo lỗi #NAME? (tên không có), {_WHAT}",
    ),
    (6, f"cột «Ghi chú»: ô báo lỗi #REF! (ô được trỏ tới đã bị xóa), {_WHAT}"),
]


@pytest.mark.parametrize(("ending", "rows"), [("", 0), ("", 300), ("xls", 0), ("xls", 300), ("ods", 0)])
def test_errors_are_named_by_row_and_column(tmp_path: Path, ending: str, rows: int) -> None:
    path = broken(tmp_path / "a.xlsx", rows)
    path = saved_by_libreoffice(path, ending, tmp_path) if ending else path
    found = read_rows(path, COLUMNS, "Bảng")
    assert [(refused.number, refused.reason) for refused in found.refused] == REFUSED
    assert [(row.values["name"], row.values["count"]) for row in found.rows][:1] == [("C", 2)]
    assert len(found.rows) == 1 + rows


def test_an_error_in_a_cell_merged_downwards_is_one_in_each_row(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Họ tên", "Ghi chú"])
        sheet.write_column(1, 0, ["A", "B"])
        sheet.merge_range(1, 1, 2, 1, "")
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    assert [refused.number for refused in read_rows(path, COLUMNS).refused] == [2, 3]


def test_an_error_in_a_column_that_nothing_reads_is_none(tmp_path: Path) -> None:
    rows = [["Họ tên", "Tuổi"], ["A", "#N/A"]]
    found = read_rows(make_book(tmp_path / "a.xlsx", rows), COLUMNS)
    assert (len(found.rows), found.refused) == (1, ())


def test_a_damaged_xls_has_no_errors(tmp_path: Path) -> None:
    whole = saved_by_libreoffice(broken(tmp_path / "a.xlsx"), "xls", tmp_path).read_bytes()
    assert xls_errors(whole, 1)
    for length in (0, 100, 600, 2000, 5000):
        for data in (whole[:length], whole[:512] + b"\xff" * length, whole[:512] + bytes(length)):
            assert xls_errors(data, 1) == {}


def uncalculated(path: Path) -> Path:
    """Rows 2, 3 and 6 have formulas that no program calculated, as scripts write them; that in row 4 says nothing."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Họ tên", "Ghi chú", "Số"])
        sheet.write_column(1, 0, ["A", None, "D"])
        sheet.write_formula(1, 1, '=IF("a"<>"b",1/0,"một công thức dài hơn nhiều")')
        sheet.write_formula(2, 0, "=1/0")
        sheet.write_formula(3, 1, '=""', None, "?")
        sheet.write_formula(3, 2, "=1+1", None, 2)
        sheet.write_formula(5, 0, "=1/0")
    return _as_scripts_write(
        path, (b"</f><v>0</v>", b"</f>", 1), (b"</f><v>0</v>", b"</f><v/>", -1), (b"<v>?</v>", b"<v></v>", 1)
    )


def _as_scripts_write(path: Path, *replaced: tuple[bytes, bytes, int]) -> Path:
    made = path.with_stem("script")
    with zipfile.ZipFile(path) as book_in, zipfile.ZipFile(made, "w") as book_out:
        for name in book_in.namelist():
            part = book_in.read(name)
            for old, new, times in replaced:
                part = part.replace(old, new, times)
            book_out.writestr(name, part)
    return made


def test_a_formula_that_was_never_calculated_is_named_also_where_its_row_has_nothing_else(
    tmp_path: Path,
) -> None:
    found = read_rows(uncalculated(tmp_path / "a.xlsx"), COLUMNS)
    what = "chưa được tính, hãy mở tệp bằng Excel, lưu lại rồi nhập lần nữa, hoặc ghi thẳng giá trị"
    assert [(refused.number, refused.reason) for refused in found.refused] == [
        (2, f'cột «Ghi chú»: công thức =IF("a"<>"b",1/0,"một công thức dài hơn … {what}'),
        (3, f"cột «Họ tên»: công thức =1/0 {what}"),
        (6, f"cột «Họ tên»: công thức =1/0 {what}"),
    ]
    assert [(row.number, row.values["note"], row.values["count"]) for row in found.rows] == [(4, "", 2)]


def test_a_formula_far_below_the_last_row_is_named_and_what_lies_between_takes_no_room(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Họ tên", "Ghi chú", *["" for _ in range(196)], "thừa", None])
        sheet.write_column(1, 1, ["chung"])
        sheet.merge_range(1, 1, 3, 1, "chung")
        sheet.write_row(1, 0, ["A"])
        sheet.write_formula(4, 0, "=1/0")
        sheet.write_formula(49_989, 0, "=1/0")
    made = _as_scripts_write(path, (b"</f><v>0</v>", b"</f>", -1))
    cells = read_cells({"path": str(made), "sheet": ""})["rows"]
    assert len(cells) == 49_990
    assert sum(map(len, cells)) < 2_000
    found = read_rows(made, COLUMNS)
    assert [row.number for row in found.rows] == [2]
    assert [refused.number for refused in found.refused] == [3, 4, 5, 49_990]
    assert found.extra == ("thừa",)
