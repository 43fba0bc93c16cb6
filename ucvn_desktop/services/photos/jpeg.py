"""The structure of a JPEG file: which segments stand before the picture, and where the picture ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from mmap import mmap

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.photos.words import BROKEN_PHOTO

SOI, EOI = b"\xff\xd8", b"\xff\xd9"
APP0, APP1, APP2, APP13, APP14, APP15, COM, SOS = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF, 0xFE, 0xDA
EXIF = b"Exif\0\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
PHOTOSHOP = b"Photoshop 3.0\0"
# The length field has two bytes and counts itself (ITU-T T.81, B.1.1.4).
MAX_PAYLOAD = 0xFFFF - 2


@dataclass(frozen=True, slots=True)
class Segment:
    """A marker segment before the picture: its marker's second byte, and what follows the length field."""

    marker: int
    payload: bytes

    def tobytes(self) -> bytes:
        return bytes((0xFF, self.marker)) + (len(self.payload) + 2).to_bytes(2, "big") + self.payload


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG taken apart: segments, and the stretches (start, end) of the file that make up its scans.

    What stands between two scans and is metadata, and all that is appended behind the picture, is in neither.
    """

    segments: tuple[Segment, ...]
    scans: tuple[tuple[int, int], ...]


def header_bytes(segments: Iterable[Segment]) -> bytes:
    """The file's beginning, from SOI to the first scan."""
    return SOI + b"".join(segment.tobytes() for segment in segments)


def read_jpeg(data: bytes | mmap) -> Jpeg:
    """Take the first picture of a file apart without decoding it.

    Raises UserError where it has no beginning, no scan or no end.
    """
    segments, at = read_header(data)
    return Jpeg(tuple(segments), tuple(_scans(data, at)))


def read_header(data: bytes | mmap) -> tuple[list[Segment], int]:
    """The segments before the first scan, and where that begins. Raises UserError where there is none."""
    if data[:2] != SOI:
        raise UserError(BROKEN_PHOTO, "no start of image")
    segments: list[Segment] = []
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == SOS:
            return segments, at
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        end = _end_of_segment(data, at)
        segments.append(Segment(marker, bytes(data[at + 4 : end])))
        at = end
    raise UserError(BROKEN_PHOTO, "no start of scan")


def _scans(data: bytes | mmap, start: int) -> list[tuple[int, int]]:
    # In coded data FF is followed by 00 or a restart marker; tables may stand between scans.
    scans = []
    at = start
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        marker = data[at + 1]
        if marker == 0xD9:
            scans.append((start, at + 2))
            return scans
        if marker in (0x00, 0xFF) or 0xD0 <= marker <= 0xD7:
            at += 1 if marker == 0xFF else 2
            continue
        end = _end_of_segment(data, at)
        if APP0 <= marker <= APP15 or marker == COM:
            scans.append((start, at))
            start = end
        at = end
    raise UserError(BROKEN_PHOTO, "no end of image")


def _end_of_segment(data: bytes | mmap, at: int) -> int:
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    if length < 2 or at + 2 + length > len(data):
        raise UserError(BROKEN_PHOTO, "a segment is cut short")
    return at + 2 + length
