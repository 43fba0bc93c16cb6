"""The house's Word documents: page, styles, tables, and bytes that are the same for the same content."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ucvn_desktop.core.richtext import Run
from ucvn_desktop.services.documents import house_styles as styles

# NĐ 30/2020, Phụ lục I: A4; top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm.
PAGE_MM = (210, 297)
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20, 20, 30, 20

ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}

# A zip's times have no zone and begin in 1980; a fixed one keeps the bytes the same.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NOT_OF_THE_HOUSE = (
    "/thumbnail",
    "/customXml",
    "/stylesWithEffects",
    "/webSettings",
    "/fontTable",
    "/theme",
    "/extended-properties",
)


def new_document(modified: str, title: str, author: str = "") -> Document:
    """An empty A4 document in house layout with the named styles of house_styles.py.

    `modified` (ISO 8601; without a zone it is UTC) is written as the time of making and of the last change.
    Pages from the second on are numbered in the top margin. Raises ValueError where `modified` is no ISO
    time.
    """
    document = docx.Document()
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith(_NOT_OF_THE_HOUSE):
                del part.rels[key]
    _replace_content(document.styles.element, styles.STYLES)
    _replace_content(document.part.numbering_part.element, styles.NUMBERING)
    _replace_content(document.settings.element, styles.SETTINGS)
    _set_up_page(document)
    _set_properties(document, modified, title, author)
    return document


def to_bytes(document: Document) -> bytes:
    """The document as a .docx; the same content gives the same bytes."""
    saved, fixed = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        # OPC readers that stream want the content types first.
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))
    return fixed.getvalue()


def xml_text(text: str) -> str:
    """The text without the characters that XML 1.0 (§2.2) cannot hold."""
    return "".join(char for char in text if _is_xml_char(ord(char)))


def _is_xml_char(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF


def add_runs(paragraph: Paragraph, runs: Iterable[Run]) -> None:
    """Append the runs: emphasis as direct formatting, addresses as real hyperlinks, "\\n" as line breaks."""
    for run in runs:
        made = paragraph.add_run(xml_text(run.text))
        if run.bold:
            made.bold = True
        if run.italic:
            made.italic = True
        if run.link:
            made.style = styles.HYPERLINK
            key = paragraph.part.relate_to(xml_text(run.link), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), key)
            made._r.addprevious(link)  # noqa: SLF001 - python-docx cannot make hyperlinks
            link.append(made._r)  # noqa: SLF001


def add_paragraph(
    place: Document | _Cell, content: str | Sequence[Run], style: str = styles.BODY, align: str = ""
) -> Paragraph:
    """Append a paragraph in a named style; `align` is a key of ALIGNMENTS or "" (as the style has it)."""
    paragraph = place.add_paragraph(style=style)
    add_runs(paragraph, (Run(content),) if isinstance(content, str) else content)
    if align:
        paragraph.alignment = ALIGNMENTS[align]
    return paragraph


def new_numbered_list(document: Document) -> int:
    """A list that counts from 1 again; its id is for `set_list`."""
    numbering = document.part.numbering_part.element
    number = max(num.numId for num in numbering.num_lst) + 1
    numbering.append(parse_xml(styles.RESTARTED_LIST.format(number=number)))
    return int(number)


def set_list(paragraph: Paragraph, number: int) -> None:
    """Make the paragraph (in style List Number) an item of the list `number`."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def add_table(
    document: Document, header: Sequence[str], rows: Iterable[Sequence[str]], widths_mm: Sequence[float]
) -> Table:
    """Append a table with borders; its bold header row is repeated on every page, no row is split."""
    table = _new_table(document, widths_mm, styles.TABLE)
    _fill_row(table, header, widths_mm)
    for cell in table.rows[0].cells:
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for run in paragraph.runs:
                run.bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(OxmlElement("w:tblHeader"))
    for row in rows:
        _fill_row(table, row, widths_mm)
    return table


def add_columns(document: Document, widths_mm: Sequence[float]) -> tuple[_Cell, ...]:
    """Append columns side by side without borders, as in the head of an official letter; their cells.

    Each cell begins with an empty paragraph, to be filled with `add_runs(cell.paragraphs[0], …)`.
    """
    table = _new_table(document, widths_mm, "Normal Table")
    _fill_row(table, [""] * len(widths_mm), widths_mm, style="Normal")
    return tuple(table.rows[0].cells)


def _new_table(document: Document, widths_mm: Sequence[float], style: str) -> Table:
    table: Table = document.add_table(rows=0, cols=len(widths_mm), style=style)
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    return table


def _fill_row(
    table: Table, texts: Sequence[str], widths_mm: Sequence[float], style: str = styles.TABLE_TEXT
) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    for cell, text, width in zip(row.cells, texts, widths_mm, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].style = style
        add_runs(cell.paragraphs[0], (Run(text),))


def _replace_content(element: BaseOxmlElement, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)


def _set_up_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(length) for length in PAGE_MM)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    section.header_distance = section.footer_distance = Mm(10)
    # NĐ 30: the number stands centred in the top margin, not on the first page.
    section.different_first_page_header_footer = True
    section.header.paragraphs[0]._p.append(parse_xml(styles.PAGE_NUMBER))  # noqa: SLF001


def _set_properties(document: Document, modified: str, title: str, author: str) -> None:
    moment = datetime.fromisoformat(modified)
    utc = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    properties = document.core_properties
    properties.title, properties.author = xml_text(title)[:255], xml_text(author)[:255]
    properties.last_modified_by = properties.author
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = utc
    properties.revision = 1
