"""What the window remembers on this computer: sizes, last folders, the look. Nothing of the data."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings


class Memory:
    """Named values in a file of the user's profile; what is lost with it is only convenience."""

    def __init__(self, file: Path | None = None) -> None:
        self._settings = QSettings(str(file or _usual_file()), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        """The remembered text."""
        return str(self._settings.value(name, default))

    def number(self, name: str, default: int = 0) -> int:
        """The remembered whole number."""
        try:
            return int(str(self._settings.value(name, default)))
        except ValueError:
            return default

    def raw(self, name: str) -> Any:
        """A value of Qt's own (a geometry), or None."""
        return self._settings.value(name)

    def keep(self, name: str, value: Any) -> None:
        """Remember `value`."""
        self._settings.setValue(name, value)


def _usual_file() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("ucvn", appauthor=False)) / "window.ini"
