"""What ends a plan: its closing words, the recipients, the signature, an annex."""

import re

from ucvn_desktop.core.plan_reading.marks import MarkKind, one_line, split_mark
from ucvn_desktop.core.text.fold import fold

_CLOSING = re.compile(
    r"(tren day la|tren day,|trong qua trinh (trien khai|to chuc|thuc hien)|nhan duoc ke hoach|ke hoach nay)\b"
)


def is_closing(text: str) -> bool:
    """Whether the paragraph begins as the last one of a paper does («Trên đây là kế hoạch …»)."""
    mark, words = split_mark(text)
    return mark.kind is MarkKind.NONE and bool(_CLOSING.match(fold(words)))


def is_recipients(text: str) -> bool:
    """Whether the paragraph is «Nơi nhận:»."""
    return fold(one_line(text)).startswith("noi nhan")


def is_signature(text: str) -> bool:
    """Whether the paragraph names on whose behalf the paper is signed («TM. BAN THƯỜNG VỤ»)."""
    return bool(re.match(r"(TM|KT|TL|TUQ|T/M|Q)\s*[./]\s*\S", one_line(text))) and len(one_line(text)) <= 120


def is_annex(text: str) -> bool:
    """Whether an annex begins («PHỤ LỤC»)."""
    words = one_line(text)
    return fold(words).startswith("phu luc") and len(words) <= 120


def ends_part(text: str) -> bool:
    """Whether the last part ends at the paragraph."""
    return is_closing(text) or is_recipients(text) or is_signature(text) or is_annex(text)
