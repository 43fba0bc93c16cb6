"""What of the room is closed where the medium only lets itself be read."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

WHY_CLOSED = "Dữ liệu này chỉ đọc"


def close_deeds(*deeds: QPushButton | QAction) -> None:
    """Let these deeds be seen but not done, and say why."""
    for deed in deeds:
        deed.setEnabled(False)
        deed.setToolTip(WHY_CLOSED)
