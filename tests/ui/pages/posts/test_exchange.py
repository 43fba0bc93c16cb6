"""The published list from Excel, to Excel, and the file to fill in."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ucvn_desktop.services.post_sheets import COLUMNS
from ucvn_desktop.services.sheets import Sheet, read_rows, sheet_names, write_book
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.posts import exchange
from ucvn_desktop.ui.pages.posts.page import PostsPage

Settle = Callable[[], None]


def rows(*titles: str) -> list[dict[str, str]]:
    return [{"title": title, "day": "2020-05-01", "channel": "Zalo"} for title in titles]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook with a good row and one without title and link; a second sheet with another list. It is chosen."""
    sheets = [
        Sheet("2019", COLUMNS, [*rows("Tin năm 2019"), {"author": "Ai đó"}]),
        Sheet("2020", COLUMNS, rows("Tin năm 2020", "Tin khác")),
    ]
    path = write_book(tmp_path / "vao.xlsx", sheets)
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [path])
    return path


def test_the_user_says_which_sheet_comes_in_and_every_refused_row_is_named(
    page: PostsPage,
    book: Path,
    workspace: Workspace,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Sequence[str]] = []

    def answer(_parent: object, names: Sequence[str]) -> str:
        asked.append(names)
        return "2019"

    monkeypatch.setattr(exchange, "ask_sheet", answer)
    page.exchange.ask_import()
    settle()
    assert asked == [["2019", "2020"]]
    (notice,) = notices
    assert notice.text == "Trang «2019»: đã nhập 1 bài đăng. 1 dòng không nhập được, xem ở Chi tiết."
    assert notice.tone == "gold"
    assert notice.detail.startswith("Dòng 3: Chưa có tít")
    assert page.form.title.toPlainText() == "Tin năm 2019"
    assert len(workspace.posts.all()) == 5


def test_who_thinks_better_of_it_enters_nothing(
    page: PostsPage, book: Path, workspace: Workspace, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "ask_sheet", lambda *_: None)
    page.exchange.ask_import()
    settle()
    assert len(workspace.posts.all()) == 4


def test_a_file_that_is_no_workbook_is_told_in_a_sentence(
    page: PostsPage,
    tmp_path: Path,
    workspace: Workspace,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("không phải Excel")
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [path])
    page.exchange.ask_import()
    settle()
    assert [notice.tone for notice in notices] == ["red"]
    assert len(workspace.posts.all()) == 4


def test_what_is_listed_is_written_and_comes_back(
    page: PostsPage,
    tmp_path: Path,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_: tmp_path / "ra")
    page.form.show_year.setCurrentIndex(1)
    page.form.show_year.activated.emit(1)
    settle()
    page.exchange.ask_export(page.list.ids, "năm 2021")
    settle()
    written = read_rows(tmp_path / "ra.xlsx", COLUMNS).rows
    assert [row.values["outlet"] for row in written] == ["Fanpage Mẫu", "Trang tin Mẫu"]
    assert "2 bài đăng" in notices[-1].text
    page.exchange.ask_export([], "")
    assert "trống" in notices[-1].text


def test_a_file_to_fill_in_is_written(
    page: PostsPage, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_: tmp_path / "mau.xlsx")
    page.exchange.ask_sample()
    settle()
    assert sheet_names(tmp_path / "mau.xlsx") == ["Bài đăng", "Hướng dẫn"]
