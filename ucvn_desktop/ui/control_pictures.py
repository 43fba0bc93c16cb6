"""Arrows and ticks of the style sheet: it takes pictures from files only, so they are drawn into the cache."""

import hashlib
import tempfile
from pathlib import Path

from ucvn_desktop.ui.tokens import Tokens

_SHAPES = {
    "arrow_down": ("M3 6 L8 11 L13 6", "mute"),
    "arrow_up": ("M3 10 L8 5 L13 10", "mute"),
    "check_mark": ("M3.5 8.5 L6.7 11.5 L12.5 5", "card"),
}


def control_pictures(look: Tokens) -> dict[str, str]:
    """The path of each picture under its name, in the colours of `look`."""
    folder = _folder()
    return {name: _picture(folder, shape, getattr(look, token)) for name, (shape, token) in _SHAPES.items()}


def _picture(folder: Path, shape: str, colour: str) -> str:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'
        f'<path d="{shape}" fill="none" stroke="{colour}" stroke-width="1.75" stroke-linecap="round" '
        'stroke-linejoin="round"/></svg>'
    )
    path = folder / f"{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg"
    if not path.is_file():
        # Another window may draw the same one now: each renames a file of its own.
        with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".tmp", delete=False) as partial:
            partial.write(svg)
        Path(partial.name).replace(path)
    return path.as_posix()


def _folder() -> Path:
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("ucvn", appauthor=False)) / "pictures"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        # A profile that cannot be written to: the pictures are drawn for this run only.
        return Path(tempfile.mkdtemp(prefix="ucvn-"))
    return folder
