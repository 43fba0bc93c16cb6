"""Contact sheets, by their ink."""

import pytest
from PySide6.QtCore import QBuffer, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from ucvn_desktop.drawing.contact_sheet import A_PAGE, Cell, pages, paint_page

AREA = QSizeF(510, 760)


def _page(number: int, cells: list[Cell], title: str = "Kho ảnh") -> QImage:
    image = QImage(510, 760, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_page(painter, number, AREA, title, cells)
    painter.end()
    return image


def _cell(colour: str = "#ff0000", caption: str = "Trao quà cho đoàn viên") -> Cell:
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    data = QBuffer()
    picture.save(data, "PNG")
    return Cell(data.data().data(), "IMG_1.jpg", caption)


def _count(image: QImage, colour: str, area: QRectF | None = None) -> int:
    wanted, box = QColor(colour).rgb(), area.toRect() if area else image.rect()
    return sum(
        image.pixel(x, y) == wanted
        for x in range(box.left(), box.right(), 3)
        for y in range(box.top(), box.bottom(), 3)
    )


@pytest.mark.parametrize(("cells", "expected"), [(0, 0), (1, 1), (A_PAGE, 1), (A_PAGE + 1, 2)])
def test_pages_are_counted(cells: int, expected: int) -> None:
    assert pages(cells) == expected


def test_each_photo_stands_on_its_page(qapp: object) -> None:
    cells = [_cell()] * A_PAGE + [_cell("#0000ff")]
    first, second = _page(0, cells), _page(1, cells)
    assert (_count(first, "#0000ff"), _count(second, "#ff0000")) == (0, 0)
    one = _count(second, "#0000ff")
    assert one > 100
    assert _count(first, "#ff0000") == pytest.approx(A_PAGE * one, rel=0.1)


def test_a_long_caption_stays_under_its_photo(qapp: object) -> None:
    image = _page(0, [_cell(caption="Công đoàn Viên chức Việt Nam thăm hỏi, tặng quà đoàn viên " * 10)])
    right = QRectF(150, 40, 360, 700)
    below = QRectF(0, 190, 510, 560)
    assert _count(image, "#ffffff", right) == _count(_page(0, []), "#ffffff", right)
    assert _count(image, "#ffffff", below) == _count(_page(0, []), "#ffffff", below)


def test_a_photo_without_picture_keeps_its_caption(qapp: object) -> None:
    with_words = _page(0, [Cell(b"", "IMG_1.jpg", "Trao quà")])
    assert _count(with_words, "#ffffff") < _count(_page(0, []), "#ffffff")
