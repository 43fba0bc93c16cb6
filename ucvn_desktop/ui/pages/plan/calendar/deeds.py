"""What is done from the calendar: occasions added, changed and hidden, an event written down."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.occasion import Observance, Occasion
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.occasions import edit_occasion, find_observance, remove_occasion, restore_occasion
from ucvn_desktop.ui.pages.plan.calendar import occasion_dialog
from ucvn_desktop.ui.pages.plan.calendar.typed_occasion import TypedOccasion
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import event_dialog

_SHORT = 60


class Deeds(QObject):
    """Quick writes, with a way back where something goes."""

    added = Signal(object)  # the Observance of a new day of the unit's own

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent

    def add_occasion(self, day: date) -> None:
        """Ask for a day of the unit's own, beginning with the day that is chosen."""
        kept = occasion_dialog.ask_occasion(self._parent, self._session, TypedOccasion.on(day), day.year)
        if kept:
            self.added.emit(kept)

    def edit_occasion(self, occasion: Occasion, year: int) -> None:
        """Ask for other facts of an occasion, as it is kept now."""
        workspace = self._session.workspace
        self._session.jobs.save(
            lambda: find_observance(workspace, occasion.code), partial(self._ask_again, year)
        )

    def hide_occasion(self, occasion: Occasion) -> None:
        """A day of the unit's own goes into the bin, one of the catalogue is switched off."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: remove_occasion(workspace, occasion.code), self._gone)

    def write_event(self, day: date) -> None:
        """Ask for an event of this day, and show it in its room once it is stored."""
        from ucvn_desktop.services.records import add_event

        typed = event_dialog.ask_event(self._parent, QDate(day.year, day.month, day.day))
        workspace = self._session.workspace
        if typed:
            self._session.jobs.save(lambda: add_event(workspace, typed), self._written)

    def _ask_again(self, year: int, observance: Observance) -> None:
        begins = TypedOccasion.of(observance, year)
        occasion_dialog.ask_occasion(self._parent, self._session, begins, year, observance)

    def _gone(self, observance: Observance) -> None:
        self._session.changed.emit("occasion")
        occasion = observance.occasion
        name = shorten(occasion.title, _SHORT)
        if observance.known:
            said = f"Đã ẩn «{name}» khỏi lịch. Hiện lại được ở «Ngày kỷ niệm…»."
        else:
            said = f"Đã đưa «{name}» vào thùng rác."
        back = partial(self._bring_back, occasion.code, bool(observance.known))
        self._session.messages.say(said, action=("Hoàn tác", back))

    def _bring_back(self, code: str, is_known: bool) -> None:
        workspace = self._session.workspace
        if is_known:
            self._session.jobs.save(lambda: edit_occasion(workspace, code, {"off": False}), self._back)
        else:
            self._session.jobs.save(lambda: restore_occasion(workspace, code), self._back)

    def _back(self, observance: Observance) -> None:
        self._session.changed.emit("occasion")
        self._session.messages.say(f"Đã lấy lại «{shorten(observance.occasion.title, _SHORT)}».")

    def _written(self, event: Event) -> None:
        self._session.changed.emit("event")
        show = ("Mở", partial(self._session.wanted.emit, "event", event.id))
        self._session.messages.say(f"Đã ghi hoạt động «{shorten(event.title, _SHORT)}».", action=show)
