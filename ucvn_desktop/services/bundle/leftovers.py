"""The half-written file beside a bundle: its name, and how those of killed runs are found."""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

from ucvn_desktop.core.uid import new_uid

_PART = re.compile(r"\..+-(\d{1,10})-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part")


def part_path(out_dir: Path, name: str) -> Path:
    """Where the bundle `name` is written until it is whole; the process stands in the file's name."""
    return out_dir / f".{name}-{os.getpid()}-{new_uid()}.part"


def sweep(out_dir: Path, name: str) -> None:
    """Delete what runs that were killed left in `out_dir` of bundles of the unit that `name` begins with.

    What a living process writes is left alone, be it of another workspace.
    """
    unit = name.partition("_")[0]
    for path in out_dir.glob(f".{unit}_*.part"):
        made = _PART.fullmatch(path.name)
        if made and not _is_running(int(made[1])):
            # Of no use to anyone; where it cannot be deleted, it is in nobody's way either.
            with suppress(OSError):
                path.unlink()


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        # os.kill would end it there; and there a file that a process has open cannot be deleted anyway.
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
