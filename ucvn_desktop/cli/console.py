"""What every command shares: its workspace, its output in words or JSON, its progress bar."""

import json
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.text.numbers import format_number, format_size

if TYPE_CHECKING:
    from ucvn_desktop.core.record import Record
    from ucvn_desktop.storage.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])

BYTES = "byte"

_BAR_WIDTH = 24
# Control characters, and those that turn the direction of writing.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_REFRESH_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the options before the command say; `named` where the user named the folder."""

    folder: Path
    named: bool

    def open(self) -> "Workspace":
        """The workspace, open. Raises UserError where there is none."""
        from ucvn_desktop.storage.workspace import Workspace

        return Workspace.open(self.folder)

    def open_if_any(self) -> "Workspace | None":
        """The workspace, or None where the user named none and the usual place has none either."""
        return self.open() if self.named or self.folder.exists() else None


class Answered(Exception):  # noqa: N818 - it carries the error that ended a command
    """A command ended with `error`, and its JSON object, where one was asked for, is printed already."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


def json_option(**blank: Any) -> Callable[[F], F]:
    """`--json`: print one object instead of words, whatever the exit code.

    `blank` is the form of the command's object with nothing in it; a refusal prints it with an `error`.
    """

    def decorate(command: F) -> F:
        @wraps(command)
        def run(*args: Any, as_json: bool, **options: Any) -> Any:
            try:
                return command(*args, as_json=as_json, **options)
            except Exception as error:
                if not as_json:
                    raise
                emit(as_json, {**blank, "error": str(error)}, [])
                raise Answered(error) from error

        option = click.option("--json", "as_json", is_flag=True, help="In kết quả thành một đối tượng JSON.")
        return option(cast(F, run))

    return decorate


def printable(text: str) -> str:
    """The text with characters that could steer a terminal (from names in foreign files) made visible."""
    return _STEERING.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def emit(as_json: bool, result: dict[str, Any], lines: Iterable[str]) -> None:
    """Print the command's result: the object, or the lines for a reader."""
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(printable(line))


def fields_of(record: "Record") -> dict[str, Any]:
    """A record as the JSON object that lists show."""
    return asdict(record)


def table(headings: Sequence[str], rows: Sequence[Sequence[object]], empty: str) -> list[str]:
    """Rows in columns under their headings; `empty` where there are none."""
    if not rows:
        return [empty]
    texts = [[str(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(len(row[i]) for row in texts) for i in range(len(headings))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in texts
    ]


def shorten(text: str, width: int = 70) -> str:
    """The text on one line, cut with an ellipsis behind `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


class _Bar:
    """A progress bar on stderr: share, count and speed, on one line of the terminal."""

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._start = time.monotonic()
        self._shown = 0.0

    def __call__(self, done: int, total: int, label: str = "") -> None:
        now = time.monotonic()
        if now - self._shown < _REFRESH_SECONDS and done < total:
            return
        self._shown = now
        filled = _BAR_WIDTH * done // max(1, total)
        bar = "█" * filled + "·" * (_BAR_WIDTH - filled)
        line = f"{bar} {self._count(done, total, done / max(0.001, now - self._start))}  {label}"
        # One column less than there are: a full line would wrap and could not be wiped.
        line = shorten(printable(line), shutil.get_terminal_size().columns - 1)
        sys.stderr.write(f"\r\x1b[K{'' if done >= total else line}")
        sys.stderr.flush()

    def _count(self, done: int, total: int, speed: float) -> str:
        if self._unit == BYTES:
            return f"{format_size(done)}/{format_size(total)} · {format_size(round(speed))}/giây"
        return f"{done}/{total} {self._unit} · {format_number(speed, 1)}/giây"


def progress_bar(unit: str) -> Progress:
    """A bar that counts in `unit` («ảnh», BYTES) where stderr is a terminal, silence elsewhere."""
    return _Bar(unit) if sys.stderr.isatty() else silent
