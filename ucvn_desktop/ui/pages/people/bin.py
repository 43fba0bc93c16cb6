"""People and offices into the bin and out of it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services import people
from ucvn_desktop.ui.session import Session


class Bin(QObject):
    """Quick writes, with a way back."""

    restored = Signal(object)  # the Person

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def put_away(self, person_id: int) -> None:
        """Put somebody into the bin, with a notice that can take them out."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: people.bin_person(workspace, person_id), self._gone)

    def take_out(self, person_id: int) -> None:
        """Take somebody out of the bin."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: people.restore_person(workspace, person_id), self._back)

    def put_office_away(self, office_id: int) -> None:
        """Put an office into the bin, with a notice that can take it out."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: people.bin_office(workspace, office_id), self._office_gone)

    def take_office_out(self, office_id: int) -> None:
        """Take an office out of the bin."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: people.restore_office(workspace, office_id), self._office_back)

    def _gone(self, person: Person) -> None:
        self._session.changed.emit("person")
        undo = ("Hoàn tác", partial(self.take_out, person.id))
        self._session.messages.say(f"Đã đưa «{shorten(person.full_name, 60)}» vào thùng rác.", action=undo)

    def _back(self, person: Person) -> None:
        self._session.changed.emit("person")
        self.restored.emit(person)
        self._session.messages.say(f"Đã khôi phục «{shorten(person.full_name, 60)}».")

    def _office_gone(self, office: Office) -> None:
        self._session.changed.emit("office")
        undo = ("Hoàn tác", partial(self.take_office_out, office.id))
        self._session.messages.say(f"Đã bỏ chức vụ «{shorten(office.label, 60)}».", action=undo)

    def _office_back(self, office: Office) -> None:
        self._session.changed.emit("office")
        self._session.messages.say(f"Đã khôi phục chức vụ «{shorten(office.label, 60)}».")
