"""The address book from Excel, to Excel, and the file to fill in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ucvn_desktop.services.people_columns import COLUMNS, SHEET
from ucvn_desktop.services.sheets import Sheet, write_book
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.people.page import PeoplePage

Settle = Callable[[], None]


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook with a new person, one who is known by her telephone, and a row without a name; it is chosen."""
    rows = [
        {"number": 1, "full_name": "Cao Văn Sáu", "title": "Ủy viên", "unit": "Công đoàn Bộ"},
        {"number": 2, "full_name": "Hoàng Yến", "phone": "0900000003", "email": "yen@mau.vn"},
        {"number": 3, "full_name": "", "phone": "0900000009"},
    ]
    path = write_book(tmp_path / "vao.xlsx", [Sheet(SHEET, COLUMNS, rows)])
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [path])
    return path


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_: path)


def test_a_workbook_enters_who_is_new_and_names_every_row_that_is_refused(
    page: PeoplePage, sheet: Path, workspace: Workspace, notices: list[Notice], settle: Settle
) -> None:
    page.exchange.ask_import()
    settle()
    (notice,) = notices
    assert notice.text.startswith("Đã nhập 1 người mới, 1 chức vụ. 2 dòng không nhập được")
    assert notice.tone == "gold"
    assert [line.partition(":")[0] for line in notice.detail.splitlines()[:2]] == ["Dòng 3", "Dòng 4"]
    assert len(workspace.people.all()) == 4
    assert page.form.full_name.text() == "Cao Văn Sáu"


def test_those_who_are_known_are_brought_up_to_date_where_the_user_says_so(
    page: PeoplePage,
    book: dict[str, int],
    sheet: Path,
    workspace: Workspace,
    notices: list[Notice],
    settle: Settle,
) -> None:
    page.exchange.ask_import()
    settle()
    assert notices[0].action == "Cập nhật người đã có"
    assert notices[0].run
    notices[0].run()
    settle()
    assert workspace.people.get(book["Yến"]).email == "yen@mau.vn"
    assert "Đã cập nhật 1 người." in notices[-1].text
    assert not notices[-1].action


def test_further_sheets_with_people_are_named_and_offered_one_after_the_other(
    page: PeoplePage, tmp_path: Path, workspace: Workspace, notices: list[Notice], settle: Settle
) -> None:
    sheets = [Sheet(name, COLUMNS, [{"full_name": f"Người ở trang {name}"}]) for name in ("Một", "Hai", "Ba")]
    page.exchange.take(write_book(tmp_path / "vao.xlsx", sheets))
    settle()
    assert notices[-1].text.endswith("Trang «Hai», «Ba» cũng có danh bạ, chưa được nhập.")
    assert (notices[-1].action, notices[-1].tone) == ("Nhập trang «Hai»", "gold")
    for action in ("Nhập trang «Ba»", ""):
        assert notices[-1].run
        notices[-1].run()
        settle()
        assert notices[-1].action == action
    assert [one.full_name[-3:].strip() for one in workspace.people.all()][-3:] == ["Một", "Hai", "Ba"]


def test_a_file_that_is_no_workbook_is_told_in_a_sentence_and_enters_nothing(
    page: PeoplePage,
    tmp_path: Path,
    workspace: Workspace,
    notices: list[Notice],
    settle: Settle,
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("không phải Excel")
    page.exchange.take(path)
    settle()
    assert [notice.tone for notice in notices] == ["red"]
    assert len(workspace.people.all()) == 3


def test_those_who_are_listed_go_out_and_come_back_in(
    page: PeoplePage,
    tmp_path: Path,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save_to(monkeypatch, tmp_path / "ra")
    page.form.show_kind.setCurrentIndex(page.form.show_kind.findData("bao-chi"))
    page.exchange.ask_export(page.list.filter)
    settle()
    assert notices[-1].text == f"Đã ghi 1 người ra «{tmp_path / 'ra.xlsx'}»."
    page.exchange.take(tmp_path / "ra.xlsx", update=True)
    settle()
    assert "1 người không có gì mới" in notices[-1].text


def test_the_file_to_fill_in_is_written_where_the_user_wants_it(
    page: PeoplePage,
    tmp_path: Path,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save_to(monkeypatch, tmp_path / "mau.xlsx")
    page.exchange.ask_sample()
    settle()
    assert (tmp_path / "mau.xlsx").exists()
    assert "Hướng dẫn" in notices[-1].text
    page.exchange.take(tmp_path / "mau.xlsx")
    settle()
    assert "không có dòng nào" in notices[-1].text


def test_who_changes_his_mind_gets_nothing(
    page: PeoplePage, notices: list[Notice], settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(monkeypatch, None)
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [])
    page.exchange.ask_import()
    page.exchange.ask_sample()
    page.exchange.ask_export(page.list.filter)
    settle()
    assert notices == []
