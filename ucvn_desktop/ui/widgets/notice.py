"""A notice in the page: a sentence, its fold «Chi tiết», the button of its action, and one that closes it."""

import time

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from ucvn_desktop.ui.icons import icon, picture
from ucvn_desktop.ui.messages import Notice

_GOES_AFTER_MS = 12_000
_UNDONE_WITHIN_MS = 30_000
_MARK = QSize(20, 20)
_BETWEEN = 6  # more room before words that are pressed
_ICONS = {"green": "check", "blue": "info", "gold": "warning", "red": "warning"}


class NoticeBar(QFrame):
    """Shows one notice; what is done goes by itself, faults and warnings stay until they are closed."""

    dismissed = Signal(object)  # itself
    folded = Signal()  # its detail was opened or closed

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.notice = notice
        self.setProperty("role", "notice")
        self.setProperty("tone", notice.tone)
        self.setAccessibleName("Thông báo")
        self.setAccessibleDescription(notice.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 5, 6, 5)
        layout.setSpacing(4)
        self._detail = _text(notice.detail)
        self._detail.setProperty("role", "note")
        self._detail.hide()
        layout.addLayout(self._line())
        layout.addWidget(self._detail)
        self.shown_at = time.monotonic()
        if self.passes:
            QTimer.singleShot(_UNDONE_WITHIN_MS if notice.action else _GOES_AFTER_MS, self, self.close_it)

    @property
    def passes(self) -> bool:
        """Whether it goes by itself: it says what is done, and not what is wrong."""
        return self.notice.tone in ("green", "blue")

    def close_it(self) -> None:
        """Take it away; a fold that is open is being read."""
        if not self._detail.isVisible():
            self.dismiss()

    def dismiss(self) -> None:
        """Take it away whatever is open."""
        self.dismissed.emit(self)
        self.hide()
        self.deleteLater()

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(
            picture(_ICONS[self.notice.tone], _MARK, tone=self.notice.tone, ratio=self.devicePixelRatioF())
        )
        line.addWidget(mark)
        line.addWidget(_text(self.notice.text), 1)
        if self.notice.detail:
            line.addSpacing(_BETWEEN)
            line.addWidget(self._fold())
        if self.notice.action:
            line.addSpacing(_BETWEEN)
            line.addWidget(self._action())
        close = QToolButton()
        close.setIcon(icon("close", tone="mute"))
        close.setAccessibleName("Đóng thông báo")
        close.setToolTip("Đóng")
        close.clicked.connect(self.dismiss)
        line.addWidget(close)
        return line

    def _fold(self) -> QPushButton:
        fold = QPushButton("Chi tiết")
        fold.setProperty("role", "link")
        fold.setCheckable(True)
        fold.toggled.connect(self._show_detail)
        return fold

    def _show_detail(self, is_open: bool) -> None:
        self._detail.setVisible(is_open)
        self.folded.emit()

    def _action(self) -> QPushButton:
        action = QPushButton(self.notice.action)
        action.setProperty("role", "link")
        action.clicked.connect(self._act)
        return action

    def _act(self) -> None:
        self.dismiss()
        if self.notice.run:
            self.notice.run()


def _text(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
