"""What the window says to its user: notices in the page, and the rare question."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from ucvn_desktop.core.errors import UserError


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence; `tone` is green (done), blue (news), gold (warning) or red (fault).

    `detail` stands under «Chi tiết»; `action` is the label of a button that calls `run`.
    """

    text: str
    tone: str = "green"
    detail: str = ""
    action: str = ""
    run: Callable[[], None] | None = None


class Messages(QObject):
    """The one way for pages to say something."""

    posted = Signal(object)

    def say(
        self,
        text: str,
        tone: str = "green",
        *,
        detail: str = "",
        action: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show a notice in the page."""
        label, run = action or ("", None)
        self.posted.emit(Notice(text, tone, detail, label, run))

    def error(self, error: UserError) -> None:
        """Show what could not be done; it stays until it is closed."""
        self.posted.emit(Notice(error.message, "red", error.detail))


def ask(parent: QWidget, question: str, detail: str, yes: str, no: str) -> bool:
    """Ask a question that cannot wait; Esc and Enter mean `no`."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle("Truyền thông Công đoàn")
    box.setText(question)
    box.setInformativeText(detail)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    _lay_out(box)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.exec()
    return box.clickedButton() is agree


def _lay_out(box: QMessageBox) -> None:
    """The question stands out, and both sides are alike though no icon stands at the left."""
    question = box.findChild(QLabel, "qt_msgbox_label")
    if question:
        question.setProperty("role", "heading")
    layout = box.layout()
    if layout:
        layout.setContentsMargins(0, 18, 20, 18)
