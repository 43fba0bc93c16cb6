"""What an OLE2 file is: before 2007 Word wrote them, and a password still wraps a .docx in one ([MS-CFB])."""

from enum import Enum
from typing import IO

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")

_CHUNK = 1 << 20
# [MS-CFB] §2.6.1: a directory entry has 128 bytes, first its name in UTF-16, at 64 the name's length.
_ENTRY, _NAME = 128, 64


class OleKind(Enum):
    """What is inside, as far as it changes what the user has to do."""

    WORD_97 = "WordDocument"
    ENCRYPTED = "EncryptedPackage"
    OTHER = ""


def ole_kind(file: IO[bytes]) -> OleKind:
    """What the OLE2 file holds, by the names in its directory; read in pieces of 1 MiB."""
    file.seek(0)
    while chunk := file.read(_CHUNK):
        for kind in (OleKind.ENCRYPTED, OleKind.WORD_97):
            if _has_entry(chunk, kind.value):
                return kind
    return OleKind.OTHER


def _has_entry(chunk: bytes, name: str) -> bool:
    # The header and every sector are multiples of 512 bytes: entries never straddle two pieces.
    field = (name + "\0").encode("utf-16-le")
    expected = field.ljust(_NAME, b"\0") + len(field).to_bytes(2, "little")
    position = chunk.find(expected)
    while position >= 0 and position % _ENTRY:
        position = chunk.find(expected, position + 1)
    return position >= 0
