"""What could be sent as a tree of three groups with ticks; a Qt model over services/outbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.services.outbox import OutboxItem, Standing, estimate

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, int]

ITEM = Qt.ItemDataRole.UserRole
_GROUP_ID = 0  # children carry the number of their group, from 1

GROUP_NAMES = {
    Standing.READY: "Sẵn sàng gửi",
    Standing.LACKING: "Còn thiếu",
    Standing.SENT: "Đã gửi, từ đó chưa sửa gì",
}


@dataclass(slots=True)
class Group:
    """The items of one standing that are shown, and how many of them are ticked."""

    standing: Standing
    items: list[OutboxItem]
    ticked: int = 0

    @property
    def state(self) -> Qt.CheckState:
        """All, some or none."""
        if not self.ticked:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if self.ticked == len(self.items) else Qt.CheckState.PartiallyChecked


class Choice:
    """Which items are chosen: those that are ready, but for what the officer ticked or took out himself."""

    def __init__(self) -> None:
        self._by_hand: dict[Key, bool] = {}

    def has(self, item: OutboxItem) -> bool:
        """Whether it is chosen."""
        return self._by_hand.get(item.key, item.standing is Standing.READY)

    def tick(self, items: Iterable[OutboxItem], on: bool) -> None:
        """Choose these, or take them out."""
        self._by_hand.update((item.key, on) for item in items)

    def forget(self, keys: Iterable[Key]) -> None:
        """Judge these by their standing again: they were sent."""
        for key in keys:
            self._by_hand.pop(key, None)


class ItemsModel(QAbstractItemModel):
    """Groups that hold something, and under them their items."""

    ticked = Signal()  # what is chosen has changed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice()
        self._items: list[OutboxItem] = []
        self._keys: list[str] = []
        self._words: list[str] = []
        self._groups: list[Group] = []

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that could be sent at all."""
        return not self._items

    @property
    def chosen(self) -> list[OutboxItem]:
        """What is ticked, also where the filter hides it, in the order of the list."""
        return [item for item in self._items if self.choice.has(item)]

    @property
    def chosen_size(self) -> int:
        """About the bytes of a bundle of what is ticked."""
        return estimate(self.chosen)

    def left_out(self) -> int:
        """How many items lack something and are not ticked."""
        return sum(item.standing is Standing.LACKING and not self.choice.has(item) for item in self._items)

    def count(self, standing: Standing) -> int:
        """How many items stand so."""
        return sum(item.standing is standing for item in self._items)

    def show_items(self, items: list[OutboxItem], keys: list[str]) -> None:
        """Show these; `keys` are their folded titles for the filter."""
        self._items, self._keys = items, keys
        self._regroup()

    def filter(self, words: list[str]) -> None:
        """Show only items with all of these folded words in their title."""
        if words != self._words:
            self._words = words
            self._regroup()

    def index_of(self, key: Key) -> QModelIndex:
        """Where the item is shown; an invalid index where it is not."""
        for row, group in enumerate(self._groups):
            for child, item in enumerate(group.items):
                if item.key == key:
                    return self.createIndex(child, 0, row + 1)
        return QModelIndex()

    def group_index(self, standing: Standing) -> QModelIndex:
        """Where the group is shown."""
        rows = [row for row, group in enumerate(self._groups) if group.standing is standing]
        return self.createIndex(rows[0], 0, _GROUP_ID) if rows else QModelIndex()

    def group_at(self, index: Index) -> Group | None:
        """The group whose row it is; None for an item."""
        is_group = index.isValid() and index.internalId() == _GROUP_ID
        return self._groups[index.row()] if is_group else None

    def tick(self, items: Iterable[OutboxItem], on: bool) -> None:
        """Choose these, or take them out."""
        self.choice.tick(items, on)
        self._recount()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP_ID)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        number = index.internalId() if index.isValid() else _GROUP_ID
        return QModelIndex() if number == _GROUP_ID else self.createIndex(number - 1, 0, _GROUP_ID)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].items) if parent.internalId() == _GROUP_ID else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if index.internalId() == _GROUP_ID:
            return _group_data(self._groups[index.row()], role)
        item = self._groups[index.internalId() - 1].items[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.choice.has(item) else Qt.CheckState.Unchecked
        return _item_data(item, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        group = self.group_at(index)
        self.tick(group.items if group else [index.data(ITEM)], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _regroup(self) -> None:
        self.beginResetModel()
        shown = [
            item
            for item, key in zip(self._items, self._keys, strict=True)
            if all(word in key for word in self._words)
        ]
        groups = [
            Group(standing, [item for item in shown if item.standing is standing]) for standing in Standing
        ]
        self._groups = [group for group in groups if group.items]
        self._count()
        self.endResetModel()
        self.ticked.emit()

    def _recount(self) -> None:
        self._count()
        # A tick changes its group's box, and a group's box all of its items.
        for row, group in enumerate(self._groups):
            top = self.createIndex(row, 0, _GROUP_ID)
            self.dataChanged.emit(top, top, [Qt.ItemDataRole.CheckStateRole])
            first, last = self.index(0, 0, top), self.index(len(group.items) - 1, 0, top)
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def _count(self) -> None:
        for group in self._groups:
            group.ticked = sum(map(self.choice.has, group.items))


def _group_data(group: Group, role: int) -> Any:
    name = GROUP_NAMES[group.standing]
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return f"{name} · {format_number(len(group.items))}"
        case Qt.ItemDataRole.CheckStateRole:
            return group.state
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}: {format_number(len(group.items))} mục, đã chọn {format_number(group.ticked)}"
    return None


def _item_data(item: OutboxItem, role: int) -> Any:
    title = item.title or "Chưa có tít"
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return title
        case Qt.ItemDataRole.ToolTipRole:
            return f"{title}\n{facts(item)}\n{remark(item)}".strip()
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}. {facts(item)}. {remark(item)}"
        case _ if role == ITEM:
            return item
    return None


def facts(item: OutboxItem) -> str:
    """«Tin · 3 ảnh · khoảng 4,2 MB»."""
    photos = f"{item.photos} ảnh" if item.photos else "không có ảnh" if item.kind == "article" else ""
    return " · ".join(part for part in (item.label, photos, f"khoảng {format_size(item.size)}") if part)


def remark(item: OutboxItem) -> str:
    """What it lacks, or when it went before."""
    missing = ", ".join(item.missing)
    if item.standing is Standing.SENT:
        return ", ".join(part for part in (f"đã gửi {format_day(item.sent_day)}", missing) if part)
    return missing or (f"sửa sau khi gửi {format_day(item.sent_day)}" if item.sent_in else "")
