"""The one gate that every foreign bundle passes before anything of it is received; refuse, never repair.

The rules and figures are those of bundle.md, «Reading». Whether a bag is valid at all is not asked here.
"""

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bundle.archive import (
    Container,
    DamagedEntryError,
    Entry,
    FolderContainer,
    NotReadableError,
    ZipContainer,
)
from ucvn_desktop.services.bundle.names import collision_key, has_forbidden_character, is_reserved
from ucvn_desktop.services.documents import gate as docx_gate

MAX_ENTRIES = 5_000
MAX_DECLARED = 2 * 1024**3
MAX_RATIO = 200
# Of a received path: more than Windows opens. What the program itself writes stays under 180 (names.py).
MAX_PATH = 400
MAX_DEPTH = 20
# What may be unpacked of entries over MAX_RATIO just to judge them: less than a second's work.
_DENSE_BUDGET = 256 * 1024**2

_DRIVE = re.compile(r"^[A-Za-z]:")
_ARCHIVE_NAMES = tuple(
    f".{extension}"
    for extension in re.findall(
        r"\w+", "zip rar 7z tar gz tgz bz2 tbz2 xz txz zst lz lzh arj cab iso jar ace z wim"
    )
)
_DATABASE_NAMES = (
    ".db",
    ".db3",
    ".sqlite",
    ".sqlite3",
    ".db-wal",
    ".db-journal",
    ".mdb",
    ".accdb",
)
_ARCHIVE_MAGIC = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"MSCF",
)
_SQLITE_MAGIC = (b"SQLite format 3\x00", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")

_MAX_DOCX = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the gate does not let something through. `path` is "" for the whole container.

    `unsafe` says that it must not even be read on.
    """

    path: str
    reason: str
    unsafe: bool = False


def open_container(path: Path) -> Container:
    """The folder or zip at `path`. Raises NotReadableError for other files, UserError where it won't open."""
    try:
        # Opening a pipe would wait for ever.
        if path.exists() and not (path.is_dir() or path.is_file()):
            raise NotReadableError("không phải tệp hay thư mục thường")
        return FolderContainer(path) if path.is_dir() else ZipContainer(path)
    except FileNotFoundError as error:
        raise UserError(f"Không tìm thấy «{path}». Hãy kiểm tra lại đường dẫn.", str(error)) from error
    except OSError as error:
        raise UserError(
            f"Không mở được «{path}». Không có gì bị thay đổi; hãy kiểm tra quyền đọc hoặc ổ đĩa.", str(error)
        ) from error


def check(path: Path) -> tuple[Refusal, ...]:
    """Every reason why the zip or folder at `path` is not received; empty where it may come in.

    Raises UserError where the path cannot be opened.
    """
    try:
        with open_container(path) as container:
            return inspect(container) or (*_unreadable(container), *documents(container))
    except NotReadableError as error:
        return (Refusal("", str(error), unsafe=True),)


def documents(container: Container) -> tuple[Refusal, ...]:
    """What the .docx files' own gate says; of a container that `inspect` lets through."""
    return tuple(
        refusal
        for entry in container.entries
        if entry.is_file and entry.path.lower().endswith(".docx")
        for refusal in _document(container, entry)
    )


def inspect(container: Container) -> tuple[Refusal, ...]:
    """What names, sizes and first bytes say against a container; reads no entry whole."""
    entries = container.entries
    found = [*_sizes(container), *_overlaps(entries), *_clashes(entries)]
    for entry in entries:
        found += [Refusal(entry.path, reason) for reason in _name_faults(entry.path)]
        found += _entry_faults(entry)
    if not any(refusal.unsafe for refusal in found):
        found += _first_bytes(container)
    return tuple(dict.fromkeys(found))


def _sizes(container: Container) -> Iterator[Refusal]:
    entries, total = container.entries, sum(entry.size for entry in container.entries)
    if len(entries) > MAX_ENTRIES:
        yield Refusal("", f"có {len(entries)} tệp, quá mức 5.000")
    if total > MAX_DECLARED:
        # An honest large bag is hardly smaller when packed; what grows more than fourfold is not read.
        yield Refusal("", "dung lượng sau giải nén quá 2 GiB", unsafe=total > 4 * container.size)
    dense = [entry for entry in entries if entry.size > MAX_RATIO * entry.packed]
    unsafe = sum(entry.size for entry in dense) > _DENSE_BUDGET
    for entry in dense:
        yield Refusal(entry.path, "nén quá 200 lần (dấu hiệu bom nén)", unsafe)


def _overlaps(entries: Iterable[Entry]) -> Iterator[Refusal]:
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.span):
        if entry.span[0] < end:
            yield Refusal(entry.path, "chồng lên tệp khác trong tệp nén", unsafe=True)
        end = max(end, entry.span[1])


