"""Files and folders shown by the computer's own programs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.ui import desktop


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


def test_a_folder_and_a_file_are_handed_to_the_system(opened: list[str], tmp_path: Path) -> None:
    page = tmp_path / "mục lục.html"
    page.write_text("x")
    desktop.open_folder(tmp_path)
    desktop.open_file(page)
    assert opened == [str(tmp_path), str(page)]


def test_what_is_gone_is_said_in_words(opened: list[str], tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không thấy thư mục"):
        desktop.open_folder(tmp_path / "USB")
    with pytest.raises(UserError, match="Không thấy tệp"):
        desktop.open_file(tmp_path / "b.zip")
    assert opened == []


def test_a_computer_that_opens_nothing_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    with pytest.raises(UserError, match="không mở được thư mục"):
        desktop.open_folder(tmp_path)
