"""Qt's objects are never taken away by a thread that is not theirs."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject, QTimer

from ucvn_desktop.ui.garbage import GarbageCollector
from ucvn_desktop.ui.jobs import Jobs, Lane


class _Ring(QObject):
    """Garbage that only a collection finds."""

    def __init__(self, died_in: list[int]) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: died_in.append(threading.get_ident()))


def _allocate() -> None:
    for _ in range(50):
        kept = [[number] for number in range(2_000)]
        del kept


def test_a_thread_that_allocates_collects_nothing(jobs: Jobs) -> None:
    died_in: list[int] = []
    _Ring(died_in)
    jobs.read(_allocate)
    jobs.drain(Lane.READ)
    assert died_in == []
    gc.collect()
    assert died_in == [threading.get_ident()]


def test_garbage_is_collected_when_pythons_own_measure_says_so(qapp: object) -> None:
    died_in: list[int] = []
    parent = QObject()
    gc.collect()
    collector = GarbageCollector(parent)
    _Ring(died_in)
    _allocate()
    kept = [[number] for number in range(2_000)]
    collector.look()
    collector.stop()
    assert died_in == [threading.get_ident()]
    assert kept


def test_pythons_own_collections_come_back_when_it_stops(qapp: object) -> None:
    parent = QObject()
    collector = GarbageCollector(parent)
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    assert not any(timer.isActive() for timer in collector.findChildren(QTimer))
