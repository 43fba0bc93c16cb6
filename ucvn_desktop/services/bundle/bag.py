"""The tag files of a bag as text: written for BagIt 1.0 (RFC 8493), read for 0.93 to 1.0; pure.

Lines end with LF, CR or CRLF and nothing else: str.splitlines would also break at U+2028 and form feeds.
"""

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

VERSIONS = ((0, 93), (0, 94), (0, 95), (0, 96), (0, 97), (1, 0))
# Each with the length of its checksum in hex digits.
ALGORITHMS = {
    name: hashlib.new(name, usedforsecurity=False).digest_size * 2
    for name in hashlib.algorithms_guaranteed
    if not name.startswith("shake")
}
_LINE = re.compile(r"[^\r\n]+")
_MANIFEST_LINE = re.compile(r"^[ \t]*(\S+)[ \t]+(\*?)(.*)$")
_HEX = re.compile(r"^[0-9A-Fa-f]+$")
# Patterns that foreign text meets are linear: none may be matched in two ways.
_DECLARATION = re.compile(
    r"^BagIt-Version: (\d+)\.(\d+)[ \t]*[\r\n]+Tag-File-Character-Encoding: (\S+)[ \t]*[\r\n]*$"
)
_MAX_DECLARATION = 4096
_MAX_ERRORS = 1_000
_MAX_TAGS = 10_000
# Character sets only: codecs such as punycode or unicode_escape are none, and some are slow by design.
_CHARSETS = ("utf-8", "utf-16", "utf-32", "ascii", "iso8859", "cp", "koi8", "gb", "big5", "euc", "shift")


class MalformedError(Exception):
    """A tag file that the standard does not allow; the text is a reason in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What bagit.txt says: the version as (major, minor) and the encoding of the other tag files."""

    version: tuple[int, int]
    encoding: str

    @property
    def is_strict(self) -> bool:
        """Whether RFC 8493 itself holds, and not one of the laxer drafts before it."""
        return self.version >= (1, 0)

    @property
    def info_name(self) -> str:
        """The name of the file with the bag's metadata; drafts up to 0.95 called it otherwise."""
        return "bag-info.txt" if self.version >= (0, 96) else "package-info.txt"


@dataclass(slots=True)
class Manifest:
    """One manifest: path → checksum (lower-case hex), what is wrong with it, and what is merely untidy."""

    name: str
    algorithm: str
    entries: dict[str, str] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)


def declaration_text() -> str:
    """bagit.txt as this program writes it."""
    return "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def info_text(tags: Iterable[tuple[str, str]]) -> str:
    """bag-info.txt: one line a tag; tags without a value are left out, line breaks become spaces."""
    lines = ((label, " ".join(value.split())) for label, value in tags)
    return "".join(f"{label}: {value}\n" for label, value in lines if value)


def manifest_text(checksums: Iterable[tuple[str, str]]) -> str:
    """A manifest of (path, hex checksum), sorted by path (RFC 8493 §2.1.3)."""
    return "".join(f"{checksum}  {encode_path(path)}\n" for path, checksum in sorted(checksums))


