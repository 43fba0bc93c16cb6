"""Photos that are dragged from room to room, as the ids of their records."""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData

PHOTO_MIME = "application/x-ucvn-photo-ids"


def photos_to_mime(ids: Iterable[int]) -> QMimeData:
    """What a drag of these photos carries."""
    mime = QMimeData()
    mime.setData(PHOTO_MIME, QByteArray(",".join(map(str, ids)).encode()))
    return mime


def photos_in(mime: QMimeData) -> list[int]:
    """The ids that a drag carries, none where it is of something else."""
    if not mime.hasFormat(PHOTO_MIME):
        return []
    text = bytes(mime.data(PHOTO_MIME).data()).decode()
    return [int(part) for part in text.split(",") if part]
