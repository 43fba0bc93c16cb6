"""Forms: Designer's .ui files behind typed classes."""

from typing import Any, ClassVar, Self, get_type_hints

from PySide6.QtCore import QCoreApplication, QDir, QFile, QIODevice, QObject
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QAbstractSpinBox, QDateTimeEdit, QVBoxLayout, QWidget

from ucvn_desktop import paths

_FIELD_PADDING = 11


class Form:
    """Base of all forms: a subclass names its FILE and annotates the widgets that it uses.

    `ArticlesForm.load(parent)` binds each annotated name to the widget of that name and type.
    """

    FILE: ClassVar[str]

    root: QWidget

    @classmethod
    def load(cls, parent: QWidget | None = None) -> Self:
        """The form with its widgets; LookupError names what the .ui file lacks."""
        form = cls()
        form.root = _read(cls.FILE, parent)
        for name, kind in form.widgets().items():
            setattr(form, name, _bound(cls.FILE, form.root, name, kind))
        return form

    @classmethod
    def widgets(cls) -> dict[str, Any]:
        """The annotated names with their types."""
        hints = get_type_hints(cls)
        return {name: kind for name, kind in hints.items() if name not in ("FILE", "root")}


def put(place: QWidget, widget: QWidget) -> None:
    """Put a widget of our own into its placeholder of a form."""
    layout = QVBoxLayout(place)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)


def _bound(file: str, root: QWidget, name: str, kind: type[QObject]) -> QObject:
    found = root.findChild(kind, name)
    if found is None:
        raise LookupError(f"{file} has no {kind.__name__} named {name}")
    return found


def _loader() -> QUiLoader:
    # It loads Designer's plugins, and QML with them, as soon as it is made: 11 ms and 10 MB for nothing.
    folders = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    loader = QUiLoader()
    QCoreApplication.setLibraryPaths(folders)
    return loader


def _read(file: str, parent: QWidget | None) -> QWidget:
    loader = _loader()
    # Pictures are looked for beside the program otherwise.
    loader.setWorkingDirectory(QDir(str(paths.FORMS)))
    source = QFile(str(paths.FORMS / file))
    if not source.open(QIODevice.OpenModeFlag.ReadOnly):
        raise LookupError(f"there is no form {file}")
    root = loader.load(source, parent)
    source.close()
    if root is None:
        raise LookupError(f"{file}: {loader.errorString()}")
    for field in root.findChildren(QAbstractSpinBox):
        # Qt forgets a style sheet's left padding where the sheet draws the arrows of a spin box.
        drops_down = isinstance(field, QDateTimeEdit) and field.calendarPopup()
        field.lineEdit().setTextMargins(0 if drops_down else _FIELD_PADDING, 0, 0, 0)
    return root
