"""Where headings and tiles lie in the grid; a calculation, whatever the number of photos."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect

HEADING = 36
GAP = 10
_CAPTION = 26  # the line under a picture
_SHAPE = 3 / 4  # height of a picture's box
_WIDE = 900
_SMALL_TILE, _LARGE_TILE = 148, 184  # at least so wide, in a narrow grid and in a wide one


@dataclass(frozen=True, slots=True)
class _Band:
    """A group: rows of the model from `first`, its heading at `top`, lines of tiles under it."""

    first: int
    count: int
    top: int
    lines: int


class GridLayout:
    """The tiles of groups with `counts` photos in a grid of this width. Positions are of the whole grid."""

    def __init__(self, counts: Sequence[int], width: int) -> None:
        least = _LARGE_TILE if width >= _WIDE else _SMALL_TILE
        self.columns = max(1, (width + GAP) // (least + GAP))
        self.width = width
        self.tile_width = max(1, (width + GAP) // self.columns - GAP)
        self.picture_height = round(self.tile_width * _SHAPE)
        self.tile_height = self.picture_height + _CAPTION
        firsts = [0, *accumulate(counts)]
        self._bands: list[_Band] = []
        top = 0
        for first, count in zip(firsts, counts, strict=False):
            lines = -(-count // self.columns)
            self._bands.append(_Band(first, count, top, lines))
            top += HEADING + lines * self._pitch + GAP
        self.height = top
        self.count = firsts[-1]
        self._firsts = [band.first for band in self._bands]
        self._tops = [band.top for band in self._bands]

    @property
    def _pitch(self) -> int:
        return self.tile_height + GAP

    def tile(self, row: int) -> QRect:
        """Where the photo of this row lies."""
        band = self._band_of(row)
        line, column = divmod(row - band.first, self.columns)
        return QRect(
            column * (self.tile_width + GAP),
            band.top + HEADING + line * self._pitch,
            self.tile_width,
            self.tile_height,
        )

    def row_at(self, point: QPoint) -> int:
        """The row of the photo at this point; -1 where there is none."""
        band = self._band_at(point.y())
        if band is None or point.y() < band.top + HEADING or point.x() < 0:
            return -1
        line = (point.y() - band.top - HEADING) // self._pitch
        column = point.x() // (self.tile_width + GAP)
        row = band.first + line * self.columns + column
        is_there = column < self.columns and row < band.first + band.count
        return row if is_there and self.tile(row).contains(point) else -1

    def headings(self, top: int, bottom: int) -> Iterator[tuple[int, QRect]]:
        """(number of the group, where its heading lies) of those between `top` and `bottom`."""
        for number in range(max(0, bisect_right(self._tops, top) - 1), len(self._bands)):
            rect = QRect(0, self._bands[number].top, self.width, HEADING)
            if rect.top() > bottom:
                return
            if rect.bottom() >= top:
                yield number, rect

    def rows(self, top: int, bottom: int) -> Iterator[int]:
        """The rows of all photos that lie, also in part, between `top` and `bottom`."""
        for number in range(max(0, bisect_right(self._tops, top) - 1), len(self._bands)):
            band = self._bands[number]
            if band.top > bottom:
                return
            under = band.top + HEADING
            first = max(0, (top - under) // self._pitch)
            last = min(band.lines - 1, (bottom - under) // self._pitch)
            start, end = first * self.columns, min(band.count, (last + 1) * self.columns)
            yield from range(band.first + start, band.first + max(start, end))

    def within(self, rect: QRect) -> list[int]:
        """The rows of the photos that `rect` touches."""
        return [row for row in self.rows(rect.top(), rect.bottom()) if self.tile(row).intersects(rect)]

    def above(self, row: int) -> int:
        """The photo over this one, in the line above or the last line of the group above."""
        band = self._band_of(row)
        column = (row - band.first) % self.columns
        if row - band.first >= self.columns:
            return row - self.columns
        if band.first == 0:
            return row
        upper = self._band_of(band.first - 1)
        return min(upper.first + upper.count - 1, upper.first + (upper.lines - 1) * self.columns + column)

    def below(self, row: int) -> int:
        """The photo under this one, in the line below or the first line of the group below."""
        band = self._band_of(row)
        line, column = divmod(row - band.first, self.columns)
        if line + 1 < band.lines:
            return min(row + self.columns, band.first + band.count - 1)
        if band.first + band.count == self.count:
            return row
        lower = self._band_of(band.first + band.count)
        return min(lower.first + column, lower.first + lower.count - 1)

    def heading_top(self, row: int) -> int:
        """Where the photo's line begins, with the heading where it is the group's first."""
        band = self._band_of(row)
        return band.top if row - band.first < self.columns else self.tile(row).top() - GAP

    def _band_of(self, row: int) -> _Band:
        return self._bands[bisect_right(self._firsts, row) - 1]

    def _band_at(self, y: int) -> _Band | None:
        number = bisect_right(self._tops, y) - 1
        return self._bands[number] if number >= 0 else None
