"""Ctrl+P: a contact sheet of the photos that are selected, or of those that are shown."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Progress
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.storage.photo_grid import photo_tiles
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.session import Session

MOST = 240


def print_sheet(session: Session, parent: QWidget, ids: Sequence[int]) -> None:
    """Read the photos as a job, then ask for a printer. Raises UserError where there are too many."""
    from ucvn_desktop.drawing.contact_sheet import Cell, pages, paint_page
    from ucvn_desktop.ui.printing import print_pages

    if not ids:
        raise UserError("Không có ảnh nào để in. Hãy nhập ảnh hoặc đổi bộ lọc rồi in lại.")
    if len(ids) > MOST:
        raise UserError(
            f"Đang chọn {format_number(len(ids))} ảnh, bản in sẽ quá dài. Hãy giữ Ctrl hoặc Shift để chọn những "
            f"ảnh cần in, nhiều nhất {MOST} ảnh, rồi nhấn Ctrl+P."
        )
    title = f"Kho ảnh – {session.workspace.profile.unit_name}"

    def show(cells: list[Cell]) -> None:
        def paint(painter: QPainter, number: int, area: QSizeF) -> None:
            paint_page(painter, number, area, title, cells)

        print_pages(session, parent, title, pages(len(cells)), paint)

    def read(progress: Progress) -> list[Cell]:
        return [Cell(*facts) for facts in _read(session.workspace, ids, progress)]

    session.jobs.run("Chuẩn bị bảng ảnh để in", read, show, unit="ảnh")


def _read(workspace: Workspace, ids: Sequence[int], progress: Progress) -> Iterator[tuple[bytes, str, str]]:
    """Thumbnail as it lies on the disk (b"" where it is missing), name and caption of each photo."""
    tiles = photo_tiles(workspace, ids)
    for place, tile in enumerate(tiles):
        photo = tile.photo
        progress(place, len(tiles), photo.name)
        try:
            data = workspace.thumb(photo.sha256).read_bytes()
        except OSError:
            data = b""
        yield data, photo.name, photo.caption
    progress(len(tiles), len(tiles))
