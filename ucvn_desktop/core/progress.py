"""How a long job tells its caller where it is, and learns that it shall stop."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - it is no error: the user asked for it
    """Raised by a Progress when the user cancelled; the job lets it pass after undoing what is half done."""


class Progress(Protocol):
    """One call does both: it reports `done` of `total` steps, and raises Cancelled when asked to stop."""

    def __call__(self, done: int, total: int, label: str = "") -> None: ...


def silent(done: int, total: int, label: str = "") -> None:
    """Report nothing and never cancel."""
