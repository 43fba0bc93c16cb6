"""`ucvn task` and `ucvn year` as the officer types them."""

import pytest

from tests.cli.conftest import Ucvn


def test_a_task_goes_from_the_plan_to_done(ucvn: Ucvn) -> None:
    assert "23" in ucvn("task", "suggest", "--year", "2021").out
    stored = ucvn("task", "suggest", "--year", "2021", "--take", "20").out
    assert "Đã ghi 1 nhiệm vụ" in stored
    assert "Quá hạn" in ucvn("task", "list", "--year", "2021").out
    assert ucvn("task", "done", "1", "--date", "20/5/2021").code == 0
    shown = ucvn("task", "show", "1", "--json").json
    assert (shown["state"], shown["reached_on"], shown["records"]) == ("xong", "2021-05-20", [])
    assert "XONG (1)" in ucvn("task", "board", "--year", "2021").out
    nothing = "Không có nhiệm vụ nào quá hạn hay sắp hết hạn"
    assert ucvn("task", "remind", "--year", "2021").out == f"{nothing}.\n"
    assert ucvn("task", "remind").out.startswith(f"{nothing} trong kế hoạch năm nay và năm trước; muốn")
    assert ucvn("task", "done", "1", "--undo", "--json").json["done_on"] == ""


def test_a_task_shows_the_records_behind_its_figure(ucvn: Ucvn) -> None:
    ucvn("event", "add", "Thăm hỏi đoàn viên", "--date", "16/4/2021", "--kind", "tham-hoi")
    said = ucvn(
        *("task", "add", "Thăm hỏi đoàn viên khó khăn", "--year", 2021, "--count", "hoat-dong"),
        *("--event-kind", "tham-hoi", "--topic", 4, "--method", "III.1", "--who", "Ban Nữ công"),
        *("--from", "1/4/2021", "--to", "30/4/2021", "--target", 1),
    )
    assert "kế hoạch năm 2021" in said.out
    unfiled = ucvn("task", "show", "1")
    assert "  Còn 1 hoạt động như vậy chưa ghi nội dung" in unfiled.out
    assert ucvn("task", "show", "1", "--json").json["unfiled"] == 1
    ucvn("event", "edit", "1", "--topic", 4)
    shown = ucvn("task", "show", "1").out
    assert "Xong ngày 16/4/2021" in shown
    assert "Cách tính: Hoạt động «Thăm hỏi, giúp đỡ» của nội dung 4\n" in shown
    assert "như vậy" not in shown
    assert "16/4/2021: Thăm hỏi đoàn viên (hoạt động số 1)" in shown
    assert "Nội dung: II.4" in shown


def test_what_is_edited_is_what_is_stored(ucvn: Ucvn) -> None:
    ucvn("task", "add", "Viết tin", "--year", 2021, "--who", "A", "--topic", 4)
    edited = ucvn(
        "task", "edit", 1, "--what", "Viết 2 tin", "--topic", 0, "--who", "", "--to", "2/1/2022", "--json"
    )
    assert [edited.json[name] for name in ("what", "topic", "who", "day_to")] == [
        "Viết 2 tin",
        0,
        "",
        "2022-01-02",
    ]
    (warning,) = edited.json["warnings"]
    assert "kế hoạch năm 2021 có ngày 2/1/2022 nằm ngoài năm ấy" in warning
    assert ucvn("task", "edit", 1, "--note", "x").out == f"Đã sửa nhiệm vụ số 1: Viết 2 tin\n{warning}\n"
    assert "Đã cho vào thùng rác" in ucvn("task", "remove", 1).out
    assert ucvn("task", "list", "--year", 2021, "--json").json == {"items": []}
    assert "Đã lấy lại" in ucvn("task", "remove", 1, "--undo").out
    assert len(ucvn("task", "list", "--year", 2021, "--text", "viet", "--json").json["items"]) == 1


def test_an_edit_that_changes_nothing_says_so(ucvn: Ucvn) -> None:
    ucvn("task", "add", "Viết tin", "--year", 2021, "--who", "A")
    for options in ((), ("--who", "A")):
        said = ucvn("task", "edit", 1, *options)
        assert (said.code, "không có gì thay đổi" in said.out, "Đã sửa" in said.out) == (0, True, False)
    assert ucvn("task", "edit", 1, "--json").json["warnings"] == []
    assert ucvn("task", "edit", 1, "--json").json["rev"] == 1
    assert "Đã sửa nhiệm vụ số 1" in ucvn("task", "edit", 1, "--who", "B").out


