"""Settings: stored as they are typed, destinations in place, backups and examination as jobs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import assert_typing_is_whole, type_text
from ucvn_desktop.core.progress import Progress
from ucvn_desktop.services.backup import backup_state
from ucvn_desktop.services.destinations import bin_destination, new_destination
from ucvn_desktop.ui import dialogs, printing, theme
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.settings import page as module
from ucvn_desktop.ui.pages.settings.page import SettingsPage
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


@pytest.fixture
def page(session: Session, qtbot: QtBot, settle: Settle) -> SettingsPage:
    made = SettingsPage(session)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.visited()
    settle()
    return made


@pytest.fixture
def own_look(qapp: QApplication) -> Iterator[None]:
    """Whatever look a test puts on is taken off."""
    palette, sheet = qapp.palette(), qapp.styleSheet()
    yield
    theme.put_on(qapp, theme.Scheme.AUTO)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def test_what_is_typed_is_stored_as_one_revision(
    page: SettingsPage, session: Session, settle: Settle
) -> None:
    page._form.officer.selectAll()
    type_text(page._form.officer, "Lê Quang Đạo")
    page.flush()
    type_text(page._form.phone, "024 3333 4444")
    page.flush()
    settle()
    profile = session.workspace.profile
    assert (profile.officer, profile.phone) == ("Lê Quang Đạo", "024 3333 4444")
    assert len(session.workspace.profiles.history(profile)) == 2
    assert not page.has_unsaved


def test_a_wrong_code_is_told_beside_it_and_not_stored(
    page: SettingsPage, session: Session, settle: Settle
) -> None:
    page._form.unit_code.selectAll()
    type_text(page._form.unit_code, "Đ")
    page.flush()
    settle()
    assert "«Đ»" in page._form.unit_code_fault.text()
    # On the way to «Đ» a «D» stood there, which is too short as well.
    assert session.workspace.profile.unit_code == "CDBTN"
    page._form.officer.end(False)
    type_text(page._form.officer, " A")
    page.flush()
    settle()
    assert session.workspace.profile.officer.endswith("A")
    page._form.unit_code.selectAll()
    type_text(page._form.unit_code, "CDX")
    assert not page._form.unit_code_fault.isVisible()
    page.flush()
    settle()
    assert session.workspace.profile.unit_code == "CDX"


def test_every_field_keeps_what_a_vietnamese_keyboard_types(page: SettingsPage, settle: Settle) -> None:
    for name, field in page._profile_fields().items():
        if name != "unit_code":
            assert_typing_is_whole(field)
    # What comes back from the disk must not touch the fields.
    texts = [field.text() for field in page._profile_fields().values()]
    page.flush()
    settle()
    page.visited()
    settle()
    assert [field.text() for field in page._profile_fields().values()] == texts


def test_a_destination_is_stored_while_it_is_typed(
    page: SettingsPage, session: Session, qtbot: QtBot
) -> None:
    form = page._destinations.form
    form.name.selectAll()
    type_text(form.name, "Ban Tuyên giáo")
    form.address.setFocus()
    type_text(form.address, "tuyengiao@vi.du")
    form.limit.setValue(12)
    assert page.has_unsaved
    # Nobody leaves the field, presses Enter or the like.
    qtbot.waitUntil(lambda: session.workspace.destinations.get(1).limit_mb == 12, timeout=10_000)
    stored = session.workspace.destinations.get(1)
    assert (stored.name, stored.address) == ("Ban Tuyên giáo", "tuyengiao@vi.du")


def test_a_new_destination_is_ready_to_be_named(page: SettingsPage, session: Session, settle: Settle) -> None:
    page.create_new()
    settle()
    name = page._destinations.form.name
    assert name.hasFocus()
    assert name.selectedText() == "Nơi nhận mới"
    name.clear()
    assert_typing_is_whole(name, "Báo Lao động")
    page.flush()
    settle()
    assert [d.name for d in session.workspace.destinations.all()][1:] == ["Báo Lao động"]
    # Where bundles go was not asked.
    assert session.memory.number("sending/destination") == 0


def test_f2_goes_to_the_name(page: SettingsPage) -> None:
    page._form.unit_name.setFocus()
    page.rename()
    assert page._destinations.form.name.hasFocus()


def test_del_bins_a_destination_and_the_notice_brings_it_back(
    page: SettingsPage, session: Session, settle: Settle, notices: list[Notice]
) -> None:
    page._form.unit_name.setFocus()
    page.delete()  # the list has not the focus
    page._destinations.form.destination.setFocus()
    page.delete()
    settle()
    assert session.workspace.destinations.all() == []
    assert not page._destinations.form.editor.isEnabled()
    assert page._destinations.form.name.text() == ""
    assert notices[-1].run is not None
    notices[-1].run()
    settle()
    assert len(session.workspace.destinations.all()) == 1
    assert page._destinations.form.name.text().startswith("Ban Tuyên giáo")


def test_a_binned_destination_comes_back_long_after_its_notice(
    page: SettingsPage, session: Session, settle: Settle
) -> None:
    assert not page._form.restore_destination.isVisible()
    page._destinations.form.remove_destination.click()
    settle()
    page._form.restore_destination.click()
    (menu,) = page.findChildren(QMenu)
    (action,) = menu.actions()
    assert action.text().startswith("Ban Tuyên giáo")
    action.trigger()
    menu.close()
    settle()
    assert len(session.workspace.destinations.all()) == 1
    assert not page._form.restore_destination.isVisible()


def test_data_that_is_only_read_lets_nothing_be_written(
    session: Session, qtbot: QtBot, settle: Settle
) -> None:
    bin_destination(session.workspace, new_destination(session.workspace, "Cũ").id)
    session.read_only = True
    page = SettingsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.visited()
    settle()
    destinations = page._destinations.form
    fields = (*page._profile_fields().values(), destinations.name, destinations.address, destinations.limit)
    assert all(field.isReadOnly() for field in fields)
    deeds = (
        page._form.back_up,
        page._form.restore_destination,
        destinations.add_destination,
        destinations.remove_destination,
    )
    assert not any(deed.isEnabled() for deed in deeds)
    assert {deed.toolTip() for deed in deeds} == {"Dữ liệu này chỉ đọc"}
    page.create_new()
    destinations.destination.setFocus()
    page.delete()
    settle()
    assert len(session.workspace.destinations.all()) == 1
    assert page._form.check.isEnabled()


def test_the_look_is_put_on_at_once_and_remembered(
    page: SettingsPage, session: Session, own_look: None
) -> None:
    assert page._form.look_auto.isChecked()
    page._form.look_dark.click()
    assert theme.is_dark()
    assert session.memory.text("look") == "dark"
    page._form.look_light.click()
    assert not theme.is_dark()
    assert SettingsPage(session)._form.look_light.isChecked()


def test_a_backup_is_made_when_asked(
    page: SettingsPage, session: Session, settle: Settle, notices: list[Notice]
) -> None:
    assert page._form.backup_state.text() == "Chưa có bản sao lưu nào."
    assert not page._form.open_backups.isEnabled()
    page._form.back_up.click()
    settle()
    settle()
    assert backup_state(session.workspace).count == 1
    assert "Có 1 bản" in page._form.backup_state.text()
    assert page._form.open_backups.isEnabled()
    assert page._form.back_up.isEnabled()
    assert notices[-1].text.startswith("Đã sao lưu thành")


def test_a_backup_that_fails_is_told_and_can_be_tried_again(
    page: SettingsPage, session: Session, settle: Settle, notices: list[Notice]
) -> None:
    backups = session.workspace.folder / "backups"
    backups.rmdir()
    backups.write_bytes(b"")
    page._form.back_up.click()
    settle()
    assert notices[-1].tone == "red"
    assert page._form.back_up.isEnabled()


def test_a_backup_is_stopped_and_says_so(
    page: SettingsPage,
    session: Session,
    settle: Settle,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def long(_: object, *, progress: Progress) -> Path:
        while True:
            progress(0, 0)

    monkeypatch.setattr(module, "back_up", long)
    page._form.back_up.click()
    session.jobs.cancel_all()
    settle()
    assert notices[-1].text.startswith("Đã dừng sao lưu.")
    assert page._form.back_up.isEnabled()


def test_an_examination_says_what_it_found(page: SettingsPage, session: Session, settle: Settle) -> None:
    page._form.check.click()
    settle()
    assert page._form.check_state.text().startswith("Dữ liệu nguyên vẹn")
    with session.workspace.write() as connection:
        connection.execute("UPDATE topic SET title = 'khác' WHERE id = 1")
    page._form.check.click()
    settle()
    assert "Có 1 chỗ hỏng" in page._form.check_state.text()
    assert "nội dung số 1" in page._form.check_state.text()
    assert page._form.check.isEnabled()


def test_the_folder_and_its_size_are_told(page: SettingsPage, session: Session) -> None:
    assert page._form.folder.text() == str(session.workspace.folder)
    assert "Dữ liệu chiếm" in page._form.usage.text()


def test_folders_are_opened(page: SettingsPage, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(module, "open_folder", opened.append)
    page._form.open_folder.click()
    page._form.open_backups.setEnabled(True)
    page._form.open_backups.click()
    assert opened == [session.workspace.folder, session.workspace.folder / "backups"]


def test_other_data_is_asked_for_from_the_window(
    page: SettingsPage,
    session: Session,
    settle: Settle,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
    template_folder: Path,
) -> None:
    wanted: list[object] = []
    session.leave.connect(wanted.append)
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: session.workspace.folder)
    page._form.open_other.click()
    settle()
    assert wanted == []
    assert notices[-1].text == "Dữ liệu này đang mở."
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: template_folder)
    page._form.open_other.click()
    settle()
    assert wanted == [template_folder]


def test_ctrl_p_prints_the_unit_and_where_its_data_lies(
    page: SettingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(printing, "print_document", lambda *words: printed.append(words[-1].toPlainText()))
    page.print_shown()
    for said in ("Công đoàn Bộ Thử nghiệm", "CDBTN", "Ban Tuyên giáo", str(session.workspace.folder)):
        assert said in printed[0]


def test_a_narrow_page_puts_its_cards_into_one_column(page: SettingsPage) -> None:
    page.resize(600, 700)
    assert page._form.columns.direction() == page._form.columns.Direction.TopToBottom
    page.resize(1000, 700)
    assert page._form.columns.direction() == page._form.columns.Direction.LeftToRight
