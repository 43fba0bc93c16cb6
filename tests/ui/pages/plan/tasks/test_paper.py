"""The table of tasks on paper."""

from PySide6.QtWidgets import QApplication

from tests.ui.pages.plan.on_paper import lines_of
from ucvn_desktop.ui.pages.plan.tasks.paper import task_table


def test_the_task_has_most_of_the_room_and_days_stay_whole(qapp: QApplication) -> None:
    what = "Viết ít nhất 3 tin, bài về chăm lo đoàn viên và Tháng Công nhân"
    topic, who = "4. An sinh, chăm lo, ngày lễ lớn", "Cán bộ truyền thông (mẫu)"
    row = (what, topic, who, "31/12/2021", "Xong ngày 24/7/2021")
    document = task_table("Công đoàn Mẫu", 2021, "", [row])
    assert lines_of(document, "31/12/2021") == 1
    assert lines_of(document, what) <= 3
