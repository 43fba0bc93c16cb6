"""Checks over a tree of widgets as it is shown; each gives its findings as sentences, none where all is well."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QStyleOptionGroupBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.ui.looking import clashes, labels_with_mnemonics, texts, tree
from tests.ui.words import foreign_words
from ucvn_desktop.services.posters import font_choices

Kind = TypeVar("Kind", bound=QWidget)
Check = Callable[[QWidget], list[str]]

_FIELDS = (QLineEdit, QAbstractScrollArea, QComboBox, QAbstractSpinBox, QAbstractSlider)
_WHOLES = (QComboBox, QAbstractSpinBox, QAbstractItemView, QTabBar)  # what is in them is theirs
_MOST_STOPS = 300
_SLACK = 1  # pixels that rounding may cost


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader cannot name."""
    named = {label.buddy() for label in _shown(root, QLabel) if label.text() and label.buddy()}
    return [
        f"{called(one)} has no accessible name"
        for one in _controls(root)
        if not (one.accessibleName() or one in named or _own_text(one))
    ]


def tab_disorder(root: QWidget) -> list[str]:
    """Steps of the Tab key that go against the reading order."""
    stops = _tab_stops(root)
    return [
        f"Tab goes from {called(one)} back to {called(other)}"
        for one, other in pairwise(stops)
        if _goes_back(*_places(one, other, root))
    ]


def clashing(root: QWidget) -> list[str]:
    """Mnemonics that are shown together and share a letter, or stand on one with a mark."""
    return clashes(labels_with_mnemonics(root))


def foreign(root: QWidget) -> list[str]:
    """Texts, shown or hidden, with words that are not Vietnamese."""
    suspects = (text for text in dict.fromkeys(texts(root)) if foreign_words(text))
    found = ((text, foreign_words(_without_fonts(text))) for text in suspects)
    return [f"«{text}»: {', '.join(words)}" for text, words in found if words]


def cut(root: QWidget) -> list[str]:
    """Texts that have less room than they need, and what is clipped by what it stands in."""
    found = [
        *(_cut_label(label) for label in _shown(root, QLabel)),
        *(_cut_button(button) for button in _shown(root, QAbstractButton)),
        *(_cut_field(field) for field in _shown(root, QLineEdit)),
        *(_cut_group(group) for group in _shown(root, QGroupBox)),
        *(
            _clipped(one)
            for one in _shown(root, QWidget)
            if isinstance(one, (QLabel, QAbstractButton, *_FIELDS))
        ),
    ]
    return [finding for finding in found if finding]


def primaries(root: QWidget) -> list[str]:
    """The texts of the primary buttons that are shown."""
    red = [button for button in _shown(root, QPushButton) if button.property("role") == "primary"]
    return [button.text().replace("&", "") for button in red]


def called(widget: QWidget) -> str:
    """A name for the widget that finds it again in the code."""
    text = _own_text(widget) or widget.accessibleName()
    name = widget.objectName() or next((p.objectName() for p in _parents(widget) if p.objectName()), "")
    return f"{type(widget).__name__} {name}{f' «{text}»' if text else ''}"


def _shown(root: QWidget, kind: type[Kind]) -> list[Kind]:
    return [one for one in tree(root) if isinstance(one, kind) and one.isVisibleTo(root) and not _inside(one)]


def _inside(widget: QWidget) -> bool:
    """Whether it is a part of a control and no control of its own."""
    return widget.objectName().startswith("qt_") or any(isinstance(p, _WHOLES) for p in _parents(widget))


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        yield parent
        if parent.isWindow():
            return
        parent = parent.parentWidget()


