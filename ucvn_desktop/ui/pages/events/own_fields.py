"""The few fields that the event's kind has of its own, made from core/event_kinds."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ucvn_desktop.core.event import NO, YES, Event
from ucvn_desktop.core.event_check import DETAILS, own_details
from ucvn_desktop.core.event_kinds import EventField, FieldType, Form, form_of
from ucvn_desktop.core.event_values import show_value
from ucvn_desktop.core.person import PersonKind
from ucvn_desktop.services.event_people import BETWEEN, speaker_in_words
from ucvn_desktop.services.people import PersonLine
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.person_offer import PersonOffer
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_LONG_HEIGHT = 70  # three whole lines
_UNKNOWN = "Chưa ghi"
_SHORT = (FieldType.NUMBER, FieldType.MONEY, FieldType.DAY, FieldType.YES_NO, FieldType.CHOICE)
Editor = QLineEdit | QPlainTextEdit | QComboBox


class OwnFields(QObject):
    """Fills `place`; `edited` gives a name as core.event_check calls it, and the value as it was typed. `day` tells
    the event's day (ISO, "" where it is none), on which people are what they are called."""

    edited = Signal(str, str)

    def __init__(self, place: QWidget, session: Session, day: Callable[[], str]) -> None:
        super().__init__(place)
        self._session = session
        self._day = day
        self._place = place
        self._down = QVBoxLayout(place)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(10)
        self._inside: QWidget | None = None
        self._kind = ""
        self._editors: dict[str, Editor] = {}
        self._faults: dict[str, QLabel] = {}

    @property
    def stops(self) -> list[QWidget]:
        """What Tab comes to."""
        return list(self._editors.values())

    @property
    def faults(self) -> dict[str, QLabel]:
        """Where it says what is wrong, under the names of the fields."""
        return self._faults

    def editor(self, name: str) -> QWidget | None:
        """The field of that name."""
        return self._editors.get(name)

    def show_event(self, event: Event, *, read_only: bool) -> bool:
        """Show the event's values; True where the fields are others than before."""
        is_new = event.kind != self._kind
        form = form_of(event.kind)
        if is_new:
            self._kind = event.kind
            self._make(form)
        own = own_details(event)
        for field in form.fields:
            _fill(self._editors[DETAILS + field.key], field, own[field.key], read_only=read_only)
        return is_new

    def _make(self, form: Form) -> None:
        if self._inside:
            self._inside.hide()
            self._inside.deleteLater()
        self._editors, self._faults = {}, {}
        self._inside = QWidget(self._place)
        self._inside.setProperty("role", "clear")
        down = QVBoxLayout(self._inside)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(10)
        for fields in _in_rows(form.fields):
            across = QHBoxLayout()
            across.setSpacing(8)
            for field in fields:
                across.addLayout(self._line(field), 1)
            if len(fields) == 1 and fields[0].type in _SHORT:
                # A widget keeps the gap that a stretch leaves out: the field ends where half of a row ends.
                rest = QWidget(self._inside)
                rest.setProperty("role", "clear")
                across.addWidget(rest, 1)
            down.addLayout(across)
        self._down.addWidget(self._inside)
        self._place.setVisible(bool(form.fields))

    def _line(self, field: EventField) -> QVBoxLayout:
        name = DETAILS + field.key
        editor = self._editors[name] = self._editor(field, name)
        editor.setAccessibleName(field.label)
        editor.setAccessibleDescription(field.help)
        editor.setToolTip(field.help)
        label = QLabel(field.label)
        label.setProperty("role", "field")
        label.setBuddy(editor)
        fault = self._faults[name] = QLabel()
        fault.setProperty("role", "fault")
        fault.setWordWrap(True)
        fault.hide()
        line = QVBoxLayout()
        line.setSpacing(2)
        for widget in (label, editor, fault):
            line.addWidget(widget)
        if field.people and isinstance(editor, QLineEdit):
            rows = QListWidget(self._inside)
            line.insertWidget(2, rows)
            self._offer(name, editor, rows, field.people)
        line.addStretch(1)
        return line

    def _offer(self, name: str, field: QLineEdit, rows: QListWidget, kind: PersonKind) -> None:
        offer = PersonOffer(self._session, field, rows, kind, between=BETWEEN, day=self._day)
        offer.chosen.connect(lambda line: self._take(name, field, line))

    def _take(self, name: str, field: QLineEdit, line: PersonLine) -> None:
        """Put somebody who was chosen in the place of the name that was typed last."""
        before = [part.strip() for part in field.text().split(BETWEEN)[:-1]]
        field.setText(f"{BETWEEN} ".join([*before, speaker_in_words(line)]))
        self.edited.emit(name, field.text())

    def _editor(self, field: EventField, name: str) -> Editor:
        if field.type is FieldType.LONG:
            long = QPlainTextEdit(self._inside)
            long.setTabChangesFocus(True)
            long.setFixedHeight(_LONG_HEIGHT)
            long.textChanged.connect(lambda: self.edited.emit(name, long.toPlainText()))
            return long
        choices = _choices(field)
        if choices:
            box = QComboBox(self._inside)
            for words, value in choices.items():
                box.addItem(words, value)
            TidyBoxes(box, box)
            box.activated.connect(lambda _: self.edited.emit(name, box.currentData()))
            return box
        line = QLineEdit(self._inside)
        line.textEdited.connect(lambda text: self.edited.emit(name, text))
        return line


def _in_rows(fields: Sequence[EventField]) -> Iterator[list[EventField]]:
    """Two short fields that follow each other share a line."""
    row: list[EventField] = []
    for field in fields:
        if row and (len(row) == 2 or not {row[0].type, field.type} <= set(_SHORT)):
            yield row
            row = []
        row.append(field)
    if row:
        yield row


def _choices(field: EventField) -> dict[str, str]:
    """Words → value of what can be chosen; none where one types."""
    if field.type is FieldType.YES_NO:
        return {_UNKNOWN: "", "Có": YES, "Không": NO}
    if field.type is FieldType.CHOICE:
        return {_UNKNOWN: ""} | {choice: choice for choice in field.choices}
    return {}


def _fill(editor: Editor, field: EventField, value: str, *, read_only: bool) -> None:
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(0, editor.findData(value)))
        editor.setEnabled(not read_only)
        return
    shown = _shown(field, value)
    editor.blockSignals(True)
    if isinstance(editor, QLineEdit):
        editor.setText(shown)
        editor.setCursorPosition(0)
    else:
        editor.setPlainText(shown)
    editor.blockSignals(False)
    editor.setReadOnly(read_only)


def _shown(field: EventField, value: str) -> str:
    """As people write it; a value that was typed and is wrong stays as it was typed."""
    try:
        return show_value(field, value)
    except ValueError:
        return value
