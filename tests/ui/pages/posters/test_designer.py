"""The designer: choices, measures, what is wrong said beside it, the preview true to proportion."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.pages.posters.conftest import MakePage
from tests.ui.pages.posters.test_page import wait_for_preview
from tests.ui.typing_events import type_text
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.services.poster_records import edit_poster
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.posters.page import PostersPage

Settle = Callable[[], None]


@pytest.fixture
def designer(make_page: MakePage, poster: Poster) -> PostersPage:
    """The room with a design of 5 × 0.8 m open."""
    return make_page()


def choose(combo: QComboBox, text: str) -> None:
    """As a user does, by the list."""
    number = combo.findText(text)
    assert number >= 0, [combo.itemText(i) for i in range(combo.count())]
    combo.setCurrentIndex(number)
    combo.activated.emit(number)


def stored(page: PostersPage, workspace: Workspace, settle: Settle) -> Poster:
    page.flush()
    settle()
    assert page.shown
    return workspace.posters.get(page.shown.id)


def coloured(image: QImage) -> tuple[int, int]:
    """Width and height of what is not grey: the poster among its measures."""
    xs, ys = set(), set()
    for y in range(image.height()):
        for x in range(image.width()):
            if image.pixelColor(x, y).saturation() > 128:
                xs.add(x)
                ys.add(y)
    return max(xs) - min(xs) + 1, max(ys) - min(ys) + 1


@pytest.mark.parametrize(("width", "height"), [(5000, 800), (600, 2000), (297, 420), (10_000, 500)])
def test_the_preview_is_true_to_proportion_on_screen(
    qtbot: QtBot,
    designer: PostersPage,
    poster: Poster,
    workspace: Workspace,
    settle: Settle,
    width: float,
    height: float,
) -> None:
    edit_poster(workspace, poster.id, {"width_mm": width, "height_mm": height})
    designer.show_record("poster", poster.id)
    settle()
    qtbot.waitUntil(lambda: designer._stage.picture is not None and designer._stage.picture.width == width)
    grabbed = designer._stage.grab().toImage()
    wide, high = coloured(grabbed)
    assert wide / high == pytest.approx(width / height, rel=1.5 / min(wide, high))
    # As large as there is room: one of the sides touches what is left for it.
    stage = designer._stage
    assert wide > 0.75 * stage.width() or high > 0.75 * stage.height()


def test_the_preview_follows_a_larger_window_and_stays_sharp(
    qtbot: QtBot, designer: PostersPage, settle: Settle
) -> None:
    wait_for_preview(qtbot, designer, "Tham mưu giỏi, phục vụ tốt")
    before = designer._stage.picture
    assert before
    designer.resize(1500, 800)
    qtbot.waitUntil(lambda: designer._stage.picture is not before)
    picture = designer._stage.picture
    assert picture
    assert picture.image.size() == designer._stage.pixels_for(picture.width, picture.height)
    assert picture.image.width() > before.image.width()


def test_kinds_and_sizes_are_chosen_and_stored(
    designer: PostersPage, workspace: Workspace, settle: Settle
) -> None:
    form = designer._form
    assert (form.kind.currentText(), form.size.currentText()) == ("Băng rôn ngang", "5.000 × 800 mm")
    choose(form.kind, "Phướn dọc")
    assert (form.width.text(), form.height.text()) == ("600", "2.000")
    choose(form.size, "800 × 2.500 mm")
    assert form.size_note.text() == "Khổ thường dùng, không phải quy định."
    choose(form.template, "Nền xanh, chữ trắng")
    choose(form.face, "Source Serif 4")
    choose(form.caps, "IN HOA")
    choose(form.scale, "1:5")
    made = stored(designer, workspace, settle)
    assert (made.width_mm, made.height_mm, made.template) == (800, 2500, "xanh-chu-trang")
    assert (made.font, made.caps, made.scale) == ("Source Serif 4", True, 5)
    assert form.scale_note.text() == "Trang PDF: 160 × 500 mm"
    choose(form.kind, "Áp phích")
    assert form.size.currentText().startswith("A4 ")
    assert form.size_note.isVisible() is False
    QTest.mouseClick(form.turn, Qt.MouseButton.LeftButton)
    assert (form.kind.currentText(), form.size.currentText()) == ("Áp phích", "A4 · 297 × 210 mm")
    choose(form.size, "A3 · 420 × 297 mm")
    assert (form.width.text(), form.height.text()) == ("420", "297")


def test_a_size_of_ones_own_is_typed_and_turned(
    designer: PostersPage, workspace: Workspace, settle: Settle
) -> None:
    form = designer._form
    form.width.selectAll()
    QTest.keyClicks(form.width, "4.250,5")
    assert form.width.text() == "4.250,5"
    assert (form.kind.currentText(), form.size.currentText()) == ("Khổ khác", "4.250,5 × 800 mm")
    QTest.mouseClick(form.turn, Qt.MouseButton.LeftButton)
    made = stored(designer, workspace, settle)
    assert (made.width_mm, made.height_mm) == (800, 4250.5)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("", "Không hiểu số đo"), ("năm mét", "Không hiểu số đo"), ("12", "từ 50 mm"), ("90000", "20.000 mm")],
)
def test_a_size_that_cannot_be_is_told_beside_it_and_the_last_picture_stays(
    qtbot: QtBot, designer: PostersPage, typed: str, fault: str
) -> None:
    form = designer._form
    wait_for_preview(qtbot, designer, "Tham mưu giỏi, phục vụ tốt")
    before = designer._stage.picture
    form.width.selectAll()
    QTest.keyClick(form.width, Qt.Key.Key_Backspace)
    type_text(form.width, typed)
    qtbot.waitUntil(lambda: fault in form.size_fault.text())
    assert form.size_fault.isVisible()
    qtbot.wait(150)
    assert designer._stage.picture is before
    form.width.selectAll()
    QTest.keyClicks(form.width, "4000")
    qtbot.waitUntil(lambda: not form.size_fault.isVisible())


@pytest.mark.parametrize(
    ("text", "label", "fault"),
    [
        ("chào " * 81 + "mừng", "text_fault", "Khẩu hiệu dài 409 ký tự, nhiều nhất là 400."),
        ("Công đoàn 字", "font_fault", "không có ký tự 字"),
        ("\u200b", "text_fault", "chưa có chữ nào"),
    ],
)
def test_words_that_cannot_be_set_are_told_beside_them_and_kept(
    qtbot: QtBot,
    designer: PostersPage,
    workspace: Workspace,
    settle: Settle,
    text: str,
    label: str,
    fault: str,
) -> None:
    designer._form.text.setPlainText(text)
    told: QLabel = getattr(designer._form, label)
    qtbot.waitUntil(lambda: fault in told.text())
    assert told.isVisible()
    assert stored(designer, workspace, settle).text == text


def test_a_design_without_a_word_shows_its_ground_and_finds_no_fault(
    qtbot: QtBot, designer: PostersPage
) -> None:
    form = designer._form
    form.text.setPlainText("")
    wait_for_preview(qtbot, designer, "")
    picture = designer._stage.picture
    assert picture
    assert picture.cap_height == 0
    assert not form.text_fault.isVisible()
    assert form.text_note.text() == "0/400 ký tự"


def test_a_face_that_this_machine_lacks_is_named(
    qtbot: QtBot, designer: PostersPage, poster: Poster, workspace: Workspace, settle: Settle
) -> None:
    edit_poster(workspace, poster.id, {"font": "Phông Nhà Khác"})
    designer.show_record("poster", poster.id)
    settle()
    form = designer._form
    qtbot.waitUntil(lambda: "Không có phông chữ «Phông Nhà Khác»" in form.font_fault.text())
    assert form.face.currentText() == "Phông Nhà Khác (máy này không có)"
    choose(form.face, "Roboto Condensed")
    qtbot.waitUntil(lambda: not form.font_fault.isVisible())


def test_a_tenth_is_suggested_for_long_banners_and_taken_with_one_click(
    designer: PostersPage, workspace: Workspace, settle: Settle
) -> None:
    form = designer._form
    assert not form.take_scale.isVisible()
    choose(form.size, "10.000 × 2.000 mm")
    assert "5,08 m" in form.scale_note.text()
    assert form.take_scale.isVisible()
    QTest.mouseClick(form.take_scale, Qt.MouseButton.LeftButton)
    assert stored(designer, workspace, settle).scale == 10
    assert form.scale_note.text() == "Trang PDF: 1.000 × 200 mm"
    assert not form.take_scale.isVisible()


def test_a_line_feed_is_a_line_end(qtbot: QtBot, designer: PostersPage) -> None:
    designer._form.text.setPlainText("Tham mưu\ngiỏi, phục vụ tốt")
    qtbot.waitUntil(
        lambda: (
            designer._stage.picture is not None
            and designer._stage.picture.lines == ("Tham mưu", "giỏi, phục vụ tốt")
        )
    )


def test_the_newest_wish_wins(qtbot: QtBot, designer: PostersPage) -> None:
    for number in range(30):
        designer._form.text.setPlainText(f"Khẩu hiệu {number}")
        qtbot.wait(7)
    wait_for_preview(qtbot, designer, "Khẩu hiệu 29")
    qtbot.wait(100)
    assert designer._stage.picture
    assert designer._stage.picture.lines == ("Khẩu hiệu 29",)


def roll(combo: QComboBox) -> None:
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(combo.mapToGlobal(combo.rect().center())),
        QPointF(0, -120).toPoint(),
        QPointF(0, -120).toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, wheel)


def test_the_wheel_changes_a_choice_only_where_the_keys_go_to_it(designer: PostersPage) -> None:
    combo = designer._form.template
    designer.activateWindow()
    designer._form.text.setFocus()
    combo.setCurrentIndex(0)
    roll(combo)
    assert combo.currentIndex() == 0
    combo.setFocus()
    roll(combo)
    assert combo.currentIndex() == 1
