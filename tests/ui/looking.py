"""What a tree of widgets shows: its texts and its mnemonics."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QTextEdit,
    QTreeView,
    QWidget,
)


def tree(root: QWidget) -> list[QWidget]:
    """The widget and everything in it, hidden or not."""
    return [root, *root.findChildren(QWidget)]


def texts(root: QWidget) -> list[str]:
    """Every text that the tree shows, tells or lets a screen reader say, without what users write themselves."""
    found = chain.from_iterable(chain(_said_by_any(one), _shown_by(one)) for one in tree(root))
    return [text for text in found if text.strip()]


def mnemonic(text: str) -> str | None:
    """The letter after the first single & of a text, in lower case."""
    found = re.search(r"&(.)", text.replace("&&", "").split("\t")[0])
    return found[1].lower() if found else None


def clashes(labels: list[str]) -> list[str]:
    """Mnemonics that several labels share, or that stand on a letter with a mark."""
    holders = defaultdict(list)
    for label in labels:
        if letter := mnemonic(label):
            holders[letter].append(label)
    return [
        f"{letter}: {' · '.join(names)}"
        for letter, names in holders.items()
        if len(names) > 1 or not letter.isascii() or not letter.isalnum()
    ]


def labels_with_mnemonics(root: QWidget) -> list[str]:
    """What Alt+letter can reach of what the tree shows: buttons, labels with a buddy, group boxes, tabs."""
    found: list[str] = []
    for one in (widget for widget in tree(root) if widget.isVisibleTo(root)):
        if isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy()):
            found.append(one.text())
        elif isinstance(one, QGroupBox):
            found.append(one.title())
        elif isinstance(one, QTabWidget):
            found += [one.tabText(index) for index in range(one.count())]
    return [text for text in found if mnemonic(text)]


def menu_labels(menu: QMenu) -> list[str]:
    """The texts of a menu's own entries."""
    return [action.text() for action in menu.actions() if action.text()]


def _said_by_any(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    for action in widget.actions():
        yield from _texts_of(action)


def _texts_of(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip())


def _shown_by(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit() | QTextEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield widget.placeholderText()
            # Names of faces are what they are.
            if not widget.isEditable() and widget.property("holds") != "names":
                yield from (widget.itemText(index) for index in range(widget.count()))
        case QAbstractSpinBox():
            yield widget.specialValueText()
            if isinstance(widget, QSpinBox):
                yield from (widget.prefix(), widget.suffix())
        case QTabWidget():
            yield from (widget.tabText(index) for index in range(widget.count()))
        case QTreeView():
            yield from _header_of(widget)


def _header_of(view: QTreeView) -> Iterator[str]:
    model = view.model()
    if model is not None and not view.isHeaderHidden():
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
