"""The fields of the document in hand: what is typed goes up, what is wrong stands beside it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.paper import PAPER_LABELS, Paper, proposed_kind
from ucvn_desktop.core.text.dates import format_day, parse_day
from ucvn_desktop.core.text.fold import lines
from ucvn_desktop.services.papers import NEW_SUMMARY
from ucvn_desktop.ui.pages.plan.papers import words
from ucvn_desktop.ui.pages.plan.papers.form import PlanPapersForm
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes


class PaperPanel(QObject):
    """`edited` gives changed fields of the document in hand, as they are stored."""

    edited = Signal(dict)

    def __init__(self, form: PlanPapersForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._paper = Paper()  # as it was stored last
        self._sign = ""  # the number as it was typed last
        self._boxes = TidyBoxes(self, form.kind)
        for kind, label in PAPER_LABELS.items():
            form.kind.addItem(label, kind.value)
        form.number.textEdited.connect(lambda _: self._named())
        form.summary.textChanged.connect(self._named)
        form.day.textEdited.connect(self._day_typed)
        form.day.editingFinished.connect(self._check_day)
        form.issuer.textEdited.connect(lambda text: self.edited.emit({"issuer": text}))
        form.note.textChanged.connect(lambda: self.edited.emit({"note": form.note.toPlainText()}))
        form.kind.activated.connect(lambda _: self.edited.emit({"kind": form.kind.currentData()}))

    def show_paper(self, paper: Paper, *, read_only: bool) -> None:
        """Show another document's fields."""
        form = self._form
        for field in (form.number, form.day, form.issuer, form.summary, form.note):
            field.setReadOnly(read_only)
        form.kind.setEnabled(not read_only)
        self._fill(paper, even_typed_in=True)
        form.day_fault.hide()
        self._show_name_fault()

    def follow(self, paper: Paper) -> None:
        """The document in hand is stored so now: fields that nobody writes in show it."""
        self._fill(paper, even_typed_in=False)
        self._show_name_fault()

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

    def _fill(self, paper: Paper, *, even_typed_in: bool) -> None:
        form = self._form
        self._paper, self._sign = paper, paper.number
        texts: dict[QLineEdit | QPlainTextEdit, str] = {
            form.number: paper.number,
            form.day: format_day(paper.day),
            form.issuer: paper.issuer,
            form.summary: "" if paper.summary == NEW_SUMMARY else paper.summary,
            form.note: paper.note,
        }
        for field, text in texts.items():
            is_left = not field.hasFocus() and (field is not form.day or form.day_fault.isHidden())
            if even_typed_in or is_left:
                _put(field, text)
        form.kind.setCurrentIndex(form.kind.findData(paper.kind))

    def _named(self) -> None:
        """Number and summary go up together: one of them must be there."""
        number, summary = self._form.number.text(), self._form.summary.toPlainText()
        changes: dict[str, Any] = {"number": number, "summary": summary}
        changes |= self._kind_of(number)
        self._sign = number
        self._show_name_fault()
        if not self._is_nameless:
            self.edited.emit(changes)

    def _kind_of(self, number: str) -> dict[str, str]:
        """The kind follows the sign as long as it is the one that the sign told before."""
        box, new = self._form.kind, proposed_kind(number)
        if box.currentData() != proposed_kind(self._sign) or box.currentData() == new:
            return {}
        box.setCurrentIndex(box.findData(new.value))
        return {"kind": new.value}

    @property
    def _is_nameless(self) -> bool:
        return not (self._form.number.text().strip() or self._form.summary.toPlainText().strip())

    def _show_name_fault(self) -> None:
        fault = words.nameless(self._paper) if self._is_nameless else ""
        self._form.name_fault.setText(fault)
        self._form.name_fault.setVisible(bool(fault))

    def _day_typed(self, text: str) -> None:
        self._form.day_fault.hide()
        day = _day(text)
        if day is not None:
            self.edited.emit({"day": day})

    def _check_day(self) -> None:
        typed = self._form.day.text()
        is_none = _day(typed) is None
        self._form.day_fault.setText(words.no_day(typed, self._paper.day) if is_none else "")
        self._form.day_fault.setVisible(is_none)


def _put(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show the text, where the field says something else."""
    if isinstance(field, QLineEdit):
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)
    elif lines(field.toPlainText()) != text:
        with QSignalBlocker(field):
            field.setPlainText(text)


def _day(typed: str) -> str | None:
    """The day as ISO date, "" for nothing typed, None for what is no day."""
    if not typed.strip():
        return ""
    try:
        return parse_day(typed)
    except UserError:
        return None
