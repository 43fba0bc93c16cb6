"""The body of an article: blocks and runs ↔ semantic HTML, the only form in which a body is stored.

The HTML is a small, closed set: p, h2, blockquote > p, ul/ol > li; inside them strong, em, a[href], br.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from html.parser import HTMLParser
from itertools import groupby

_SAFE_SCHEMES = ("http://", "https://", "mailto:")


class BlockKind(StrEnum):
    """What a block is; the value is its element's (or its list's) tag."""

    PARAGRAPH = "p"
    HEADING = "h2"
    QUOTE = "blockquote"
    BULLET = "ul"
    NUMBER = "ol"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `link` is an absolute web or mail address or ""; "\\n" is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, sub-heading, quoted paragraph or list item. Neighbouring items of a kind form one list."""

    kind: BlockKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The block's words without their look."""
        return "".join(run.text for run in self.runs)


def safe_link(address: str) -> str:
    """The address where it is one that an article may carry (http, https, mailto), else ""."""
    stripped = address.strip()
    return stripped if stripped.lower().startswith(_SAFE_SCHEMES) else ""


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs without empty ones, neighbours of one look joined, no space at either end."""
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return _stripped(joined)


def _stripped(runs: list[Run]) -> tuple[Run, ...]:
    while runs and not runs[0].text.lstrip():
        runs = runs[1:]
    while runs and not runs[-1].text.rstrip():
        runs = runs[:-1]
    if runs:
        runs = [replace(runs[0], text=runs[0].text.lstrip()), *runs[1:]]
        runs = [*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip())]
    return tuple(runs)


def blocks_to_html(blocks: Sequence[Block]) -> str:
    """The blocks as semantic HTML, one element a line; empty blocks are left out."""
    lines: list[str] = []
    kept = [block for block in blocks if block.text.strip()]
    for kind, group in groupby(kept, key=lambda block: block.kind):
        inner = [_runs_to_html(block.runs) for block in group]
        if kind in (BlockKind.BULLET, BlockKind.NUMBER):
            lines += [f"<{kind}>", *(f"<li>{text}</li>" for text in inner), f"</{kind}>"]
        elif kind is BlockKind.QUOTE:
            lines += ["<blockquote>", *(f"<p>{text}</p>" for text in inner), "</blockquote>"]
        else:
            lines += [f"<{kind}>{text}</{kind}>" for text in inner]
    return "\n".join(lines)


def _runs_to_html(runs: Iterable[Run]) -> str:
    return "".join(_run_to_html(run) for run in runs)


def _run_to_html(run: Run) -> str:
    text = escape(run.text, quote=False).replace("\n", "<br>")
    if run.italic:
        text = f"<em>{text}</em>"
    if run.bold:
        text = f"<strong>{text}</strong>"
    if run.link:
        text = f'<a href="{escape(run.link)}">{text}</a>'
    return text


def html_to_blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a stored body. Tags outside the closed set are dropped, their text is kept."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finish()


def plain_text(html: str) -> str:
    """The words of a stored body, one block a line."""
    return "\n".join(block.text for block in html_to_blocks(html))


class _Reader(HTMLParser):
    _BLOCK_TAGS = frozenset({"p", "h2", "li"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._containers: list[BlockKind] = []
        self._kind = BlockKind.PARAGRAPH
        self._bold = 0
        self._italic = 0
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol", "blockquote"):
            self._end_block()
            self._containers.append(BlockKind(tag))
        elif tag in self._BLOCK_TAGS:
            self._end_block()
            inside = self._containers[-1] if self._containers else BlockKind.PARAGRAPH
            self._kind = BlockKind.HEADING if tag == "h2" else inside
        elif tag == "br":
            self.handle_data("\n")
        else:
            self._change_look(tag, +1, dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol", "blockquote"):
            self._end_block()
            if self._containers:
                self._containers.pop()
        elif tag in self._BLOCK_TAGS:
            self._end_block()
        else:
            self._change_look(tag, -1, "")

    def handle_data(self, data: str) -> None:
        self._runs.append(Run(data, self._bold > 0, self._italic > 0, self._link))

    def finish(self) -> tuple[Block, ...]:
        self._end_block()
        return tuple(self._blocks)

    def _change_look(self, tag: str, step: int, link: str) -> None:
        if tag == "strong":
            self._bold = max(0, self._bold + step)
        elif tag == "em":
            self._italic = max(0, self._italic + step)
        elif tag == "a":
            self._link = safe_link(link)

    def _end_block(self) -> None:
        runs = tidy(self._runs)
        if runs:
            self._blocks.append(Block(self._kind, runs))
        self._runs = []
        self._kind = self._containers[-1] if self._containers else BlockKind.PARAGRAPH
