"""Take every location out of a JPEG without touching its pixels."""

import exiv2

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.photos.words import BROKEN_PHOTO

_GPS_IFD_POINTER = "Exif.Image.GPSTag"


def strip_jpeg(data: bytes) -> bytes:
    """The JPEG without GPS in Exif and XMP, and without what some phones append behind the picture.

    Appended pictures (MPF), videos and maker's trailers carry metadata of their own; they are cut off.
    Raises UserError where the file is not a whole JPEG.
    """
    image = exiv2.ImageFactory.open(primary_picture(data))
    image.readMetadata()
    exif = image.exifData()
    for key in [d.key() for d in exif if d.groupName() == "GPSInfo" or d.key() == _GPS_IFD_POINTER]:
        exif.erase(exif.findKey(exiv2.ExifKey(key)))
    xmp = image.xmpData()
    for key in [d.key() for d in xmp if "GPS" in d.key()]:
        xmp.erase(xmp.findKey(exiv2.XmpKey(key)))
    image.writeMetadata()
    io = image.io()
    io.open()
    return bytes(io.mmap())


def primary_picture(data: bytes) -> bytes:
    """The first picture of a JPEG file from SOI to EOI, without the MPF segment that points behind it.

    Raises UserError where it has no end.
    """
    kept = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        length = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            end = _end_of_picture(data, at + length)
            kept.append(data[at:end])
            return b"".join(kept)
        segment = data[at : at + length]
        if not (marker == 0xE2 and segment[4:8] == b"MPF\0"):
            kept.append(segment)
        at += length
    raise UserError(BROKEN_PHOTO, "no start of scan")


def _end_of_picture(data: bytes, at: int) -> int:
    # In coded data FF is followed by 00 or a restart marker; other segments may stand between scans.
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        marker = data[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker in (0x00, 0xFF) or 0xD0 <= marker <= 0xD7:
            at += 1 if marker == 0xFF else 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise UserError(BROKEN_PHOTO, "no end of image")
