"""`ucvn person …` and `ucvn unit …`: every command with its JSON form, and what it answers to bad input."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ucvn
from tests.services.sheets.make_book import make_book


def _add(ucvn: Ucvn, name: str, *words: str) -> int:
    said = ucvn("person", "add", name, *words, "--json")
    assert said.code == 0
    return int(said.json["id"])


def test_a_person_is_added_listed_found_edited_and_removed(ucvn: Ucvn) -> None:
    unit = ucvn("unit", "add", "Cục A", "--from", "2018", "--note", "x", "--json").json
    assert (unit["id"], unit["names"], unit["since"]) == (1, ["Cục A"], ["2018"])
    number = _add(
        ucvn,
        "TS. Trần Văn Ánh",
        *("--kind", "tac-gia", "--kind", "lanh-dao", "--unit", "1", "--phone", "0912 345 678"),
        *(
            "--email",
            "a@b.vn",
            "--title",
            "Chủ tịch",
            "--at",
            "Công đoàn Bộ",
            "--from",
            "2/2020",
            "--to",
            "2020",
        ),
    )
    _add(ucvn, "Lê An", "--outlet", "Báo Mẫu", "--kind", "bao-chi")
    listed = ucvn("person", "list", "--json").json
    assert [item["full_name"] for item in listed["items"]] == ["Lê An", "TS. Trần Văn Ánh"]
    assert (listed["items"][1]["unit"], listed["items"][1]["offices"], listed["counts"][""]) == (
        "Cục A",
        [],
        2,
    )
    (held,) = ucvn("person", "list", "--on", "31/12/2020", "--json").json["items"]
    assert held["offices"][0]["since"] == "2020-02"
    assert ucvn("person", "list", "--kind", "bao-chi", "--text", "mau").out.splitlines() == [
        "Số  Họ và tên  Chức vụ, nơi làm việc  Điện thoại  Thư điện tử",
        "2   Lê An      Báo Mẫu",
        "1 người; cả danh bạ có 2 người: lãnh đạo 1, tác giả 1, phóng viên báo chí 1.",
    ]
    assert [item["id"] for item in ucvn("person", "find", "tr an", "--json").json["items"]] == [number]
    assert ucvn("person", "find", "xyz").out == "Không có ai tên «xyz».\n"
    shown = ucvn("person", "show", number).out
    assert "  Chức vụ số 1: Chủ tịch, Công đoàn Bộ (từ 2/2020 đến 2020)" in shown
    edited = ucvn(
        "person",
        "edit",
        number,
        "--name",
        "Trần Ánh",
        "--phone",
        "",
        "--no-unit",
        "--kind",
        "can-bo",
        "--json",
    )
    assert (
        edited.json["full_name"],
        edited.json["phone"],
        edited.json["sub_unit_id"],
        edited.json["kinds"],
    ) == (
        "Trần Ánh",
        "",
        None,
        ["can-bo"],
    )
    assert (
        "Lưu ý: «sai» không phải địa chỉ thư điện tử" in ucvn("person", "edit", number, "--email", "sai").out
    )
    assert ucvn("person", "remove", number, "--json").json["deleted_at"]
    assert [item["id"] for item in ucvn("person", "list", "--bin", "--json").json["items"]] == [number]
    assert ucvn("person", "restore", number, "--json").json["deleted_at"] is None


def test_offices_are_added_edited_and_removed(ucvn: Ucvn) -> None:
    number = _add(ucvn, "An")
    office = ucvn(
        "person", "office", "add", number, "Chủ tịch", "--at", "Bộ", "--from", "2020", "--json"
    ).json
    assert (office["title"], office["unit"], office["since"]) == ("Chủ tịch", "Bộ", "2020")
    held = ucvn("person", "holders", "--on", "1/1/2021", "--json").json
    assert [(item["title"], item["full_name"]) for item in held["items"]] == [("Chủ tịch", "An")]
    assert ucvn("person", "office", "edit", 1, "--to", "6/2020", "--json").json["until"] == "2020-06"
    assert ucvn("person", "holders", "--on", "1/7/2020").out == (
        "Không biết ai giữ chức vụ nào vào ngày 1/7/2020.\n"
    )
    assert (
        "Bộ      Chủ tịch  An         từ 2020 đến 6/2020  1"
        in ucvn("person", "holders", "--on", "30/6/2020").out
    )
    assert ucvn("person", "office", "remove", 1, "--json").json["deleted_at"]
    assert ucvn("person", "show", number, "--json").json["offices"] == []


def test_units_are_renamed_closed_shown_and_removed(ucvn: Ucvn) -> None:
    for name in ("Cục A", "Cục B"):
        ucvn("unit", "add", name)
    _add(ucvn, "Lê An", "--unit", "1")
    assert (
        ucvn("unit", "rename", 1, "Cục C", "--from", "3/2025").out
        == "Từ 3/2025, đơn vị số 1 có tên: Cục C.\n"
    )
    assert ucvn("unit", "rename", 1, "Cục D").out == "Đã sửa tên đơn vị số 1: Cục D.\n"
    edited = ucvn("unit", "edit", 1, "--note", "x", "--from", "2025", "--json").json
    assert (edited["note"], edited["since"]) == ("x", ["", "2025"])
    (first, *_) = ucvn("unit", "list", "--on", "1/1/2020", "--json").json["items"]
    assert (first["name"], first["people"], first["is_over"]) == ("Cục A", 1, False)
    assert "không còn từ 4/2025" in ucvn("unit", "close", 1, "--date", "4/2025", "--into", 2).out
    assert ucvn("unit", "show", 1).out.splitlines() == [
        "Đơn vị số 1: Cục D",
        "  từ 2025: Cục D",
        "  không rõ từ bao giờ: Cục A",
        "  không còn từ 4/2025, nhập vào «Cục B» (số 2)",
        "  Ghi chú: x",
        "  Lê An (số 1)",
    ]
    assert ucvn("unit", "show", 1, "--json").json["people"] == [1]
    assert ucvn("unit", "remove", 1).code == 1
    assert ucvn("unit", "remove", 2).code == 0
    assert [item["name"] for item in ucvn("unit", "list", "--bin", "--json").json["items"]] == ["Cục B"]
    assert ucvn("unit", "restore", 2).out == "Đã lấy lại đơn vị số 2: Cục B.\n"
    assert ucvn("unit", "close", 1).out == "Đã ghi: đơn vị «Cục D» đang hoạt động.\n"


def test_twins_are_told_and_merged(ucvn: Ucvn) -> None:
    _add(ucvn, "Trần A", "--phone", "0912345678")
    said = ucvn("person", "add", "tran a", "--phone", "+84912345678").out
    assert "có thể trùng với người số 1 trong danh bạ" in said
    assert "ucvn person merge 1 2" in said
    assert ucvn("person", "duplicates", "--json").json == {
        "groups": [{"ids": [1, 2], "shared": ["điện thoại"], "bare": []}]
    }
    assert "cùng họ tên và cùng điện thoại" in ucvn("person", "duplicates").out
    assert ucvn("person", "add", "Trần A").out.endswith("cách gộp bằng lệnh: ucvn person duplicates\n")
    assert ucvn("person", "duplicates").out == (
        "Trần A: người số 1, 2, 3 cùng họ tên (người số 3 chỉ mới ghi họ tên); người số 1, 2 còn cùng điện thoại. Nếu là "
        "một người, gộp bằng lệnh: ucvn person merge 1 2 3\n"
    )
    ucvn("person", "remove", 3)
    merged = ucvn("person", "merge", 1, 2, "--json")
    assert (merged.code, merged.json["id"], merged.json["moved"]) == (0, 1, 0)
    assert ucvn("person", "duplicates").out == "Không thấy ai bị ghi hai lần.\n"


def test_the_book_goes_to_excel_and_comes_back(ucvn: Ucvn, tmp_path: Path) -> None:
    _add(ucvn, "Lê An", "--title", "Chủ tịch", "--from", "2020")
    _add(ucvn, "Vũ Bình")
    out = ucvn("person", "export", tmp_path / "ra", "--text", "an", "--json").json
    assert out == {"file": str(tmp_path / "ra.xlsx"), "people": 1}
    again = ucvn("person", "import", out["file"])
    assert again.code == 1
    assert "Không nhập dòng 2: Lê An trùng với người số 1 trong danh bạ" in again.out
    assert "thì thêm --update" in again.out
    updated = ucvn("person", "import", out["file"], "--update", "--json")
    assert (updated.code, updated.json["unchanged"], updated.json["refused"]) == (0, 1, [])


def test_an_import_names_the_other_sheets_with_such_rows(ucvn: Ucvn, tmp_path: Path) -> None:
    people = make_book(tmp_path / "a.xlsx", [["Tên"], ["A"]], [["Tên"], ["B"]])
    told = 'Trang «Sheet2» cũng có danh bạ mà chưa được nhập. Muốn nhập thì thêm --sheet "Sheet2".\n'
    assert told in ucvn("person", "import", people).out
    assert "cũng có" not in ucvn("person", "import", people, "--sheet", "Sheet2").out
    posts = make_book(
        tmp_path / "b.xlsx", [["Tít", "Link"], ["T", "a.vn/1"]], [["Tít", "Link"], ["U", "a.vn/2"]]
    )
    assert "Trang «Sheet2» cũng có danh sách bài đăng mà" in ucvn("post", "import", posts).out


def test_an_import_tells_what_it_did_not_take(ucvn: Ucvn, tmp_path: Path) -> None:
    rows = [["Tên", "Quê", "Email", "Đơn vị trực thuộc"], ["A", "Huế", "a", None], ["B", None, None, "Cục A"]]
    said = ucvn("person", "import", make_book(tmp_path / "a.xlsx", rows), "--sheet", "Sheet1")
    assert said.code == 0
    assert said.out.splitlines()[:2] == [
        "Trang «Sheet1»: đã nhập 1 người mới, 0 chức vụ.",
        "Đơn vị trực thuộc mới: Cục A.",
    ]
    assert "Không nhập cột: Quê." in said.out
    assert "Không nhập dòng 2: cột «Thư điện tử»: «a» không phải địa chỉ thư điện tử" in said.out


def test_a_sample_is_written_without_a_workspace(ucvn: Ucvn, tmp_path: Path) -> None:
    said = ucvn("person", "sample", tmp_path / "mau.xlsx", "--json", folder=tmp_path / "không có")
    assert (said.code, said.json) == (0, {"file": str(tmp_path / "mau.xlsx")})
    assert "Dưới hàng tên cột không có dòng nào." in ucvn("person", "import", tmp_path / "mau.xlsx").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["person", "add", " "], 1),
        (["person", "add", "A", "--email", "x"], 1),
        (["person", "add", "A", "--unit", "9"], 1),
        (["person", "add", "A", "--from", "2020"], 1),
        (["person", "add", "A", "--title", "x", "--from", "30/2/2020"], 1),
        (["person", "add", "A", "--kind", "x"], 2),
        (["person", "show", "9"], 1),
        (["person", "edit", "9"], 1),
        (["person", "remove", "9"], 1),
        (["person", "office", "add", "9", "x"], 1),
        (["person", "office", "edit", "9"], 1),
        (["person", "merge", "1", "1"], 1),
        (["person", "merge", "1"], 2),
        (["person", "list", "--on", "2020"], 1),
        (["person", "import", "khong-co.xlsx"], 1),
        (["person", "export", "a.csv"], 1),
        (["person", "sample", "a.txt"], 1),
        (["unit", "add", ""], 1),
        (["unit", "show", "9"], 1),
        (["unit", "rename", "9", "x"], 1),
        (["unit", "close", "9"], 1),
    ],
)
def test_bad_input_is_answered_with_a_sentence(ucvn: Ucvn, words: list[str], code: int) -> None:
    said = ucvn(*words, "--json")
    assert (said.code, bool(said.json["error"]), bool(said.err)) == (code, True, True)
    assert "ngoài dự kiến" not in said.err
    assert ucvn("person", "list", "--json").json["items"] == []


def test_a_shared_telephone_is_told_of_a_new_entry(ucvn: Ucvn) -> None:
    ucvn("person", "add", "Trần Văn Ba", "--phone", "0977777777")
    twin = ucvn("person", "add", "ThS Trần Văn Ba", "--phone", "0977 777 777")
    assert "có thể trùng với người số 1" in twin.out
    assert "cùng số điện thoại" not in twin.out
    other = ucvn("person", "add", "Lê An", "--phone", "0977777777")
    assert "Lưu ý: cùng số điện thoại với Trần Văn Ba (số 1), ThS Trần Văn Ba (số 2)." in other.out
    assert "1, 2" in ucvn("person", "duplicates").out


def test_what_cannot_be_a_name_is_refused(ucvn: Ucvn) -> None:
    ucvn("person", "add", "Lê An")
    for name, why in (("x" * 600, "dài 600 chữ"), ("123", "không có chữ nào")):
        for words in (("add", name), ("edit", 1, "--name", name)):
            said = ucvn("person", *words)
            assert (said.code, why in said.err, len(said.err) < 250) == (1, True, True), said
    assert [one["full_name"] for one in ucvn("person", "list", "--json").json["items"]] == ["Lê An"]
