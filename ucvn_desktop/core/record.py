"""What every record has, whatever it is of: identity, revision, times, the bin, a content hash."""

import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any, ClassVar

_HASH_VERSION = 1
NOT_CONTENT = {"id", "rev", "created", "updated"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of all records. Instances that were never stored have id 0 and an empty uid.

    `id` is for typing, `uid` (UUIDv7) is for good; `rev` counts from 1; times are ISO 8601 in UTC to the
    second; `deleted_at` is set while the record lies in the bin.
    """

    KIND: ClassVar[str]

    id: int = 0
    uid: str = ""
    rev: int = 0
    created: str = ""
    updated: str = ""
    deleted_at: str | None = None

    def search_title(self) -> str:
        """The words that stand for the record in a list of hits; empty for records that are not searched."""
        return ""

    def search_body(self) -> str:
        """The rest of the words under which the record is found; behind NOT_SHOWN those that are not shown."""
        return ""

    def texts(self) -> str:
        """What stands written in the record, all of it, one text under the other."""
        values = [list(v.values()) if isinstance(v, dict) else v for v in content(self).values()]
        parts = [part for value in values for part in (value if isinstance(value, list) else [value])]
        return "\n".join(part for part in parts if isinstance(part, str))


def content(record: Record) -> dict[str, Any]:
    """The record's content as plain JSON values, without what only the storage gives it (id, rev, times)."""
    values = {f.name: getattr(record, f.name) for f in fields(record) if f.name not in NOT_CONTENT}
    return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}


def content_hash(record: Record) -> str:
    """SHA-256 (hex) of the record's canonical JSON; changes with any change of content, and only then."""
    return hash_of(record.KIND, content(record))


def hash_of(kind: str, values: dict[str, Any]) -> str:
    """The same for content that was read as JSON."""
    document = {"v": _HASH_VERSION, "kind": kind, "content": values}
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


NOT_SHOWN = "\f"
"""What a search body has behind this sign is found and never shown: other spellings of a number."""
