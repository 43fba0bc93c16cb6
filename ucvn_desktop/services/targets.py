"""Files that are made for the user: a temporary name beside the target, flushed, then renamed."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ucvn_desktop.core.errors import explain
from ucvn_desktop.storage.files import sync_folder


@contextmanager
def replacing(target: Path, doing: str) -> Iterator[Path]:
    """A temporary path beside `target` that takes its place when the block ends well, and else vanishes.

    Raises UserError beginning with `doing` where the disk refuses.
    """
    partial = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        yield partial
        with partial.open("rb+") as stream:
            os.fsync(stream.fileno())
        partial.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise explain(error, doing) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def write_file(target: Path, data: bytes, doing: str) -> None:
    """Write `data` to `target`, whole or not at all. Raises UserError beginning with `doing`."""
    with replacing(target, doing) as partial:
        partial.write_bytes(data)
