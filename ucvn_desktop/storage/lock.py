"""One writer at a time: the workspace's lock, and the note beside it that says who holds it.

The lock is the operating system's (it dies with its process). The note says who and since when, and is all
that another computer on a shared or synchronised folder can see.
"""

import json
import os
import platform
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ucvn_desktop.core.errors import UserError, explain

if TYPE_CHECKING:
    from filelock import FileLock

WAIT_SECONDS = 10.0
_POLL_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: computer, process, what it does, since when (local ISO time)."""

    host: str
    pid: int
    what: str
    since: str


def _this_process(what: str) -> Holder:
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return Holder(platform.node(), os.getpid(), what, now)


class Locked(UserError):  # noqa: N818 - a state, told in a sentence
    """Another program or computer holds the lock; `holder` is None where its note says nothing."""

    def __init__(self, message: str, holder: Holder | None) -> None:
        super().__init__(message, str(holder))
        self.holder = holder


class WorkspaceLock:
    """The writer's lock of one workspace folder. Threads of this process hold it together."""

    def __init__(self, folder: Path, wait: float = WAIT_SECONDS) -> None:
        self._folder = folder
        self._note = folder / "workspace.lock.json"
        self._wait = wait
        self._guard = threading.Lock()
        self._holders = 0

    @contextmanager
    def held(self, what: str, *, alone: bool = False, wait: float | None = None) -> Iterator[bool]:
        """Hold the lock for this process; yields whether it was taken just now. `wait` is in seconds.

        `alone` asks that no other job of this process holds it. Raises UserError, naming the holder, where
        another process or computer keeps it longer than the wait.
        """
        with self._guard:
            is_first = self._holders == 0
            if alone and not is_first:
                raise self._busy()
            if is_first:
                self._acquire(what, self._wait if wait is None else wait)
            self._holders += 1
        try:
            yield is_first
        finally:
            with self._guard:
                self._holders -= 1
                if self._holders == 0:
                    self._release()

    def holder(self) -> Holder | None:
        """What the note says; None where there is none, or a torn one left by a power cut."""
        try:
            return Holder(**json.loads(self._note.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def forget_other_computer(self) -> None:
        """Remove the note that another computer left, after the user said that nobody works there."""
        with suppress(FileNotFoundError):
            self._note.unlink()

    @cached_property
    def _lock(self) -> "FileLock":
        return _file_lock(self._folder / "workspace.lock")

    @cached_property
    def _queue(self) -> "FileLock":
        """Whoever waits stands in this second lock, so that a busy writer cannot take its turn again first."""
        return _file_lock(self._folder / "workspace.queue")

    def _acquire(self, what: str, wait: float) -> None:
        from filelock import Timeout

        deadline = time.monotonic() + wait
        try:
            self._queue.acquire(timeout=wait)
            try:
                self._lock.acquire(timeout=max(0.0, deadline - time.monotonic()))
            finally:
                self._queue.release()
        except Timeout:
            raise self._busy() from None
        except OSError as error:
            raise explain(error, "Không khóa được thư mục dữ liệu để ghi") from error
        try:
            self._wait_for_other_computer(deadline)
            self._write_note(what)
        except BaseException:
            self._lock.release()
            raise

    def _wait_for_other_computer(self, deadline: float) -> None:
        while (holder := self.holder()) and holder.host != platform.node():
            if time.monotonic() > deadline:
                raise Locked(
                    f"Dữ liệu đang được mở trên máy «{holder.host}» từ {when(holder.since)} nên chưa ghi được. "
                    "Không có gì bị thay đổi. Hãy đóng chương trình ở máy đó; nếu chắc chắn máy đó không còn "
                    "dùng, gỡ khóa bằng lệnh: ucvn -w <thư mục> doctor --unlock",
                    holder,
                )
            time.sleep(0.1)

    def _write_note(self, what: str) -> None:
        try:
            self._note.write_text(json.dumps(asdict(_this_process(what))), encoding="utf-8")
        except OSError as error:
            raise explain(error, "Không ghi được vào thư mục dữ liệu") from error

    def _release(self) -> None:
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()

    def _busy(self) -> Locked:
        holder = self.holder()
        who = f"«{holder.what}» trên máy «{holder.host}»" if holder else "chương trình khác"
        since = f" từ {when(holder.since)}" if holder else ""
        return Locked(
            f"Lệnh này chưa chạy vì {who} đang ghi dữ liệu{since}. Không có gì bị thay đổi. "
            "Hãy đợi việc ấy xong hoặc đóng cửa sổ chương trình rồi làm lại.",
            holder,
        )


def _file_lock(path: Path) -> "FileLock":
    # The import takes 30 ms, which whoever only reads need not wait for.
    from filelock import FileLock

    return FileLock(path, thread_local=False, poll_interval=_POLL_SECONDS)


def when(since: str) -> str:
    """«08:00 ngày 16/4/2021» for the time in a note."""
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        return since
    return f"{moment:%H:%M} ngày {moment.day}/{moment.month}/{moment.year}"
