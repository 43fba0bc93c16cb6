"""A row of the list: two lines of title, the facts, the status."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.core.article import NO_TITLE
from ucvn_desktop.services.article_list import ArticleRow
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.articles.rows import facts_of, status_of
from ucvn_desktop.ui.widgets.block_model import ROW
from ucvn_desktop.ui.widgets.painting import paint_ground, paint_lines, saved

_EDGE = 10
_GAP = 4
_CHIP_PAD = 8
_TITLE_LINES = 2
_BESIDE_BAR, _IN_LINE = 2, 6


class ArticleDelegate(QStyledItemDelegate):
    """Every row has the same height: ten thousand need no measuring."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        title = QFontMetricsF(_title_font(option.font)).lineSpacing()
        note = QFontMetricsF(_note_font(option.font)).lineSpacing()
        return QSize(120, round(_TITLE_LINES * title + note + 2 * _EDGE + 3 * _GAP))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(option.rect).adjusted(0, 1, -self._right(), -1)
            paint_ground(painter, box, option.state)
            inner = box.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            if row is None:
                self._placeholder(painter, inner)
            else:
                self._row(painter, inner, option.font, row)

    def _right(self) -> int:
        """The gap at the right: clear of the bar, or else in line with the filters above."""
        view = self.parent()
        has_bar = isinstance(view, QAbstractItemView) and view.verticalScrollBar().isVisible()
        return _BESIDE_BAR if has_bar else _IN_LINE

    def _row(self, painter: QPainter, box: QRectF, font: QFont, row: ArticleRow) -> None:
        look = theme.tokens()
        painter.setFont(_title_font(font))
        painter.setPen(QColor(look.ink if row.title else look.mute))
        paint_lines(painter, box, row.title or NO_TITLE, _TITLE_LINES)
        painter.setFont(_note_font(font))
        metrics = QFontMetricsF(painter.font())
        foot = QRectF(box.left(), box.bottom() - metrics.height(), box.width(), metrics.height())
        words, tone = status_of(row)
        chip_width = metrics.horizontalAdvance(words) + 2 * _CHIP_PAD
        _draw_chip(
            painter,
            QRectF(foot.right() - chip_width, foot.top() - 2, chip_width, foot.height() + 4),
            words,
            tone,
        )
        painter.setPen(QColor(look.mute))
        room = foot.adjusted(0, 0, -chip_width - _GAP, 0)
        facts = _facts_within(row, metrics, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, facts)

    def _placeholder(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().line))
        for top, share in ((2.0, 0.9), (20.0, 0.6), (44.0, 0.4)):
            painter.drawRoundedRect(QRectF(box.left(), box.top() + top, box.width() * share, 9), 4, 4)


def _title_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _note_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(theme.NOTE_PT)
    return made


def _facts_within(row: ArticleRow, metrics: QFontMetricsF, width: float) -> str:
    """The facts in that width: without the photos rather than with «1 …»."""
    facts = facts_of(row)
    if metrics.horizontalAdvance(facts) > width:
        facts = facts_of(row, photos=False)
    return metrics.elidedText(facts, Qt.TextElideMode.ElideRight, width)


def _draw_chip(painter: QPainter, box: QRectF, words: str, tone: str) -> None:
    look = theme.tokens()
    grounds = {"mute": look.hover, "green": look.green_soft, "gold": look.gold_soft}
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(grounds[tone]))
    painter.drawRoundedRect(box, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
    painter.setPen(QColor(getattr(look, tone)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
