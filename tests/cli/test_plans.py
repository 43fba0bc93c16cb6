"""`ucvn plan …` as the officer types it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ucvn
from tests.core.plan_reading.sample import TOPICS, Plan

PLAN = Plan()


@pytest.fixture
def make_plan(tmp_path: Path) -> Callable[..., Path]:
    def make(*more: str, plan: Plan = PLAN) -> Path:
        path = tmp_path / "ke-hoach.txt"
        path.write_text("\n".join((*plan.paragraphs(), *more)), encoding="utf-8")
        return path

    return make


def test_show_prints_the_plan_as_one_object(ucvn: Ucvn, make_plan: Callable[..., Path]) -> None:
    assert ucvn("plan", "import", make_plan("Một câu lạ.")).code == 0
    said = ucvn("plan", "show", "--json")
    assert said.code == 0
    assert list(said.json) == ["year", "topics", "methods", "duties", "campaigns", "dates", "unread"]
    assert said.json["year"] == 2028
    assert said.json["topics"][1] == {"number": 2, "title": TOPICS[1][0], "points": list(TOPICS[1][1])}
    assert [m["number"] for m in said.json["methods"]] == ["III.1", "III.2"]
    assert said.json["duties"][0] == {
        "number": "V.2-1",
        "text": "Căn cứ kế hoạch này, xây dựng kế hoạch cụ thể của đơn vị.",
    }
    assert {"kind": "chuong-trinh", "name": "Chương trình 100 nghìn sáng kiến"} in said.json["campaigns"]
    assert {"text": "trong quý II", "from": "2028-04-01", "to": "2028-06-30", "years": 0} in said.json[
        "dates"
    ]
    assert said.json["unread"] == ["Một câu lạ."]
    assert ucvn("plan", "show", "--year", "2021", "--json").json["year"] == 2021


def test_show_reads_well(ucvn: Ucvn, make_plan: Callable[..., Path]) -> None:
    ucvn("plan", "import", make_plan("Một câu lạ."))
    out = ucvn("plan", "show").out
    assert out.startswith("Kế hoạch truyền thông Công đoàn Viên chức Việt Nam năm 2028\n")
    assert "  trong quý II: 1/4/2028 đến 30/6/2028\n" in out
    assert "(28/7/1929 - 28/7/2028): 28/7/2028\n" in out
    assert "Chương trình chưa hiểu đoạn 38: Một câu lạ." in out
    assert "Còn có kế hoạch năm 2021" in out


def test_import_says_what_was_understood_and_what_not(ucvn: Ucvn, make_plan: Callable[..., Path]) -> None:
    said = ucvn("plan", "import", make_plan("Một câu lạ."))
    assert "Đã nhập kế hoạch năm 2028" in said.out
    assert "4 nội dung với 6 ý, 2 hình thức" in said.out
    assert "Chương trình chưa hiểu đoạn 38: Một câu lạ." in said.out
    assert "So với trước" not in said.out
    same = ucvn("plan", "import", make_plan("Một câu lạ.")).out
    assert same.startswith("Đã nhập lại kế hoạch năm 2028, không mục nào khác trước: ")
    again = ucvn("plan", "import", make_plan(), "--json").json
    assert (again["year"], again["topics"], again["changed"], again["unread"]) == (2028, 4, 0, [])


def test_text_stands_beside_what_was_understood(ucvn: Ucvn, make_plan: Callable[..., Path]) -> None:
    assert "không có văn bản kèm theo" in ucvn("plan", "text").out
    ucvn("plan", "import", make_plan("Một câu lạ."))
    lines = ucvn("plan", "text").out.splitlines()
    assert lines[1].split() == ["1", "Tên", "kế", "hoạch", "KẾ", "HOẠCH"]
    assert len(lines) == 1 + 38
    (unread,) = ucvn("plan", "text", "--unread", "--json").json["paragraphs"]
    assert (unread["number"], unread["role"], unread["text"]) == (38, "chua-hieu", "Một câu lạ.")


def test_correct_changes_how_a_paragraph_is_understood(ucvn: Ucvn, make_plan: Callable[..., Path]) -> None:
    ucvn("plan", "import", make_plan("Một việc nữa."))
    said = ucvn("plan", "correct", 38, "y", "--of", 3)
    assert "Đoạn 38 «Một việc nữa.» nay là: Ý của nội dung." in said.out
    assert ucvn("plan", "show", "--json").json["topics"][2]["points"][-1] == "Một việc nữa."
    assert "* " in ucvn("plan", "text").out
    assert "Chương trình hiểu mọi đoạn của văn bản." in ucvn("plan", "text", "--unread").out
    assert ucvn("plan", "correct", 38, "tu-dong", "--json").json["unread"][0]["text"] == "Một việc nữa."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan", "import", "không-có.docx"), "Không tìm thấy tệp"),
        (("plan", "show", "--year", "1999"), "Chưa có kế hoạch năm 1999"),
        (("plan", "correct", "1", "ket"), "không có văn bản kèm theo"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(ucvn: Ucvn, words: tuple[str, ...], said: str) -> None:
    answer = ucvn(*words)
    assert (answer.code, said in answer.err) == (1, True)
    refused = ucvn(*words, "--json")
    assert (refused.code, said in refused.json["error"]) == (1, True)
