"""What leaves the room: PDFs for the print shop, and paper from the office printer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.poster_records import export_poster
from ucvn_desktop.services.poster_sizes import size_label
from ucvn_desktop.services.posters import PosterResult, PosterSpec
from ucvn_desktop.ui import dialogs, printing, theme
from ucvn_desktop.ui.desktop import open_folder
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.painting import saved

if TYPE_CHECKING:
    from ucvn_desktop.drawing.poster import Poster as Drawing

_FOLDER = "posters/folder"  # remembered: where the last PDF went
_LONGEST_NAME = 60
_CAPTION_PX = 9
_CAPTION_ROOM = 18.0
_POINTS_PER_MM = 72 / 25.4


class Outlet(QObject):
    """Exports and prints for the page."""

    exported = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page

    def export(self, poster: Poster) -> None:
        """Ask for a file and draw the design there."""
        remembered = self._session.memory.text(_FOLDER)
        # A network drive that is gone answers late: the window does not wait for it.
        self._session.jobs.read(lambda: _folder(remembered), lambda folder: self._ask(poster, folder))

    def _ask(self, poster: Poster, folder: Path) -> None:
        proposed = folder / f"{file_name(poster.text)}.pdf"
        target = dialogs.ask_save_file(self._page, "Xuất PDF", str(proposed), "PDF (*.pdf)")
        if target is None:
            return
        self._session.memory.keep(_FOLDER, str(target.parent))
        workspace, keeps = self._session.workspace, not self._session.read_only
        self._session.jobs.run(
            f"Xuất {target.name}",
            lambda progress: export_poster(workspace, poster.id, target, progress, keeps=keeps),
            self._exported,
            about=(export_poster, poster.id),
        )

    def print_spec(self, spec: PosterSpec) -> None:
        """Print a design as large as the printer's paper allows, with its scale beside it."""
        from ucvn_desktop.services.posters import compose_poster

        whole = replace(spec, scale=1)
        self._session.jobs.read(lambda: compose_poster(whole), self._print)

    def _print(self, drawing: "Drawing") -> None:
        scales: list[float] = []
        title = shorten(drawing.title)
        printing.print_pages(
            self._session,
            self._page,
            title,
            1,
            _painting(drawing, scales.append),
            landscape=drawing.width > drawing.height,
            remark=lambda: f"tỉ lệ {scale_label(scales[-1])} so với khổ thật" if scales else "",
        )

    def _exported(self, done: tuple[Poster, PosterResult]) -> None:
        poster, drawn = done
        self.exported.emit()
        scale = f", tỉ lệ 1:{poster.scale}" if poster.scale > 1 else ""
        self._session.messages.say(
            f"Đã xuất {drawn.file.name}: trang {size_label(*drawn.page_mm)}{scale}.",
            action=("Mở thư mục", lambda: open_folder(drawn.file.parent)),
        )


def file_name(text: str) -> str:
    """A name that any print shop's computer can keep: «nhiet-liet-chao-mung»."""
    letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(text))
    name = ""
    for word in filter(None, letters.split("-")):
        if len(name) + len(word) >= _LONGEST_NAME:
            break
        name = f"{name}-{word}" if name else word
    return name or "khau-hieu"


def scale_label(scale: float) -> str:
    """«1:17,2» for a drawing 17.2 times smaller, «2,5:1» for one that is larger than its size."""
    if scale >= 1:
        return f"1:{format_number(scale, 0 if scale >= 20 else 1)}"
    return f"{format_number(1 / scale, 1)}:1"


def _folder(remembered: str) -> Path:
    if remembered and Path(remembered).is_dir():
        return Path(remembered)
    import platformdirs

    return platformdirs.user_documents_path()


def _painting(drawing: "Drawing", tell: Callable[[float], None]) -> printing.PaintPage:
    def paint(painter: QPainter, number: int, area: QSizeF) -> None:
        from ucvn_desktop.drawing.paint import paint_poster

        room = area.height() - _CAPTION_ROOM
        points = min(area.width() / drawing.width, room / drawing.height)
        width, height = drawing.width * points, drawing.height * points
        scale = _POINTS_PER_MM / points
        tell(scale)
        with saved(painter):
            painter.translate((area.width() - width) / 2, (room - height) / 2)
            painter.setClipRect(0, 0, round(width), round(height))
            painter.scale(points, points)
            paint_poster(painter, drawing)
        font = theme.body_font()
        font.setPixelSize(_CAPTION_PX)
        painter.setFont(font)
        caption = f"Khổ thật {size_label(drawing.width, drawing.height)} · in tỉ lệ {scale_label(scale)}"
        painter.drawText(0, round(area.height() - 4), caption)

    return paint
