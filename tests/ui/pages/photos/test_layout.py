"""Where headings and tiles lie."""

import pytest
from PySide6.QtCore import QPoint, QRect

from ucvn_desktop.ui.pages.photos.layout import GAP, HEADING, GridLayout

FOUR_COLUMNS = 640


@pytest.fixture
def layout() -> GridLayout:
    made = GridLayout((6, 1, 5), FOUR_COLUMNS)
    assert made.columns == 4
    return made


def test_no_tile_lies_on_another_or_outside(layout: GridLayout) -> None:
    tiles = [layout.tile(row) for row in range(layout.count)]
    assert layout.count == 12
    for number, tile in enumerate(tiles):
        assert QRect(0, 0, FOUR_COLUMNS, layout.height).contains(tile)
        assert not any(tile.intersects(other) for other in tiles[number + 1 :])


def test_a_point_in_a_tile_finds_it_and_one_beside_it_nothing(layout: GridLayout) -> None:
    assert [layout.row_at(layout.tile(row).center()) for row in range(12)] == list(range(12))
    assert layout.row_at(QPoint(5, HEADING // 2)) == -1
    assert layout.row_at(layout.tile(5).topRight() + QPoint(GAP + 5, 5)) == -1
    assert layout.row_at(layout.tile(0).topRight() + QPoint(GAP // 2, 5)) == -1
    assert layout.row_at(QPoint(5, layout.height + 50)) == -1
    assert layout.row_at(QPoint(5, -50)) == -1


def test_only_what_lies_between_two_heights_is_listed(layout: GridLayout) -> None:
    everything = list(layout.rows(0, layout.height))
    assert everything == list(range(12))
    assert [number for number, _ in layout.headings(0, layout.height)] == [0, 1, 2]
    seen = layout.tile(6)
    assert list(layout.rows(seen.top(), seen.bottom())) == [6]
    assert list(layout.rows(0, HEADING + 1)) == [0, 1, 2, 3]
    assert list(layout.headings(seen.top(), seen.bottom())) == []


@pytest.mark.parametrize(
    ("row", "above", "below"),
    [(0, 0, 4), (3, 3, 5), (5, 1, 6), (4, 0, 6), (6, 4, 7), (8, 6, 11), (11, 7, 11), (10, 6, 11)],
)
def test_up_and_down_go_over_headings_and_short_lines(
    layout: GridLayout, row: int, above: int, below: int
) -> None:
    assert (layout.above(row), layout.below(row)) == (above, below)


def test_a_rectangle_touches_the_tiles_it_covers(layout: GridLayout) -> None:
    rect = layout.tile(1).united(layout.tile(2)).adjusted(20, 20, -20, -20)
    assert layout.within(rect) == [1, 2]


def test_a_grid_narrower_than_a_tile_has_one_column() -> None:
    layout = GridLayout((3,), 60)
    assert [layout.tile(row).width() for row in range(3)] == [60] * 3


def test_a_grid_of_nothing_has_no_height() -> None:
    layout = GridLayout((), 600)
    assert (layout.height, layout.count, list(layout.rows(0, 600)), layout.row_at(QPoint(5, 5))) == (
        0,
        0,
        [],
        -1,
    )
