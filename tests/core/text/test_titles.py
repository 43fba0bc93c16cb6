"""Titles as part of a sentence."""

import pytest

from ucvn_desktop.core.text.titles import shorten


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Nhiệt liệt chào mừng", 20, "Nhiệt liệt chào mừng"),
        ("Nhiệt liệt chào mừng", 19, "Nhiệt liệt chào…"),
        ("Nhiệt liệt chào mừng", 16, "Nhiệt liệt chào…"),
        ("Nhiệt liệt chào mừng", 15, "Nhiệt liệt…"),
        ("Nhiệt liệt\n chào mừng", 40, "Nhiệt liệt chào mừng"),
        ("x" * 30, 10, "xxxxxxxxx…"),
        ("", 10, ""),
    ],
)
def test_words_are_kept_whole_and_the_whole_is_never_longer(text: str, most: int, short: str) -> None:
    assert shorten(text, most) == short
    assert len(shorten(text, most)) <= most
