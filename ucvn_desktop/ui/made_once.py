"""Files that the first start makes and the next ones only read; whoever deletes them loses nothing."""

import hashlib
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def made_once(source: bytes, suffix: str, make: Callable[[], bytes]) -> Path:
    """Where the file lies that `make` makes of `source`; another source has another file.

    On a full disk it may not be there.
    """
    path = _folder() / f"{hashlib.sha256(source).hexdigest()[:16]}{suffix}"
    if not path.is_file():
        with suppress(OSError):
            _write(path, make())
    return path


def _write(path: Path, content: bytes) -> None:
    # Another window may make the same one now: each renames a file of its own.
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as partial:
        partial.write(content)
    Path(partial.name).replace(path)


def _folder() -> Path:
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("ucvn", appauthor=False)) / "made"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        # A profile that cannot be written to: they are made for this run only.
        return Path(tempfile.mkdtemp(prefix="ucvn-"))
    return folder
