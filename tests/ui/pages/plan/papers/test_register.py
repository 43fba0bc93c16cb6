"""The register on paper."""

from PySide6.QtWidgets import QApplication

from tests.ui.pages.plan.on_paper import lines_of
from ucvn_desktop.services.papers import PaperRow
from ucvn_desktop.ui.pages.plan.papers.register import register

ROW = PaperRow(
    id=1,
    rev=1,
    number="165-HD/BTGTW",
    day="2021-12-26",
    issuer="Ban Tuyên giáo (mẫu)",
    kind_label="Hướng dẫn",
    summary="Hướng dẫn tuyên truyền bầu cử",
    file_name="",
    cited=0,
    in_bin=False,
)


def test_number_and_day_stand_on_one_line_each(qapp: QApplication) -> None:
    document = register("Công đoàn Mẫu", [ROW], 1)
    assert lines_of(document, "165-HD/BTGTW") == 1
    assert lines_of(document, "26/12/2021") == 1
