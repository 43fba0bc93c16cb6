"""From the paragraphs of a document to the parts of an article: title, sapo, body, author line.

Pure rules. Where a paragraph's style says what it is, that holds; only paragraphs without such a style are
judged by their look, and what is in doubt stays in the body as it was typed: no word is lost.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ucvn_desktop.core.richtext import Block, BlockKind, blocks_to_html, tidy
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.services.documents.captions import split_captions
from ucvn_desktop.services.documents.credits import author_of, is_credit
from ucvn_desktop.services.documents.paragraphs import Paragraph
from ucvn_desktop.services.documents.styles import Role

_MAX_TITLE_WORDS = 60
_MAX_SAPO_WORDS = 200
_MIN_SAPO_WORDS = 10
_MAX_HEADING_WORDS = 20
_MAX_NAME_WORDS = 12
_TITLE_IS_AMONG_THE_FIRST = 10
_SAPO_LABEL = re.compile(r"(?:sa-?pô|sapo|tóm tắt|lời dẫn) ?:\s*", re.IGNORECASE)
_LIST_SIGN = re.compile(r"([-–•+])\s+")
_ENDS_A_SENTENCE = (".", ",", ";", ":", "!", "?", "…")
# Kinds of documents (NĐ 30/2020, Phụ lục III) that stand alone in a line above what they are about.
_DOCUMENT_KINDS = {
    *("nghi quyet", "quyet dinh", "chi thi", "quy che", "quy dinh", "thong cao", "thong bao", "huong dan"),
    *(
        "chuong trinh",
        "ke hoach",
        "phuong an",
        "de an",
        "du an",
        "bao cao",
        "to trinh",
        "giay moi",
        "thu cam on",
    ),
}


@dataclass(frozen=True, slots=True)
class Parts:
    """An article as found. `pictures` are (part, caption); `captions` are listed ones without a picture."""

    title: str
    sapo: str
    body: str
    author: str
    credit: str
    pictures: tuple[tuple[str, str], ...]
    captions: tuple[str, ...]


def article_parts(paragraphs: list[Paragraph]) -> Parts:
    """The article in these paragraphs; parts that are not there are empty."""
    text = [p for p in paragraphs if p.role is not Role.KICKER or p.pictures]
    captioned = split_captions(text)
    rest = list(captioned.paragraphs)
    # Who names body or kind by style means the bold that the text has.
    if not any(p.role in (Role.KICKER, Role.BODY) for p in paragraphs):
        rest = _without_emphasis_of_all(rest)
    title, place, rest = _take_title(rest)
    sapo, rest = _take_sapo(rest, place)
    credit, rest = _take_credit(rest)
    return Parts(
        title=title,
        sapo=sapo,
        body=blocks_to_html(_blocks(rest)),
        author=author_of(credit),
        credit=credit,
        pictures=captioned.pictures,
        captions=captioned.unclaimed,
    )


def _whole(paragraph: Paragraph, look: str) -> bool:
    words = [run for run in paragraph.runs if run.text.strip()]
    return bool(words) and all(getattr(run, look) for run in words)


def _unmarked(paragraph: Paragraph) -> bool:
    """Whether only its look can tell what the paragraph is."""
    return paragraph.role is Role.NONE and paragraph.list_kind is None


def _words(paragraph: Paragraph) -> int:
    return len(paragraph.text.split())


def _one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n"))


def _without_emphasis_of_all(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Bold (or italic) that everything has says nothing."""
    judged = [p for p in paragraphs if p.role is Role.NONE]
    for look in ("bold", "italic"):
        if len(judged) >= 4 and all(_whole(p, look) for p in judged):
            off = {look: False}
            paragraphs = [
                replace(p, runs=tidy(replace(run, **off) for run in p.runs)) if p.role is Role.NONE else p  # type: ignore[arg-type]
                for p in paragraphs
            ]
    return paragraphs


def _take_title(paragraphs: list[Paragraph]) -> tuple[str, int, list[Paragraph]]:
    """The title, the place where it stood, the other paragraphs."""
    first = paragraphs[:_TITLE_IS_AMONG_THE_FIRST]
    wanted: tuple[Callable[[Paragraph], bool], ...] = (
        lambda p: p.role is Role.TITLE,
        lambda p: p.role is Role.HEADING and p.level == 1,
    )
    for is_title in wanted:
        for n, paragraph in enumerate(first):
            if is_title(paragraph):
                return _one_line(paragraph.text), n, paragraphs[:n] + paragraphs[n + 1 :]
    head = paragraphs[0] if paragraphs else Paragraph()
    heading = head.role is Role.HEADING
    if not (heading or _unmarked(head)) or not 0 < _words(head) <= _MAX_TITLE_WORDS:
        return "", 0, paragraphs
    title, taken = _one_line(head.text), 1
    if fold(title).strip(" :.") in _DOCUMENT_KINDS and len(paragraphs) > 1 and _unmarked(paragraphs[1]):
        title, taken = f"{title} {_one_line(paragraphs[1].text)}", 2
    return title, 0, paragraphs[taken:]


