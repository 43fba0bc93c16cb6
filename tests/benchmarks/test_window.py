"""How long the window takes to be there, beside a bare one and other programs; its memory and rest.

Run: uv run pytest tests/benchmarks/test_window.py -n 0 --benchmark-only -s

Whole processes, from their start to their end after the first paint, in turn; the ratios of one run are
printed and hold where times do not. Nothing is asserted on time.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.storage.workspace import Workspace

ROUNDS = 12
REST_SECONDS = 10
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, application.quit)

application = QApplication(sys.argv)
window = Window()
window.resize(1280, 720)
window.show()
application.exec()
"""
WINDOW = [str(Path(sys.executable).with_name("ucvn-desktop"))]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A user of one's own, and bytecode kept as an installed program keeps it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON"))}
    return {**kept, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def times(environment: dict[str, str]) -> Callable[..., dict[str, list[float]]]:
    """Times the named commands in turn, after one run of each that is not counted."""

    def measure(**commands: Sequence[str | Path]) -> dict[str, list[float]]:
        found: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(ROUNDS + 1):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
                if number:
                    found[name].append(time.perf_counter() - start)
        return found

    return measure


def _say(found: dict[str, list[float]]) -> None:
    first = next(iter(found))
    for name, seconds in found.items():
        ratios = [one / base for one, base in zip(seconds, found[first], strict=True)]
        print(f"\n{name:12} {1000 * median(seconds):5.0f} ms   {median(ratios):.2f} × {first}", end="")


def _filled(make_workspace: Callable[[], Workspace], count: int) -> Path:
    workspace = make_workspace()
    body = "<p>" + "Công đoàn tổ chức hội nghị quán triệt nghị quyết. " * 40 + "</p>"
    with workspace.writing("đo"), workspace.write():
        for number in range(count):
            workspace.articles.add(Article(title=f"Tin số {number}", sapo="Sapo.", body=body))
    return workspace.folder


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], list[str | Path]]:
    """The command that starts another program, installed for this run only."""

    def install(name: str, module: str) -> list[str | Path]:
        uv = shutil.which("uv")
        if uv is None:
            pytest.skip("uv is not there to install other programs")
        place = tmp_path_factory.mktemp("other") / name
        python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        for words in (
            ["venv", "--python", sys.executable, place],
            ["pip", "install", "--compile-bytecode", "--python", python, name],
        ):
            done = subprocess.run([uv, *words], capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.skip(f"{name} cannot be had here: {done.stderr.strip().splitlines()[-1]}")
        return [python, Path(__file__).with_name("first_paint.py"), module]

    return install


def test_start_beside_a_bare_window(
    benchmark: Any, times: Callable[..., Any], make_workspace: Callable[[], Workspace]
) -> None:
    def start(count: int) -> list[str | Path]:
        return [*WINDOW, "-w", _filled(make_workspace, count), "--smoke"]

    bare = [sys.executable, "-c", BARE]
    _say(_once(benchmark, times, bare=bare, empty=start(0), articles_100=start(100)))


def test_start_with_ten_thousand_articles(
    benchmark: Any, times: Callable[..., Any], make_workspace: Callable[[], Workspace]
) -> None:
    many = [*WINDOW, "-w", _filled(make_workspace, 10_000), "--smoke"]
    none = [*WINDOW, "-w", _filled(make_workspace, 0), "--smoke"]
    _say(_once(benchmark, times, none=none, articles_10000=many))


@pytest.mark.parametrize(("name", "module"), [("vorta", "vorta.__main__"), ("novelwriter", "novelwriter")])
def test_start_beside_another_program(
    benchmark: Any,
    times: Callable[..., Any],
    other: Callable[[str, str], list[str | Path]],
    workspace: Workspace,
    name: str,
    module: str,
) -> None:
    ours = [*WINDOW, "-w", workspace.folder, "--smoke"]
    _say(_once(benchmark, times, ours=ours, **{name: other(name, module)}))


def _once(benchmark: Any, measure: Callable[..., Any], **commands: Sequence[str | Path]) -> Any:
    return benchmark.pedantic(measure, kwargs=commands, rounds=1)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_and_processor_at_rest(
    benchmark: Any, environment: dict[str, str], make_workspace: Callable[[], Workspace]
) -> None:
    command = [*WINDOW, "-w", _filled(make_workspace, 10_000)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as window:
        time.sleep(5)
        before = _processor_seconds(window.pid)
        benchmark.pedantic(time.sleep, args=(REST_SECONDS,), rounds=1)
        used = _processor_seconds(window.pid) - before
        memory = int(Path(f"/proc/{window.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        assert window.poll() is None
        window.terminate()
    print(f"\nat rest: {memory / 1e6:.0f} MB resident, {used:.2f} s of processor in {REST_SECONDS} s")


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
