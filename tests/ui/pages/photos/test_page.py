"""The room: captions one after the other, many at once, bin, articles, the large view."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Troubles
from tests.ui.pages.photos.conftest import AddPhotos
from tests.ui.typing_events import assert_typing_is_whole, content, press, type_text
from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.storage.photo_grid import PhotoFilter
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import printing
from ucvn_desktop.ui.jobs import Lane
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.photos import sheet
from ucvn_desktop.ui.pages.photos.page import PhotosPage
from ucvn_desktop.ui.pages.photos.words import FILTERS
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import event_dialog
from ucvn_desktop.ui.widgets.photo_mime import photos_to_mime

Open = Callable[[], PhotosPage]
Settle = Callable[[], None]


def _store(page: PhotosPage, settle: Settle) -> None:
    page.flush()
    settle()


def _filter(page: PhotosPage, which: PhotoFilter, settle: Settle) -> None:
    place = list(FILTERS).index(which)
    page.form.which.setCurrentIndex(place)
    page.form.which.activated.emit(place)
    settle()


def test_an_empty_room_teaches_and_leads_to_the_sample(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    assert page.form.views.currentWidget() is page.form.empty_place
    assert page.subtitle == "0 ảnh"
    with qtbot.waitSignal(page.session.sample, timeout=100):
        page._empty.example.emit()


def test_captions_are_typed_one_after_the_other_by_keyboard(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    photos = add_photos(3)
    page = open_page()
    page.rename()
    field = page.panel.form.caption
    assert field.hasFocus()
    captions = ["Trao quà cho đoàn viên", "Chủ tịch phát biểu", "Chụp ảnh lưu niệm"]
    for caption in captions:
        type_text(field, caption)
        press(field, "\n")
        settle()
    _store(page, settle)
    assert [workspace.photos.get(photo.id).caption for photo in photos] == captions
    assert page.model.groups[0].uncaptioned == 0
    assert field.hasFocus()


def test_page_keys_go_on_and_back_without_losing_what_was_typed(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    photos = add_photos(3)
    page = open_page()
    field = page.panel.form.caption
    type_text(field, "Một")
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert content(field) == ""
    QTest.keyClick(field, Qt.Key.Key_PageUp)
    assert content(field) == "Một"
    _store(page, settle)
    assert workspace.photos.get(photos[0].id).caption == "Một"


@pytest.mark.parametrize("name", ["caption", "credit", "place"])
def test_retyped_letters_arrive_whole_in_every_field_while_it_is_saved(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle, name: str
) -> None:
    (photo,) = add_photos(1)
    page = open_page()
    field = getattr(page.panel.form, name)
    field.setFocus()

    def store_between() -> None:
        QApplication.processEvents()
        page.flush()

    assert_typing_is_whole(field, "Công đoàn Bộ thăm hỏi đoàn viên", store_between)
    _store(page, settle)
    assert getattr(workspace.photos.get(photo.id), name) == content(field)


def test_the_filter_finds_after_a_pause_and_keeps_the_choice(
    qtbot: QtBot, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    add_photos(2)
    (wanted,) = add_photos(1, caption="Trao quà")
    page = open_page()
    page.grid.select_ids([wanted.id])
    assert_typing_is_whole(page.form.text, "quà")
    qtbot.waitUntil(lambda: len(page.model.ids) == 1)
    settle()
    assert page.model.ids == page.grid.selected_ids == [wanted.id]


def test_a_photo_that_got_its_caption_stays_until_the_filter_is_asked_again(
    open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    add_photos(3)
    page = open_page()
    _filter(page, PhotoFilter.UNCAPTIONED, settle)
    type_text(page.panel.form.caption, "Trao quà")
    _store(page, settle)
    assert len(page.model.ids) == 3
    _filter(page, PhotoFilter.UNCAPTIONED, settle)
    assert len(page.model.ids) == 2


def test_what_others_store_does_not_take_the_photo_from_under_the_hands(
    qtbot: QtBot, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    add_photos(3)
    page = open_page()
    _filter(page, PhotoFilter.UNCAPTIONED, settle)
    page.rename()
    type_text(page.panel.form.caption, "Trao quà")
    _store(page, settle)
    page.session.changed.emit("photo")
    settle()
    assert len(page.model.ids) == 3
    page.grid.setFocus()
    settle()
    assert len(page.model.ids) == 2


def test_a_caption_that_others_stored_while_its_field_was_in_use_is_shown_when_the_field_is_left(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    (photo,) = add_photos(1)
    page = open_page()
    field = page.panel.form.caption
    field.setFocus()
    workspace.photos.save(replace(workspace.photos.get(photo.id), caption="Trao quà"))
    page.visited()
    settle()
    assert content(field) == ""
    page.grid.setFocus()
    settle()
    assert content(field) == "Trao quà"


def test_many_photos_are_written_at_once_but_only_in_the_fields_that_were_touched(
    workspace: Workspace,
    open_page: Open,
    add_photos: AddPhotos,
    event: Event,
    settle: Settle,
    notices: list[Notice],
) -> None:
    first = add_photos(2, place="Huế")
    second = add_photos(2, place="Hà Nội", credit="Lê Quang")
    page = open_page()
    page.grid.selectAll()
    settle()
    form = page.panel.form
    assert form.heading.text() == "4 ảnh đã chọn"
    assert not form.write_all.isEnabled()
    type_text(form.credit, "Nguyễn Thị Mai")
    form.event.setCurrentIndex(form.event.findData(event.id))
    form.event.activated.emit(form.event.currentIndex())
    assert form.write_all.text() == "Ghi cho 4 ảnh"
    form.write_all.click()
    settle()
    stored = [workspace.photos.get(photo.id) for photo in (*first, *second)]
    assert [p.place for p in stored] == ["Huế", "Huế", "Hà Nội", "Hà Nội"]
    assert {(p.credit, p.event_id) for p in stored} == {("Nguyễn Thị Mai", event.id)}
    assert [notice.text for notice in notices] == ["Đã ghi cho 4 ảnh."]


def test_many_more_are_written_as_a_job(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    add_photos(80)
    page = open_page()
    page.grid.selectAll()
    settle()
    type_text(page.panel.form.credit, "Lê Quang")
    page.panel.form.write_all.click()
    assert [job.title for job in page.session.jobs.long_jobs] == ["Ghi cho nhiều ảnh"]
    settle()
    assert {photo.credit for photo in workspace.photos.all()} == {"Lê Quang"}


def test_del_puts_into_the_bin_goes_on_and_can_be_undone(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle, notices: list[Notice]
) -> None:
    photos = add_photos(3)
    page = open_page()
    page.grid.choose_row(1)
    page.delete()
    settle()
    assert page.model.ids == [photos[0].id, photos[2].id]
    assert page.grid.selected_ids == [photos[2].id]
    assert notices[0].text == "Đã đưa 1 ảnh vào thùng rác."
    assert notices[0].action == "Hoàn tác"
    assert notices[0].run is not None
    notices[0].run()
    settle()
    assert page.model.ids == [photo.id for photo in photos]


def test_the_bin_shows_what_lies_in_it_and_gives_it_back(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    photos = add_photos(2)
    workspace.photos.to_bin(photos[0])
    page = open_page()
    _filter(page, PhotoFilter.BIN, settle)
    page.grid.choose_row(0)
    settle()
    form = page.panel.form
    assert form.restore.isVisible()
    assert form.caption.isReadOnly()
    page.delete()
    form.restore.click()
    settle()
    assert workspace.photos.get(photos[0].id).deleted_at is None
    assert page.form.nothing_said.text() == "Thùng rác trống."


def test_photos_are_hung_on_a_draft_by_enter_menu_and_drop(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle, notices: list[Notice]
) -> None:
    photos = add_photos(3)
    article = workspace.articles.add(Article(title="Tin thăm hỏi"))
    page = open_page()
    drafts = page.panel.drafts
    drafts.setCurrentRow(0)
    QTest.keyClick(drafts, Qt.Key.Key_Return)
    settle()
    page.grid.choose_row(1)
    menu = page.menu()
    (inside,) = (action.menu() for action in menu.actions() if action.text() == "Đặt vào bài")
    inside.actions()[0].trigger()  # type: ignore[union-attr]
    settle()
    carried = photos_to_mime([photos[2].id, photos[0].id])
    drop = QDropEvent(
        QPointF(drafts.visualItemRect(drafts.item(0)).center()),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    drafts.dropEvent(drop)
    settle()
    assert [p.id for p in workspace.article_photos.photos_of(article.id)] == [photo.id for photo in photos]
    assert notices[-1].text == "Đã đặt 1 ảnh vào «Tin thăm hỏi»."
    assert "Tin thăm hỏi" in page.panel.form.standing.text()


def test_a_high_window_shows_a_larger_picture_and_more_drafts(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    add_photos(1)
    for number in range(9):
        workspace.articles.add(Article(title=f"Tin số {number}"))
    page = open_page()
    panel = page.panel
    low = panel.form.preview.height(), panel.drafts.height()
    assert panel.drafts.height() == 3 * panel.drafts.sizeHintForRow(0)
    page.resize(1000, 960)
    settle()
    assert panel.form.preview.height() > low[0] * 1.5
    assert panel.drafts.height() == 8 * panel.drafts.sizeHintForRow(0)


def test_enter_opens_the_large_view_where_captions_go_on_and_esc_leads_back(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    photos = add_photos(3)
    page = open_page()
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    field = page.large.form.caption
    assert field.hasFocus()
    type_text(field, "Trao quà")
    press(field, "\n")
    settle()
    assert page.large.photo_id == photos[1].id
    assert "2 / 3" in page.large.form.title.text()
    QTest.keyClick(field, Qt.Key.Key_PageUp)
    assert content(field) == "Trao quà"
    assert page.back()
    _store(page, settle)
    assert page.grid.hasFocus()
    assert content(page.panel.form.caption) == "Trao quà"
    assert workspace.photos.get(photos[0].id).caption == "Trao quà"


def test_a_photo_whose_file_is_lost_says_so_in_the_large_view(
    open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    add_photos(1)
    page = open_page()
    page.open_large()
    settle()
    assert "Không thấy tệp gốc" in page.large.stage._said


def test_esc_goes_from_field_to_grid_to_one_photo_and_then_no_further(
    open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    add_photos(3)
    page = open_page()
    page.grid.selectAll()
    page.form.text.setFocus()
    assert page.back()
    assert page.grid.hasFocus()
    assert page.back()
    assert len(page.grid.selected_rows) == 1
    assert not page.back()


def test_a_found_photo_is_shown_whatever_is_filtered(
    open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    photos = add_photos(40, caption="a")
    page = open_page()
    _filter(page, PhotoFilter.UNCAPTIONED, settle)
    assert page.show_record("photo", photos[33].id)
    settle()
    assert page.grid.selected_ids == [photos[33].id]
    assert page.panel.photo_id == photos[33].id


def test_a_new_event_is_added_and_taken(
    workspace: Workspace,
    open_page: Open,
    add_photos: AddPhotos,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (photo,) = add_photos(1)
    new = Event(title="Hội nghị", day="2021-05-01")
    monkeypatch.setattr(event_dialog, "ask_event", lambda *_: new)
    page = open_page()
    page.panel.form.new_event.click()
    settle()
    _store(page, settle)
    stored = workspace.photos.get(photo.id)
    assert stored.event_id is not None
    assert workspace.events.get(stored.event_id).title == "Hội nghị"


def test_a_page_of_too_many_photos_is_not_printed(open_page: Open, add_photos: AddPhotos) -> None:
    add_photos(241)
    page = open_page()
    with pytest.raises(UserError, match="nhiều nhất 240 ảnh"):
        page.print_shown()


def test_the_photos_that_are_shown_are_printed_as_a_contact_sheet(
    qtbot: QtBot,
    open_page: Open,
    add_photos: AddPhotos,
    settle: Settle,
    tmp_path: Path,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    add_photos(21, caption="Trao quà")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    monkeypatch.setattr(printing, "ask_printer", lambda *_, **__: printer)
    page = open_page()
    page.print_shown()
    settle()
    (notice,) = notices
    assert "«Kho ảnh – Công đoàn Bộ Thử nghiệm»" in notice.text
    assert (tmp_path / "in.pdf").read_bytes().count(b"/MediaBox") == 2


def test_a_caption_on_its_way_to_the_disk_is_not_overwritten_by_the_one_before(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    (photo,) = add_photos(1)
    page = open_page()
    field = page.panel.form.caption
    field.setFocus()
    type_text(field, "Trao quà")
    page.panel.form.credit.setFocus()
    page.typing.flush()
    page.model.renew()
    page._show_current()
    assert content(field) == "Trao quà"
    settle()
    assert content(field) == workspace.photos.get(photo.id).caption == "Trao quà"


def test_answers_that_come_after_the_room_is_gone_harm_nothing(
    qtbot: QtBot, session: Session, add_photos: AddPhotos, settle: Settle
) -> None:
    add_photos(70)
    page = PhotosPage(session)
    page.resize(1000, 640)
    page.show()
    page.visited()
    session.jobs.drain(Lane.READ)
    page.grid.grab()
    page.open_large()
    with qtbot.captureExceptions() as exceptions:
        shiboken6.delete(page)
        settle()
    assert exceptions == []


def test_a_sheet_of_many_photos_is_a_job_that_can_be_stopped(
    open_page: Open,
    add_photos: AddPhotos,
    settle: Settle,
    troubles: Troubles,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_photos(200)
    asked: list[int] = []
    monkeypatch.setattr(printing, "ask_printer", lambda *_, **__: asked.append(1))
    page = open_page()
    held = threading.Event()
    page.session.jobs.run("Việc trước", lambda _: held.wait(10))
    page.print_shown()
    assert [(job.title, job.unit) for job in page.session.jobs.long_jobs[1:]] == [
        ("Chuẩn bị bảng ảnh để in", "ảnh")
    ]
    page.session.jobs.long_jobs[1].cancel()
    held.set()
    settle()
    assert asked == []
    assert isinstance(troubles.pop(), Cancelled)  # the window says that it was stopped


def test_a_sheet_tells_how_far_it_is_and_keeps_no_decoded_picture(
    workspace: Workspace, add_photos: AddPhotos
) -> None:
    photos = add_photos(3, caption="Trao quà")
    thumb = workspace.thumb(photos[1].sha256)
    thumb.parent.mkdir(parents=True, exist_ok=True)
    thumb.write_bytes(b"jpeg")
    steps: list[int] = []
    read = list(sheet._read(workspace, [p.id for p in photos], lambda done, *_: steps.append(done)))
    assert read == [(data, p.name, "Trao quà") for p, data in zip(photos, (b"", b"jpeg", b""), strict=True)]
    assert steps == [0, 1, 2, 3]


@pytest.fixture
def locked(session: Session, open_page: Open, add_photos: AddPhotos) -> PhotosPage:
    """The room on a medium that only lets itself be read."""
    add_photos(3, credit="Lê Quang")
    session.read_only = True
    return open_page()


def test_where_nothing_can_be_written_fields_and_deeds_are_closed(
    locked: PhotosPage, workspace: Workspace, settle: Settle
) -> None:
    form = locked.panel.form
    locked.grid.choose_row(0)
    settle()
    assert all(field.isReadOnly() and field.isEnabled() for field in (form.caption, form.credit, form.place))
    assert not form.event.isEnabled()
    assert not form.new_event.isEnabled()
    assert form.new_event.toolTip() == "Dữ liệu này chỉ đọc"
    assert locked.primary is not None
    assert not locked.primary.isEnabled()
    assert not locked.acceptDrops()
    locked.delete()
    assert [action.text() for action in locked.menu().actions()] == ["Xem lớn\tEnter"]
    locked.grid.selectAll()
    settle()
    assert not form.write_all.isEnabled()
    locked.open_large()
    settle()
    assert locked.large.form.caption.isReadOnly()
    assert len(workspace.photos.all()) == 3


def test_what_is_asked_again_announces_only_the_photos_that_are_others_now(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Settle
) -> None:
    photos = add_photos(4)
    page = open_page()
    announced: list[tuple[int, int]] = []
    page.model.dataChanged.connect(lambda first, last: announced.append((first.row(), last.row())))
    add_photos(1)
    page.visited()
    settle()
    assert announced == [(4, 4)]
    announced.clear()
    workspace.photos.save(replace(workspace.photos.get(photos[2].id), caption="Trao quà"))
    page.visited()
    settle()
    assert announced[-1] == (2, 2)
    tile = page.model.tile(2)
    assert tile is not None
    assert tile.photo.caption == "Trao quà"


def test_the_event_of_the_photo_is_shown_again_when_it_comes_back_from_the_bin(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, event: Event, settle: Settle
) -> None:
    add_photos(1, event_id=event.id)
    page = open_page()
    assert page.panel.events.event_id == event.id
    workspace.events.to_bin(event)
    page.visited()
    settle()
    assert page.panel.events.event_id == 0
    workspace.events.from_bin(workspace.events.get(event.id))
    page.visited()
    settle()
    assert page.panel.events.event_id == event.id
