"""The page in a window of its own, over a workspace with things to send."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import write_photo
from ucvn_desktop.core.article import Article
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.services.records import caption_photo
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.pages.sending.page import SendingPage
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


@pytest.fixture(scope="session")
def stocked_folder(template_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles that lack nothing (the first with two photos) and one that does; never written to again."""
    folder = tmp_path_factory.mktemp("stocked")
    photos = [write_photo(folder, "a.jpg"), write_photo(folder, "b.jpg", "gold")]
    with Workspace.open(Path(shutil.copytree(template_folder, folder / "workspace"))) as workspace:
        add = lambda title, author="": workspace.articles.add(  # noqa: E731
            Article(title=title, body="<p>Nội dung.</p>", author=author)
        )
        first = add("Thăm hỏi đoàn viên", "Mai")
        for photo_id in import_photos(workspace, photos, article_id=first.id).ids:
            caption_photo(workspace, photo_id, "Trao quà.")
        add("Hội nghị cán bộ", "Lan")
        add("Bài chưa xong")
    return folder / "workspace"


@pytest.fixture
def workspace_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of a workspace of one's own; with things to send for who asks for `stocked`."""
    template = "stocked_folder" if "stocked" in request.fixturenames else "template_folder"
    return Path(shutil.copytree(request.getfixturevalue(template), tmp_path / "workspace"))


@pytest.fixture
def stocked(workspace: Workspace) -> Workspace:
    """The workspace with what is in `stocked_folder`."""
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
