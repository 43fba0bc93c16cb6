"""Which lines an entry of the panel has."""

import pytest

from ucvn_desktop.ui.pages.plan.calendar.delegate import shared


@pytest.mark.parametrize(
    ("title", "note", "lines"),
    [(1, 1, (1, 1)), (2, 2, (2, 2)), (3, 1, (3, 1)), (1, 3, (1, 3)), (5, 5, (2, 2)), (9, 1, (3, 1))],
)
def test_a_line_that_title_or_note_leaves_empty_is_the_others(
    title: int, note: int, lines: tuple[int, int]
) -> None:
    assert shared(title, note) == lines
