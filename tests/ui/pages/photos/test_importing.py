"""Photos come in: by drop, by dialog, while the room is used."""

import io
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.pages.photos.conftest import AddPhotos
from tests.ui.typing_events import type_text
from ucvn_desktop.core.event import Event
from ucvn_desktop.services.photos import importing as service
from ucvn_desktop.services.photos.library import edit_photo
from ucvn_desktop.storage.photo_grid import PhotoFilter
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.photos import importing
from ucvn_desktop.ui.pages.photos.drop import files_in
from ucvn_desktop.ui.pages.photos.page import PhotosPage

Open = Callable[[], PhotosPage]
Settle = Callable[[], None]
MakePhoto = Callable[..., Path]


def _mime(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def _drop(page: PhotosPage, *paths: Path) -> None:
    """Hold files over the page, then let them go."""
    mime, copy = _mime(*paths), Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(200, 200), copy, mime, button, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    assert page.drop_sign.isVisible()
    QApplication.sendEvent(page, QDropEvent(QPointF(200, 200), copy, mime, button, keys))
    assert not page.drop_sign.isVisible()


def test_a_folder_that_is_dropped_comes_in_and_the_notice_says_what_became_of_it(
    workspace: Workspace,
    open_page: Open,
    make_photo: MakePhoto,
    tmp_path: Path,
    settle: Settle,
    notices: list[Notice],
) -> None:
    folder = tmp_path / "the-nho"
    folder.mkdir()
    for number in range(3):
        make_photo(f"the-nho/{number}.jpg", ["red", "green", "blue"][number])
    make_photo("the-nho/trung.jpg", "red")
    (folder / "video.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(50))
    (folder / "ghi chu.txt").write_text("chữ")
    page = open_page()
    _drop(page, folder)
    assert [job.title for job in page.session.jobs.long_jobs] == ["Nhập ảnh"]
    settle()
    assert len(workspace.photos.all()) == len(page.model.ids) == 3
    (notice,) = notices
    assert notice.text == "Nhập ảnh xong: 3 ảnh mới, 1 ảnh đã có trong kho, 2 tệp không nhập được."
    assert "ghi chu.txt: Tệp này không phải ảnh" in notice.detail
    assert page.grid.selected_ids == page.model.ids[:1]
    assert page.form.views.currentWidget() is page.form.browse


def test_the_notice_leads_to_the_first_photo_without_a_caption(
    workspace: Workspace, open_page: Open, make_photo: MakePhoto, settle: Settle, notices: list[Notice]
) -> None:
    page = open_page()
    _drop(page, make_photo())
    settle()
    assert notices[0].action == "Ghi chú thích"
    assert notices[0].run is not None
    notices[0].run()
    settle()
    assert page.form.which.currentText() == "Chưa có chú thích (1)"
    assert page.panel.form.caption.hasFocus()


def test_the_thumbnail_of_a_photo_that_came_in_is_seen(
    qtbot: QtBot, open_page: Open, make_photo: MakePhoto, settle: Settle
) -> None:
    page = open_page()
    _drop(page, make_photo(colour="#00ff00"))
    settle()
    page.grid.grab()
    settle()
    tile = page.grid.visualRect(page.model.index(0))
    image = page.grid.grab().toImage()
    middle = page.grid.viewport().mapTo(page.grid, tile.center())
    assert image.pixelColor(middle).green() > 200
    assert page.panel.has_preview


def test_a_thumbnail_that_is_lost_is_made_again_as_it_is_seen(
    workspace: Workspace, open_page: Open, make_photo: MakePhoto, settle: Settle, qtbot: QtBot
) -> None:
    (photo_id,) = service.import_photos(workspace, [make_photo()]).ids
    thumb = workspace.thumb(workspace.photos.get(photo_id).sha256)
    thumb.unlink()
    page = open_page()

    def is_there() -> bool:
        page.grid.viewport().repaint()
        settle()
        return thumb.exists()

    qtbot.waitUntil(is_there, timeout=10_000)
    settle()
    assert page.panel.has_preview


def test_a_cancelled_import_keeps_what_came_in_and_the_grid_shows_it(
    workspace: Workspace,
    qtbot: QtBot,
    open_page: Open,
    tmp_path: Path,
    settle: Settle,
    notices: list[Notice],
) -> None:
    for number in range(60):
        Image.new("RGB", (40, 30), (number, 0, 0)).save(tmp_path / f"{number:02}.png")
    page = open_page()
    _drop(page, *sorted(tmp_path.glob("*.png")))
    (job,) = page.session.jobs.long_jobs
    qtbot.waitUntil(lambda: len(workspace.photos.ids()) >= 16, timeout=20_000)
    job.cancel()
    settle()
    count = len(workspace.photos.ids())
    assert 16 <= count < 60
    assert len(page.model.ids) == count
    assert [notice.text.split(".")[0] for notice in notices] == ["Đã dừng nhập ảnh"]


def test_the_grid_grows_while_the_import_goes_on(
    workspace: Workspace,
    qtbot: QtBot,
    open_page: Open,
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(40):
        Image.new("RGB", (40, 30), (number, 0, 0)).save(tmp_path / f"{number:02}.png")
    page = open_page()
    page.importing._grows.setInterval(30)
    held = threading.Event()
    take = service._Import.take

    def slow(self: service._Import, *answer: object) -> None:
        take(self, *answer)  # type: ignore[arg-type]
        if len(self.ids) >= 16:
            held.wait(10)

    monkeypatch.setattr(service._Import, "take", slow)
    _drop(page, *sorted(tmp_path.glob("*.png")))
    qtbot.waitUntil(lambda: len(page.model.ids) == 16, timeout=20_000)
    held.set()
    settle()
    assert len(page.model.ids) == 40


def test_the_dialog_imports_into_its_event_which_is_remembered_for_the_day(
    workspace: Workspace,
    open_page: Open,
    make_photo: MakePhoto,
    event: Event,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page()
    first, second = make_photo("a.jpg"), make_photo("b.jpg", "red")

    def answer(dialog: importing.PhotoImportDialog) -> int:
        dialog.form.event.setCurrentIndex(dialog.form.event.findData(event.id))
        dialog.form.files.click()
        return dialog.result()

    monkeypatch.setattr(importing.PhotoImportDialog, "exec", answer)
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [first])
    assert page.primary is not None
    page.primary.trigger()
    settle()
    assert page._drop_words(2) == "Thả để nhập 2 mục vào hoạt động «Thăm hỏi đoàn viên»"
    _drop(page, second)
    settle()
    assert {photo.event_id for photo in workspace.photos.all()} == {event.id}
    monkeypatch.setattr(importing, "today", lambda: "2099-01-01")
    assert page.importing.event_id == 0


def test_who_changes_his_mind_in_the_dialog_imports_nothing(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()

    def answer(dialog: importing.PhotoImportDialog) -> int:
        dialog.form.folder.click()
        assert dialog.result() == QDialog.DialogCode.Rejected
        dialog.form.cancel.click()
        return dialog.result()

    monkeypatch.setattr(importing.PhotoImportDialog, "exec", answer)
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: None)
    page.ask_import()
    assert page.session.jobs.long_jobs == []


def test_our_own_photos_and_texts_are_no_files(add_photos: AddPhotos, open_page: Open) -> None:
    add_photos(1)
    page = open_page()
    text = QMimeData()
    text.setText("chữ")
    assert files_in(text) == []
    assert files_in(page.model.mimeData([page.model.index(0)])) == []
    assert files_in(_mime(Path("/tmp/a.jpg"))) == [Path("/tmp/a.jpg")]
    for field in (page.panel.form.caption, page.form.text):
        assert not field.acceptDrops()


def test_the_large_view_shows_the_photo_itself(
    workspace: Workspace, open_page: Open, tmp_path: Path, settle: Settle
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (2400, 1800), "#0000ff").save(out, "JPEG")
    (tmp_path / "a.jpg").write_bytes(out.getvalue())
    service.import_photos(workspace, [tmp_path / "a.jpg"])
    page = open_page()
    page.open_large()
    settle()
    picture = page.large.stage._picture
    assert picture is not None
    assert max(picture.width(), picture.height()) > 512
    assert picture.toImage().pixelColor(picture.rect().center()).blue() > 200
    page.back()
    settle()


@pytest.mark.parametrize("name", ["caption", "credit", "place", "event"])
def test_an_import_that_ends_while_somebody_types_leaves_the_photo_alone(
    workspace: Workspace,
    open_page: Open,
    add_photos: AddPhotos,
    make_photo: MakePhoto,
    settle: Settle,
    notices: list[Notice],
    name: str,
) -> None:
    (old,) = add_photos(1, caption="a")
    page = open_page()
    field = getattr(page.panel.form, name)
    field.setFocus()
    if name != "event":
        type_text(field, "Nguyễn")
    _drop(page, make_photo())
    settle()
    if name != "event":
        type_text(field, " Thị Mai")
    assert page.panel.photo_id == old.id
    page.flush()
    settle()
    new = next(photo for photo in workspace.photos.all() if photo.id != old.id)
    assert (new.caption, new.credit, new.place) == ("", "", "")
    page.grid.setFocus()
    settle()
    assert page.grid.selected_ids == [old.id]
    assert new.id in page.model.ids
    assert notices[0].run is not None
    notices[0].run()
    settle()
    assert page.grid.selected_ids == [new.id]
    assert page.panel.form.caption.hasFocus()


def test_an_answer_on_its_way_when_typing_begins_does_not_take_the_photo_away(
    open_page: Open, add_photos: AddPhotos, settle: Settle, workspace: Workspace
) -> None:
    (first, _) = add_photos(2)
    page = open_page()
    page._choose_filter(PhotoFilter.UNCAPTIONED)
    settle()
    edit_photo(workspace, first.id, {"caption": "Trao quà"}, 0)
    page.session.changed.emit("photo")
    page.panel.form.credit.setFocus()
    settle()
    assert page.panel.photo_id == first.id
    page.grid.setFocus()
    settle()
    assert first.id not in page.model.ids


def test_an_event_that_is_stored_after_its_dialog_was_closed_is_kept_all_the_same(
    workspace: Workspace, open_page: Open, settle: Settle, qtbot: QtBot
) -> None:
    page = open_page()
    dialog = importing.PhotoImportDialog(page, page.session, [], 0)
    held = threading.Event()
    page.session.jobs.save(lambda: held.wait(10))
    page.deeds.add_event(Event(title="Hội nghị", day="2021-05-01"), dialog, dialog.take_event)
    with qtbot.captureExceptions() as exceptions:
        shiboken6.delete(dialog)
        held.set()
        settle()
    assert exceptions == []
    assert [event.title for event in workspace.events.all()] == ["Hội nghị"]
