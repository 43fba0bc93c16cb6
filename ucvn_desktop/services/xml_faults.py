"""What in the bytes of an XML part no word processor writes, found before any parser sees it."""

import re

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]*)["']""")
# OPC (ISO/IEC 29500-2) knows UTF-8 and UTF-16 only; a parser would follow others past the search below.
_ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"}
_HEAD = 1000
_FORBIDDEN = ("<!DOCTYPE", "<!ENTITY")


def xml_fault(data: bytes) -> str:
    """Why the part is not to be parsed (English, for the log), or ""."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0", b"<\0\0\0")):
        return "encoded in UTF-32"
    encoding, start = _encoding(data)
    if encoding == "utf-8":
        head = data[start : start + _HEAD].lstrip()
        if not head.startswith(b"<"):
            return "no XML"
        if head.startswith(b"<?xml") and b"?>" not in head:
            return "a declaration without end"
        declared = _DECLARED.match(head)
        if declared and declared[1].lower() not in _ENCODINGS:
            return f"encoded in {declared[1]!r}"
    for word in _FORBIDDEN:
        if word.encode(encoding) in data:
            return f"{word} in an XML part"
    return ""


def looks_like_xml(piece: bytes) -> bool:
    """Whether a part that begins like this may be read as XML by someone, whatever its name says."""
    _, start = _encoding(piece)
    return piece[start : start + 100].replace(b"\0", b"").lstrip()[:1] == b"<"


def text_of(data: bytes) -> str:
    """The part's text; what cannot be decoded is replaced."""
    encoding, start = _encoding(data)
    return data[start:].decode(encoding, "replace")


def _encoding(data: bytes) -> tuple[str, int]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if data.startswith(b"<\0"):
        return "utf-16-le", 0
    if data.startswith(b"\0<"):
        return "utf-16-be", 0
    return "utf-8", 0
