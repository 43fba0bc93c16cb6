"""Photos for the screen: decoded in the bounded child, never in the window."""

from threading import Lock

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.photos.in_hand import write_thumb
from ucvn_desktop.storage.workspace import Workspace

VIEW = "ucvn_desktop.services.photos.decoding:view"
THUMB_EDGE = 512


class Looking:
    """Makes pictures for the screen, one at a time; any thread may ask. Its child lives until `close`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._child = Child()
        self._turn = Lock()

    def view(self, photo: Photo, edge: int) -> bytes:
        """The photo as JPEG, upright, its long edge at most `edge` pixels.

        Raises UserError where its file is lost or cannot be decoded.
        """
        if not self._workspace.files.has(photo.sha256):
            raise UserError(
                f"Không thấy tệp gốc của ảnh «{photo.name}» trong thư mục dữ liệu; chú thích vẫn còn. "
                "Hãy nhập lại ảnh này: chương trình sẽ nhận ra và khôi phục tệp gốc.",
                photo.sha256,
            )
        path = str(self._workspace.files.path(photo.sha256))
        with self._turn:
            return self._child.call(VIEW, {"path": path, "edge": edge}).blobs[0]

    def thumb(self, photo: Photo) -> bytes:
        """The photo's thumbnail, made again where it is missing. Raises UserError as `view` does."""
        path = self._workspace.thumb(photo.sha256)
        try:
            return path.read_bytes()
        except OSError:
            data = self.view(photo, THUMB_EDGE)
            write_thumb(path, data)
            return data

    def close(self) -> None:
        """End the child."""
        with self._turn:
            self._child.close()