def test_days_outside_the_plans_year_are_told_at_once(ucvn: Ucvn) -> None:
    said = ucvn("task", "add", "Viết tin", "--year", 2021, "--from", "1/5/2012", "--to", "1/5/2031", "--json")
    assert ["1/5/2012 và 1/5/2031" in warning for warning in said.json["warnings"]] == [True]
    assert (
        ucvn("task", "add", "Viết tin", "--year", 2021, "--to", "1/5/2021", "--json").json["warnings"] == []
    )


def test_a_refusal_names_what_is_wrong_and_stores_nothing(ucvn: Ucvn) -> None:
    for words in (
        ("add", "X", "--year", 2021, "--from", "1/5/2021", "--to", "1/4/2021"),
        ("add", "X", "--year", 2021, "--from", "31/2/2021"),
        ("add", "X", "--year", 2021, "--target", -1),
        ("add", "X", "--year", 2021, "--topic", 9),
        ("add", "X", "--year", 1999),
        ("suggest", "--year", 2021, "--take", 99),
        ("show", 1),
    ):
        refused = ucvn("task", *words)
        assert (refused.code, refused.out) == (1, ""), words
        assert refused.err.strip().endswith("."), words
    assert ucvn("task", "list", "--year", 2021, "--json").json == {"items": []}


def test_a_new_year_takes_the_tasks_along(ucvn: Ucvn) -> None:
    ucvn("task", "add", "Viết tin", "--year", 2021, "--to", "31/5/2021")
    opened = ucvn("year", "open", 2022, "--copy-all", 2021, "--json").json
    assert [task["day_to"] for task in opened["tasks"]] == ["2022-05-31"]
    assert [(y["year"], y["tasks"]) for y in ucvn("year", "list", "--json").json["items"]] == [
        (2022, 1),
        (2021, 1),
    ]
    assert "đã được mở từ trước" in ucvn("year", "open", 2022).err


def test_a_task_is_found_and_named_by_the_search(ucvn: Ucvn) -> None:
    ucvn("task", "add", "Viết thử", "--year", 2021)
    assert ucvn("search", "viet thu").out == "Nhiệm vụ số 1, năm 2021: Viết thử\n"


def test_a_kind_of_event_is_for_tasks_that_count_events(ucvn: Ucvn) -> None:
    refused = ucvn("task", "add", "X", "--year", 2021, "--event-kind", "hoi-nghi")
    assert (refused.code, refused.out) == (1, "")
    assert "tính theo hoạt động" in refused.err


def test_a_long_text_is_cut_where_it_only_names_the_record(ucvn: Ucvn) -> None:
    text = "Viết tin về hội nghị " * 60
    for words in (
        ("task", "add", text, "--year", 2021, "--to", "31/5/2021"),
        ("task", "edit", 1, "--who", "A"),
        ("task", "remove", 1),
        ("task", "remove", 1, "--undo"),
        ("event", "add", text, "--date", "16/4/2021"),
        ("event", "edit", 1, "--place", text),
        ("event", "remove", 1),
        ("event", "restore", 1),
        ("calendar", "show", "--month", "--date", "16/4/2021"),
        ("calendar", "show", "--year", "--date", "16/4/2021"),
    ):
        said = ucvn(*words)
        assert said.code == 0, said.err
        assert "Viết tin về hội nghị" in said.out
        assert max(map(len, said.out.splitlines())) < 260
    assert text.strip() in ucvn("task", "show", 1).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--target", "9" * 20), "Chỉ tiêu phải là một số từ 1 đến 100.000."),
        (("--year", "20210"), "Năm 20210 không hợp lệ. Hãy ghi năm của kế hoạch, ví dụ 2021."),
    ],
)
def test_a_slip_of_the_hand_is_told_as_what_it_is(ucvn: Ucvn, words: tuple[str, ...], said: str) -> None:
    refused = ucvn("task", "add", "Viết tin", *words)
    assert (refused.code, refused.err.startswith(said), "year open" in refused.err) == (1, True, False)
