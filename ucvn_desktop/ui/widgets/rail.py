"""The rail at the left: rooms above, settings and the state of saving below."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.navigation import Room
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.photo_mime import PHOTO_MIME

WIDE, NARROW = 226, 60
_OPENS_AFTER_MS = 500


class _RoomButton(QPushButton):
    """A room's entry; what is dragged over it opens the room."""

    def __init__(self, room: Room, number: int) -> None:
        super().__init__(room.name)
        self.room = room
        self.setCheckable(True)
        self.setProperty("role", "rail")
        self.setAccessibleName(room.name)
        self.setToolTip(f"{room.name} (Ctrl+{number})")
        self.setIconSize(QSize(20, 20))
        self.setAcceptDrops(True)
        self._opens = run_later(self, _OPENS_AFTER_MS, self.click)
        self.setIcon(icon(room.id))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasFormat(PHOTO_MIME) or event.mimeData().hasUrls():
            self._opens.start()
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        self._opens.stop()
        event.accept()


class Rail(QFrame):
    """`chosen` gives the id of the room that was asked for."""

    chosen = Signal(str)

    def __init__(self, rooms: Sequence[Room], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._buttons: dict[str, _RoomButton] = {}
        self._group = QButtonGroup(self)
        self._brand = QLabel("Truyền thông\nCông đoàn")
        self._brand.setProperty("role", "brand")
        self._unit = _small_label("Đơn vị")
        self._saved = _small_label("Tình trạng lưu")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 18, 12, 12)
        layout.setSpacing(4)
        self._brand.setContentsMargins(10, 0, 0, 10)
        layout.addWidget(self._brand)
        for number, room in enumerate(rooms, 1):
            if room.id == "settings":
                layout.addStretch(1)
            layout.addWidget(self._button(room, number))
        layout.addSpacing(8)
        layout.addWidget(self._unit)
        layout.addWidget(self._saved)
        self.set_narrow(False)

    def show_room(self, room_id: str) -> None:
        """Mark the room that is shown."""
        self._buttons[room_id].setChecked(True)

    def say_unit(self, name: str) -> None:
        """The unit's name at the foot."""
        self._unit.setText(name)

    def say_saved(self, text: str) -> None:
        """When things were saved and backed up, at the foot."""
        self._saved.setText(text)

    def set_narrow(self, narrow: bool) -> None:
        """Only icons, for narrow windows."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        for label in (self._brand, self._unit, self._saved):
            label.setVisible(not narrow)
        for button in self._buttons.values():
            button.setText("" if narrow else button.room.name)

    def _button(self, room: Room, number: int) -> _RoomButton:
        button = _RoomButton(room, number)
        button.clicked.connect(lambda: self.chosen.emit(room.id))
        self._group.addButton(button)
        self._buttons[room.id] = button
        return button


def _small_label(name: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", "note")
    label.setAccessibleName(name)
    label.setWordWrap(True)
    label.setContentsMargins(10, 0, 0, 0)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
