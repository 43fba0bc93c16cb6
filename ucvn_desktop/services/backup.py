"""Backups of the database: one a day, one when asked, one before an upgrade; the last seven of each kept.

They hold everything that was typed, and the log of what was sent. Photos are not in them: the originals lie in
the workspace folder, are never changed and are far larger than all the rest.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.storage.workspace import Workspace

KEPT = 7
_DAILY, _WHEN_ASKED = "hang-ngay", "theo-yeu-cau"
_NAME = re.compile(r"ucvn-(\d{8}-\d{6})-([a-z-]+?)(?:-\d+)?\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made (local time), and why."""

    path: Path
    when: datetime
    why: str


@dataclass(frozen=True, slots=True)
class BackupState:
    """What lies in backups/: the newest, how many there are, and their bytes together."""

    newest: Path | None
    when: datetime | None
    count: int
    size: int


def back_up_daily(workspace: Workspace, progress: Progress = silent) -> Path | None:
    """The day's backup; None where there is one of today already. Raises UserError."""
    return back_up(workspace, _DAILY, progress) if daily_backup_is_due(workspace.folder) else None


def back_up(workspace: Workspace, why: str = _WHEN_ASKED, progress: Progress = silent) -> Path:
    """A backup now; older ones of its kind beyond the last seven go.

    Raises UserError, and Cancelled where `progress` stops it; then there is none, and all others are kept.
    """
    with workspace.writing("sao lưu"):
        made = workspace.backup(why, progress)
        _forget_old(workspace.folder, made)
    return made


def daily_backup_is_due(folder: Path) -> bool:
    """Whether the workspace in `folder` has no daily backup of today."""
    today = _now().date()
    return not any(backup.why == _DAILY and backup.when.date() == today for backup in backups(folder))


def backup_state(workspace: Workspace) -> BackupState:
    """What there is to say of the workspace's backups."""
    found = backups(workspace.folder)
    newest = max(found, key=_age_key, default=None)
    return BackupState(
        newest.path if newest else None,
        newest.when if newest else None,
        len(found),
        sum(_size(backup.path) for backup in found),
    )


def backup_words(state: BackupState, today: date | None = None) -> str:
    """The age of the newest backup as the foot of the rail says it: «sao lưu hôm qua»."""
    if state.when is None:
        return "chưa sao lưu"
    days = ((today or _now().date()) - state.when.date()).days
    if days < 0:
        # The computer's clock was wrong then, or is now.
        return f"sao lưu ngày {format_day(state.when.date().isoformat())}"
    return f"sao lưu {('hôm nay', 'hôm qua')[days] if days < 2 else f'{days} ngày trước'}"


def backups(folder: Path) -> list[Backup]:
    """Every whole backup of the workspace in `folder`, in no order; other files there are nobody's business."""
    try:
        names = [path for path in (folder / "backups").iterdir() if path.is_file()]
    except OSError:
        return []
    return [backup for path in names if (backup := _read_name(path))]


def _read_name(path: Path) -> Backup | None:
    name = _NAME.fullmatch(path.name)
    if name is None:
        return None
    try:
        when = datetime.fromisoformat(name[1].replace("-", "T")).astimezone()
    except ValueError:
        return None
    return Backup(path, when, name[2])


def _forget_old(folder: Path, made: Path) -> None:
    kinds: dict[str, list[Backup]] = {}
    for backup in backups(folder):
        kinds.setdefault(backup.why, []).append(backup)
    for of_kind in kinds.values():
        # The one just made stays whatever its date: a wrong clock must not cost the only good one.
        newest_first = sorted(of_kind, key=lambda b: (b.path == made, *_age_key(b)), reverse=True)
        for backup in newest_first[KEPT:]:
            # What another program holds open is deleted another day.
            with suppress(OSError):
                backup.path.unlink()


def _age_key(backup: Backup) -> tuple[bool, datetime, str]:
    """Sorts by age; what claims to come from the future is older than all."""
    return backup.when <= _now(), backup.when, backup.path.name


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _now() -> datetime:
    return datetime.now().astimezone()
