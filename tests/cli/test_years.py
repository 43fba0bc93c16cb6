"""Commands that keep to a year, and what they say of records that count for another."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Ucvn
from ucvn_desktop.core.plan import Topic
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.storage.workspace import Workspace


@pytest.fixture
def two_years(ucvn: Ucvn, workspace_folder: Path) -> Callable[..., Path]:
    """The plan of 2022 has the topic 9 alone; writes a small article."""
    ucvn("year", "open", 2022)
    with Workspace.open(workspace_folder) as workspace:
        edition = workspace.editions.of_year(2022)
        assert edition
        workspace.topics.add(Topic(edition_id=edition.id, number=9, short="Đại hội", title="Đại hội"))

    def make(title: str) -> Path:
        document = docx.Document()
        document.add_heading(title, level=1)
        document.add_paragraph("Ban Thường vụ đã đến thăm đoàn viên.")
        path = workspace_folder.parent / f"{title}.docx"
        document.save(str(path))
        return path

    return make


def _ids(ucvn: Ucvn, *command: object) -> list[int]:
    return [item["id"] for item in ucvn(*command, "--json").json["items"]]


def test_last_years_articles_come_in_under_last_years_topics(
    ucvn: Ucvn, two_years: Callable[..., Path]
) -> None:
    assert ucvn("article", "import", two_years("Cũ"), "--year", 2021, "--topic", 9).code == 1
    assert ucvn("article", "import", two_years("Cũ"), "--year", 2021, "--topic", 4).code == 0
    assert ucvn("article", "import", two_years("Mới"), "--plan-year", 2022, "--topic", 9).code == 0
    assert _ids(ucvn, "article", "list", "--year", 2021) == [1]
    assert _ids(ucvn, "article", "list", "--year", 2022, "--topic", 9) == [2]
    assert _ids(ucvn, "article", "list", "--topic", 4) == [1]
    assert [item["year"] for item in ucvn("article", "list", "--json").json["items"]] == [2021, 2022]
    assert "Tin · kế hoạch năm 2021 · nội dung 4" in ucvn("article", "show", 1).out
    assert ucvn("article", "list", "--year", 2020).out == "Không có tin, bài nào như vậy trong năm 2020.\n"


def test_a_number_that_the_other_year_does_not_have_is_told_and_kept(
    ucvn: Ucvn, two_years: Callable[..., Path]
) -> None:
    ucvn("article", "import", two_years("Tin"), "--year", 2021, "--topic", 4)
    said = ucvn("article", "edit", 1, "--year", 2022)
    assert "Lưu ý: Kế hoạch năm 2022 không có nội dung 4; số này vẫn được giữ" in said.out
    assert ucvn("article", "show", 1, "--json").json["topic"] == 4
    assert "Lưu ý" not in ucvn("article", "edit", 1, "--topic", 9).out
    ucvn("event", "add", "Hội nghị", "--date", "30/12/2021", "--topic", 4)
    assert (
        "Lưu ý: Kế hoạch năm 2022 không có nội dung 4" in ucvn("event", "edit", 1, "--date", "3/1/2022").out
    )


def test_events_of_a_year_are_those_that_count_for_it(ucvn: Ucvn) -> None:
    ucvn("event", "add", "Đợt thi đua", "--date", "28/12/2021", "--day-to", "10/1/2022")
    ucvn("event", "add", "Gặp mặt", "--date", "4/1/2022")
    assert (_ids(ucvn, "event", "list", "--year", 2021), _ids(ucvn, "event", "list", "--year", 2022)) == (
        [1],
        [2],
    )
    assert ucvn("event", "count", "--year", 2022, "--json").json["events"] == 1
    assert _ids(ucvn, "event", "list", "--month", "1/2022") == [2, 1]


def test_reminders_come_from_this_year_and_the_last_as_in_the_window(ucvn: Ucvn) -> None:
    now = this_day().year
    for year in (now - 2, now - 1, now):
        ucvn("year", "open", year)
        ucvn("task", "add", f"Tổng kết {year}", "--year", year, "--to", f"1/1/{year}")
    items = ucvn("task", "remind", "--json").json["items"]
    assert [(item["what"], item["year"]) for item in items] == [
        (f"Tổng kết {now - 1}", now - 1),
        (f"Tổng kết {now}", now),
    ]
    assert "Năm" in ucvn("task", "remind").out.splitlines()[0]
    old = ucvn("task", "remind", "--year", now - 2)
    assert f"Tổng kết {now - 2}" in old.out
    assert f"Tổng kết {now}" not in old.out
    assert "Năm" not in old.out.splitlines()[0]
    assert ucvn("task", "remind", "--year", now + 5).code == 1


@pytest.mark.usefixtures("two_years")
def test_what_is_listed_found_and_shown_names_its_year(ucvn: Ucvn) -> None:
    for year in (2021, 2022):
        ucvn("task", "add", "Viết tin tổng kết", "--year", year)
    assert ucvn("task", "list").out.startswith("Kế hoạch năm 2022\n")
    assert "Kế hoạch: năm 2021" in ucvn("task", "show", 1).out
    ucvn("event", "add", "Tổng kết", "--date", "30/12/2021")
    found = ucvn("search", "tong ket").out
    for line in (
        "Nhiệm vụ số 1, năm 2021:",
        "Nhiệm vụ số 2, năm 2022:",
        "Hoạt động số 1, năm 2021: Tổng kết",
    ):
        assert line in found


@pytest.mark.usefixtures("two_years")
def test_tasks_are_copied_into_a_year_that_is_open(ucvn: Ucvn) -> None:
    ucvn("task", "add", "Viết tin", "--year", 2021)
    ucvn("task", "add", "Treo băng rôn", "--year", 2021)
    assert ucvn("year", "open", 2022).code == 1
    said = ucvn("year", "open", 2022, "--copy", 1)
    assert (said.code, said.out) == (0, "Năm 2022 đã mở từ trước; chép sang 1 nhiệm vụ.\n")
    assert ucvn("year", "open", 2022, "--copy-all", 2021).out == (
        "Năm 2022 đã mở từ trước; chép sang 1 nhiệm vụ. 1 nhiệm vụ năm ấy đã có nên không chép lần nữa.\n"
    )
