"""What named styles and list definitions of a foreign .docx say (ISO/IEC 29500-1 §17.7, §17.9)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ucvn_desktop.core.richtext import BlockKind
from ucvn_desktop.core.text.fold import fold

_Value = TypeVar("_Value")
_VAL = qn("w:val")
_MAX_CHAIN = 20
_HEADING = re.compile(r"heading([1-9])")


class Role(Enum):
    """What a paragraph is by the name of its style; NONE where the name says nothing."""

    NONE = auto()
    KICKER = auto()
    TITLE = auto()
    SAPO = auto()
    BODY = auto()
    HEADING = auto()
    QUOTE = auto()
    CAPTION = auto()
    CAPTIONS_HEADING = auto()
    AUTHOR = auto()


# Style names without marks, case and spaces: Word's (stored in English whatever its language), LibreOffice's,
# and those of house_styles.py.
_ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.SAPO,
    "sapo": Role.SAPO,
    "noidung": Role.BODY,
    "quote": Role.QUOTE,
    "quotations": Role.QUOTE,
    "intensequote": Role.QUOTE,
    "trichdan": Role.QUOTE,
    "caption": Role.CAPTION,
    "loaitinbai": Role.KICKER,
    "tacgia": Role.AUTHOR,
    "mucchuthich": Role.CAPTIONS_HEADING,
}


@dataclass(frozen=True, slots=True)
class Style:
    """One style's own words; None or "" where it leaves a thing to the style it is based on."""

    name: str = ""
    based_on: str = ""
    bold: bool | None = None
    italic: bool | None = None
    font: str = ""
    align: str = ""
    outline: int | None = None
    number: str = ""
    number_level: int = 0


def child(element: BaseOxmlElement | None, *names: str) -> BaseOxmlElement | None:
    """The descendant reached by these prefixed names ("w:pPr"), or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(qn(name))
    return element


def value(element: BaseOxmlElement | None, *names: str) -> str:
    """The w:val of the descendant, or ""."""
    found = child(element, *names)
    return "" if found is None else (found.get(_VAL) or "")


def switch(element: BaseOxmlElement | None, name: str) -> bool | None:
    """A toggle such as w:b in run properties: on, off, or None where it is not there."""
    found = child(element, name)
    if found is None:
        return None
    return (found.get(_VAL) or "true").lower() not in ("0", "false", "off", "none")


def whole(text: str) -> int | None:
    """The number in an attribute, or None where it holds none (files are foreign)."""
    return int(text) if re.fullmatch(r"\d{1,9}", text) else None


def run_font(properties: BaseOxmlElement | None) -> str:
    """The font that run properties name for Latin text, or ""."""
    fonts = child(properties, "w:rFonts")
    if fonts is None:
        return ""
    return fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or ""


def read_style(element: BaseOxmlElement) -> Style:
    """The style as its element (or a paragraph's own w:pPr and w:rPr) has it."""
    run, paragraph = child(element, "w:rPr"), child(element, "w:pPr")
    return Style(
        name=value(element, "w:name"),
        based_on=value(element, "w:basedOn"),
        bold=switch(run, "w:b"),
        italic=switch(run, "w:i"),
        font=run_font(run),
        align=value(paragraph, "w:jc"),
        outline=whole(value(paragraph, "w:outlineLvl")),
        number=value(paragraph, "w:numPr", "w:numId"),
        number_level=whole(value(paragraph, "w:numPr", "w:ilvl")) or 0,
    )


class Styles:
    """The styles of a document, from the root of its styles part (None: a document without one)."""

    def __init__(self, root: BaseOxmlElement | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        self.base = Style()
        if root is None:
            return
        defaults = child(root, "w:docDefaults", "w:rPrDefault")
        if defaults is not None:
            self.base = read_style(defaults)
        for element in root.iterchildren(qn("w:style")):
            key = element.get(qn("w:styleId")) or ""
            self._styles[key] = read_style(element)
            paragraph = element.get(qn("w:type")) == "paragraph"
            if paragraph and element.get(qn("w:default")) in ("1", "true"):
                self._default = key

    def chain(self, key: str, *, paragraph: bool = True) -> Iterator[Style]:
        """The style and those it is based on, nearest first; a paragraph without a style has the default."""
        key = key or (self._default if paragraph else "")
        for _ in range(_MAX_CHAIN):
            style = self._styles.get(key)
            if style is None:
                if key:
                    yield Style(name=key)
                return
            yield style
            key = style.based_on

    def role(self, key: str) -> tuple[Role, int]:
        """The role of paragraphs in this style, and the level (1–9) of headings."""
        for style in self.chain(key):
            name = fold(style.name).replace(" ", "").replace("-", "")
            if name in _ROLES:
                return _ROLES[name], 0
            if heading := _HEADING.fullmatch(name):
                return Role.HEADING, int(heading[1])
            if style.outline is not None and style.outline < 9:
                return Role.HEADING, style.outline + 1
        return Role.NONE, 0

    def first(
        self, key: str, get: Callable[[Style], _Value | None], *, paragraph: bool = True
    ) -> _Value | None:
        """The nearest style's answer that is neither None nor ""."""
        for style in self.chain(key, paragraph=paragraph):
            found = get(style)
            if found is not None and found != "":
                return found
        return None


class Numbering:
    """The lists of a document, from the root of its numbering part (None: a document without one)."""

    def __init__(self, root: BaseOxmlElement | None) -> None:
        self._formats: dict[str, dict[int, str]] = {}
        if root is None:
            return
        shared = {
            element.get(qn("w:abstractNumId")): _level_formats(element)
            for element in root.iterchildren(qn("w:abstractNum"))
        }
        for number in root.iterchildren(qn("w:num")):
            formats = dict(shared.get(value(number, "w:abstractNumId"), {}))
            for override in number.iterchildren(qn("w:lvlOverride")):
                formats.update(_level_formats(override))
            self._formats[number.get(qn("w:numId")) or ""] = formats

    def kind(self, number: str, level: int) -> BlockKind | None:
        """Which sort of list it is; bullets where the definition is missing; None where nothing is shown."""
        if number in ("", "0"):
            return None
        found = self._formats.get(number, {}).get(level, "bullet")
        if found == "none":
            return None
        return BlockKind.BULLET if found == "bullet" else BlockKind.NUMBER


def _level_formats(parent: BaseOxmlElement) -> dict[int, str]:
    return {
        whole(level.get(qn("w:ilvl")) or "") or 0: value(level, "w:numFmt") or "bullet"
        for level in parent.iterchildren(qn("w:lvl"))
    }
