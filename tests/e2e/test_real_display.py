"""The morning's work on a real display: real keys, real windows, the real dialogs that ask for files."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlparse

import pytest
from docx import Document

from tests.e2e.screen import Screen, missing, screen
from ucvn_desktop.services.bundle.verify import verify
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.navigation import ROOMS

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing())]

TITLE = "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh khó khăn"
SAPO = "Ngày 16/4/2021, Ban Thường vụ Công đoàn Bộ đã đến thăm, tặng quà đoàn viên."
BODY = "Đồng chí Chủ tịch ân cần hỏi thăm sức khỏe đoàn viên."
CAPTION = "Ban Thường vụ trao quà cho đoàn viên"
DOCUMENT = (
    "Hội nghị cán bộ công đoàn",
    "Ngày 20/4/2021, Công đoàn Bộ tổ chức hội nghị cán bộ công đoàn năm 2021.",
)
SLOGAN = "Nhiệt liệt chào mừng Ngày Quốc tế Lao động"

Answer = TypeVar("Answer")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """What the program has the desktop open: a program of ours stands in for it and notes that."""
    folder, noted = tmp_path / "bin", tmp_path / "opened.txt"
    folder.mkdir()
    noted.touch()
    opener = folder / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" >> "{noted}"\n', encoding="utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return lambda: noted.read_text(encoding="utf-8").splitlines()


class Stored:
    """What another process sees of the workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ask(self, question: Callable[[Workspace], Answer]) -> Answer:
        with Workspace.open(self._folder) as workspace:
            return question(workspace)


def test_a_morning_with_real_keys(
    workspace_folder: Path, tmp_path: Path, make_photo: Callable[..., Path], opened: Callable[[], list[str]]
) -> None:
    stored = Stored(workspace_folder)
    home = tmp_path / "home"
    home.mkdir()
    with screen(["-w", str(workspace_folder)], home) as shown:
        shown.wait_for_window()
        write(shown, stored)
        import_a_document(shown, stored, tmp_path / "hoi-nghi.docx")
        import_a_photo(shown, stored, make_photo("trao-qua.jpg"))
        hang_it_on_the_article(shown, stored)
        design(shown, stored)
        export_the_banner(shown, tmp_path / "bang-ron.pdf")
        bundle = send(shown, tmp_path / "gui")
        open_from_the_log(shown, stored, bundle, opened)
    assert verify(bundle).problems == ()


def room(room_id: str) -> str:
    """The keys that lead to a room, wherever it stands in the rail."""
    return f"ctrl+{1 + [one.id for one in ROOMS].index(room_id)}"


def write(shown: Screen, stored: Stored) -> None:
    shown.keys(room("articles"), "ctrl+Return")
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


def import_a_document(shown: Screen, stored: Stored, document: Path) -> None:
    written = Document()
    for paragraph in DOCUMENT:
        written.add_paragraph(paragraph)
    written.save(str(document))
    # From the list back over its filters and «Viết tin, bài», «Xuất .docx» to «Nhập .docx».
    shown.keys("Escape", *["shift+Tab"] * 6, "space")
    shown.answer(document)
    shown.wait_for(lambda: stored.ask(lambda workspace: len(workspace.articles.ids()) == 2))
    titles = stored.ask(lambda workspace: [article.title for article in workspace.articles.all()])
    assert sorted(titles) == sorted([TITLE, DOCUMENT[0]])
    shown.back_to_window()


def import_a_photo(shown: Screen, stored: Stored, photo: Path) -> None:
    shown.keys(room("photos"), "ctrl+Return")
    shown.wait_for_dialog()
    shown.keys("space")  # «Chọn ảnh…» has the focus
    shown.answer(photo)
    shown.wait_for(lambda: stored.ask(lambda workspace: workspace.photos.ids()))
    shown.back_to_window()
    shown.keys("F2")
    time.sleep(1)
    shown.type_text(CAPTION)
    shown.wait_for(lambda: stored.ask(lambda workspace: workspace.photos.all()[0].caption == CAPTION), 6)


def hang_it_on_the_article(shown: Screen, stored: Stored) -> None:
    """By the photo's menu: under «Đặt vào bài» what was imported stands first, then what was written before."""
    shown.keys("Escape", "Menu")
    shown.wait_for_popup()
    shown.keys("Down", "Down", "Down", "Right", "Down", "Return")
    shown.wait_for(lambda: stored.ask(_hung))
    assert stored.ask(_hung) == [(TITLE, CAPTION)]
    shown.back_to_window()


def _hung(workspace: Workspace) -> list[tuple[str, str]]:
    return [
        (article.title, photo.caption)
        for article in workspace.articles.all()
        for photo in workspace.article_photos.photos_of(article.id)
    ]


def design(shown: Screen, stored: Stored) -> None:
    shown.keys("Escape", room("posters"), "ctrl+n")
    shown.wait_for(lambda: stored.ask(lambda workspace: workspace.posters.ids()))
    time.sleep(1)
    shown.type_text(SLOGAN)
    shown.wait_for(lambda: stored.ask(lambda workspace: workspace.posters.all()[0].text == SLOGAN), 6)


def export_the_banner(shown: Screen, pdf: Path) -> None:
    shown.keys(*["shift+Tab"] * 3, "space")  # back over the bin and «In…» to «Xuất PDF…»
    shown.answer(pdf)
    shown.wait_for(pdf.exists)
    shown.back_to_window()
    width, height = page_mm(pdf)
    assert (round(width), round(height)) == (5000, 800)


def page_mm(pdf: Path) -> tuple[float, float]:
    """The size of its first page."""
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf.read_bytes())
    assert box, "no page"
    return float(box[1]) / 72 * 25.4, float(box[2]) / 72 * 25.4


def send(shown: Screen, folder: Path) -> Path:
    folder.mkdir()
    shown.keys(
        room("sending"), *["Tab"] * 4
    )  # from the destination over «Sửa», «Thêm» and the filter into the list
    # What is ready is ticked already; the document, which has no author, stands last and can go all the same.
    shown.keys("End", "space", "ctrl+Return")
    shown.answer(folder)
    shown.wait_for(lambda: list(folder.glob("*.zip")))
    shown.back_to_window()
    return next(folder.glob("*.zip"))


def open_from_the_log(shown: Screen, stored: Stored, bundle: Path, opened: Callable[[], list[str]]) -> None:
    """The log shows the bundle: Enter on it opens its folder, «Mục lục» what lies in it."""
    shown.wait_for(lambda: stored.ask(lambda workspace: workspace.submissions.ids()))
    time.sleep(1)  # nobody goes to the log before it is filled
    shown.keys("Tab", "Tab", "Return")
    shown.wait_for(opened)
    assert opened() == [bundle.parent.as_uri()]
    shown.keys(*["Tab"] * 3, "space")
    shown.wait_for(lambda: len(opened()) == 2)
    index = Path(unquote(urlparse(opened()[1]).path)).read_text(encoding="utf-8")
    assert [text for text in (TITLE, DOCUMENT[0], SLOGAN) if text not in index] == []
