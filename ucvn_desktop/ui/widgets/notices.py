"""Where notices are shown: what is done, over the page's foot for a while; what is wrong, above the page.

A page that moved when a notice goes would make its user press the wrong thing.
"""

import time

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.widgets.notice import NoticeBar

_PASSING_WIDTH, _INSET = 720, 28
_FOOT = 84  # above the job bar
_LOW = 640  # below this height only one notice stands above the page
_MOST = 3
_READ_SECONDS = 3.0


class Notices(QObject):
    """`column` is the place above the page; `window` is what passing notices lie over."""

    def __init__(self, window: QWidget, column: QVBoxLayout) -> None:
        super().__init__(window)
        self._window = window
        self._column = column
        self._left = 0
        self._standing: list[NoticeBar] = []
        self._passing: NoticeBar | None = None

    @property
    def buttons(self) -> list[QAbstractButton]:
        """What Tab comes to above the page."""
        return [button for bar in self._standing for button in bar.findChildren(QAbstractButton)]

    @property
    def passing_buttons(self) -> list[QAbstractButton]:
        """What Tab comes to over the page's foot."""
        return self._passing.findChildren(QAbstractButton) if self._passing else []

    def post(self, notice: Notice) -> None:
        """Show a notice; the same sentence is shown once."""
        bar = NoticeBar(notice)
        bar.dismissed.connect(self._gone)
        bar.folded.connect(self.place)
        if bar.passes:
            if self._passing:
                self._passing.dismiss()
            bar.setParent(self._window)
            self._passing = bar
            self.place()
            bar.raise_()
        else:
            most = 1 if self._window.height() < _LOW else _MOST
            same = [one for one in self._standing if one.notice.text == notice.text]
            for old in same or self._standing[: max(0, len(self._standing) - most + 1)]:
                old.dismiss()
            self._standing.append(bar)
            self._column.addWidget(bar)
        bar.show()

    def leave_room(self) -> None:
        """Another room is shown: what was said and read in this one is not said there."""
        now = time.monotonic()
        for bar in list(self._standing):
            if now - bar.shown_at > _READ_SECONDS:
                bar.dismiss()

    def place(self, left: int | None = None) -> None:
        """Lay the passing notice over the foot of what is right of `left`."""
        self._left = self._left if left is None else left
        if self._passing is None:
            return
        room = self._window.width() - self._left - 2 * _INSET
        width = min(_PASSING_WIDTH, room)
        height = self._passing.heightForWidth(width)
        top = self._window.height() - height - _FOOT
        self._passing.setGeometry(self._left + _INSET + (room - width) // 2, top, width, height)

    def _gone(self, bar: NoticeBar) -> None:
        if bar is self._passing:
            self._passing = None
        elif bar in self._standing:
            self._standing.remove(bar)
