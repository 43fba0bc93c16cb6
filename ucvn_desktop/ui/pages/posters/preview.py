"""The live preview: composed and drawn in the background, the newest wish wins."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QSize, Signal

from ucvn_desktop.services.posters import PosterSpec
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.pages.posters.stage import Picture, Stage
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later

_PAUSE_MS = 100
_CANNOT = "Chưa xem trước được. Hãy sửa những chỗ báo đỏ ở bên phải."


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of drawing a design: a picture, or what is wrong with it, under the names of its fields."""

    picture: Picture | None
    faults: dict[str, str]


class Preview(QObject):
    """Keeps the stage in line with a design."""

    seen = Signal(object, object)  # PosterSpec, its faults

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(stage)
        self._session = session
        self._stage = stage
        self._spec: PosterSpec | None = None
        self._asked: Job | None = None
        self._pause = run_later(self, _PAUSE_MS, self._ask)
        stage.resized.connect(self._redraw)
        stage.destroyed.connect(lambda: self._asked and self._asked.cancel())

    def show_now(self, spec: PosterSpec) -> None:
        """Another design: what was shown before has nothing to do with it."""
        self._spec = spec
        self._stage.show_picture(None)
        self._stage.say("")
        self._ask()

    def follow(self, spec: PosterSpec) -> None:
        """The design as it is now; the last good picture stays until the new one is there."""
        self._spec = spec
        self._pause.start()

    def clear(self) -> None:
        """Show nothing."""
        self._spec = None
        self._drop()
        self._stage.show_picture(None)

    def _redraw(self) -> None:
        if self._spec:
            self._pause.start()

    def _drop(self) -> None:
        self._pause.stop()
        if self._asked:
            self._asked.cancel()
            self._asked = None

    def _ask(self) -> None:
        self._drop()
        spec = self._spec
        if spec is None:
            return
        place = QSize()
        if spec.width_mm > 0 and spec.height_mm > 0:
            place = self._stage.pixels_for(spec.width_mm, spec.height_mm)
        self._asked = self._session.jobs.read(
            lambda: look_at(spec, place), lambda seen: self._came(spec, seen)
        )

    def _came(self, spec: PosterSpec, seen: Seen) -> None:
        self._asked = None
        if seen.picture:
            self._stage.show_picture(seen.picture)
        else:
            self._stage.say(_CANNOT)
        self.seen.emit(spec, seen.faults)


def look_at(spec: PosterSpec, pixels: QSize) -> Seen:
    """Judge and draw a design; a design without a word shows its ground."""
    from ucvn_desktop.drawing.output import render_image
    from ucvn_desktop.services.posters import blank_poster, compose_poster, find_faults

    faults = find_faults(spec)
    is_blank = not spec.text.strip()
    # The scale is the file's affair: on screen it makes no difference.
    if faults.keys() - {"scale"} - ({"text"} if is_blank else set()):
        return Seen(None, faults)
    whole = replace(spec, scale=1)
    poster = blank_poster(whole) if is_blank else compose_poster(whole)
    picture = Picture(
        render_image(poster, pixels.width(), pixels.height()),
        poster.width,
        poster.height,
        poster.setting.cap_height,
        tuple(line.text for line in poster.setting.lines),
    )
    return Seen(picture, faults)
