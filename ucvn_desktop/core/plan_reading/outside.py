"""The roles of paragraphs before the first part and behind the last one."""

import re
from collections.abc import Iterator

from ucvn_desktop.core.plan_reading.ends import is_annex, is_closing, is_recipients, is_signature
from ucvn_desktop.core.plan_reading.frame import Frame
from ucvn_desktop.core.plan_reading.marks import (
    MarkKind,
    is_decoration,
    is_upper,
    one_line,
    split_mark,
    starts_small,
)
from ucvn_desktop.core.plan_reading.roles import Role

_LONGEST_OF_HEAD = 120
_LONGEST_NAME = 6  # words of a person's name with a degree before it


def roles_before(texts: tuple[str, ...], frame: Frame) -> Iterator[tuple[int, Role]]:
    """The roles of the paragraphs up to the first part."""
    end = frame.parts[0].start
    first = frame.title_places[0]
    for n in range(end):
        if n in frame.title_places:
            yield n, Role.TITLE
        elif n < first:
            yield n, Role.LETTERHEAD if len(one_line(texts[n])) <= _LONGEST_OF_HEAD else Role.UNREAD
        elif n < frame.title_places[-1]:
            yield n, Role.UNREAD
        else:
            yield n, Role.PREAMBLE


def roles_behind(texts: tuple[str, ...], start: int) -> Iterator[tuple[int, Role]]:
    """The roles of the paragraphs from where the last part ends; those of an annex are not read."""
    last = Role.PREAMBLE
    in_annex = False
    for n in range(start, len(texts)):
        in_annex |= is_annex(texts[n])
        # The first one is where the last part was found to end.
        role = Role.UNREAD if in_annex else _behind(texts[n], last)
        role = Role.CLOSING if n == start and role is Role.UNREAD and not in_annex else role
        role = Role.SEEN if role is Role.UNREAD and is_decoration(texts[n]) else role
        last = last if role in (Role.UNREAD, Role.SEEN) else role
        yield n, role


def _behind(text: str, last: Role) -> Role:
    mark, words = split_mark(text)
    if starts_small(words) and mark.kind is MarkKind.NONE and last in (Role.CLOSING, Role.RECIPIENT):
        return last
    if is_recipients(text):
        return Role.RECIPIENT
    if is_closing(text):
        return Role.CLOSING
    if is_signature(text) or (mark.kind is MarkKind.NONE and _signs(words, last)):
        return Role.SIGNATURE
    if last is Role.RECIPIENT:
        # A list: «- Lưu: VT, TG.»; the dash may be lost where Word set it.
        is_entry = mark.kind is MarkKind.DASH or words.endswith((";", ".")) or words.startswith("Lưu")
        return Role.RECIPIENT if is_entry and len(words) <= _LONGEST_OF_HEAD else Role.UNREAD
    if last is Role.SIGNATURE and mark.kind is MarkKind.DASH:
        return Role.RECIPIENT
    return Role.UNREAD


def _signs(words: str, last: Role) -> bool:
    """Whether it is an office («CHỦ TỊCH»), a remark («(Đã ký)») or a name under one."""
    if len(words) > _LONGEST_OF_HEAD:
        return False
    if is_upper(words) or re.fullmatch(r"\((đã )?ký.*\)", words, re.IGNORECASE):
        return True
    names = [word for word in words.split() if word[:1].isupper()]
    return last is Role.SIGNATURE and len(names) == len(words.split()) <= _LONGEST_NAME
