"""The first run: one page from nothing to a workspace."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import assert_typing_is_whole, type_text
from ucvn_desktop.services import places
from ucvn_desktop.services.drives import Drive, DriveKind
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.jobs import Jobs
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.welcome import page as module
from ucvn_desktop.ui.pages.welcome.page import WelcomePage

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, jobs: Jobs, settle: Settle) -> WelcomePage:
    """The page as it stands a moment after it was shown."""
    made = WelcomePage(jobs)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    settle()
    return made


@pytest.fixture
def opened(page: WelcomePage) -> list[Path]:
    """The folders that the page asked to be opened."""
    asked: list[Path] = []
    page.chosen.connect(asked.append)
    return asked


def _answer_folder(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: folder)


def test_a_name_and_a_click_make_a_workspace(page: WelcomePage, opened: list[Path], settle: Settle) -> None:
    form = page._form
    type_text(form.unit, "Công đoàn Bộ Tư pháp")
    type_text(form.officer, "Trần Văn Bình")
    form.year.setValue(2021)
    QTest.mouseClick(form.begin, Qt.MouseButton.LeftButton)
    settle()
    assert opened == [Path.home() / "Documents" / places.FOLDER_NAME]
    with Workspace.open(opened[0]) as workspace:
        profile = workspace.profile
        assert (profile.unit_name, profile.unit_code) == ("Công đoàn Bộ Tư pháp", "CDBTP")
        assert (profile.superior, profile.officer) == ("Công đoàn Viên chức Việt Nam", "Trần Văn Bình")
        assert len(workspace.topics.all()) == 6


def test_the_making_is_seen_and_can_be_stopped(
    page: WelcomePage, opened: list[Path], jobs: Jobs, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    real = places.blockers

    def slow(place: Path) -> list[places.Concern]:
        held.wait()
        return real(place)

    monkeypatch.setattr(module, "blockers", slow)
    type_text(page._form.unit, "Công đoàn Bộ")
    page._form.begin.click()
    assert [job.title for job in jobs.long_jobs] == ["Tạo dữ liệu mới"]
    jobs.cancel_all()
    held.set()
    settle()
    assert opened == []
    assert page._form.begin.isEnabled()
    assert not list(Path.home().rglob("ucvn.db"))
    page._form.begin.click()
    settle()
    assert len(opened) == 1


def test_the_code_follows_the_name_until_it_is_typed(page: WelcomePage) -> None:
    form = page._form
    type_text(form.unit, "Công đoàn Bộ")
    assert form.code.text() == "CDB"
    form.code.selectAll()
    type_text(form.code, "TUPHAP")
    type_text(form.unit, " Tư pháp")
    assert form.code.text() == "TUPHAP"
    form.code.clear()
    form.code.textEdited.emit("")
    type_text(form.unit, " Hà Nội")
    assert form.code.text() == "CDBTPHN"


def test_every_field_keeps_what_a_vietnamese_keyboard_types(page: WelcomePage, qtbot: QtBot) -> None:
    form = page._form
    for field in (form.unit, form.superior, form.officer, form.place):
        assert_typing_is_whole(field)


def test_faults_stand_beside_their_fields_and_nothing_is_made(
    page: WelcomePage, opened: list[Path], settle: Settle
) -> None:
    form = page._form
    assert not form.unit_fault.isVisible()
    form.begin.click()
    assert form.unit_fault.text().startswith("Chưa có tên đơn vị")
    assert page.focusWidget() is form.unit
    type_text(form.unit, "Công đoàn Bộ")
    assert not form.unit_fault.isVisible()
    form.code.selectAll()
    type_text(form.code, "C Đ")
    assert "«C Đ»" in form.code_fault.text()
    form.begin.click()
    settle()
    assert page.focusWidget() is form.code
    assert opened == []
    assert not (Path.home() / "Documents").exists()


def test_a_place_that_is_taken_is_told_beside_the_place(
    page: WelcomePage, opened: list[Path], settle: Settle, workspace_folder: Path
) -> None:
    form = page._form
    type_text(form.unit, "Công đoàn Bộ")
    form.place.setText(str(workspace_folder))
    form.begin.click()
    settle()
    assert "đã có dữ liệu" in form.place_fault.text()
    assert opened == []
    assert form.begin.isEnabled()


def test_a_synchronised_place_is_warned_of_and_still_works(
    page: WelcomePage,
    opened: list[Path],
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "OneDrive").mkdir()
    _answer_folder(monkeypatch, tmp_path / "OneDrive")
    page._form.choose.click()
    settle()
    assert "OneDrive" in page._form.place_warning.text()
    assert not page._form.place_fault.isVisible()
    type_text(page._form.unit, "Công đoàn Bộ")
    page._form.begin.click()
    settle()
    assert opened == [tmp_path / "OneDrive"]


def test_a_folder_that_is_used_gets_a_new_one_inside(
    page: WelcomePage, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "thư.txt").write_text("x")
    _answer_folder(monkeypatch, tmp_path)
    page._form.choose.click()
    settle()
    assert page._form.place.text() == str(tmp_path / places.FOLDER_NAME)


def test_a_place_typed_by_hand_is_judged_after_a_pause(
    page: WelcomePage, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "local_drives", lambda: [Drive(Path("/srv"), DriveKind.NETWORK)])
    page._form.place.selectAll()
    type_text(page._form.place, "/srv/ucvn")
    qtbot.waitUntil(lambda: "thư mục mạng" in page._form.place_warning.text())


def test_the_year_tells_whether_its_plan_is_at_hand(page: WelcomePage) -> None:
    page._form.year.setValue(2021)
    assert page._form.year_note.text() == "Có sẵn kế hoạch truyền thông 2021."
    page._form.year.setValue(2030)
    assert page._form.year_note.text().startswith("Chưa có sẵn kế hoạch năm 2030")


def test_data_that_is_there_is_opened(
    page: WelcomePage,
    opened: list[Path],
    settle: Settle,
    workspace_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _answer_folder(monkeypatch, None)
    page._form.existing.click()
    _answer_folder(monkeypatch, tmp_path)
    page._form.existing.click()
    settle()
    assert opened == []
    assert "không có dữ liệu" in page._form.said.text()
    _answer_folder(monkeypatch, workspace_folder)
    page._form.existing.click()
    settle()
    assert opened == [workspace_folder]
    assert not page._form.said.isVisible()


def test_ctrl_enter_begins_and_the_sample_is_asked_for(
    page: WelcomePage, opened: list[Path], settle: Settle, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.sample):
        page._form.sample.click()
    type_text(page._form.unit, "Công đoàn Bộ")
    QTest.keyClick(page._form.unit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(opened) == 1


def test_what_a_job_could_not_do_is_told_on_the_page(page: WelcomePage) -> None:
    page.tell(Notice("Xong", "green"))
    assert not page._form.said.isVisible()
    page.tell(Notice("Ổ đĩa đã đầy.", "red"))
    assert page._form.said.text() == "Ổ đĩa đã đầy."


def test_help_opens_and_closes(page: WelcomePage) -> None:
    QTest.keyClick(page, Qt.Key.Key_F1)
    assert page._help.isVisible()
    QTest.keyClick(page._help, Qt.Key.Key_Escape)
    assert not page._help.isVisible()
