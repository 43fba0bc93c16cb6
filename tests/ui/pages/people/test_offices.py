"""The dialog of an office, and how its time is said."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import type_text
from ucvn_desktop.core.person import Office
from ucvn_desktop.ui.pages.people.office_delegate import OFFICE, OfficeDelegate
from ucvn_desktop.ui.pages.people.office_dialog import OfficeDialog
from ucvn_desktop.ui.pages.people.words import held

TODAY = "2021-06-01"


@pytest.fixture
def dialog(qtbot: QtBot) -> OfficeDialog:
    made = OfficeDialog(None, Office(person_id=1, title=""))
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_office_has_days_of_which_only_month_or_year_are_known(dialog: OfficeDialog) -> None:
    type_text(dialog.form.title, "Chủ tịch")
    type_text(dialog.form.unit, "Công đoàn Bộ")
    type_text(dialog.form.since, "2/2020")
    type_text(dialog.form.until, "2021")
    dialog.form.store.click()
    assert dialog.result() == OfficeDialog.DialogCode.Accepted
    assert dialog.typed == Office(
        person_id=1, title="Chủ tịch", unit="Công đoàn Bộ", since="2020-02", until="2021"
    )


@pytest.mark.parametrize(
    ("title", "since", "until", "said"),
    [
        ("", "2020", "", "Chưa có chức vụ"),
        ("Chủ tịch", "mùa xuân", "", "Không hiểu ngày"),
        ("Chủ tịch", "2021", "2020", "kết thúc trước khi bắt đầu"),
    ],
)
def test_what_cannot_be_right_is_told_in_the_dialog_which_stays(
    dialog: OfficeDialog, title: str, since: str, until: str, said: str
) -> None:
    type_text(dialog.form.title, title)
    type_text(dialog.form.since, since)
    type_text(dialog.form.until, until)
    dialog.form.store.click()
    assert dialog.isVisible()
    assert said in dialog.form.fault.text()
    assert dialog.form.fault.isVisible()
    type_text(dialog.form.title, "x")
    assert not dialog.form.fault.isVisible()


def test_an_office_that_is_there_is_shown_as_it_is(qtbot: QtBot) -> None:
    office = Office(person_id=1, id=3, title="Chủ tịch", since="2020-02", until="2021-05-06")
    dialog = OfficeDialog(None, office)
    qtbot.addWidget(dialog)
    assert (dialog.form.since.text(), dialog.form.until.text()) == ("2/2020", "6/5/2021")
    dialog.form.store.click()
    assert dialog.typed == office


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2020-02", "", "từ 2/2020 đến nay"),
        ("2020-02", "2021", "từ 2/2020 đến 2021"),
        ("2021-07", "", "từ 7/2021"),
        ("", "2020", "đến 2020"),
        ("", "", "không rõ từ bao giờ"),
    ],
)
def test_the_time_of_an_office_is_said_as_far_as_it_is_known(since: str, until: str, said: str) -> None:
    assert held(Office(person_id=1, title="Chủ tịch", since=since, until=until), TODAY) == said


def test_a_long_title_is_read_to_its_end(qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.resize(240, 400)
    rows.show()
    rows.setItemDelegate(OfficeDelegate(rows))
    long = "Ủy viên Ban Chấp hành, Phó Trưởng ban Thường trực Ban Tuyên giáo"
    for title in ("Chủ tịch", long):
        item = QListWidgetItem(rows)
        item.setData(OFFICE, Office(person_id=1, title=title, unit="Công đoàn Bộ", since="2020"))
    line = QFontMetricsF(rows.font()).lineSpacing()
    assert rows.sizeHintForRow(1) - rows.sizeHintForRow(0) >= 0.9 * line
