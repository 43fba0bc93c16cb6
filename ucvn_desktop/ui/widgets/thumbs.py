"""Thumbnails by content hash: read in the background, kept in a small cache, what is asked last comes first."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from ucvn_desktop.ui.session import Session

_KEPT = 400  # of 512 px and 24 bit at a screen's size: about 50 MB at most
_AT_ONCE = 4


class Thumbs(QObject):
    """Gives thumbnails as they come; views repaint on `loaded`."""

    loaded = Signal(str)  # the photo's sha256

    def __init__(self, session: Session, edge: int) -> None:
        """`edge` is the longest side in device pixels in which they are kept."""
        super().__init__()
        self._session = session
        self._edge = edge
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._reading: set[str] = set()
        self._missing: set[str] = set()

    def of(self, sha256: str) -> QPixmap | None:
        """The thumbnail, or None while it is not there; then it is asked for."""
        found = self._kept.get(sha256)
        if found is not None:
            self._kept.move_to_end(sha256)
            return found
        if sha256 not in self._reading and sha256 not in self._missing:
            self._wanted[sha256] = None
            self._wanted.move_to_end(sha256)
            self._read_on()
        return None

    def is_missing(self, sha256: str) -> bool:
        """Whether there is none to be read."""
        return sha256 in self._missing

    def forget(self, sha256: str) -> None:
        """Read it anew when it is asked for again."""
        self._kept.pop(sha256, None)
        self._missing.discard(sha256)

    def _read_on(self) -> None:
        while self._wanted and len(self._reading) < _AT_ONCE:
            sha256, _ = self._wanted.popitem()
            self._reading.add(sha256)
            self._read(sha256)
        # What scrolled away long ago is not read at all.
        while len(self._wanted) > _KEPT // 2:
            self._wanted.popitem(last=False)

    def _read(self, sha256: str) -> None:
        path = str(self._session.workspace.thumb(sha256))
        edge = self._edge

        def work() -> QImage:
            image = QImage(path)
            if image.isNull() or max(image.width(), image.height()) <= edge:
                return image
            return _scaled(image, edge)

        self._session.jobs.read(work, lambda image: self._came(sha256, image))

    def _came(self, sha256: str, image: QImage) -> None:
        self._reading.discard(sha256)
        if image.isNull():
            self._missing.add(sha256)
        else:
            self._kept[sha256] = QPixmap.fromImage(image)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self.loaded.emit(sha256)
        self._read_on()


def _scaled(image: QImage, edge: int) -> QImage:
    return image.scaled(
        edge, edge, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
