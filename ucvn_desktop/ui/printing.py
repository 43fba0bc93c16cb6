"""Printing what a page shows: one dialog, one way to a printer for all rooms."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.errors import UserError

# QtPrintSupport is loaded by the first print: the window must not wait for it.
if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PaintPage = Callable[[QPainter, int, QSizeF], None]
"""Paints one page: painter, the page's number from 0, and how large the printable area is.

The unit is the point (1/72 inch), so that a font's pixel size is its size in points; the origin is the
printable area's top left.
"""

_POINTS_PER_INCH = 72


class HasMessages(Protocol):
    """What printing needs of a session."""

    @property
    def messages(self) -> Any:
        """Where notices go."""


def print_document(session: HasMessages, parent: QWidget, title: str, document: QTextDocument) -> bool:
    """Ask for a printer and print `document`; False where the user thought better of it. Raises UserError."""
    printer = ask_printer(parent, title)
    if printer is None:
        return False
    # A copy: laying it out for paper must not move what is on screen.
    document.clone(document).print_(printer)
    session.messages.say(f"Đã gửi «{title}» tới máy in.")
    return True


def print_pages(
    session: HasMessages,
    parent: QWidget,
    title: str,
    pages: int,
    paint: PaintPage,
    *,
    landscape: bool = False,
) -> bool:
    """Ask for a printer and print `pages` pages, each painted by `paint`; False where the user thought
    better of it. Only the pages chosen in the dialog are printed. Raises UserError."""
    printer = ask_printer(parent, title, pages=pages, landscape=landscape)
    if printer is None:
        return False
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            f"Máy in «{printer.printerName()}» không nhận bản in. Không có gì bị thay đổi; hãy kiểm tra máy "
            "in rồi in lại."
        )
    try:
        _paint(printer, painter, _chosen(printer, pages), paint)
    finally:
        painter.end()
    session.messages.say(f"Đã gửi «{title}» tới máy in.")
    return True


def ask_printer(parent: QWidget, title: str, *, pages: int = 0, landscape: bool = False) -> "QPrinter | None":
    """The printer that the user chose in the print dialog, or None. Raises UserError where there is none."""
    from PySide6.QtGui import QPageLayout
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise UserError("Máy này chưa có máy in nào. Hãy cài máy in rồi làm lại.")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if landscape:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"In «{title}»")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    if pages > 1:
        dialog.setMinMax(1, pages)
    try:
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


def _chosen(printer: "QPrinter", pages: int) -> range:
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    return range(first - 1, min(last, pages))


def _paint(printer: "QPrinter", painter: QPainter, numbers: range, paint: PaintPage) -> None:
    unit = printer.resolution() / _POINTS_PER_INCH
    area = printer.pageLayout().paintRectPoints().size().toSizeF()
    for number in numbers:
        if number != numbers.start:
            printer.newPage()
        painter.save()
        painter.scale(unit, unit)
        paint(painter, number, area)
        painter.restore()
