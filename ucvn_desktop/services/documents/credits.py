"""The author line at the end of a text: «Bài và ảnh: Lê Quang», «Nguồn: …», «(Theo …)»."""

import re

_WHAT = r"(?:tin|bài|ảnh|video|clip)"
_LABEL = (
    rf"(?:{_WHAT}(?:\s*(?:,|và|-|–|/|&)?\s*(?:{_WHAT}|viết))*"
    r"|tác giả|người viết|(?:người )?thực hiện|nguồn(?: tin)?|biên soạn|tổng hợp|theo)"
)
_LABELLED = re.compile(rf"\s*\(?\s*({_LABEL})\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_BY = re.compile(r"\s*\(\s*((?:theo|nguồn)\s+)(\S.*)\)\s*\.?\s*", re.IGNORECASE | re.DOTALL)
_OF_THE_TEXT = re.compile(r"tin|bài|viết|tác giả|thực hiện|biên soạn|tổng hợp", re.IGNORECASE)
_EACH = re.compile(rf"\b({_LABEL})\s*:", re.IGNORECASE)
# A longer line is a sentence of the text that begins like an author line.
MAX_WORDS = 25


def is_credit(line: str) -> bool:
    """Whether the line says by its own words who wrote, took or published."""
    return len(line.split()) <= MAX_WORDS and bool(_LABELLED.fullmatch(line) or _BY.fullmatch(line))


def author_of(credit: str) -> str:
    """The name in an author line: that of the text's author where text and photos have different ones."""
    by = _BY.fullmatch(credit)
    if by:
        return _name(by[2])
    labels = list(_EACH.finditer(credit))
    if not labels:
        return _name(credit)
    of_the_text = next((n for n, label in enumerate(labels) if _OF_THE_TEXT.search(label[1])), 0)
    ends = [label.start() for label in labels[1:]] + [len(credit)]
    return _name(credit[labels[of_the_text].end() : ends[of_the_text]])


def _name(text: str) -> str:
    name = text.strip(" .;,–—-|/\n")
    # A bracket that the line opened before its label, or closes after the name.
    if name.count("(") != name.count(")"):
        name = name.strip("() ")
    return name.strip(" .;,")
