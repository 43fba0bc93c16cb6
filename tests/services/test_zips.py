"""The reader of foreign zips: what it calls a zip, what it says of each entry."""

import os
import stat
import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.bundle.rawzip import Raw, deflate, raw_zip
from ucvn_desktop.services.zips import (
    CONTRADICTION,
    ENCRYPTED,
    OUTSIDE,
    OVERLAPS,
    UNKNOWN_METHOD,
    CutOffError,
    DamagedEntryError,
    NotReadableError,
    OverfullEntryError,
    TooLargeError,
    ZipReader,
    overlapping,
)

_MEGABYTE = 1 << 20


def reader(data: bytes) -> ZipReader:
    return ZipReader(BytesIO(data), _MEGABYTE)


def fault(*entries: Raw) -> str:
    return reader(raw_zip(*entries)).entries[-1].fault


@given(st.dictionaries(st.text("aă/bđ", min_size=1).filter(lambda n: not n.endswith("/")), st.binary()))
def test_what_zipfile_writes_is_read_as_zipfile_reads_it(files: dict[str, bytes]) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    package = reader(out.getvalue())
    assert [entry.fault for entry in package.entries] == [""] * len(files)
    assert list(overlapping(package.entries)) == []
    with zipfile.ZipFile(out) as archive:
        for entry in package.entries:
            assert b"".join(package.chunks(entry, 7)) == archive.read(entry.path)


def test_pieces_are_never_longer_than_asked_for() -> None:
    data = raw_zip(Raw(b"a", b"\0" * 100_000, method=8), Raw(b"b", b"x" * 100_000))
    package = reader(data)
    for entry in package.entries:
        pieces = list(package.chunks(entry, 1000))
        assert max(map(len, pieces)) <= 1000
        assert sum(map(len, pieces)) == 100_000


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (Raw(b"a", b"x", flags=0x801), ENCRYPTED),
        (Raw(b"a", b"x", flags=0x820), ENCRYPTED),
        (Raw(b"a", b"x", flags=0x840), ENCRYPTED),
        (Raw(b"a", b"x", flags=0x2800), ENCRYPTED),
        (Raw(b"a", b"x", method=12), UNKNOWN_METHOD),
        (Raw(b"a", b"x", local_name=b"b"), CONTRADICTION),
        (Raw(b"a", b"x", offset=9999), OUTSIDE),
        (Raw(b"a", b"x", packed_size=400), OVERLAPS),
    ],
)
def test_an_entry_that_cannot_be_read_says_why(entry: Raw, expected: str) -> None:
    assert fault(Raw(b"0", b"y" * 50), entry) == expected
    package = reader(raw_zip(Raw(b"0", b"y" * 50), entry))
    with pytest.raises(DamagedEntryError, match=expected):
        list(package.chunks(package.entries[-1]))


def test_a_name_in_two_character_sets_is_a_contradiction() -> None:
    data = bytearray(raw_zip(Raw("ảnh".encode(), b"x")))
    struct.pack_into("<H", data, 6, 0)
    assert reader(bytes(data)).entries[0].fault == CONTRADICTION
    # In ASCII both say the same.
    data = bytearray(raw_zip(Raw(b"anh", b"x")))
    struct.pack_into("<H", data, 6, 0)
    assert reader(bytes(data)).entries[0].fault == ""


def test_sizes_that_lie_are_told_apart() -> None:
    data = os.urandom(3000)
    for declared, error in ((2999, OverfullEntryError), (3001, DamagedEntryError)):
        lying = Raw(b"a", data, method=8, size=declared, crc=zlib.crc32(data[:declared]))
        package = reader(raw_zip(lying))
        with pytest.raises(error):
            list(package.chunks(package.entries[0]))


def test_entries_that_share_bytes_are_found() -> None:
    first = Raw(b"0", b"\0" * 5000, method=8)
    package = reader(raw_zip(first, Raw(b"1", b"\0" * 5000, method=8, offset=0)))
    assert [entry.path for entry in overlapping(package.entries)] == ["1"]


def test_links_and_folders_keep_their_kind() -> None:
    kinds = [entry.kind for entry in reader(raw_zip(Raw(b"l", b"x", mode=stat.S_IFLNK), Raw(b"f/"))).entries]
    assert kinds == [stat.S_IFLNK, stat.S_IFDIR]


@pytest.mark.parametrize("inner", [b"noi dung" * 50, raw_zip(Raw(b"word/document.xml", b"<x/>" * 30))])
def test_a_zip_cut_off_anywhere_is_called_cut_off(inner: bytes) -> None:
    """Also where it ends inside or right behind a zip that lies in it."""
    whole = raw_zip(Raw(b"B/bagit.txt", b"x" * 40), Raw(b"B/a.docx", inner), Raw(b"B/c", deflate(b"y" * 90)))
    for length in range(4, len(whole)):
        try:
            assert reader(whole[:length]).begins_unnamed, length
        except CutOffError:
            continue
    assert not reader(whole).begins_unnamed


@pytest.mark.parametrize("data", [b"", b"PK", b"khong phai zip", b"PK\x05\x06", b"%PDF-1.4\n" * 100])
def test_what_never_was_a_zip_is_not_called_cut_off(data: bytes) -> None:
    with pytest.raises(NotReadableError, match="không phải tệp nén") as caught:
        reader(data)
    assert not isinstance(caught.value, CutOffError)


def test_a_comment_is_part_of_the_zip_and_other_bytes_behind_it_are_not() -> None:
    data = raw_zip(Raw(b"a", b"x"))
    commented = data[:-2] + struct.pack("<H", 5) + b"xin !"
    assert [entry.path for entry in reader(commented).entries] == ["a"]
    for wrong in (commented + b"!", commented[:-1], data + b"them"):
        with pytest.raises(NotReadableError):
            reader(wrong)


def test_a_directory_over_the_limit_is_not_read() -> None:
    data = raw_zip(*(Raw(b"%05d" % number + b"x" * 200) for number in range(6000)))
    with pytest.raises(TooLargeError):
        reader(data)


def test_a_unicode_path_field_far_back_is_found() -> None:
    other = struct.pack("<HHBI", 0x7075, 5 + 3, 1, zlib.crc32(b"a.txt")) + b"exe"
    extra = struct.pack("<HH", 0x9999, 0) * 1000 + other
    assert fault(Raw(b"a.txt", b"x", extra=extra)) == CONTRADICTION
