"""Printing: what goes to the printer that was chosen. The printer of these tests writes a PDF."""

import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.ui import printing

Choose = Callable[[], QPrinter]


class Session:
    """Remembers what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    @property
    def messages(self) -> "Session":
        return self

    def say(self, text: str) -> None:
        self.said.append(text)


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


def test_each_page_is_painted_in_points_from_the_printable_corner(parent: QWidget, pdf: Path) -> None:
    session, seen = Session(), []

    def paint(painter: QPainter, number: int, area: QSizeF) -> None:
        seen.append((number, painter.worldTransform().m11() * 72, area))
        painter.fillRect(QRectF(0, 0, area.width(), area.height()), Qt.GlobalColor.black)

    assert printing.print_pages(session, parent, "Tuần 16", 3, paint)
    assert [number for number, _, _ in seen] == [0, 1, 2]
    assert {dots for _, dots, _ in seen} == {1200}
    assert all(area.width() < 595 and area.height() < 842 for _, _, area in seen)
    assert _pages(pdf) == [(595, 842)] * 3
    assert session.said == ["Đã gửi «Tuần 16» tới máy in."]


def test_a_wide_page_lies_on_its_side(parent: QWidget, pdf: Path) -> None:
    printing.print_pages(Session(), parent, "Băng rôn", 1, lambda *_: None, landscape=True)
    assert _pages(pdf) == [(842, 595)]


def test_only_the_chosen_pages_are_painted(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setFromTo(2, 3)
    monkeypatch.setattr(printing, "ask_printer", lambda *_, **__: printer)
    seen: list[int] = []
    printing.print_pages(Session(), parent, "Lịch", 5, lambda painter, number, area: seen.append(number))
    assert seen == [1, 2]


def test_a_document_is_printed_without_moving_the_one_on_screen(parent: QWidget, pdf: Path) -> None:
    document = QTextDocument()
    document.setPlainText("\n".join(["Công đoàn Việt Nam"] * 200))
    document.setTextWidth(300)
    before = document.size()
    assert printing.print_document(Session(), parent, "Tin", document)
    assert document.size() == before
    assert len(_pages(pdf)) > 1
    assert b"Tf" in _ink(pdf)


def test_nothing_is_printed_or_said_where_the_user_thinks_better_of_it(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ask_printer", lambda *_, **__: None)
    session = Session()

    def paint(*_: object) -> None:
        raise AssertionError("painted")

    assert not printing.print_pages(session, parent, "Lịch", 1, paint)
    assert not printing.print_document(session, parent, "Tin", QTextDocument("Chữ"))
    assert session.said == []


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_no_page_is_named(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "không có" / "in.pdf"))
    monkeypatch.setattr(printing, "ask_printer", lambda *_, **__: printer)
    with pytest.raises(UserError, match="không nhận bản in"):
        printing.print_pages(Session(), parent, "Lịch", 1, lambda *_: None)


def test_a_machine_without_printers_is_told_so(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(UserError, match="chưa có máy in nào"):
        printing.ask_printer(parent, "Lịch")
