"""The first run on one page: who we are, where the data lies; or the sample, or data that is there already."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.progress import Progress
from ucvn_desktop.services.places import Concern, blockers, concerns, place_in, propose_here, workspace_in
from ucvn_desktop.services.profile import SUPERIOR, profile_problems, propose_code
from ucvn_desktop.services.setup import create_workspace, plan_is_known
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.help import Help
from ucvn_desktop.ui.icons import picture
from ucvn_desktop.ui.jobs import Job, Jobs
from ucvn_desktop.ui.keys import bind
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.welcome.form import WelcomeForm
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.job_bar import JobBar

_PAUSE_MS = 400
_PICTURE = QSize(96, 72)
_UNDER_FAULT = 8


class WelcomePage(QWidget):
    """Shown alone in the window; it makes the workspace and asks for it to be opened."""

    chosen = Signal(object)  # open the workspace in this folder (Path)
    sample = Signal()  # show the sample workspace

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._form = WelcomeForm.load(self)
        self._help = Help(self)
        self._code_is_mine = True  # proposed by the page, not typed
        self._place_is_mine = True
        self._was_tried = False
        self._judging: Job | None = None
        self._fill()
        self._connect()
        self._jobs.read(propose_here, self._propose_place)

    def tell(self, notice: Notice) -> None:
        """Show what came of a job."""
        if notice.tone == "red":
            _show(self._form.said, notice.text)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._form.picture.setPixmap(picture("welcome", _PICTURE, tone="red", ratio=ratio))

    def _fill(self) -> None:
        form = self._form
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form.root)
        place = QVBoxLayout(form.jobs_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(JobBar(self._jobs))
        form.superior.setText(SUPERIOR)
        form.year.setValue(datetime.now().astimezone().year)
        for label in (form.unit_fault, form.code_fault, form.place_fault, form.place_warning, form.said):
            label.hide()
        for label in (form.unit_fault, form.code_fault):
            label.setContentsMargins(0, 0, 0, _UNDER_FAULT)
        self._say_of_year(form.year.value())
        self._draw()

    def _connect(self) -> None:
        form = self._form
        self._pause = run_later(self, _PAUSE_MS, self._judge_place)
        form.unit.textChanged.connect(self._unit_typed)
        form.code.textEdited.connect(self._code_typed)
        form.place.textEdited.connect(self._place_typed)
        form.year.valueChanged.connect(self._say_of_year)
        form.choose.clicked.connect(self._choose_place)
        form.begin.clicked.connect(self._begin)
        form.sample.clicked.connect(self.sample)
        form.existing.clicked.connect(self._open_existing)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            bind(key, self, form.begin.click)
        bind("F1", self, lambda: self._help.toggle("welcome"))
        form.unit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unit_typed(self, name: str) -> None:
        # The code's own field is not the one being typed in: it may be set.
        if self._code_is_mine:
            self._form.code.setText(propose_code(name))
        self._tell_problems()

    def _code_typed(self, code: str) -> None:
        self._code_is_mine = not code
        self._tell_problems()

    def _place_typed(self) -> None:
        self._place_is_mine = False
        self._pause.start()

    def _propose_place(self, place: Path) -> None:
        if self._place_is_mine:
            self._form.place.setText(str(place))
            self._judge_place()

    def _choose_place(self) -> None:
        parent = Path(self._form.place.text()).parent
        # A dead network drive answers after half a minute: that is not for the window to wait for.
        self._jobs.read(lambda: str(parent) if parent.is_dir() else "", self._ask_place)

    def _ask_place(self, start: str) -> None:
        chosen = dialogs.ask_open_folder(self, "Chọn nơi để dữ liệu", start)
        if chosen:
            self._place_is_mine = False
            self._jobs.read(lambda: place_in(chosen), self._take_place)

    def _take_place(self, place: Path) -> None:
        self._form.place.setText(str(place))
        self._judge_place()

    def _judge_place(self) -> None:
        if self._judging:
            self._judging.cancel()
        place = Path(self._form.place.text().strip())
        self._judging = self._jobs.read(lambda: concerns(place), self._say_of_place)

    def _say_of_place(self, found: Sequence[Concern]) -> None:
        _show(self._form.place_fault, "\n".join(c.text for c in found if c.blocks))
        _show(self._form.place_warning, "\n".join(c.text for c in found if not c.blocks))

    def _say_of_year(self, year: int) -> None:
        self._form.year_note.setText(
            f"Có sẵn kế hoạch truyền thông {year}."
            if plan_is_known(year)
            else f"Chưa có sẵn kế hoạch năm {year}; mọi phần khác vẫn dùng được."
        )

    def _profile(self) -> Profile:
        form = self._form
        return Profile(
            unit_name=form.unit.text(),
            unit_code=form.code.text(),
            superior=form.superior.text(),
            officer=form.officer.text(),
        )

    def _tell_problems(self) -> bool:
        """Show beside each field what is wrong, once it was tried; returns whether something is."""
        problems = profile_problems(self._profile())
        if not problems.get("unit_name") and not self._form.code.text():
            problems["unit_code"] = "Chưa có mã đơn vị. Hãy ghi 2 đến 20 chữ cái không dấu, ví dụ CDBTP."
        if self._was_tried:
            _show(self._form.unit_fault, problems.get("unit_name", ""))
            _show(
                self._form.code_fault, problems.get("unit_code", "") if self._form.unit.text().strip() else ""
            )
        return bool(problems)

    def _begin(self) -> None:
        self._was_tried = True
        _show(self._form.said, "")
        if self._tell_problems():
            field = self._form.unit if self._form.unit_fault.text() else self._form.code
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._set_busy(True)
        place = Path(self._form.place.text().strip())
        make = _maker(place, self._profile(), self._form.year.value())
        self._jobs.run("Tạo dữ liệu mới", make, self._made, failed=self._fail)

    def _made(self, made: Path | list[Concern]) -> None:
        self._set_busy(False)
        if isinstance(made, Path):
            self.chosen.emit(made)
        else:
            self._say_of_place(made)
            self._form.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_existing(self) -> None:
        chosen = dialogs.ask_open_folder(self, "Mở dữ liệu đã có: chọn thư mục có tệp ucvn.db")
        if chosen:
            _show(self._form.said, "")
            self._jobs.read(lambda: workspace_in(chosen), self.chosen.emit, self._fail)

    def _fail(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            _show(self._form.said, error.message)

    def _set_busy(self, is_busy: bool) -> None:
        self._form.begin.setEnabled(not is_busy)


def _maker(place: Path, profile: Profile, year: int) -> Callable[[Progress], Path | list[Concern]]:
    """The work that makes a workspace: its folder, or what makes `place` impossible."""

    def make(progress: Progress) -> Path | list[Concern]:
        found = blockers(place)
        if found:
            return found
        create_workspace(place, profile, year, progress).workspace.close()
        return place

    return make


def _show(label: QLabel, text: str) -> None:
    """Give a label its text, or hide it where there is none: an empty line takes no room."""
    label.setText(text)
    label.setVisible(bool(text))
