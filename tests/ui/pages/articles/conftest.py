"""The room around a workspace of one's own, and what fills it."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ucvn_desktop.core.photo import Photo
from ucvn_desktop.services.article_photos import hang_photos
from ucvn_desktop.services.articles import new_article
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.articles.page import ArticlesPage
from ucvn_desktop.ui.session import Session


@pytest.fixture
def articles(workspace: Workspace) -> list[int]:
    """Two articles, the older one first; the newer one has two photos without captions."""
    ids = [
        new_article(workspace, title="Hội nghị", author="Lê Mai", body="<p>Cũ</p>").id,
        new_article(
            workspace, title="Thăm hỏi đoàn viên", author="Lê Mai", topic=4, body="<p>Nội dung</p>"
        ).id,
    ]
    photos = [
        workspace.photos.add(
            Photo(sha256=f"{n:064x}", name=f"{n}.jpg", mime="image/jpeg", size=1, width=4, height=3)
        ).id
        for n in (1, 2)
    ]
    hang_photos(workspace, ids[1], photos)
    return ids


@pytest.fixture
def open_page(
    qapp: QApplication, session: Session, settle: Callable[[], None]
) -> Iterator[Callable[[], ArticlesPage]]:
    """Opens the room as the window does."""
    opened: list[ArticlesPage] = []

    def make() -> ArticlesPage:
        page = ArticlesPage(session)
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
