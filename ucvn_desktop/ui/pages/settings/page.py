"""Settings: everything on one page, stored as it is typed."""

from datetime import datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.core.text.numbers import format_size
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.backup import BackupState, back_up, backup_state
from ucvn_desktop.services.destinations import binned_destinations
from ucvn_desktop.services.places import Usage, workspace_in, workspace_usage
from ucvn_desktop.services.profile import profile_problems, save_profile
from ucvn_desktop.ui import dialogs, theme
from ucvn_desktop.ui.desktop import open_folder
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.settings.form import SettingsForm
from ucvn_desktop.ui.pages.settings.words import backup_sentence, check_sentence
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.destination_editor import DestinationEditor
from ucvn_desktop.ui.widgets.read_only import WHY, close

if TYPE_CHECKING:
    from ucvn_desktop.services.doctor import Diagnosis

_LONGEST_NAME = 60
_UNDER_FAULT = 8
_TWO_COLUMNS = 890  # below this width the cards stand in one column
_PROFILE_FIELDS = ("unit_name", "unit_code", "superior", "officer", "officer_title", "phone", "email")


class SettingsPage(Page):
    """Unit, officer, destinations, look, data, backups. It has no main action."""

    ROOM = "settings"
    TITLE = "Cài đặt"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._workspace = session.workspace
        self._form = SettingsForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form.root)
        self._profile = Autosave(
            session, lambda _, typed, over: save_profile(self._workspace, typed, over), "profile"
        )
        self._destinations = DestinationEditor(session, folds=False)
        self._binned: list[Destination] = []
        self._backup = BackupState(None, None, 0, 0)
        self._fill()
        self._place_destinations()
        self._connect()
        if session.read_only:
            self._close_for_reading()
        self.set_subtitle(WHY if session.read_only else "Mọi thay đổi được lưu ngay")

    @property
    def has_unsaved(self) -> bool:
        return self._profile.has_unsaved or self._destinations.has_unsaved

    def visited(self) -> None:
        self._destinations.refresh()
        self._read_binned()
        self._read_backups()
        folder = self._workspace.folder
        self.session.jobs.read(lambda: workspace_usage(folder), self._show_usage)

    def create_new(self) -> None:
        self._destinations.add()

    def print_shown(self) -> None:
        from ucvn_desktop.ui.pages.settings.sheet import unit_sheet
        from ucvn_desktop.ui.printing import print_document

        self.flush()
        sheet = unit_sheet(
            self._shown_profile(),
            self._destinations.all,
            str(self._workspace.folder),
            backup_sentence(self._backup),
        )
        print_document(self.session, self, "Phiếu đơn vị", sheet)

    def rename(self) -> None:
        self._form.scroll.ensureWidgetVisible(self._destinations)
        self._destinations.edit()

    def delete(self) -> None:
        if self._destinations.form.destination.hasFocus():
            self._destinations.remove()

    def flush(self) -> None:
        self._profile.flush()
        self._destinations.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        is_wide = event.size().width() >= _TWO_COLUMNS
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._form.columns.setDirection(direction)
        super().resizeEvent(event)

    # What is shown

    def _fill(self) -> None:
        profile = self._workspace.profile
        for name, field in self._profile_fields().items():
            field.setText(getattr(profile, name))
            field.setCursorPosition(0)
        for label in (self._form.unit_name_fault, self._form.unit_code_fault):
            label.setContentsMargins(0, 0, 0, _UNDER_FAULT)
            label.hide()
        wish = theme.Scheme(self.session.memory.text("look", theme.Scheme.AUTO))
        for scheme, radio in self._looks().items():
            radio.setChecked(scheme is wish)
        self._form.folder.setText(str(self._workspace.folder))
        self._profile_id = profile.id

    def _place_destinations(self) -> None:
        place = QVBoxLayout(self._form.destinations_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self._destinations)
        self._form.restore_destination.hide()
        for one, other in pairwise([self._form.email, *self._destinations.stops]):
            QWidget.setTabOrder(one, other)

    def _close_for_reading(self) -> None:
        form = self._form
        close(*self._profile_fields().values(), form.restore_destination, form.back_up)

    def _connect(self) -> None:
        form = self._form
        for name, field in self._profile_fields().items():
            field.textEdited.connect(lambda text, name=name: self._profile_typed(name, text))
        for scheme, radio in self._looks().items():
            radio.clicked.connect(lambda _, scheme=scheme: self._wish_look(scheme))
        form.restore_destination.clicked.connect(self._show_binned)
        form.open_folder.clicked.connect(lambda: open_folder(self._workspace.folder))
        form.open_other.clicked.connect(self._open_other)
        form.open_sample.clicked.connect(self.session.sample)
        form.back_up.clicked.connect(self._back_up)
        form.open_backups.clicked.connect(lambda: open_folder(self._workspace.folder / "backups"))
        form.check.clicked.connect(self._check)
        self.session.changed.connect(self._changed)

    def _changed(self, kind: str) -> None:
        if kind == "backup":
            self._read_backups()
        elif kind == "destination":
            self._read_binned()

    # Unit and officer

    def _profile_fields(self) -> dict[str, QLineEdit]:
        return {name: getattr(self._form, name) for name in _PROFILE_FIELDS}

    def _shown_profile(self) -> Profile:
        typed: dict[str, Any] = {name: field.text() for name, field in self._profile_fields().items()}
        return Profile(**typed)

    def _profile_typed(self, name: str, text: str) -> None:
        problems = profile_problems(self._shown_profile())
        _show(self._form.unit_name_fault, problems.get("unit_name", ""))
        _show(self._form.unit_code_fault, problems.get("unit_code", ""))
        if name not in problems:
            self._profile.edit(self._profile_id, **{name: text})

    # Look

    def _looks(self) -> dict[theme.Scheme, Any]:
        form = self._form
        return {
            theme.Scheme.AUTO: form.look_auto,
            theme.Scheme.LIGHT: form.look_light,
            theme.Scheme.DARK: form.look_dark,
        }

    def _wish_look(self, scheme: theme.Scheme) -> None:
        self.session.memory.keep("look", scheme.value)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.put_on(application, scheme)

    # Destinations

    def _read_binned(self) -> None:
        self.session.jobs.read(lambda: binned_destinations(self._workspace), self._offer_binned)

    def _offer_binned(self, binned: list[Destination]) -> None:
        self._binned = binned
        self._form.restore_destination.setVisible(bool(binned))

    def _show_binned(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._binned:
            action = menu.addAction(shorten(one.name, _LONGEST_NAME).replace("&", "&&"))
            action.triggered.connect(partial(self._destinations.restore, one.id))
        button = self._form.restore_destination
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # Data

    def _show_usage(self, usage: Usage) -> None:
        self._form.usage.setText(
            f"Dữ liệu chiếm {format_size(usage.size)}; ổ đĩa còn trống {format_size(usage.free)}."
        )

    def _open_other(self) -> None:
        chosen = dialogs.ask_open_folder(self, "Mở dữ liệu khác: chọn thư mục có tệp ucvn.db")
        if chosen:
            self.session.jobs.read(lambda: workspace_in(chosen), self._leave)

    def _leave(self, folder: Path) -> None:
        if folder.resolve() == self._workspace.folder.resolve():
            self.session.messages.say("Dữ liệu này đang mở.", "blue")
        else:
            self.session.leave.emit(folder)

    # Backups

    def _read_backups(self) -> None:
        self.session.jobs.read(lambda: backup_state(self._workspace), self._show_backups)

    def _show_backups(self, state: BackupState) -> None:
        self._backup = state
        self._form.backup_state.setText(backup_sentence(state))
        self._form.open_backups.setEnabled(state.count > 0)

    def _back_up(self) -> None:
        self._form.back_up.setEnabled(False)
        self.flush()
        self.session.jobs.run(
            "Sao lưu dữ liệu",
            lambda progress: back_up(self._workspace, progress=progress),
            self._backed_up,
            failed=self._backup_failed,
        )

    def _backed_up(self, made: Path) -> None:
        self._form.back_up.setEnabled(True)
        self.session.changed.emit("backup")
        self.session.messages.say(
            f"Đã sao lưu thành «{made.name}».", action=("Mở thư mục", lambda: open_folder(made.parent))
        )

    def _backup_failed(self, error: Exception) -> None:
        self._form.back_up.setEnabled(True)
        if isinstance(error, UserError):
            self.session.messages.error(error)
        elif isinstance(error, Cancelled):
            self.session.messages.say("Đã dừng sao lưu. Các bản sao lưu trước vẫn nguyên.", "blue")

    # Examination

    def _check(self) -> None:
        from ucvn_desktop.services.doctor import diagnose

        self._form.check.setEnabled(False)
        self._form.check_state.setText("Đang kiểm tra…")
        self.flush()
        self.session.jobs.run(
            "Kiểm tra dữ liệu",
            lambda progress: diagnose(self._workspace, progress),
            self._checked,
            unit="tệp",
            failed=self._check_stopped,
        )

    def _checked(self, found: "Diagnosis") -> None:
        self._form.check.setEnabled(True)
        self._form.check_state.setText(check_sentence(found, datetime.now().astimezone()))

    def _check_stopped(self, error: Exception) -> None:
        self._form.check.setEnabled(True)
        self._form.check_state.setText("Đã dừng kiểm tra; chưa có kết luận.")
        if isinstance(error, UserError):
            self.session.messages.error(error)


def _show(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
