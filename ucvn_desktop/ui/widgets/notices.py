"""Where notices are shown: what is done, at the window's foot for a while; what is wrong, above the page.

A page that moved when a notice goes would make its user press the wrong thing.
"""

import time

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.widgets.notice import NoticeBar

_PASSING_WIDTH, _INSET = 720, 28
_ABOVE_FOOT = 4
_LOW = 640  # below this height only one notice stands above the page
_MOST = 3
_READ_SECONDS = 3.0
_MOST_PASSING = 3
_BETWEEN = 6


class Notices(QObject):
    """`column` is the place above the page; `window` is what passing notices lie over: its lowest edge, where least
    is pressed, above what stands in `foot` while it is there."""

    def __init__(self, window: QWidget, column: QVBoxLayout, foot: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._column = column
        self._foot = foot
        foot.installEventFilter(self)
        self._left = 0
        self._standing: list[NoticeBar] = []
        self._about: dict[NoticeBar, object] = {}  # which action told the faults
        self._passing: list[NoticeBar] = []

    @property
    def buttons(self) -> list[QAbstractButton]:
        """What Tab comes to above the page."""
        return [button for bar in self._standing for button in bar.findChildren(QAbstractButton)]

    @property
    def passing_buttons(self) -> list[QAbstractButton]:
        """What Tab comes to over the page's foot."""
        return [button for bar in self._passing for button in bar.findChildren(QAbstractButton)]

    def post(self, notice: Notice, about: object = None) -> None:
        """Show a notice; the same sentence is shown once. `about` is the action that tells it (Jobs.fault_of)."""
        bar = NoticeBar(notice)
        if notice.tone == "red" and about is not None:
            self._about[bar] = about
        bar.dismissed.connect(self._gone)
        bar.folded.connect(self.place)
        if bar.passes:
            self._make_room(notice.text)
            bar.setParent(self._window)
            self._passing.append(bar)
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

    def went_well(self, about: object) -> None:
        """An action went well: the fault that it told before is one no more."""
        for bar in [bar for bar in self._standing if about is not None and self._about.get(bar) == about]:
            bar.dismiss()

    def leave_room(self) -> None:
        """Another room is shown: what was said and read in this one is not said there."""
        now = time.monotonic()
        said = [bar for bar in self._passing if not bar.notice.action]
        for bar in (*self._standing, *said):
            if now - bar.shown_at > _READ_SECONDS:
                bar.dismiss()

    def place(self, left: int | None = None) -> None:
        """Lay the passing notices over the foot of what is right of `left`, the newest lowest."""
        self._left = self._left if left is None else left
        room = self._window.width() - self._left - 2 * _INSET
        width = min(_PASSING_WIDTH, room)
        foot = self._window.height() - _ABOVE_FOOT
        if self._foot.height():
            foot = self._foot.mapTo(self._window, QPoint()).y() - _ABOVE_FOOT
        for bar in reversed(self._passing):
            height = bar.heightForWidth(width)
            bar.setGeometry(self._left + _INSET + (room - width) // 2, foot - height, width, height)
            foot -= height + _BETWEEN

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place()
        return super().eventFilter(watched, event)

    def _make_room(self, text: str) -> None:
        """What only says something gives way to the next notice; what can still be undone stays for a while."""
        for old in [bar for bar in self._passing if not bar.notice.action or bar.notice.text == text]:
            old.dismiss()
        for old in self._passing[: max(0, len(self._passing) - _MOST_PASSING + 1)]:
            old.dismiss()

    def _gone(self, bar: NoticeBar) -> None:
        self._about.pop(bar, None)
        if bar in self._passing:
            self._passing.remove(bar)
            self.place()
        elif bar in self._standing:
            self._standing.remove(bar)
