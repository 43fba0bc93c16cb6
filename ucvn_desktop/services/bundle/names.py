"""Names that every system takes: ASCII from Vietnamese titles, none reserved by Windows, none alike.

Limits are those of bundle.md: 80 characters a name, 180 a path, the top folder counted.
"""

import re
from datetime import date
from unicodedata import category, normalize

from ucvn_desktop.core.text.fold import fold

MAX_NAME = 80
MAX_PATH = 180
NAMELESS = "khong-ten"

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_NOT_IN_CODES = re.compile(r"[^A-Z0-9]+")
_MAX_CODE = 24
# Microsoft, «Naming Files, Paths, and Namespaces»: also with the superscript digits ¹²³.
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"]
)
_NOT_VISIBLE = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_WINDOWS_FORBIDDEN = frozenset('<>:"|?*')


def slug(text: str, limit: int = MAX_NAME) -> str:
    """The words of `text` as lower-case ASCII joined by hyphens, at most `limit` characters.

    Cut between words where that leaves more than half; «khong-ten» where nothing is left.
    """
    words = _NOT_IN_NAMES.sub("-", fold(text)).strip("-")
    if len(words) > limit:
        cut = words[: limit + 1].rpartition("-")[0]
        words = cut if len(cut) > limit // 2 else words[:limit]
    return words.strip("-") or NAMELESS[:limit]


def file_name(title: str, extension: str, prefix: str = "") -> str:
    """`<prefix><slug of title>.<extension>`, e.g. «01-hoi-nghi-cong-doan.docx»; at most 80 characters.

    `extension` comes without its dot. A name that Windows reserves gets «tep-» in front.
    """
    name = f"{prefix}{slug(title, MAX_NAME - len(prefix) - len(extension) - 1)}.{extension}"
    return file_name(title, extension, f"tep-{prefix}") if is_reserved(name) else name


def bundle_name(unit_code: str, year: int, number: int, day: str) -> str:
    """The name of the folder and the zip, e.g. «CDBTP_2021-008_20210419». `day` is an ISO date.

    Raises ValueError where `day` is no date.
    """
    code = _NOT_IN_CODES.sub("", fold(unit_code).upper())[:_MAX_CODE] or "DONVI"
    # A device name followed by «_» is none any more, so a code needs no check.
    return f"{code}_{year:04d}-{number:03d}_{date.fromisoformat(day):%Y%m%d}"


def collision_key(path: str) -> str:
    """What two paths share that Windows or macOS would take for one file: NFC and case do not count."""
    return normalize("NFC", normalize("NFC", path).casefold())


def is_reserved(name: str) -> bool:
    """Whether Windows reads a path component as a device («CON», «com1.txt») or drops its end («a.»)."""
    if name in ("", ".", ".."):
        return False
    return name.endswith((".", " ")) or name.partition(".")[0].rstrip(" ").upper() in _DEVICES


def has_forbidden_character(name: str) -> bool:
    """Whether a path component has a character that Windows does not allow in names."""
    return not _WINDOWS_FORBIDDEN.isdisjoint(name)


def visible(text: str) -> str:
    """The text with every character that acts on a screen or hides there written as an escape («\\x1b»).

    Controls, line and paragraph separators, direction marks, zero-width characters, and the lone surrogates
    by which Python names files that are no UTF-8.
    """
    if text.isprintable():  # most names: nothing of the kind, nor a rare space
        return text
    return "".join(char if category(char) not in _NOT_VISIBLE else _escape(ord(char)) for char in text)


def _escape(code: int) -> str:
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}"
