"""Slogans and designs into the bin and out of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.slogan import Poster, Slogan
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.poster_records import bin_poster, restore_poster
from ucvn_desktop.services.slogans import bin_slogan, restore_slogan
from ucvn_desktop.ui.session import Session

_Act = Callable[[Any, int], Poster | Slogan]


class Bin(QObject):
    """Puts records away and takes them back."""

    gone = Signal(object)  # the record
    stayed = Signal()  # it could not be put away
    back = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def put_away(self, record: Poster | Slogan) -> None:
        """Into the bin, with a way back."""
        act: _Act = bin_poster if isinstance(record, Poster) else bin_slogan
        workspace = self._session.workspace
        self._session.jobs.save(lambda: act(workspace, record.id), self._say_gone, self._failed)

    def take_back(self, record: Poster | Slogan) -> None:
        """Out of the bin."""
        act: _Act = restore_poster if isinstance(record, Poster) else restore_slogan
        workspace = self._session.workspace
        self._session.jobs.save(lambda: act(workspace, record.id), self.back.emit)

    def _say_gone(self, record: Poster | Slogan) -> None:
        self.gone.emit(record)
        self._session.messages.say(
            f"Đã đưa {called(record)} vào thùng rác.", action=("Hoàn tác", lambda: self.take_back(record))
        )

    def _failed(self, error: Exception) -> None:
        self.stayed.emit()
        raise error


def called(record: Poster | Slogan) -> str:
    """«thiết kế «Nhiệt liệt chào mừng…»» as part of a sentence."""
    words = shorten(record.text)
    noun = "thiết kế" if isinstance(record, Poster) else "khẩu hiệu"
    if not words:
        return f"{noun} chưa có chữ"
    return f"{noun} «{words}»"
