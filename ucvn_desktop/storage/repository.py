"""Rows ↔ records: one way to store any kind of record, with history, bin, counts and search key.

Every change of a record goes through here; the concept modules beside it only add their own questions.
"""

import json
from collections.abc import Sequence
from dataclasses import MISSING, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_type_hints

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.record import NOT_CONTENT, Record, content, content_hash
from ucvn_desktop.core.text.loss import lost_much
from ucvn_desktop.core.uid import new_uid
from ucvn_desktop.storage import search
from ucvn_desktop.storage.database import damaged, explained

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace

R = TypeVar("R", bound=Record)


def utc_now() -> str:
    """This moment as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Repository(Generic[R]):
    """The records of one kind in a workspace; `noun` is what the user calls one."""

    def __init__(self, workspace: "Workspace", record: type[R], noun: str) -> None:
        self._workspace = workspace
        self._record = record
        self.noun = noun
        self._columns = [f.name for f in fields(record)]
        hints = get_type_hints(record)
        self._tuples = {name for name in self._columns if getattr(hints[name], "__origin__", None) is tuple}
        self._dicts = {name for name in self._columns if getattr(hints[name], "__origin__", None) is dict}
        self._bools = {name for name in self._columns if hints[name] is bool}
        # What a record had of a column that came later.
        self._defaults = {
            f.name: f.default_factory() if f.default_factory is not MISSING else f.default
            for f in fields(record)
            if f.name in hints
            and f.name not in NOT_CONTENT
            and (f.default, f.default_factory) != (MISSING, MISSING)
        }
        self._floats = [name for name in self._columns if hints[name] is float]

    @property
    def kind(self) -> str:
        """The record's kind, which is its table's name too."""
        return self._record.KIND

    def get(self, record_id: int) -> R:
        """The record with this id, also from the bin. Raises UserError where there is none."""
        # SQLite's integers end at 2^63.
        found = self.where("id = ?", [record_id], with_bin=True) if 0 < record_id < 1 << 63 else []
        if not found:
            raise UserError(f"Không có {self.noun} số {record_id}.")
        return found[0]

    def some(self, record_ids: Sequence[int]) -> list[R]:
        """The records with these ids in their order, also from the bin; ids that are none are left out."""
        # As one parameter: SQLite takes only so many of them, and a unit may have more records.
        wanted = "id IN (SELECT value FROM json_each(?))"
        found = {r.id: r for r in self.where(wanted, [json.dumps([*record_ids])], with_bin=True)}
        return [found[record_id] for record_id in record_ids if record_id in found]

    def all(self, *, with_bin: bool = False) -> list[R]:
        """Every record of the kind, oldest first."""
        return self.where("1", [], with_bin=with_bin)

    def binned(self) -> list[R]:
        """Every record of the kind in the bin, the last one put there first."""
        return self.where("deleted_at IS NOT NULL", [], order="deleted_at DESC, id DESC", with_bin=True)

    def after(self, record_id: int, limit: int) -> list[R]:
        """The next `limit` records after the one with this id: a long list is read piece by piece."""
        return self.where("id > ?", [record_id], limit=limit)

    def where(
        self,
        condition: str,
        parameters: list[Any],
        *,
        order: str = "id",
        limit: int = -1,
        with_bin: bool = False,
    ) -> list[R]:
        """Records for which the SQL `condition` holds, at most `limit`; for the modules of storage."""
        bin_too = "1" if with_bin else "deleted_at IS NULL"
        query = f"SELECT {', '.join(self._columns)} FROM {self.kind} WHERE ({condition}) AND {bin_too} ORDER BY {order} LIMIT ?"
        return [self._from_row(row) for row in self._rows(query, [*parameters, limit])]

    def ids(self) -> list[int]:
        """The ids of all records, also of those in the bin."""
        return [row[0] for row in self._rows(f"SELECT id FROM {self.kind} ORDER BY id")]

    def with_hashes(self) -> list[tuple[R, str]]:
        """Every record, also from the bin, with the hash that was stored with it."""
        query = f"SELECT hash, {', '.join(self._columns)} FROM {self.kind} ORDER BY id"
        return [(self._from_row(row[1:]), row[0]) for row in self._rows(query)]

    def add(self, record: R) -> R:
        """Store a new record; returns it with id, uid, revision 1 and times."""
        now = utc_now()
        new = replace(
            self._as_read(record), id=0, uid=record.uid or new_uid(), rev=1, created=now, updated=now
        )
        with self._workspace.write() as connection:
            row = {k: v for k, v in self._to_row(new).items() if k != "id"}
            marks = ", ".join("?" * len(row))
            cursor = connection.execute(
                f"INSERT INTO {self.kind} ({', '.join(row)}) VALUES ({marks})",
                list(row.values()),
            )
            new = replace(new, id=int(cursor.lastrowid or 0))
            connection.execute(
                "INSERT INTO record_count VALUES (?, 1) ON CONFLICT (kind) DO UPDATE SET n = n + 1",
                [self.kind],
            )
            self._remember(new)
        return new

    def save(self, record: R, over: int = 0) -> R:
        """Store a record's new content as its next revision; unchanged content changes nothing.

        `over` names a revision that the new one may replace in the history: while it is the newest, was never
        sent and does not lose much of its text, it goes, so that an hour of typing is not a thousand revisions.
        Revision numbers still grow. Raises UserError where the record was changed since it was read.
        """
        with self._workspace.write() as connection:
            old = self.get(record.id)
            if content(old) == content(self._as_read(record)):
                return old
            if old.rev != record.rev:
                raise UserError(
                    f"Mục này ({self.noun} số {record.id}) vừa được sửa ở nơi khác. Bản mới nhất vẫn được giữ; "
                    "hãy mở lại rồi sửa tiếp."
                )
            new = replace(self._as_read(record), rev=old.rev + 1, updated=utc_now())
            row = self._to_row(new)
            settings = ", ".join(f"{name} = ?" for name in row)
            connection.execute(
                f"UPDATE {self.kind} SET {settings} WHERE id = ?",
                [*row.values(), new.id],
            )
            if over == old.rev and not lost_much(old.texts(), new.texts()):
                self._forget(old)
            self._remember(new)
        return new

    def to_bin(self, record: R) -> R:
        """Put the record into the bin; it keeps its id and its history."""
        return self.save(replace(record, deleted_at=utc_now()))

    def from_bin(self, record: R) -> R:
        """Take the record out of the bin."""
        return self.save(replace(record, deleted_at=None))

    def history(self, record: R) -> list[R]:
        """The record as it was at each of its revisions, oldest first."""
        rows = self._workspace.connection.execute(
            "SELECT rev, at, content FROM history WHERE kind = ? AND uid = ? ORDER BY rev",
            (self.kind, record.uid),
        ).fetchall()
        return [
            replace(record, rev=rev, updated=at, **self._from_json({**self._defaults, **json.loads(text)}))
            for rev, at, text in rows
        ]

    def _rows(self, query: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """What a concept's own question finds, all of it: an open cursor would block other connections' commits."""
        with explained(self._workspace.folder, "Không đọc được dữ liệu"):
            return self._workspace.connection.execute(query, parameters).fetchall()

    def _as_read(self, record: R) -> R:
        """The record as it will be read: 500 and 500.0 must not have two hashes, a table has one order."""
        floats: dict[str, Any] = {name: float(getattr(record, name)) for name in self._floats}
        tables: dict[str, Any] = {name: dict(sorted(getattr(record, name).items())) for name in self._dicts}
        return replace(record, **floats, **tables)

    def _remember(self, record: R) -> None:
        connection = self._workspace.connection
        connection.execute(
            "INSERT INTO history (kind, uid, rev, at, content, hash) VALUES (?, ?, ?, ?, ?, ?)",
            (
                self.kind,
                record.uid,
                record.rev,
                record.updated,
                json.dumps(content(record), ensure_ascii=False, sort_keys=True),
                content_hash(record),
            ),
        )
        search.put(connection, record)

    def _forget(self, record: R) -> None:
        """Take the record's revision out of the history unless it was sent. Inside Workspace.write()."""
        self._workspace.connection.execute(
            """DELETE FROM history WHERE kind = ?1 AND uid = ?2 AND rev = ?3
               AND NOT EXISTS (SELECT 1 FROM submission_item WHERE item_uid = ?2 AND item_rev = ?3)""",
            (self.kind, record.uid, record.rev),
        )

    def _to_row(self, record: R) -> dict[str, Any]:
        row = {name: getattr(record, name) for name in self._columns}
        for name in self._tuples | self._dicts:
            row[name] = json.dumps(row[name], ensure_ascii=False)
        for name in self._bools:
            row[name] = int(row[name])
        return {**row, "hash": content_hash(record)}

    def _from_row(self, row: tuple[Any, ...]) -> R:
        values = dict(zip(self._columns, row, strict=True))
        try:
            for name in self._tuples | self._dicts:
                values[name] = json.loads(values[name])
            for name in self._dicts:
                if not isinstance(values[name], dict):
                    raise TypeError(f"{name} is no table")
        except (ValueError, TypeError) as error:
            raise damaged(self._workspace.folder, f"{self.kind} {values['id']}: {error}") from error
        return self._record(**self._from_json(values))

    def _from_json(self, values: dict[str, Any]) -> dict[str, Any]:
        for name in self._tuples:
            values[name] = tuple(values[name])
        for name in self._bools:
            values[name] = bool(values[name])
        return values