def encode_path(path: str) -> str:
    """The path as a 1.0 manifest writes it: CR, LF and % percent-encoded, nothing else."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def decode_path(path: str, *, strict: bool) -> str:
    """The path that a manifest means. Before 1.0 (`strict` false) a % stood for itself."""
    pattern = "%(0D|0A|25)" if strict else "%(0D|0A)"
    return re.sub(pattern, lambda match: chr(int(match[1], 16)), path, flags=re.IGNORECASE)


def decode(data: bytes, encoding: str) -> tuple[str, bool]:
    """The text, and whether a UTF-8 byte order mark stood before it. Raises MalformedError."""
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        raise MalformedError(f"không đọc được theo bảng mã {encoding}") from None
    has_mark = data.startswith(codecs.BOM_UTF8)
    return text.removeprefix("\ufeff"), has_mark


def parse_declaration(data: bytes) -> Declaration:
    """What bagit.txt says. Raises MalformedError where it is not as the standard wants it."""
    if data.startswith(codecs.BOM_UTF8):
        raise MalformedError("có dấu BOM ở đầu, tiêu chuẩn không cho phép")
    if len(data) > _MAX_DECLARATION:
        raise MalformedError("quá dài so với hai dòng như tiêu chuẩn quy định")
    text, _ = decode(data, "utf-8")
    exact = _DECLARATION.match(text)
    major, minor, encoding = exact.groups() if exact else _loose_declaration(text)
    # The digits may be any number of digits, and int() of many is slow.
    version = (int(major), int(minor)) if len(major + minor) < 6 else (99, 0)
    if version not in VERSIONS:
        raise MalformedError("ghi phiên bản BagIt mà chương trình không biết")
    if version >= (1, 0) and not exact:
        raise MalformedError("không đúng hai dòng như tiêu chuẩn BagIt 1.0 quy định")
    if not _is_charset(encoding):
        raise MalformedError("ghi bảng mã không dùng được")
    return Declaration(version, encoding)


def _loose_declaration(text: str) -> tuple[str, str, str]:
    parts = (line.partition(":") for line in _LINE.findall(text))
    found = {label.strip(): value.strip() for label, _, value in parts}
    version = re.fullmatch(r"(\d+)\.(\d+)", found.get("BagIt-Version", ""))
    if not version or not found.get("Tag-File-Character-Encoding"):
        raise MalformedError("thiếu phiên bản BagIt hoặc bảng mã")
    return version[1], version[2], found["Tag-File-Character-Encoding"]


def _is_charset(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name.startswith(_CHARSETS)
    except (LookupError, ValueError):
        return False


def parse_tags(text: str) -> list[tuple[str, str]]:
    """(label, value) of bag-info.txt in order, folded lines joined. Raises MalformedError."""
    tags: list[tuple[str, list[str]]] = []
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        label, colon, value = line.partition(":")
        if line[0] in " \t" and tags:
            tags[-1][1].append(line.strip())
        elif not colon or not label.strip():
            raise MalformedError(f"có dòng không phải «nhãn: giá trị»: «{line[:60]}»")
        elif len(tags) == _MAX_TAGS:
            raise MalformedError("có quá nhiều dòng")
        else:
            tags.append((label.strip(), [value.strip()]))
    return [(label, " ".join(parts).strip()) for label, parts in tags]


def parse_manifest(name: str, algorithm: str, text: str, declaration: Declaration) -> Manifest:
    """A manifest's entries, faults named path by path. `name` says whether it is one of tag files."""
    manifest = Manifest(name, algorithm)
    has_comment = False
    for match in _LINE.finditer(text):
        line = match[0]
        if line.startswith("#"):
            has_comment = True
        elif line.strip():
            _add_line(manifest, line, declaration)
        if len(manifest.errors) + len(manifest.warnings) >= _MAX_ERRORS:
            manifest.errors.append((name, "có quá nhiều dòng sai nên không đọc tiếp"))
            break
    if has_comment:
        manifest.warnings.append((name, "có dòng ghi chú «#» ngoài tiêu chuẩn"))
    return manifest


def _add_line(manifest: Manifest, line: str, declaration: Declaration) -> None:
    match = _MANIFEST_LINE.match(line)
    if not match or not match[3].strip():
        manifest.errors.append((manifest.name, f"có dòng sai mẫu: «{line[:60]}»"))
        return
    checksum = match[1].lower()
    # «*» is md5sum's mark of binary mode; blanks at the end belong to the name, but no tool writes them.
    path = decode_path(match[3].rstrip(" \t"), strict=declaration.is_strict).removeprefix("./")
    size = ALGORITHMS[manifest.algorithm]
    if not _HEX.match(checksum) or len(checksum) != size:
        manifest.errors.append((path, f"mã {manifest.algorithm} trong {manifest.name} sai mẫu"))
    elif fault := path_fault(path, is_payload=manifest.name.startswith("manifest-")):
        manifest.errors.append((path, f"{manifest.name}: {fault}"))
    elif path in manifest.entries:
        _note_duplicate(manifest, path, checksum, declaration)
    else:
        manifest.entries[path] = checksum


def _note_duplicate(manifest: Manifest, path: str, checksum: str, declaration: Declaration) -> None:
    note = (path, f"được kê hai lần trong {manifest.name}")
    if declaration.is_strict or manifest.entries[path] != checksum:
        manifest.errors.append(note)
    else:
        manifest.warnings.append(note)


def path_fault(path: str, *, is_payload: bool) -> str:
    """Why a manifest or fetch.txt must not name this path; "" where it may (RFC 8493 §2.1.3, §5.2)."""
    if path.startswith(("/", "~", "\\")) or re.match(r"^[A-Za-z]:", path):
        return "đường dẫn tuyệt đối"
    if ".." in re.split(r"[/\\]", path):
        return "đường dẫn đi ra ngoài («..»)"
    if is_payload and not path.startswith("data/"):
        return "kê tệp ngoài thư mục data/"
    if not is_payload and path.startswith("tagmanifest-"):
        return "kê chính bản kê các tệp thẻ"
    return ""


def fetch_lines(text: str, *, strict: bool) -> Iterator[tuple[str, str, str]]:
    """(url, size or «-», path) of fetch.txt. Raises MalformedError for a line of any other form."""
    for line in _LINE.findall(text):
        if not line.strip():
            continue
        parts = line.strip().split(None, 2)
        if len(parts) != 3 or not (parts[1] == "-" or (parts[1].isascii() and parts[1].isdigit())):
            raise MalformedError(f"có dòng sai mẫu: «{line[:60]}»")
        yield parts[0], parts[1], decode_path(parts[2], strict=strict)
