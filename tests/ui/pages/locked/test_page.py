"""Data that is not open: why, and the ways out."""

import platform
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.opening import WINDOW
from ucvn_desktop.storage.database import damaged
from ucvn_desktop.storage.lock import Holder, Locked
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.jobs import Jobs
from ucvn_desktop.ui.pages.locked import page as module
from ucvn_desktop.ui.pages.locked.page import LockedPage

SINCE = datetime(2021, 4, 16, 8, 0).astimezone().isoformat()
FOLDER = Path("/du-lieu")


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs) -> Callable[[UserError], LockedPage]:
    def made(error: UserError) -> LockedPage:
        page = LockedPage(jobs, FOLDER, error)
        qtbot.addWidget(page)
        page.show()
        return page

    return made


@pytest.mark.parametrize(
    ("holder", "said", "can_unlock"),
    [
        (Holder("MAY-KHAC", 7, WINDOW, SINCE), "máy «MAY-KHAC» từ 08:00 ngày 16/4/2021", True),
        (Holder(platform.node(), 7, WINDOW, SINCE), "cửa sổ khác từ 08:00", False),
        (Holder(platform.node(), 7, "nhập ảnh", SINCE), "«nhập ảnh»", False),
        (None, "Một chương trình khác", False),
    ],
)
def test_whoever_holds_the_data_is_named(
    make: Callable[[UserError], LockedPage], holder: Holder | None, said: str, can_unlock: bool
) -> None:
    page = make(Locked("x", holder))
    assert said in page._form.sentence.text()
    assert "ucvn -w" not in page._form.sentence.text()
    assert page._form.unlock.isVisible() is can_unlock
    # A new workspace is no answer to one that is merely in use.
    assert not page._form.first_run.isVisible()


def test_a_lock_is_removed_only_after_a_question(
    make: Callable[[UserError], LockedPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make(Locked("x", Holder("MAY-KHAC", 7, WINDOW, SINCE)))
    asked: list[object] = []
    page.unlock.connect(asked.append)
    monkeypatch.setattr(module, "ask", lambda *_: False)
    page._form.unlock.click()
    assert asked == []
    monkeypatch.setattr(module, "ask", lambda *_: True)
    page._form.unlock.click()
    assert asked == [FOLDER]


def test_technical_text_is_folded_away(make: Callable[[UserError], LockedPage]) -> None:
    page = make(UserError("Tệp dữ liệu không đọc được.", "database disk image is malformed"))
    assert page._form.sentence.text() == "Tệp dữ liệu không đọc được."
    assert page._form.first_run.isVisible()
    assert not page._form.detail.isVisible()
    page._form.fold.click()
    assert page._form.detail.isVisible()
    assert not make(UserError("x"))._form.fold.isVisible()


@pytest.mark.parametrize(("has_backup", "said"), [(True, "«backups»"), (False, "«Mở dữ liệu khác…»")])
def test_damage_is_answered_with_what_this_window_can_do(
    make: Callable[[UserError], LockedPage],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    has_backup: bool,
    said: str,
) -> None:
    (tmp_path / "backups").mkdir()
    if has_backup:
        (tmp_path / "backups" / "a.db").write_bytes(b"x")
    page = make(damaged(tmp_path, "malformed"))
    sentence = page._form.sentence.text()
    assert said in sentence
    assert "lệnh" not in sentence
    opened: list[Path] = []
    monkeypatch.setattr(module, "open_folder", opened.append)
    page._form.open_folder.click()
    assert opened == [FOLDER]
    assert not make(UserError("x"))._form.open_folder.isVisible()


def test_another_try_and_other_data(
    make: Callable[[UserError], LockedPage],
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[[], None],
    workspace_folder: Path,
    tmp_path: Path,
) -> None:
    page = make(UserError("x"))
    asked: list[object] = []
    page.again.connect(asked.append)
    page._form.again.click()
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: tmp_path)
    page._form.other.click()
    settle()
    assert "không có dữ liệu" in page._form.said.text()
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: workspace_folder)
    page._form.other.click()
    settle()
    assert asked == [FOLDER, workspace_folder]
