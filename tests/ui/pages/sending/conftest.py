"""The page in a window of its own, over a workspace with things to send."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.article import Article
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.services.records import caption_photo
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.pages.sending.page import SendingPage
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


@pytest.fixture
def stocked(workspace: Workspace, make_photo: Callable[..., Path]) -> Workspace:
    """Two articles that lack nothing (the first with two photos) and one that does."""
    first = workspace.articles.add(Article(title="Thăm hỏi đoàn viên", body="<p>Nội dung.</p>", author="Mai"))
    photos = [make_photo("a.jpg"), make_photo("b.jpg", "gold")]
    for photo_id in import_photos(workspace, photos, article_id=first.id).ids:
        caption_photo(workspace, photo_id, "Trao quà.")
    workspace.articles.add(Article(title="Hội nghị cán bộ", body="<p>Nội dung.</p>", author="Lan"))
    workspace.articles.add(Article(title="Bài chưa xong", body="<p>Nội dung.</p>"))
    return workspace


@pytest.fixture
def page(session: Session, qtbot: QtBot, settle: Settle) -> SendingPage:
    """The page over whatever the workspace holds."""
    made = SendingPage(session)
    qtbot.addWidget(made)
    made.resize(1000, 620)
    made.show()
    made.visited()
    settle()
    return made


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that is chosen when the program asks for one."""
    folder = tmp_path / "Bộ gửi"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: folder)
    return folder
