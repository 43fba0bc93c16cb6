"""Files that are no workbooks, or too much of one: a sentence, at once."""

import zipfile
from pathlib import Path

import docx
import pytest
import xlsxwriter

from tests.services.sheets.make_book import make_book
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.ole import SIGNATURE
from ucvn_desktop.services.sheets import Column, child, read_rows

COLUMNS = (Column("name", "Họ tên", required=True),)


def _refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as refused:
        read_rows(path, COLUMNS)
    return refused.value


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Tệp rỗng"),
        ("Công đoàn Bộ thăm hỏi đoàn viên.\nNgày 16/4, đoàn đã đến.".encode(), "Đây không phải tệp Excel"),
        (bytes(range(256)) * 4, "Đây không phải tệp Excel"),
        (b"%PDF-1.4\na;b\nc;d", "Đây không phải tệp Excel"),
        (b'{"a": 1, "b": 2}', "Đây không phải tệp Excel"),
        ("Hä tªn;§iÖn tho¹i\nNguyÔn ThÞ MÉu;0912".encode("latin-1"), "Không đọc được chữ trong tệp"),
        (b"a;b\n" * 2_000_001, "Tệp Excel quá lớn"),
        (b"a;b\n" * 50_001, "Trang «a» có 50.001 dòng"),
        (b"<html><table><tr><td>A</td></tr></table></html>", "Đây không phải tệp Excel"),
        (b"PK\x03\x04 broken", "Tệp Excel bị hỏng"),
        (SIGNATURE + b"\0" * 2000, "Tệp Excel đời cũ (.xls) này bị hỏng hoặc có mật khẩu"),
    ],
)
def test_what_is_no_workbook_is_refused_whatever_its_name(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert _refusal(path).message.startswith(said)


def test_a_word_file_named_xlsx_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    docx.Document().save(str(path))
    assert _refusal(path).message.startswith("Đây không phải tệp Excel")


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    assert "Đây là thư mục" in _refusal(tmp_path).message
    assert "Không tìm thấy tệp" in _refusal(tmp_path / "x.xlsx").message


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = make_book(tmp_path / "a.xlsx", [["Họ tên"], ["A"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/a.bin", bytes(100_000_000))
    assert "phình ra quá lớn" in _refusal(path).message


def test_a_workbook_whose_xml_grows_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", b"<a/>" * 17_000_000)
    assert "phình ra quá lớn" in _refusal(path).message


def test_two_far_cells_do_not_fill_the_memory(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Họ tên"], ["A"]]
    path = make_book(tmp_path / "a.xlsx", rows, [])
    far = b'<c r="XFD1048576" t="str"><v>x</v></c>'
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"</sheetData>", b'<row r="1048576">' + far + b"</row></sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    assert "Không có gì bị thay đổi" in _refusal(path).message


def test_one_long_text_in_very_many_cells_is_refused(tmp_path: Path) -> None:
    row = ["x" * 30_000] * child.MAX_COLUMNS
    path = make_book(tmp_path / "a.xlsx", [["Họ tên"], *[row] * 100])
    assert "Không có gì bị thay đổi" in _refusal(path).message


def test_too_many_rows_or_columns_are_told_with_the_figures(tmp_path: Path) -> None:
    rows = make_book(tmp_path / "rows.xlsx", [["Họ tên"], *[["A"]] * child.MAX_ROWS])
    assert "có 50.001 dòng, 1 cột" in _refusal(rows).message
    columns = make_book(tmp_path / "columns.xlsx", [["Họ tên", *["x"] * child.MAX_COLUMNS]])
    assert "có 1 dòng, 201 cột" in _refusal(columns).message


def test_a_workbook_without_a_cell_is_told(tmp_path: Path) -> None:
    assert "không có ô nào có chữ" in _refusal(make_book(tmp_path / "a.xlsx", [])).message


def test_a_chosen_sheet_without_a_cell_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Danh sách").write(0, 0, "Họ tên")
        book.add_worksheet("Trống")
    with pytest.raises(UserError, match="Trang «Trống» không có ô nào có chữ"):
        read_rows(path, COLUMNS, "Trống")


def test_an_encrypted_workbook_is_told_how_to_open_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    entry = ("EncryptedPackage" + "\0").encode("utf-16-le")
    field = entry.ljust(64, b"\0") + len(entry).to_bytes(2, "little")
    path.write_bytes(SIGNATURE.ljust(1024, b"\0") + field.ljust(512, b"\0"))
    assert _refusal(path).message.startswith("Tệp Excel có mật khẩu")


def test_an_encrypted_ods_is_told_how_to_open_it(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        book.writestr("content.xml", b"\x8f\x12")
    assert _refusal(path).message.startswith("Tệp Excel có mật khẩu")
