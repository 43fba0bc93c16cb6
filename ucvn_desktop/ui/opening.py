"""What is shown while data of an older program is brought up to date, which may take minutes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Progress
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.jobs import Jobs
from ucvn_desktop.ui.widgets.job_bar import JobBar

_STOPPED = UserError(
    "Đã dừng khi đang nâng cấp dữ liệu của bản chương trình cũ. Dữ liệu vẫn nguyên như trước. "
    "Bấm «Thử lại» để nâng cấp rồi mở."
)


class OpeningPage(QWidget):
    """Shown alone in the window, with the bar of the job."""

    def __init__(self, jobs: Jobs, folder: Path) -> None:
        super().__init__()
        self.setProperty("role", "page")
        heading = QLabel("Đang mở dữ liệu…")
        heading.setProperty("role", "heading")
        sentence = QLabel(
            "Dữ liệu này do bản chương trình cũ hơn tạo ra, đang được sao lưu rồi nâng cấp. "
            "Lần sau sẽ mở ngay."
        )
        place = QLabel(str(folder))
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setProperty("role", "mute")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 28, 28, 28)
        layout.setSpacing(14)
        layout.addStretch(2)
        for label in (heading, sentence, place):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch(3)
        layout.addWidget(JobBar(jobs))


def bring_up_to_date(
    jobs: Jobs, folder: Path, then: Callable[[Path], None], failed: Callable[[Path, UserError], None]
) -> OpeningPage:
    """Upgrade the workspace in `folder` as a job that is seen; the page to show meanwhile."""

    def work(progress: Progress) -> None:
        Workspace.open(folder, progress).close()

    def tell(error: Exception) -> None:
        failed(folder, error if isinstance(error, UserError) else _STOPPED)

    page = OpeningPage(jobs, folder)
    jobs.run("Nâng cấp dữ liệu", work, lambda _: then(folder), failed=tell)
    return page
