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
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.bundle.archive import Container, FolderContainer, ZipContainer, head
from ucvn_desktop.services.bundle.names import collision_key, has_forbidden_character, is_reserved, visible
from ucvn_desktop.services.documents import gate as docx_gate
from ucvn_desktop.services.zips import DamagedEntryError, Entry, NotReadableError, overlapping

MAX_ENTRIES = 5_000
"""Files and folders of one bundle."""
MAX_DECLARED = 2 * 1024**3
"""Bytes of all its files together, unpacked."""
MAX_DOCX = 64 * 1024**2
"""Bytes of one .docx, which is held in memory while its own gate looks at it."""
MAX_RATIO = 200
# Of a received path: more than Windows opens. What the program itself writes stays under 180 (names.py).
MAX_PATH = 400
MAX_DEPTH = 20
# What is unpacked to judge a zip, for its own size counted fourfold and for what goes beyond that. Text packs
# to a tenth, photos and video not at all: an honest bag of whatever size is read to its end, while of a small
# file little more than this is ever inflated, times the algorithms that judge.py allows: under 2 s.
_MAX_GROWTH = 4
_GROWTH_BUDGET = 128 * 1024**2

# Line and paragraph separators, and what turns the direction of writing (UAX #9).
_DIRECTING = "\u2028\u2029\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
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


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the gate does not let something through. `path` is "" for the whole container, and fit for a screen.

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
    allowance = docx_gate.Allowance(_MAX_GROWTH * container.size + _GROWTH_BUDGET)
    return tuple(
        _refusal(entry, reason)
        for entry in container.entries
        if entry.is_file and entry.path.lower().endswith(".docx")
        for reason in _document_faults(container, entry, allowance)
    )


def inspect(container: Container) -> tuple[Refusal, ...]:
    """What names, sizes and first bytes say against a container; reads no entry whole."""
    entries = container.entries
    found = [*_sizes(container), *_clashes(entries)]
    found += [
        _refusal(entry, "chồng lên tệp khác trong tệp nén", unsafe=True) for entry in overlapping(entries)
    ]
    for entry in entries:
        found += [_refusal(entry, reason) for reason in _name_faults(entry.path)]
        found += _entry_faults(entry)
    if not any(refusal.unsafe for refusal in found):
        found += _first_bytes(container)
    return tuple(dict.fromkeys(found))


def _refusal(entry: Entry, reason: str, *, unsafe: bool = False) -> Refusal:
    return Refusal(visible(entry.path), reason, unsafe)


def _sizes(container: Container) -> Iterator[Refusal]:
    entries, total = container.entries, sum(entry.size for entry in container.entries)
    if len(entries) > MAX_ENTRIES:
        yield Refusal("", f"có {format_number(len(entries))} tệp, quá mức {format_number(MAX_ENTRIES)}")
    if total > MAX_DECLARED:
        yield Refusal("", "dung lượng sau giải nén quá 2 GiB")
    grows = total > _MAX_GROWTH * container.size + _GROWTH_BUDGET
    if grows:
        yield Refusal("", "phình ra quá lớn khi giải nén (dấu hiệu bom nén)", unsafe=True)
    for entry in entries:
        if entry.size > MAX_RATIO * entry.packed:
            yield _refusal(entry, "nén quá 200 lần (dấu hiệu bom nén)", unsafe=grows)


def _clashes(entries: Iterable[Entry]) -> Iterator[Refusal]:
    spelled: dict[str, str] = {}
    files: set[str] = set()
    seen: set[str] = set()
    for entry in entries:
        if entry.path in seen:
            yield _refusal(entry, "có hai lần trong tệp nén", unsafe=True)
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
                other = visible(spelled[key])
                yield Refusal(visible(path), f"trùng tên với «{other}» nếu không kể chữ hoa, cách gõ dấu")
            if part != path and part in files:
                reason = f"nằm trong «{visible(part)}», mà đó lại là tệp"
                yield Refusal(visible(path), reason, unsafe=True)


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
    if any(ord(c) < 32 or 127 <= ord(c) < 160 or c in _DIRECTING for c in path):
        yield "tên có ký tự điều khiển"
    if not path or "" in parts[1:] or "." in parts:
        yield "đường dẫn có phần trống hoặc «.»"
    if any(is_reserved(part) for part in parts):
        yield "tên mà Windows dành riêng (CON, NUL, COM1… hoặc kết thúc bằng dấu chấm, dấu cách)"
    if any(has_forbidden_character(part) for part in parts):
        yield "tên có ký tự mà Windows không cho phép"


def _entry_faults(entry: Entry) -> Iterator[Refusal]:
    if entry.kind == stat.S_IFLNK:
        yield _refusal(entry, "là liên kết (symlink), không phải tệp")
    elif not (entry.is_file or entry.is_folder):
        yield _refusal(entry, "là tệp đặc biệt, không phải tệp thường")
    if entry.fault:
        yield _refusal(entry, entry.fault, unsafe=True)
    name = entry.path.rpartition("/")[2].lower()
    if name == "fetch.txt":
        yield _refusal(entry, "fetch.txt: nội dung phải tải từ mạng, không nhận")
    if entry.is_file and name.endswith(_ARCHIVE_NAMES):
        yield _refusal(entry, "là tệp nén lồng bên trong")
    if entry.is_file and name.endswith(_DATABASE_NAMES):
        yield _refusal(entry, "là tệp cơ sở dữ liệu")


def _first_bytes(container: Container) -> Iterator[Refusal]:
    for entry in container.entries:
        if not entry.is_file or not entry.size:
            continue
        try:
            start = head(container, entry, 512)
        except DamagedEntryError as error:
            yield _refusal(entry, str(error))
            continue
        is_archive = start.startswith(_ARCHIVE_MAGIC) or start[257:262] == b"ustar"
        if is_archive and not entry.path.lower().endswith(".docx"):
            yield _refusal(entry, "là tệp nén lồng bên trong")
        if start.startswith(_SQLITE_MAGIC):
            yield _refusal(entry, "là tệp cơ sở dữ liệu")


def _unreadable(container: Container) -> Iterator[Refusal]:
    for entry in container.entries:
        if not entry.is_file:
            continue
        try:
            for _ in container.chunks(entry):
                pass
        except DamagedEntryError as error:
            yield _refusal(entry, str(error))


def _document_faults(container: Container, entry: Entry, allowance: docx_gate.Allowance) -> Iterator[str]:
    if entry.size > MAX_DOCX:
        yield "tệp Word quá lớn"
        return
    file = BytesIO()
    try:
        for piece in container.chunks(entry):
            file.write(piece)
        docx_gate.check(file, allowance)
    except DamagedEntryError as error:
        yield str(error)
    except UserError as error:
        yield error.message
