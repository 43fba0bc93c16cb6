"""Vietnamese for what Qt itself shows: buttons, menus of text fields, file and print dialogs, keys, dates."""

import tomllib
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from ucvn_desktop.paths import RESOURCES
from ucvn_desktop.ui.qm import Texts, compiled

TABLE = RESOURCES / "qt-vi.toml"
VIETNAM = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)


class VietnameseTranslator(QTranslator):
    """Answers from resources/qt-vi.toml; what is not there stays as Qt has it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
