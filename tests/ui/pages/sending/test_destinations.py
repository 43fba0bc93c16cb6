"""Where to: chosen, begun, typed, removed and brought back in the page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import assert_typing_is_whole, type_text
from ucvn_desktop.services.destinations import bin_destination, edit_destination, new_destination
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.sending.page import SendingPage
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


def _names(workspace: Workspace) -> list[str]:
    return [one.name for one in workspace.destinations.all()]


def test_a_new_destination_is_typed_in_place_and_stored(
    stocked: Workspace, page: SendingPage, settle: Settle
) -> None:
    page.destinations.form.add_destination.click()
    settle()
    assert page.destinations.form.name.hasFocus()
    assert page.destinations.form.name.selectedText() == "Nơi nhận mới"
    page.destinations.form.name.clear()
    assert_typing_is_whole(page.destinations.form.name, "Trang thông tin điện tử")
    type_text(page.destinations.form.address, "tin@example.vn")
    page.destinations.form.limit.setValue(10)
    page.flush()
    settle()
    stored = stocked.destinations.all()[-1]
    assert (stored.name, stored.address, stored.limit_mb) == ("Trang thông tin điện tử", "tin@example.vn", 10)
    assert page.destinations.form.destination.currentText() == "Trang thông tin điện tử"
    assert "thư 10 MB" in page.form.weight.text()
    assert page.back()
    assert not page.destinations.form.editor.isVisible()


def test_the_bundle_goes_to_the_destination_that_is_chosen_also_next_time(
    stocked: Workspace, session: Session, qtbot: QtBot, page: SendingPage, out: Path, settle: Settle
) -> None:
    new_destination(stocked, "Trang tin")
    page.visited()
    settle()
    combo = page.destinations.form.destination
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert page.primary
    page.primary.trigger()
    settle()
    assert stocked.submissions.all()[0].destination == "Trang tin"
    again = SendingPage(session)
    qtbot.addWidget(again)
    again.visited()
    settle()
    assert again.destinations.form.destination.currentText() == "Trang tin"


def test_no_limit_has_no_meter(stocked: Workspace, page: SendingPage, settle: Settle) -> None:
    assert page.form.meter.isVisible()
    page.rename()
    page.destinations.form.limit.setValue(0)
    page.flush()
    settle()
    assert page.destinations.form.limit.text() == "Không giới hạn"
    assert not page.form.meter.isVisible()


def test_a_removed_destination_comes_back(
    stocked: Workspace, page: SendingPage, settle: Settle, notices: list[Notice]
) -> None:
    (name,) = _names(stocked)
    page.rename()
    page.destinations.form.remove_destination.click()
    settle()
    assert _names(stocked) == []
    assert not page.destinations.form.destination.isEnabled()
    assert not page.destinations.form.edit_destination.isEnabled()
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert _names(stocked) == [name]
    assert page.destinations.form.destination.currentText() == name


def test_fields_are_put_away_where_their_destination_was_removed_elsewhere(
    stocked: Workspace, page: SendingPage, settle: Settle
) -> None:
    page.rename()
    new_destination(stocked, "Trang tin")
    bin_destination(stocked, stocked.destinations.all()[0].id)
    page.visited()
    settle()
    assert not page.destinations.form.editor.isVisible()


def test_another_room_s_change_comes_into_the_fields_but_not_into_the_one_that_is_typed_in(
    stocked: Workspace, page: SendingPage, session: Session, settle: Settle
) -> None:
    page.rename()
    form = page.destinations.form
    form.address.setFocus()
    edit_destination(stocked, 1, {"name": "Tên mới", "address": "địa chỉ mới"})
    session.changed.emit("destination")
    settle()
    assert form.destination.currentText() == "Tên mới"
    assert form.name.text() == "Tên mới"
    assert form.address.text() == ""


def test_an_answer_older_than_what_is_typed_is_not_shown(
    stocked: Workspace, page: SendingPage, settle: Settle
) -> None:
    page.rename()
    form = page.destinations.form
    page.destinations.refresh()
    type_text(form.name, "Mới")
    form.address.setFocus()
    settle()
    assert form.name.text() == "Mới"
    page.flush()
    settle()
    assert form.destination.currentText() == "Mới"


def test_the_wheel_passes_over_the_limit(stocked: Workspace, page: SendingPage) -> None:
    page.rename()
    limit = page.destinations.form.limit
    page.form.filter.setFocus()
    before = limit.value()
    place = limit.rect().center()
    QApplication.sendEvent(
        limit,
        QWheelEvent(
            QPointF(place),
            QPointF(limit.mapToGlobal(place)),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
    assert limit.value() == before


def test_a_limit_with_a_half_is_shown_with_it(stocked: Workspace, page: SendingPage, settle: Settle) -> None:
    edit_destination(stocked, 1, {"limit_mb": 12.5})
    page.visited()
    settle()
    page.rename()
    assert page.destinations.form.limit.value() == 12.5


def test_an_emptied_name_keeps_the_last_and_nothing_is_said(
    stocked: Workspace, page: SendingPage, settle: Settle, notices: list[Notice]
) -> None:
    before = _names(stocked)
    page.rename()
    page.destinations.form.name.clear()
    page.destinations.form.name.textEdited.emit("")
    page.flush()
    settle()
    assert _names(stocked) == before
    assert page.destinations.form.name.text() == ""
    assert notices == []


def test_an_hour_of_typing_is_one_revision(stocked: Workspace) -> None:
    one = edit_destination(stocked, 1, {"name": "A"})
    edit_destination(stocked, 1, {"name": "Ab"}, over=one.rev)
    assert [old.name for old in stocked.destinations.history(one)][1:] == ["Ab"]
