"""The full-text index: every searchable record's words under their folded keys."""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ucvn_desktop.core.record import NOT_SHOWN, Record
from ucvn_desktop.core.text.fold import fold, marked, nfc

_WORD = re.compile(r"\w+")
_ENDS = ".,;:!?…"  # of a line that is no fact by itself
_SNIPPET = 90


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its kind and id, its title and the place in its text, as written."""

    kind: str
    id: int
    title: str
    snippet: str


def entry_of(record: Record) -> tuple[str, str] | None:
    """(title, body) under which the record is found; None where it is not."""
    title = nfc(record.search_title())
    return (title, nfc(record.search_body())) if title and record.deleted_at is None else None


def put(connection: sqlite3.Connection, record: Record) -> None:
    """Bring the index in line with `record`; what lies in the bin is not found. Inside Workspace.write()."""
    remove(connection, record)
    entry = entry_of(record)
    if entry is None:
        return
    title, body = entry
    cursor = connection.execute(
        "INSERT INTO search_entry (kind, record_id, updated, title, body) VALUES (?, ?, ?, ?, ?)",
        (record.KIND, record.id, record.updated, title, body),
    )
    connection.execute(
        "INSERT INTO search_key (rowid, title, body) VALUES (?, ?, ?)",
        (cursor.lastrowid, fold(title), fold(body)),
    )


def remove(connection: sqlite3.Connection, record: Record) -> None:
    """Take `record` out of the index. Inside Workspace.write()."""
    row = connection.execute(
        "SELECT id, title, body FROM search_entry WHERE kind = ? AND record_id = ?", (record.KIND, record.id)
    ).fetchone()
    if row is None:
        return
    # A contentless index wants the old keys to forget them.
    connection.execute(
        "INSERT INTO search_key (search_key, rowid, title, body) VALUES ('delete', ?, ?, ?)",
        (row[0], fold(row[1]), fold(row[2])),
    )
    connection.execute("DELETE FROM search_entry WHERE id = ?", (row[0],))


def find(connection: sqlite3.Connection, query: str, limit: int = 50) -> list[Hit]:
    """Records with all words of `query` (the last one may be a beginning): those that have them in the title
    first, then those that have them side by side, the newest first among equals.

    A word without marks finds every spelling; a word with marks finds only itself.
    """
    words = _WORD.findall(nfc(query).lower())
    keys = [fold(word) for word in words]
    if not keys:
        return []
    together = '"' + " ".join(keys) + '"*'
    anywhere = " ".join(f'"{key}"' for key in keys) + "*"
    hits: dict[int, Hit] = {}
    for match in (f"title : ({anywhere})", together, anywhere):
        for entry_id, kind, record_id, title, body in _matches(connection, match, words, limit):
            if len(hits) < limit and entry_id not in hits:
                hits[entry_id] = Hit(kind, record_id, title, _snippet(body, keys))
    return list(hits.values())


def find_ids(connection: sqlite3.Connection, query: str, kind: str) -> list[int]:
    """Ids of all records of `kind` with all words of `query`, as find() understands it, the newest first."""
    words = _WORD.findall(nfc(query).lower())
    if not words:
        return []
    anywhere = " ".join(f'"{fold(word)}"' for word in words) + "*"
    rows = connection.execute(
        # CROSS JOIN keeps the order: looking each entry of the kind up in the index takes 100 times as long.
        """SELECT e.record_id, e.title, e.body FROM search_key k CROSS JOIN search_entry e ON e.id = k.rowid
           WHERE search_key MATCH ? AND e.kind = ? ORDER BY k.rowid DESC""",
        (anywhere, kind),
    ).fetchall()
    return [record_id for record_id, title, body in rows if _has_marks_of(f"{title}\n{body}", words)]


def matching(query: str, hits: Sequence[Hit]) -> list[Hit]:
    """Those of records that are in no index whose title or snippet has all words of `query`, as find() understands
    it: the title's first; the snippet is cut as find() cuts it."""
    words = _WORD.findall(nfc(query).lower())
    keys = [fold(word) for word in words]
    in_title: list[Hit] = []
    in_body: list[Hit] = []
    for hit in hits:
        for found, text in ((in_title, hit.title), (in_body, f"{hit.title}\n{hit.snippet}")):
            if keys and _has_words(text, keys) and _has_marks_of(text, words):
                found.append(replace(hit, snippet=_snippet(hit.snippet, keys)))
                break
    return in_title + in_body


def _has_words(text: str, keys: list[str]) -> bool:
    present = {fold(word) for word in _WORD.findall(text)}
    return present.issuperset(keys[:-1]) and any(word.startswith(keys[-1]) for word in present)


_Entry = tuple[int, str, int, str, str]


def _matches(connection: sqlite3.Connection, match: str, words: list[str], limit: int) -> list[_Entry]:
    """The newest entries that match, at most `limit`, with the marks of `words` as typed."""
    found: list[_Entry] = []
    before = 1 << 62
    while len(found) < limit:
        # An entry gets a new rowid with every change, so the index itself gives the newest first.
        page: list[_Entry] = connection.execute(
            """SELECT e.id, e.kind, e.record_id, e.title, e.body
               FROM search_key k JOIN search_entry e ON e.id = k.rowid
               WHERE search_key MATCH ? AND k.rowid < ? ORDER BY k.rowid DESC LIMIT ?""",
            (match, before, limit),
        ).fetchall()
        found += [entry for entry in page if _has_marks_of(f"{entry[3]}\n{entry[4]}", words)]
        if len(page) < limit:
            break
        before = page[-1][0]
    return found[:limit]


def _has_marks_of(text: str, words: list[str]) -> bool:
    if all(fold(word) == word for word in words):
        return True
    lowered = text.lower()
    if any(word not in lowered for word in words if not _tone_may_move(word) and fold(word) != word):
        return False
    *whole, last = words
    with_marks = [marked(word) for word in whole if fold(word) != word]
    present = {marked(word) for word in _WORD.findall(text)}
    if not present.issuperset(with_marks):
        return False
    beginning = marked(last)
    return fold(last) == last or any(word.startswith(beginning) for word in present)


def _tone_may_move(word: str) -> bool:
    """Whether the word is written in two ways («hoà», «hòa»): then its letters alone say nothing."""
    return any(pair in fold(word) for pair in ("oa", "oe", "uy"))


def _snippet(body: str, keys: list[str]) -> str:
    body = body.partition(NOT_SHOWN)[0]
    start = _first_place(body, keys)
    # Whole words at both ends.
    while 0 < start < len(body) and not body[start - 1].isspace():
        start -= 1
    end = min(len(body), start + _SNIPPET)
    while end < len(body) and not body[end].isspace():
        end += 1
    text = _in_a_row(body[start:end])
    return f"{'… ' if start else ''}{text}{' …' if end < len(body) else ''}"


def _in_a_row(text: str) -> str:
    """The lines one after the other: sentences as they are, facts with a point between them."""
    row = ""
    for line in (" ".join(line.split()) for line in text.splitlines()):
        if row and line:
            row += " " if row[-1] in _ENDS else " · "
        row += line
    return row


def _first_place(body: str, keys: list[str]) -> int:
    """Where the snippet begins: a little before the words side by side, or else before the first of them."""
    words = [(match.start(), fold(match.group())) for match in _WORD.finditer(body)]
    for size in (len(keys), 1):
        for n in range(len(words) - size + 1):
            run = [word for _, word in words[n : n + size]]
            if run[:-1] == keys[: size - 1] and run[-1].startswith(keys[size - 1]):
                return max(0, words[n][0] - _SNIPPET // 3)
    return 0
