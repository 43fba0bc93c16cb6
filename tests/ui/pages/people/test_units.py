"""The dialog of the sub-units."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import type_text
from ucvn_desktop.services.sub_units import add_unit
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.find import Find
from ucvn_desktop.ui.pages.people import page as page_module
from ucvn_desktop.ui.pages.people.page import PeoplePage
from ucvn_desktop.ui.pages.people.units_dialog import UnitsDialog
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


@pytest.fixture
def dialog(book: dict[str, int], session: Session, qtbot: QtBot, settle: Settle) -> UnitsDialog:
    made = UnitsDialog(None, session)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def told(dialog: UnitsDialog) -> list[str]:
    return [dialog.form.units.item(row).text() for row in range(dialog.form.units.count())]


def write(dialog: UnitsDialog, name: str, day: str = "") -> None:
    for field, text in ((dialog.form.name, name), (dialog.form.day, day)):
        field.clear()
        type_text(field, text)


def test_a_unit_is_added_and_chosen(dialog: UnitsDialog, settle: Settle) -> None:
    assert told(dialog) == ["Công đoàn Văn phòng\n1 người"]
    write(dialog, "Công đoàn Báo Mẫu", "2/2020")
    dialog.form.add.click()
    settle()
    assert told(dialog) == ["Công đoàn Báo Mẫu\ntừ 2/2020 · chưa có ai", "Công đoàn Văn phòng\n1 người"]
    assert dialog.current
    assert dialog.current.name == "Công đoàn Báo Mẫu"
    assert dialog.form.name.text() == ""


def test_a_unit_is_renamed_from_a_day_and_keeps_its_old_name(
    dialog: UnitsDialog, workspace: Workspace, settle: Settle
) -> None:
    assert dialog.form.units.selectedItems()
    write(dialog, "Công đoàn Văn phòng Bộ", "1/3/2021")
    dialog.form.rename.click()
    settle()
    (unit,) = workspace.sub_units.all()
    assert (unit.name_on("2021-02-28"), unit.name) == ("Công đoàn Văn phòng", "Công đoàn Văn phòng Bộ")
    assert told(dialog) == ["Công đoàn Văn phòng Bộ\ntrước là Công đoàn Văn phòng · từ 1/3/2021 · 1 người"]


def test_a_unit_is_closed_on_a_day_and_opened_again(
    dialog: UnitsDialog, workspace: Workspace, settle: Settle
) -> None:
    dialog.form.units.setCurrentRow(0)
    dialog.form.close.click()
    assert "Chưa có ngày kết thúc" in dialog.form.fault.text()
    write(dialog, "", "2021")
    dialog.form.close.click()
    settle()
    assert workspace.sub_units.all()[0].ended == "2021"
    assert dialog.form.close.text() == "Bỏ kết thúc"
    dialog.form.close.click()
    settle()
    assert workspace.sub_units.all()[0].ended == ""


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("", "", "Chưa có tên đơn vị"),
        ("cong doan van phong", "", "đã là tên"),
        ("Công đoàn mới", "hôm qua", "Không hiểu ngày"),
    ],
)
def test_what_cannot_be_stored_is_told_and_stays_typed(
    dialog: UnitsDialog, workspace: Workspace, settle: Settle, name: str, day: str, said: str
) -> None:
    write(dialog, name, day)
    dialog.form.add.click()
    settle()
    assert said in dialog.form.fault.text()
    assert dialog.form.name.text() == name
    assert len(workspace.sub_units.all()) == 1
    type_text(dialog.form.name, "x")
    assert not dialog.form.fault.isVisible()


def test_a_new_unit_can_be_chosen_at_once(
    page: PeoplePage, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    dialog = UnitsDialog(None, session)
    qtbot.addWidget(dialog)
    write(dialog, "Công đoàn Báo Mẫu")
    dialog.form.add.click()
    settle()
    page.desk.read_again()
    settle()
    assert page.form.unit.findText("Công đoàn Báo Mẫu") > 0


def test_a_unit_that_is_found_by_ctrl_k_is_chosen_in_the_dialog(
    page: PeoplePage, session: Session, qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        add_unit(session.workspace, f"Công đoàn số {number:02}")
    wanted = add_unit(session.workspace, "Công đoàn Viện Mẫu")
    asked: list[int] = []
    monkeypatch.setattr(page_module, "edit_units", lambda _page, _session, unit_id: asked.append(unit_id))
    session.wanted.connect(page.show_record)
    window = QWidget()
    qtbot.addWidget(window)
    find = Find(session, window)
    find.field.setText("vien mau")
    find.search.ask()
    settle()
    assert "\nĐơn vị trực thuộc" in find._list.item(0).text()
    find._go(find._list.item(0))
    qtbot.waitUntil(lambda: asked == [wanted.id])
    dialog = UnitsDialog(None, session, wanted.id)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    assert dialog.current == wanted
    assert (
        dialog.form.units.viewport()
        .rect()
        .intersects(dialog.form.units.visualItemRect(dialog.form.units.currentItem()))
    )


def test_units_that_only_let_themselves_be_read_are_closed(
    book: dict[str, int], session: Session, qtbot: QtBot, settle: Settle
) -> None:
    session.read_only = True
    dialog = UnitsDialog(None, session)
    qtbot.addWidget(dialog)
    settle()
    form = dialog.form
    assert dialog.current
    assert not any(part.isEnabled() for part in (form.add, form.rename, form.close))
