"""Error cells of an .xls: its workbook stream ([MS-CFB]) and the two records that hold errors ([MS-XLS])."""

import struct
from collections.abc import Iterator

_SECTOR_END = 0xFFFFFFFA  # above it are marks, not sectors
_ENTRY = 128
_MINI_SHIFT = 6
_BOF, _EOF, _BOUND_SHEET, _BOOL_ERR, _FORMULA = 0x0809, 0x000A, 0x0085, 0x0205, 0x0006
# [MS-XLS] §2.5.10
_NAMES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def xls_errors(data: bytes, sheet: int) -> dict[tuple[int, int], str]:
    """(row, column) → what is shown, of the `sheet`-th sheet, counted from 0; nothing where the file is built
    otherwise than Excel 97 to 2003 did.
    """
    try:
        stream = _workbook(data)
        starts = [
            struct.unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == _BOUND_SHEET
        ]
        return dict(_errors(stream, starts[sheet])) if sheet < len(starts) else {}
    except (struct.error, IndexError):
        return {}


def _errors(stream: bytes, start: int) -> Iterator[tuple[tuple[int, int], str]]:
    for kind, body in _records(stream, start):
        if kind == _BOOL_ERR and body[7]:
            code = body[6]
        elif kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff":
            code = body[8]
        else:
            continue
        row, column = struct.unpack_from("<HH", body)
        yield (row, column), _NAMES.get(code, "#N/A")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from `start` to the end of that substream; those of charts within it are passed over."""
    place, depth = start, 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, stream[place + 4 : place + 4 + size]
        if depth <= 0:
            return
        place += 4 + size


def _workbook(data: bytes) -> bytes:
    """The stream «Workbook», joined from its sectors."""
    (shift, mini_shift), (first, cutoff, minis) = (
        struct.unpack_from("<HH", data, 30),
        struct.unpack_from("<I4xII", data, 48),
    )
    if shift not in (9, 12) or mini_shift != _MINI_SHIFT:
        return b""
    size = 1 << shift
    links = _links(data, size)
    directory = _joined(data[size:], first, links, size)
    root_start = struct.unpack_from("<I", directory, 116)[0]
    for place in range(0, len(directory), _ENTRY):
        entry = directory[place : place + _ENTRY]
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace")
        if name not in ("Workbook", "Book"):
            continue
        start, length = struct.unpack_from("<II", entry, 116)
        if length >= cutoff:
            return _joined(data[size:], start, links, size)[:length]
        # Small streams lie in a stream of their own, the root's.
        table = _joined(data[size:], minis, links, size)
        mini_links = list(struct.unpack(f"<{len(table) // 4}I", table))
        small = _joined(data[size:], root_start, links, size)
        return _joined(small, start, mini_links, 1 << _MINI_SHIFT)[:length]
    return b""


def _links(data: bytes, size: int) -> list[int]:
    """Which sector follows which: the tables named in the header, and those in the sectors that it continues in."""
    tables = list(struct.unpack_from("<109I", data, 76))
    following, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // size)):
        if following >= _SECTOR_END:
            break
        sector = struct.unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        tables += sector[:-1]
        following = sector[-1]
    links: list[int] = []
    for table in tables:
        # No more than there are sectors: a hostile file names the same tables over and over.
        if table < _SECTOR_END and len(links) * size < len(data):
            links += struct.unpack_from(f"<{size // 4}I", data, (table + 1) * size)
    return links


def _joined(sectors: bytes, sector: int, links: list[int], size: int) -> bytes:
    pieces: list[bytes] = []
    while sector < len(links) and len(pieces) <= len(links):
        pieces.append(sectors[sector * size : (sector + 1) * size])
        sector = links[sector]
    return b"".join(pieces)
