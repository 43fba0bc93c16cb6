"""What the list at the left shows: designs, slogans under their campaigns, or what lies in the bin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ucvn_desktop.core.slogan import Poster, Slogan
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.core.text.numbers import format_number

ROW_ROLE = Qt.ItemDataRole.UserRole
BIN = "bin"
NO_WORD = "(chưa có chữ)"
NO_CAMPAIGN = "Chưa ghi phong trào, dịp"

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """A design or slogan as a row; `look` is a design's (width, height, template), `key` finds it."""

    kind: str
    id: int
    text: str
    note: str
    key: str
    look: tuple[float, float, str] | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands above the slogans of a campaign."""

    title: str
    count: int


Row = Entry | Heading


def poster_entry(poster: Poster) -> Entry:
    """The row of a design."""
    text = " ".join(poster.text.split())
    width, height = (
        format_number(side, 0 if side == int(side) else 1) for side in (poster.width_mm, poster.height_mm)
    )
    return Entry(
        poster.KIND,
        poster.id,
        text or NO_WORD,
        f"{width} × {height} mm",
        fold(f"{text} {width} {height}"),
        (poster.width_mm, poster.height_mm, poster.template),
    )


def slogan_entry(slogan: Slogan) -> Entry:
    """The row of a slogan."""
    return Entry(
        slogan.KIND,
        slogan.id,
        slogan.text or NO_WORD,
        slogan.campaign,
        fold(f"{slogan.text} {slogan.campaign}"),
    )


def with_headings(entries: Iterable[Entry]) -> list[Row]:
    """Slogans under their campaigns, these in order of their names; those without one come last."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.note, []).append(entry)
    rows: list[Row] = []
    for note in sorted(groups, key=lambda note: (not note, fold(note))):
        rows += [Heading(note or NO_CAMPAIGN, len(groups[note])), *groups[note]]
    return rows


def _by_kind(entries: Sequence[Entry]) -> list[Row]:
    rows: list[Row] = []
    for kind, title in (("poster", "Thiết kế"), ("slogan", "Khẩu hiệu")):
        found = [entry for entry in entries if entry.kind == kind]
        rows += [Heading(title, len(found)), *found] if found else []
    return rows


class BankModel(QAbstractListModel):
    """Shows designs (newest first), slogans or the bin: what has all words of the filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, list[Entry]] = {"poster": [], "slogan": [], BIN: []}
        self._kind = "slogan"
        self._words: list[str] = []
        self._rows: list[Row] = []

    @property
    def kind(self) -> str:
        """The kind of records that is shown, or BIN."""
        return self._kind

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is on."""
        return bool(self._words)

    def count(self, kind: str) -> int:
        """How many records of the kind there are, whatever the filter."""
        return len(self._entries[kind])

    def first(self, kind: str) -> Entry | None:
        """The first record of the kind, whatever the filter."""
        return next(iter(self._entries[kind]), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.text if isinstance(row, Entry) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                f"{row.text}, {row.note}" if isinstance(row, Entry) else f"Nhóm {row.title}, {row.count} mục"
            )
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        row = self._row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if isinstance(row, Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def entry(self, index: _Index) -> Entry | None:
        """The record's row at `index`; None for a heading or nowhere."""
        row = self._row(index)
        return row if isinstance(row, Entry) else None

    def index_of(self, kind: str, record_id: int) -> QModelIndex:
        """Where a record stands; invalid where it does not show."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Entry) and (row.kind, row.id) == (kind, record_id):
                return self.index(number)
        return QModelIndex()

    def neighbour(self, kind: str, record_id: int) -> Entry | None:
        """The record that takes the place of one that goes: the next, or else the one before."""
        at = self.index_of(kind, record_id).row()
        if at < 0:
            return None
        beside = [*self._rows[at + 1 :], *reversed(self._rows[:at])]
        return next((row for row in beside if isinstance(row, Entry)), None)

    def set_entries(
        self, posters: Sequence[Entry], slogans: Sequence[Entry], binned: Sequence[Entry] = ()
    ) -> None:
        """Show these; nothing moves where nothing changed."""
        entries = {"poster": list(posters), "slogan": list(slogans), BIN: list(binned)}
        if entries != self._entries:
            self._entries = entries
            self._arrange()

    def put(self, entry: Entry) -> None:
        """Show a record as it is now: in its place, or as a new one."""
        entries = self._entries[entry.kind]
        self._entries[BIN] = [e for e in self._entries[BIN] if (e.kind, e.id) != (entry.kind, entry.id)]
        for number, known in enumerate(entries):
            if known.id == entry.id:
                entries[number] = entry
                self._put_row(known, entry)
                return
        if entry.kind == "poster":
            entries.insert(0, entry)
        else:
            entries.append(entry)
        self._arrange()

    def show_kind(self, kind: str) -> None:
        """Show designs («poster»), slogans («slogan») or the bin."""
        if kind != self._kind:
            self._kind = kind
            self._arrange()

    def filter(self, text: str) -> None:
        """Show only what has all words of `text`, with or without marks."""
        words = fold(text).split()
        if words != self._words:
            self._words = words
            self._arrange()

    def _row(self, index: _Index) -> Row | None:
        # An index may be older than the rows.
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def _put_row(self, old: Entry, new: Entry) -> None:
        if old.kind != self._kind:
            return
        index = self.index_of(old.kind, old.id)
        if old.note != new.note and old.kind == "slogan":
            self._arrange()
        elif index.isValid():
            self._rows[index.row()] = new
            self.dataChanged.emit(index, index)

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = [e for e in self._entries[self._kind] if all(word in e.key for word in self._words)]
        arrange = {"slogan": with_headings, BIN: _by_kind}.get(self._kind, list[Row])
        self._rows = arrange(shown)
        self.endResetModel()
