"""What was sent, newest first; a Qt model over services/sent_log."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.services.sent_log import SentBundle

Index = QModelIndex | QPersistentModelIndex
BUNDLE = Qt.ItemDataRole.UserRole


class LogModel(QAbstractListModel):
    """A row a bundle."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bundles: list[SentBundle] = []

    def show_bundles(self, bundles: list[SentBundle]) -> None:
        """Show these."""
        self.beginResetModel()
        self._bundles = bundles
        self.endResetModel()

    def index_of(self, bundle_id: int) -> QModelIndex:
        """Where the bundle is shown; an invalid index where it is not."""
        rows = [row for row, bundle in enumerate(self._bundles) if bundle.id == bundle_id]
        return self.index(rows[0], 0) if rows else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._bundles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._bundles):
            return None
        bundle = self._bundles[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return bundle_name(bundle)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{bundle.name}\n{bundle.destination}\n{bundle.path}"
            case Qt.ItemDataRole.AccessibleTextRole:
                there = "" if bundle.is_there else ". Không thấy tệp ở chỗ cũ"
                return f"{bundle_name(bundle)}, {bundle_facts(bundle)}, {bundle.destination}{there}"
            case _ if role == BUNDLE:
                return bundle
        return None


def bundle_name(bundle: SentBundle) -> str:
    """«Số 8/2021 · 19/4/2021»."""
    return f"Số {bundle.number}/{bundle.year} · {format_day(bundle.day)}"


def bundle_facts(bundle: SentBundle) -> str:
    """«10 mục · 1,3 MB»."""
    return f"{format_number(bundle.items)} mục · {format_size(bundle.size)}"
