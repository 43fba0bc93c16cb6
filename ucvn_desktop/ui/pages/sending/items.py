"""What could be sent in three groups with ticks; a Qt model over services/outbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ucvn_desktop.core.plan_years import ALL_YEARS
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.services.outbox import OutboxItem, Standing, estimate

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, int]

ITEM = Qt.ItemDataRole.UserRole
GROUP = Qt.ItemDataRole.UserRole + 1
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

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
    folded: bool = False

    @property
    def name(self) -> str:
        """«Còn thiếu · 3»."""
        return f"{GROUP_NAMES[self.standing]} · {format_number(len(self.items))}"

    @property
    def state(self) -> Qt.CheckState:
        """All, some or none."""
        if not self.ticked:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if self.ticked == len(self.items) else Qt.CheckState.PartiallyChecked

    def rows(self) -> "list[Group | OutboxItem]":
        """What is shown of it."""
        return [self] if self.folded else [self, *self.items]


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


class ItemsModel(QAbstractListModel):
    """A row a group, and under it its items unless it is folded up.

    A flat list: a tree would ask this model several times for every one of 10,000 rows.
    """

    ticked = Signal()  # what is chosen has changed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice()
        self._items: list[OutboxItem] = []
        self._keys: list[str] = []
        self._words: list[str] = []
        self._year = ALL_YEARS
        self._folded = {Standing.SENT}
        self._groups: list[Group] = []
        self._rows: list[Group | OutboxItem] = []
        self._chosen: list[OutboxItem] = []

    @property
    def chosen(self) -> list[OutboxItem]:
        """What is ticked of the year, also where words hide it, in the order of the list."""
        return self._chosen

    @property
    def chosen_size(self) -> int:
        """About the bytes of a bundle of what is ticked."""
        return estimate(self._chosen)

    def left_out(self) -> int:
        """How many items lack something and are not ticked."""
        return self.count(Standing.LACKING) - sum(item.standing is Standing.LACKING for item in self._chosen)

    def count(self, standing: Standing) -> int:
        """How many items of the year stand so."""
        return sum(item.standing is standing for item in self._items if self._is_of_year(item))

    def show_items(self, items: list[OutboxItem], keys: list[str]) -> bool:
        """Show these; `keys` are their folded titles for the filter. False where they are shown already."""
        if items == self._items:
            return False
        self._items, self._keys = items, keys
        self._regroup()
        return True

    def filter(self, words: list[str]) -> bool:
        """Show only items with all of these folded words in their title; then nothing is folded up."""
        if words == self._words:
            return False
        self._words = words
        self._regroup()
        return True

    def keep_to(self, year: int) -> bool:
        """Keep to what counts for this year, 0 for all: nothing else is shown, counted or chosen."""
        if year == self._year:
            return False
        self._year = year
        self._regroup()
        return True

    def index_of(self, key: Key) -> QModelIndex:
        """Where the item is shown; an invalid index where it is not."""
        for number, row in enumerate(self._rows):
            if isinstance(row, OutboxItem) and row.key == key:
                return self.index(number, 0)
        return QModelIndex()

    def group_index(self, standing: Standing) -> QModelIndex:
        """Where the group is shown."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Group) and row.standing is standing:
                return self.index(number, 0)
        return QModelIndex()

    def group_at(self, index: Index) -> Group | None:
        """The group whose row it is; None for an item."""
        row = self._row(index)
        return row if isinstance(row, Group) else None

    def fold(self, group: Group, folded: bool) -> None:
        """Fold the group up, or unfold it."""
        if folded == group.folded:
            return
        first = self.group_index(group.standing).row() + 1
        last = first + len(group.items) - 1
        group.folded = folded
        if folded:
            self._folded.add(group.standing)
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        else:
            self._folded.discard(group.standing)
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = group.items
            self.endInsertRows()

    def tick(self, items: Iterable[OutboxItem], on: bool) -> None:
        """Choose these, or take them out."""
        self.choice.tick(items, on)
        self._count()
        self.ticked.emit()

    def forget_ticks(self, items: Iterable[OutboxItem]) -> None:
        """Judge these by their standing again: they were sent."""
        self.choice.forget(item.key for item in list(items))
        self._count()
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._row(index)
        if row is None:
            return None
        if isinstance(row, Group):
            return _group_data(row, role)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.choice.has(row) else Qt.CheckState.Unchecked
        return _item_data(row, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        row = self._row(index)
        if role != Qt.ItemDataRole.CheckStateRole or row is None:
            return False
        items = row.items if isinstance(row, Group) else [row]
        self.tick(items, Qt.CheckState(value) is Qt.CheckState.Checked)
        if not isinstance(row, Group):
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        return True

    def _row(self, index: Index) -> Group | OutboxItem | None:
        # Qt may ask for a row that is gone, and an error in a virtual method ends the program.
        is_there = index.isValid() and index.row() < len(self._rows)
        return self._rows[index.row()] if is_there else None

    def _regroup(self) -> None:
        self.beginResetModel()
        shown = [
            item
            for item, key in zip(self._items, self._keys, strict=True)
            if self._is_of_year(item) and all(word in key for word in self._words)
        ]
        groups = [
            Group(
                standing,
                [item for item in shown if item.standing is standing],
                folded=standing in self._folded and not self._words,
            )
            for standing in Standing
        ]
        self._groups = [group for group in groups if group.items]
        self._rows = [row for group in self._groups for row in group.rows()]
        self._count()
        self.endResetModel()
        self.ticked.emit()

    def _is_of_year(self, item: OutboxItem) -> bool:
        return self._year in (ALL_YEARS, item.year)

    def _count(self) -> None:
        self._chosen = [item for item in self._items if self._is_of_year(item) and self.choice.has(item)]
        for group in self._groups:
            group.ticked = sum(map(self.choice.has, group.items))


def _group_data(group: Group, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return group.name
        case Qt.ItemDataRole.CheckStateRole:
            return group.state
        case Qt.ItemDataRole.AccessibleTextRole:
            state = "đang gập" if group.folded else "đang mở"
            return f"{group.name} mục, {state}, đã chọn {format_number(group.ticked)}"
        case _ if role == GROUP:
            return group
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
