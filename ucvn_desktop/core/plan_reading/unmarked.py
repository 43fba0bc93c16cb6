"""Points and duties that stand without a sign in a list whose others have one: a note, or what lost its number."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ucvn_desktop.core.plan_reading.marks import MarkKind, split_mark
from ucvn_desktop.core.plan_reading.roles import Role
from ucvn_desktop.core.text.titles import shorten

if TYPE_CHECKING:
    from ucvn_desktop.core.plan_reading.reading import Line

_ITEMS = {Role.POINT, Role.FORM, Role.DUTY}
_MOST = 3


def unmarked_in(lines: "Sequence[Line]") -> list[str]:
    """One finding with the paragraphs that stand without a sign where most of their part have one; none where there
    are none. Lists mostly without signs are written so; what the officer said of a paragraph is no guess."""
    lists: dict[tuple[str, Role], list[Line]] = {}
    for line in lines:
        if line.role in _ITEMS and not line.goes_on:
            lists.setdefault((line.part, line.role), []).append(line)
    found = [line for items in lists.values() for line in _bare(items)]
    if not found:
        return []
    named = ", ".join(f"đoạn {line.number} «{shorten(line.text)}»" for line in found[:_MOST])
    more = len(found) - _MOST
    rest = f" và {more} đoạn nữa" if more > 0 else ""
    told = (
        f"Đ{named[1:]}{rest} không có dấu đầu dòng như các ý khác của "
        "phần, nên được đọc là một ý của mục đứng trên: hãy xem có phải lời ghi thêm, hay một nội dung mất số không."
    )
    return [told]


def _bare(items: "list[Line]") -> "list[Line]":
    bare = [line for line in items if split_mark(line.text)[0].kind is MarkKind.NONE]
    return [line for line in bare if not line.corrected] if 2 * len(bare) < len(items) else []
