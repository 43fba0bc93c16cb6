"""Where to: chosen, begun, typed, removed and brought back in the page."""

from collections.abc import Callable
from pathlib import Path

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
    page.form.add_destination.click()
    settle()
    assert page.form.name.hasFocus()
    assert page.form.name.selectedText() == "Nơi nhận mới"
    page.form.name.clear()
    assert_typing_is_whole(page.form.name, "Trang thông tin điện tử")
    type_text(page.form.address, "tin@example.vn")
    page.form.limit.setValue(10)
    page.flush()
    settle()
    stored = stocked.destinations.all()[-1]
    assert (stored.name, stored.address, stored.limit_mb) == ("Trang thông tin điện tử", "tin@example.vn", 10)
    assert page.form.destination.currentText() == "Trang thông tin điện tử"
    assert "thư 10 MB" in page.form.weight.text()
    assert page.back()
    assert not page.form.editor.isVisible()


def test_the_bundle_goes_to_the_destination_that_is_chosen_also_next_time(
    stocked: Workspace, session: Session, qtbot: QtBot, page: SendingPage, out: Path, settle: Settle
) -> None:
    new_destination(stocked, "Trang tin")
    page.visited()
    settle()
    combo = page.form.destination
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
    assert again.form.destination.currentText() == "Trang tin"


def test_no_limit_has_no_meter(stocked: Workspace, page: SendingPage, settle: Settle) -> None:
    assert page.form.meter.isVisible()
    page.rename()
    page.form.limit.setValue(0)
    page.flush()
    settle()
    assert page.form.limit.text() == "Không giới hạn"
    assert not page.form.meter.isVisible()


def test_a_removed_destination_comes_back(
    stocked: Workspace, page: SendingPage, settle: Settle, notices: list[Notice]
) -> None:
    (name,) = _names(stocked)
    page.rename()
    page.form.remove_destination.click()
    settle()
    assert _names(stocked) == []
    assert not page.form.destination.isEnabled()
    assert not page.form.edit_destination.isEnabled()
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert _names(stocked) == [name]
    assert page.form.destination.currentText() == name


def test_fields_are_put_away_where_their_destination_was_removed_elsewhere(
    stocked: Workspace, page: SendingPage, settle: Settle
) -> None:
    page.rename()
    new_destination(stocked, "Trang tin")
    bin_destination(stocked, stocked.destinations.all()[0].id)
    page.visited()
    settle()
    assert not page.form.editor.isVisible()


def test_an_emptied_name_keeps_the_last_and_nothing_is_said(
    stocked: Workspace, page: SendingPage, settle: Settle, notices: list[Notice]
) -> None:
    before = _names(stocked)
    page.rename()
    page.form.name.clear()
    page.form.name.textEdited.emit("")
    page.flush()
    settle()
    assert _names(stocked) == before
    assert page.form.name.text() == ""
    assert notices == []


def test_an_hour_of_typing_is_one_revision(stocked: Workspace) -> None:
    one = edit_destination(stocked, 1, {"name": "A"})
    edit_destination(stocked, 1, {"name": "Ab"}, over=one.rev)
    assert [old.name for old in stocked.destinations.history(one)][1:] == ["Ab"]
