"""Short lists beside a record: as high as their rows, and no higher than a few of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

_MOST = 5


def fit(rows: QListWidget) -> None:
    """Give the list the height of its rows, and hide it where there is none."""
    count = rows.count()
    rows.setVisible(bool(count))
    if count:
        rows.setFixedHeight(min(count, _MOST) * rows.sizeHintForRow(0))


def step(rows: QListWidget, key: int) -> bool:
    """Choose the row above or below for Up or Down, pressed in the field over the list; False for any other key, and
    where there is no row."""
    by = (key == Qt.Key.Key_Down) - (key == Qt.Key.Key_Up)
    if by and rows.count():
        rows.setCurrentRow(max(0, min(rows.count() - 1, rows.currentRow() + by)))
    return bool(by and rows.count())
