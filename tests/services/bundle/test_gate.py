"""The gate: what is hostile is refused by name and reason, whatever else is right about it."""

import os
import socket
import sqlite3
import stat
import struct
import tracemalloc
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from tests.services.bundle.making import docx
from tests.services.bundle.rawzip import Raw, deflate, raw_zip
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bundle.gate import Refusal, check
from ucvn_desktop.services.bundle.verify import verify

GOOD = Raw(b"B/data/a.txt", b"xin chao")


def refusals(tmp_path: Path, data: bytes) -> tuple[Refusal, ...]:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    return check(path)


def assert_refused(tmp_path: Path, data: bytes, reason: str, path: str | None = None) -> None:
    found = refusals(tmp_path, data)
    assert any(reason in refusal.reason and path in (None, refusal.path) for refusal in found), found


def test_an_honest_zip_passes(tmp_path: Path) -> None:
    text = os.urandom(1000).hex().encode()
    data = raw_zip(GOOD, Raw(b"B/data/"), Raw("B/data/Ảnh đẹp.txt".encode(), text, method=8))
    assert refusals(tmp_path, data) == ()


def test_what_zipfile_writes_passes_stored_deflated_or_streamed(tmp_path: Path) -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    for target in (BytesIO(), Pipe()):
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("B/a.txt", "xin chào", zipfile.ZIP_STORED)
            archive.writestr("B/b.txt", os.urandom(3000).hex(), zipfile.ZIP_DEFLATED)
        assert refusals(tmp_path, target.getvalue()) == ()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (b"/etc/passwd", "tuyệt đối"),
        (b"C:/x.txt", "tuyệt đối"),
        (b"c:x.txt", "tuyệt đối"),
        (b"../x.txt", "ra ngoài"),
        (b"B/../../x.txt", "ra ngoài"),
        (b"B\\..\\x.txt", "ra ngoài"),
        (b"B\\x.txt", "«\\»"),
        (b"\\\\server\\x.txt", "«\\»"),
        (b"B/./x.txt", "trống"),
        (b"B//x.txt", "trống"),
        (b"B/a\x00.txt", "điều khiển"),
        (b"B/a\n.txt", "điều khiển"),
        ("B/a\u202efdp.exe".encode(), "điều khiển"),
        ("B/a\u2067fdp.exe".encode(), "điều khiển"),
        ("B/a\x85b".encode(), "điều khiển"),
        (b"B/CON", "dành riêng"),
        (b"B/nul.txt", "dành riêng"),
        (b"B/COM1/x.txt", "dành riêng"),
        (b"B/a./x.txt", "dành riêng"),
        (b"B/a ", "dành riêng"),
        (b"B/a?.txt", "không cho phép"),
        (b"B/a.txt:luong", "không cho phép"),
        (b"B/" + b"a" * 400, "quá dài"),
        (b"B/" + b"a/" * 20 + b"x", "quá nhiều lớp"),
        (b"B/fetch.txt", "fetch.txt"),
        (b"B/data/trong.zip", "lồng"),
        (b"B/data/trong.tar.gz", "lồng"),
        (b"B/data/ucvn.db", "cơ sở dữ liệu"),
    ],
)
def test_a_bad_name_is_refused(tmp_path: Path, name: bytes, reason: str) -> None:
    assert_refused(tmp_path, raw_zip(GOOD, Raw(name, b"x")), reason)


@pytest.mark.parametrize(
    "others",
    [
        (b"B/data/A.txt",),
        (b"b/data/khac.txt",),
        ("B/data/ê.txt".encode(), "B/data/e\u0302.txt".encode()),
        (b"B/data/STRASSE", "B/data/straße".encode()),
    ],
)
def test_names_that_are_alike_for_windows_or_macos_are_refused(
    tmp_path: Path, others: tuple[bytes, ...]
) -> None:
    assert_refused(tmp_path, raw_zip(GOOD, *(Raw(name, b"x") for name in others)), "trùng tên")


def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, raw_zip(GOOD, GOOD), "hai lần", "B/data/a.txt")


def test_a_file_that_is_also_a_folder_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, raw_zip(GOOD, Raw(b"B/data/a.txt/b", b"x")), "lại là tệp")


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        (stat.S_IFLNK, "symlink"),
        (stat.S_IFIFO, "đặc biệt"),
        (stat.S_IFCHR, "đặc biệt"),
        (stat.S_IFSOCK, "đặc biệt"),
    ],
)
def test_links_and_special_files_are_refused(tmp_path: Path, mode: int, reason: str) -> None:
    assert_refused(tmp_path, raw_zip(GOOD, Raw(b"B/l", b"/etc/passwd", mode=mode | 0o777)), reason, "B/l")


