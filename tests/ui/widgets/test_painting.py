"""What delegates paint alike."""

import pytest
from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.articles import delegate as articles
from ucvn_desktop.ui.pages.posters import delegate as posters
from ucvn_desktop.ui.pages.posters.model import ROW_ROLE, Heading
from ucvn_desktop.ui.widgets.block_model import ROW
from ucvn_desktop.ui.widgets.painting import paint_ground, paint_lines, saved

pytestmark = pytest.mark.usefixtures("qapp")


def blank(width: int = 200, height: int = 60) -> QImage:
    made = QImage(width, height, QImage.Format.Format_ARGB32)
    made.fill(QColor("white"))
    return made


def inked_rows(image: QImage) -> list[int]:
    white = QColor("white").rgb()
    return [y for y in range(image.height()) if any(image.pixel(x, y) != white for x in range(image.width()))]


def test_a_painter_is_given_back_as_it_was_also_when_painting_fails() -> None:
    image = blank()
    painter = QPainter(image)

    def fail() -> None:
        with saved(painter):
            painter.translate(30, 30)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert painter.transform().isIdentity()
    painter.end()  # a state that is left over is a warning of Qt, and fails the test


@pytest.mark.parametrize(
    ("delegate", "role", "row"),
    [
        (articles.ArticleDelegate, ROW, 7),
        (posters.BankDelegate, ROW_ROLE, Heading("Dịp", 1)),
    ],
)
def test_a_row_that_cannot_be_painted_leaves_no_state_behind(
    delegate: type[QStyledItemDelegate], role: int, row: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = QStandardItemModel()
    item = QStandardItem()
    item.setData(row, role)
    model.appendRow(item)
    monkeypatch.setattr(posters, "_paint_heading", lambda *_: 1 / 0)
    image = blank()
    painter = QPainter(image)
    painter.translate(5, 0)
    option = QStyleOptionViewItem()
    option.rect = image.rect()  # type: ignore[attr-defined]
    made = delegate()
    with pytest.raises((AttributeError, ZeroDivisionError)):
        made.paint(painter, option, model.index(0, 0))
    assert painter.transform().dx() == 5
    painter.end()


def test_nothing_is_painted_for_an_index_that_is_none() -> None:
    image = blank()
    painter = QPainter(image)
    option = QStyleOptionViewItem()
    posters.BankDelegate().paint(painter, option, QModelIndex())
    painter.end()
    assert inked_rows(image) == []


def test_the_ground_says_what_is_chosen_what_is_hovered_and_where_the_keys_go() -> None:
    none, flag = QStyle.StateFlag.State_None, QStyle.StateFlag
    look = theme.tokens()
    middles, edges = [], []
    for state in (none, flag.State_MouseOver, flag.State_Selected, flag.State_HasFocus):
        image = blank()
        painter = QPainter(image)
        paint_ground(painter, QRectF(image.rect()), state)
        painter.end()
        middles.append(image.pixelColor(100, 30).name().upper())
        edges.append(image.pixelColor(100, 0).name().upper())
    assert middles == ["#FFFFFF", look.hover.upper(), look.red_soft.upper(), "#FFFFFF"]
    assert edges[3] == look.blue.upper()


def test_words_take_as_many_lines_as_they_may_and_end_with_dots() -> None:
    image = blank(120, 100)
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.black)
    step = painter.fontMetrics().lineSpacing()
    paint_lines(painter, QRectF(image.rect()), "Nhiệt liệt chào mừng Đại hội Công đoàn các cấp " * 3, 2)
    painter.end()
    rows = inked_rows(image)
    assert any(row < step for row in rows)
    assert any(step <= row for row in rows)
    assert max(rows) < 2 * step + 2
