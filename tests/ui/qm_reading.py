"""Reads the English that stands in Qt's own catalogues (.qm)."""

import struct
from pathlib import Path

_MAGIC_LENGTH = 16
_HASHES, _MESSAGES = 0x42, 0x69
_END, _SOURCE, _CONTEXT = 1, 6, 7


def sources(catalogue: Path) -> set[tuple[str, str]]:
    """(context, source) of every message."""
    sections = _sections(catalogue.read_bytes()[_MAGIC_LENGTH:])
    hashes, messages = sections.get(_HASHES, b""), sections.get(_MESSAGES, b"")
    offsets = {struct.unpack_from(">II", hashes, at)[1] for at in range(0, len(hashes), 8)}
    return {_message(messages, offset) for offset in offsets}


def _sections(content: bytes) -> dict[int, bytes]:
    found, at = {}, 0
    while at < len(content):
        tag, length = struct.unpack_from(">BI", content, at)
        found[tag] = content[at + 5 : at + 5 + length]
        at += 5 + length
    return found


def _message(messages: bytes, at: int) -> tuple[str, str]:
    fields = {_SOURCE: "", _CONTEXT: ""}
    while (tag := messages[at]) != _END:
        length = struct.unpack_from(">I", messages, at + 1)[0]
        length = 0 if length == 0xFFFFFFFF else length
        if tag in fields:
            fields[tag] = messages[at + 5 : at + 5 + length].decode()
        at += 5 + length
    return fields[_CONTEXT], fields[_SOURCE]
