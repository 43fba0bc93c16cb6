"""`ucvn paper …` as the officer types it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ucvn


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "Hướng dẫn.pdf"
    path.write_bytes(b"%PDF-1.4 x")
    return path


@pytest.fixture
def paper(ucvn: Ucvn, pdf: Path) -> int:
    """The number of a paper in the register, with its file."""
    said = ucvn(
        *("paper", "add", "165-HD/BTGTW", "--date", "3/3/2021", "--issuer", "Ban Tuyên giáo Trung ương"),
        *("--summary", "Tuyên truyền bầu cử", "--file", pdf, "--json"),
    )
    assert said.code == 0
    return int(said.json["id"])


def test_a_day_of_issue_that_is_to_come_is_told(ucvn: Ucvn, paper: int) -> None:
    assert (
        "Lưu ý: Ngày ban hành 9/12/2090 chưa tới" in ucvn("paper", "add", "1-HD/X", "--date", "9/12/2090").out
    )
    (said,) = ucvn("paper", "edit", paper, "--date", "9/12/2090", "--json").json["warnings"]
    assert "chưa tới" in said
    assert ucvn("paper", "edit", paper, "--date", "9/12/2020", "--json").json["warnings"] == []


def test_a_paper_is_added_listed_and_shown(ucvn: Ucvn, paper: int) -> None:
    (item,) = ucvn("paper", "list", "--json").json["items"]
    assert (item["number"], item["day"], item["kind_label"], item["file_name"], item["cited"]) == (
        "165-HD/BTGTW",
        "2021-03-03",
        "Hướng dẫn",
        "Hướng dẫn.pdf",
        0,
    )
    assert "165-HD/BTGTW  3/3/2021" in ucvn("paper", "list", "--year", "2021", "--text", "165hd").out
    ucvn("paper", "edit", paper, "--note", "Đã sao gửi\nchờ báo lại")
    assert "Ghi chú: Đã sao gửi; chờ báo lại\n" in ucvn("paper", "show", paper).out
    shown = ucvn("paper", "show", paper).out
    for words in (
        "Loại: Hướng dẫn",
        "Tệp: Hướng dẫn.pdf (10 byte)",
        "Chưa có tin, bài, khẩu hiệu nào căn cứ",
    ):
        assert words in shown
    assert "Văn bản chỉ đạo số 1" in ucvn("search", "165hdbtgtw").out
    assert ucvn("paper", "list", "--year", "2020").out == "Không có văn bản nào.\n"


def test_a_paper_is_edited_and_a_twin_told(ucvn: Ucvn, paper: int) -> None:
    assert ucvn("paper", "edit", paper, "--note", "gấp", "--date", "", "--json").json["day"] == ""
    second = ucvn("paper", "add", "--summary", "Bản chép tay", "--json").json["id"]
    said = ucvn("paper", "edit", second, "--number", "165 HD BTGTW")
    assert (said.code, f"có thể trùng với văn bản số {paper}" in said.out) == (0, True)


def test_a_file_is_attached_replaced_and_handed_out(
    ucvn: Ucvn, paper: int, pdf: Path, tmp_path: Path
) -> None:
    other = tmp_path / "hai.docx"
    other.write_bytes(b"PK x")
    assert "Tệp trước đó «Hướng dẫn.pdf» không còn gắn" in ucvn("paper", "attach", paper, other).out
    assert "Tệp trước đó" not in ucvn("paper", "attach", paper, other).out
    out = ucvn("paper", "export", paper, tmp_path / "ra", "--json").json["file"]
    assert Path(out).read_bytes() == b"PK x"
    assert Path(out).name == "ra.docx"


def test_a_paper_goes_to_the_bin_and_back(ucvn: Ucvn, paper: int) -> None:
    assert "ucvn paper restore 1" in ucvn("paper", "remove", paper).out
    assert ucvn("paper", "list", "--json").json["items"] == []
    assert [item["id"] for item in ucvn("paper", "list", "--bin", "--json").json["items"]] == [paper]
    assert "ở thùng rác" in ucvn("paper", "show", paper).out
    assert ucvn("paper", "restore", paper, "--json").json["deleted_at"] is None


def test_what_cites_a_paper_is_said_and_answered_both_ways(ucvn: Ucvn, paper: int) -> None:
    said = ucvn("paper", "cite", paper, "--slogan", 1, "--slogan", 2, "--json")
    assert (said.code, said.json["added"]) == (0, 2)
    assert "không có gì thay đổi" in ucvn("paper", "cite", paper, "--slogan", 1).out
    assert [item["id"] for item in ucvn("paper", "list", "--slogan", 2, "--json").json["items"]] == [paper]
    assert len(ucvn("paper", "show", paper, "--json").json["citations"]) == 2
    assert ucvn("paper", "uncite", paper, "--slogan", 2, "--json").json["removed"] == 1
    assert "Không có mục nào như vậy" in ucvn("paper", "uncite", paper, "--slogan", 2).out
    assert ucvn("paper", "list", "--slogan", 2, "--json").json["items"] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["add"], 1, "Chưa có số, ký hiệu hoặc trích yếu"),
        (["add", "165 hd/btgtw"], 1, "đã có trong sổ, số 1"),
        (["add", "1/KH", "--date", "31/2/2021"], 1, "Không có ngày «31/2/2021»"),
        (["add", "1/KH", "--file", "khong-co.pdf"], 1, "Không đọc được tệp «khong-co.pdf»"),
        (["add", "1/KH", "--kind", "tho"], 2, "không nằm trong"),
        (["edit", "1"], 2, "ít nhất một điều cần sửa"),
        (["edit", "9", "--note", "x"], 1, "Không có văn bản số 9"),
        (["show", "9"], 1, "Không có văn bản số 9"),
        (["attach", "1", "khong-co.pdf"], 1, "Không đọc được tệp"),
        (["export", "9", "x"], 1, "Không có văn bản số 9"),
        (["cite", "1"], 2, "ít nhất một --article hoặc --slogan"),
        (["cite", "1", "--article", "9"], 1, "Không có tin, bài số 9"),
        (["uncite", "9", "--article", "9"], 1, "Không có văn bản số 9"),
        (["list", "--article", "1", "--slogan", "1"], 2, "Chỉ ghi một trong hai"),
        (["list", "--year", "21"], 2, "nằm ngoài khoảng"),
        (["remove", "9"], 1, "Không có văn bản số 9"),
        (["restore", "9"], 1, "Không có văn bản số 9"),
    ],
)
@pytest.mark.usefixtures("paper")
def test_bad_input_gets_a_sentence_and_an_object(ucvn: Ucvn, words: list[str], code: int, said: str) -> None:
    answer = ucvn("paper", *words)
    assert (answer.code, said in answer.err) == (code, True), answer.err
    as_json = ucvn("paper", *words, "--json")
    assert as_json.code == code
    assert said in as_json.json["error"]
