"""What stands around the rooms: find, help, notices, the job bar."""

from collections.abc import Iterator

from PySide6.QtTest import QTest

from tests.screens.stage import Stage
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Progress


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
    yield from _notices(stage)
    yield from _job(stage)


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
