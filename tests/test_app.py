"""What the program shows when it starts: data, the first run, or why there is none."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlite_utils import Database

from tests.storage.test_workspace import _one_more_step
from ucvn_desktop import paths
from ucvn_desktop.app import Desktop
from ucvn_desktop.services.backup import backup_state
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.jobs import Lane
from ucvn_desktop.ui.memory import Memory
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.opening import OpeningPage
from ucvn_desktop.ui.pages.locked import page as locked
from ucvn_desktop.ui.pages.locked.page import LockedPage
from ucvn_desktop.ui.pages.welcome.page import WelcomePage
from ucvn_desktop.ui.shell import Shell


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """The program with a memory of its own, and the application as it was before."""
    palette, sheet = qapp.palette(), qapp.styleSheet()
    made = Desktop(qapp, Memory(tmp_path / "window.ini"))
    qtbot.addWidget(made.window)
    yield made
    made.close()
    for lane in Lane:
        made.jobs.drain(lane)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


@pytest.fixture
def notices(desktop: Desktop) -> list[Notice]:
    said: list[Notice] = []
    desktop.messages.posted.connect(said.append)
    return said


def _shown(desktop: Desktop) -> QWidget:
    return desktop.window.centralWidget().currentWidget()  # type: ignore[union-attr]


def _hold_elsewhere(folder: Path) -> None:
    note = {
        "host": "MAY-PHONG-BEN",
        "pid": 7,
        "what": "cửa sổ chương trình",
        "since": "2021-04-16T08:00:00+07:00",
    }
    (folder / "workspace.lock.json").write_text(json.dumps(note))


def test_a_new_computer_begins_with_the_first_run(desktop: Desktop) -> None:
    desktop.start(None)
    assert isinstance(_shown(desktop), WelcomePage)


def test_the_first_run_leads_into_the_new_workspace_which_is_remembered(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop.start(None)
    page = _shown(desktop)
    assert isinstance(page, WelcomePage)
    page._form.unit.setText("Công đoàn Bộ")
    page._form.place.setText(str(tmp_path / "mới"))
    page._place_is_mine = False
    page._form.begin.click()
    qtbot.waitUntil(lambda: isinstance(_shown(desktop), Shell))
    assert desktop.window.windowTitle() == "Công đoàn Bộ – Truyền thông Công đoàn"
    desktop.close()
    desktop.start(None)
    assert desktop.session
    assert desktop.session.workspace.folder == tmp_path / "mới"


def test_the_sample_is_not_what_the_next_start_opens(desktop: Desktop, workspace_folder: Path) -> None:
    with Workspace.open(workspace_folder) as workspace:
        from dataclasses import replace

        workspace.profiles.save(replace(workspace.profile, sample="mẫu"))
    desktop.open(workspace_folder)
    assert isinstance(_shown(desktop), Shell)
    assert desktop.memory.text("workspace") == ""


def test_data_on_a_drive_that_is_away_is_not_replaced_by_a_first_run(
    desktop: Desktop, workspace_folder: Path, tmp_path: Path
) -> None:
    desktop.open(workspace_folder)
    desktop.close()
    away = workspace_folder.rename(tmp_path / "ổ khác")
    desktop.start(None)
    page = _shown(desktop)
    assert isinstance(page, LockedPage)
    assert "Có thể ổ đĩa chưa cắm" in page._form.sentence.text()
    away.rename(workspace_folder)
    page._form.again.click()
    assert isinstance(_shown(desktop), Shell)


def test_a_second_window_is_told_of_the_first(desktop: Desktop, workspace_folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from ucvn_desktop.storage.workspace import Workspace\n"
        f"w = Workspace.open(Path({str(workspace_folder)!r}))\n"
        "with w.writing('cửa sổ chương trình'):\n    print('held', flush=True); sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    desktop.start(workspace_folder)
    page = _shown(desktop)
    assert isinstance(page, LockedPage)
    assert "đang mở ở một cửa sổ khác" in page._form.sentence.text()
    holder.communicate("")
    page._form.again.click()
    assert isinstance(_shown(desktop), Shell)


def test_the_lock_of_another_computer_is_removed_after_a_question(
    desktop: Desktop, workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hold_elsewhere(workspace_folder)
    desktop.start(workspace_folder)
    page = _shown(desktop)
    assert isinstance(page, LockedPage)
    assert "MAY-PHONG-BEN" in page._form.sentence.text()
    monkeypatch.setattr(locked, "ask", lambda *_: True)
    page._form.unlock.click()
    assert isinstance(_shown(desktop), Shell)


def test_damaged_data_is_a_page_and_not_touched(desktop: Desktop, workspace_folder: Path) -> None:
    (workspace_folder / "ucvn.db").write_bytes(b"x" * 5000)
    desktop.start(workspace_folder)
    page = _shown(desktop)
    assert isinstance(page, LockedPage)
    assert "hỏng" in page._form.sentence.text()
    assert (workspace_folder / "ucvn.db").read_bytes() == b"x" * 5000


def test_data_of_an_older_program_is_upgraded_as_work_that_is_seen(
    desktop: Desktop, workspace_folder: Path, qtbot: QtBot
) -> None:
    held = threading.Event()

    def step(db: Database) -> None:
        held.wait()
        db.execute("CREATE TABLE weather (x TEXT) STRICT")

    with _one_more_step(step):
        desktop.start(workspace_folder)
        assert isinstance(_shown(desktop), OpeningPage)
        assert [job.title for job in desktop.jobs.long_jobs] == ["Nâng cấp dữ liệu"]
        held.set()
        qtbot.waitUntil(lambda: isinstance(_shown(desktop), Shell))


def test_an_upgrade_that_is_stopped_leaves_the_data_as_it_was(
    desktop: Desktop, workspace_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucvn_desktop.storage.database._STEPS_BETWEEN_LOOKS", 5)
    held, reached = threading.Event(), threading.Event()

    def step(db: Database) -> None:
        reached.set()
        held.wait()
        db.execute("CREATE TABLE weather (x TEXT) STRICT")

    with _one_more_step(step):
        desktop.start(workspace_folder)
        reached.wait()
        desktop.jobs.cancel_all()
        held.set()
        qtbot.waitUntil(lambda: isinstance(_shown(desktop), LockedPage))
        page = _shown(desktop)
        assert isinstance(page, LockedPage)
        assert "Dữ liệu vẫn nguyên" in page._form.sentence.text()
    page._form.again.click()
    assert isinstance(_shown(desktop), Shell)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount")
def test_a_read_only_medium_opens_with_a_notice(
    desktop: Desktop, workspace_folder: Path, notices: list[Notice], qtbot: QtBot
) -> None:
    folder = str(workspace_folder)
    if subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False).returncode:
        pytest.skip("this root may not mount")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        desktop.start(workspace_folder)
        shell = _shown(desktop)
        assert isinstance(shell, Shell)
        assert "chỉ cho đọc" in notices[-1].text
        assert desktop.session
        session = desktop.session
        assert len(session.workspace.topics.all()) == 6
        page = shell.visit("settings")
        page._form.officer.setText("Khác")  # type: ignore[attr-defined]
        page._form.officer.textEdited.emit("Khác")  # type: ignore[attr-defined]
        page.flush()
        qtbot.waitUntil(lambda: notices[-1].tone == "red")
        assert page.has_unsaved
        page._profile._pending.clear()  # type: ignore[attr-defined]
        desktop.close()
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_the_day_gets_its_backup_and_the_rail_tells_its_age(
    desktop: Desktop, workspace_folder: Path, qtbot: QtBot
) -> None:
    desktop.open(workspace_folder)
    shell = _shown(desktop)
    assert isinstance(shell, Shell)
    qtbot.waitUntil(lambda: "chưa sao lưu" in shell._rail._saved.text())
    assert desktop._daily_backup
    assert desktop.session
    desktop._daily_backup.look()
    qtbot.waitUntil(lambda: "sao lưu hôm nay" in shell._rail._saved.text())
    desktop._daily_backup.look()
    desktop.jobs.drain(Lane.READ)
    qtbot.waitUntil(lambda: not desktop.jobs.long_jobs)
    assert backup_state(desktop.session.workspace).count == 1


def test_a_daily_backup_that_fails_is_told_once(
    desktop: Desktop, workspace_folder: Path, qtbot: QtBot, notices: list[Notice]
) -> None:
    desktop.open(workspace_folder)
    (workspace_folder / "backups").rmdir()
    (workspace_folder / "backups").write_bytes(b"")
    assert desktop._daily_backup
    for _ in range(2):
        desktop._daily_backup.look()
        desktop.jobs.drain(Lane.READ)
        qtbot.waitUntil(lambda: not desktop.jobs.long_jobs)
    assert [notice.tone for notice in notices] == ["red"]


def test_copies_that_other_programs_show_go_when_the_data_is_closed(
    desktop: Desktop, workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr("ucvn_desktop.ui.desktop.open_file", shown.append)
    desktop.open(workspace_folder)
    assert desktop.session
    sha256 = desktop.session.workspace.files.keep_bytes(b"van ban kin")
    desktop.session.viewing.open(sha256, "Kín.pdf")
    desktop.jobs.drain(Lane.READ)
    assert shown[0].read_bytes() == b"van ban kin"
    desktop.close()
    assert list(paths.view_copies().iterdir()) == []


def test_other_data_is_opened_in_the_same_window(
    desktop: Desktop, workspace_folder: Path, make_workspace: Callable[[], Workspace]
) -> None:
    other = make_workspace()
    desktop.open(workspace_folder)
    assert desktop.session
    desktop.session.leave.emit(other.folder)
    assert desktop.session.workspace.folder == other.folder
    assert not (workspace_folder / "workspace.lock.json").exists()
    assert (other.folder / "workspace.lock.json").exists()


def test_data_is_not_left_while_a_job_works_on_it(
    desktop: Desktop, workspace_folder: Path, tmp_path: Path, notices: list[Notice], qtbot: QtBot
) -> None:
    desktop.open(workspace_folder)
    job = desktop.jobs.run("Nhập ảnh", lambda progress: [progress(0, 0) for _ in iter(int, 1)])
    desktop.open(tmp_path)
    assert "Hãy đợi «Nhập ảnh» xong" in notices[-1].text
    assert isinstance(_shown(desktop), Shell)
    job.cancel()
    qtbot.waitUntil(lambda: not desktop.jobs.long_jobs)


def test_the_sample_opens_in_a_window_of_its_own(
    desktop: Desktop, workspace_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("ucvn_desktop.ui.sample.start_window", opened.append)
    monkeypatch.setattr("ucvn_desktop.services.demo.find_demo", lambda: workspace_folder)
    desktop.start(None)
    page = _shown(desktop)
    assert isinstance(page, WelcomePage)
    page._form.sample.click()
    qtbot.waitUntil(lambda: opened == [workspace_folder])
    assert _shown(desktop) is page


def test_the_program_starts_paints_and_quits(workspace_folder: Path) -> None:
    command = [sys.executable, "-m", "ucvn_desktop", "-w", str(workspace_folder), "--smoke"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (0, "")
