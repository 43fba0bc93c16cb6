"""What is printed: the list of posts, and how much appeared."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.post import CHANNEL_LABELS, PostCount
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.post_list import PostRow
from ucvn_desktop.ui.pages.posts.opened import Figures
from ucvn_desktop.ui.printed_list import TABLE, Html, first_of, printed_list

_COLUMNS = {"Ngày đăng": 15, "Tít, đường dẫn": 35, "Tác giả": 14, "Nơi đăng": 19, "Lượt xem": 11}
"""Heads, and how many hundredths of the width each has: a day of ten signs stands on one line."""
_FIGURES = {"Bài viết": 17, "Lượt đăng": 17, "Lượt xem": 24}
_BREAKS = re.compile(r"(?<=[/?&=._-])")
_HERE = "\u200b"
"""Where a long link may go on in the next line: paper has no scroll bar."""


def post_list(unit: str, what: str, rows: Sequence[PostRow], listed: int) -> QTextDocument:
    """The rows as a table; `what` says which posts they are («năm 2021»), `listed` how many the list has in all."""
    above = (unit, first_of(len(rows), listed, "bài đăng"))
    return printed_list(
        _title("Danh sách bài đăng", what), above, _COLUMNS, map(_cells, rows), figures=("Lượt xem",)
    )


def figures_html(unit: str, what: str, figures: Figures) -> str:
    """How much appeared, by channel, month and outlet, and which sent articles did not; those are links to
    «article:<id>»."""
    counts = figures.counts
    total = counts.total
    texts, times = format_number(total.written), format_number(total.published)
    rule = "Một tin, bài đăng ở nhiều nơi tính là 1 bài viết và nhiều lượt đăng."
    said = [f"{texts} bài viết, {times} lượt đăng. {rule}"]
    if total.viewed:
        said.append(
            f"{format_number(total.views)} lượt xem ở {format_number(total.viewed)} bài đăng có ghi lượt xem."
        )
    if counts.undated and what:
        said.append(f"Còn {format_number(counts.undated)} bài đăng chưa ghi ngày nên không thuộc năm nào.")
    groups = (
        ("Kênh", [(CHANNEL_LABELS[channel], one) for channel, one in counts.by_channel]),
        ("Tháng", [(f"{int(month[5:])}/{month[:4]}", one) for month, one in counts.by_month]),
        ("Nơi đăng", [(name or "(không ghi)", one) for name, one in counts.by_outlet]),
    )
    return "".join(
        (
            f"<h2>{escape(_title('Số liệu bài đăng', what))}</h2><p>{escape(unit)}</p>",
            *(f"<p>{escape(one)}</p>" for one in said),
            *(_table(head, rows) for head, rows in groups if rows),
            _silent(figures),
        )
    )


def _title(name: str, what: str) -> str:
    return f"{name}: {what}" if what else name


def _cells(row: PostRow) -> tuple[str, ...]:
    link = "<br/>" + escape(_BREAKS.sub(_HERE, row.link)) if row.link else ""
    where = f"{row.outlet} ({row.channel_label})" if row.outlet else row.channel_label
    return (
        format_day(row.day),
        Html(f"{escape(row.title)}{link}"),
        row.author,
        where,
        "" if row.views is None else format_number(row.views),
    )


def _table(head: str, rows: Iterable[tuple[str, PostCount]]) -> str:
    heads = f'<th align="left" width="42%">{escape(head)}</th>' + "".join(
        f'<th align="right" width="{width}%">{escape(text)}</th>' for text, width in _FIGURES.items()
    )
    body = "".join(
        f"<tr><td>{escape(name)}</td>"
        + "".join(
            f'<td align="right">{number}</td>'
            for number in (
                format_number(one.written),
                format_number(one.published),
                format_number(one.views) if one.viewed else "–",
            )
        )
        + "</tr>"
        for name, one in rows
    )
    return f"<p>&nbsp;</p>{TABLE}<thead><tr>{heads}</tr></thead>{body}</table>"


def _silent(figures: Figures) -> str:
    if not figures.sent:
        return ""
    head = f"<h3>Tin, bài đã gửi của năm {figures.year}</h3>"
    posted, sent = format_number(figures.sent - len(figures.silent)), format_number(figures.sent)
    if not figures.silent:
        return f"{head}<p>Cả {sent} tin, bài đã gửi đều được đăng.</p>"
    items = "".join(
        f'<li><a href="article:{article_id}">{escape(title or "Bài chưa có tít")}</a></li>'
        for article_id, title in figures.silent
    )
    return f"{head}<p>{posted} trên {sent} tin, bài đã được đăng. Chưa thấy đăng:</p><ul>{items}</ul>"
