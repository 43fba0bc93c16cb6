"""The photos that are shown, as a model: ids at once, the rest of each photo in blocks as it is seen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.storage.photo_grid import PhotoGroup, PhotoTile, photo_tiles
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.photo_mime import photos_to_mime

_BLOCK = 64
_Index = QModelIndex | QPersistentModelIndex


def heading(group: PhotoGroup) -> str:
    """«Thăm hỏi đoàn viên · 16/4/2021»."""
    day = format_day(group.day)
    if group.event_id is not None:
        return f"{group.title} · {day}"
    return f"Nhập ngày {day}" if group.by_import else f"Chụp ngày {day}"


def count_of(group: PhotoGroup) -> str:
    """«24 ảnh, 5 chưa có chú thích»."""
    lacking = f", {format_number(group.uncaptioned)} chưa có chú thích" if group.uncaptioned else ""
    return f"{format_number(len(group.ids))} ảnh{lacking}"


def lacks(tile: PhotoTile) -> list[tuple[str, str, str]]:
    """The marks of a tile as (icon, tone, words)."""
    marks = []
    if not tile.photo.caption:
        marks.append(("caption", "gold", "Chưa có chú thích"))
    if tile.photo.has_location:
        marks.append(("location", "blue", "Có vị trí chụp: không gửi kèm"))
    if tile.articles:
        titles = ", ".join(f"«{title or 'Chưa có tít'}»" for _, title in tile.articles)
        marks.append(("articles", "green", f"Đặt trong {titles}"))
    return marks


class PhotoModel(QAbstractListModel):
    """A row a photo, in the order of the groups. It has no parent: answers on their way outlive the page."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.groups: list[PhotoGroup] = []
        self._ids: list[int] = []
        self._rows: dict[int, int] = {}
        self._tiles: dict[int, PhotoTile] = {}
        self._asked: set[int] = set()
        self._round = 0

    @property
    def ids(self) -> list[int]:
        """The ids of all photos that are shown."""
        return self._ids

    def show(self, groups: Sequence[PhotoGroup]) -> None:
        """Show these groups; what is known of their photos is asked again as they are seen."""
        self.beginResetModel()
        self.groups = list(groups)
        self._ids = [photo_id for group in groups for photo_id in group.ids]
        self._rows = {photo_id: row for row, photo_id in enumerate(self._ids)}
        self._tiles = {photo_id: tile for photo_id, tile in self._tiles.items() if photo_id in self._rows}
        self._ask_again()
        self.endResetModel()

    def renew(self) -> None:
        """Ask again what is known of the photos, which stay where they are."""
        self._ask_again()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def tile(self, row: int) -> PhotoTile | None:
        """The photo of this row; None while it is not there yet, and where there is no such row."""
        if not 0 <= row < len(self._ids):
            return None
        block = row // _BLOCK
        if block not in self._asked:
            self._asked.add(block)
            self._ask(block)
        return self._tiles.get(self._ids[row])

    def is_known(self, row: int) -> bool:
        """Whether the photo of this row was read; does not ask for it."""
        return 0 <= row < len(self._ids) and self._ids[row] in self._tiles

    def id_at(self, row: int) -> int:
        """The photo of this row; 0 where there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    def row_of(self, photo_id: int) -> int:
        """The photo's row; -1 where it is not shown."""
        return self._rows.get(photo_id, -1)

    def after(self, ids: Sequence[int]) -> list[int]:
        """The photo that comes after these, or else the one before them."""
        last = max(map(self.row_of, ids))
        rest = self._ids[last + 1 : last + 2]
        return rest or [photo_id for photo_id in self._ids if photo_id not in set(ids)][-1:]

    def put(self, photo: Photo) -> None:
        """Take over what was just stored of a photo; it stays where it is until the next `show`."""
        row, old = self.row_of(photo.id), self._tiles.get(photo.id)
        if row < 0 or old is None:
            return
        self._tiles[photo.id] = replace(old, photo=photo)
        self._count_captions(row, bool(old.photo.caption) - bool(photo.caption))
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if not 0 <= index.row() < len(self._ids):
            return None
        tile = self.tile(index.row())
        if tile is None:
            return "…"
        words = [tile.photo.caption or tile.photo.name, *(words for _, _, words in lacks(tile))]
        return (". " if role == Qt.ItemDataRole.DisplayRole else "\n").join(words)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        rows = sorted(index.row() for index in indexes)
        return photos_to_mime(self._ids[row] for row in rows if 0 <= row < len(self._ids))

    def _ask_again(self) -> None:
        self._asked.clear()
        self._round += 1

    def _ask(self, block: int) -> None:
        ids, asked_in = self._ids[block * _BLOCK : (block + 1) * _BLOCK], self._round

        def came(tiles: list[PhotoTile]) -> None:
            if asked_in != self._round:
                return
            rows = [self._rows[tile.photo.id] for tile in tiles if self._tiles.get(tile.photo.id) != tile]
            self._tiles.update({tile.photo.id: tile for tile in tiles})
            if rows:
                # Only what is new is painted: while photos are imported, this comes every few moments.
                self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

        self._session.jobs.read(lambda: photo_tiles(self._session.workspace, ids), came)

    def _count_captions(self, row: int, more: int) -> None:
        """Keep the heading's count of photos without a caption right."""
        first = 0
        for number, group in enumerate(self.groups):
            if row < first + len(group.ids):
                self.groups[number] = replace(group, uncaptioned=group.uncaptioned + more)
                return
            first += len(group.ids)
