"""Is everything that was stored still there and unchanged? SQLite's own check finds 1 % of damage to texts,
so every record is compared with the hash it was stored with, and every file with its name."""

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.record import Record, content_hash, hash_of
from ucvn_desktop.storage import search
from ucvn_desktop.storage.database import stoppable
from ucvn_desktop.storage.repository import Repository
from ucvn_desktop.storage.workspace import Workspace

# How a revision's content names a file; also one that is damaged names what it names.
_NAMED = re.compile(r'sha256": "([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class Damage:
    """What is damaged, and how, in Vietnamese."""

    where: str
    reason: str


def examine(workspace: Workspace, progress: Progress = silent) -> list[Damage]:
    """All damage to the workspace's database and files; others may write meanwhile.

    Raises UserError where it cannot be read at all.
    """
    with stoppable(workspace.connection, progress):
        hashes = {**_old_files(workspace), **_named_hashes(workspace, or_raise=False)}
        found = [*_database(workspace), *_history(workspace)]
        for repository in workspace.repositories():
            progress(0, 0, repository.noun)
            found += _kind(workspace, repository)
    for done, (sha256, owner) in enumerate(sorted(hashes.items())):
        progress(done, len(hashes), owner)
        found += _file(workspace, sha256, owner)
    progress(len(hashes), len(hashes))
    return found


def unused_files(workspace: Workspace) -> list[str]:
    """Hashes of kept files that no record names, now or in its history: what a cancelled job left, harmless.

    Raises UserError where the records cannot be read: then nothing may be called unused.
    """
    named = {*_named_hashes(workspace, or_raise=True), *_hashes_of_revisions(workspace)}
    return [sha256 for sha256 in workspace.files.all_hashes() if sha256 not in named]


def _database(workspace: Workspace) -> list[Damage]:
    try:
        with workspace.reading() as connection:
            lines = [
                line for (line,) in connection.execute("PRAGMA integrity_check").fetchall() if line != "ok"
            ]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    except UserError as error:
        return [Damage("ucvn.db", f"không đọc hết được: {error.detail}")]
    return [
        *(Damage("ucvn.db", f"SQLite báo: {line}") for line in lines),
        *(
            Damage(f"bảng {row[0]}, dòng {row[1]}", f"trỏ tới dòng không còn trong bảng {row[2]}")
            for row in broken
        ),
    ]


def _kind(workspace: Workspace, repository: Repository[Record]) -> list[Damage]:
    """The damage to one kind of record. Rows, counts and index are read as one state: a writer beside is none."""
    try:
        with workspace.reading() as connection:
            stored = repository.with_hashes()
            counted = connection.execute(
                "SELECT n FROM record_count WHERE kind = ?", [repository.kind]
            ).fetchone()
            entries = _entries(connection, repository.kind)
    except UserError as error:
        return [Damage(f"bảng {repository.kind}", "có dòng không đọc được"), *_row_by_row(repository, error)]
    found = []
    expected = counted[0] if counted else 0
    if len(stored) != expected:
        found.append(Damage(f"bảng {repository.kind}", f"có {len(stored)} dòng, lẽ ra phải có {expected}"))
    for record, its_hash in stored:
        where = f"{repository.noun} số {record.id}"
        if content_hash(record) != its_hash:
            found.append(Damage(where, "nội dung khác với lúc lưu"))
        if entries.pop(record.id, None) != search.entry_of(record):
            found.append(Damage(f"chỉ mục tìm kiếm, {where}", "không khớp với nội dung"))
    found += [Damage(f"chỉ mục tìm kiếm, {repository.noun} số {i}", "không còn bản ghi") for i in entries]
    return found


def _entries(connection: sqlite3.Connection, kind: str) -> dict[int, tuple[str, str]]:
    rows = connection.execute("SELECT record_id, title, body FROM search_entry WHERE kind = ?", [kind])
    return {record_id: (title, body) for record_id, title, body in rows.fetchall()}


def _row_by_row(repository: Repository[Record], why: UserError) -> list[Damage]:
    """Which of the kind's records can no longer be read, found by asking for each."""
    found = []
    try:
        ids = repository.ids()
    except UserError:
        return [Damage(f"bảng {repository.kind}", why.detail)]
    for record_id in ids:
        try:
            repository.get(record_id)
        except UserError as error:
            found.append(Damage(f"{repository.noun} số {record_id}", f"không đọc được: {error.detail}"))
    return found


def _history(workspace: Workspace) -> list[Damage]:
    try:
        with workspace.reading() as connection:
            rows = connection.execute("SELECT kind, uid, rev, content, hash FROM history")
            return [damage for row in rows for damage in _version(*row)]
    except UserError as error:
        return [Damage("bảng history", f"không đọc được: {error.detail}")]


def _version(kind: str, uid: str, rev: int, text: str, stored: str) -> Iterator[Damage]:
    where = f"lịch sử của {kind} {uid}, bản {rev}"
    try:
        if hash_of(kind, json.loads(text)) != stored:
            yield Damage(where, "nội dung khác với lúc lưu")
    except (ValueError, TypeError):
        yield Damage(where, "không đọc được")


def _named_hashes(workspace: Workspace, *, or_raise: bool) -> dict[str, str]:
    sources = (
        "SELECT sha256, 'ảnh số ' || id || ' (' || name || ')' FROM photo",
        "SELECT source_sha256, 'bản gốc của tin, bài số ' || id FROM article WHERE source_sha256 <> ''",
        "SELECT sha256, 'bản vẽ của thiết kế số ' || id FROM poster WHERE sha256 <> ''",
        "SELECT sha256, 'tệp đã gửi ' || path FROM submission_file",
        "SELECT sha256, 'tài liệu số ' || id || ' của hoạt động (' || name || ')' FROM event_document",
        "SELECT sha256, 'tệp của văn bản số ' || id || ' (' || file_name || ')' FROM paper WHERE sha256 <> ''",
        "SELECT sha256, 'ảnh chụp của bài đăng số ' || id || ' (' || file_name || ')' FROM post WHERE sha256 <> ''",
    )
    named: dict[str, str] = {}
    for query in sources:
        try:
            with workspace.reading() as connection:
                named.update(connection.execute(query).fetchall())
        except UserError:
            # The table's damage is reported with its records.
            if or_raise:
                raise
    return named


def _hashes_of_revisions(workspace: Workspace) -> dict[str, str]:
    """The files that the history names, each with the kind of record whose revision names it."""
    with workspace.reading() as connection:
        rows = connection.execute("SELECT kind, content FROM history WHERE content LIKE '%sha256%'")
        return {sha256: kind for kind, content in rows for sha256 in _NAMED.findall(content)}


def _old_files(workspace: Workspace) -> dict[str, str]:
    """Files of revisions that are still there. That one is gone is no damage: they were once tidied away."""
    nouns = {repository.kind: repository.noun for repository in workspace.repositories()}
    try:
        named = _hashes_of_revisions(workspace)
    except UserError:
        return {}  # the history's own damage is reported
    return {
        sha256: f"tệp ở bản cũ của {nouns.get(kind, kind)}"
        for sha256, kind in named.items()
        if workspace.files.has(sha256)
    }


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