def _clashes(entries: Iterable[Entry]) -> Iterator[Refusal]:
    spelled: dict[str, str] = {}
    files: set[str] = set()
    seen: set[str] = set()
    for entry in entries:
        if entry.path in seen:
            yield Refusal(entry.path, "có hai lần trong tệp nén", unsafe=True)
        seen.add(entry.path)
        if not entry.is_folder:
            files.add(entry.path)
    known: set[str] = set()
    for path in sorted(seen):
        # What is refused as too long would cost the square of its length here.
        parts = () if _is_too_long(path) else (*_parents(path), path)
        for part in parts:
            if part in known and part not in files:
                continue
            known.add(part)
            key = collision_key(part)
            if spelled.setdefault(key, part) != part:
                yield Refusal(path, f"trùng tên với «{spelled[key]}» nếu không kể chữ hoa, cách gõ dấu")
            if part != path and part in files:
                yield Refusal(path, f"nằm trong «{part}», mà «{part}» lại là tệp", unsafe=True)


def _parents(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))


def _is_too_long(path: str) -> bool:
    return len(path) > MAX_PATH or path.count("/") > MAX_DEPTH


def _name_faults(path: str) -> Iterator[str]:
    parts = path.split("/")
    if _is_too_long(path):
        yield "đường dẫn quá dài hoặc quá nhiều lớp thư mục"
    if path.startswith("/") or _DRIVE.match(path):
        yield "đường dẫn tuyệt đối"
    if ".." in path.replace("\\", "/").split("/"):
        yield "đường dẫn đi ra ngoài thư mục («..»)"
    if "\\" in path:
        yield "tên có dấu «\\»"
    if any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u2028\u2029\u202a\u202b\u202d\u202e" for c in path):
        yield "tên có ký tự điều khiển"
    if not path or "" in parts[1:] or "." in parts:
        yield "đường dẫn có phần trống hoặc «.»"
    if any(is_reserved(part) for part in parts):
        yield "tên mà Windows dành riêng (CON, NUL, COM1… hoặc kết thúc bằng dấu chấm, dấu cách)"
    if any(has_forbidden_character(part) for part in parts):
        yield "tên có ký tự mà Windows không cho phép"


def _entry_faults(entry: Entry) -> Iterator[Refusal]:
    if entry.kind == stat.S_IFLNK:
        yield Refusal(entry.path, "là liên kết (symlink), không phải tệp")
    elif not (entry.is_file or entry.is_folder):
        yield Refusal(entry.path, "là tệp đặc biệt, không phải tệp thường")
    if entry.fault:
        yield Refusal(entry.path, entry.fault, unsafe=True)
    name = entry.path.rpartition("/")[2].lower()
    if name == "fetch.txt":
        yield Refusal(entry.path, "fetch.txt: nội dung phải tải từ mạng, không nhận")
    if entry.is_file and name.endswith(_ARCHIVE_NAMES):
        yield Refusal(entry.path, "là tệp nén lồng bên trong")
    if entry.is_file and name.endswith(_DATABASE_NAMES):
        yield Refusal(entry.path, "là tệp cơ sở dữ liệu")


def _first_bytes(container: Container) -> Iterator[Refusal]:
    for entry in container.entries:
        if not entry.is_file or not entry.size:
            continue
        try:
            head = next(container.chunks(entry, 512), b"")
        except DamagedEntryError as error:
            yield Refusal(entry.path, str(error))
            continue
        is_archive = head.startswith(_ARCHIVE_MAGIC) or head[257:262] == b"ustar"
        if is_archive and not entry.path.lower().endswith(".docx"):
            yield Refusal(entry.path, "là tệp nén lồng bên trong")
        if head.startswith(_SQLITE_MAGIC):
            yield Refusal(entry.path, "là tệp cơ sở dữ liệu")


def _unreadable(container: Container) -> Iterator[Refusal]:
    for entry in container.entries:
        if not entry.is_file:
            continue
        try:
            for _ in container.chunks(entry):
                pass
        except DamagedEntryError as error:
            yield Refusal(entry.path, str(error))


def _document(container: Container, entry: Entry) -> Iterator[Refusal]:
    if entry.size > _MAX_DOCX:
        yield Refusal(entry.path, "tệp Word quá lớn")
        return
    try:
        docx_gate.check(BytesIO(b"".join(container.chunks(entry))))
    except DamagedEntryError as error:
        yield Refusal(entry.path, str(error))
    except UserError as error:
        yield Refusal(entry.path, error.message)
