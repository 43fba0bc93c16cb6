"""PDFs for the print shop and paper from the office printer."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.drawing.test_output import page_mm
from tests.ui.pages.posters.conftest import MakePage
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.services.poster_records import edit_poster
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs, printing
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.posters.outlet import file_name, scale_label

Settle = Callable[[], None]


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the user chooses, and in `proposed` what was proposed."""
    file = tmp_path / "in" / "băng rôn.pdf"
    file.parent.mkdir()
    monkeypatch.setattr(dialogs, "ask_save_file", lambda parent, title, proposed, patterns: file)
    return file


@pytest.mark.parametrize("scale", [1, 10])
def test_a_pdf_of_the_right_size_is_written_and_kept(
    make_page: MakePage,
    poster: Poster,
    workspace: Workspace,
    notices: list[Notice],
    target: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    scale: int,
) -> None:
    edit_poster(workspace, poster.id, {"scale": scale})
    page = make_page()
    page._form.text.setPlainText("Gõ ngay trước khi xuất")
    QTest.mouseClick(page._form.export_pdf, Qt.MouseButton.LeftButton)
    settle()
    settle()
    assert page_mm(target.read_bytes()) == pytest.approx((5000 / scale, 800 / scale), abs=0.2)
    stored = workspace.posters.get(poster.id)
    assert stored.text == "Gõ ngay trước khi xuất"
    assert workspace.files.path(stored.sha256).read_bytes() == target.read_bytes()
    said = "trang 5.000 × 800 mm" if scale == 1 else "trang 500 × 80 mm, tỉ lệ 1:10"
    assert notices[-1].text == f"Đã xuất băng rôn.pdf: {said}."
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    assert notices[-1].run
    notices[-1].run()
    assert opened == [QUrl.fromLocalFile(str(target.parent))]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": ""}, "chưa có chữ nào"),
        ({"text": "chào " * 90}, "nhiều nhất là 400"),
        ({"width_mm": 20.0}, "từ 50 mm"),
        ({"font": "Phông Nhà Khác"}, "Không có phông chữ"),
    ],
)
def test_what_cannot_be_drawn_is_told_and_no_file_is_written(
    make_page: MakePage,
    poster: Poster,
    workspace: Workspace,
    notices: list[Notice],
    target: Path,
    settle: Settle,
    changes: dict[str, object],
    sentence: str,
) -> None:
    edit_poster(workspace, poster.id, changes)
    page = make_page()
    QTest.mouseClick(page._form.export_pdf, Qt.MouseButton.LeftButton)
    settle()
    settle()
    assert sentence in notices[-1].text
    assert notices[-1].tone == "red"
    assert not target.exists()


@pytest.mark.usefixtures("poster")
def test_the_proposed_file_has_a_plain_name_in_the_last_folder(
    make_page: MakePage, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals: list[str] = []

    def ask(parent: QWidget, title: str, proposed: str, patterns: str) -> Path | None:
        proposals.append(proposed)
        return tmp_path / "lần đầu.pdf" if len(proposals) == 1 else None

    monkeypatch.setattr(dialogs, "ask_save_file", ask)
    page = make_page()
    for _ in range(2):
        QTest.mouseClick(page._form.export_pdf, Qt.MouseButton.LeftButton)
        settle()
        settle()
    assert [Path(p).name for p in proposals] == ["tham-muu-gioi-phuc-vu-tot.pdf"] * 2
    assert Path(proposals[1]).parent == tmp_path


def test_ctrl_p_prints_the_design_fit_on_paper_with_its_scale(
    make_page: MakePage,
    poster: Poster,
    notices: list[Notice],
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bool] = []

    def ask(parent: QWidget, title: str, *, pages: int = 0, landscape: bool = False) -> QPrinter:
        asked.append(landscape)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(tmp_path / "giấy.pdf"))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(printer.pageLayout().orientation().Landscape)
        return printer

    monkeypatch.setattr(printing, "ask_printer", ask)
    page = make_page()
    page.print_shown()
    settle()
    settle()
    assert asked == [True]
    assert page_mm((tmp_path / "giấy.pdf").read_bytes()) == pytest.approx((297, 210), abs=0.5)
    told = re.search(r"tỉ lệ 1:([\d,]+) so với khổ thật", notices[-1].text)
    assert told
    assert 5000 / 297 < float(told[1].replace(",", ".")) < 5000 / 260


def test_names_of_files_are_plain_and_short() -> None:
    assert file_name("Nhiệt liệt chào mừng 92 năm (28/7)!") == "nhiet-liet-chao-mung-92-nam-28-7"
    assert file_name("字 !") == "khau-hieu"
    assert len(file_name("công đoàn " * 40)) <= 60


def test_scales_are_written_the_vietnamese_way() -> None:
    assert [scale_label(s) for s in (1, 2.44, 17.25, 40.6, 0.5)] == [
        "1:1,0",
        "1:2,4",
        "1:17,2",
        "1:41",
        "2,0:1",
    ]
