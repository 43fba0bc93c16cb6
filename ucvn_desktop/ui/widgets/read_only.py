"""Data that only lets itself be read: fields keep their text to be selected, deeds are closed and say why."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget

WHY = "Dữ liệu này chỉ đọc"


def close(*parts: QWidget | QAction) -> None:
    """Close these for writing."""
    for part in parts:
        if isinstance(part, QLineEdit | QAbstractSpinBox):
            part.setReadOnly(True)
        else:
            part.setEnabled(False)
        part.setToolTip(WHY)
