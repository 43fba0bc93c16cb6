"""The room around a workspace of one's own, and what fills it."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ucvn_desktop.core.event import Event, EventKind
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.services.articles import new_article
from ucvn_desktop.services.events import invite_press
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.events.page import EventsPage
from ucvn_desktop.ui.session import Session


@pytest.fixture
def events(workspace: Workspace) -> list[int]:
    """Two events, the older one first; the newer one is a contest with nothing on it, the older one has an
    article, two photos of which one has a caption, and somebody of the press."""
    old = add_event(
        workspace,
        Event(
            kind=EventKind.VISIT.value, title="Thăm hỏi đoàn viên", day="2021-04-16", place="Hà Nội", topic=4
        ),
    )
    new = add_event(
        workspace,
        Event(kind=EventKind.ONLINE_CONTEST.value, title="Thi trực tuyến", day="2021-06-01", topic=2),
    )
    new_article(workspace, title="Thăm hỏi đoàn viên khó khăn", event_id=old.id)
    for number, caption in ((1, "Trao quà"), (2, "")):
        workspace.photos.add(
            Photo(
                sha256=f"{number:064x}",
                name=f"{number}.jpg",
                mime="image/jpeg",
                size=1,
                width=4,
                height=3,
                taken=f"2021-04-16T0{number}:00:00",
                caption=caption,
                event_id=old.id,
            )
        )
    invite_press(workspace, old.id, "Lê Mai", "Báo Lao Động")
    return [old.id, new.id]


@pytest.fixture
def open_page(
    qapp: QApplication, session: Session, settle: Callable[[], None]
) -> Iterator[Callable[[], EventsPage]]:
    """Opens the room as the window does."""
    opened: list[EventsPage] = []

    def make() -> EventsPage:
        page = EventsPage(session)
        opened.append(page)
        page.resize(1300, 760)
        page.show()
        page.activateWindow()
        page.visited()
        settle()
        return page

    yield make
    settle()
    while opened:
        opened.pop().deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # PySide would take the wrappers of what is gone for those of new widgets at the same addresses.
    gc.collect()
