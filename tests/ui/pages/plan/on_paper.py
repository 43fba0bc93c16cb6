"""How a text lies on an A4 page as the program prints it."""

from PySide6.QtGui import QGuiApplication, QTextDocument

from ucvn_desktop.ui import theme

_WIDTH_MM, _MM_PER_INCH = 170, 25.4  # A4 upright without the margins of 2 cm


def lines_of(document: QTextDocument, text: str) -> int:
    """On how many lines the paragraph that is just this text stands."""
    document.setDefaultFont(theme.body_font())
    document.setTextWidth(_WIDTH_MM / _MM_PER_INCH * QGuiApplication.primaryScreen().logicalDotsPerInch())
    document.size()  # lays it out
    block = document.begin()
    while block.isValid() and block.text() != text:
        block = block.next()
    assert block.isValid(), text
    return block.layout().lineCount()
