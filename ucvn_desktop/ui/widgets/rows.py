"""Short lists beside a record: as high as their rows, and no higher than a few of them."""

from PySide6.QtWidgets import QListWidget

_MOST = 5


def fit(rows: QListWidget) -> None:
    """Give the list the height of its rows, and hide it where there is none."""
    count = rows.count()
    rows.setVisible(bool(count))
    if count:
        rows.setFixedHeight(min(count, _MOST) * rows.sizeHintForRow(0))
