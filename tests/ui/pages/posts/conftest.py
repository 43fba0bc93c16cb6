"""The room around a workspace of one's own, and what was posted."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.services.posts import add_post
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.posts.page import PostsPage
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


@pytest.fixture
def year(workspace: Workspace) -> dict[str, int]:
    """Four posts, an article and an event, by a name."""
    event = workspace.events.add(Event(title="Thăm hỏi đoàn viên", day="2021-04-16")).id
    article = workspace.articles.add(
        Article(title="Tin thăm hỏi đoàn viên", author="Lê Mai", event_id=event)
    ).id
    add = lambda **facts: add_post(workspace, facts).id  # noqa: E731
    return {
        "event": event,
        "article": article,
        "site": add(
            article_id=article,
            channel="trang",
            outlet="Trang tin Mẫu",
            link="https://mau.example/tin/1",
            day="2021-04-17",
            views=415,
        ),
        "facebook": add(
            article_id=article, channel="facebook", outlet="Fanpage Mẫu", day="2021-05-02", views=60
        ),
        "old": add(title="Hội nghị năm cũ", channel="bang-tin", day="2020-12-30"),
        "undated": add(title="Không rõ ngày", channel="zalo"),
    }


@pytest.fixture
def open_page(qapp: QApplication, session: Session, settle: Settle) -> Iterator[Callable[[], PostsPage]]:
    """Opens the room as the window does."""
    opened: list[PostsPage] = []

    def make() -> PostsPage:
        page = PostsPage(session)
        opened.append(page)
        page.resize(1200, 700)
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


@pytest.fixture
def page(year: dict[str, int], open_page: Callable[[], PostsPage]) -> PostsPage:
    """The room over those posts."""
    return open_page()
