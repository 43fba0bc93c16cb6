"""The author line at the end of a text: «Bài và ảnh: Lê Quang», «Nguồn: …», «(Theo …)»."""

import re

# Each piece can match in one way only: lines are foreign, and a pattern must not try for ever.
_WHAT = r"(?:tin|bài|ảnh|video|clip)"
_LABEL = (
    rf"(?:{_WHAT}(?:(?: ?[,/&–-] ?| và | )(?:{_WHAT}|viết)){{0,5}}"
    r"|tác giả|người viết|(?:người )?thực hiện|nguồn(?: tin)?|biên soạn|tổng hợp|theo)"
)
_LABELLED = re.compile(rf"\(?{_LABEL} ?: ?\S.*", re.IGNORECASE)
_EACH = re.compile(rf"\b({_LABEL}) ?:", re.IGNORECASE)
_BY = re.compile(r"\( ?(?:theo|nguồn) (\S.*)\) ?\.?", re.IGNORECASE)
_OF_THE_PHOTOS = re.compile(r"ảnh", re.IGNORECASE)
_OF_THE_TEXT = re.compile(r"tin|bài|viết|tác giả|thực hiện|biên soạn|tổng hợp", re.IGNORECASE)
# A longer line is a sentence of the text that begins like an author line.
MAX_WORDS = 25


def is_credit(line: str) -> bool:
    """Whether the line says by its own words who wrote, took or published."""
    words = line.split()
    plain = " ".join(words)
    return len(words) <= MAX_WORDS and bool(_LABELLED.fullmatch(plain) or _BY.fullmatch(plain))


def author_of(credit: str) -> str:
    """The name in an author line: that of the text's author where text and photos have different ones."""
    credit = " ".join(credit.split())
    by = _BY.fullmatch(credit)
    if by:
        return _name(by[1])
    names = _names(credit)
    if not names:
        return _name(credit)
    return next((name for label, name in names if _OF_THE_TEXT.search(label)), names[0][1])


def photographer_of(credit: str) -> str:
    """The name that an author line gives for the photos («Bài và ảnh: Lê Quang»), "" where it gives none."""
    names = _names(" ".join(credit.split()))
    return next((name for label, name in names if _OF_THE_PHOTOS.search(label)), "")


def _names(credit: str) -> list[tuple[str, str]]:
    """(label, name) of each part of the line."""
    labels = list(_EACH.finditer(credit))
    # Each name ends where the next label begins, the last one with the line.
    ends = [*(label.start() for label in labels[1:]), len(credit)]
    return [(label[1], _name(credit[label.end() : end])) for label, end in zip(labels, ends, strict=False)]


def _name(text: str) -> str:
    name = text.strip(" .;,–—-|/")
    # A bracket that the line opened before its label, or closes after the name.
    if name.count("(") != name.count(")"):
        name = name.strip("() ")
    return name.strip(" .;,")
