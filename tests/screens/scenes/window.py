"""What stands around the rooms: find, help, notices, the job bar."""

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.screens.stage import Stage
from tests.screens.years import open_with_topics
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import Occasion
from ucvn_desktop.core.progress import Progress
from ucvn_desktop.core.task import Task
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.ui.messages import ask


def scenes(stage: Stage) -> Iterator[str]:
    """Each panel of the window once."""
    stage.shell.visit_last("")
    stage.shell.find_panel.open_it()
    stage.settle()
    yield "find-empty"
    QTest.keyClicks(stage.shell.find_panel.field, "cong doan")
    stage.settle(0.5)
    yield "find"
    stage.shell.find_panel.hide()
    stage.shell.help_panel.toggle(stage.shell.page.ROOM)
    yield "help"
    stage.shell.help_panel.hide()
    yield from _reminded(stage)
    yield from _notices(stage)
    yield from _job(stage)
    _question(stage)
    yield from _report(stage)


def _reminded(stage: Stage) -> Iterator[str]:
    """The day's word: of tasks that are late or nearly so, and of an occasion that comes."""
    session, reminding, today = stage.desktop.session, stage.desktop._reminding, this_day()
    assert session
    assert reminding
    open_with_topics(session.workspace, today.year)
    edition = edition_of(session.workspace, today.year)
    for ahead in (-3, -1, 2):
        end = (today + timedelta(ahead)).isoformat()
        session.workspace.tasks.add(
            Task(edition_id=edition.id, what="Gửi tin, bài", day_from=end, day_to=end)
        )
    soon = today + timedelta(5)
    session.workspace.occasions.add(
        Occasion(
            title="Ngày thành lập Công đoàn Cơ quan Mẫu",
            day_from=f"{soon:%m-%d}",
            origin_year=1996,
            lead_days=14,
        )
    )
    session.memory.keep("reminded", "")
    reminding.look()
    stage.settle(1.0)
    yield "reminded"


def _notices(stage: Stage) -> Iterator[str]:
    messages = stage.desktop.messages
    messages.say("Đã cho «Hội nghị triển khai» vào thùng rác.", action=("Hoàn tác", lambda: None))
    messages.say("Có 2 ảnh đã có từ trước nên không nhập lại.", "blue")
    messages.error(
        UserError(
            "Không ghi được tệp: ổ đĩa đã đầy. Hãy giải phóng chỗ trống rồi làm lại. Dữ liệu đã lưu vẫn nguyên.",
            "ENOSPC",
        )
    )
    yield "notices"


def _job(stage: Stage) -> Iterator[str]:
    go_on = True

    def work(progress: Progress) -> None:
        import time

        while go_on:
            progress(120, 500, "DSC_0120.jpg")
            time.sleep(0.02)

    stage.desktop.jobs.run("Nhập ảnh", work, unit="ảnh")
    stage.settle(0.6)
    yield "job"
    go_on = False
    stage.wait_for(lambda: not stage.desktop.jobs.long_jobs)


def _question(stage: Stage) -> None:
    """The rare question, a box of its own."""

    def draw() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        stage.draw("window-question", box)
        box.reject()

    QTimer.singleShot(0, stage.window, draw)
    ask(
        stage.window,
        "«Nhập ảnh» đang chạy. Dừng việc này rồi đóng?",
        "Những gì đã xong vẫn được giữ; lần sau làm lại thì chương trình làm tiếp phần còn lại.",
        "Dừng và đóng",
        "Không đóng",
    )


def _report(stage: Stage) -> Iterator[str]:
    """A bug's report, over all."""
    frames = "\n".join(
        f'  File "ucvn_desktop/ui/pages/photos/page.py", line {n}, in _came' for n in range(60)
    )
    stage.desktop.window.show_report(f"Traceback (most recent call last):\n{frames}\nIndexError: 3")
    stage.settle()
    yield "report"
    page = stage.desktop.window.centralWidget().currentWidget()  # type: ignore[union-attr]
    page._form.go_on.click()
