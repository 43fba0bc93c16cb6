"""How steps are applied, and what they are made of: a table of records, more columns for one."""

import json
import sqlite3
from typing import Any

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from ucvn_desktop.core.record import hash_of
from ucvn_desktop.storage.database import transaction
from ucvn_desktop.storage.steps import SET

migrations = Migrations(SET)


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the pending steps, all or none. Foreign keys are checked at the end: a step may rebuild a table.

    What dangled before is damage for doctor to tell and keeps nobody from opening the workspace.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            known = set(_dangling(connection))
            migrations.apply(Database(connection, execute_plugins=False))
            broken = [reference for reference in _dangling(connection) if reference not in known]
            if broken:
                raise RuntimeError(f"a migration left dangling references: {broken[:5]}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _dangling(connection: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """(table, row, table that is referred to) of each reference to a row that is not there."""
    return [(row[0], row[1], row[2]) for row in connection.execute("PRAGMA foreign_key_check").fetchall()]


_BASE = """
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    deleted_at TEXT,
    hash TEXT NOT NULL CHECK (length(hash) = 64)
"""


def record_table(db: Database, kind: str, columns: str) -> None:
    """Make the table of a kind of record: what each record has, and these columns."""
    db.execute(f"CREATE TABLE {kind} ({_BASE}, {columns}) STRICT")


def more_columns(db: Database, kind: str, columns: dict[str, str], content: dict[str, Any]) -> None:
    """Give a kind of record more columns (name → declaration with its default), and each record the hash of
    its content with them; `content` is what the default is as JSON. The history stays as it was written.

    A record that was damaged before keeps its hash, so that doctor still says so.
    """
    for name, declaration in columns.items():
        db.execute(f"ALTER TABLE {kind} ADD COLUMN {name} {declaration}")
    # As bytes: text that is damaged is no text.
    newest = """SELECT record.id, record.hash, CAST(history.content AS BLOB) FROM {kind} AS record
                JOIN history ON history.kind = ? AND history.uid = record.uid AND history.rev = record.rev"""
    for record_id, stored, text in db.execute(newest.format(kind=kind), [kind]).fetchall():
        known = _read(text)
        if known is not None and hash_of(kind, known) == stored:
            new = hash_of(kind, {**known, **content})
            db.execute(f"UPDATE {kind} SET hash = ? WHERE id = ?", [new, record_id])


def _read(content: bytes) -> dict[str, Any] | None:
    try:
        known = json.loads(content)
    except ValueError:
        return None
    return known if isinstance(known, dict) else None
