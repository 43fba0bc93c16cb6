"""An article's body in an editor: core.richtext's blocks ↔ a QTextDocument.

The document says only what a text is (bold, italic, link, heading, quote, list); how that looks is drawn over
it by rich_editor.py's Look, so that nothing of the look can slip into what is stored.
"""

import re
from collections.abc import Sequence

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from ucvn_desktop.core.richtext import Block, BlockKind, Run, safe_link, tidy

LINE_BREAK = "\u2028"
_LIST_STYLES = {
    BlockKind.BULLET: QTextListFormat.Style.ListDisc,
    BlockKind.NUMBER: QTextListFormat.Style.ListDecimal,
}
_NUMBER_STYLES = {
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
    QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
}
# What a document keeps for its own marks (frames, objects, ends of blocks) and text cannot hold.
_NOT_TEXT = re.compile("[\x00\ufdd0\ufdd1\ufffc]")
_BLOCK_ENDS = re.compile("[\r\u2029]")
# From here on a weight counts as bold: web pages say 600 for it.
_BOLD_FROM = 600
_INDENT = 28
_SPACE = 8
_LINE_PERCENT = 135.0


def kind_of(block: QTextBlock) -> BlockKind:
    """What the block is."""
    its_list = block.textList()
    if its_list is not None:
        style = its_list.format().style()
        return BlockKind.NUMBER if style in _NUMBER_STYLES else BlockKind.BULLET
    if block.blockFormat().headingLevel():
        return BlockKind.HEADING
    is_quote = bool(block.blockFormat().property(QTextFormat.Property.BlockQuoteLevel))
    return BlockKind.QUOTE if is_quote else BlockKind.PARAGRAPH


def blocks_of(document: QTextDocument) -> tuple[Block, ...]:
    """The document's blocks as they are stored; empty ones are left out."""
    return blocks_between(document, 0, document.characterCount())


def blocks_between(document: QTextDocument, start: int, end: int) -> tuple[Block, ...]:
    """The blocks of what stands between two positions."""
    found = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        runs = tidy(runs_of(block, start, end))
        if runs:
            found.append(Block(kind_of(block), runs))
        block = block.next()
    return tuple(found)


def runs_of(block: QTextBlock, start: int = 0, end: int = 1 << 30) -> list[Run]:
    """The block's words between two positions with their look, as typed."""
    runs = []
    # Not iter(block): its pieces die with the iterator.
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        at = fragment.position()
        look = fragment.charFormat()
        text = fragment.text()[max(0, start - at) : max(0, end - at)]
        text = _NOT_TEXT.sub("", text).replace(LINE_BREAK, "\n")
        is_bold = look.fontWeight() >= _BOLD_FROM
        runs.append(Run(text, is_bold, look.fontItalic(), safe_link(look.anchorHref())))
        iterator += 1
    return runs


def links_in(block: QTextBlock) -> list[tuple[int, int, str]]:
    """(start, end, address) of each link of the block; positions are the document's."""
    found: list[tuple[int, int, str]] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        address = fragment.charFormat().anchorHref()
        start, end = fragment.position(), fragment.position() + fragment.length()
        if address and found and found[-1][1:] == (start, address):
            found[-1] = (found[-1][0], end, address)
        elif address:
            found.append((start, end, address))
        iterator += 1
    return found


def fill(document: QTextDocument, blocks: Sequence[Block]) -> None:
    """Let the document hold these blocks and nothing else, with nothing to undo."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
    insert_blocks(cursor, blocks)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Put the blocks where the cursor stands, as one step to undo; the first goes on with its line."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for place, block in enumerate(blocks):
        if place:
            cursor.insertBlock(block_format(BlockKind.PARAGRAPH), QTextCharFormat())
        if place or not cursor.block().text():
            set_kind(cursor, block.kind)
        for run in block.runs:
            cursor.insertText(_shown(run.text), char_format(run))
    cursor.endEditBlock()


def set_kind(cursor: QTextCursor, kind: BlockKind) -> None:
    """Make every block that the cursor's selection touches one of `kind`, as one step to undo."""
    cursor.beginEditBlock()
    block = cursor.document().findBlock(cursor.selectionStart())
    end = cursor.selectionEnd()
    while block.isValid() and block.position() <= end:
        _set_kind_of(block, kind)
        block = block.next()
    cursor.endEditBlock()


def block_format(kind: BlockKind) -> QTextBlockFormat:
    """How a block of `kind` is marked and spaced."""
    made = QTextBlockFormat()
    made.setBottomMargin(_SPACE)
    made.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if kind is BlockKind.HEADING:
        made.setHeadingLevel(2)
        made.setTopMargin(_SPACE)
    elif kind is BlockKind.QUOTE:
        made.setProperty(QTextFormat.Property.BlockQuoteLevel, 1)
        made.setLeftMargin(_INDENT)
        made.setRightMargin(_INDENT)
    return made


def char_format(run: Run) -> QTextCharFormat:
    """How words of this look are marked."""
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        made.setFontItalic(True)
    if link := safe_link(run.link):
        made.setAnchor(True)
        made.setAnchorHref(link)
    return made


def _shown(text: str) -> str:
    return _BLOCK_ENDS.sub(" ", _NOT_TEXT.sub("", text)).replace("\n", LINE_BREAK)


def _set_kind_of(block: QTextBlock, kind: BlockKind) -> None:
    cursor = QTextCursor(block)
    its_list = block.textList()
    if its_list is not None:
        its_list.remove(block)
    cursor.setBlockFormat(block_format(kind))
    if kind not in _LIST_STYLES:
        return
    # Neighbouring items of a kind are one list: numbers go on.
    for neighbour in (block.previous(), block.next()):
        if neighbour.isValid() and neighbour.textList() is not None and kind_of(neighbour) is kind:
            neighbour.textList().add(block)
            return
    style = QTextListFormat()
    style.setStyle(_LIST_STYLES[kind])
    style.setIndent(1)
    cursor.createList(style)
