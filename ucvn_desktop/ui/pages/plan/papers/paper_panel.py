"""The fields of the document in hand: what is typed goes up, what is wrong stands beside it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ucvn_desktop.core.paper import PAPER_LABELS, Paper, proposed_kind
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.fold import lines
from ucvn_desktop.services.papers import NEW_SUMMARY
from ucvn_desktop.ui.pages.plan.papers.form import PlanPapersForm
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes


class PaperPanel(QObject):
    """`edited` gives changed fields of the document in hand, as they were typed."""

    edited = Signal(dict)

    def __init__(self, form: PlanPapersForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._sign = ""  # the number as it was typed last
        self._day_is_left = True
        self._fields: dict[QLineEdit | QPlainTextEdit, str] = {
            form.number: "number",
            form.day: "day",
            form.issuer: "issuer",
            form.summary: "summary",
            form.note: "note",
        }
        self._boxes = TidyBoxes(self, form.kind)
        for kind, label in PAPER_LABELS.items():
            form.kind.addItem(label, kind.value)
        form.number.textEdited.connect(lambda _: self._named())
        form.summary.textChanged.connect(self._named)
        form.day.textEdited.connect(self._day_typed)
        form.day.editingFinished.connect(self._leave_day)
        form.issuer.textEdited.connect(lambda text: self.edited.emit({"issuer": text}))
        form.note.textChanged.connect(lambda: self.edited.emit({"note": form.note.toPlainText()}))
        form.kind.activated.connect(lambda _: self.edited.emit({"kind": form.kind.currentData()}))

    def show_paper(self, paper: Paper, typed: Mapping[str, Any], *, read_only: bool) -> None:
        """Show another document's fields, with what was typed into it and waits."""
        form = self._form
        for field in (form.number, form.day, form.issuer, form.summary, form.note):
            field.setReadOnly(read_only)
        form.kind.setEnabled(not read_only)
        self._day_is_left = True
        for field, name in self._fields.items():
            _put(field, str(typed.get(name, _shown(paper, name))))
        self._show_kind(paper, typed)

    def follow(self, paper: Paper, typed: Mapping[str, Any]) -> None:
        """The document in hand is stored so now: fields that nobody writes in, and where nothing waits, show it."""
        for field, name in self._fields.items():
            if not field.hasFocus() and name not in typed:
                _put(field, _shown(paper, name))
        self._show_kind(paper, typed)

    def show_faults(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong, beside the field that is; of a day once it is written to its end."""
        name, day = problems.get("name", ""), problems.get("day", "")
        self._form.name_fault.setText(name)
        self._form.name_fault.setVisible(bool(name))
        self._form.day_fault.setText(day)
        self._form.day_note.setText(problems.get("ahead", ""))
        self._show_day_faults()

    def go_to_number(self) -> None:
        """Write number and sign next."""
        self._form.number.setFocus()
        self._form.number.end(False)

    def order_tabs(self, before: Sequence[QWidget], after: Sequence[QWidget]) -> None:
        """Tab goes through the fields between these."""
        form = self._form
        stops = (form.number, form.day, form.kind, form.issuer, form.summary, form.note, form.bin)
        for one, other in pairwise([*before, *stops, *after]):
            QWidget.setTabOrder(one, other)

    def _show_kind(self, paper: Paper, typed: Mapping[str, Any]) -> None:
        self._sign = self._form.number.text()
        self._form.kind.setCurrentIndex(self._form.kind.findData(typed.get("kind", paper.kind)))

    def _named(self) -> None:
        """Number and summary go up together: one of them must be there."""
        number, summary = self._form.number.text(), self._form.summary.toPlainText()
        changes: dict[str, Any] = {"number": number, "summary": summary}
        changes |= self._kind_of(number)
        self._sign = number
        self.edited.emit(changes)

    def _kind_of(self, number: str) -> dict[str, str]:
        """The kind follows the sign as long as it is the one that the sign told before."""
        box, new = self._form.kind, proposed_kind(number)
        if box.currentData() != proposed_kind(self._sign) or box.currentData() == new:
            return {}
        box.setCurrentIndex(box.findData(new.value))
        return {"kind": new.value}

    def _day_typed(self, text: str) -> None:
        self._day_is_left = False
        self.edited.emit({"day": text})

    def _leave_day(self) -> None:
        self._day_is_left = True
        self._show_day_faults()

    def _show_day_faults(self) -> None:
        for label in (self._form.day_fault, self._form.day_note):
            label.setVisible(bool(label.text()) and self._day_is_left)


def _shown(paper: Paper, name: str) -> str:
    """What the field of that name says of the document."""
    if name == "day":
        return format_day(paper.day)
    return "" if (name, paper.summary) == ("summary", NEW_SUMMARY) else str(getattr(paper, name))


def _put(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show the text, where the field says something else."""
    if isinstance(field, QLineEdit):
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)
    elif lines(field.toPlainText()) != text:
        with QSignalBlocker(field):
            field.setPlainText(text)
