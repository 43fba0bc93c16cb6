"""The morning's work on a real display: real keys, real windows, the real dialogs that ask for files."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from tests.e2e.screen import Screen, missing, screen
from ucvn_desktop.services.bundle.verify import verify
from ucvn_desktop.storage.workspace import Workspace

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing())]

TITLE = "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh khó khăn"
SAPO = "Ngày 16/4/2021, Ban Thường vụ Công đoàn Bộ đã đến thăm, tặng quà đoàn viên."
BODY = "Đồng chí Chủ tịch ân cần hỏi thăm sức khỏe đoàn viên."
CAPTION = "Ban Thường vụ trao quà cho đoàn viên"
SLOGAN = "Nhiệt liệt chào mừng Ngày Quốc tế Lao động"

Answer = TypeVar("Answer")


class Stored:
    """What another process sees of the workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ask(self, question: Callable[[Workspace], Answer]) -> Answer:
        with Workspace.open(self._folder) as workspace:
            return question(workspace)


def test_a_morning_with_real_keys(workspace_folder: Path, shared_input: Path, tmp_path: Path) -> None:
    stored = Stored(workspace_folder)
    home = tmp_path / "home"
    home.mkdir()
    with screen(["-w", str(workspace_folder)], home) as shown:
        shown.wait_for_window()
        write(shown, stored)
        import_a_photo(shown, stored, shared_input / "photos" / "DSCN0010.jpg")
        design(shown, stored)
        bundle = send(shown, tmp_path / "gui")
    assert verify(bundle).problems == ()


def write(shown: Screen, stored: Stored) -> None:
    shown.keys("ctrl+1", "ctrl+Return")
    shown.wait_for(lambda: stored.ask(lambda workspace: workspace.articles.ids()))
    time.sleep(1)  # nobody types before the empty sheet is there
    shown.type_text(TITLE)
    shown.keys("Return")
    shown.type_text(SAPO)
    shown.keys("Return")
    shown.type_text(BODY)
    shown.wait_for(lambda: stored.ask(lambda workspace: BODY in workspace.articles.all()[0].body), 6)
    article = stored.ask(lambda workspace: workspace.articles.all()[0])
    assert (article.title, article.sapo, article.body) == (TITLE, SAPO, f"<p>{BODY}</p>")


def import_a_photo(shown: Screen, stored: Stored, photo: Path) -> None:
    shown.keys("ctrl+2", "ctrl+Return")
    shown.wait_for_dialog()
    shown.keys("space")  # «Chọn ảnh…» has the focus
    shown.wait_for_dialog()
    shown.type_plain(str(photo))
    shown.keys("Return")
    shown.wait_for(lambda: stored.ask(lambda workspace: workspace.photos.ids()))
    shown.back_to_window()
    shown.keys("F2")
    time.sleep(1)
    shown.type_text(CAPTION)
    shown.wait_for(lambda: stored.ask(lambda workspace: workspace.photos.all()[0].caption == CAPTION), 6)


def design(shown: Screen, stored: Stored) -> None:
    shown.keys("Escape", "ctrl+3", "ctrl+n")
    shown.wait_for(lambda: stored.ask(lambda workspace: workspace.posters.ids()))
    time.sleep(1)
    shown.type_text(SLOGAN)
    shown.wait_for(lambda: stored.ask(lambda workspace: workspace.posters.all()[0].text == SLOGAN), 6)


def send(shown: Screen, folder: Path) -> Path:
    folder.mkdir()
    shown.keys("ctrl+4")
    shown.click(0.35, 0.4)
    shown.keys("Home", "space", "Down", "space", "ctrl+Return")
    shown.wait_for_dialog()
    shown.type_plain(str(folder))
    shown.keys("Return")
    shown.wait_for(lambda: list(folder.glob("*.zip")))
    return next(folder.glob("*.zip"))
