"""The page that shows a bug's report, to be copied and passed on by hand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ucvn_desktop import __version__
from ucvn_desktop.ui.forms import Form


class ReportForm(Form):
    FILE = "report.ui"

    text: QPlainTextEdit
    copy: QPushButton
    go_on: QPushButton


class ReportPage(QWidget):
    """Shown alone in the window; `left` when its user goes on."""

    left = Signal()

    def __init__(self, report: str) -> None:
        super().__init__()
        self._form = ReportForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form.root)
        self._form.text.setPlainText(f"UCVN Desktop {__version__}\n\n{report}")
        self._form.copy.clicked.connect(self._copy)
        self._form.go_on.clicked.connect(self.left)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._form.text.toPlainText())
        self._form.copy.setText("Đã chép")
