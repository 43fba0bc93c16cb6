"""The numbers and bullets that Word shows but does not write."""

import pytest
from docx.oxml import parse_xml

from tests.services.documents import make_docx as make
from ucvn_desktop.services.documents.list_labels import ListLabels


def level(n: int, form: str, text: str, start: int = 1, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{named}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def labels(levels: str, *, more: str = "", of_second: str = "") -> ListLabels:
    """Lists 1 and 2 of one definition."""
    return ListLabels(
        parse_xml(
            make.numbering(
                f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{more}'
                '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
                f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{of_second}</w:num>'
            )
        )
    )


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("decimal", "%1.", ["1.", "2.", "3.", "4."]),
        ("decimal", "(%1)", ["(1)", "(2)", "(3)", "(4)"]),
        ("decimal", "%1", ["1.", "2.", "3.", "4."]),
        ("upperRoman", "%1.", ["I.", "II.", "III.", "IV."]),
        ("upperRoman", "Phần %1", ["Phần I.", "Phần II.", "Phần III.", "Phần IV."]),
        ("lowerRoman", "%1)", ["i)", "ii)", "iii)", "iv)"]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)", "d)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C.", "D."]),
        ("bullet", "-", ["-"] * 4),
        ("bullet", "\uf0b7", ["•"] * 4),
        ("bullet", "o", ["•"] * 4),
        ("bullet", "", ["•"] * 4),
        ("none", "%1", [""] * 4),
    ],
)
def test_a_list_shows_what_its_definition_says(form: str, text: str, shown: list[str]) -> None:
    made = labels(level(0, form, text))
    assert [made.next("1", 0, "") for _ in range(4)] == shown


def test_deeper_levels_begin_anew_below_the_next_number() -> None:
    made = labels(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2."))
    shown = [made.next("1", n, "") for n in (0, 1, 1, 0, 1)]
    assert shown == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_a_list_begins_with_the_number_that_it_is_given() -> None:
    made = labels(level(0, "decimal", "%1.", start=3))
    assert [made.next("1", 0, "") for _ in range(2)] == ["3.", "4."]


def test_two_lists_of_one_definition_count_on_unless_one_begins_anew() -> None:
    made = labels(level(0, "decimal", "%1."))
    assert [made.next(number, 0, "") for number in "112"] == ["1.", "2.", "3."]
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    made = labels(level(0, "decimal", "%1."), of_second=restart)
    assert [made.next(number, 0, "") for number in "11221"] == ["1.", "2.", "1.", "2.", "3."]


def test_a_list_may_look_different_from_its_definition() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    made = labels(level(0, "decimal", "%1."), of_second=own)
    assert [made.next(number, 0, "") for number in "12"] == ["1.", "a)"]


def test_a_style_chooses_its_level() -> None:
    made = labels(level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", style="Heading2"))
    assert [made.next("1", 0, style) for style in ("", "Heading2", "Heading2")] == ["I.", "1.", "2."]


def test_a_paragraph_outside_of_lists_shows_nothing_and_one_without_definition_a_bullet() -> None:
    made = ListLabels(None)
    assert [made.next(number, 0, "") for number in ("", "0", "5")] == ["", "", "•"]
