"""The room with photos of its own."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.photos.page import PhotosPage
from ucvn_desktop.ui.session import Session

AddPhotos = Callable[..., list[Photo]]


@pytest.fixture
def event(workspace: Workspace) -> Event:
    return workspace.events.add(Event(title="Thăm hỏi đoàn viên", day="2021-04-16", place="Hà Nội"))


@pytest.fixture
def add_photos(workspace: Workspace) -> AddPhotos:
    """Records without files: what the room shows of them needs none."""

    def add(count: int, **facts: object) -> list[Photo]:
        start = len(workspace.photos.ids())
        with workspace.write():
            return [
                workspace.photos.add(
                    Photo(
                        sha256=f"{number:064x}",
                        name=f"IMG_{number:04}.jpg",
                        mime="image/jpeg",
                        size=1000,
                        width=4000,
                        height=3000,
                        **{"taken": f"2021-04-16T08:{number % 60:02}:00", **facts},  # type: ignore[arg-type]
                    )
                )
                for number in range(start, start + count)
            ]

    return add


@pytest.fixture
def open_page(qtbot: QtBot, session: Session, settle: Callable[[], None]) -> Callable[[], PhotosPage]:
    """Shows the room as the window does."""

    def make() -> PhotosPage:
        page = PhotosPage(session)
        qtbot.addWidget(page)
        page.resize(1000, 640)
        page.show()
        page.visited()
        settle()
        page.grid.setFocus()
        return page

    return make
