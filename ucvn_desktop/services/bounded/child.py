"""The child's side: read a call, run it within its limits, answer; end when stdin ends.

A function that the child runs takes the request (a dict of plain JSON values) and returns a dict of plain
JSON values, or that and a list of blobs. It may raise UserError; whatever else it raises is reported with
its traceback and is a bug of ours.
"""

import faulthandler
import importlib
import os
import queue
import sys
import threading
import traceback
from typing import IO, Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bounded.frames import read_frame, write_frame
from ucvn_desktop.services.bounded.limits import limit_memory


def serve() -> None:
    """Answer calls until stdin ends."""
    answers = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    # Libraries may print: their words must not mix into the answers, nor appear on the user's terminal.
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    limit_memory()
    _give_way()
    calls: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, calls), daemon=True).start()
    while True:
        call = calls.get()
        # Ends the process even while a decoder holds the interpreter; the parent sees the pipe close.
        faulthandler.dump_traceback_later(call["seconds"], exit=True, file=silence)
        head, blobs = _run(call)
        faulthandler.cancel_dump_traceback_later()
        write_frame(answers, head, blobs)


def _give_way() -> None:
    """Leave the processor to the window when both want it; on Windows the parent asks for that."""
    if sys.platform != "win32":
        os.nice(10)


def _listen(stdin: IO[bytes], calls: "queue.SimpleQueue[dict[str, Any]]") -> None:
    # A thread, so that a parent that was killed ends the child also in the middle of a long decoding.
    try:
        while True:
            calls.put(read_frame(stdin)[0])
    finally:
        # Also after a frame that cannot be read: nobody could call or end this process any more.
        os._exit(0)


def _run(call: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    module, _, function = call["function"].partition(":")
    try:
        answer = getattr(importlib.import_module(module), function)(call["request"])
    except UserError as error:
        return {"refused": error.message, "detail": error.detail}, []
    except MemoryError:
        return {"memory": True}, []
    except Exception:  # reported to the parent, which raises it as the bug it is
        return {"bug": traceback.format_exc()}, []
    data, blobs = answer if isinstance(answer, tuple) else (answer, [])
    return {"data": data}, blobs


if __name__ == "__main__":
    serve()
