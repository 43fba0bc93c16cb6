"""The body of an article: blocks and runs ↔ semantic HTML, the only form in which a body is stored.

The HTML is a small, closed set: p, h2, blockquote > p, ul/ol > li; inside them strong, em, a[href], br.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape, unescape
from itertools import groupby

_SAFE_SCHEMES = ("http://", "https://", "mailto:")

# A tag, a comment or a declaration; every piece ends before the next "<", so that the time is linear.
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>(?:[\s/][^<>]*)?)>|<[!?][^<>]*>")
_HREF = re.compile(r"""\bhref\s*=\s*(?P<quote>["'])(?P<address>.*?)(?P=quote)""", re.IGNORECASE | re.DOTALL)
_CONTAINERS = frozenset({"ul", "ol", "blockquote"})
# Those of the closed set, and those of foreign HTML whose words must not grow together.
_BLOCKS = frozenset({"p", "h2", "li"}) | frozenset(
    {"h1", "h3", "h4", "h5", "h6", "div", "section", "article", "pre", "table", "tr", "td", "th", "dt", "dd"}
)
_UNREAD = frozenset({"script", "style"})


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
    if link := safe_link(run.link):
        text = f'<a href="{escape(link)}">{text}</a>'
    return text


def html_to_blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a stored body. Tags outside the closed set are dropped, their text is kept."""
    return _Reader().read(html)


def plain_text(html: str) -> str:
    """The words of a stored body, one block a line."""
    return "\n".join(block.text for block in html_to_blocks(html))


class _Reader:
    """Not built on html.parser: that takes minutes for 100 kB of unclosed tags."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._containers: list[BlockKind] = []
        self._kind = BlockKind.PARAGRAPH
        self._bold = 0
        self._italic = 0
        self._link = ""
        self._unread = ""

    def read(self, html: str) -> tuple[Block, ...]:
        position = 0
        for tag in _TAG.finditer(html):
            self._text(html[position : tag.start()])
            position = tag.end()
            if tag["name"]:
                self._tag(tag["name"].lower(), tag["rest"], closing=bool(tag["closing"]))
        self._text(html[position:])
        self._end_block()
        return tuple(self._blocks)

    def _tag(self, name: str, rest: str, *, closing: bool) -> None:
        if name in _UNREAD:
            self._unread = "" if closing else name
        elif name in _CONTAINERS:
            self._end_block()
            if not closing:
                self._containers.append(BlockKind(name))
            elif self._containers:
                self._containers.pop()
            self._kind = self._inside()
        elif name in _BLOCKS:
            self._end_block()
            self._kind = BlockKind.HEADING if name == "h2" and not closing else self._inside()
        elif name == "br":
            self._run("\n")
        else:
            self._change_look(name, rest, closing=closing)

    def _text(self, source: str) -> None:
        # Line breaks are <br>; the line ends of the source are spaces.
        self._run(unescape(source.replace("\n", " ")))

    def _run(self, text: str) -> None:
        if text and not self._unread:
            self._runs.append(Run(text, self._bold > 0, self._italic > 0, self._link))

    def _change_look(self, name: str, rest: str, *, closing: bool) -> None:
        step = -1 if closing else 1
        if name == "strong":
            self._bold = max(0, self._bold + step)
        elif name == "em":
            self._italic = max(0, self._italic + step)
        elif name == "a":
            address = _HREF.search(rest)
            self._link = safe_link(unescape(address["address"])) if address and not closing else ""

    def _inside(self) -> BlockKind:
        return self._containers[-1] if self._containers else BlockKind.PARAGRAPH

    def _end_block(self) -> None:
        runs = tidy(self._runs)
        if runs:
            self._blocks.append(Block(self._kind, runs))
        self._runs = []
        self._bold = self._italic = 0
        self._link = ""
