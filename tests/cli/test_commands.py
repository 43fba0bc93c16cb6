"""Every command with its JSON form, and what it answers to bad input."""

import os
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Ucvn
from ucvn_desktop.services.destinations import new_destination
from ucvn_desktop.storage.workspace import Workspace

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def make_docx(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small article."""

    def make(name: str = "tin.docx", title: str = "Công đoàn Bộ thăm hỏi đoàn viên") -> Path:
        document = docx.Document()
        document.add_heading(title, level=1)
        document.add_paragraph("Ngày 16/4/2021, Ban Thường vụ đã đến thăm đoàn viên.")
        document.add_paragraph("Đoàn viên phấn khởi.")
        path = tmp_path / name
        document.save(str(path))
        return path

    return make


def test_init_makes_a_workspace_with_the_plan_of_2021(ucvn: Ucvn, tmp_path: Path) -> None:
    folder = tmp_path / "đơn vị mới"
    said = ucvn("init", "--unit", "Công đoàn  Bộ", "--code", "CDB", "--year", "2021", "--json", folder=folder)
    assert said.code == 0
    assert said.json == {"workspace": str(folder), "year": 2021, "plan_known": True, "topics": 6}
    again = ucvn("init", "--unit", "X", "--code", "CDB", "--year", "2021", folder=folder)
    assert again.code == 1
    assert "đã có dữ liệu" in again.err


@pytest.mark.parametrize(
    ("code", "year", "unit", "said"),
    [
        ("CĐ", "2021", "X", "Mã đơn vị"),
        ("CDB", "21", "X", "Năm 21"),
        ("CDB", "2021", " ", "Chưa có tên đơn vị"),
    ],
)
def test_init_refuses_what_bundle_names_cannot_carry(
    ucvn: Ucvn, tmp_path: Path, code: str, year: str, unit: str, said: str
) -> None:
    answer = ucvn("init", "--unit", unit, "--code", code, "--year", year, folder=tmp_path / "w")
    assert (answer.code, said in answer.err) == (1, True)
    assert not (tmp_path / "w").exists()


def test_another_year_begins_with_an_empty_plan_and_says_so(ucvn: Ucvn, tmp_path: Path) -> None:
    answer = ucvn("init", "--unit", "X", "--code", "CDB", "--year", "2026", folder=tmp_path / "w")
    assert answer.code == 0
    assert "Chưa có sẵn kế hoạch năm 2026" in answer.out


def test_events_are_added_and_listed(ucvn: Ucvn) -> None:
    said = ucvn(
        "event", "add", "Thăm hỏi", "--date", "16/4/2021", "--kind", "tham-hoi", "--place", "Hà Nội", "--json"
    )
    assert (said.code, said.json["id"], said.json["day"]) == (0, 1, "2021-04-16")
    (item,) = ucvn("event", "list", "--json").json["items"]
    assert (item["title"], item["kind"], item["place"], item["uid"]) == (
        "Thăm hỏi",
        "tham-hoi",
        "Hà Nội",
        said.json["uid"],
    )
    assert "16/4/2021  Thăm hỏi, giúp đỡ" in ucvn("event", "list").out


@pytest.mark.parametrize("day", ["2021-02-30", "hôm qua", "32/1/2021", ""])
def test_an_impossible_date_is_refused(ucvn: Ucvn, day: str) -> None:
    said = ucvn("event", "add", "x", "--date", day)
    assert said.code == 1
    assert "ngày" in said.err
    assert ucvn("event", "list", "--json").json == {"items": []}


def test_an_article_goes_in_and_out(ucvn: Ucvn, make_docx: Callable[..., Path], tmp_path: Path) -> None:
    path = make_docx()
    said = ucvn("article", "import", path, "--topic", 4, "--kind", "bai", "--json")
    assert (said.code, said.json) == (0, {"ids": [1], "duplicates": 0, "refused": []})
    again = ucvn("article", "import", path, "--json")
    assert (again.code, again.json) == (0, {"ids": [], "duplicates": 1, "refused": []})
    (item,) = ucvn("article", "list", "--json").json["items"]
    assert (item["kind"], item["topic"], item["title"]) == ("bai", 4, "Công đoàn Bộ thăm hỏi đoàn viên")
    assert ucvn("article", "show", 1, "--json").json["body"].startswith("<p>")
    assert "Đoàn viên phấn khởi." in ucvn("article", "show", 1).out
    exported = ucvn("article", "export", 1, tmp_path / "ra.docx", "--json")
    assert exported.json == {"file": str(tmp_path / "ra.docx")}
    assert docx.Document(str(tmp_path / "ra.docx")).paragraphs


def test_an_import_exits_1_only_where_all_was_refused(
    ucvn: Ucvn, make_docx: Callable[..., Path], tmp_path: Path
) -> None:
    bad = tmp_path / "hỏng.docx"
    bad.write_bytes(b"PK\x03\x04 broken")
    all_bad = ucvn("article", "import", bad, tmp_path / "thiếu.docx", "--json")
    assert all_bad.code == 1
    assert [r["path"] for r in all_bad.json["refused"]] == [str(bad), str(tmp_path / "thiếu.docx")]
    some_bad = ucvn("article", "import", bad, make_docx())
    assert some_bad.code == 0
    assert "Không nhập" in some_bad.out


@pytest.mark.parametrize(
    "words",
    [
        ["article", "import", "x.docx", "--topic", "9"],
        ["article", "import", "x.docx", "--event", "5"],
        ["article", "show", "7"],
        ["article", "export", "7", "x.docx"],
        ["photo", "import", "x.jpg", "--article", "7"],
        ["photo", "caption", "7", "chữ"],
        ["pack", "--out", ".", "--article", "7"],
        ["pack", "--out", ".", "--poster", "7"],
        ["verify", "không có.zip"],
        ["slogan", "add", "   "],
        ["poster", "render", "x.pdf", "--text", "", "--size", "500x80"],
        ["poster", "render", "x.pdf", "--text", "Chữ", "--size", "lớn"],
        ["poster", "render", "x.pdf", "--text", "Chữ", "--size", "500x800", "--font", "Không Có"],
        ["poster", "render", "x.pdf", "--text", "Chữ", "--size", "500x800", "--template", "x"],
        ["poster", "render", "x.pdf", "--text", "Chữ", "--size", "500x800", "--scale", "10"],
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_exit_code_1(ucvn: Ucvn, words: list[str]) -> None:
    said = ucvn(*words)
    assert said.code == 1
    assert said.out == ""
    assert said.err.strip().endswith(".")
    assert "Traceback" not in said.err
    as_json = ucvn(*words, "--json")
    assert as_json.code == 1
    assert as_json.json["error"] == said.err.strip()


def test_a_missing_workspace_is_explained_with_the_command_that_makes_one(ucvn: Ucvn, tmp_path: Path) -> None:
    said = ucvn("article", "list", folder=tmp_path / "không có")
    assert said.code == 1
    assert "ucvn -w <thư mục> init" in said.err
    assert not (tmp_path / "không có").exists()


def test_slogans_are_added_once(ucvn: Ucvn) -> None:
    said = ucvn("slogan", "add", "Thi đua  lập thành tích", "--campaign", "28/7", "--json")
    assert (said.code, said.json["text"], said.json["campaign"]) == (0, "Thi đua lập thành tích", "28/7")
    again = ucvn("slogan", "add", "Thi đua lập thành tích")
    assert again.code == 1
    assert "đã có" in again.err
    assert len(ucvn("slogan", "list", "--json").json["items"]) == 5


def test_a_poster_is_drawn_recorded_and_kept(ucvn: Ucvn, tmp_path: Path) -> None:
    target = tmp_path / "băng rôn.pdf"
    said = ucvn(
        "poster",
        "render",
        target,
        "--text",
        "Tham mưu giỏi, phục vụ tốt",
        "--size",
        "5000x800",
        "--caps",
        "--json",
    )
    assert said.code == 0
    assert said.json["page_mm"] == [5000, 800]
    assert said.json["sheets"] == 1
    assert said.json["file"] == str(target)
    assert " ".join(line["text"] for line in said.json["lines"]) == "THAM MƯU GIỎI, PHỤC VỤ TỐT"
    for line in said.json["lines"]:
        left, top, right, bottom = line["ink_mm"]
        assert 0 < left < right < 5000
        assert 0 < top < bottom < 800
        assert line["cap_height_mm"] > 100
    (item,) = ucvn("poster", "list", "--json").json["items"]
    assert (item["id"], item["width_mm"], item["caps"]) == (said.json["id"], 5000, True)


def test_a_tenth_is_a_tenth_in_every_figure(ucvn: Ucvn, tmp_path: Path) -> None:
    words = [
        "poster",
        "render",
        tmp_path / "a.pdf",
        "--text",
        "Tham mưu giỏi",
        "--size",
        "5000x800",
        "--json",
    ]
    whole = ucvn(*words).json
    words[2] = tmp_path / "b.pdf"
    tenth = ucvn(*words, "--scale", "1:10").json
    assert tenth["page_mm"] == [500, 80]
    assert tenth["lines"][0]["cap_height_mm"] == pytest.approx(
        whole["lines"][0]["cap_height_mm"] / 10, abs=0.01
    )


def test_a_poster_needs_no_workspace(ucvn: Ucvn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ucvn_desktop.cli.run import run

    target = tmp_path / "a.pdf"
    assert run(["poster", "render", str(target), "--text", "Tham mưu giỏi", "--size", "500x80"]) == 0
    assert target.read_bytes().startswith(b"%PDF-1.6")


def test_search_answers_in_its_form(ucvn: Ucvn) -> None:
    hits = ucvn("search", "tham muu", "--json").json["hits"]
    assert [sorted(hit) for hit in hits] == [["id", "kind", "snippet", "title"]]
    assert hits[0]["kind"] == "slogan"
    assert ucvn("search", "không có từ này").out == "Không tìm thấy gì.\n"


def test_a_whole_submission_is_packed_verified_and_recorded(
    ucvn: Ucvn, make_docx: Callable[..., Path], make_photo: Callable[..., Path], tmp_path: Path
) -> None:
    ucvn("article", "import", make_docx())
    ucvn("photo", "import", make_photo("a.jpg"), make_photo("b.png", "gold"), "--article", 1)
    ucvn("photo", "caption", 1, "Ban Thường vụ trao quà.")
    ucvn("poster", "render", tmp_path / "p.pdf", "--text", "Tham mưu giỏi", "--size", "500x80")
    packed = ucvn("pack", "--out", tmp_path, "--article", 1, "--poster", 1, "--json")
    assert packed.code == 0
    assert (packed.json["items"], packed.json["left_out"]) == (2, [])
    (file,) = packed.json["files"]
    verdict = ucvn("verify", file, "--json")
    assert verdict.code == 0
    assert {k: verdict.json[k] for k in ("verdict", "ours", "signature", "problems")} == {
        "verdict": "valid",
        "ours": True,
        "signature": "none",
        "problems": [],
    }
    assert [hit["kind"] for hit in ucvn("search", Path(file).stem, "--json").json["hits"]] == ["submission"]
    assert "Đã gửi" in ucvn("article", "list").out


def test_a_bundle_goes_to_the_destination_of_the_number_that_the_list_shows(
    ucvn: Ucvn, workspace_folder: Path, make_docx: Callable[..., Path], tmp_path: Path
) -> None:
    with Workspace.open(workspace_folder) as workspace:
        number = new_destination(workspace, "Trang tin").id
    assert f"{number}   Trang tin" in ucvn("destination", "list").out
    assert ucvn("destination", "list", "--json").json["items"][1]["name"] == "Trang tin"
    ucvn("article", "import", make_docx())
    assert ucvn("pack", "--out", tmp_path, "--article", 1, "--destination", number).code == 0
    with Workspace.open(workspace_folder) as workspace:
        assert workspace.submissions.all()[0].destination == "Trang tin"
    assert ucvn("pack", "--out", tmp_path, "--article", 1, "--destination", 99).code == 1


def test_what_is_not_ready_is_left_out_with_the_reason(
    ucvn: Ucvn, make_docx: Callable[..., Path], make_photo: Callable[..., Path], tmp_path: Path
) -> None:
    ucvn("article", "import", make_docx())
    ucvn("photo", "import", make_photo("a.jpg"), "--article", 1)
    said = ucvn("pack", "--out", tmp_path, "--ready", "--json")
    assert said.code == 1
    assert said.json["files"] == []
    (left,) = said.json["left_out"]
    assert (left["id"], left["reason"]) == (1, "chưa có tên tác giả, 1 ảnh chưa có chú thích")


def test_an_altered_bundle_is_invalid_and_the_file_is_named(
    ucvn: Ucvn, make_docx: Callable[..., Path], tmp_path: Path
) -> None:
    ucvn("article", "import", make_docx())
    (file,) = ucvn("pack", "--out", tmp_path, "--article", 1, "--json").json["files"]
    data = bytearray(Path(file).read_bytes())
    at = data.index(b"data/PHIEU-GUI.docx") + 500
    data[at] ^= 1
    Path(file).write_bytes(bytes(data))
    said = ucvn("verify", file, "--json")
    assert said.code == 1
    assert said.json["verdict"] == "invalid"
    assert any("PHIEU-GUI.docx" in problem["path"] for problem in said.json["problems"])


def test_doctor_finds_a_sound_workspace_and_names_damage(
    ucvn: Ucvn, make_photo: Callable[..., Path], workspace_folder: Path
) -> None:
    ucvn("photo", "import", make_photo())
    sound = ucvn("doctor", "--json")
    assert (sound.code, sound.json["sound"], sound.json["damages"]) == (0, True, [])
    (kept,) = (workspace_folder / "files").glob("??/*")
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    said = ucvn("doctor", "--json")
    assert said.code == 1
    assert "ảnh số 1" in said.json["damages"][0]["where"]


def test_a_bug_is_logged_and_told_without_a_traceback(ucvn: Ucvn, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("planted")

    monkeypatch.setattr("ucvn_desktop.storage.workspace.find", stumble)
    said = ucvn("search", "x")
    assert said.code == 1
    assert "lỗi ngoài dự kiến" in said.err
    log = Path(said.err.strip().rsplit(": ", 1)[1])
    assert "KeyError: 'planted'" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["pack", "--out", "x", "--json"], 2),
        (["event", "add", "--json"], 2),
        (["verify", "không có.zip", "--json"], 1),
        (["photo", "import", "x.jpg", "--event", "9", "--json"], 1),
    ],
)
def test_json_is_printed_whatever_the_code(ucvn: Ucvn, words: list[str], code: int) -> None:
    said = ucvn(*words)
    assert said.code == code
    assert said.json["error"]


def test_a_refusal_in_json_has_the_form_of_the_command(ucvn: Ucvn) -> None:
    said = ucvn("verify", "không có.zip", "--json")
    assert {**said.json, "error": ""} == {
        "verdict": "invalid",
        "ours": False,
        "signature": "none",
        "problems": [],
        "error": "",
    }


def test_text_that_the_system_could_not_decode_is_stored_as_text(ucvn: Ucvn) -> None:
    said = ucvn("event", "add", os.fsdecode("Sự kiện".encode()[:-1]), "--date", "1/5/2021", "--json")
    assert said.code == 0
    assert said.json["title"].startswith("Sự ki")


def test_names_from_foreign_files_cannot_steer_the_terminal(ucvn: Ucvn, tmp_path: Path) -> None:
    evil = tmp_path / "a\x1b[2Kb.jpg"
    evil.write_bytes(b"x")
    said = ucvn("photo", "import", evil)
    assert "\x1b" not in said.out
    assert "\\x1b[2Kb.jpg" in said.out


def test_an_article_is_edited_and_a_photo_credited(
    ucvn: Ucvn, make_docx: Callable[..., Path], make_photo: Callable[..., Path]
) -> None:
    ucvn("article", "import", make_docx())
    said = ucvn("article", "edit", 1, "--author", "Lê Mai", "--topic", 3, "--kind", "bai", "--json")
    assert (said.json["author"], said.json["credit"], said.json["topic"], said.json["kind"]) == (
        "Lê Mai",
        "Lê Mai",
        3,
        "bai",
    )
    assert ucvn("article", "edit", 1).code == 2
    assert ucvn("article", "edit", 1, "--topic", 0).code == 1
    assert ucvn("article", "edit", 1, "--title", " ").code == 1
    ucvn("photo", "import", make_photo())
    assert (
        ucvn("photo", "caption", 1, "Trao quà.", "--credit", "Lê Quang", "--json").json["credit"]
        == "Lê Quang"
    )


def test_what_is_sent_with_gaps_or_again_is_said(
    ucvn: Ucvn, make_docx: Callable[..., Path], tmp_path: Path
) -> None:
    ucvn("article", "import", make_docx())
    first = ucvn("pack", "--out", tmp_path, "--article", 1)
    assert "chưa có tên tác giả" in first.out
    assert "đã gửi trong bộ" in ucvn("pack", "--out", tmp_path, "--article", 1).out


def test_unused_files_are_tidied_on_request(ucvn: Ucvn, workspace_folder: Path) -> None:
    with Workspace.open(workspace_folder) as workspace:
        workspace.files.keep_bytes(b"left by a cancelled job")
    assert ucvn("doctor", "--json").json["unused_files"] == 1
    assert ucvn("doctor", "--tidy", "--json").json["unused_files"] == 0
    assert list((workspace_folder / "files").glob("??/*")) == []


def test_a_poster_drawn_again_stays_one_design(ucvn: Ucvn, tmp_path: Path) -> None:
    words = ["poster", "render", tmp_path / "p", "--text", "Tham mưu giỏi", "--size", "A3", "--json"]
    first = ucvn(*words).json
    (tmp_path / "p.pdf").unlink()
    second = ucvn(*words).json
    assert first["id"] == second["id"]
    assert first["file"] == str(tmp_path / "p.pdf")
    assert len(ucvn("poster", "list", "--json").json["items"]) == 1
