"""Is everything that was stored still there and unchanged? SQLite's own check finds 1 % of damage to texts,
so every record is compared with the hash it was stored with, and every file with its name."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.record import Record, content_hash, hash_of
from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.storage.repository import Repository
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Damage:
    """What is damaged, and how, in Vietnamese."""

    where: str
    reason: str


def examine(workspace: Workspace, progress: Progress = silent) -> list[Damage]:
    """All damage to the workspace's database and files. Raises UserError where it cannot be read at all."""
    hashes = _named_hashes(workspace)
    found = [*_database(workspace), *_records(workspace), *_history(workspace), *_search(workspace)]
    for done, (sha256, owner) in enumerate(sorted(hashes.items())):
        progress(done, len(hashes), owner)
        found += _file(workspace, sha256, owner)
    progress(len(hashes), len(hashes))
    return found


def unused_files(workspace: Workspace) -> list[str]:
    """Hashes of kept files that no record names: what a cancelled job left, harmless."""
    named = _named_hashes(workspace)
    return [sha256 for sha256 in workspace.files.all_hashes() if sha256 not in named]


def _database(workspace: Workspace) -> Iterator[Damage]:
    connection = workspace.db.conn
    try:
        for (line,) in connection.execute("PRAGMA integrity_check").fetchall():
            if line != "ok":
                yield Damage("ucvn.db", f"SQLite báo: {line}")
        for row in connection.execute("PRAGMA foreign_key_check").fetchall():
            yield Damage(f"bảng {row[0]}, dòng {row[1]}", f"trỏ tới dòng không còn trong bảng {row[2]}")
    except sqlite3.DatabaseError as error:
        yield Damage("ucvn.db", f"không đọc hết được: {error}")


def _records(workspace: Workspace) -> Iterator[Damage]:
    for repository in workspace.repositories():
        connection = workspace.db.conn
        try:
            ids = [row[0] for row in connection.execute(f"SELECT id FROM {repository.kind} ORDER BY id")]
            counted = connection.execute(
                "SELECT n FROM record_count WHERE kind = ?", [repository.kind]
            ).fetchone()
        except sqlite3.DatabaseError as error:
            yield Damage(f"bảng {repository.kind}", f"không đọc được: {error}")
            continue
        expected = counted[0] if counted else 0
        if len(ids) != expected:
            yield Damage(f"bảng {repository.kind}", f"có {len(ids)} dòng, lẽ ra phải có {expected}")
        for record_id in ids:
            yield from _record(workspace, repository, record_id)


def _record(workspace: Workspace, repository: Repository[Record], record_id: int) -> Iterator[Damage]:
    where = f"{repository.noun} số {record_id}"
    try:
        record = repository.get(record_id)
        (stored,) = workspace.db.conn.execute(
            f"SELECT hash FROM {repository.kind} WHERE id = ?", [record_id]
        ).fetchone()
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        yield Damage(where, f"không đọc được: {error}")
        return
    if content_hash(record) != stored:
        yield Damage(where, "nội dung khác với lúc lưu")


def _history(workspace: Workspace) -> Iterator[Damage]:
    connection = workspace.db.conn
    try:
        rows = connection.execute("SELECT kind, uid, rev, content, hash FROM history").fetchall()
    except sqlite3.DatabaseError as error:
        yield Damage("bảng history", f"không đọc được: {error}")
        return
    for kind, uid, rev, text, stored in rows:
        where = f"lịch sử của {kind} {uid}, bản {rev}"
        try:
            true_hash = hash_of(kind, json.loads(text))
        except (ValueError, TypeError):
            yield Damage(where, "không đọc được")
            continue
        if true_hash != stored:
            yield Damage(where, "nội dung khác với lúc lưu")


def _search(workspace: Workspace) -> Iterator[Damage]:
    connection = workspace.db.conn
    try:
        entries = dict(connection.execute("SELECT kind || record_id, title || body FROM search_entry"))
    except sqlite3.DatabaseError as error:
        yield Damage("chỉ mục tìm kiếm", f"không đọc được: {error}")
        return
    for repository in workspace.repositories():
        try:
            records = repository.all()
        except (sqlite3.DatabaseError, ValueError, TypeError):
            continue  # named above, record by record
        for record in records:
            text = nfc(record.search_title())
            if text and entries.get(f"{record.KIND}{record.id}") != text + nfc(record.search_body()):
                yield Damage(f"chỉ mục tìm kiếm, {repository.noun} số {record.id}", "không khớp với nội dung")


def _named_hashes(workspace: Workspace) -> dict[str, str]:
    connection = workspace.db.conn
    sources = (
        ("SELECT sha256, 'ảnh số ' || id || ' (' || name || ')' FROM photo"),
        ("SELECT source_sha256, 'bản gốc của tin, bài số ' || id FROM article WHERE source_sha256 <> ''"),
        ("SELECT sha256, 'bản vẽ của thiết kế số ' || id FROM poster WHERE sha256 <> ''"),
        ("SELECT sha256, 'tệp đã gửi ' || path FROM submission_file"),
    )
    named: dict[str, str] = {}
    for query in sources:
        try:
            named.update(connection.execute(query).fetchall())
        except sqlite3.DatabaseError:
            continue  # the table's damage is reported with its records
    return named


def _file(workspace: Workspace, sha256: str, owner: str) -> Iterator[Damage]:
    if not workspace.files.has(sha256):
        yield Damage(owner, f"thiếu tệp {sha256[:2]}/{sha256[2:]}")
        return
    try:
        true_hash = workspace.files.true_hash(sha256)
    except OSError as error:
        yield Damage(owner, f"không đọc được tệp {sha256[:2]}/{sha256[2:]}: {error.strerror}")
        return
    if true_hash != sha256:
        yield Damage(owner, f"tệp {sha256[:2]}/{sha256[2:]} khác với lúc lưu")
