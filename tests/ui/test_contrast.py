"""Every text of the interface can be read: WCAG AA, in both themes."""

import dataclasses

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.contrast import contrast
from tests.ui.sheet_pairs import text_pairs
from ucvn_desktop import paths
from ucvn_desktop.ui.theme import style_sheet
from ucvn_desktop.ui.tokens import CONTROL_PAIRS, DARK, LIGHT, TEXT_PAIRS, Tokens

SHEET = (paths.RESOURCES / "theme.qss").read_text(encoding="utf-8")
TEXT, CONTROL = 4.5, 3.0
THEMES = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])


def faint(look: Tokens, pairs: "list[tuple[str, str]]", least: float) -> list[str]:
    """The pairs that do not reach `least`."""
    reached = {pair: contrast(getattr(look, pair[0]), getattr(look, pair[1])) for pair in pairs}
    return [
        f"{text} on {ground}: {figure:.2f}" for (text, ground), figure in reached.items() if figure < least
    ]


@pytest.mark.parametrize(
    ("colour", "other", "figure"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#B4161B", "#FFFFFF", 6.83),
        ("#123456", "#123456", 1),
    ],
)
def test_contrast_is_that_of_wcag(colour: str, other: str, figure: float) -> None:
    assert contrast(colour, other) == contrast(other, colour) == pytest.approx(figure, abs=0.01)


@THEMES
def test_text_pairs_reach_aa(look: Tokens) -> None:
    assert faint(look, list(TEXT_PAIRS), TEXT) == []


@THEMES
def test_edges_of_controls_reach_aa(look: Tokens) -> None:
    assert faint(look, list(CONTROL_PAIRS), CONTROL) == []


@THEMES
def test_every_pair_of_the_style_sheet_reaches_aa(look: Tokens) -> None:
    pairs = text_pairs(SHEET, ("page", "card"))
    assert len(pairs) > 15
    assert faint(look, list(pairs), TEXT) == []


@THEMES
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_the_hint_in_an_empty_field_reaches_aa(
    kind: type[QLineEdit | QPlainTextEdit | QTextEdit], look: Tokens, qtbot: QtBot
) -> None:
    # Left to itself, Qt makes it half transparent.
    field = kind()
    qtbot.addWidget(field)
    field.setStyleSheet(style_sheet(look))
    field.ensurePolished()
    hint = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert hint.alpha() == 255
    assert contrast(hint.name(), look.card) >= TEXT


@THEMES
def test_what_stands_in_a_notice_reaches_aa(look: Tokens) -> None:
    # A sentence, its fold, the link of its action; the mark of its tone is a sign with the same meaning as text.
    grounds = ("green_soft", "red_soft", "gold_soft", "blue_soft")
    assert faint(look, [(text, ground) for text in ("ink", "mute", "blue") for ground in grounds], TEXT) == []
    assert faint(look, [(ground.removesuffix("_soft"), ground) for ground in grounds], CONTROL) == []


def test_a_faint_pair_is_found() -> None:
    pale = dataclasses.replace(LIGHT, mute="#9AA0AA")
    assert faint(pale, [("mute", "card")], TEXT)


@pytest.mark.parametrize(
    ("sheet", "pair"),
    [
        ("QLabel { color: @ink; } QLabel:hover { background: @red; }", ("ink", "red")),
        ('QLabel { color: @ink; background: @card; } QLabel[x="1"] { color: @line; }', ("line", "card")),
        ('QLabel { color: @ink; } QLabel[x="1"] { background: transparent; }', ("ink", "page")),
        (
            "QWidget { color: @mute; } QFrame A::item:selected { background: @gold; color: @ink; }",
            ("ink", "gold"),
        ),
        ("A { selection-color: @card; selection-background-color: @blue; }", ("card", "blue")),
    ],
)
def test_pairs_are_read_from_the_rules(sheet: str, pair: tuple[str, str]) -> None:
    assert pair in text_pairs(sheet, ("page",))


def test_what_is_disabled_need_not_be_read() -> None:
    pairs = text_pairs("A { color: @ink; background: @card; } A:disabled { color: @line; }", ("page",))
    assert set(pairs) == {("ink", "card")}
