"""Take every location out of a JPEG without touching its pixels."""

import re
from collections.abc import Iterable
from mmap import mmap

import exiv2

from ucvn_desktop.services.photos.jpeg import (
    APP0,
    APP1,
    APP2,
    APP13,
    APP14,
    COM,
    EOI,
    EXIF,
    MAX_PAYLOAD,
    PHOTOSHOP,
    XMP,
    Segment,
    header_bytes,
    read_header,
    read_jpeg,
)

_APP_MARKERS = range(0xE0, 0xF0)
# Tags that hold a location or whole other metadata: GPS IFD, XMP, Photoshop's resources (TIFF/EP, XMP part 3)
# and the coordinates of GeoTIFF (OGC 19-008).
_LOCATING_TAGS = {0x8825, 0x02BC, 0x8649, 0x830E, 0x8480, 0x8482, 0x85D8, 0x87AF, 0x87B0, 0x87B1}
# Drones write GpsLatitude, the W3C's vocabulary geo:lat; a thumbnail in XMP has metadata of its own.
_LOCATING_KEY = re.compile(
    r"gps|latitude|longitude|\bgeo[:.]|wgs84|xmpgimg:image|hasextendedxmp", re.IGNORECASE
)
# Image resources of Photoshop that repeat Exif and XMP ("Photoshop File Formats": 1058, 1059, 1060).
_METADATA_RESOURCES = {0x0422, 0x0423, 0x0424}
_RESOURCE = re.compile(rb"8BIM(?P<id>..)(?P<length>.)", re.DOTALL)


def strip_jpeg(data: bytes | mmap, orientation: int = 1) -> list[bytes | memoryview]:
    """The pieces of the JPEG without a location; written one after the other they are the file.

    The pixels stay bit by bit; of the metadata stay Exif, XMP, IPTC, colour profile and comment, without
    GPS. What other makers put beside them, and what some phones append behind the picture (MPF, videos,
    trailers), is left out. `orientation` is kept also where the Exif itself cannot be: metadata that cannot
    be rewritten is left out as a whole. Raises UserError where the file is not a whole JPEG.
    """
    jpeg = read_jpeg(data)
    whole = memoryview(data)
    kept = list(_kept(jpeg.segments))
    header = _without_location(kept, orientation) or _bare(kept, orientation)
    return [header, *(whole[start:end] for start, end in jpeg.scans)]


def _kept(segments: Iterable[Segment]) -> Iterable[Segment]:
    # Readers differ in which of two Exif or XMP segments they believe, and follow the parts of extended XMP.
    seen = set()
    photoshop = [s for s in segments if s.marker == APP13 and s.payload.startswith(PHOTOSHOP)]
    for segment in segments:
        start = next((name for name in (EXIF, XMP) if segment.payload.startswith(name)), None)
        if segment.marker == APP1:
            if start and start not in seen:
                seen.add(start)
                yield segment
        elif segment.marker == APP13:
            if photoshop:
                yield from _without_metadata_resources(photoshop)
                photoshop = []
        elif segment.marker == APP2:
            if segment.payload.startswith(b"ICC_PROFILE\0"):
                yield segment
        elif segment.marker not in _APP_MARKERS or segment.marker in (APP0, APP14, COM):
            yield segment


def _without_metadata_resources(segments: list[Segment]) -> list[Segment]:
    data = b"".join(segment.payload.removeprefix(PHOTOSHOP) for segment in segments)
    kept = []
    at = 0
    while match := _RESOURCE.match(data, at):
        # A Pascal string and the data, each padded to an even length.
        name = (1 + match["length"][0] + 1) // 2 * 2
        sizes_at = at + 6 + name
        size = int.from_bytes(data[sizes_at : sizes_at + 4], "big")
        end = sizes_at + 4 + size + size % 2
        resource = data[at:end]
        if int.from_bytes(match["id"], "big") not in _METADATA_RESOURCES and b"\xff\xe1" not in resource:
            kept.append(resource)
        at = end
    rest = b"".join(kept)
    if len(rest) == len(data):
        return segments
    room = MAX_PAYLOAD - len(PHOTOSHOP)
    return [Segment(APP13, PHOTOSHOP + rest[n : n + room]) for n in range(0, len(rest), room)]


def _without_location(segments: list[Segment], orientation: int) -> bytes | None:
    """The header as exiv2 rewrites it, or None where it cannot or a location is left."""
    try:
        # exiv2 needs no picture: the scans, by far the most of the file, are never copied.
        image = exiv2.ImageFactory.open(header_bytes(segments) + EOI)
        image.readMetadata()
        _erase_location(image)
        exif = image.exifData()
        if orientation != 1:
            exif["Exif.Image.Orientation"] = exiv2.UShortValue(orientation)
        image.writeMetadata()
        written = _bytes_of(image)
        if _has_location(written):
            return None
    except (exiv2.Exiv2Error, UnicodeDecodeError):
        return None
    return written.removesuffix(EOI)


def _erase_location(image: exiv2.Image) -> None:
    exif, xmp = image.exifData(), image.xmpData()
    for key in [d.key() for d in exif if _locates(d)]:
        exif.erase(exif.findKey(exiv2.ExifKey(key)))
    for key in [d.key() for d in xmp if _LOCATING_KEY.search(d.key())]:
        xmp.erase(xmp.findKey(exiv2.XmpKey(key)))
    thumb = exiv2.ExifThumb(exif)
    # FF E1 cannot stand in coded data: such a thumbnail has metadata of its own.
    if b"\xff\xe1" in bytes(thumb.copy().data()):
        thumb.erase()


def _locates(datum: exiv2.Exifdatum) -> bool:
    return (
        datum.groupName() == "GPSInfo"
        or datum.tag() in _LOCATING_TAGS
        or _LOCATING_KEY.search(datum.key()) is not None
    )


def _bytes_of(image: exiv2.Image) -> bytes:
    io = image.io()
    io.open()
    return bytes(io.mmap())


def _has_location(header: bytes) -> bool:
    """Whether the rewritten header still names a location, as another reader might find it."""
    image = exiv2.ImageFactory.open(header)
    image.readMetadata()
    if any(_locates(d) for d in image.exifData()):
        return True
    # Not the segments that were kept: those that exiv2 wrote.
    segments, _ = read_header(header[:-2] + b"\xff\xda\0\2")
    return any(
        (s.payload.startswith(XMP) and b"gps" in s.payload.lower())
        or (s.payload.startswith(EXIF) and EXIF in s.payload[len(EXIF) :])
        for s in segments
        if s.marker == APP1
    )


def _bare(segments: list[Segment], orientation: int) -> bytes:
    """The header without any metadata but orientation and colour profile."""
    plain = [s for s in segments if s.marker not in (APP1, APP13, COM)]
    place = sum(s.marker == APP0 for s in plain[:1])
    if orientation != 1:
        plain.insert(place, Segment(APP1, EXIF + _orientation_tiff(orientation)))
    return header_bytes(plain)


def _orientation_tiff(orientation: int) -> bytes:
    # TIFF 6.0: byte order, 42, offset of the IFD; one entry (tag 0x0112, SHORT, 1 value); no further IFD.
    entry = b"\x01\x12\0\3\0\0\0\1" + orientation.to_bytes(2, "big") + b"\0\0"
    return b"MM\0*\0\0\0\x08" + b"\0\1" + entry + b"\0\0\0\0"
