"""Who is in the book twice: said above the person in hand, and made one where the officer says so."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.person import Person
from ucvn_desktop.services.people import PersonLine
from ucvn_desktop.services.people_merge import Merged
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.messages import ask
from ucvn_desktop.ui.pages.people import words
from ucvn_desktop.ui.pages.people.form import PeopleForm
from ucvn_desktop.ui.pages.people.opened import merge_two, read_twins
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.kept_place import show_in_place


class Twins(QObject):
    """`show_wanted` gives the other Person; `about_to` comes before two become one, which must then be stored as
    they were typed; `merged` gives what became of them."""

    show_wanted = Signal(object)
    about_to = Signal()
    merged = Signal(object)

    def __init__(self, session: Session, form: PeopleForm, window: QWidget) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._window = window
        self._person: Person | None = None
        self._lines: list[PersonLine] = []
        self._asked: Job | None = None
        form.twin_merge.clicked.connect(self._merge)
        form.twin_show.clicked.connect(self._show_other)
        self.clear()

    def clear(self) -> None:
        """Nobody is in hand (yet)."""
        self._cancel()
        self._person = None
        self._lines = []
        show_in_place(self._form.twin, False, is_same=False)

    def look_for(self, person: Person) -> None:
        """Look in the background who else in the book may be the person in hand."""
        self._cancel()
        self._person = person
        workspace = self._session.workspace
        self._asked = self._session.jobs.read(lambda: read_twins(workspace, person), self._show)

    def _cancel(self) -> None:
        if self._asked:
            self._asked.cancel()

    def _show(self, lines: Sequence[PersonLine]) -> None:
        self._lines = list(lines)
        if lines:
            self._form.twin_text.setText(words.twin(self._lines))
        show_in_place(self._form.twin, bool(lines), is_same=True)

    def _show_other(self) -> None:
        if self._lines:
            self.show_wanted.emit(self._lines[0].person)

    def _merge(self) -> None:
        if not (self._person and self._lines) or self._session.read_only:
            return
        keep, goes = sorted((self._person, self._lines[0].person), key=lambda person: person.id)
        question, detail = words.merge_question(keep, goes)
        if ask(self._window, question, detail, "Gộp", "Không gộp"):
            self.about_to.emit()
            workspace = self._session.workspace
            self._session.jobs.save(lambda: merge_two(workspace, keep, goes), self._done)

    def _done(self, merged: Merged) -> None:
        self.merged.emit(merged)
        for kind in ("person", "office"):
            self._session.changed.emit(kind)
        self._session.messages.say(f"Đã gộp hai mục thành «{merged.person.full_name}».")
