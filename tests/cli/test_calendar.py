"""`ucvn calendar …` and `ucvn occasion …` as their user sees them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ucvn


def test_a_week_shows_days_lunar_days_occasions_and_events(ucvn: Ucvn) -> None:
    ucvn("event", "add", "Thăm hỏi", "--date", "28/7/2021", "--kind", "tham-hoi", "--place", "Hà Nội")
    lines = ucvn("calendar", "show", "--date", "30/7/2021").out.splitlines()
    assert lines[0] == "Tuần 30 năm 2021 (26/7/2021 – 1/8/2021)"
    assert [" ".join(line.split()) for line in lines[3:5]] == [
        "Thứ Tư 28/7 19/6 âm 92 năm Ngày thành lập Công đoàn Việt Nam",
        "Hoạt động số 1: Thăm hỏi (Thăm hỏi, giúp đỡ, Hà Nội)",
    ]
    assert len(lines) == 1 + 7 + 1


def test_the_same_as_json(ucvn: Ucvn) -> None:
    week = ucvn("calendar", "show", "--week", "--date", "2021-07-30", "--json").json
    assert (week["view"], week["from"], week["to"], len(week["days"])) == (
        "week",
        "2021-07-26",
        "2021-08-01",
        7,
    )
    wednesday = week["days"][2]
    assert (wednesday["weekday"], wednesday["week"]) == ("Thứ Tư", 30)
    assert wednesday["lunar"] == {"year": 2021, "month": 6, "day": 19, "leap": False, "year_name": "Tân Sửu"}
    (entry,) = wednesday["entries"]
    assert entry == {
        "kind": "occasion",
        "from": "2021-07-28",
        "to": "2021-07-28",
        "time": "",
        "title": "92 năm Ngày thành lập Công đoàn Việt Nam",
        "note": "",
        "record_id": 0,
        "code": "cong-doan-viet-nam",
        "n": 92,
        "year_class": "khac",
        "theme": None,
        "verified": True,
    }


def test_a_month_tells_long_periods_once_and_parts_its_weeks(ucvn: Ucvn) -> None:
    out = ucvn("calendar", "show", "--month", "--date", "1/5/2021").out
    assert out.startswith("Tháng 5 năm 2021 (âm lịch: năm Tân Sửu)\n")
    theme = "chủ đề: «Đoàn kết, sáng tạo, vượt khó, phát triển»"
    assert out.count(f"Từ 1/5/2021 đến 31/5/2021: Tháng Công nhân ({theme})") == 1
    assert [line for line in out.splitlines() if line.startswith("Tuần")] == [
        f"Tuần {n}" for n in range(17, 23)
    ]
    assert len(ucvn("calendar", "show", "--month", "--date", "1/5/2021", "--json").json["days"]) == 31


def test_a_year_tells_each_entry_under_its_month(ucvn: Ucvn) -> None:
    ucvn("occasion", "add", "Đợt cao điểm", "--date", "20/12", "--until", "10/1")
    lines = ucvn("calendar", "show", "--year", "--date", "1/1/2021").out.splitlines()
    assert lines[:3] == ["Năm 2021", "Tháng 1", "  Từ 20/12/2020 đến 10/1/2021: Đợt cao điểm"]
    assert lines[-1] == "  Từ 20/12/2021 đến 10/1/2022: Đợt cao điểm" or "22/12" in lines[-1]
    assert sum("Đợt cao điểm" in line for line in lines) == 2
    year = ucvn("calendar", "show", "--year", "--date", "1/1/2021", "--json").json
    assert len(year["days"]) == 365
    assert sum(entry["title"] == "Tháng Công nhân" for entry in year["entries"]) == 1


def test_hours_and_spans_are_told(ucvn: Ucvn) -> None:
    ucvn("event", "add", "Giao ban", "--date", "11/8/2021", "--time", "8h30")
    for number in range(7):
        ucvn(
            "task",
            "add",
            f"Việc {number}",
            "--year",
            2021,
            "--from",
            "1/8/2021",
            "--to",
            f"{25 + number}/8/2021",
        )
    week = ucvn("calendar", "show", "--date", "11/8/2021").out
    assert "8 giờ 30, Hoạt động số 1: Giao ban (Hoạt động khác)" in week
    lines = week.splitlines()
    assert lines[1].startswith("  Đến 25/8/2021: Nhiệm vụ số 1: Việc 0")
    assert lines[6] == "  … và 2 việc nữa đang kéo dài; xem hết bằng lệnh: ucvn task list"
    due = ucvn("calendar", "show", "--date", "25/8/2021").out
    assert "Hạn nhiệm vụ số 1: Việc 0 (" in due
    month = ucvn("calendar", "show", "--month", "--date", "25/8/2021").out
    assert month.count("Bắt đầu nhiệm vụ số 7: Việc 6 (đến 31/8/2021; ") == 1
    year = ucvn("calendar", "show", "--year", "--date", "1/1/2021").out
    assert year.count("Việc 6") == 1
    assert "  Từ 1/8/2021 đến 31/8/2021: Nhiệm vụ số 7: Việc 6" in year
    ucvn("task", "add", "Việc cả năm", "--year", 2021, "--from", "1/1/2021", "--to", "31/12/2021")
    lines = ucvn("calendar", "show", "--year", "--date", "1/1/2021").out.splitlines()
    assert lines[:3] == ["Năm 2021", "Tháng 1", "  (không có gì)"]
    assert lines[-2] == "Cả năm"
    assert lines[-1].startswith("  Nhiệm vụ số 8: Việc cả năm")
    shown = ucvn("calendar", "show", "--date", "11/8/2021", "--json").json
    assert [entry["title"] for entry in shown["lasting"]] == [f"Việc {number}" for number in range(7)] + [
        "Việc cả năm"
    ]
    assert shown["days"][2]["entries"][0]["time"] == "08:30"


def test_what_is_coming_says_when_and_what_is_to_be_prepared(ucvn: Ucvn) -> None:
    said = ucvn("calendar", "next", "--date", "20/7/2021", "--days", 8).out
    rows = [" ".join(line.split()) for line in said.splitlines()]
    assert rows[1:] == [
        "Còn 7 ngày 27/7/2021 74 năm Ngày Thương binh – Liệt sĩ (chưa kiểm chứng) nên chuẩn bị",
        "Còn 8 ngày 28/7/2021 92 năm Ngày thành lập Công đoàn Việt Nam",
    ]
    items = ucvn("calendar", "next", "--date", "28/7/2021", "--days", 0, "--json").json["items"]
    assert [(item["days_left"], item["is_due"]) for item in items if item["n"] == 92] == [(0, True)]
    assert "Đang diễn ra" in ucvn("calendar", "next", "--date", "2/5/2021").out
    assert (
        ucvn("calendar", "next", "--date", "5/1/2021", "--days", 1).out == "Không có gì trong 1 ngày tới.\n"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("21/4/2021", "Thứ Tư, 21/4/2021 là ngày 10/3 âm lịch năm Tân Sửu (2021).\n"),
        ("10/3/2021 âm", "Thứ Tư, 21/4/2021 là ngày 10/3 âm lịch năm Tân Sửu (2021).\n"),
        ("1/2/2023 nhuận", "Thứ Tư, 22/3/2023 là ngày 1/2 nhuận âm lịch năm Quý Mão (2023).\n"),
    ],
)
def test_days_are_turned_both_ways(ucvn: Ucvn, typed: str, said: str, tmp_path: Path) -> None:
    assert ucvn("calendar", "lunar", typed, folder=tmp_path / "không có dữ liệu").out == said


def test_the_calendar_is_written_for_telephones(ucvn: Ucvn, tmp_path: Path) -> None:
    target = tmp_path / "lịch năm.ics"
    words = ["calendar", "export", target, "--from", "1/1/2021", "--to", "31/12/2021"]
    said = ucvn(*words, "--json")
    assert said.json == {"file": str(target), "entries": 29, "yearly": 2}
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    target.unlink()
    assert ucvn(*words).out == f"Đã ghi 29 mục, trong đó 2 mục lặp lại hằng năm: {target}\n"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("view", ["--week", "--year"])
def test_the_calendar_is_written_for_the_printer(ucvn: Ucvn, tmp_path: Path, view: str) -> None:
    said = ucvn("calendar", "print", tmp_path / "lịch", view, "--date", "28/7/2021", "--json")
    assert said.json == {"file": str(tmp_path / "lịch.pdf")}
    assert (tmp_path / "lịch.pdf").read_bytes().startswith(b"%PDF")


def test_occasions_are_listed_with_their_marks(ucvn: Ucvn) -> None:
    ucvn("occasion", "edit", "cong-doan-viet-nam", "--lead", 30)
    ucvn("occasion", "remove", "quoc-khanh")
    out = ucvn("occasion", "list", "--year", 2021).out
    rows = {line.split()[0]: line for line in out.splitlines()[1:]}
    assert "Chưa kiểm chứng: chương trình chưa có nguồn chắc chắn" in out
    assert "năm khác" not in out
    assert rows["cong-doan-viet-nam"].endswith("30 ngày     đã sửa")
    assert rows["doan-thanh-nien"].endswith("năm tròn, chưa kiểm chứng")
    assert rows["quoc-khanh"].endswith("đã tắt")
    items = {item["code"]: item for item in ucvn("occasion", "list", "--year", 2021, "--json").json["items"]}
    union = items["cong-doan-viet-nam"]
    assert (union["first"], union["n"], union["year_class"], union["is_own"]) == (
        "2021-07-28",
        92,
        "khac",
        False,
    )
    assert items["quoc-khanh"]["first"] is None
    assert items["thang-cong-nhan"]["themes"][0]["is_own"] is False


def test_own_days_are_added_edited_removed_and_restored(ucvn: Ucvn) -> None:
    said = ucvn(
        "occasion", "add", "Thành lập cơ quan", "--date", "15/10", "--since", 1996, "--lead", 20, "--json"
    )
    assert (said.code, said.json["code"], said.json["when"], said.json["is_own"]) == (0, "1", "15/10", True)
    edited = ucvn("occasion", "edit", 1, "--date", "16/10", "--until", "18/10", "--since", 0, "--unverified")
    assert edited.out.splitlines() == [
        "Thành lập cơ quan [1]",
        "  16/10 – 18/10, hằng năm, dương lịch, nhắc trước 20 ngày",
        "  của đơn vị, chưa kiểm chứng",
    ]
    gone = ucvn("occasion", "remove", 1).out
    assert gone == "Đã bỏ vào thùng rác: Thành lập cơ quan. Lấy lại bằng lệnh: ucvn occasion restore 1\n"
    assert ucvn("occasion", "show", 1).code == 1
    assert ucvn("occasion", "restore", 1).code == 0
    assert "Ngày kỷ niệm số 1: Thành lập cơ quan" in ucvn("search", "thanh lap co quan").out


def test_an_occasion_of_the_catalogue_is_edited_switched_off_and_on(ucvn: Ucvn) -> None:
    said = ucvn(
        "occasion", "edit", "cong-doan-vien-chuc-viet-nam", "--date", "5/7", "--verified", "--source", "QĐ 1"
    )
    assert said.out.splitlines()[1:3] == [
        "  5/7, hằng năm, dương lịch, từ năm 1994, nhắc trước 7 ngày",
        "  đã sửa",
    ]
    assert ucvn("occasion", "edit", "cong-doan-vien-chuc-viet-nam", "--off", "--json").json["off"] is True
    assert "27 năm" not in ucvn("calendar", "show", "--month", "--date", "1/7/2021").out
    assert ucvn("occasion", "edit", "cong-doan-vien-chuc-viet-nam", "--on", "--json").json["when"] == "5/7"
    assert ucvn("occasion", "restore", "cong-doan-vien-chuc-viet-nam", "--json").json["when"] == "2/7"


def test_a_theme_is_written_and_shown_in_its_year(ucvn: Ucvn) -> None:
    said = ucvn("occasion", "theme", "thang-cong-nhan", 2026, "Chủ đề mới", "--source", "Kế hoạch")
    assert said.out.splitlines()[-1] == "  Chủ đề năm 2026: Chủ đề mới (nguồn: Kế hoạch)"
    assert "chủ đề: «Chủ đề mới»" in ucvn("calendar", "show", "--date", "5/5/2026").out
    assert "chủ đề" not in ucvn("calendar", "show", "--date", "5/5/2027").out


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "words",
    [
        ["calendar", "show", "--date", "30/2/2021"],
        ["calendar", "next", "--days", "1000"],
        ["calendar", "lunar", "30/1/2021 âm"],
        ["calendar", "lunar", "1/1/2101"],
        ["calendar", "print", "x.docx", "--date", "1/1/2021"],
        ["calendar", "export", "x.pdf", "--from", "1/1/2021", "--to", "2/2/2021"],
        ["calendar", "export", "x.ics", "--from", "2/2/2021", "--to", "1/1/2021"],
        ["occasion", "add", "  ", "--date", "1/1"],
        ["occasion", "add", "x", "--date", "30/2"],
        ["occasion", "add", "x", "--date", "1/1", "--until", "2/1/2022"],
        ["occasion", "add", "x", "--date", "1/1", "--since", "9999"],
        ["occasion", "add", "x", "--date", "1/1", "--lead", "-1"],
        ["occasion", "edit", "khong-co", "--title", "x"],
        ["occasion", "remove", "99"],
        ["occasion", "restore", "99"],
        ["occasion", "show", ""],
        ["occasion", "theme", "thang-cong-nhan", "21", "x"],
        ["occasion", "list", "--year", "3000"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_a_sentence_and_exit_code_1(ucvn: Ucvn, words: list[str]) -> None:
    said = ucvn(*words)
    assert (said.code, said.out) == (1, "")
    assert said.err.strip().endswith((".", "ucvn occasion list"))
    as_json = ucvn(*words, "--json")
    assert (as_json.code, as_json.json["error"]) == (1, said.err.strip())


@pytest.mark.parametrize("options", [[], ["--until", "1/1"]])
def test_an_edit_needs_something_to_change(ucvn: Ucvn, options: list[str]) -> None:
    assert ucvn("occasion", "edit", "quoc-khanh", *options).code == 2
