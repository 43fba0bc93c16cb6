"""A row of a list of records: two lines of title, lines of facts under it, a chip that says how it stands."""

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.ui import theme
from ucvn_desktop.ui.widgets.block_model import ROW
from ucvn_desktop.ui.widgets.painting import (
    bold,
    gap_at_right,
    lines_needed,
    paint_ground,
    paint_lines,
    saved,
    small,
)

_EDGE = 10
_GAP = 4
_CHIP_PAD = 8
_TITLE_LINES = 2


@dataclass(frozen=True, slots=True)
class RowWords:
    """What is painted of a record. `foot` stands beside the chip (its words and their tone), in `short_foot`'s words
    where it does not fit; `facts` in a line above it, where the rows have one. A chip without a tone is plain words.
    """

    title: str
    foot: str
    short_foot: str
    chip: str
    tone: str
    facts: str = ""
    is_untitled: bool = False


class RecordRow(QStyledItemDelegate):
    """Every row has the same height: ten thousand need no measuring. Rows that are not read yet are bars."""

    HAS_FACTS: ClassVar[bool] = False

    def words(self, row: Any) -> RowWords:
        """What is painted of the record that the model has under ROW."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        title = QFontMetricsF(bold(option.font)).lineSpacing()
        note = QFontMetricsF(small(option.font)).lineSpacing()
        notes = 2 if self.HAS_FACTS else 1
        return QSize(120, round(_TITLE_LINES * title + notes * note + 2 * _EDGE + 3 * _GAP))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(option.rect).adjusted(0, 1, -gap_at_right(self.parent()), -1)
            paint_ground(painter, box, option.state)
            inner = box.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            if row is None:
                _paint_bars(painter, inner)
            else:
                _paint_words(painter, inner, option.font, self.words(row))


def _paint_words(painter: QPainter, box: QRectF, font: QFont, words: RowWords) -> None:
    look = theme.tokens()
    painter.setFont(bold(font))
    painter.setPen(QColor(look.mute if words.is_untitled else look.ink))
    # A short title has its facts right under it: the line it does not need goes half above, half below.
    spare = _TITLE_LINES - lines_needed(words.title, bold(font), box.width(), _TITLE_LINES)
    half = spare * QFontMetricsF(bold(font)).lineSpacing() / 2
    box = box.adjusted(0, half, 0, -half)
    paint_lines(painter, box, words.title, _TITLE_LINES)
    painter.setFont(small(font))
    metrics = QFontMetricsF(painter.font())
    foot = QRectF(box.left(), box.bottom() - metrics.height(), box.width(), metrics.height())
    width = metrics.horizontalAdvance(words.chip) + _CHIP_PAD * (2 if words.tone else 1) if words.chip else 0
    chip = QRectF(foot.right() - width, foot.top() - 2, width, foot.height() + 4)
    _paint_chip(painter, chip, words.chip, words.tone)
    painter.setPen(QColor(look.mute))
    _paint_line(painter, foot.translated(0, -metrics.lineSpacing() - _GAP), words.facts)
    room = foot.adjusted(0, 0, -width - _GAP, 0)
    is_long = metrics.horizontalAdvance(words.foot) > room.width()
    _paint_line(painter, room, words.short_foot if is_long else words.foot)


def _paint_line(painter: QPainter, box: QRectF, text: str) -> None:
    text = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _paint_chip(painter: QPainter, box: QRectF, words: str, tone: str) -> None:
    look = theme.tokens()
    if not tone:
        painter.setPen(QColor(look.mute))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return
    grounds = {"mute": look.hover, "green": look.green_soft, "gold": look.gold_soft}
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(grounds[tone]))
    painter.drawRoundedRect(box, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
    painter.setPen(QColor(getattr(look, tone)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _paint_bars(painter: QPainter, box: QRectF) -> None:
    """What stands for a row that is not read yet."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens().line))
    for top, share in ((2.0, 0.9), (20.0, 0.6), (44.0, 0.4)):
        painter.drawRoundedRect(QRectF(box.left(), box.top() + top, box.width() * share, 9), 4, 4)
