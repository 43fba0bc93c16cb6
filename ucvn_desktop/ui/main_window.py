"""The window itself: what it shows, its size and place, and how it is closed."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.jobs import Jobs, Lane
from ucvn_desktop.ui.memory import Memory
from ucvn_desktop.ui.messages import ask
from ucvn_desktop.ui.shell import Shell

_NAME = "Truyền thông Công đoàn"
LEAST_SIZE = (940, 540)
_FIRST_SIZE = (1280, 720)
_FRAME = 40  # a title bar's height at most, in logical pixels
_LOW_SCREEN = 800  # on a lower one the window begins maximised


class MainWindow(QMainWindow):
    """Shows the shell of a session, or a page alone (first run, a locked workspace, a bug's report)."""

    def __init__(self, jobs: Jobs, memory: Memory) -> None:
        super().__init__()
        self._jobs = jobs
        self._memory = memory
        self._shell: Shell | None = None
        self._closes_when_idle = False
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle(_NAME)
        self.setWindowIcon(icon("app"))
        self.setMinimumSize(*LEAST_SIZE)
        self._recall_size()
        jobs.idle.connect(self._idle)

    @property
    def shell(self) -> Shell | None:
        """What is shown of the open workspace."""
        return self._shell

    def show_shell(self, shell: Shell) -> None:
        """Show an open workspace."""
        self._shell = shell
        self.show_alone(shell)
        shell.unit_named.connect(self._name_unit)
        self._name_unit(shell.unit_name)

    def show_alone(self, page: QWidget) -> None:
        """Show this page and nothing else; what was shown before is gone."""
        for old in self._stack.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._stack.removeWidget(old)
            old.deleteLater()
        if page is not self._shell:
            self._shell = None
            self.setWindowTitle(_NAME)
        self._stack.addWidget(page)

    def show_report(self, report: str) -> None:
        """Show a bug's report over what is shown, which stays as it is."""
        from ucvn_desktop.ui.report import ReportPage

        page = ReportPage(report)
        page.left.connect(lambda: self._leave_report(page))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def save_all(self) -> bool:
        """Store what is typed, now; False where it could not be stored."""
        if self._shell is None:
            return True
        for _ in range(2):
            # The second time for what was typed while the first save was under way.
            self._shell.flush()
            if not self._jobs.drain(Lane.SAVE):
                return False
        return not self._shell.has_unsaved

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self._jobs.long_jobs:
            event.ignore()
            self._ask_to_stop()
            return
        if not self.save_all() and not self._ask_to_lose():
            event.ignore()
            if self._shell:
                self._shell.show_unsaved()
            return
        self._memory.keep("window/geometry", self.saveGeometry())
        if self._shell:
            self._memory.keep("window/room", self._shell.page.ROOM)
        event.accept()

    def _name_unit(self, name: str) -> None:
        self.setWindowTitle(f"{name} – {_NAME}" if name else _NAME)

    def _ask_to_stop(self) -> None:
        if self._closes_when_idle:
            return
        title = self._jobs.long_jobs[0].title
        if ask(
            self,
            f"«{title}» đang chạy. Dừng việc này rồi đóng?",
            "Những gì đã xong vẫn được giữ; lần sau làm lại thì chương trình làm tiếp phần còn lại.",
            "Dừng và đóng",
            "Không đóng",
        ):
            self._closes_when_idle = True
            self._jobs.cancel_all()
            if not self._jobs.long_jobs:
                self._idle()

    def _ask_to_lose(self) -> bool:
        rooms = self._shell.unsaved_rooms if self._shell else []
        named = ", ".join(f"«{room}»" for room in rooms)
        first = f" để đến phòng «{rooms[0]}»" if len(rooms) > 1 else ""
        return ask(
            self,
            f"Chữ vừa gõ ở phòng {named} chưa lưu được. Vẫn đóng?"
            if rooms
            else "Chữ vừa gõ chưa lưu được. Vẫn đóng?",
            f"Nếu đóng, phần vừa gõ sau lần lưu cuối sẽ mất. Bấm «Quay lại»{first} để sửa: vì sao chưa lưu được thì "
            "ghi ngay dưới ô, hoặc ở thông báo đỏ trên trang.",
            "Vẫn đóng",
            "Quay lại",
        )

    def _idle(self) -> None:
        if self._closes_when_idle:
            self._closes_when_idle = False
            self.close()

    def _leave_report(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()

    def _recall_size(self) -> None:
        geometry = self._memory.raw("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            # Without the frame, which is not known before the window is shown.
            free = self.screen().availableGeometry().height()
            self.resize(_FIRST_SIZE[0], min(_FIRST_SIZE[1], free - _FRAME))
            if free < _LOW_SCREEN:
                self.setWindowState(Qt.WindowState.WindowMaximized)
