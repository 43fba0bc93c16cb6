"""How smoothly the window goes on while 500 photos are imported. Run with: uv run pytest tests/benchmarks -n 0 --benchmark-only -k heartbeat -s

A timer of 4 ms in the window's thread notes how late it comes; the window is painted and scrolled meanwhile.
Nothing is asserted on time: the figures are printed (gap between two ticks: median, 99th percentile, worst).
"""

import gc
import time
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from tests.ui.conftest import *  # noqa: F403 - the window's fixtures
from tests.ui.pages.photos.conftest import AddPhotos, add_photos  # noqa: F401
from ucvn_desktop.ui.pages.photos.page import PhotosPage
from ucvn_desktop.ui.session import Session

COUNT = 500


def _photos(folder: Path) -> Path:
    folder.mkdir()
    noise = [Image.effect_noise((2000, 1500), 20 + number) for number in range(6)]
    bases = [Image.merge("RGB", (one, one.rotate(180), one)) for one in noise]
    for number in range(COUNT):
        picture = bases[number % len(bases)]
        picture.paste((number % 256, number // 256, 0), (0, 0, 32, 32))
        picture.save(folder / f"{number:04}.jpg", quality=85)
    return folder


class Heartbeat:
    """Notes the gaps between ticks, in milliseconds."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.setInterval(4)
        self.timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def figures(self) -> str:
        gaps = sorted(self.gaps[1:])
        share = {name: gaps[int(len(gaps) * part)] for name, part in (("median", 0.5), ("99 %", 0.99))}
        late = sum(gap > 16 for gap in gaps)
        words = ", ".join(f"{name} {gap:.1f} ms" for name, gap in share.items())
        return f"{words}, worst {gaps[-1]:.1f} ms, {late} of {len(gaps)} over 16 ms"


def test_heartbeat_during_an_import(
    benchmark: Any,
    qtbot: QtBot,
    session: Session,
    add_photos: AddPhotos,  # noqa: F811
    tmp_path: Path,
) -> None:
    folder = _photos(tmp_path / "photos")
    add_photos(2000, caption="a")
    page = PhotosPage(session)
    qtbot.addWidget(page)
    page.resize(1016, 620)
    page.show()
    page.visited()
    qtbot.wait(500)
    # As the window does when it has started: a look for garbage goes through what came since.
    gc.collect()
    gc.freeze()
    heart = Heartbeat()
    bar = page.grid.verticalScrollBar()
    scroll = QTimer()
    scroll.setInterval(16)
    scroll.timeout.connect(lambda: bar.setValue((bar.value() + 7) % max(1, bar.maximum())))

    def run() -> None:
        heart.timer.start()
        scroll.start()
        page.importing.run([folder], 0)
        qtbot.waitUntil(lambda: not session.jobs.long_jobs, timeout=300_000)
        scroll.stop()
        heart.timer.stop()

    try:
        benchmark.pedantic(run, rounds=1)
    finally:
        gc.unfreeze()
    assert len(session.workspace.photos.ids()) == 2000 + COUNT
    print(f"\n{COUNT} photos: {heart.figures()}")
