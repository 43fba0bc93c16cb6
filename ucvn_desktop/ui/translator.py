"""Vietnamese for what Qt itself shows: buttons, menus of text fields, file and print dialogs, keys, dates."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from ucvn_desktop import __version__
from ucvn_desktop.paths import RESOURCES
from ucvn_desktop.ui.made_once import made_once
from ucvn_desktop.ui.qm import Texts, compiled

TABLE = RESOURCES / "qt-vi.toml"
VIETNAM = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)


class VietnameseTranslator(QTranslator):
    """Answers from resources/qt-vi.toml; what is not there stays as Qt has it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # To read and compile the table takes 8 ms, of a start that has 260.
        source = TABLE.read_bytes() + __version__.encode()
        if self.load(str(made_once(source, ".qm", lambda: compiled(table())))):
            return
        self._catalogue = compiled(table())  # kept: Qt reads it where it lies
        if not self.load(self._catalogue):
            raise ValueError(f"Qt does not read the catalogue made of {TABLE.name}")


def speak_vietnamese(application: QCoreApplication) -> None:
    """From now on Qt's texts, numbers, dates and weeks are Vietnamese."""
    QLocale.setDefault(VIETNAM)
    application.installTranslator(VietnameseTranslator(application))


@cache
def table() -> Texts:
    """Context → Qt's English → Vietnamese."""
    import tomllib

    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
