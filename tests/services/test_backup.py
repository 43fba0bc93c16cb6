"""Backups: one a day, whole, the last seven kept, and nothing lost where one fails."""

import os
import resource
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services import backup
from ucvn_desktop.services.backup import (
    BackupState,
    back_up,
    back_up_daily,
    backup_state,
    backup_words,
    backups,
    daily_backup_is_due,
)
from ucvn_desktop.storage.workspace import Workspace

NOW = datetime(2021, 4, 19, 9, 41).astimezone()


def _day(number: int) -> datetime:
    return NOW + timedelta(days=number)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> "Clock":
    """A clock that both modules go by; set to 19/4/2021."""
    return Clock(monkeypatch)


class Clock:
    """Sets the time of the program."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = NOW
        clock = self

        class Time(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
                return clock.now

        monkeypatch.setattr("ucvn_desktop.storage.workspace.datetime", Time)
        monkeypatch.setattr(backup, "_now", lambda: self.now)


def test_a_day_has_one_daily_backup(workspace: Workspace, clock: Clock) -> None:
    assert daily_backup_is_due(workspace.folder)
    made = back_up_daily(workspace)
    assert made is not None
    assert not daily_backup_is_due(workspace.folder)
    clock.now += timedelta(hours=14)
    assert back_up_daily(workspace) is None
    clock.now += timedelta(minutes=20)  # 00:01 of the next day
    assert back_up_daily(workspace) is not None
    assert backup_state(workspace).count == 2


def test_a_backup_made_by_hand_does_not_take_the_place_of_the_daily_one(workspace: Workspace) -> None:
    back_up(workspace)
    assert daily_backup_is_due(workspace.folder)


def test_a_backup_opens_as_a_workspace_and_has_all_records(workspace: Workspace, tmp_path: Path) -> None:
    for number in range(30):
        workspace.events.add(Event(title=f"Hội nghị {number}", day="2021-04-16"))
    made = back_up(workspace)
    restored = tmp_path / "khôi phục"
    restored.mkdir()
    made.rename(restored / "ucvn.db")
    with Workspace.open(restored) as other:
        for mine, theirs in zip(workspace.repositories(), other.repositories(), strict=True):
            assert mine.with_hashes() == theirs.with_hashes()
        assert other.search("hội nghị 7")


def test_a_backup_can_be_stopped_while_sqlite_copies_and_leaves_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucvn_desktop.storage.database._STEPS_BETWEEN_LOOKS", 50)

    def stop(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        back_up(workspace, progress=stop)
    assert list((workspace.folder / "backups").iterdir()) == []
    # The connection forgets what stopped it.
    assert back_up(workspace).is_file()


def test_the_last_seven_daily_backups_are_kept(workspace: Workspace, clock: Clock) -> None:
    made = []
    for number in range(10):
        clock.now = _day(number)
        made.append(back_up_daily(workspace))
    assert sorted(b.path for b in backups(workspace.folder)) == made[3:]


def test_each_kind_of_backup_has_its_own_seven(workspace: Workspace, clock: Clock) -> None:
    for number in range(9):
        clock.now = _day(number)
        with workspace.writing("nâng cấp"):
            workspace.backup("truoc-nang-cap")
        back_up_daily(workspace)
        back_up(workspace)
    kinds = [b.why for b in backups(workspace.folder)]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "truoc-nang-cap": 7,
        "hang-ngay": 7,
        "theo-yeu-cau": 7,
    }


def test_the_backup_just_made_stays_though_others_claim_to_be_of_the_future(
    workspace: Workspace, clock: Clock
) -> None:
    for number in range(8):
        clock.now = _day(4000 + number)
        back_up_daily(workspace)
    clock.now = NOW
    made = back_up_daily(workspace)
    clock.now = _day(1)
    made_next = back_up_daily(workspace)
    left = [b.path for b in backups(workspace.folder)]
    assert len(left) == 7
    assert {made, made_next} <= set(left)
    assert backup_state(workspace).newest == made_next


def test_other_files_among_the_backups_are_left_alone(workspace: Workspace, clock: Clock) -> None:
    folder = workspace.folder / "backups"
    others = [folder / name for name in ("ghi chú.txt", "ucvn-20211399-999999-hang-ngay.db", "ucvn.db")]
    for path in others:
        path.write_bytes(b"x")
    for number in range(9):
        clock.now = _day(number)
        back_up_daily(workspace)
    assert all(path.exists() for path in others)
    assert backup_state(workspace).count == 7


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "sao lưu hôm nay"),
        (1, "sao lưu hôm qua"),
        (3, "sao lưu 3 ngày trước"),
        (-400, "sao lưu ngày 19/4/2021"),
    ],
)
def test_the_age_of_a_backup_is_told_in_words(days: int, words: str) -> None:
    state = BackupState(Path("x"), NOW, 1, 1)
    assert backup_words(state, _day(days).date()) == words


def test_a_workspace_without_backups_says_so(workspace: Workspace) -> None:
    assert backup_words(backup_state(workspace)) == "chưa sao lưu"
    (workspace.folder / "backups").rmdir()
    assert backup_state(workspace) == BackupState(None, None, 0, 0)


def test_the_state_counts_backups_and_bytes(workspace: Workspace, clock: Clock) -> None:
    first = back_up_daily(workspace)
    clock.now = _day(1)
    second = back_up_daily(workspace)
    assert first is not None
    assert second is not None
    state = backup_state(workspace)
    assert state == BackupState(second, _day(1), 2, first.stat().st_size + second.stat().st_size)


def test_a_backup_that_the_disk_cuts_off_leaves_nothing_and_the_old_ones(workspace: Workspace) -> None:
    old = back_up(workspace)
    before = old.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))
    try:
        with pytest.raises(StorageError, match="Không sao lưu được dữ liệu"):
            back_up(workspace)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path.name for path in old.parent.iterdir()] == [old.name]
    assert old.read_bytes() == before
    back_up(workspace)


@pytest.mark.skipif(os.geteuid() != 0 or sys.platform != "linux", reason="only root may mount a small disk")
def test_a_full_disk_is_named(workspace: Workspace) -> None:
    folder = workspace.folder / "backups"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this root may not mount")
    try:
        with pytest.raises(StorageError, match="ổ đĩa đã đầy"):
            back_up(workspace)
        assert list(folder.iterdir()) == []
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_folder_that_cannot_be_written_is_a_sentence(workspace: Workspace) -> None:
    (workspace.folder / "backups").rmdir()
    (workspace.folder / "backups").write_bytes(b"")
    with pytest.raises(UserError, match="Không ghi được vào thư mục dữ liệu"):
        back_up(workspace)


def test_what_a_killed_backup_left_is_cleared_by_the_next(workspace_folder: Path) -> None:
    script = (
        "import os, signal; from pathlib import Path\n"
        "from ucvn_desktop.storage.workspace import Workspace\n"
        "from ucvn_desktop.services.backup import back_up\n"
        "import ucvn_desktop.storage.workspace as w\n"
        "w._flush = lambda path: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"back_up(Workspace.open(Path({str(workspace_folder)!r})))\n"
    )
    killed = subprocess.run([sys.executable, "-c", script], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert [p.suffix for p in (workspace_folder / "backups").iterdir()] == [".tmp"]
    with Workspace.open(workspace_folder) as opened:
        assert backup_state(opened).count == 0
        made = back_up(opened)
    assert list((workspace_folder / "backups").iterdir()) == [made]
