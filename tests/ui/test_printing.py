"""Printing: what goes to the printer that was chosen. The printer of these tests writes a PDF."""

import re
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.ui import dialogs, printing
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.session import Session


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the chosen printer writes: A4, margins of 15 mm."""
    target = tmp_path / "in.pdf"

    def choose(parent: QWidget, title: str, *, pages: int = 0, landscape: bool = False) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(target))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        if landscape:
            printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        return printer

    monkeypatch.setattr(printing, "ask_printer", choose)
    return target


def _pages(pdf: Path) -> list[tuple[float, float]]:
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf.read_bytes())
    return [(float(width), float(height)) for width, height in boxes]


def _ink(pdf: Path) -> bytes:
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf.read_bytes(), re.DOTALL)
    return b"".join(zlib.decompress(stream) for stream in streams if stream.startswith(b"\x78"))


def test_each_page_is_painted_in_points_from_the_printable_corner(
    session: Session, notices: list[Notice], parent: QWidget, pdf: Path
) -> None:
    seen: list[tuple[int, float, QSizeF]] = []

    def paint(painter: QPainter, number: int, area: QSizeF) -> None:
        seen.append((number, painter.worldTransform().m11() * 72, area))
        painter.fillRect(QRectF(0, 0, area.width(), area.height()), Qt.GlobalColor.black)

    assert printing.print_pages(session, parent, "Tuần 16", 3, paint)
    assert [number for number, _, _ in seen] == [0, 1, 2]
    assert {dots for _, dots, _ in seen} == {1200}
    assert all(area.width() < 595 and area.height() < 842 for _, _, area in seen)
    assert _pages(pdf) == [(595, 842)] * 3
    assert [notice.text for notice in notices] == [f"Đã ghi «Tuần 16» ra tệp {pdf}."]


def test_a_wide_page_lies_on_its_side(
    session: Session, notices: list[Notice], parent: QWidget, pdf: Path
) -> None:
    printing.print_pages(session, parent, "Băng rôn", 1, lambda *_: None, landscape=True)
    assert _pages(pdf) == [(842, 595)]


def test_only_the_chosen_pages_are_painted(
    session: Session, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setFromTo(2, 3)
    monkeypatch.setattr(printing, "ask_printer", lambda *_, **__: printer)
    seen: list[int] = []
    printing.print_pages(session, parent, "Lịch", 5, lambda painter, number, area: seen.append(number))
    assert seen == [1, 2]


def test_a_document_is_printed_without_moving_the_one_on_screen(
    session: Session, notices: list[Notice], parent: QWidget, pdf: Path
) -> None:
    document = QTextDocument()
    document.setPlainText("\n".join(["Công đoàn Việt Nam"] * 200))
    document.setTextWidth(300)
    before = document.size()
    assert printing.print_document(session, parent, "Tin", document)
    assert document.size() == before
    assert len(_pages(pdf)) > 1
    assert b"Tf" in _ink(pdf)


def test_a_wide_document_lies_on_its_side(session: Session, parent: QWidget, pdf: Path) -> None:
    assert printing.print_document(session, parent, "Lịch", QTextDocument("Chữ"), landscape=True)
    assert _pages(pdf) == [(842, 595)]


def test_nothing_is_printed_or_said_where_the_user_thinks_better_of_it(
    session: Session, notices: list[Notice], parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ask_printer", lambda *_, **__: None)

    def paint(*_: object) -> None:
        raise AssertionError("painted")

    assert not printing.print_pages(session, parent, "Lịch", 1, paint)
    assert not printing.print_document(session, parent, "Tin", QTextDocument("Chữ"))
    assert notices == []


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_no_page_is_named(
    session: Session, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "không có" / "in.pdf"))
    monkeypatch.setattr(printing, "ask_printer", lambda *_, **__: printer)
    with pytest.raises(UserError, match="Không ghi được bản in ra tệp"):
        printing.print_pages(session, parent, "Lịch", 1, lambda *_: None)


@pytest.fixture
def without_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)


@pytest.mark.usefixtures("without_printers")
def test_without_a_printer_a_pdf_is_offered(
    session: Session,
    notices: list[Notice],
    parent: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "ask", lambda *_: True)
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_: tmp_path / "lịch")
    assert printing.print_pages(
        session, parent, "Lịch", 2, lambda *_: None, landscape=True, remark=lambda: "2 tờ"
    )
    assert _pages(tmp_path / "lịch.pdf") == [(842, 595)] * 2
    assert [notice.text for notice in notices] == [f"Đã ghi «Lịch» ra tệp {tmp_path / 'lịch.pdf'}, 2 tờ."]


@pytest.mark.usefixtures("without_printers")
@pytest.mark.parametrize("agrees", [True, False])
def test_without_a_printer_and_without_a_file_nothing_is_printed(
    session: Session, parent: QWidget, monkeypatch: pytest.MonkeyPatch, agrees: bool
) -> None:
    monkeypatch.setattr(printing, "ask", lambda *_: agrees)
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_: None)
    assert not printing.print_document(session, parent, "Tin", QTextDocument("Chữ"))


def test_the_print_dialog_is_of_the_document_and_its_answer_counts(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Máy in thử"])
    titles: list[str] = []

    def answer(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        titles.append(dialog.windowTitle())
        return QPrintDialog.DialogCode.Rejected if len(titles) == 1 else QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    assert printing.ask_printer(parent, "Lịch", pages=3) is None
    printer = printing.ask_printer(parent, "Lịch", pages=3, landscape=True)
    assert printer
    assert printer.docName() == "Lịch"
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
    assert titles == ["In «Lịch»"] * 2
