"""A small dialog that shows how much appeared, and which sent articles did not."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ucvn_desktop.ui.pages.posts.form import FiguresForm
from ucvn_desktop.ui.session import Session


class FiguresDialog(QDialog):
    """Shows `html` (see paper.figures_html); an article's link opens the article."""

    def __init__(self, parent: QWidget | None, session: Session, html: str) -> None:
        super().__init__(parent)
        self._session = session
        self._html = html
        self.setWindowTitle("Số liệu bài đăng")
        self.form = FiguresForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form.root)
        self.form.text.setHtml(html)
        self.form.text.anchorClicked.connect(self._open)
        self.form.print.setAutoDefault(False)
        self.form.print.clicked.connect(self._print)
        self.form.leave.clicked.connect(self.accept)

    def _open(self, link: QUrl) -> None:
        self.accept()
        self._session.wanted.emit("article", int(link.path()))

    def _print(self) -> None:
        from ucvn_desktop.ui.printing import print_document

        document = QTextDocument()
        document.setHtml(self._html)
        print_document(self._session, self, "Số liệu bài đăng", document)


def show_figures(parent: QWidget, session: Session, html: str) -> None:
    """Show the figures until the user closes them."""
    dialog = FiguresDialog(parent, session, html)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()