def test_a_folder_with_content_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, raw_zip(GOOD, Raw(b"B/f/", b"noi dung")), "lại có nội dung")


def test_an_encrypted_entry_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, raw_zip(GOOD, Raw(b"B/m", b"x", flags=0x801)), "mã hóa", "B/m")


def test_an_entry_packed_in_an_unusual_way_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, raw_zip(GOOD, Raw(b"B/m", b"x", method=12)), "kiểu nén lạ", "B/m")


def test_entries_over_one_another_are_refused(tmp_path: Path) -> None:
    kernel = Raw(b"B/0", b"\0" * 5000, method=8)
    others = [Raw(f"B/{i}".encode(), b"\0" * 5000, method=8, offset=0) for i in range(1, 50)]
    assert_refused(tmp_path, raw_zip(kernel, *others), "chồng lên")


def test_a_quoted_overlap_is_refused(tmp_path: Path) -> None:
    """Fifield's bomb: each file's data quotes the next local header as a stored deflate block."""
    inner = raw_zip(Raw(b"B/1", b"\0" * 50_000, method=8))
    inner = inner[: inner.index(b"PK\x01\x02")]
    header_end = inner.index(b"B/1") + 3
    quoted = b"\x00" + struct.pack("<HH", header_end, header_end ^ 0xFFFF) + inner
    data = inner[:header_end] + b"\0" * 50_000
    outer = Raw(b"B/0", data, method=8, packed=quoted)
    start = 30 + len(b"B/0") + 5
    second = Raw(b"B/1", b"\0" * 50_000, method=8, packed=inner[header_end:], offset=start)
    assert_refused(tmp_path, raw_zip(outer, second), "chồng lên")


def test_an_entry_that_runs_into_the_directory_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, raw_zip(Raw(b"B/a", b"x" * 50, packed_size=90, size=90)), "chồng lên", "B/a")


def test_an_entry_outside_the_file_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, raw_zip(GOOD, Raw(b"B/a", b"x", offset=10_000)), "nằm ngoài", "B/a")


def test_two_names_for_one_entry_are_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, raw_zip(Raw(b"B/a.txt", b"x", local_name=b"B/a.exe")), "ghi khác nhau")
    other = struct.pack("<HHBI", 0x7075, 5 + 5, 1, zlib.crc32(b"B/a.txt")) + b"B/exe"
    assert_refused(tmp_path, raw_zip(Raw(b"B/a.txt", b"x", extra=other)), "ghi khác nhau")


def test_more_than_five_thousand_entries_are_refused(tmp_path: Path) -> None:
    many = [Raw(f"B/{i}".encode()) for i in range(5001)]
    assert_refused(tmp_path, raw_zip(*many), "quá mức 5.000")
    assert refusals(tmp_path, raw_zip(*many[:5000])) == ()


def test_more_than_two_gibibytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    half = [Raw(f"B/{i}".encode(), b"x", size=2**30 + 1, method=8) for i in range(2)]
    assert_refused(tmp_path, raw_zip(*half), "quá 2 GiB")


def test_a_ratio_over_two_hundred_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path, raw_zip(GOOD, Raw(b"B/z", b"\0" * 300_000, method=8)), "200 lần", "B/z")


@pytest.mark.parametrize("size", [0, 10, 2999])
@pytest.mark.parametrize("method", [0, 8])
def test_more_bytes_than_declared_are_refused(tmp_path: Path, size: int, method: int) -> None:
    data = os.urandom(3000)
    lying = Raw(b"B/a", data, size=size, method=method, crc=zlib.crc32(data[:size]))
    found = refusals(tmp_path, raw_zip(lying, GOOD))
    assert any(r.path == "B/a" and ("nhiều byte hơn" in r.reason or "khác nhau" in r.reason) for r in found)


def test_fewer_bytes_than_declared_are_refused(tmp_path: Path) -> None:
    data = os.urandom(3000)
    assert_refused(tmp_path, raw_zip(Raw(b"B/a", data, size=3001, method=8), GOOD), "ít byte hơn")


def test_a_broken_stream_is_refused(tmp_path: Path) -> None:
    broken = bytearray(deflate(b"noi dung" * 300))
    broken[0] = 0xFF
    data = raw_zip(GOOD, Raw(b"B/a", b"noi dung" * 300, method=8, packed=bytes(broken)))
    assert_refused(tmp_path, data, "hỏng", "B/a")


