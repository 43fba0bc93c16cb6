"""Where the program's own files and the user's data lie; nothing else touches `__file__`."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _beside_or_inside(name: str) -> Path:
    # A checkout has the folder beside the package; a wheel and a frozen build have it inside.
    beside = _PACKAGE.parent / name
    return beside if (_PACKAGE.parent / "pyproject.toml").is_file() and beside.is_dir() else _PACKAGE / name


RESOURCES = _beside_or_inside("resources")
FORMS = _beside_or_inside("forms")


def default_workspace() -> Path:
    """The workspace folder that is used when the user names none."""
    import platformdirs

    return Path(platformdirs.user_data_dir("ucvn", appauthor=False)) / "workspace"


def view_copies() -> Path:
    """Where the copies lie that other programs show (see services/view_copies); the user's own, and not backed up."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("ucvn", appauthor=False)) / "viewed"


def child_command() -> list[str]:
    """The command line that starts the program's bounded child process (see services/bounded)."""
    if getattr(sys, "frozen", False):
        # Always the terminal program, which lies beside the window's: on Windows the latter has no stdin.
        program = Path(sys.executable)
        return [str(program.with_name(f"ucvn{program.suffix}")), "--bounded-child"]
    # -P: the current folder is the user's and must not be able to shadow a module.
    return [sys.executable, "-P", "-m", "ucvn_desktop.services.bounded.child"]


def window_command() -> list[str]:
    """The command line that starts the window; options follow it."""
    if getattr(sys, "frozen", False):
        # The two programs of a frozen build lie side by side.
        program = Path(sys.executable)
        return [str(program.with_name(f"ucvn-desktop{program.suffix}"))]
    return [sys.executable, "-P", "-m", "ucvn_desktop"]
