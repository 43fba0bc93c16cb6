"""The parent's side: one child, or a few that work side by side."""

import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from ucvn_desktop import paths
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bounded.frames import read_frame, write_frame

SECONDS = 30


@dataclass(frozen=True, slots=True)
class Reply:
    """What a function in the child returned: plain JSON values and blobs of bytes."""

    data: dict[str, Any]
    blobs: list[bytes] = field(default_factory=list)


class Child:
    """One bounded child process; it starts with the first call and is replaced after a crash."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def call(self, function: str, request: dict[str, Any], seconds: float = SECONDS) -> Reply:
        """Run `"module:function"` on `request` in the child.

        Raises UserError where the function refuses, needs more than the allowed memory, runs longer than
        `seconds`, or crashes; RuntimeError where the function has a bug.
        """
        self.send(function, request, seconds)
        return self.receive()

    def send(self, function: str, request: dict[str, Any], seconds: float = SECONDS) -> None:
        """Start a call; one at a time, to be followed by `receive`."""
        if self._process is None or self._process.poll() is not None:
            self._process = _start()
        assert self._process.stdin is not None
        # A child that died just now is reported by receive().
        with suppress(OSError):
            write_frame(self._process.stdin, {"function": function, "request": request, "seconds": seconds})

    def receive(self) -> Reply:
        """Wait for the answer of the call sent before; raises as `call` does."""
        assert self._process is not None
        assert self._process.stdout is not None
        try:
            head, blobs = read_frame(self._process.stdout)
        except EOFError:
            self.close()
            raise UserError(
                "Tệp quá nặng hoặc bị hỏng nên không đọc được. Không có gì bị thay đổi.",
                "the bounded child died or ran out of time",
            ) from None
        if "memory" in head:
            self.close()
            raise UserError(
                "Tệp cần quá nhiều bộ nhớ nên không mở. Không có gì bị thay đổi.", "memory limit of the child"
            )
        if "refused" in head:
            raise UserError(head["refused"], head["detail"])
        if "bug" in head:
            raise RuntimeError(head["bug"])
        return Reply(head["data"], blobs)

    def close(self) -> None:
        """End the process at once."""
        if self._process is None:
            return
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()
        self._process = None


class ChildPool:
    """A few children that work through a stream of requests side by side."""

    def __init__(self, size: int) -> None:
        self._children = [Child() for _ in range(size)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self._children:
            child.close()

    def map(
        self, function: str, requests: Iterable[dict[str, Any]], seconds: float = SECONDS
    ) -> Iterator[tuple[dict[str, Any], Reply | UserError]]:
        """(request, answer) in the order of `requests`; a refusal is an answer and stops nothing.

        `requests` is drawn lazily while the children work, so what its iterator does runs beside them.
        """
        idle = deque(self._children)
        busy: deque[tuple[Child, dict[str, Any]]] = deque()
        for request in requests:
            if not idle:
                child, asked = busy.popleft()
                yield asked, _answer(child)
                idle.append(child)
            child = idle.popleft()
            child.send(function, request, seconds)
            busy.append((child, request))
        while busy:
            child, asked = busy.popleft()
            yield asked, _answer(child)


def _answer(child: Child) -> Reply | UserError:
    try:
        return child.receive()
    except UserError as error:
        return error


def _start() -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return subprocess.Popen(
        paths.child_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=flags
    )
