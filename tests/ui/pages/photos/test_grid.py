"""The grid: seen, walked through, selected."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.photos.conftest import AddPhotos
from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.photos.model import count_of, heading
from ucvn_desktop.ui.pages.photos.page import PhotosPage
from ucvn_desktop.ui.widgets.photo_mime import photos_in

Open = Callable[[], PhotosPage]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _click(page: PhotosPage, row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = page.grid.visualRect(page.model.index(row)).center()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, keys, at)


def test_headings_say_event_day_and_what_is_missing(
    open_page: Open, add_photos: AddPhotos, event: Event
) -> None:
    add_photos(24, event_id=event.id)
    add_photos(2, taken="", caption="a")
    groups = open_page().model.groups
    assert [(heading(g).split(" ngày ")[0], count_of(g)) for g in groups] == [
        ("Nhập", "2 ảnh"),
        ("Thăm hỏi đoàn viên · 16/4/2021", "24 ảnh, 24 chưa có chú thích"),
    ]


def test_of_ten_thousand_photos_only_those_in_sight_are_read(
    open_page: Open, add_photos: AddPhotos, settle: Callable[[], None]
) -> None:
    add_photos(1200)
    page = open_page()
    page.grid.grab()
    settle()
    assert len(page.model.ids) == 1200
    assert page.model.tile(0) is not None
    known = sum(page.model.is_known(row) for row in range(1200))
    assert 0 < known < 300


def test_the_scroll_bar_has_a_handle_only_where_there_is_more_to_see(
    open_page: Open, add_photos: AddPhotos, settle: Callable[[], None]
) -> None:
    add_photos(3)
    page = open_page()
    width = page.grid.viewport().width()
    assert not page.grid.verticalScrollBar().isEnabled()
    add_photos(40)
    page.visited()
    settle()
    page.grid.grab()
    assert page.grid.verticalScrollBar().isEnabled()
    assert page.grid.viewport().width() == width


def test_arrows_walk_and_shift_and_ctrl_select(open_page: Open, add_photos: AddPhotos) -> None:
    add_photos(12)
    page = open_page()
    grid, columns = page.grid, 4
    page.resize(1000, 640)
    assert grid.visualRect(page.model.index(columns)).top() > grid.visualRect(page.model.index(0)).top()
    assert grid.selected_rows == [0]
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.selected_rows == [columns + 1]
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    assert grid.selected_rows == [columns + 1, columns + 2]
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert grid.selected_rows == [11]
    QTest.keyClick(grid, Qt.Key.Key_A, CTRL)
    assert grid.selected_rows == list(range(12))


def test_clicks_select_one_more_or_all_between(open_page: Open, add_photos: AddPhotos) -> None:
    add_photos(12)
    page = open_page()
    _click(page, 1)
    _click(page, 6, SHIFT)
    assert page.grid.selected_rows == [1, 2, 3, 4, 5, 6]
    _click(page, 3, CTRL)
    assert page.grid.selected_rows == [1, 2, 4, 5, 6]
    _click(page, 2)
    assert page.grid.selected_rows == [2]


def test_a_band_from_empty_ground_selects_what_it_touches(open_page: Open, add_photos: AddPhotos) -> None:
    add_photos(3)
    page = open_page()
    port = page.grid.viewport()
    first, second = (page.grid.visualRect(page.model.index(row)) for row in (0, 1))
    start = first.bottomLeft() + QPoint(-8, 60)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for end in (first.center(), second.center()):
        QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, second.center())
    assert page.grid.selected_rows == [0, 1]


def test_the_selection_stays_with_its_photos_when_others_come_in(
    open_page: Open, add_photos: AddPhotos, settle: Callable[[], None]
) -> None:
    photos = add_photos(5)
    page = open_page()
    page.grid.select_ids([photos[1].id, photos[3].id], photos[3].id)
    add_photos(3, taken="2021-05-01T08:00:00")
    page.session.changed.emit("photo")
    settle()
    assert page.model.rowCount() == 8
    assert page.grid.selected_ids == [photos[1].id, photos[3].id]
    assert page.model.ids[page.grid.currentIndex().row()] == photos[3].id


def test_marks_are_said_in_words(
    workspace: Workspace, open_page: Open, add_photos: AddPhotos, settle: Callable[[], None]
) -> None:
    (photo,) = add_photos(1, has_location=True)
    article = workspace.articles.add(Article(title="Tin thăm hỏi"))
    workspace.article_photos.put(article.id, photo.id, 1)
    page = open_page()
    said = page.model.data(page.model.index(0), Qt.ItemDataRole.ToolTipRole)
    for words in ("Chưa có chú thích", "Có vị trí chụp: không gửi kèm", "Đặt trong «Tin thăm hỏi»"):
        assert words in said


def test_a_drag_carries_the_selected_photos_in_their_order(open_page: Open, add_photos: AddPhotos) -> None:
    photos = add_photos(4)
    page = open_page()
    rows = [page.model.index(row) for row in (2, 0)]
    assert photos_in(page.model.mimeData(rows)) == [photos[0].id, photos[2].id]


def test_the_width_may_change_and_what_stood_at_the_top_stays(
    qtbot: QtBot, open_page: Open, add_photos: AddPhotos
) -> None:
    add_photos(400)
    page = open_page()
    grid = page.grid
    grid.verticalScrollBar().setValue(3000)
    top = next(row for row in range(400) if grid.visualRect(page.model.index(row)).bottom() > 0)
    page.resize(720, 640)
    qtbot.wait(1)
    rect = grid.visualRect(page.model.index(top))
    assert grid.viewport().rect().intersects(rect)


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp])
def test_paging_at_the_ends_stays_inside(open_page: Open, add_photos: AddPhotos, key: Qt.Key) -> None:
    add_photos(3)
    page = open_page()
    QTest.keyClick(page.grid, key)
    assert len(page.grid.selected_rows) == 1


def test_rows_that_are_not_there_say_nothing(open_page: Open, add_photos: AddPhotos) -> None:
    add_photos(3)
    page = open_page()
    model = page.model
    old = model.index(2)
    model.show([])
    for index in (old, QModelIndex()):
        assert model.data(index) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert photos_in(model.mimeData([old])) == []
    assert [(model.tile(row), model.is_known(row)) for row in (-1, 0, 2)] == [(None, False)] * 3


def test_a_grid_that_is_painted_before_it_is_laid_out_anew_harms_nothing(
    open_page: Open, add_photos: AddPhotos, qtbot: QtBot
) -> None:
    add_photos(12)
    page = open_page()
    page.grid.grab()
    with qtbot.captureExceptions() as exceptions:
        page.model._ids = page.model._ids[:4]
        page.grid.grab()
    assert exceptions == []
