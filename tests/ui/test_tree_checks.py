"""Each check over a tree of widgets finds the breach that is planted for it, and nothing in a page in order."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.tree_checks import CHECKS, clashing, cut, foreign, nameless, primaries, tab_disorder


class Sample(QWidget):
    """A page in order: two columns, every kind of control."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName("Danh sách")
        self.name_label = QLabel("&Tên")
        self.name = QLineEdit()
        self.name.setPlaceholderText("Tên đơn vị")
        self.name_label.setBuddy(self.name)
        self.count = QSpinBox()
        self.count.setAccessibleName("Số bản")
        self.day = QDateEdit()
        self.day.setAccessibleName("Ngày")
        self.kind = QComboBox()
        self.kind.setAccessibleName("Loại")
        self.kind.addItems(["Tin", "Bài"])
        self.agree = QCheckBox("Đã &xem")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Nội dung")
        self.less, self.more = QPushButton("&Bớt"), QPushButton("Th&êm".replace("&ê", "ê"))
        self.more.setProperty("role", "primary")
        self.note = QLabel("Một câu dài được xuống dòng khi chỗ không đủ rộng cho cả câu")
        self.note.setWordWrap(True)
        self._lay_out()
        self.resize(700, 500)

    def _lay_out(self) -> None:
        columns, form, line = QHBoxLayout(self), QFormLayout(), QHBoxLayout()
        self.right = QVBoxLayout()
        columns.addWidget(self.list)
        columns.addLayout(self.right)
        form.addRow(self.name_label, self.name)
        for control in (self.count, self.day, self.kind, self.agree):
            form.addRow("", control)
        self.right.addLayout(form)
        for widget in (self.text, self.note):
            self.right.addWidget(widget)
        line.addWidget(self.less)
        line.addWidget(self.more)
        self.right.addLayout(line)


@pytest.fixture
def page(qtbot: QtBot) -> Sample:
    made = Sample()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("name", CHECKS)
def test_a_page_in_order_passes(page: Sample, name: str) -> None:
    assert CHECKS[name](page) == []


@pytest.mark.parametrize("control", ["list", "count", "day", "kind", "text"])
def test_a_control_without_a_name_is_found(page: Sample, control: str) -> None:
    getattr(page, control).setAccessibleName("")
    getattr(page, control).setObjectName(control)
    assert [finding for finding in nameless(page) if f" {control} " in finding]


def test_a_field_whose_label_is_no_buddy_is_found(page: Sample) -> None:
    page.name_label.setBuddy(page.list)
    assert len(nameless(page)) == 1


def test_a_button_with_an_icon_alone_needs_a_name(page: Sample) -> None:
    button = QToolButton()
    page.right.addWidget(button)
    button.setFocusPolicy(page.name.focusPolicy())
    button.show()
    assert len(nameless(page)) == 1
    button.setAccessibleName("In")
    assert nameless(page) == []


def test_a_tab_order_against_the_reading_order_is_found(page: Sample) -> None:
    QWidget.setTabOrder(page.count, page.name)
    assert any("back to QLineEdit" in finding for finding in tab_disorder(page))


def test_a_tab_order_from_right_to_left_is_found(page: Sample) -> None:
    QWidget.setTabOrder(page.more, page.less)
    assert any("«Thêm» back to QPushButton" in finding for finding in tab_disorder(page))


def test_the_next_column_may_begin_higher(page: Sample) -> None:
    assert page.list.geometry().bottom() > page.name.geometry().bottom()
    assert tab_disorder(page) == []


def test_a_clash_of_mnemonics_is_found(page: Sample) -> None:
    page.less.setText("&Tắt")
    assert clashing(page) == ["t: &Tên · &Tắt"]


def test_a_mnemonic_on_a_letter_with_a_mark_is_found(page: Sample) -> None:
    page.more.setText("Th&êm")
    assert clashing(page) == ["ê: Th&êm"]


def test_a_hidden_button_does_not_clash(page: Sample) -> None:
    page.less.setText("&Tắt")
    page.less.hide()
    assert clashing(page) == []


def plant_label(page: Sample) -> None:
    page.note.setText("Saved")


