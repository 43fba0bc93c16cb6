"""Printing what a page shows: one dialog, one way to a printer for all rooms."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.targets import with_ending
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.messages import ask
from ucvn_desktop.ui.session import Session

# QtPrintSupport is loaded by the first print: the window must not wait for it.
if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PaintPage = Callable[[QPainter, int, QSizeF], None]
"""Paints one page: painter, the page's number from 0, and how large the printable area is.

The unit is the point (1/72 inch), so that a font's pixel size is its size in points; the origin is the
printable area's top left.
"""

MOST_ROWS = 500
"""Rows of a list on paper: more is no list that anybody reads, and would keep the window waiting."""

_POINTS_PER_INCH = 72


def print_document(
    session: Session, parent: QWidget, title: str, document: QTextDocument, *, landscape: bool = False
) -> bool:
    """Ask for a printer and print `document`; False where the user thought better of it. Raises UserError."""
    printer = ask_printer(parent, title, landscape=landscape)
    if printer is None:
        return False
    # A copy: laying it out for paper must not move what is on screen.
    document.clone(document).print_(printer)
    _say(session, printer, title)
    return True


def print_pages(
    session: Session,
    parent: QWidget,
    title: str,
    pages: int,
    paint: PaintPage,
    *,
    landscape: bool = False,
    remark: Callable[[], str] = str,
) -> bool:
    """Ask for a printer and print `pages` pages, each painted by `paint`; False where the user thought
    better of it. Only the pages chosen in the dialog are printed; what `remark` gives at the end is told
    with the notice. Raises UserError."""
    printer = ask_printer(parent, title, pages=pages, landscape=landscape)
    if printer is None:
        return False
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused(printer)
    try:
        _paint(printer, painter, _chosen(printer, pages), paint)
    finally:
        painter.end()
    _say(session, printer, title, remark())
    return True


def ask_printer(parent: QWidget, title: str, *, pages: int = 0, landscape: bool = False) -> "QPrinter | None":
    """The printer that the user chose in the print dialog, or None; a PDF file where there is no printer."""
    from PySide6.QtGui import QPageLayout, QPageSize
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    if landscape:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    if not QPrinterInfo.availablePrinterNames():
        return printer if _prints_to_file(printer, parent, title) else None
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"In «{title}»")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    if pages > 1:
        dialog.setMinMax(1, pages)
    try:
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


def _prints_to_file(printer: "QPrinter", parent: QWidget, title: str) -> bool:
    """Let the user choose a PDF file to print to; False where he thought better of it."""
    if not ask(
        parent,
        "Máy này chưa có máy in nào. Ghi bản in ra tệp PDF?",
        "Tệp PDF giống hệt bản in và có thể mang sang máy khác để in.",
        "Ghi tệp PDF",
        "Thôi",
    ):
        return False
    target = dialogs.ask_save_file(parent, f"Ghi «{title}» ra PDF", "ban-in.pdf", "PDF (*.pdf)")
    if target is None:
        return False
    printer.setOutputFileName(str(with_ending(target, ".pdf")))
    return True


def _say(session: Session, printer: "QPrinter", title: str, remark: str = "") -> None:
    file = printer.outputFileName()
    done = f"Đã ghi «{title}» ra tệp {file}" if file else f"Đã gửi «{title}» tới máy in"
    session.messages.say(f"{done}, {remark}." if remark else f"{done}.")


def _refused(printer: "QPrinter") -> UserError:
    if file := printer.outputFileName():
        return UserError(f"Không ghi được bản in ra tệp «{file}». Hãy chọn thư mục khác rồi in lại.")
    return UserError(
        f"Máy in «{printer.printerName()}» không nhận bản in. Không có gì bị thay đổi; hãy kiểm tra máy in rồi "
        "in lại."
    )


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
