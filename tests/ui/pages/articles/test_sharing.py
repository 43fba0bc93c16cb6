"""How much of the column title and sapo may take."""

from ucvn_desktop.ui.pages.articles.sharing import Lines, shared


def test_short_texts_stand_whole() -> None:
    title_most, sapo_most = shared(400, Lines(2, 31), Lines(3, 17))
    assert title_most >= 2
    assert sapo_most >= 3


def test_the_body_has_half_of_the_column_under_the_longest_title_and_sapo() -> None:
    title_most, sapo_most = shared(360, Lines(9, 31), Lines(12, 17))
    assert title_most * 31 + sapo_most * 17 <= 180
    assert (title_most, sapo_most) == (2, 6)


def test_a_sapo_that_fits_stands_whole_before_a_long_title() -> None:
    title_most, sapo_most = shared(360, Lines(7, 31), Lines(4, 17))
    assert sapo_most >= 4
    assert title_most == 3


def test_however_low_the_window_each_keeps_a_line() -> None:
    assert shared(0, Lines(7, 31), Lines(4, 17)) == (1, 1)