def test_an_archive_or_database_under_another_name_is_refused(tmp_path: Path) -> None:
    database = tmp_path / "x.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    heads = {
        b"zip.jpg": (raw_zip(GOOD), "lồng"),
        b"7z.jpg": (b"7z\xbc\xaf\x27\x1c" + b"0" * 50, "lồng"),
        b"rar.txt": (b"Rar!\x1a\x07\x01\x00", "lồng"),
        b"gz.txt": (b"\x1f\x8b\x08" + b"0" * 50, "lồng"),
        b"tar.txt": (b"a" * 257 + b"ustar\x0000", "lồng"),
        b"anh.jpg": (database.read_bytes(), "cơ sở dữ liệu"),
    }
    for name, (content, reason) in heads.items():
        for method in (0, 8):
            data = raw_zip(GOOD, Raw(b"B/" + name, content, method=method))
            assert_refused(tmp_path, data, reason, f"B/{name.decode()}")


def test_first_bytes_are_seen_however_slowly_a_stream_gives_them(tmp_path: Path) -> None:
    """Empty blocks before the first byte, and one byte a block, gave the gate nothing to look at."""
    content = b"Rar!\x1a\x07\x01\x00" + b"0" * 50
    empty = b"\x00\x00\x00\xff\xff" * 400
    single = b"".join(b"\x00\x01\x00\xfe\xff" + bytes([byte]) for byte in content)
    for packed in (empty + deflate(content), single + deflate(b"")):
        data = raw_zip(GOOD, Raw(b"B/anh.jpg", content, method=8, packed=packed))
        assert_refused(tmp_path, data, "lồng", "B/anh.jpg")


def test_a_word_document_passes_its_own_gate_or_is_refused(tmp_path: Path) -> None:
    good, hostile = docx("Tin"), raw_zip(Raw(b"word/document.xml", b"<x/>"))
    assert refusals(tmp_path, raw_zip(GOOD, Raw(b"B/data/a.docx", good))) == ()
    assert_refused(
        tmp_path, raw_zip(GOOD, Raw(b"B/data/a.docx", hostile)), "không phải tệp Word", "B/data/a.docx"
    )


@pytest.mark.parametrize("data", [b"", b"khong phai zip", b"PK\x05\x06", b"%PDF-1.4\n" * 100])
def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    assert_refused(tmp_path, data, "không phải tệp nén")


def test_a_directory_that_lies_about_itself_is_refused(tmp_path: Path) -> None:
    assert refusals(tmp_path, raw_zip(GOOD, directory_size=2**31))
    assert refusals(tmp_path, raw_zip(GOOD)[:-40])
    assert refusals(tmp_path, raw_zip(Raw(b"\xff\xfe", b"x")))


def test_any_cut_or_changed_byte_is_read_or_refused_but_never_a_crash(tmp_path: Path) -> None:
    data = raw_zip(GOOD, Raw(b"B/b", b"noi dung" * 20, method=8), Raw(b"B/c/", b""))
    for position in range(len(data)):
        for changed in (data[:position], data[:position] + b"\xff" + data[position + 1 :]):
            refusals(tmp_path, changed)
            assert verify(tmp_path / "x.zip").verdict == "invalid"


def test_a_hostile_directory_of_many_entries_stays_small_in_memory(tmp_path: Path) -> None:
    one = raw_zip(Raw(b"B/a"))
    record = one[one.index(b"PK\x01\x02") : one.index(b"PK\x05\x06")]
    head, times = one[: one.index(b"PK\x01\x02")], 400_000
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, len(record) * times, len(head), 0)
    path = tmp_path / "x.zip"
    path.write_bytes(head + record * times + end)
    tracemalloc.start()
    found = check(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "quá nhiều tệp" in found[0].reason
    assert peak < 20 * 1024**2


def test_a_folder_passes_the_same_gate(tmp_path: Path) -> None:
    bag = tmp_path / "B"
    (bag / "data").mkdir(parents=True)
    (bag / "data" / "a.txt").write_bytes(b"x")
    assert check(bag) == ()
    (bag / "data" / "A.TXT").write_bytes(b"x")
    (bag / "data" / "ngoai").symlink_to("/etc/passwd")
    (bag / "nul.txt").write_bytes(b"x")
    (bag / "data" / "anh.jpg").write_bytes(b"SQLite format 3\x00" + b"0" * 100)
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(bag / "cam"))
        reasons = {refusal.path: refusal.reason for refusal in check(bag)}
    assert "trùng tên" in reasons["data/a.txt"]
    assert "symlink" in reasons["data/ngoai"]
    assert "dành riêng" in reasons["nul.txt"]
    assert "cơ sở dữ liệu" in reasons["data/anh.jpg"]
    assert "đặc biệt" in reasons["cam"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong")
    assert check(tmp_path / "ong")[0].unsafe


def test_a_path_that_does_not_exist_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không tìm thấy"):
        check(tmp_path / "khong-co.zip")
