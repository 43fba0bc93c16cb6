"""A table of texts as Qt's own binary catalogue (.qm), made in memory.

A QTranslator that answers in Python would be called for every text of Qt, from any thread, and PySide 6.9 gives up
a reference to None with each call until Python ends. A catalogue is answered by Qt itself.
"""

import struct
from collections.abc import Iterator

Texts = dict[str, dict[str, str]]  # context → source → translation

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69  # sections
_END, _TRANSLATION, _SOURCE, _CONTEXT = 0x01, 0x03, 0x06, 0x07  # fields of a message


def compiled(texts: Texts) -> bytes:
    """The catalogue of `texts`; they answer whatever disambiguation Qt gives with a source."""
    hashes: list[tuple[int, int]] = []
    messages = bytearray()
    for context, source, translation in _sorted(texts):
        hashes.append((_elf_hash(source), len(messages)))
        messages += _field(_TRANSLATION, translation.encode("utf-16-be"))
        messages += _field(_SOURCE, source) + _field(_CONTEXT, context.encode()) + bytes([_END])
    index = b"".join(struct.pack(">II", *pair) for pair in sorted(hashes))
    return _MAGIC + _field(_HASHES, index) + _field(_MESSAGES, bytes(messages))


def _sorted(texts: Texts) -> Iterator[tuple[str, bytes, str]]:
    for context in sorted(texts):
        for source in sorted(texts[context]):
            yield context, source.encode(), texts[context][source]


def _field(tag: int, content: bytes) -> bytes:
    return struct.pack(">BI", tag, len(content)) + content


def _elf_hash(text: bytes) -> int:
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        if high:
            value ^= high >> 24
        value &= ~high
    return value or 1
