"""The screenshot: a file that is chosen or dropped, a picture that is pasted; shown, opened, let go."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.errors import StorageError
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import desktop, dialogs
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.posts.page import PostsPage
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]
MakePhoto = Callable[..., Path]


def test_a_chosen_file_is_kept_shown_and_opened(
    page: PostsPage,
    year: dict[str, int],
    workspace: Workspace,
    make_photo: MakePhoto,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(desktop, "open_file", opened.append)
    picture = make_photo("màn hình.png", size=(400, 900))
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [picture])
    assert not page.form.shot.isVisible()
    page.form.shot_pick.click()
    settle()
    assert workspace.posts.get(year["facebook"]).file_name == "màn hình.png"
    assert page.form.shot.isVisible()
    assert page.form.shot.iconSize().height() == 240
    assert page.form.shot_said.text() == "màn hình.png"
    for _ in range(2):
        page.form.shot.click()
        settle()
    assert opened[0].read_bytes() == picture.read_bytes()
    assert opened == [opened[0]] * 2


def test_a_copied_picture_or_file_is_pasted(
    page: PostsPage,
    year: dict[str, int],
    workspace: Workspace,
    make_photo: MakePhoto,
    notices: list[Notice],
    settle: Settle,
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("chỉ có chữ")
    page.form.shot_paste.click()
    assert notices[-1].text.startswith("Chưa chép ảnh nào để dán.")
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    clipboard.setImage(picture)
    page.form.shot_paste.click()
    settle()
    post = workspace.posts.get(year["facebook"])
    assert post.file_name.endswith(".png")
    kept = QImage(str(workspace.files.path(post.sha256)))
    assert (kept.width(), kept.height()) == (300, 200)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(make_photo("chép.jpg")))])
    clipboard.setMimeData(mime)
    page.form.shot_paste.click()
    settle()
    assert workspace.posts.get(year["facebook"]).file_name == "chép.jpg"
    clipboard.clear()


@pytest.fixture
def copied() -> Iterator[QImage]:
    """The screenshot that was copied."""
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(picture)
    yield picture
    QGuiApplication.clipboard().clear()


def test_a_pasted_picture_waits_for_no_long_job_and_is_not_dropped_with_it(
    page: PostsPage,
    year: dict[str, int],
    workspace: Workspace,
    session: Session,
    copied: QImage,
    settle: Settle,
    troubles: list[Exception],
) -> None:
    goes_on = threading.Event()
    session.jobs.run("Nhập ảnh", lambda _: goes_on.wait(10))
    page.form.shot_paste.click()
    assert page.has_unsaved
    session.jobs.cancel_all()
    session.jobs.drain()
    assert workspace.posts.get(year["facebook"]).file_name.endswith(".png")
    assert not page.has_unsaved
    goes_on.set()
    settle()
    assert page.form.shot.isVisible()
    troubles.clear()  # the job that was stopped


def test_a_pasted_picture_that_the_disk_refused_is_stored_with_the_next_save(
    page: PostsPage,
    year: dict[str, int],
    workspace: Workspace,
    copied: QImage,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise StorageError("Ổ đĩa đầy.")

    with monkeypatch.context() as disk:
        disk.setattr(workspace.posts, "save", full)
        page.form.shot_paste.click()
        settle()
    assert notices[-1].text == "Ổ đĩa đầy."
    assert page.has_unsaved
    page.flush()
    settle()
    assert workspace.posts.get(year["facebook"]).sha256
    assert not page.has_unsaved


def test_a_picture_is_pasted_beside_the_fields_and_words_into_them(
    page: PostsPage, year: dict[str, int], workspace: Workspace, copied: QImage, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(page.form.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    kept = workspace.posts.get(year["facebook"]).sha256
    assert kept
    QGuiApplication.clipboard().setText("Báo Mẫu")
    page.form.outlet.selectAll()
    qtbot.keyClick(page.form.outlet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page.flush()
    settle()
    post = workspace.posts.get(year["facebook"])
    assert (post.outlet, post.sha256) == ("Báo Mẫu", kept)


def test_a_dropped_file_is_kept_and_what_is_no_picture_is_refused_in_a_sentence(
    page: PostsPage,
    year: dict[str, int],
    workspace: Workspace,
    make_photo: MakePhoto,
    tmp_path: Path,
    notices: list[Notice],
    settle: Settle,
) -> None:
    def drop(path: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        copy, button, keys = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter = QDragEnterEvent(QPoint(20, 20), copy, mime, button, keys)
        QApplication.sendEvent(page.form.root, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(page.form.root, QDropEvent(QPointF(20, 20), copy, mime, button, keys))
        settle()

    drop(make_photo("thả.png"))
    assert workspace.posts.get(year["facebook"]).file_name == "thả.png"
    text = tmp_path / "chữ.txt"
    text.write_text("không phải ảnh")
    drop(text)
    assert notices[-1].tone == "red"
    assert workspace.posts.get(year["facebook"]).file_name == "thả.png"


def test_a_wrong_picture_is_let_go_and_comes_back_by_the_notice(
    page: PostsPage,
    year: dict[str, int],
    workspace: Workspace,
    make_photo: MakePhoto,
    notices: list[Notice],
    settle: Settle,
) -> None:
    page.shot.take(make_photo("nhầm.png"))
    settle()
    page.form.shot_drop.click()
    settle()
    assert workspace.posts.get(year["facebook"]).sha256 == ""
    assert not page.form.shot.isVisible()
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert workspace.posts.get(year["facebook"]).file_name == "nhầm.png"
    assert page.form.shot.isVisible()


def test_a_copy_of_the_picture_is_written_where_the_user_wants_it(
    page: PostsPage,
    make_photo: MakePhoto,
    tmp_path: Path,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = make_photo("chụp.png")
    page.shot.take(picture)
    settle()
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_: tmp_path / "ra.png")
    page.form.shot_save.click()
    settle()
    assert (tmp_path / "ra.png").read_bytes() == picture.read_bytes()
    assert notices[-1].text == "Đã lưu bản sao «ra.png»."


def test_a_picture_that_comes_while_somebody_types_moves_no_letter(
    page: PostsPage, year: dict[str, int], workspace: Workspace, make_photo: MakePhoto, settle: Settle
) -> None:
    page.form.outlet.setFocus()
    page.form.outlet.setCursorPosition(3)
    page.shot.take(make_photo("chụp.png"))
    settle()
    assert page.form.outlet.cursorPosition() == 3
    assert page.post_in_hand == workspace.posts.get(year["facebook"])
