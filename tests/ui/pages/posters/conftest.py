"""The room around a workspace of one's own."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.services.poster_records import begin_poster, edit_poster
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.posters.form import PostersForm
from ucvn_desktop.ui.pages.posters.page import PostersPage
from ucvn_desktop.ui.session import Session

MakePage = Callable[[], PostersPage]


@pytest.fixture
def make_page(qtbot: QtBot, session: Session, settle: Callable[[], None]) -> MakePage:
    """Opens the room, shown at the size it has in a window of 1280 × 720."""

    def make() -> PostersPage:
        page = PostersPage(session)
        qtbot.addWidget(page)
        page.resize(1010, 600)
        page.show()
        page.visited()
        settle()
        return page

    return make


@pytest.fixture
def page(make_page: MakePage) -> PostersPage:
    return make_page()


@pytest.fixture
def form(page: PostersPage) -> PostersForm:
    return page._form


@pytest.fixture
def poster(workspace: Workspace) -> Poster:
    """A banner of 5 × 0.8 m, there before the room is opened."""
    return edit_poster(workspace, begin_poster(workspace, "Tham mưu giỏi, phục vụ tốt").id, {"caps": False})
