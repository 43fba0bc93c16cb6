"""The gate: what is let in, what is refused, and with which words."""

import os
import struct
import subprocess
import sys
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from tests.services.documents import make_docx as make
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.documents import gate
from ucvn_desktop.services.ole import SIGNATURE

_GOOD = make.parts(make.p("Công đoàn"), styles=make.styles(""))


def _refusal(data: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        gate.check(BytesIO(data))
    assert "Không có gì bị thay đổi." in caught.value.message or "rỗng" in caught.value.message
    return caught.value


def _with(**changes: bytes) -> bytes:
    return make.packed(_GOOD | changes)


def test_a_sound_document_passes_by_path_and_by_handle(tmp_path: Path) -> None:
    path = tmp_path / "bài.docx"
    path.write_bytes(make.packed(_GOOD))
    gate.check(path)
    with path.open("rb") as file:
        gate.check(file)


def test_what_is_not_there_or_no_file_is_named_as_such(tmp_path: Path) -> None:
    for path, words in (
        (tmp_path / "không có.docx", "Không tìm thấy"),
        (tmp_path, "thư mục"),
        (Path("/dev/zero"), "không phải tệp Word"),
        (Path("a\0b"), "Không"),
    ):
        with pytest.raises(UserError, match=words):
            gate.check(path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.docx")
    with pytest.raises(UserError, match="không phải tệp Word"):
        gate.check(tmp_path / "ống.docx")


def test_a_file_that_may_not_be_read_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bài.docx"
    path.write_bytes(make.packed(_GOOD))

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(UserError, match="quyền đọc"):
        gate.check(path)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"just text", "không phải tệp Word"),
        (b"{\\rtf1 x}", "không phải tệp Word"),
        (b"%PDF-1.7", "không phải tệp Word"),
        (b"PK\x03\x04" + b"x" * 100, "bị hỏng"),
        (b"PK\x05\x06" + b"\0" * 18, "không phải tệp Word"),
    ],
)
def test_other_files_are_told_apart(data: bytes, words: str) -> None:
    assert words in _refusal(data).message


def _ole(*names: str) -> bytes:
    """A compound file with one directory sector, made by hand ([MS-CFB] §2.2, §2.6.1)."""
    header = SIGNATURE + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header = header.ljust(512, b"\0")
    entries = b""
    for name in ("Root Entry", *names):
        text = (name + "\0").encode("utf-16-le")
        entries += (text.ljust(64, b"\0") + struct.pack("<HB", len(text), 2)).ljust(128, b"\0")
    return header + b"\xff" * 512 + entries.ljust(1024, b"\0")


def test_a_password_and_an_old_format_are_told_apart() -> None:
    assert "mật khẩu" in _refusal(_ole("EncryptionInfo", "EncryptedPackage")).message
    assert "(.doc)" in _refusal(_ole("1Table", "WordDocument")).message
    assert "không phải tệp Word" in _refusal(_ole("Workbook")).message
    # The word inside an old document's text is no directory entry.
    text = _ole("WordDocument") + "EncryptedPackage".encode("utf-16-le") * 20
    assert "(.doc)" in _refusal(text).message


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
def test_a_zip_without_a_main_document_is_no_docx(missing: str) -> None:
    data = make.packed({name: data for name, data in _GOOD.items() if name != missing})
    assert "không phải tệp Word" in _refusal(data).message


def test_another_office_file_is_no_docx() -> None:
    types = make.TYPES.replace("wordprocessingml.document.main", "spreadsheetml.sheet.main").encode()
    assert "không phải tệp Word" in _refusal(_with(**{"[Content_Types].xml": types})).message


def test_documents_with_macros_and_templates_pass() -> None:
    for kind in ("application/vnd.ms-word.document.macroEnabled", "x.wordprocessingml.template"):
        types = make.TYPES.encode()
        types = types.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document", kind.encode()
        )
        assert kind.encode() in types
        gate.check(BytesIO(_with(**{"[Content_Types].xml": types})))


_BOMB_SCRIPT = """
import resource, sys
from pathlib import Path
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.documents import gate
resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    gate.check(Path(sys.argv[1]))
except UserError as error:
    print(error.message)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("lie", [False, True])
def test_600_megabytes_of_spaces_are_refused_in_little_time_and_memory(tmp_path: Path, lie: bool) -> None:
    path = tmp_path / "bom.docx"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    spaces = b" " * 1_000_000
    deflated = b"".join(packer.compress(spaces) for _ in range(600)) + packer.flush()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in _GOOD.items():
            package.writestr(name, data)
        package.writestr("word/footnotes.xml", b"")
    path.write_bytes(_with_raw_part(path.read_bytes(), deflated, 1_000 if lie else 600_000_000))
    assert path.stat().st_size < 700_000
    run = subprocess.run(
        [sys.executable, "-c", _BOMB_SCRIPT, str(path)], capture_output=True, text=True, check=True
    )
    message, megabytes = run.stdout.splitlines()
    assert ("bất thường" if lie else "quá lớn") in message
    assert int(megabytes) < 50


def _with_raw_part(package: bytes, deflated: bytes, declared: int, crc: int = 0) -> bytes:
    """The zip with its last (empty) part replaced by deflated bytes of any declared size."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        last = opened.infolist()[-1]
        start = opened.start_dir
    name = last.filename.encode()
    sizes = struct.pack("<LLL", crc, len(deflated), declared)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 33) + sizes + struct.pack("<HH", len(name), 0)
    directory = package[start : package.rindex(b"PK\x05\x06")]
    position = directory.rindex(b"PK\x01\x02")
    entry = bytearray(directory[position:])
    entry[10:12] = struct.pack("<H", 8)
    entry[16:28] = sizes
    body = package[: last.header_offset] + local + name + deflated
    directory = directory[:position] + bytes(entry)
    count = struct.unpack_from("<H", package, len(package) - 12)[0]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end


