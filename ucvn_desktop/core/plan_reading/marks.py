"""The signs that stand before a paragraph: «II.», «1)», «Nội dung 1:», «Một là,», «a.», «–»."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from ucvn_desktop.core.text.fold import fold, nfc


class MarkKind(Enum):
    """The sort of sign. PART is «Phần I», «Phần thứ hai»."""

    NONE = auto()
    PART = auto()
    ROMAN = auto()
    UPPER = auto()
    NUMBER = auto()
    LETTER = auto()
    DASH = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign: `label` as written without what closes it («II», «1.2», «a», «-»), `number` what it counts (0: a
    dash counts nothing), `sign` what closes it or the dash itself, `depth` 2 for «1.2».
    """

    kind: MarkKind = MarkKind.NONE
    label: str = ""
    number: int = 0
    sign: str = ""
    depth: int = 1

    @property
    def level(self) -> tuple[MarkKind, int, str]:
        """Equal for the signs of one list: «1.» and «2.», but not «1.» and «1)»."""
        counts_by_sign = self.kind in (MarkKind.NUMBER, MarkKind.LETTER, MarkKind.DASH)
        return (self.kind, self.depth, self.sign if counts_by_sign else "")


NO_MARK = Mark()

# Word's own bullets come as letters of its Symbol and Wingdings fonts (private use area).
_BULLETS = "•●▪■□☐◦○◆♦❖‣►▶➢➤→⇒★☆✓✔☑⁃·∙*+\uf02d\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
_DASHES = "-–—−‐‑"
_SMALL = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
# Word's round bullet is the letter «o» of another font.
_DASH = re.compile(rf"([{re.escape(_DASHES + _BULLETS)}](?!\d)|o(?=\s+[^\W\d_{_SMALL}]))\s*(?=\S)")
# «1.», «1)», «1. 75 nghìn sáng kiến», «1/», «(1)», «[1]», «1.-», «1.2», «1.2.», «1 - », «1-Công đoàn»; but
# «15. 000 lượt», «30. 4. 1975» are figures.
_NUMBER = re.compile(
    r"([(\[]?)(\d{1,2}(?:\.\d{1,2})*)"
    r"(?:\s*([.)\]/:])(?:[-–](?=\s))?(?:\s*(?![\d./])|(?<=[.)\]])\s+(?=\d)(?!000|\d{1,2}\.\s))"
    r"|(?<=\.\d)\s+|(?<=\.\d\d)\s+|\s*([-–])\s*(?=[^\W\d_]))(?=\S)"
)
# Also «I/», «I -», «I.-»; what is glued to a letter is a name or an abbreviation: «V.I. Lênin», «V/v».
_ROMAN = re.compile(
    rf"([IVX]{{1,5}})(?:\s*([.):/])(?:[-–](?=\s))?(?:\s+|(?![{_SMALL}]))|\s+([-–])\s+)(?=\S)(?![IVX]+\.)"
)
# A number with the name in the next line.
_ROMAN_ALONE = re.compile(r"([IVX]{1,5})\s*[.):/]?$")
# «II.1», «II.1.», «C.1.», «II.1.2.», «C1.», «C-1.», «C. 1.»: the part's number or letter before the topic's.
_STEP = re.compile(
    r"([IVX]{1,5}|[A-EĐ])(?:((?:\.\d{1,2})+)(?:\s*([.):/])(?:[-–](?=\s))?(?!\d)\s*|\s+(?:[-–]\s+)?)"
    r"|(?:[-–]|\.\s)?(\d{1,2})[.)]\s+)(?=\S)"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_UPPER = re.compile(r"([A-HK-UĐ])\s*([.)/])\s+(?=\S)")
# A point or a slash wants a space behind it: «v.v.», «đ/c».
_LETTER = re.compile(r"(\(?)([a-zđ]|i{2,3}|iv|vi{1,3}|ix)\s*(?:([.)/])(?:\s+|(?<=\))\s*)|\s([-–])\s+)(?=\S)")
_SMALL_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_WORDS = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_COUNT = "|".join(_WORDS)
# «Phần I», «Phần thứ nhất», «Mục II», «Chương III»; «Mục 1» is a topic, see _NAMED.
_PART = re.compile(
    rf"(?:phần\s+(?:thứ\s+)?([ivx]{{1,5}}|\d{{1,2}}|[a-e]|{_COUNT})|(?:mục|chương)\s+([ivx]{{1,5}}|[A-E](?-i:(?=[.:]))))\b"
    r"\s*(?:[.):–-]\s*)?(?=$|\S)",
    re.IGNORECASE,
)
# «Nội dung 1:», «Nội dung thứ nhất:», «Nhiệm vụ 2.», «Mục 1 -»
_NAMED = re.compile(
    r"(nội dung|nhóm nội dung|nhiệm vụ|chủ đề|chuyên đề|trọng tâm|hình thức|mục)\s+(?:thứ\s+|số\s+)?"
    rf"(\d{{1,2}}|{_COUNT})\s*([.:)–-])\s*(?=\S)(?!\d)",
    re.IGNORECASE,
)
# «Một là,», «Thứ nhất,»; but «Thứ hai, ngày 5/4» is a Monday.
_SPOKEN = re.compile(
    rf"(?:({_COUNT})\s+là\s*[,:]|thứ\s+({_COUNT})(?:\s+là)?\s*[,:](?!\s*(?:ngày|\d)))\s*(?=\S)", re.IGNORECASE
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"


def one_line(text: str) -> str:
    """The text in NFC, without spaces at its ends or doubled."""
    return " ".join(nfc(text).split())


def is_decoration(text: str) -> bool:
    """Whether it says nothing: «***», «–––», a rule under a heading."""
    return bool(text.strip()) and not any(letter.isalnum() for letter in text)


def closed_up(words: str) -> str:
    """«KẾ HOẠCH» for «K Ế  H O Ạ C H», as titles were spaced on typewriters; other words as they are."""
    letters = words.split()
    is_spaced = all(len(letter) == 1 for letter in letters) and fold("".join(letters)) == "kehoach"
    return "KẾ HOẠCH" if is_spaced else words


def split_mark(text: str) -> tuple[Mark, str]:
    """The sign before the paragraph and its words on one line."""
    line = one_line(text)
    if is_decoration(line):
        return NO_MARK, line
    for read in (_part, _named, _spoken, _step, _roman, _number, _upper, _letter, _dash):
        found = read(line)
        if found:
            mark, end = found
            return mark, line[end:].strip()
    return NO_MARK, line


def without_number(words: str, number: int) -> str:
    """The words behind a sign that says this number, as where it stands before them already; else the words.

    «C. Mác», «V. Lênin» and «3.2 Thành lập Đảng» begin with no sign of a topic.
    """
    mark, rest = split_mark(words)
    is_number = mark.kind is MarkKind.NUMBER and (mark.depth == 1 or mark.label[0].isalpha())
    return rest if rest and is_number and mark.number == number > 0 else words


def roman(number: int) -> str:
    """«IV» for 4, up to 12."""
    return _ROMANS[number - 1] if 0 < number <= len(_ROMANS) else str(number)


TABLE_SIGN = " | "
"""Between the headings of a table's columns where they stand in one line."""

_LONGEST_COLUMN = 60
_COLUMNS = re.compile(
    r"(tt|stt|so tt|(cac )?noi dung|(ten )?hoat dong|nhiem vu|cong viec|thoi gian|dia diem|don vi|nguoi|bo phan|hinh thuc"
    r"|san pham|chu tri|phoi hop|ghi chu|ket qua|so luong|phu trach|to chuc|thuc hien|tien do|kinh phi|chi tieu)\b"
)


def is_table_head(text: str) -> bool:
    """Whether the text is the headings of a table: «TT | Nội dung | Thời gian»."""
    cells = text.split(TABLE_SIGN)
    known = sum(bool(_COLUMNS.match(fold(cell.strip()))) for cell in cells)
    return known > 1 and all(len(cell) <= _LONGEST_COLUMN for cell in cells)


def is_upper(text: str) -> bool:
    """Whether the text is written in capitals; one in small letters for every ten is a slip."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def starts_small(text: str) -> bool:
    """Whether the text begins with a small letter, as what goes on from the line before does."""
    return text[:1].islower()


_Found = tuple[Mark, int] | None


def _part(line: str) -> _Found:
    found = _PART.match(line)
    if not found:
        return None
    word = (found[1] or found[2]).lower()
    # «Phần hai nước ký kết…» is a sentence; a heading has its number in capitals, or ends there.
    if word in _WORDS and not (line[found.end() :] == "" or line[found.end() :][0].isupper()):
        return None
    number = _WORDS.get(word) or _value(word.upper())
    return Mark(MarkKind.PART, roman(number) if number else word.upper(), number), found.end()


def _named(line: str) -> _Found:
    found = _NAMED.match(line)
    if not found:
        return None
    word = found[2].lower()
    number = int(word) if word.isdigit() else _WORDS[word]
    return Mark(MarkKind.NUMBER, str(number), number, fold(found[1])), found.end()


def _spoken(line: str) -> _Found:
    found = _SPOKEN.match(line)
    if not found:
        return None
    number = _WORDS[(found[1] or found[2]).lower()]
    return Mark(MarkKind.NUMBER, str(number), number, "la" if found[1] else "thu"), found.end()


def _roman(line: str) -> _Found:
    found = _ROMAN_ALONE.match(line) or _ROMAN.match(line)
    if not found or found[1] not in _ROMANS:
        return None
    sign = "" if found.re is _ROMAN_ALONE else found[2] or found[3]
    return Mark(MarkKind.ROMAN, found[1], _ROMANS.index(found[1]) + 1, sign), found.end()


def _step(line: str) -> _Found:
    found = _STEP.match(line)
    if not found or (len(found[1]) > 1 and found[1] not in _ROMANS):
        return None
    is_closed = bool(found[3] or found[4])
    if not is_closed and found[1] not in _ROMANS and starts_small(line[found.end() :]):
        return None  # «C.20 tháng 11», «B.1.5 triệu»
    steps = (found[2] or f".{found[4]}").split(".")
    label = ".".join((found[1], *steps[1:]))
    return Mark(MarkKind.NUMBER, label, int(steps[-1]), found[1], len(steps)), found.end()


def _number(line: str) -> _Found:
    if line[:1] and line[0] in _CIRCLED and line[1:].strip():
        return Mark(MarkKind.NUMBER, line[0], _CIRCLED.index(line[0]) + 1, "○"), 1
    found = _NUMBER.match(line)
    if not found:
        return None
    steps = found[2].split(".")
    sign = found[1] + (found[3] or found[4] or "")
    return Mark(MarkKind.NUMBER, found[2], int(steps[-1]), sign, len(steps)), found.end()


def _upper(line: str) -> _Found:
    found = _UPPER.match(line)
    return (
        (Mark(MarkKind.UPPER, found[1], _place(found[1].lower()), found[2]), found.end()) if found else None
    )


def _letter(line: str) -> _Found:
    found = _LETTER.match(line)
    if not found:
        return None
    return Mark(MarkKind.LETTER, found[2], _place(found[2]), found[1] + (found[3] or found[4])), found.end()


def _dash(line: str) -> _Found:
    found = _DASH.match(line)
    return (Mark(MarkKind.DASH, found[1], 0, found[1]), found.end()) if found else None


def _place(letter: str) -> int:
    return _ALPHABET.find(letter) + 1 if len(letter) == 1 else _SMALL_ROMANS.index(letter) + 1


def _value(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _ROMANS.index(word) + 1 if word in _ROMANS else 0


def has_words(text: str, *wanted: str) -> bool:
    """Whether one of these folded phrases stands in the text as whole words."""
    return first_place(text, *wanted) is not None


def first_place(text: str, *wanted: str) -> int | None:
    """Where the first of these folded phrases stands in the text as whole words."""
    key = fold(text)
    places = [found.start() for phrase in wanted if (found := re.search(rf"\b{phrase}\b", key))]
    return min(places, default=None)
