"""What goes through the pipe: a JSON object and binary blobs.

JSON and not pickle: the child handles hostile files, and what it answers must not be able to run code here.
"""

import json
import struct
from collections.abc import Sequence
from typing import IO, Any

_LENGTH = struct.Struct("<Q")
_MAX_PART = 1 << 30


def write_frame(stream: IO[bytes], head: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write one message and flush it. Raises OSError where the other side is gone."""
    text = json.dumps({"head": head, "blobs": [len(b) for b in blobs]}).encode()
    stream.write(_LENGTH.pack(len(text)))
    stream.write(text)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """The next message. Raises EOFError where the other side ended, also in the middle of one."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    message = json.loads(_exactly(stream, length))
    return message["head"], [_exactly(stream, size) for size in message["blobs"]]


def _exactly(stream: IO[bytes], size: int) -> bytes:
    if size > _MAX_PART:
        raise EOFError
    data = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data
