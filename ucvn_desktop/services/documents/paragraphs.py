"""The main text of a foreign .docx as paragraphs in reading order: words, look, role, pictures.

Insertions count as accepted, deletions as gone; text in tables, text boxes, content controls and smart tags
is text like any other; headers, footers, notes and comments are left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.richtext import BlockKind, Run, safe_link, tidy
from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.services.documents.list_labels import ListLabels
from ucvn_desktop.services.documents.package import Package
from ucvn_desktop.services.documents.styles import (
    Numbering,
    Role,
    Style,
    Styles,
    child,
    read_style,
    run_font,
    switch,
    value,
    whole,
)

MAX_CHARACTERS = 2_000_000
"""A 700-page book; an article has 3,000."""
MAX_PARAGRAPHS = 100_000

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_W = "{" + nsmap["w"] + "}"
_TEXT_BOX = qn("w:txbxContent")
_EMBED, _LINK, _ID = qn("r:embed"), qn("r:link"), qn("r:id")
# What holds no words of the text: properties, what was deleted or moved away, hidden field codes.
_SKIPPED = {
    _W + name
    for name in (
        *("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"),
        *("del", "moveFrom", "rt", "delText", "delInstrText"),
    )
}
_LOOSE = {_W + "tab": " ", _W + "ptab": " ", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_FIELD_LINK = re.compile(r"""\s*HYPERLINK\s+"([^"]+)\"""")
# TCVN3 (ABC) fonts are named .Vn…, VNI fonts VNI-….
_LEGACY_FONT = re.compile(r"(\.vn|vni)", re.IGNORECASE)
# Fields within fields, and the length of one's code: more is no link, and would cost time.
_MAX_FIELDS, _MAX_FIELD_CODE = 20, 4000
_SOFT_HYPHEN = "\xad"
_ALIGNMENTS = {"end": "right", "start": "left", "distribute": "both"}


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell is: its table in the document, its row and column there, counted from 0; `span` are the columns
    that it takes.
    """

    table: int
    row: int = -1
    column: int = -1
    span: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that has words or pictures. `pictures` are names of parts; `level` is a heading's, 1–9; `label`
    is the number or bullet that Word shows before it («II.», «•»), in a table also one that stands alone in the
    cell before.

    Bold and italic of the runs are emphasis: what the look of a style with a role gives does not count.
    """

    runs: tuple[Run, ...] = ()
    role: Role = Role.NONE
    level: int = 0
    align: str = ""
    list_kind: BlockKind | None = None
    in_table: bool = False
    pictures: tuple[str, ...] = ()
    label: str = ""
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """The words without their look."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Remarks:
    """What the reader met and did not take over, for warnings."""

    legacy_fonts: set[str] = field(default_factory=set)
    notes: bool = False
    tracked: bool = False
    linked_pictures: bool = False
    tables: bool = False
    nested_lists: bool = False


@dataclass(slots=True)
class _Field:
    code: str = ""
    shown: bool = False


def read_paragraphs(package: Package) -> tuple[list[Paragraph], Remarks]:
    """The paragraphs of the main document and what was noticed; raises UserError beyond the limits."""
    walk = _Walk(package)
    body = package.xml(package.main).find(qn("w:body"))
    if body is not None:
        walk.blocks(body, in_table=False)
    return walk.paragraphs, walk.remarks