def plant_tool_tip(page: Sample) -> None:
    page.less.setToolTip("Delete")


def plant_accessible_name(page: Sample) -> None:
    page.list.setAccessibleName("Articles")


def plant_placeholder(page: Sample) -> None:
    page.name.setPlaceholderText("Title")


def plant_entry(page: Sample) -> None:
    page.kind.addItem("Other")


def plant_hidden(page: Sample) -> None:
    page.note.setText("Loading")
    page.note.hide()


def plant_group(page: Sample) -> None:
    page.right.addWidget(QGroupBox("Options"))


@pytest.mark.parametrize(
    "plant",
    [
        plant_label,
        plant_tool_tip,
        plant_accessible_name,
        plant_placeholder,
        plant_entry,
        plant_hidden,
        plant_group,
    ],
)
def test_an_english_word_is_found(page: Sample, plant: Callable[[Sample], None]) -> None:
    plant(page)
    assert len(foreign(page)) == 1


def narrow_label(page: Sample) -> None:
    page.name_label.setFixedWidth(8)


def low_note(page: Sample) -> None:
    page.note.setFixedHeight(6)


def narrow_button(page: Sample) -> None:
    page.less.setFixedWidth(20)


def low_button(page: Sample) -> None:
    page.less.setFixedHeight(8)


def narrow_tick(page: Sample) -> None:
    page.agree.setFixedWidth(40)


def long_hint(page: Sample) -> None:
    page.name.setPlaceholderText("Một lời nhắc rất dài " * 10)


def outside(page: Sample) -> None:
    page.less.setParent(page)
    page.less.show()
    page.less.move(page.width() - 10, 0)


@pytest.mark.parametrize(
    "plant", [narrow_label, low_note, narrow_button, low_button, narrow_tick, long_hint, outside]
)
def test_a_text_that_is_cut_is_found(page: Sample, qtbot: QtBot, plant: Callable[[Sample], None]) -> None:
    plant(page)
    qtbot.wait(1)
    assert len(cut(page)) == 1


def test_what_can_be_scrolled_to_is_not_cut(page: Sample, qtbot: QtBot) -> None:
    area = QScrollArea()
    inner = QWidget()
    inner.resize(300, 900)
    QPushButton("Xa", inner).move(10, 850)
    area.setWidget(inner)
    area.setFocusPolicy(page.more.focusPolicy())
    page.right.addWidget(area)
    qtbot.wait(1)
    assert cut(page) == []


def test_primary_buttons_are_counted_where_they_are_shown(page: Sample) -> None:
    assert primaries(page) == ["Thêm"]
    page.less.setProperty("role", "primary")
    assert primaries(page) == ["Bớt", "Thêm"]
    page.more.hide()
    assert primaries(page) == ["Bớt"]


def test_what_is_scrolled_away_keeps_its_place_in_the_reading_order(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    above, first, second = QPushButton("Trên"), QPushButton("Một"), QPushButton("Hai")
    inside = QWidget()
    inside.setMinimumHeight(600)
    QVBoxLayout(inside).addWidget(first)
    inside.layout().addWidget(second)  # type: ignore[union-attr]
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    layout.addWidget(above)
    layout.addWidget(area)
    page.resize(300, 200)
    with qtbot.waitExposed(page):
        page.show()
    area.verticalScrollBar().setValue(400)
    assert first.mapTo(page, QPoint(0, 0)).y() < 0
    assert tab_disorder(page) == []


def test_what_is_scrolled_away_stands_where_its_area_is(page: Sample, qtbot: QtBot) -> None:
    area, inner, low = QScrollArea(), QWidget(), QPushButton("Sau")
    area.setAccessibleName("Khung")
    QVBoxLayout(inner).addWidget(QPushButton("Xa"))
    inner.setMinimumHeight(3000)
    area.setWidget(inner)
    page.right.addWidget(area)
    page.right.addWidget(low)
    page.resize(700, 700)
    qtbot.wait(5)
    area.verticalScrollBar().setValue(3000)
    assert tab_disorder(page) == []
    QWidget.setTabOrder(low, area)
    assert tab_disorder(page) != []
