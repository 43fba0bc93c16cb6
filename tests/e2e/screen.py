"""A real X display without anybody before it: Xvfb, the program on it, xdotool as hands."""

import os
import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from tests.ui.typing_events import BACKSPACE, TONES, strokes

_TOOLS = ("Xvfb", "xdotool", "xkbcomp")
_BETWEEN_KEYS_MS = "40"
# Keys that no keyboard has, by their names in the server's map.
_SPARE_KEYS = [f"<I{code}>" for code in (*range(147, 191), *range(208, 256))]
_LONGEST = 60.0


def missing() -> str:
    """What this computer lacks for a real display; empty where all is there."""
    lacks = [tool for tool in _TOOLS if not shutil.which(tool)]
    if lacks:
        return f"not installed: {', '.join(lacks)}"
    plugin = "import PySide6, pathlib; print(pathlib.Path(PySide6.__file__).parent)"
    folder = subprocess.run([sys.executable, "-c", plugin], capture_output=True, text=True, check=True)
    library = Path(folder.stdout.strip()) / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    told = subprocess.run(["ldd", str(library)], capture_output=True, text=True, check=False).stdout
    absent = sorted({line.split()[0] for line in told.splitlines() if "not found" in line})
    return f"Qt's window on X misses {', '.join(absent)}" if absent else ""


def letters() -> list[str]:
    """The small letters of Vietnamese that a keyboard lacks."""
    marked = (unicodedata.normalize("NFC", one + tone) for one in "aăâeêioôơuưy" for tone in ("", *TONES))
    return [letter for letter in (*marked, "đ") if not letter.isascii()]


def put_on_keys(display: str) -> None:
    """Put these letters on keys of their own, small and with Shift.

    xdotool would lend a key to each letter as it types it, and a busy program asks too late which one it was.
    """
    read = subprocess.run(["xkbcomp", "-w", "0", display, "-"], capture_output=True, text=True, check=True)
    lines = [
        line for line in read.stdout.splitlines() if not any(f"key {key} " in line for key in _SPARE_KEYS)
    ]
    place = next(number for number, line in enumerate(lines) if line.startswith("xkb_symbols")) + 1
    lines[place:place] = [
        f"key {key} {{ [ U{ord(letter):04X}, U{ord(letter.upper()):04X} ] }};"
        for key, letter in zip(_SPARE_KEYS, letters(), strict=False)
    ]
    subprocess.run(["xkbcomp", "-w", "0", "-", display], input="\n".join(lines), text=True, check=True)


class Screen:
    """One window of the program on a display of its own."""

    def __init__(self, display: str, program: "subprocess.Popen[str]") -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self.program = program
        self._window = ""

    def wait_for_window(self) -> None:
        """Until the window is shown; it gets the keyboard, as there is no window manager to give it."""
        self.wait_for(self._search)
        self._window = self._search()
        self.do("windowfocus", "--sync", self._window)

    def wait_for_dialog(self) -> None:
        """Until another window has come up; it gets the keyboard."""
        self.wait_for(lambda: self._search() not in ("", self._window))
        time.sleep(0.5)
        self.do("windowfocus", "--sync", self._search())

    def wait_for_popup(self) -> None:
        """Until a menu has come up; it has the keyboard by itself."""
        self.wait_for(lambda: self._search() not in ("", self._window))

    def answer(self, path: Path) -> None:
        """Answer the dialog that asks for a file or folder."""
        self.wait_for_dialog()
        self.type_plain(str(path))
        self.keys("Return")

    def back_to_window(self) -> None:
        """Until the window is alone again; it gets the keyboard."""
        self.wait_for(lambda: self._search() == self._window)
        time.sleep(0.5)
        self.do("windowfocus", "--sync", self._window)

    def keys(self, *keys: str) -> None:
        """Press keys as xdotool calls them."""
        self.do("key", "--delay", "60", *keys)

    def type_text(self, text: str) -> None:
        """Type by Telex as UniKey passes it on: letters, Backspaces, retyped letters."""
        words: list[str] = []
        for is_back, group in groupby(strokes(text), lambda stroke: stroke == BACKSPACE):
            run = "".join(group)
            if is_back:
                words += ["key", "--delay", _BETWEEN_KEYS_MS, *["BackSpace"] * len(run)]
            else:
                words += ["type", "--delay", _BETWEEN_KEYS_MS, "--args", "1", run]
        self.do(*words)

    def type_plain(self, text: str) -> None:
        """Type a text as it is, e.g. a path."""
        self.do("type", "--delay", _BETWEEN_KEYS_MS, text)

    def wait_for(self, holds: Callable[[], object], seconds: float = _LONGEST) -> None:
        """Until something holds; fails where it takes too long or the program ends."""
        until = time.monotonic() + seconds
        while not holds():
            assert self.program.poll() is None, f"the program ended: {self.program.communicate()[1]}"
            assert time.monotonic() < until, "it took too long"
            time.sleep(0.1)

    def do(self, *words: str) -> str:
        """What xdotool answers."""
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def _search(self) -> str:
        """The window that came last of those that are shown."""
        found = self.do("search", "--onlyvisible", "--pid", str(self.program.pid)).split()
        return found[-1] if found else ""


@contextmanager
def screen(arguments: Iterable[str], home: Path) -> Iterator[Screen]:
    """The program with these arguments on a display of its own; both end with the block."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        put_on_keys(display)
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            "LANG": "C.UTF-8",
        }
        with subprocess.Popen(
            [sys.executable, "-m", "ucvn_desktop", *arguments],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        ) as program:
            try:
                yield Screen(display, program)
            finally:
                program.terminate()
    finally:
        server.terminate()
        server.wait()