def _visible(element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The children that count: of an mc:AlternateContent those of one branch, nothing deleted."""
    for part in element.iterchildren():
        if not isinstance(part.tag, str) or part.tag in _SKIPPED:
            continue
        if part.tag == _MC + "AlternateContent":
            branch = part.find(_MC + "Choice")
            branch = part.find(_MC + "Fallback") if branch is None else branch
            if branch is not None:
                yield from _visible(branch)
        else:
            yield part


def _within(element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """All visible descendants, not looking into text boxes."""
    for part in _visible(element):
        yield part
        if part.tag != _TEXT_BOX:
            yield from _within(part)


class _Walk:
    def __init__(self, package: Package) -> None:
        self.paragraphs: list[Paragraph] = []
        self.remarks = Remarks()
        self._links = package.links
        self._styles = Styles(package.related("styles"))
        lists = package.related("numbering")
        self._numbering = Numbering(lists)
        self._labels = ListLabels(lists)
        self._fields: list[_Field] = []
        self._runs: list[Run] = []
        self._pictures: list[str] = []
        self._boxes: list[BaseOxmlElement] = []
        self._style = ""
        self._role = Role.NONE
        self._characters = 0
        self._tables = 0
        self._cell: Cell | None = None
        self._alone: tuple[Cell, str] | None = None

    def blocks(self, parent: BaseOxmlElement, *, in_table: bool) -> None:
        for part in _visible(parent):
            if part.tag == _W + "p":
                self._paragraph(part, in_table=in_table)
            else:
                is_table = part.tag == _W + "tbl"
                self.remarks.tables |= is_table
                outside = self._cell
                self._step_into(part)
                self.blocks(part, in_table=in_table or is_table)
                self._cell = outside if is_table else self._cell

    def _step_into(self, part: BaseOxmlElement) -> None:
        if part.tag == _W + "tbl":
            self._cell = Cell(self._tables)
            self._tables += 1
        elif self._cell and part.tag == _W + "tr":
            self._cell = Cell(self._cell.table, self._cell.row + 1)
        elif self._cell and part.tag == _W + "tc":
            old = self._cell
            span = whole(value(part, "w:tcPr", "w:gridSpan")) or 1
            self._cell = Cell(old.table, old.row, old.column + old.span, span)

    def _paragraph(self, element: BaseOxmlElement, *, in_table: bool) -> None:
        own = read_style(element)
        self._style = value(element, "w:pPr", "w:pStyle")
        self._role, level = self._styles.role(self._style)
        if self._role is Role.NONE and own.outline is not None and own.outline < 9:
            self._role, level = Role.HEADING, own.outline + 1
        self._runs, self._pictures, self._boxes = [], [], []
        if child(element, "w:pPr", "w:rPr", "w:del") is not None:
            self.remarks.tracked = True
        self.remarks.nested_lists |= bool(own.number) and own.number_level > 0
        self._inline(element, "")
        made = Paragraph(
            tidy(self._runs),
            self._role,
            level,
            self._alignment(own),
            self._list_kind(*self._list_place(own)),
            in_table,
            tuple(self._pictures),
            self._labels.next(*self._list_place(own), self._style),
            self._cell,
        )
        self._keep(self._with_label_alone(made))
        for box in self._boxes:
            self.blocks(box, in_table=in_table)

    def _with_label_alone(self, made: Paragraph) -> Paragraph:
        """The paragraph with the number that Word shows in an empty cell before it in its row."""
        cell, alone = made.cell, self._alone
        if cell is None or not (made.text or made.label):
            return made
        if not made.text:
            self._alone = (cell, made.label)
            return made
        self._alone = None
        is_due = alone is not None and (alone[0].table, alone[0].row) == (cell.table, cell.row)
        return replace(made, label=alone[1]) if alone and is_due and not made.label else made

    def _keep(self, made: Paragraph) -> None:
        if not made.text and not made.pictures:
            return
        self.paragraphs.append(made)
        self._characters += len(made.text)
        if self._characters > MAX_CHARACTERS or len(self.paragraphs) > MAX_PARAGRAPHS:
            raise UserError(
                "Tệp dài hơn 2 triệu chữ hoặc 100.000 đoạn, không phải một tin bài, nên không nhập. Không có "
                "gì bị thay đổi. Hãy chép riêng phần cần dùng sang một tệp Word khác rồi nhập tệp đó.",
                f"{self._characters} characters, {len(self.paragraphs)} paragraphs",
            )

    def _alignment(self, own: Style) -> str:
        named = own.align or self._styles.first(self._style, lambda style: style.align) or ""
        return _ALIGNMENTS.get(named, named)

    def _list_place(self, own: Style) -> tuple[str, int]:
        """The list that the paragraph is in, by itself or by its style, and its level there."""
        found = next((s for s in (own, *self._styles.chain(self._style)) if s.number), own)
        return found.number, found.number_level

    def _list_kind(self, number: str, level: int) -> BlockKind | None:
        return self._numbering.kind(number, level) if number else None

    def _inline(self, parent: BaseOxmlElement, link: str) -> None:
        if parent.find(qn("w:ins")) is not None or parent.find(qn("w:del")) is not None:
            self.remarks.tracked = True
        for part in _visible(parent):
            if part.tag == _W + "r":
                self._run(part, link)
            elif part.tag == _W + "hyperlink":
                target = self._links.get(part.get(_ID) or "")
                self._inline(part, safe_link(target.target) if target and target.external else "")
            elif part.tag == _W + "fldSimple":
                self._inline(part, link or _address(part.get(qn("w:instr")) or ""))
            else:
                self._inline(part, link)

    def _run(self, element: BaseOxmlElement, link: str) -> None:
        properties = child(element, "w:rPr")
        if switch(properties, "w:vanish"):
            return
        character = value(properties, "w:rStyle")
        font = self._font(properties, character)
        legacy = bool(_LEGACY_FONT.match(font))
        text = "".join(self._words(part, legacy=legacy) for part in _visible(element))
        if legacy and text.strip():
            self.remarks.legacy_fonts.add(font)
        if text:
            bold, italic = self._look(properties, character)
            self._runs.append(Run(nfc(text), bold, italic, link or self._field_link()))

    def _words(self, part: BaseOxmlElement, *, legacy: bool) -> str:
        tag = part.tag
        if tag == _W + "t":
            text = re.sub(r"[\t\r\n]", " ", part.text or "")
            # In TCVN3 the soft hyphen's code is the letter "ư": there it is text.
            return text if legacy else text.replace(_SOFT_HYPHEN, "")
        if tag == _W + "softHyphen":
            return _SOFT_HYPHEN if legacy else ""
        if tag == _W + "br":
            return "" if part.get(qn("w:type")) in ("page", "column") else "\n"
        if tag in (_W + "footnoteReference", _W + "endnoteReference"):
            self.remarks.notes = True
        elif tag in (_W + "fldChar", _W + "instrText"):
            self._field(part)
        elif tag in (_W + "drawing", _W + "pict", _W + "object"):
            self._drawing(part)
        return _LOOSE.get(tag, "")

    def _look(self, properties: BaseOxmlElement | None, character: str) -> tuple[bool, bool]:
        def resolve(name: str, of_style: Iterable[bool | None]) -> bool:
            own = switch(properties, name)
            return next((found for found in (own, *of_style) if found is not None), False)

        first = self._styles.first
        # The look of a style with a role is that of the role and no emphasis.
        plain = self._role is not Role.NONE
        bold = (
            first(character, lambda s: s.bold, paragraph=False),
            None if plain else first(self._style, lambda s: s.bold),
            self._styles.base.bold,
        )
        italic = (
            first(character, lambda s: s.italic, paragraph=False),
            None if plain else first(self._style, lambda s: s.italic),
            self._styles.base.italic,
        )
        return resolve("w:b", bold), resolve("w:i", italic)

    def _font(self, properties: BaseOxmlElement | None, character: str) -> str:
        first = self._styles.first
        return (
            run_font(properties)
            or first(character, lambda style: style.font, paragraph=False)
            or first(self._style, lambda style: style.font)
            or self._styles.base.font
        )

    def _field(self, part: BaseOxmlElement) -> None:
        if part.tag == _W + "instrText":
            if self._fields and len(self._fields[-1].code) < _MAX_FIELD_CODE:
                self._fields[-1].code += part.text or ""
            return
        kind = part.get(qn("w:fldCharType"))
        if kind == "begin" and len(self._fields) < _MAX_FIELDS:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _field_link(self) -> str:
        addresses = (_address(found.code) for found in self._fields if found.shown)
        return next((address for address in addresses if address), "")

    def _drawing(self, element: BaseOxmlElement) -> None:
        for part in _within(element):
            if part.tag == _TEXT_BOX:
                self._boxes.append(part)
            elif part.tag == qn("a:blip"):
                self._picture(part.get(_EMBED) or part.get(_LINK) or "")
            elif part.tag == _VML + "imagedata":
                self._picture(part.get(_ID) or "")

    def _picture(self, key: str) -> None:
        target = self._links.get(key)
        if target is None:
            return
        if target.external:
            self.remarks.linked_pictures = True
        else:
            self._pictures.append(target.target)


def _address(code: str) -> str:
    found = _FIELD_LINK.match(code)
    return safe_link(found[1]) if found else ""
