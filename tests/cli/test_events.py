"""`ucvn event …`: every command with its JSON form, bad input, and the way from an event to a bundle."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ucvn
from ucvn_desktop.services.articles import edit_article
from ucvn_desktop.storage.workspace import Workspace

pytestmark = pytest.mark.usefixtures("qapp")

LINK = "https://thi.example.vn/"


def _add(ucvn: Ucvn, *more: object, kind: str = "hoi-nghi") -> int:
    said = ucvn("event", "add", "Hội nghị tổng kết", "--date", "16/4/2021", "--kind", kind, *more, "--json")
    assert said.code == 0, said.err
    return int(said.json["id"])


def test_all_that_is_said_of_an_event_is_shown(ucvn: Ucvn) -> None:
    said = ucvn(
        *("event", "add", "Hội nghị tổng kết", "--date", "16/4/2021", "--day-to", "17/4/2021"),
        *("--kind", "hoi-nghi", "--time", "8h30", "--place", "Hội trường A", "--participants", "1.150"),
        *("--programme", "Khai mạc", "--programme", "Bế mạc", "--topic", 6, "--note", "Ghi"),
        *("--field", "chu-tri=Lê Mai", "--field", "so-tham-luan=4", "--campaign", "Mái ấm"),
    )
    assert said.out == "Đã ghi hoạt động số 1: Hội nghị tổng kết (16/4/2021 – 17/4/2021).\n"
    shown = ucvn("event", "show", 1)
    for line in (
        "Hội nghị · III.1a. Hội nghị, hội thảo, hội thi, tọa đàm, thi trực tuyến",
        "Ngày: 16/4/2021",
        "Đến ngày: 17/4/2021",
        "Giờ: 8 giờ 30",
        "Lượt người dự: 1.150",
        "  • Bế mạc",
        "Chủ trì: Lê Mai",
        "Số tham luận: 4",
    ):
        assert line in shown.out.splitlines()
    found = ucvn("event", "show", 1, "--json").json
    assert (found["participants"], found["programme"], found["method"]) == (
        1150,
        "Khai mạc\nBế mạc",
        "III.1a",
    )
    assert found["own"] == {"chu-tri": "Lê Mai", "chu-de": "", "so-tham-luan": "4"}
    assert (found["missing"], found["articles"], found["press"]) == ([], [], [])


def test_only_what_is_given_is_changed_and_nothing_takes_away(ucvn: Ucvn) -> None:
    number = _add(ucvn, "--place", "Huế", "--participants", 5, "--field", "chu-tri=Lê Mai")
    said = ucvn(
        "event", "edit", number, "--participants", "", "--time", "14h", "--field", "chu-tri=", "--json"
    )
    assert (said.json["participants"], said.json["time"], said.json["place"]) == (0, "14:00", "Huế")
    assert said.json["details"] == {}
    assert "Còn thiếu: chưa có lượt người dự" in ucvn("event", "edit", number, "--title", "Tên mới").out


def test_lists_are_narrowed(ucvn: Ucvn) -> None:
    first = _add(ucvn)
    ucvn("event", "add", "Thăm hỏi", "--date", "5/5/2021", "--kind", "tham-hoi", "--topic", 4)

    def ids(*more: object) -> list[int]:
        return [item["id"] for item in ucvn("event", "list", *more, "--json").json["items"]]

    assert ids() == [2, 1]
    assert ids("--kind", "tham-hoi") == ids("--topic", 4) == ids("--text", "tham hoi") == [2]
    assert ids("--month", "4/2021") == ids("--to", "30/4/2021") == [1]
    assert ids("--year", 2021) == [2, 1]
    assert ids("--year", 2022) == []
    assert ids("--unreported") == [2, 1]
    ucvn("event", "draft", first)
    assert ids("--unreported") == [2]
    (item,) = ucvn("event", "list", "--unreported", "--json").json["items"]
    assert item["days_since"] > 0
    assert "chưa có, " in ucvn("event", "list", "--unreported").out
    assert "Đã bỏ" in ucvn("event", "remove", first).out
    assert ids() == [2]
    assert ids("--bin") == [1]
    assert "thùng rác" in ucvn("event", "show", first).out
    assert "Đã lấy lại" in ucvn("event", "restore", first).out
    assert ids() == [2, 1]


def test_counts_are_told_by_kind_and_by_the_plan_s_form(ucvn: Ucvn) -> None:
    _add(ucvn, "--participants", 100)
    _add(ucvn, "--participants", 20, kind="toa-dam")
    counts = ucvn("event", "count", "--year", 2021, "--json").json
    assert [(c["key"], c["events"], c["participants"]) for c in counts["by_method"]] == [("III.1a", 2, 120)]
    assert (counts["events"], counts["participants"], counts["unreported"]) == (2, 120, 2)
    out = ucvn("event", "count", "--month", "4/2021").out
    assert "Cộng: 2 hoạt động, 120 lượt người." in out
    assert "Trong đó chưa có tin, bài (đến hôm nay): 2 hoạt động." in out
    assert "(đến hôm nay): 0 hoạt động." in ucvn("event", "count", "--month", "5/2021").out
    assert "Không có hoạt động nào." in ucvn("event", "count", "--year", 2020).out


def test_kinds_tell_their_fields_without_a_workspace(ucvn: Ucvn, tmp_path: Path) -> None:
    said = ucvn("event", "kinds", folder=tmp_path / "không có")
    assert said.code == 0
    assert "    so-qua: Số suất quà (số)" in said.out.splitlines()
    kinds = ucvn("event", "kinds", "--json").json["items"]
    assert len(kinds) == 21
    assert kinds[0]["fields"][0]["key"] == "chu-tri"


def test_the_press_is_followed_from_the_invitation_to_the_link(ucvn: Ucvn) -> None:
    number = _add(ucvn)
    assert "Chưa mời báo chí" in ucvn("event", "press", "list", number).out
    press = ucvn("event", "press", "add", number, "--name", "Lê A", "--outlet", "Báo B", "--json").json["id"]
    assert "đã đến dự" in ucvn("event", "press", "came", press).out
    ucvn("event", "press", "published", press, "--link", LINK, "--date", "17/4/2021")
    ucvn("event", "press", "edit", press, "--not-invited", "--outlet", "Báo C")
    listed = ucvn("event", "press", "list", number, "--json").json
    assert (listed["invited"], listed["came"], listed["published"]) == (0, 1, 1)
    assert (listed["items"][0]["outlet"], listed["items"][0]["link"]) == ("Báo C", LINK)
    assert "17/4/2021" in ucvn("event", "press", "list", number).out
    ucvn("event", "press", "came", press, "--not")
    assert ucvn("event", "press", "list", number, "--json").json["came"] == 0
    said = ucvn("event", "press", "remove", press).out
    assert ucvn("event", "press", "list", number, "--json").json["items"] == []
    assert f"Lấy lại: ucvn event press restore {press}\n" in said
    assert "Đã lấy lại lượt mời số 1" in ucvn("event", "press", "restore", press).out
    assert [p["id"] for p in ucvn("event", "press", "list", number, "--json").json["items"]] == [press]


def test_speakers_and_the_press_are_chosen_from_the_address_book_by_number_or_name(ucvn: Ucvn) -> None:
    ucvn("person", "add", "TS. Lê Mai", "--kind", "bao-cao-vien", "--title", "Trưởng ban", "--at", "Ban A")
    ucvn("person", "add", "Trần Minh", "--kind", "bao-chi", "--outlet", "Báo B")
    number = _add(ucvn, "--speaker", "le mai", kind="tuyen-truyen-mieng")
    said = ucvn("event", "edit", number, "--speaker", 1, "--json").json["details"]
    assert said == {"bao-cao-vien": "TS. Lê Mai, Trưởng ban, Ban A"}
    assert (
        "không có báo cáo viên/tuyên truyền viên nào tên «minh»"
        in ucvn("event", "edit", number, "--speaker", "minh").err
    )
    assert "không có mục «bao-cao-vien»" in ucvn("event", "edit", _add(ucvn), "--speaker", 1).err
    press = ucvn("event", "press", "add", number, "--person", "bao b", "--json").json
    assert (press["name"], press["outlet"], press["person_id"]) == ("Trần Minh", "Báo B", 2)
    ucvn("event", "press", "edit", press["id"], "--name", "Người khác")
    again = ucvn("event", "press", "edit", press["id"], "--person", 2, "--json").json
    assert (again["name"], again["person_id"]) == ("Trần Minh", 2)
    assert "  Hoạt động số 1, 16/4/2021: Hội nghị tổng kết (báo cáo viên)\n" in ucvn("person", "show", 1).out
    assert [e["part"] for e in ucvn("person", "show", 2, "--json").json["events"]] == ["báo chí"]


def test_what_of_the_press_is_rather_a_slip_is_told_and_stored_all_the_same(ucvn: Ucvn) -> None:
    number = _add(ucvn)
    press = ucvn("event", "press", "add", number, "--outlet", "Báo B", "--json").json["id"]
    said = ucvn("event", "press", "published", press, "--date", "10/4/2021")
    assert "Lưu ý: Ngày đăng 10/4/2021 đứng trước ngày của hoạt động (16/4/2021)." in said.out
    listed = ucvn("event", "press", "list", number)
    assert "Lưu ý, lượt mời số 1: Ngày đăng 10/4/2021 đứng trước" in listed.out
    (item,) = ucvn("event", "press", "list", number, "--json").json["items"]
    assert (item["published"], len(item["doubts"])) == ("2021-04-10", 1)
    assert ucvn("event", "press", "published", press, "--date", "17/4/2021", "--json").json["doubts"] == []


def test_papers_go_in_and_out(ucvn: Ucvn, tmp_path: Path) -> None:
    number = _add(ucvn)
    source = tmp_path / "đề cương.docx"
    source.write_bytes(b"x" * 2000)
    document = ucvn("event", "attach", number, source, "--title", "Đề cương", "--json").json["id"]
    assert "Tài liệu số 1: Đề cương (đề cương.docx, 2 kB)" in ucvn("event", "show", number).out
    out = ucvn("event", "extract", document, tmp_path / "ra.docx", "--json").json["file"]
    assert Path(out).read_bytes() == source.read_bytes()
    (tmp_path / "ra.docx").write_bytes(b"worked on")
    for target in ("ra.docx", "ra"):
        refused = ucvn("event", "extract", document, tmp_path / target)
        assert (refused.code, "đã có tệp «ra.docx»" in refused.err) == (1, True)
    assert (tmp_path / "ra.docx").read_bytes() == b"worked on"
    said = ucvn("event", "detach", document).out
    assert ucvn("event", "show", number, "--json").json["documents"] == []
    assert f"Lấy lại: ucvn event reattach {document}\n" in said
    assert "Đã lấy lại tài liệu số 1, hoạt động số 1: Đề cương." in ucvn("event", "reattach", document).out
    assert [d["id"] for d in ucvn("event", "show", number, "--json").json["documents"]] == [document]
    assert ucvn("doctor").code == 0


def test_backdrop_invitation_and_album_are_made_from_the_event(ucvn: Ucvn) -> None:
    number = _add(ucvn, "--place", "Hội trường A")
    made = ucvn("event", "backdrop", number, "--json").json
    assert "HỘI NGHỊ\nTỔNG KẾT\nHội trường A, ngày 16 tháng 4 năm 2021" in made["text"]
    (poster,) = ucvn("poster", "list", "--json").json["items"]
    assert (poster["id"], poster["text"]) == (made["poster"], made["text"])
    assert "Đã có sẵn thiết kế số 1" in ucvn("event", "backdrop", number).out
    assert "kính mời: Ông A" in ucvn("event", "invite", number, "--guest", "Ông A").out
    assert "«Hội nghị tổng kết» có 0 ảnh." in ucvn("event", "album", number).out


def test_the_contest_s_link_becomes_a_qr_code(ucvn: Ucvn, tmp_path: Path) -> None:
    number = _add(ucvn, "--field", f"duong-dan={LINK}", kind="thi-truc-tuyen")
    said = ucvn("event", "qr", number, tmp_path / "ma.svg", "--json")
    assert said.json == {"file": str(tmp_path / "ma.svg"), "link": LINK}
    assert (tmp_path / "ma.svg").stat().st_size > 500


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "x", "--date", "20/4/2021", "--day-to", "16/4/2021"], "đứng trước"),
        (["add", "x", "--date", "31/2/2021"], "Không có ngày"),
        (["add", "x", "--date", "1/2/2021", "--time", "25h"], "Không hiểu giờ"),
        (["add", "x", "--date", "1/2/2021", "--participants=-5"], "số âm"),
        (["add", "x", "--date", "1/2/2021", "--participants", "đông"], "không phải là một số"),
        (["add", "x", "--date", "1/2/2021", "--topic", "9"], "không có nội dung số 9"),
        (["add", "x", "--date", "1/2/2021", "--field", "la=x"], "Không có mục «la»"),
        (["add", "x", "--date", "1/2/2021", "--field", "chu-tri=x"], "không có mục «chu-tri»"),
        (["add", "x", "--date", "1/2/2021", "--field", "la"], "khóa=giá trị"),
        (
            ["add", "x", "--date", "1/2/2021", "--kind", "thi-truc-tuyen", "--field", "duong-dan=thi"],
            "không phải là đường dẫn",
        ),
        (["list", "--year", "21"], "Năm 21"),
        (["list", "--month", "13/2021"], "Không hiểu tháng"),
        (["list", "--month", "4/0"], "ngày"),
        (["list", "--month", "4/2021", "--year", "2021"], "Chỉ chọn một cách"),
        (["list", "--from", "5/5/2021", "--to", "1/5/2021"], "ngược"),
        (["edit", "99", "--place", "x"], "Không có hoạt động số 99"),
        (["show", "99"], "Không có hoạt động số 99"),
        (["remove", "99"], "Không có hoạt động số 99"),
        (["draft", "99"], "Không có hoạt động số 99"),
        (["album", "99"], "Không có hoạt động số 99"),
        (["backdrop", "99"], "Không có hoạt động số 99"),
        (["invite", "99"], "Không có hoạt động số 99"),
        (["qr", "99", "a.png"], "Không có hoạt động số 99"),
        (["attach", "99", "a.pdf"], "Không có hoạt động số 99"),
        (["press", "add", "99", "--name", "x"], "Không có hoạt động số 99"),
        (["press", "list", "99"], "Không có hoạt động số 99"),
        (["press", "came", "99"], "Không có lượt mời báo chí số 99"),
        (["extract", "99", "a.pdf"], "Không có tài liệu của hoạt động số 99"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_changes_nothing(
    ucvn: Ucvn, words: list[str], said: str
) -> None:
    answer = ucvn("event", *words)
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err
    assert answer.err.strip().endswith(".")
    assert ucvn("event", "list", "--json").json == {"items": []}


def test_from_the_event_to_the_bundle(
    ucvn: Ucvn, workspace_folder: Path, make_photo: Callable[..., Path], tmp_path: Path
) -> None:
    number = _add(ucvn, "--place", "Hà Nội", "--participants", 60, "--topic", 6, "--field", "chu-tri=Lê Mai")
    draft = ucvn("event", "draft", number, "--json").json
    assert (draft["event_id"], draft["topic"]) == (number, 6)
    ucvn("photo", "import", make_photo(), "--article", draft["id"], "--event", number)
    ucvn("photo", "caption", 1, "Toàn cảnh hội nghị.", "--credit", "Lê Mai")
    assert ucvn("event", "album", number, "--json").json["photo_ids"] == [1]
    # What is begun is not sent by itself.
    waiting = ucvn("pack", "--out", tmp_path, "--ready", "--json")
    assert "chỗ cần ghi" in waiting.json["left_out"][0]["reason"]
    with Workspace.open(workspace_folder) as workspace:
        edit_article(workspace, draft["id"], sapo="Ngày 16/4/2021, hội nghị.", body="<p>Xong.</p>")
    packed = ucvn("pack", "--out", tmp_path, "--ready", "--json")
    assert packed.code == 0
    (bundle,) = packed.json["files"]
    assert ucvn("verify", bundle, "--json").json["verdict"] == "valid"
    assert ucvn("event", "list", "--unreported", "--json").json["items"] == []
    assert ucvn("doctor").code == 0


def test_a_campaign_that_no_plan_names_is_kept_and_told(ucvn: Ucvn) -> None:
    for words in (("add", "Lễ", "--date=1/5/2021"), ("edit", 1)):
        said = ucvn("event", *words, "--campaign=Phong trào không có")
        assert (said.code, "Lưu ý: Kế hoạch năm 2021 không nêu «Phong trào không có»" in said.out) == (
            0,
            True,
        )
    assert "Lưu ý" not in ucvn("event", "edit", 1, "--place=Hà Nội").out
