"""Which words of a text are the captions of its pictures."""

import re
from dataclasses import dataclass, replace

from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.services.documents.credits import is_credit
from ucvn_desktop.services.documents.paragraphs import Paragraph
from ucvn_desktop.services.documents.styles import Role

HEADING = "Chú thích ảnh"
MISSING = "(chưa có chú thích)"
"""Stands in an exported list for a photo that has no caption."""

_MAX_WORDS = 60
# Beside the first picture, right below the title, longer words are rather the sapo.
_MAX_EARLY_WORDS = 20
_HEADINGS = {"chu thich anh", "chu thich cac anh", "chu thich hinh anh", "chu thich hinh", "ghi chu anh"}
_NUMBER = re.compile(r"(?:ảnh|hình) ?(?:số ?)?\d{1,4} ?[.:)–-]\s*|\d{1,4}[.)]\s+", re.IGNORECASE)
# «Ảnh hưởng của dịch bệnh…» is no caption.
_OPENING = re.compile(
    r"\(? ?(?:ảnh|hình) ?(?:số ?)?(?:\d{1,4} ?[.:)–-]|[:.])"
    r"|(?:trong ảnh|ảnh minh họa|ảnh tư liệu|chú thích)\b",
    re.IGNORECASE,
)
_PHOTO_BY = re.compile(r"\bảnh ?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Captioned:
    """Text without its captions; (part, caption) of each picture; listed captions that no picture took."""

    paragraphs: tuple[Paragraph, ...]
    pictures: tuple[tuple[str, str], ...]
    unclaimed: tuple[str, ...]


def split_captions(paragraphs: list[Paragraph]) -> Captioned:
    """Take pictures, the captions beside them and the list «Chú thích ảnh» at the end out of the text."""
    text, listed = _split_list(paragraphs)
    kept, pictures = _split_pictures(text)
    if len(listed) >= len(pictures):
        taken = [own or caption for own, caption in zip(pictures.values(), listed, strict=False)]
        unclaimed = listed[len(pictures) :]
    else:
        captions = iter(listed)
        taken = [own or next(captions, "") for own in pictures.values()]
        unclaimed = list(captions)
    return Captioned(tuple(kept), tuple(zip(pictures, taken, strict=True)), tuple(unclaimed))


def unnumbered(text: str) -> str:
    """The caption without «Ảnh 3.» before it; "" where it says that there is none."""
    bare = _NUMBER.sub("", text, count=1).strip() if _NUMBER.match(text) else text.strip()
    return "" if bare == MISSING else bare


def _split_list(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    starts = [n for n, paragraph in enumerate(paragraphs) if n and _is_list_heading(paragraph)]
    if not starts:
        return paragraphs, []
    before, after = paragraphs[: starts[-1]], paragraphs[starts[-1] + 1 :]
    end = next((n for n, paragraph in enumerate(after) if not _is_listed(paragraph)), len(after))
    pictures = [replace(p, runs=()) for p in after[:end] if p.pictures]
    return before + pictures + after[end:], [unnumbered(p.text) for p in after[:end] if p.text]


def _is_list_heading(paragraph: Paragraph) -> bool:
    if paragraph.role is Role.CAPTIONS_HEADING:
        return True
    return paragraph.role in (Role.NONE, Role.HEADING) and fold(paragraph.text).strip(" :.") in _HEADINGS


def _is_listed(paragraph: Paragraph) -> bool:
    if paragraph.role is Role.CAPTION:
        return True
    if paragraph.role is not Role.NONE or paragraph.align == "right":
        return False
    if len(paragraph.text.split()) > _MAX_WORDS:
        return False
    return bool(_NUMBER.match(paragraph.text)) or not is_credit(paragraph.text)


def _split_pictures(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], dict[str, str]]:
    """What is left of the text, and the pictures in order with the captions found beside them."""
    pictures: dict[str, str] = {}
    used: set[int] = set()
    before = 0
    last = max((n for n, paragraph in enumerate(paragraphs) if paragraph.text), default=0)
    for n, paragraph in enumerate(paragraphs):
        if paragraph.pictures:
            places = [place for place in (n, n + 1, n - 1) if _is_free(paragraphs, place, n, used)]
            place = next((p for p in places if _is_caption(paragraphs[p], p, n, before, last)), None)
            caption = ""
            if place is not None:
                used.add(place)
                caption = unnumbered(paragraphs[place].text)
            for part in paragraph.pictures:
                pictures.setdefault(part, caption)
        before += bool(paragraph.text)
    return [p for n, p in enumerate(paragraphs) if p.text and n not in used], pictures


def _is_free(paragraphs: list[Paragraph], place: int, picture: int, used: set[int]) -> bool:
    if not 0 <= place < len(paragraphs) or place in used:
        return False
    return place == picture or not paragraphs[place].pictures


def _is_caption(paragraph: Paragraph, place: int, picture: int, before: int, last: int) -> bool:
    """Words at or below the picture count by their look too, words above only where they say what they are.

    `before` counts the paragraphs with words above the picture, `last` is the place of the last one of all.
    """
    if _says_caption(paragraph, last=place == last):
        return True
    return place >= picture and before > 0 and _looks_like_caption(paragraph, early=before == 1)


def _says_caption(paragraph: Paragraph, *, last: bool) -> bool:
    if paragraph.role is Role.CAPTION:
        return True
    text = paragraph.text
    if not _may_be_caption(paragraph) or (last and is_credit(text)):
        return False
    return bool(_OPENING.match(text) or (_PHOTO_BY.search(text) and not is_credit(text)))


def _looks_like_caption(paragraph: Paragraph, *, early: bool) -> bool:
    if not _may_be_caption(paragraph) or is_credit(paragraph.text):
        return False
    if early and len(paragraph.text.split()) > _MAX_EARLY_WORDS:
        return False
    words = [run for run in paragraph.runs if run.text.strip()]
    if all(run.bold for run in words):
        return False
    return all(run.italic for run in words) or paragraph.align == "center"


def _may_be_caption(paragraph: Paragraph) -> bool:
    if paragraph.role is not Role.NONE or paragraph.list_kind or paragraph.align == "right":
        return False
    return 0 < len(paragraph.text.split()) <= _MAX_WORDS
