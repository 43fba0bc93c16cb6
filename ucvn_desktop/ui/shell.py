"""The window around the rooms of an open workspace: rail, header, notices, job bar, keys."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ucvn_desktop.ui.forms import Form, put
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.keys import bind
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.navigation import ROOMS, Room, room_of
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.action_button import ActionButton
from ucvn_desktop.ui.widgets.job_bar import JobBar
from ucvn_desktop.ui.widgets.notices import Notices
from ucvn_desktop.ui.widgets.rail import Rail

if TYPE_CHECKING:
    from ucvn_desktop.ui.find import Find
    from ucvn_desktop.ui.help import Help

_NARROW = 1100  # below this width the rail shows only icons
# Del is for what is chosen in a list: in these it means something else, or nothing.
_NOT_FOR_DELETING = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
_PAGE_KEYS = {"Ctrl+N": "create_new", "Ctrl+P": "print_shown", "F2": "rename", "Del": "delete"}


class MainWindowForm(Form):
    FILE = "main_window.ui"

    rail_place: QWidget
    header: QWidget
    title: QLabel
    subtitle: QLabel
    find: QPushButton
    actions: QHBoxLayout
    notices: QVBoxLayout
    rooms: QStackedWidget
    jobs_place: QWidget


class Shell(QWidget):
    """Everything that is shown of a session."""

    unit_named = Signal(str)  # the unit's name was changed

    def __init__(self, session: Session, rooms: Sequence[Room] = ROOMS) -> None:
        super().__init__()
        self._session = session
        self._pages: dict[str, Page] = {}
        self._rooms = list(rooms)
        self._backup = ""
        self._saved = "Đã lưu"
        self._buttons: list[ActionButton] = []
        self._form = MainWindowForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form.root)
        self._rail = Rail(self._rooms)
        put(self._form.rail_place, self._rail)
        self._job_bar = JobBar(session.jobs)
        put(self._form.jobs_place, self._job_bar)
        self._panels: list[QWidget] = []
        self._rail.chosen.connect(self.visit)
        self._form.find.setIcon(icon("search", tone="mute"))
        self._form.find.clicked.connect(self._open_find)
        self._notices = Notices(self, self._form.notices, self._form.jobs_place)
        session.messages.posted.connect(self._post)
        session.jobs.went_well.connect(self._notices.went_well)
        session.wanted.connect(self._show_record)
        session.saved.connect(self._say_saved)
        session.unsaved.connect(lambda: self._say_state("Chưa lưu được, đang thử lại"))
        session.changed.connect(self._changed)
        self._rail.say_unit(self.unit_name)
        self._bind_keys()
        _application().focusChanged.connect(self._focus_moved)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self._form.rooms.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def unit_name(self) -> str:
        """Whose workspace it is."""
        return self._session.workspace.profile.unit_name

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed could not be stored."""
        return bool(self.unsaved_rooms)

    @property
    def unsaved_rooms(self) -> list[str]:
        """The rooms in which something typed could not be stored, as their pages are called."""
        return [page.TITLE for page in self._pages.values() if page.has_unsaved]

    @property
    def pages(self) -> list[Page]:
        """Those that were visited."""
        return list(self._pages.values())

    @cached_property
    def find_panel(self) -> "Find":
        """The panel of Ctrl+K, made when it is asked for."""
        from ucvn_desktop.ui.find import Find

        panel = Find(self._session, self)
        panel.room_chosen.connect(self.visit)
        self._panels.append(panel)
        return panel

    @cached_property
    def help_panel(self) -> "Help":
        """The panel of F1, made when it is asked for."""
        from ucvn_desktop.ui.help import Help

        panel = Help(self)
        self._panels.append(panel)
        return panel

    def visit(self, room_id: str) -> Page:
        """Show a room; what is typed in the one that is left is stored."""
        if self._pages:
            self.page.flush()
            if room_id != self.page.ROOM:
                self._notices.leave_room()
        if room_id not in self._pages:
            room = next(room for room in self._rooms if room.id == room_id)
            page = room.load()(self._session)
            page.subtitle_changed.connect(self._say_subtitle)
            page.actions_changed.connect(partial(self._follow_actions, page))
            self._pages[room_id] = page
            self._form.rooms.addWidget(page)
            self._job_bar.come_last()
        page = self._pages[room_id]
        self._form.rooms.setCurrentWidget(page)
        self._rail.show_room(room_id)
        self._form.title.setText(page.TITLE)
        self._show_actions(page)
        page.visited()
        self._say_subtitle()
        return page

    def visit_last(self, room_id: str) -> None:
        """Show the room that was shown when the window was closed, or the first one."""
        known = [room.id for room in self._rooms]
        self.visit(room_id if room_id in known else known[0])

    def show_unsaved(self) -> None:
        """Go to the first room in which something typed could not be stored, and to the record there."""
        # What is in sight comes first: nobody is sent away from the fault before him.
        pages = [page for page in (self.page, *self._pages.values()) if page.has_unsaved]
        if pages:
            page = self.visit(pages[0].ROOM)
            if page.unsaved:
                page.show_record(*page.unsaved)
            # Tried again: what cannot be stored is told on this page.
            page.flush()

    def flush(self) -> None:
        """Hand on what is typed in all rooms to be stored."""
        for page in self._pages.values():
            page.flush()

    def say_backup(self, text: str) -> None:
        """How old the newest backup is, at the foot of the rail."""
        self._backup = text
        self._say_state(self._saved)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._rail.set_narrow(self.width() < _NARROW)
        for panel in self._panels:
            panel.hide()
        super().resizeEvent(event)
        self._notices.place(self._rail.width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        # On some systems Ctrl+K means «delete to the end of the line» to a text field: here it finds.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_K
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _bind_keys(self) -> None:
        for number, room in enumerate(self._rooms, 1):
            self._key(f"Ctrl+{number}", partial(self.visit, room.id))
        self._key("Ctrl+K", self._open_find)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            self._key(key, self._main_action)
        self._key("Ctrl+S", self._answer_save)
        self._key("Esc", self._back)
        for key, question in _PAGE_KEYS.items():
            self._key(key, partial(self._ask_page, question))
        self._key("F1", lambda: self.help_panel.toggle(self.page.ROOM))

    def _key(self, key: str, run: Callable[[], object]) -> None:
        bind(key, self, run)

    def _open_find(self) -> None:
        self.find_panel.open_it()

    def _ask_page(self, question: str) -> None:
        if question == "delete" and isinstance(_application().focusWidget(), _NOT_FOR_DELETING):
            return
        getattr(self.page, question)()

    def _main_action(self) -> None:
        action = self.page.primary
        if action and action.isEnabled():
            action.trigger()

    def _answer_save(self) -> None:
        self.flush()
        # Told behind whatever is being stored.
        self._session.jobs.save(lambda: None, lambda _: self._say_all_saved())

    def _say_all_saved(self) -> None:
        if not self.has_unsaved:
            self._session.messages.say("Đã lưu. Mọi thứ được lưu ngay khi gõ, không cần bấm lưu.")

    def _back(self) -> None:
        if self._panels and self.help_panel.isVisible():
            self.help_panel.hide()
        else:
            self.page.back()

    def _show_record(self, kind: str, record_id: int) -> None:
        room = room_of(kind)
        if room:
            page = self.visit(room.id)
            if record_id:
                page.show_record(kind, record_id)

    def _show_actions(self, page: Page) -> None:
        for button in self._buttons:
            self._form.actions.removeWidget(button)
            # Hidden at once: a button that dies later would still be drawn once.
            button.hide()
            button.deleteLater()
        self._buttons = [ActionButton(action, "quiet") for action in page.secondary]
        if page.primary:
            self._buttons.append(ActionButton(page.primary, "primary"))
        for button in self._buttons:
            self._form.actions.addWidget(button)
        self._order_tabs()

    def _follow_actions(self, page: Page) -> None:
        if page is self.page:
            self._show_actions(page)

    def _order_tabs(self) -> None:
        """Tab goes as one reads: what was made later would stand last, wherever it is seen.

        (Not by asking each widget for the next: PySide takes the answer for the asker's child, and forgets
        both when one of them is deleted.)
        """
        rail = self._rail.findChildren(QAbstractButton)
        stops = [*rail, self._form.find, *self._buttons, *self._notices.buttons]
        (stop,) = self._job_bar.findChildren(QAbstractButton)
        # The page comes between; what passes over its foot is put before the job bar, which is last.
        foot = [stop, *self._notices.passing_buttons, stop]
        for one, other in (*pairwise(stops), *(pairwise(foot) if len(foot) > 2 else ())):
            QWidget.setTabOrder(one, other)

    def _say_subtitle(self) -> None:
        self._form.subtitle.setText(self.page.subtitle)

    def _say_saved(self) -> None:
        now = datetime.now().astimezone()
        self._say_state(f"Đã lưu {now:%H:%M}")

    def _say_state(self, saved: str) -> None:
        self._saved = saved
        self._rail.say_saved(" · ".join(part for part in (saved, self._backup) if part))

    def _changed(self, kind: str) -> None:
        if kind != "backup":
            self._say_saved()
        if kind == "profile":
            self._rail.say_unit(self.unit_name)
            self.unit_named.emit(self.unit_name)

    def _post(self, notice: Notice) -> None:
        self._notices.post(notice, self._session.jobs.fault_of)
        self._order_tabs()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old:
            old.removeEventFilter(self)
        if new and self.isAncestorOf(new):
            new.installEventFilter(self)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
