"""The right side of a room with a list: the record that is open, or that none is."""

from typing import Protocol

from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QScrollArea, QWidget

from ucvn_desktop.core.record import Record

_NARROW = 1150


class PaneForm(Protocol):
    """What a form has for a record."""

    detail: QScrollArea
    detail_body: QWidget
    nothing_open: QWidget
    banner: QFrame
    banner_text: QLabel
    bin: QPushButton


def turn_to(form: PaneForm, record: Record | None, in_bin: str) -> None:
    """Show the pane from its top for another record; `in_bin` is said above one that lies in the bin."""
    form.detail.setVisible(record is not None)
    form.nothing_open.setVisible(record is None)
    if record:
        form.banner.setVisible(bool(record.deleted_at))
        form.banner_text.setText(in_bin if record.deleted_at else "")
        form.bin.setVisible(not record.deleted_at)
        form.detail.verticalScrollBar().setValue(0)


def fold(form: PaneForm) -> None:
    """Put the pane's two halves side by side where the window has room for it, else one under the other."""
    layout = form.detail_body.layout()
    if isinstance(layout, QBoxLayout):
        is_narrow = form.detail_body.window().width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        layout.setDirection(direction)
