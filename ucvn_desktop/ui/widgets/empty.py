"""An empty page teaches: a picture, a sentence, one button, and the way to the sample."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ucvn_desktop.ui.icons import picture

_PICTURE = QSize(160, 120)


class EmptyPage(QWidget):
    """Shown where a room holds nothing yet. `action` is the room's main action.

    `example` is emitted by «Xem ví dụ», which opens the sample workspace.
    """

    example = Signal()

    def __init__(self, picture: str, heading: str, sentence: str, action: QAction) -> None:
        super().__init__()
        self._picture_name = picture
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(heading)
        title.setProperty("role", "heading")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = QLabel(sentence)
        text.setProperty("role", "mute")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setWordWrap(True)
        text.setMaximumWidth(460)
        text.setMinimumWidth(280)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addWidget(title)
        # Between stretches: an aligned label would not be asked how high it is at its width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(text, 8)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addLayout(self._buttons(action))
        layout.addStretch(3)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(picture(self._picture_name, _PICTURE, ratio=ratio))

    def _buttons(self, action: QAction) -> QHBoxLayout:
        # Quiet: the red one stands in the header and does the same.
        button = QPushButton(action.text())
        button.clicked.connect(action.trigger)
        button.setEnabled(action.isEnabled())
        example = QPushButton("Xem ví dụ")
        example.setProperty("role", "link")
        example.setToolTip("Mở dữ liệu mẫu của năm 2021 ở một cửa sổ khác")
        example.clicked.connect(self.example)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addStretch(1)
        line.addWidget(button)
        line.addWidget(example)
        line.addStretch(1)
        return line
