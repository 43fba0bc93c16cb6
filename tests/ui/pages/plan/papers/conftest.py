"""The room over a register with a few documents."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.paper import CitingKind
from ucvn_desktop.services.citations import cite
from ucvn_desktop.services.papers import add_paper
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.plan.papers.view import PapersView
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]
Open = Callable[[], PapersView]


@pytest.fixture
def papers(workspace: Workspace) -> dict[str, int]:
    """A guidance that an article cites, a plan of the year before, and an outline without number and day."""
    made = {
        "guidance": {
            "number": "165-HD/BTGTW",
            "day": "3/3/2021",
            "issuer": "Ban Tuyên giáo (mẫu)",
            "summary": "Hướng dẫn tuyên truyền bầu cử",
        },
        "plan": {
            "number": "12/KH-MAU",
            "day": "2020-05-06",
            "issuer": "Công đoàn Mẫu",
            "summary": "Kế hoạch năm",
        },
        "outline": {"summary": "Đề cương sinh hoạt", "kind": "de-cuong"},
    }
    ids = {name: add_paper(workspace, facts).id for name, facts in made.items()}
    article = workspace.articles.add(Article(title="Tin bầu cử"))
    cite(workspace, ids["guidance"], [(CitingKind.ARTICLE, article.id)])
    return ids


@pytest.fixture
def open_view(qapp: QApplication, session: Session, settle: Settle) -> Iterator[Open]:
    """Opens the view as the room does."""
    opened: list[PapersView] = []

    def make() -> PapersView:
        view = PapersView(session)
        opened.append(view)
        view.resize(1200, 640)
        view.show()
        view.activateWindow()
        view.visited()
        settle()
        return view

    yield make
    settle()
    while opened:
        opened.pop().deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # PySide would take the wrappers of what is gone for those of new widgets at the same addresses.
    gc.collect()


@pytest.fixture
def view(papers: dict[str, int], open_view: Open) -> PapersView:
    """The view over the register."""
    return open_view()
