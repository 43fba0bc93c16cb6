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
_OF_THE_TEXT = re.compile(r"tin|bài|viết|tác giả|thực hiện|biên soạn|tổng hợp", re.IGNORECASE)
_EACH = re.compile(rf"\b({_LABEL})\s*:", re.IGNORECASE)
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
    labels = list(_EACH.finditer(credit))
    if not labels:
        return _name(credit)
    of_the_text = next((n for n, label in enumerate(labels) if _OF_THE_TEXT.search(label[1])), 0)
    ends = [label.start() for label in labels[1:]] + [len(credit)]
    return _name(credit[labels[of_the_text].end() : ends[of_the_text]])


def _name(text: str) -> str:
    name = text.strip(" .;,–—-|/")
    # A bracket that the line opened before its label, or closes after the name.
    if name.count("(") != name.count(")"):
        name = name.strip("() ")
    return name.strip(" .;,")
