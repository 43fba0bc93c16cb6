"""A list on paper: a title, what is said above it, and a table with numbered rows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.text.numbers import format_number

TABLE = '<table width="100%" border="1" cellspacing="0" cellpadding="4" style="border-collapse: collapse">'


class Html(str):
    """A cell that stands as it is; all others are plain text."""

    __slots__ = ()


def printed_list(
    title: str,
    above: Iterable[str],
    heads: Mapping[str, int] | Sequence[str],
    rows: Iterable[Sequence[str]],
    below: str = "",
    figures: Collection[str] = (),
) -> QTextDocument:
    """The rows, each with its number before it. Heads may say how many hundredths of the width a column has, the
    numbers' column then has what is left; those of `figures` are set at the right. Empty lines above are left out."""
    widths = {"STT": 100 - sum(heads.values()), **heads} if isinstance(heads, Mapping) else {}
    names = ("STT", *heads)
    sides = ["right" if name in figures else "left" for name in names]
    head = "".join(
        f'<th align="{side}"{_share(widths.get(name, 0))}>{escape(name)}</th>'
        for name, side in zip(names, sides, strict=True)
    )
    body = "".join(_line((str(number), *row), sides) for number, row in enumerate(rows, 1))
    document = QTextDocument()
    document.setHtml(
        f"<h2>{escape(title)}</h2>{_said(above)}{TABLE}<thead><tr>{head}</tr></thead>{body}</table>{_said([below])}"
    )
    return document


def first_of(printed: int, listed: int, what: str) -> str:
    """«In 500 hoạt động đầu của danh sách có 1.204 hoạt động.», or "" where all are printed."""
    if listed <= printed:
        return ""
    return f"In {format_number(printed)} {what} đầu của danh sách có {format_number(listed)} {what}."


def _said(lines: Iterable[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _share(width: int) -> str:
    return f' width="{width}%"' if width else ""


def _line(cells: Iterable[str], sides: Iterable[str]) -> str:
    said = "".join(
        f'<td align="{side}">{cell if isinstance(cell, Html) else escape(cell)}</td>'
        for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>{said}</tr>"
