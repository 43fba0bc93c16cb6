"""How the rows of the room's two lists look, and what a click on them does."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.services.outbox import OutboxItem, Standing
from ucvn_desktop.services.sent_log import SentBundle
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.sending.items import GROUP, ITEM, Group, facts, remark
from ucvn_desktop.ui.pages.sending.log import BUNDLE, bundle_facts, bundle_name
from ucvn_desktop.ui.pages.sending.painting import (
    BOX,
    PAD,
    fonts,
    paint_box,
    paint_text,
    row_height,
)
from ucvn_desktop.ui.widgets.painting import paint_ground

Index = QModelIndex | QPersistentModelIndex
_CHEVRON = 16


class ItemsDelegate(QStyledItemDelegate):
    """Rows of what could be sent: a box, the title, its facts, and for what lacks something a link to it."""

    opened = Signal(object)  # the OutboxItem whose link was clicked
    folded = Signal(object)  # the index of a group that was clicked

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(200, row_height(option))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_ground(painter, QRectF(option.rect), option.state)
        item, group = index.data(ITEM), index.data(GROUP)
        if item is None and group is None:
            return  # the row is gone
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        paint_box(painter, _box(option), state)
        if item is None:
            _paint_group(painter, option, group)
        else:
            _paint_item(painter, option, item)

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
                return _toggle(model, index)
            return False
        if event.type() is not QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        return self._clicked(event, model, option, index)

    def _clicked(
        self, event: QMouseEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        place, item = event.position().toPoint(), index.data(ITEM)
        if _box(option).adjusted(-PAD, -PAD, PAD, PAD).contains(place):
            return _toggle(model, index)
        if item is None:
            self.folded.emit(index)
            return True
        if has_link(item) and link_area(option, item).contains(place):
            self.opened.emit(item)
            return True
        return False


class LogDelegate(QStyledItemDelegate):
    """Rows of what was sent."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(160, row_height(option))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_ground(painter, QRectF(option.rect), option.state)
        bundle: SentBundle | None = index.data(BUNDLE)
        if bundle is None:
            return  # the row is gone
        look = theme.tokens()
        title, note = fonts(option)
        first, second = _lines(option.rect.adjusted(PAD, PAD, -PAD, -PAD), option)
        wide = paint_text(painter, first, bundle_facts(bundle), note, look.mute, right=True)
        first.setRight(first.right() - wide - PAD)
        paint_text(painter, first, bundle_name(bundle), title, look.ink)
        if not bundle.is_there:
            wide = paint_text(painter, second, "không thấy tệp", note, look.gold, right=True)
            second.setRight(second.right() - wide - PAD)
        paint_text(painter, second, bundle.destination or "Không ghi nơi nhận", note, look.mute)


def has_link(item: OutboxItem) -> bool:
    """Whether the row offers to go to the item: there is something to mend."""
    return item.standing is Standing.LACKING


def link_text(item: OutboxItem) -> str:
    """What the link says."""
    return "Mở bài" if item.kind == "article" else "Mở thiết kế"


def link_area(option: QStyleOptionViewItem, item: OutboxItem) -> QRect:
    """Where the link stands."""
    area = _text_area(option)
    wide = QFontMetrics(option.font).horizontalAdvance(link_text(item))
    area.setLeft(area.right() - wide)
    return area


def _paint_group(painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
    title, _ = fonts(option)
    area = _text_area(option)
    chevron = QRect(area.right() - _CHEVRON, 0, _CHEVRON, _CHEVRON)
    chevron.moveTop(area.center().y() - _CHEVRON // 2)
    icon("chevron-down" if group.folded else "chevron-up", tone="mute").paint(painter, chevron)
    area.setRight(chevron.left() - PAD)
    paint_text(painter, area, group.name, title, theme.tokens().ink)


def _paint_item(painter: QPainter, option: QStyleOptionViewItem, item: OutboxItem) -> None:
    look = theme.tokens()
    title, note = fonts(option)
    area = _text_area(option)
    if has_link(item):
        link = link_area(option, item)
        paint_text(painter, link, link_text(item), option.font, look.blue)
        area.setRight(link.left() - 2 * PAD)
    first, second = _lines(area, option)
    paint_text(painter, first, item.title or "Chưa có tít", title, look.ink)
    told = remark(item)
    if told:
        # What is missing matters more than how heavy it is.
        colour = look.gold if has_link(item) else look.mute
        wide = paint_text(painter, second, told, note, colour)
        second.setLeft(second.left() + wide)
    paint_text(painter, second, f" · {facts(item)}" if told else facts(item), note, look.mute)


def _toggle(model: QAbstractItemModel, index: Index) -> bool:
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    if state is None:
        return False  # the row is gone
    on = Qt.CheckState(state) is not Qt.CheckState.Checked
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def _box(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return QRect(rect.left() + PAD, rect.center().y() - BOX // 2, BOX, BOX)


def _text_area(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect.adjusted(2 * PAD + BOX, PAD, -PAD, -PAD)


def _lines(area: QRect, option: QStyleOptionViewItem) -> tuple[QRect, QRect]:
    height = QFontMetrics(fonts(option)[0]).height()
    first, second = QRect(area), QRect(area)
    first.setHeight(height)
    second.setTop(area.top() + height)
    return first, second