@pytest.mark.parametrize("actual", [999, 1001])
def test_a_size_that_lies_is_refused_though_the_checksum_fits_the_declared_bytes(actual: int) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = packer.compress(b"x" * actual) + packer.flush()
    data = _with_raw_part(make.packed(_GOOD | {"word/media/a.bin": b""}), raw, 1000, zlib.crc32(b"x" * 1000))
    _refusal(data)
    honest = _with_raw_part(
        make.packed(_GOOD | {"word/media/a.bin": b""}), raw, actual, zlib.crc32(b"x" * actual)
    )
    gate.check(BytesIO(honest))


def test_too_many_parts_are_refused() -> None:
    data = make.packed(_GOOD | {f"word/media/{n}.png": b"" for n in range(10_000)})
    assert "quá lớn" in _refusal(data).message


def test_a_high_ratio_and_too_many_bytes_are_refused() -> None:
    assert "quá lớn" in _refusal(_with(**{"word/media/a.bmp": b"\0" * 5_000_000})).message
    assert "quá lớn" in _refusal(_with(**{"word/a.xml": os.urandom(1000) * 33_000})).message


@pytest.mark.parametrize(
    "name",
    ["../x.xml", "word/../../x", "/etc/passwd", "..\\x", "C:\\x", "WORD/Document.xml", "a\x01b", "\\x"],
)
def test_names_that_lead_astray_or_stand_twice_are_refused(name: str) -> None:
    assert "bất thường" in _refusal(_with(**{name: b"<x/>"})).message


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused() -> None:
    out = BytesIO(make.packed(_GOOD))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/document.xml", b"<other/>")
    assert "bất thường" in _refusal(out.getvalue()).message


def test_overlapping_parts_are_refused() -> None:
    data = bytearray(make.packed(_GOOD))
    position = data.rindex(b"PK\x01\x02")
    data[position + 42 : position + 46] = struct.pack("<L", 0)
    _refusal(bytes(data))


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/media/x.bin"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("word", ["<!DOCTYPE x>", '<?xml version="1.0"?><!ENTITY a "b">'])
def test_a_document_type_in_any_part_is_refused(part: str, encoding: str, word: str) -> None:
    assert "bất thường" in _refusal(_with(**{part: f"{word}<x/>".encode(encoding)})).message


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>',
        ('<?xml version="1.0"' + " " * 2000 + 'encoding="UTF-7"?><x/>').encode(),
        "<x/>".encode("utf-32"),
        "<x/>".encode("utf-32-be"),
        "<x/>".encode("utf-32-le"),
        '<?xml version="1.0" encoding="cp037"?><!DOCTYPE x><x/>'.encode("cp037"),
        b"words only",
    ],
)
def test_encodings_that_could_hide_a_document_type_are_refused(data: bytes) -> None:
    assert "bất thường" in _refusal(_with(**{"word/styles.xml": data})).message


@pytest.mark.parametrize("flag", [0x1, 0x20, 0x40, 0x2000])
def test_an_encrypted_or_patched_part_is_refused(flag: int) -> None:
    for signature, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data = bytearray(make.packed(_GOOD))
        position = data.index(signature) + place
        (flags,) = struct.unpack_from("<H", data, position)
        struct.pack_into("<H", data, position, flags | flag)
        _refusal(bytes(data))


def test_a_directory_that_would_fill_the_memory_is_not_read() -> None:
    length = 3_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, length, 4, 0)
    assert "quá lớn" in _refusal(b"PK\x03\x04" + b"\0" * length + end).message
    # One that only says so is broken.
    lying = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 150_000_000, 0, 0)
    assert "bị hỏng" in _refusal(b"PK\x03\x04" + lying).message


def test_zip64_records_are_refused() -> None:
    package = make.packed(_GOOD)
    position = package.rindex(b"PK\x05\x06")
    locator = b"PK\x06\x07" + b"\0" * 16
    _refusal(package[:position] + locator + package[position:])
    # Records that do hold: zipfile writes them itself where a directory is said to be large.
    start = struct.unpack_from("<L", package, position + 16)[0]
    counts = struct.pack("<2Q", len(_GOOD), len(_GOOD))
    record = b"PK\x06\x06" + struct.pack("<Q2H2L", 44, 45, 45, 0, 0) + counts
    record += struct.pack("<2Q", position - start, start)
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, position, 1)
    whole = package[:position] + record + locator + package[position:]
    assert zipfile.ZipFile(BytesIO(whole)).testzip() is None
    assert "bất thường" in _refusal(whole).message


def test_the_list_of_content_types_is_not_decoded_where_it_is_huge() -> None:
    types = make.TYPES.encode() + os.urandom(100) * 90_000
    assert "quá lớn" in _refusal(_with(**{"[Content_Types].xml": types})).message


def test_documents_together_keep_to_one_allowance() -> None:
    data = make.packed(_GOOD | {"word/media/a.bin": os.urandom(1000) * 3000})
    allowance = gate.Allowance(7_000_000)
    for _ in range(2):
        gate.check(BytesIO(data), allowance)
    with pytest.raises(UserError, match="quá lớn"):
        gate.check(BytesIO(data), allowance)
    # What is refused before anything is unpacked takes nothing off.
    gate.check(BytesIO(make.packed(_GOOD)), allowance)


def test_content_types_that_never_end_are_searched_once() -> None:
    types = make.TYPES.replace("<Override", "<Override " * 500_000, 1).encode()
    with zipfile.ZipFile(out := BytesIO(), "w") as package:
        for name, data in (_GOOD | {"[Content_Types].xml": types}).items():
            package.writestr(name, data)
    gate.check(out)
