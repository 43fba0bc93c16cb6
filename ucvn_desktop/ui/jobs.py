"""Background work: the one mechanism, with a lane for long jobs, one for saving and one for reading.

Work runs on a thread of its lane; what comes of it is told in the window's thread.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled, Progress
from ucvn_desktop.ui.garbage import GarbageCollector

T = TypeVar("T")
_REPORT_SECONDS = 0.06
_SWITCH_SECONDS = 0.001
_NICE = 5
_DEEP = 3  # work calls what was written around it, and that once more


class Lane(Enum):
    """Which work waits for which; the value is the number of threads."""

    LONG = ("long", 1)  # imports, bundles, exports: one at a time, shown in the bar
    SAVE = ("save", 1)  # what is typed: quick, in order, never behind an import
    READ = ("read", 2)  # lists, counts, thumbnails


class Job(QObject):
    """Work under way. `unit` is what its steps count («ảnh»)."""

    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(self, title: str, unit: str) -> None:
        super().__init__()
        self.title = title
        self.unit = unit
        self.started = time.monotonic()
        self.is_over = False
        self._stop = threading.Event()
        self._reported = 0.0

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask it to stop; it ends at its next step."""
        self._stop.set()

    def progress(self, done: int, total: int, label: str = "") -> None:
        """The Progress that the work is given; called in its thread."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._reported >= _REPORT_SECONDS:
            self._reported = now
            self.progressed.emit(done, total, label)


class Jobs(QObject):
    """Runs work in the background. `at_end` is called in the thread after each piece (closes connections).

    `troubled` takes errors for which a job has no `failed` of its own, and bugs.
    """

    began = Signal(object)  # a long Job
    idle = Signal()  # no long job is left
    went_well = Signal(object)  # the action (see `fault_of`) that went well

    _came_back = Signal(object)

    def __init__(
        self, troubled: Callable[[Exception], None], at_end: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__()
        self._troubled = troubled
        self._at_end = at_end
        self._owner = 0
        self._long: list[Job] = []
        self._fault_of: object = None
        self._pools: dict[Lane, QThreadPool] = {}
        for lane in Lane:
            pool = QThreadPool(self)
            pool.setMaxThreadCount(lane.value[1])
            self._pools[lane] = pool
        self._garbage = GarbageCollector(self)
        # The window waits this long for a thread that computes in Python: with Python's own 5 ms, frames come late
        # three times as often while photos are imported (tests/benchmarks/test_import_heartbeat.py).
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._came_back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def long_jobs(self) -> list[Job]:
        """The long jobs that run or wait, the running one first."""
        return list(self._long)

    @property
    def fault_of(self) -> object:
        """The action whose error is being told just now, None between; equal to the same one tried again. What else
        an action that went well has to tell, as files that it left out, is no fault that the next one mends."""
        return self._fault_of

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None] = lambda _: None,
        *,
        unit: str = "",
        failed: Callable[[Exception], None] | None = None,
        about: object = None,
    ) -> Job:
        """A long job, shown in the bar; `failed` is told of every error, and takes the place of the usual notice
        for UserError and Cancelled. `about` names the action (`fault_of`) where it is tried again with something
        else, as an import with the right file: by itself it is the same only with the same record and file."""
        job = Job(title, unit)
        self._long.append(job)
        # Beside a long job two readers and the window want more than a weak laptop's two cores: then frames come late.
        self._pools[Lane.READ].setMaxThreadCount(1)
        self.began.emit(job)
        self._start(Lane.LONG, job, lambda: work(job.progress), then, failed, about or _deed_of(work))
        return job

    def save(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] = lambda _: None,
        failed: Callable[[Exception], None] | None = None,
        about: object = None,
    ) -> Job:
        """A quick write; writes are done in the order in which they were asked for."""
        job = Job("", "")
        self._start(Lane.SAVE, job, work, then, failed, about or _deed_of(work))
        return job

    def read(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] = lambda _: None,
        failed: Callable[[Exception], None] | None = None,
        about: object = None,
    ) -> Job:
        """A quick question; cancelled before its turn it is never asked, and later its answer is dropped."""
        job = Job("", "")
        self._start(Lane.READ, job, work, then, failed, about or _deed_of(work))
        return job

    def change_owner(self, at_end: Callable[[], None]) -> None:
        """Another session begins: what the one before asked for is no longer done, nor told to its pages."""
        self._owner += 1
        self._at_end = at_end

    def cancel_all(self) -> None:
        """Ask every long job to stop."""
        for job in self._long:
            job.cancel()

    def drain(self, lane: Lane = Lane.SAVE, milliseconds: int = 10_000) -> bool:
        """Wait until the lane is empty and its results are told; False where it takes longer."""
        is_done = self._pools[lane].waitForDone(milliseconds)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        return is_done

    def close(self) -> None:
        """Wait for all lanes; no job may be started afterwards."""
        self.cancel_all()
        for lane in Lane:
            self.drain(lane)
        self._garbage.stop()

    def _start(
        self,
        lane: Lane,
        job: Job,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
        about: object,
    ) -> None:
        owner, at_end = self._owner, self._at_end

        def run() -> None:
            outcome: Any = None
            error: Exception | None = None
            if lane is not Lane.SAVE:
                _give_way()
            try:
                if job.is_cancelled or owner != self._owner:
                    raise Cancelled
                outcome = work()
            except Exception as caught:  # whatever it is, it is told in the window's thread
                error = caught
            finally:
                at_end()
            self._came_back.emit((owner, job, outcome, error, then, failed, about))

        self._pools[lane].start(run)

    def _tell(
        self, job: Job, error: Exception, failed: Callable[[Exception], None] | None, about: object
    ) -> None:
        before, self._fault_of = self._fault_of, about
        try:
            if failed:
                failed(error)
            is_bug = not isinstance(error, UserError | Cancelled)
            if is_bug or not (failed or (isinstance(error, Cancelled) and not job.title)):
                self._troubled(error)
        finally:
            self._fault_of = before

    @Slot(object)
    def _deliver(self, back: tuple[Any, ...]) -> None:
        owner, job, outcome, error, then, failed, about = back
        job.is_over = True
        if job in self._long:
            self._long.remove(job)
        job.ended.emit()
        try:
            if owner != self._owner:
                # Who asked is gone, but a bug is one all the same.
                self._tell(job, error or Cancelled(), lambda _: None, about)
            elif error is None:
                # A question that nobody asks any more, or whose asker was deleted while it was answered.
                self.went_well.emit(about)
                if (job.title or not job.is_cancelled) and not _is_gone(then):
                    then(outcome)
            else:
                self._tell(job, error, failed, about)
        finally:
            if not self._long:
                self._pools[Lane.READ].setMaxThreadCount(Lane.READ.value[1])
                self.idle.emit()


def _deed_of(work: object, depth: int = _DEEP) -> object:
    """What work does: where it is written, and what it was given there (the record, the file). Equal to the same asked
    for again; of anything else nobody knows whether it mends what went wrong."""
    code = getattr(getattr(work, "func", work), "__code__", None)
    if code is None or not depth:
        return work
    held = (_deed_of(one, depth - 1) for one in _held_by(work))
    return (code, getattr(work, "keywords", None), *held)


def _give_way() -> None:
    """Leave the processor to the window when both want it. Only Linux gives each thread its own niceness."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)


def _is_gone(then: Callable[..., object]) -> bool:
    """Whether who would be told is a deleted object of Qt."""
    return any(isinstance(taker, QObject) and not isValid(taker) for taker in _held_by(then))


def _held_by(function: object) -> list[object]:
    """Whose method it is, and what it was made around."""
    held = [getattr(function, "__self__", None), *getattr(function, "args", ())]
    held.append(getattr(getattr(function, "func", None), "__self__", None))
    for cell in getattr(function, "__closure__", None) or ():
        with suppress(ValueError):  # a name that has no value yet
            held.append(cell.cell_contents)
    return held
