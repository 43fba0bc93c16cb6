"""Shown alone where a workspace cannot be opened: the sentence, another try, other data."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.opening import Refusal, refusal_of
from ucvn_desktop.services.places import workspace_in
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.desktop import open_folder
from ucvn_desktop.ui.forms import Form
from ucvn_desktop.ui.icons import picture
from ucvn_desktop.ui.jobs import Jobs
from ucvn_desktop.ui.messages import ask

_PICTURE = QSize(48, 48)


class LockedForm(Form):
    FILE = "locked.ui"

    picture: QLabel
    title: QLabel
    sentence: QLabel
    folder: QLabel
    fold: QPushButton
    said: QLabel
    detail: QLabel
    again: QPushButton
    open_folder: QPushButton
    other: QPushButton
    first_run: QPushButton
    unlock: QPushButton


class LockedPage(QWidget):
    """Why the workspace in `folder` is not open. The page never changes the data."""

    again = Signal(object)  # try to open this folder (Path)
    unlock = Signal(object)  # forget the lock that another computer left in this folder, then open it
    first_run = Signal()

    def __init__(self, jobs: Jobs, folder: Path, error: UserError) -> None:
        super().__init__()
        self._jobs = jobs
        self._folder = folder
        self._refusal = refusal_of(error)
        self._form = LockedForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form.root)
        self._tell(self._refusal)
        self._draw()
        self._form.again.clicked.connect(lambda: self.again.emit(self._folder))
        self._form.open_folder.clicked.connect(lambda: open_folder(self._folder))
        self._form.other.clicked.connect(self._open_other)
        self._form.first_run.clicked.connect(self.first_run)
        self._form.unlock.clicked.connect(self._ask_to_unlock)
        self._form.fold.toggled.connect(self._form.detail.setVisible)
        self._form.again.setFocus()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _tell(self, refusal: Refusal) -> None:
        form = self._form
        form.title.setText(refusal.title)
        form.sentence.setText(refusal.sentence)
        form.folder.setText(str(self._folder))
        form.detail.setText(refusal.detail)
        form.detail.hide()
        form.said.hide()
        form.fold.setVisible(bool(refusal.detail))
        form.unlock.setVisible(bool(refusal.other_computer))
        form.open_folder.setVisible(refusal.is_damaged)
        form.first_run.setVisible(not refusal.is_locked)

    def _draw(self) -> None:
        name = "lock" if self._refusal.is_locked else "warning"
        self._form.picture.setPixmap(picture(name, _PICTURE, ratio=self.devicePixelRatioF()))

    def _open_other(self) -> None:
        chosen = dialogs.ask_open_folder(self, "Mở dữ liệu khác: chọn thư mục có tệp ucvn.db")
        if chosen:
            self._jobs.read(lambda: workspace_in(chosen), self.again.emit, self._say)

    def _say(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._form.said.setText(error.message)
            self._form.said.show()

    def _ask_to_unlock(self) -> None:
        if ask(
            self,
            f"Máy «{self._refusal.other_computer}» chắc chắn không còn mở dữ liệu này?",
            "Nếu hai máy cùng ghi, dữ liệu có thể hỏng. Chỉ gỡ khóa khi máy kia đã tắt hoặc đã đóng chương trình.",
            "Gỡ khóa và mở",
            "Để nguyên",
        ):
            self.unlock.emit(self._folder)
