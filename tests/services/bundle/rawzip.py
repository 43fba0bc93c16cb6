"""Zips that no honest program writes: every field of every header can lie."""

import struct
import zlib
from dataclasses import dataclass, field


@dataclass
class Raw:
    """One entry. None means «as it should be»; `offset` lets a central record point anywhere."""

    name: bytes
    data: bytes = b""
    method: int = 0
    flags: int = 0x800
    packed: bytes | None = None
    local_name: bytes | None = None
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    mode: int = 0o100644
    offset: int | None = None
    extra: bytes = b""
    body: bytes = field(init=False, default=b"")


def deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def raw_zip(*entries: Raw, count: int | None = None, directory_size: int | None = None) -> bytes:
    out, directory = b"", b""
    for entry in entries:
        packed = entry.packed if entry.packed is not None else entry.data
        if entry.packed is None and entry.method == 8:
            packed = deflate(entry.data)
        size = len(entry.data) if entry.size is None else entry.size
        packed_size = len(packed) if entry.packed_size is None else entry.packed_size
        crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
        common = struct.pack("<HHHHIII", entry.flags, entry.method, 0, 33, crc, packed_size, size)
        offset = len(out) if entry.offset is None else entry.offset
        if entry.offset is None:
            name = entry.name if entry.local_name is None else entry.local_name
            out += b"PK\x03\x04" + struct.pack("<H", 20) + common + struct.pack("<HH", len(name), 0)
            out += name + packed
        directory += b"PK\x01\x02" + struct.pack("<HH", 0x031E, 20) + common
        directory += struct.pack(
            "<HHHHHII", len(entry.name), len(entry.extra), 0, 0, 0, entry.mode << 16, offset
        )
        directory += entry.name + entry.extra
    number = len(entries) if count is None else count
    length = len(directory) if directory_size is None else directory_size
    end = b"PK\x05\x06" + struct.pack(
        "<HHHHIIH", 0, 0, min(number, 65535), min(number, 65535), length, len(out), 0
    )
    return out + directory + end
