"""The bar at the foot: the long job under way with share, count, speed and Cancel."""

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy

from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.ui.jobs import Job, Jobs
from ucvn_desktop.ui.timers import run_later

BYTES = "byte"
_SHOWN_AFTER_MS = 200  # what is shorter needs no bar
_STEPS = 1000


class JobBar(QFrame):
    """Hidden while nothing long is under way."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._job: Job | None = None
        self._told = ""
        self.setProperty("role", "card")
        self.setAccessibleName("Việc đang chạy")
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._figures = QLabel()
        self._figures.setProperty("role", "mute")
        self._figures.setTextFormat(Qt.TextFormat.PlainText)
        self._figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._bar.setAccessibleName("Tiến độ")
        self._cancel = QPushButton("Dừng")
        self._cancel.setAccessibleName("Dừng việc đang chạy")
        self._cancel.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(14)
        for widget in (self._title, self._bar):
            layout.addWidget(widget)
        layout.addWidget(self._figures, 1)
        layout.addWidget(self._cancel)
        self._appears = run_later(self, _SHOWN_AFTER_MS, self.show)
        jobs.began.connect(self._follow)
        self.hide()

    def come_last(self) -> None:
        """Let Tab come here last, behind whatever was made since."""
        place = self.parentWidget()
        if place and (layout := place.layout()):
            shown = self.isVisibleTo(place)
            self.setParent(None)
            layout.addWidget(self)
            self.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._say(self._told)

    def _follow(self, _: object = None) -> None:
        """Follow the job that runs; others wait behind it."""
        waiting = self._jobs.long_jobs
        job = waiting[0] if waiting else None
        if job is None:
            self._job = None
            self._appears.stop()
            self.hide()
        elif job is not self._job:
            self._job = job
            job.started = time.monotonic()
            self._bar.setRange(0, 0)
            self._say("")
            self._cancel.setEnabled(True)
            job.progressed.connect(self._progressed)
            job.ended.connect(self._follow)
            self._appears.start()
        more = len(waiting) - 1
        self._title.setText(
            f"{job.title} · còn {more} việc chờ" if job and more > 0 else job.title if job else ""
        )

    def _progressed(self, done: int, total: int, label: str) -> None:
        job = self._job
        if job is None or job.is_cancelled:
            return
        self._bar.setRange(0, _STEPS if total else 0)
        self._bar.setValue(_STEPS * done // total if total else 0)
        speed = done / max(0.001, time.monotonic() - job.started)
        self._say("   ".join(part for part in (figures(job.unit, done, total, speed), label) if part))

    def _stop(self) -> None:
        if self._job:
            self._job.cancel()
            self._cancel.setEnabled(False)
            self._say("Đang dừng…")

    def _say(self, text: str) -> None:
        """Tell this in the room there is: what is at work may have a long name."""
        self._told = text
        shown = self._figures.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, self._figures.width()
        )
        self._figures.setText(shown if self.isVisible() else text)


def figures(unit: str, done: int, total: int, speed: float) -> str:
    """«120 / 500 ảnh · 141,4 ảnh/giây»."""
    if not unit or not total:
        return ""
    if unit == BYTES:
        count, pace = f"{format_size(done)} / {format_size(total)}", format_size(round(speed))
    else:
        count = f"{format_number(done)} / {format_number(total)} {unit}"
        pace = f"{format_number(speed, 1)} {unit}"
    return f"{count} · {pace}/giây" if done else count  # nothing done yet is no speed