def _controls(root: QWidget) -> list[QWidget]:
    return [
        one
        for one in _shown(root, QWidget)
        if isinstance(one, (QAbstractButton, *_FIELDS))
        and not isinstance(one, QScrollBar | QHeaderView)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def _own_text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""


def _without_fonts(text: str) -> str:
    """Without the names of fonts, which are as their makers called them."""
    for family in _families():
        text = text.replace(family, " ")
    return text


@cache
def _families() -> list[str]:
    return sorted({*QFontDatabase.families(), *font_choices()}, key=len, reverse=True)


def _tab_stops(root: QWidget) -> list[QWidget]:
    """What Tab stops at, by tabbing. (nextInFocusChain() makes PySide call widgets dead that are not.)"""
    window, stops = root.window(), []
    window.activateWindow()
    QApplication.processEvents()
    assert window.isActiveWindow(), "in a window that is not active nothing has the focus"
    before = QApplication.focusWidget()
    root.setFocus()
    while len(stops) < _MOST_STOPS and window.focusNextPrevChild(True):
        one = QApplication.focusWidget()
        if one is None or one in stops:
            break
        stops.append(one)
    (before or root).setFocus()
    return [one for one in stops if root.isAncestorOf(one)]


def _places(one: QWidget, other: QWidget, root: QWidget) -> tuple[QRect, QRect]:
    """Where two controls stand; of what can be scrolled apart from the other, where its area stands."""
    here, there = _area(one), _area(other)
    if here is there and here not in (one, other):
        here, there = one, other
    return _place(here, root), _place(there, root)


def _area(widget: QWidget) -> QWidget:
    return next((p for p in _parents(widget) if isinstance(p, QScrollArea)), widget)


def _place(widget: QWidget, root: QWidget) -> QRect:
    """Where the widget lies while nothing is scrolled."""
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QScrollArea):
            place.translate(above.horizontalScrollBar().value(), above.verticalScrollBar().value())
        above = above.parentWidget()
    return place


def _goes_back(here: QRect, there: QRect) -> bool:
    """Against the reading order: up (unless into the next column), or left in the same line."""
    if there.bottom() <= here.top():
        return there.left() < here.right()
    shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    same_line = shared > min(here.height(), there.height()) / 2
    return same_line and there.right() <= here.left()


def _cut_label(label: QLabel) -> str | None:
    if not label.text() or label.pixmap().width():
        return None
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return (
            f"{called(label)} needs {needed} px of height and has {label.height()}"
            if needed > label.height() + _SLACK
            else None
        )
    needed = label.sizeHint().width() - (label.width() - room.width())
    if needed > room.width() + _SLACK:
        return f"{called(label)} needs {needed} px and has {room.width()}"
    return None


def _cut_button(button: QAbstractButton) -> str | None:
    if not button.text() or (
        isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    ):
        return None
    metrics = button.fontMetrics()
    lines = button.text().replace("&&", "\0").replace("&", "").replace("\0", "&").split("\n")
    needed = max(metrics.horizontalAdvance(line) for line in lines)
    room = _room_of(button)
    if needed > room + _SLACK:
        return f"{called(button)} needs {needed} px and has {room}"
    if metrics.height() * len(lines) > button.height() + _SLACK:
        return (
            f"{called(button)} needs {metrics.height() * len(lines)} px of height and has {button.height()}"
        )
    return None


def _room_of(button: QAbstractButton) -> int:
    """The pixels that the style leaves a button's text."""
    if not isinstance(button, QPushButton | QCheckBox | QRadioButton):
        return button.width()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    part = {
        QCheckBox: QStyle.SubElement.SE_CheckBoxContents,
        QRadioButton: QStyle.SubElement.SE_RadioButtonContents,
    }.get(type(button), QStyle.SubElement.SE_PushButtonContents)
    room = button.style().subElementRect(part, option, button).width()
    return room - (button.iconSize().width() + 4 if not button.icon().isNull() else 0)


def _cut_field(field: QLineEdit) -> str | None:
    text = field.placeholderText()
    needed, room = field.fontMetrics().horizontalAdvance(text), field.contentsRect().width() - 4
    return (
        f"the hint «{text}» of {called(field)} needs {needed} px and has {room}"
        if needed > room + _SLACK
        else None
    )


def _cut_group(group: QGroupBox) -> str | None:
    option = QStyleOptionGroupBox()
    group.initStyleOption(option)
    needed = group.fontMetrics().horizontalAdvance(group.title().replace("&", ""))
    return f"{called(group)} needs {needed} px and has {group.width()}" if needed > group.width() else None


def _clipped(widget: QWidget) -> str | None:
    """Whether it stands out of what it stands in, where nothing can be scrolled."""
    if any(isinstance(parent, QAbstractScrollArea) for parent in _parents(widget)):
        return None
    parent = widget.parentWidget()
    if parent is None or widget.isWindow():
        return None
    if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(widget.geometry()):
        return f"{called(widget)} at {widget.geometry().getRect()} stands out of {called(parent)}, {parent.rect().getRect()}"
    return None


CHECKS: dict[str, Check] = {
    "nameless": nameless,
    "tab_disorder": tab_disorder,
    "clashing": clashing,
    "foreign": foreign,
    "cut": cut,
}