def _take_sapo(paragraphs: list[Paragraph], place: int) -> tuple[str, list[Paragraph]]:
    end = place
    while end < len(paragraphs) and paragraphs[end].role is Role.SAPO:
        end += 1
    if end == place and place < len(paragraphs) and _looks_like_sapo(paragraphs, place):
        end = place + 1
    text = "\n".join(p.text for p in paragraphs[place:end])
    return _SAPO_LABEL.sub("", text, count=1) if _SAPO_LABEL.match(text) else text, (
        paragraphs[:place] + paragraphs[end:]
    )


def _looks_like_sapo(paragraphs: list[Paragraph], place: int) -> bool:
    paragraph = paragraphs[place]
    if not _unmarked(paragraph) or paragraph.in_table or _words(paragraph) > _MAX_SAPO_WORDS:
        return False
    if _SAPO_LABEL.match(paragraph.text):
        return True
    if _words(paragraph) < _MIN_SAPO_WORDS:
        return False
    following = paragraphs[place + 1] if place + 1 < len(paragraphs) else Paragraph()
    return any(_whole(paragraph, look) and not _whole(following, look) for look in ("bold", "italic"))


def _take_credit(paragraphs: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    """The author line, where the text ends with one; several labelled lines are one."""
    start = len(paragraphs)
    if start and (paragraphs[-1].role is Role.AUTHOR or _looks_like_credit(paragraphs[-1])):
        start -= 1
    while 0 < start < len(paragraphs) and _continues_credit(paragraphs[start - 1]):
        start -= 1
    lines = [_one_line(p.text) for p in paragraphs[start:]]
    return " – ".join(lines), paragraphs[:start]


def _continues_credit(paragraph: Paragraph) -> bool:
    return paragraph.role is Role.AUTHOR or (_unmarked(paragraph) and is_credit(paragraph.text))


def _looks_like_credit(paragraph: Paragraph) -> bool:
    text, words = paragraph.text.strip(), _words(paragraph)
    if not _unmarked(paragraph) or paragraph.in_table:
        return False
    if is_credit(text):
        return True
    if text.endswith(_ENDS_A_SENTENCE) or words > _MAX_NAME_WORDS:
        return False
    named = all(word[:1].isupper() or not word[:1].isalpha() for word in text.split())
    return paragraph.align == "right" or (_whole(paragraph, "bold") and words <= 6 and named)


def _blocks(paragraphs: list[Paragraph]) -> list[Block]:
    blocks = []
    for n, paragraph in enumerate(_with_typed_lists(paragraphs)):
        heading = paragraph.role in (Role.HEADING, Role.TITLE) or (
            n + 1 < len(paragraphs) and _looks_like_heading(paragraph)
        )
        runs = paragraph.runs
        if heading and _whole(paragraph, "bold"):
            # A sub-heading is bold by itself.
            runs = tidy(replace(run, bold=False) for run in runs)
        blocks.append(Block(BlockKind.HEADING if heading else _kind(paragraph), runs))
    return blocks


def _kind(paragraph: Paragraph) -> BlockKind:
    if paragraph.list_kind is not None:
        return paragraph.list_kind
    return BlockKind.QUOTE if paragraph.role is Role.QUOTE else BlockKind.PARAGRAPH


def _looks_like_heading(paragraph: Paragraph) -> bool:
    return (
        _unmarked(paragraph)
        and not paragraph.in_table
        and _whole(paragraph, "bold")
        and _words(paragraph) <= _MAX_HEADING_WORDS
        and not paragraph.text.rstrip().endswith(_ENDS_A_SENTENCE)
    )


def _with_typed_lists(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Lines typed with a sign before them as list items, where they cannot be a dialogue."""
    result: list[Paragraph] = []
    n = 0
    while n < len(paragraphs):
        end = n
        while (
            end < len(paragraphs)
            and _list_sign(paragraphs[end])
            and (_list_sign(paragraphs[end]) == _list_sign(paragraphs[n]))
        ):
            end += 1
        items = paragraphs[n:end]
        if len(items) >= 2 and _is_typed_list(items):
            result += [_as_item(item) for item in items]
        else:
            end = max(end, n + 1)
            result += paragraphs[n:end]
        n = end
    return result


def _list_sign(paragraph: Paragraph) -> str:
    found = _LIST_SIGN.match(paragraph.text) if _unmarked(paragraph) else None
    return found[1] if found else ""


def _is_typed_list(items: list[Paragraph]) -> bool:
    # Speech is typed with a dash too; the items of a list end with a semicolon, all but the last.
    return _list_sign(items[0]) in "•+" or all(p.text.rstrip().endswith(";") for p in items[:-1])


def _as_item(paragraph: Paragraph) -> Paragraph:
    found = _LIST_SIGN.match(paragraph.text)
    left = found.end() if found else 0
    runs = []
    for run in paragraph.runs:
        runs.append(replace(run, text=run.text[left:]))
        left = max(0, left - len(run.text))
    return replace(paragraph, runs=tidy(runs), list_kind=BlockKind.BULLET)
