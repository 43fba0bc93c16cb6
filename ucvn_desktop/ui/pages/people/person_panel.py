"""The fields of the person in hand: what is typed goes up, what is wrong stands beside it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from ucvn_desktop.core.person import PERSON_LABELS, Person, PersonKind
from ucvn_desktop.services.people import problems_of, tidy
from ucvn_desktop.services.sub_units import UnitLine
from ucvn_desktop.ui.pages.people import words
from ucvn_desktop.ui.pages.people.form import PeopleForm
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes


class PersonPanel(QObject):
    """`edited` gives changed fields of the person in hand."""

    edited = Signal(dict)

    def __init__(self, form: PeopleForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._texts: dict[str, QLineEdit] = {
            "full_name": form.full_name,
            "outlet": form.outlet,
            "phone": form.phone,
            "email": form.email,
        }
        self._faults: dict[str, QLabel] = {
            "full_name": form.full_name_fault,
            "phone": form.phone_fault,
            "email": form.email_fault,
        }
        self._kinds: dict[PersonKind, QCheckBox] = {
            PersonKind.LEADER: form.is_leader,
            PersonKind.OFFICER: form.is_officer,
            PersonKind.AUTHOR: form.is_author,
            PersonKind.SPEAKER: form.is_speaker,
            PersonKind.PRESS: form.is_press,
            PersonKind.SUB_UNIT: form.is_sub_unit,
        }
        self._name = ""  # as it was stored last
        self._boxes = TidyBoxes(self, form.unit)
        for name, field in self._texts.items():
            field.textEdited.connect(lambda text, name=name: self._typed(name, text))
        for kind, box in self._kinds.items():
            box.setText(words.KINDS[kind])
            box.setToolTip(PERSON_LABELS[kind])
            box.clicked.connect(self._ticked)
        form.note.textChanged.connect(lambda: self._typed("note", form.note.toPlainText()))
        form.unit.activated.connect(lambda _: self._typed("sub_unit_id", form.unit.currentData()))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in reading order."""
        form = self._form
        return (
            form.full_name,
            *self._kinds.values(),
            form.outlet,
            form.unit,
            form.edit_units,
            form.phone,
            form.email,
            form.note,
            form.bin,
        )

    def show_person(self, person: Person, units: Sequence[UnitLine], *, read_only: bool) -> None:
        """Show somebody's fields."""
        self._name = person.full_name
        for name, field in self._texts.items():
            field.setText(getattr(person, name))
            field.setCursorPosition(0)
            field.setReadOnly(read_only)
        for kind, box in self._kinds.items():
            box.setChecked(kind.value in person.kinds)
            box.setEnabled(not read_only)
        with QSignalBlocker(self._form.note):
            self._form.note.setPlainText(person.note)
        self._form.note.setReadOnly(read_only)
        self._form.unit.setEnabled(not read_only)
        self._form.edit_units.setEnabled(not read_only)
        self._show_units(units, person.sub_unit_id)
        self._show_outlet()
        self._say_faults()

    def show_units(self, units: Sequence[UnitLine]) -> None:
        """The sub-units as they are now; what is chosen stays chosen."""
        self._show_units(units, self._form.unit.currentData())

    def stored(self, person: Person) -> None:
        """The person in hand was stored so."""
        self._name = person.full_name
        self._say_faults()

    def go_to_name(self, *, select: bool = False) -> None:
        """Write the name next; with `select`, over what stands there."""
        self._form.full_name.setFocus()
        if select:
            self._form.full_name.selectAll()
        else:
            self._form.full_name.end(False)

    def order_tabs(self, before: Sequence[QWidget], after: Sequence[QWidget]) -> None:
        """Tab goes through the fields between these."""
        for one, other in pairwise([*before, *self.stops, *after]):
            QWidget.setTabOrder(one, other)

    def _show_units(self, units: Sequence[UnitLine], chosen: int | None) -> None:
        box = self._form.unit
        box.clear()
        box.addItem("Không thuộc đơn vị nào", None)
        for line in units:
            box.addItem(f"{line.name} (đã kết thúc)" if line.is_over else line.name, line.unit.id)
            box.setItemData(box.count() - 1, line.name, Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _typed(self, name: str, value: Any) -> None:
        self.edited.emit({name: value})
        self._say_faults()

    def _ticked(self) -> None:
        kinds = tuple(kind.value for kind, box in self._kinds.items() if box.isChecked())
        self._show_outlet()
        self.edited.emit({"kinds": kinds})

    def _show_outlet(self) -> None:
        """Only press people have one, and who has one keeps it."""
        is_press = self._form.is_press.isChecked()
        self._form.outlet_row.setVisible(is_press or bool(self._form.outlet.text()))

    def _say_faults(self) -> None:
        named = Person(full_name="A")
        for name, label in self._faults.items():
            typed: dict[str, Any] = {name: self._texts[name].text()}
            problems = problems_of(tidy(replace(named, **typed)))
            if problems and name == "full_name":
                problems = words.name_faults(self._texts[name].text(), problems, self._name)
            label.setText(" ".join(problems))
            label.setVisible(bool(problems) and not self._texts[name].isReadOnly())
