"""Pictures of screen size, decoded in the background; and thumbnails made again where they are missing."""

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QObject, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.services.photos.looking import Looking
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.thumbs import Thumbs

_KEPT = 4
_LARGEST = 2560


class Pictures(QObject):
    """Decodes one photo at a time; what is asked last counts, the one after it is made ready."""

    came = Signal(int, QImage)  # photo id, the picture
    failed = Signal(int, str)  # photo id, the sentence

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._looking = Looking(session.workspace)
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._wanted: list[tuple[Photo, int]] = []
        self._job: Job | None = None

    def want(self, photo: Photo, edge: int, ahead: Photo | None = None) -> QImage | None:
        """The picture, or None while it is not there; then `came` or `failed` tells of it."""
        edge = min(_LARGEST, -(-edge // 256) * 256)
        self._wanted = [(one, edge) for one in (photo, ahead) if one and (one.id, edge) not in self._kept]
        found = self._kept.get((photo.id, edge))
        self._go_on()
        return found

    def rest(self) -> None:
        """Nobody looks any more: end the child that decodes."""
        self._wanted.clear()
        self._kept.clear()
        self._session.jobs.read(self._looking.close)

    def _go_on(self) -> None:
        if not self._wanted or (self._job and not self._job.is_over):
            return
        photo, edge = self._wanted.pop(0)
        looking = self._looking

        def work() -> QImage:
            return _decoded(looking.view(photo, edge))

        def came(image: QImage) -> None:
            self._kept[photo.id, edge] = image
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            self.came.emit(photo.id, image)
            self._go_on()

        def failed(error: Exception) -> None:
            if isinstance(error, UserError):
                self.failed.emit(photo.id, error.message)
            self._go_on()

        self._job = self._session.jobs.read(work, came, failed)


def _decoded(data: bytes) -> QImage:
    """The picture, decoded with the interpreter free: QImage.fromData would hold it, and the window with it."""
    buffer = QBuffer()
    buffer.setData(data)
    return QImageReader(buffer).read()


class Previews(QObject):
    """The thumbnail file of one photo as it is, larger than the grid keeps it."""

    came = Signal(int, QPixmap)  # photo id

    def __init__(self, session: Session, thumbs: Thumbs) -> None:
        super().__init__()
        self._session = session
        self._photo: Photo | None = None
        self._is_there = False
        thumbs.loaded.connect(self._mended)

    def want(self, photo: Photo) -> None:
        """Read it, unless it is the one that was read last."""
        if self._photo is None or self._photo.id != photo.id or not self._is_there:
            self._photo, self._is_there = photo, False
            self._read(photo)

    def _read(self, photo: Photo) -> None:
        path = str(self._session.workspace.thumb(photo.sha256))

        def came(image: QImage) -> None:
            if not image.isNull() and self._photo and self._photo.id == photo.id:
                self._is_there = True
                self.came.emit(photo.id, QPixmap.fromImage(image))

        self._session.jobs.read(lambda: QImage(path), came)

    def _mended(self, sha256: str) -> None:
        if self._photo and self._photo.sha256 == sha256 and not self._is_there:
            self._read(self._photo)


class Mending(QObject):
    """Makes missing thumbnails again, one after the other, the one seen last first."""

    def __init__(self, session: Session, thumbs: Thumbs) -> None:
        super().__init__()
        self._session = session
        self._thumbs = thumbs
        self._looking = Looking(session.workspace)
        self._waiting: dict[str, Photo] = {}
        self._tried: set[str] = set()
        self._is_busy = False

    def mend(self, photo: Photo) -> None:
        """See to it that the photo's thumbnail comes, if it can be made."""
        if photo.sha256 not in self._tried and not self._session.read_only:
            self._tried.add(photo.sha256)
            self._waiting[photo.sha256] = photo
            self._go_on()

    def _go_on(self) -> None:
        if self._is_busy:
            return
        if not self._waiting:
            self._session.jobs.read(self._looking.close)
            return
        _, photo = self._waiting.popitem()
        self._is_busy = True

        def done(_: object) -> None:
            self._is_busy = False
            self._go_on()

        def made(_: bytes) -> None:
            self._thumbs.forget(photo.sha256)
            self._thumbs.loaded.emit(photo.sha256)
            done(None)

        self._session.jobs.read(lambda: self._looking.thumb(photo), made, done)
