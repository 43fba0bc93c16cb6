"""Text files in one of the encodings that Vietnamese text comes in."""

import codecs
import re
import unicodedata
from collections import Counter

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.fold import nfc

# What a text may hold beside its letters: line ends, tabs, the byte order mark, form feed.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufffd]")
_VIETNAMESE = frozenset("aăâbcdđeêghiklmnopqrstuưvxyôơfjwz")
# Letters that no Vietnamese word has are a sign of another encoding; names of foreigners have a few.
_FOREIGN_SHARE = 0.02


def decode(data: bytes) -> str:
    """The text that the bytes hold: UTF-8 or UTF-16, with or without a mark, or Windows-1258.

    Raises UserError where it is none of these, so also for TCVN3 and VNI.
    """
    text = _decoded(data)
    if text is None or _CONTROL.search(text) or not _is_vietnamese(nfc(text)):
        raise UserError(
            "Không đọc được chữ trong tệp: tệp không phải văn bản, hoặc dùng bảng mã cũ như TCVN3 (ABC) hay VNI. "
            "Không có gì bị thay đổi. Nếu là văn bản, hãy chuyển sang Unicode bằng UniKey hoặc Word rồi lưu lại."
        )
    return text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _try(data, encoding)
    if b"\x00" in data[:1000]:
        # UTF-16 without a mark: the zeros of ASCII letters stand at odd or at even places.
        return _try(data, "utf-16-le" if data[1:1000:2].count(0) > data[0:1000:2].count(0) else "utf-16-be")
    utf8 = _try(data, "utf-8")
    return _try(data, "cp1258") if utf8 is None else utf8


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_vietnamese(text: str) -> bool:
    """Whether all but a few of the letters are those of Vietnamese (and f, j, w, z of foreign names)."""
    letters = {c: count for c, count in Counter(text.casefold()).items() if c.isalpha()}
    foreign = sum(count for c, count in letters.items() if not _VIETNAMESE.issuperset(_without_tone(c)))
    return foreign <= _FOREIGN_SHARE * sum(letters.values())


def _without_tone(letter: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    bare = "".join(c for c in unicodedata.normalize("NFD", letter) if c not in tones)
    return unicodedata.normalize("NFC", bare)
