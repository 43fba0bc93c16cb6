"""Settings: everything on one page, stored as it is typed."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHeaderView, QLabel, QLineEdit, QVBoxLayout

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.core.record import Record
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.core.text.numbers import format_size
from ucvn_desktop.services.backup import BackupState, back_up, backup_state
from ucvn_desktop.services.destinations import (
    bin_destination,
    edit_destination,
    new_destination,
    restore_destination,
)
from ucvn_desktop.services.places import Usage, workspace_in, workspace_usage
from ucvn_desktop.services.profile import profile_problems, save_profile
from ucvn_desktop.ui import dialogs, theme
from ucvn_desktop.ui.desktop import open_folder
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.settings.form import SettingsForm
from ucvn_desktop.ui.pages.settings.model import LIMIT, NAME, Destinations
from ucvn_desktop.ui.pages.settings.words import backup_sentence, check_sentence
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session

if TYPE_CHECKING:
    from ucvn_desktop.services.doctor import Diagnosis

_ROW = 38
_MOST_ROWS = 6
_UNDER_FAULT = 8
_TWO_COLUMNS = 780  # below this width the cards stand in one column
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
        self._typed_destinations = Autosave(
            session,
            lambda record_id, typed, over: edit_destination(self._workspace, record_id, typed, over),
            "destination",
        )
        self._destinations = Destinations(self._destination_typed, self)
        self._edit_next = 0
        self._backup = BackupState(None, None, 0, 0)
        self._fill()
        self._fit_table()
        self._connect()
        self.set_subtitle("Mọi thay đổi được lưu ngay")

    @property
    def has_unsaved(self) -> bool:
        return self._profile.has_unsaved or self._typed_destinations.has_unsaved

    def visited(self) -> None:
        self._read_destinations()
        self._read_backups()
        folder = self._workspace.folder
        self.session.jobs.read(lambda: workspace_usage(folder), self._show_usage)

    def create_new(self) -> None:
        self._add_destination()

    def print_shown(self) -> None:
        from ucvn_desktop.ui.pages.settings.sheet import unit_sheet
        from ucvn_desktop.ui.printing import print_document

        self.flush()
        rows = [row for n in range(self._destinations.rowCount()) if (row := self._destinations.row(n))]
        sheet = unit_sheet(
            self._shown_profile(), rows, str(self._workspace.folder), backup_sentence(self._backup)
        )
        print_document(self.session, self, "Phiếu đơn vị", sheet)

    def rename(self) -> None:
        row = max(0, self._form.destinations.currentIndex().row())
        self._edit_row(row)

    def delete(self) -> None:
        if self._form.destinations.hasFocus():
            self._remove_destination()

    def flush(self) -> None:
        table = self._form.destinations
        if editor := table.indexWidget(table.currentIndex()):
            table.itemDelegate().commitData.emit(editor)
        self._profile.flush()
        self._typed_destinations.flush()

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

    def _fit_table(self) -> None:
        table = self._form.destinations
        table.setModel(self._destinations)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(LIMIT, QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        table.verticalHeader().setMinimumSectionSize(_ROW)
        header.sectionResized.connect(self._fit_rows)

    def _fit_rows(self) -> None:
        """Rows as high as their texts, the table as high as its rows: the page scrolls, not the table."""
        table = self._form.destinations
        table.resizeRowsToContents()
        rows = range(min(self._destinations.rowCount(), _MOST_ROWS))
        height = sum(table.rowHeight(row) for row in rows) or _ROW
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + height + 2)

    def _connect(self) -> None:
        form = self._form
        for name, field in self._profile_fields().items():
            field.textEdited.connect(lambda text, name=name: self._profile_typed(name, text))
        for scheme, radio in self._looks().items():
            radio.clicked.connect(lambda _, scheme=scheme: self._wish_look(scheme))
        form.add_destination.clicked.connect(self._add_destination)
        form.remove_destination.clicked.connect(self._remove_destination)
        form.destinations.selectionModel().selectionChanged.connect(self._destination_chosen)
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
            self._read_destinations()

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

    def _read_destinations(self) -> None:
        if not self._typed_destinations.has_unsaved:
            self.session.jobs.read(self._workspace.destinations.all, self._show_destinations)

    def _show_destinations(self, rows: list[Destination]) -> None:
        if self._typed_destinations.has_unsaved:
            return  # what was typed meanwhile is newer
        self._destinations.show(rows)
        self._fit_rows()
        self._destination_chosen()
        if self._edit_next:
            record_id, self._edit_next = self._edit_next, 0
            self._edit_row(self._destinations.row_of(record_id))

    def _destination_chosen(self) -> None:
        self._form.remove_destination.setEnabled(self._chosen_destination() is not None)

    def _chosen_destination(self) -> Destination | None:
        rows = self._form.destinations.selectionModel().selectedRows()
        return self._destinations.row(rows[0].row()) if rows else None

    def _destination_typed(self, record_id: int, field: str, value: Any) -> None:
        self._typed_destinations.edit(record_id, **{field: value})

    def _edit_row(self, row: int) -> None:
        if self._destinations.row(row):
            index = self._destinations.index(row, NAME)
            self._form.destinations.setCurrentIndex(index)
            self._form.destinations.setFocus()
            self._form.scroll.ensureWidgetVisible(self._form.destinations)
            self._form.destinations.edit(index)

    def _add_destination(self) -> None:
        self.flush()
        self.session.jobs.save(lambda: new_destination(self._workspace), self._added)

    def _added(self, new: Record) -> None:
        self._edit_next = new.id
        self.session.changed.emit("destination")

    def _remove_destination(self) -> None:
        chosen = self._chosen_destination()
        if chosen is None:
            return
        self.flush()
        self.session.jobs.save(lambda: bin_destination(self._workspace, chosen.id), self._removed)

    def _removed(self, binned: Destination) -> None:
        self.session.changed.emit("destination")
        self.session.messages.say(
            f"Đã bỏ nơi nhận «{binned.name}». Những gì đã gửi tới đó vẫn còn trong nhật ký.",
            action=("Hoàn tác", lambda: self._restore(binned.id)),
        )

    def _restore(self, record_id: int) -> None:
        self.session.jobs.save(
            lambda: restore_destination(self._workspace, record_id),
            lambda _: self.session.changed.emit("destination"),
        )

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
