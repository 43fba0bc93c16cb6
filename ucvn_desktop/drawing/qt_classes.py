"""PySide makes its classes and their enums when they are first needed, and two threads at it crash the program.

So all of them are made in the window's thread before work in other threads draws: bit by bit once the window
stands, or at once where drawing begins earlier. (About 50 ms in all; with PySide 6.11, `fillRect` in two threads
crashed in most runs without it.)
"""

import time
from collections.abc import Iterator
from types import ModuleType

from PySide6 import QtCore, QtGui


def _making() -> Iterator[None]:
    modules: tuple[ModuleType, ...] = (QtCore, QtGui)
    for module in modules:
        for name in dir(module):
            found = getattr(module, name)
            if isinstance(found, type):
                # Enums are made with the first look at what the class holds.
                vars(found)
            yield


_rest = _making()


def make_some(seconds: float) -> bool:
    """Make classes for about this long; False when all are made."""
    until = time.perf_counter() + seconds
    return any(time.perf_counter() > until for _ in _rest)


def make_all() -> None:
    """Make the rest of them now."""
    for _ in _rest:
        pass
