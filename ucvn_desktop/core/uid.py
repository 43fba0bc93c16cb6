"""UUIDv7 (RFC 9562 §5.7): permanent ids that sort by the time they were made."""

import os
import time
import uuid


def new_uid() -> str:
    """A new UUIDv7 in the usual 36-character form."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=value))
