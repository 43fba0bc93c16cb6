"""An article out: as a .docx in house layout, to be opened by an editor in Word."""

from dataclasses import dataclass

from docx.document import Document

from ucvn_desktop.core.richtext import Block, BlockKind, html_to_blocks
from ucvn_desktop.services.documents import house, house_styles
from ucvn_desktop.services.documents.captions import HEADING, MISSING

_STYLES = {
    BlockKind.PARAGRAPH: house_styles.BODY,
    BlockKind.HEADING: house_styles.HEADING,
    BlockKind.QUOTE: house_styles.QUOTE,
    BlockKind.BULLET: house_styles.BULLET,
    BlockKind.NUMBER: house_styles.NUMBER,
}


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """What stands in the document. `body` is HTML as core.richtext writes it.

    `credit` is the author line; where it is empty, `author` stands there. `captions` are those of the
    article's photos in order, "" where one is missing. `modified` is ISO 8601 in UTC.
    """

    title: str
    sapo: str
    body: str
    credit: str
    author: str
    kind_label: str
    unit_name: str
    captions: tuple[str, ...]
    modified: str


def write_article(document: ArticleDocument) -> bytes:
    """The .docx; the same article gives the same bytes, and read_article gives the same article.

    Raises ValueError where `modified` is no ISO time.
    """
    made = house.new_document(document.modified, document.title, document.author)
    kicker = " – ".join(part for part in (document.unit_name, document.kind_label) if part)
    _add(made, kicker, house_styles.KICKER)
    _add(made, document.title, house_styles.TITLE)
    _add(made, document.sapo, house_styles.SAPO)
    _add_body(made, html_to_blocks(document.body))
    _add(made, document.credit or document.author, house_styles.AUTHOR)
    if document.captions:
        _add(made, HEADING, house_styles.CAPTIONS_HEADING)
        for number, caption in enumerate(document.captions, start=1):
            _add(made, f"Ảnh {number}. {caption.strip() or MISSING}", house_styles.CAPTION)
    return house.to_bytes(made)


def _add(document: Document, text: str, style: str) -> None:
    if text.strip():
        house.add_paragraph(document, text.strip(), style)


def _add_body(document: Document, blocks: tuple[Block, ...]) -> None:
    number = 0
    for block in blocks:
        paragraph = house.add_paragraph(document, block.runs, _STYLES[block.kind])
        if block.kind is not BlockKind.NUMBER:
            number = 0
            continue
        number = number or house.new_numbered_list(document)
        house.set_list(paragraph, number)
