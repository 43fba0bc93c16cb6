"""What is pasted from Word or a web page, reduced to what an article may hold."""

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QTextBlock, QTextDocument

from ucvn_desktop.core.richtext import Block, BlockKind, Run, blocks_to_html, html_to_blocks, tidy
from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.ui.pages.articles.rich_text import kind_of, runs_of

# Our own form, so that a copy within the program loses nothing.
_BODY_MIME = "application/x-ucvn-body"
# Longer sources are taken as plain text: reading them would hold up the window.
_LONGEST_HTML = 1_000_000
# Word writes a list's sign as text with a gap behind it: «·       Mục».
_BULLET = re.compile("[·•▪§o–-][\xa0 ]{2,}")
_NUMBER = re.compile("\\d{1,3}[.)][\xa0 ]{2,}")
# How far Qt moves in what stands in a blockquote.
_QUOTE_MARGIN = 40


def can_paste(source: QMimeData) -> bool:
    """Whether there are words in it; files and pictures are no words."""
    return source.hasFormat(_BODY_MIME) or (not source.hasUrls() and (source.hasHtml() or source.hasText()))


def copied(blocks: Sequence[Block]) -> QMimeData:
    """What the clipboard holds of these blocks."""
    html = blocks_to_html(blocks)
    made = QMimeData()
    made.setData(_BODY_MIME, QByteArray(html.encode()))
    made.setHtml(html)
    made.setText("\n".join(block.text for block in blocks))
    return made


def pasted_blocks(source: QMimeData) -> tuple[Block, ...]:
    """The words of the clipboard as blocks."""
    if source.hasFormat(_BODY_MIME):
        return html_to_blocks(bytes(source.data(_BODY_MIME).data()).decode("utf-8", "replace"))
    if source.hasHtml() and len(html := source.html()) <= _LONGEST_HTML:
        return foreign_blocks(html)
    return plain_blocks(source.text())


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Each line of a plain text as a paragraph."""
    return tuple(Block(BlockKind.PARAGRAPH, (Run(line),)) for line in nfc(text).splitlines() if line.strip())


def foreign_blocks(html: str) -> tuple[Block, ...]:
    """The blocks of foreign HTML: Qt reads it as it would show it, we keep what an article may hold."""
    document = QTextDocument()
    document.setHtml(html)
    found = []
    block = document.begin()
    while block.isValid():
        made = _foreign_block(block)
        if made.runs:
            found.append(made)
        block = block.next()
    return tuple(found)


def _foreign_block(block: QTextBlock) -> Block:
    kind = kind_of(block)
    runs = tuple(replace(run, text=nfc(run.text)) for run in runs_of(block))
    if kind is BlockKind.PARAGRAPH:
        kind, runs = _word_list_item(runs)
    if kind is BlockKind.PARAGRAPH and block.blockFormat().leftMargin() == _QUOTE_MARGIN:
        kind = BlockKind.QUOTE
    if kind is BlockKind.HEADING:
        # Web pages set whole headings in bold: that is how a heading looks, not what it says.
        runs = tuple(replace(run, bold=False) for run in runs)
    return Block(kind, tidy(replace(run, text=run.text.replace("\xa0", " ")) for run in runs))


def _word_list_item(runs: tuple[Run, ...]) -> tuple[BlockKind, tuple[Run, ...]]:
    text = "".join(run.text for run in runs)
    for pattern, kind in ((_BULLET, BlockKind.BULLET), (_NUMBER, BlockKind.NUMBER)):
        sign = pattern.match(text)
        if sign:
            return kind, _without_beginning(runs, sign.end())
    return BlockKind.PARAGRAPH, runs


def _without_beginning(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    left = []
    for run in runs:
        left.append(replace(run, text=run.text[length:]))
        length = max(0, length - len(run.text))
    return tuple(left)
