"""No location leaves in a JPEG, wherever it is written; what is no location stays, and so do the pixels."""

import io

import exiv2
import pytest
from PIL import ExifTags, Image, ImageCms

from tests.services.photos.jpegs import (
    APP1,
    APP13,
    XMP_WITH_LOCATION,
    exif_with_location,
    jpeg,
    jpeg_with_location,
    thumbnail_with_location,
    with_segments,
    xmp,
)
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.photos.jpeg import EXIF, PHOTOSHOP, XMP
from ucvn_desktop.services.photos.stripping import strip_jpeg

_EXTENDED = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + b"\0\0\1\0\0\0\0\0"


def stripped(data: bytes, orientation: int = 1) -> bytes:
    return b"".join(strip_jpeg(data, orientation))


def keys(data: bytes) -> set[str]:
    image = exiv2.ImageFactory.open(data)
    image.readMetadata()
    return {d.key() for found in (image.exifData(), image.iptcData(), image.xmpData()) for d in found}


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.tobytes()


def resource(number: int, data: bytes) -> bytes:
    return (
        b"8BIM"
        + number.to_bytes(2, "big")
        + b"\0\0"
        + len(data).to_bytes(4, "big")
        + data
        + bytes(len(data) % 2)
    )


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_loses_its_location_and_nothing_else(progressive: bool) -> None:
    data = jpeg_with_location(progressive)
    assert {"Exif.GPSInfo.GPSLatitude", "Xmp.exif.GPSLatitude"} <= keys(data)
    out = stripped(data)
    assert not [key for key in keys(out) if "GPS" in key]
    assert "Exif.Image.Model" in keys(out)
    with Image.open(io.BytesIO(out)) as after:
        assert after.getexif()[ExifTags.Base.Orientation] == 6
    assert pixels(data) == pixels(out)


PLACES = {
    "a second Exif": [(APP1, exif_with_location().tobytes())],
    "a second XMP": [(APP1, XMP + XMP_WITH_LOCATION)],
    "extended XMP": [(APP1, _EXTENDED + XMP_WITH_LOCATION)],
    "Exif in Photoshop's resources": [
        (APP13, PHOTOSHOP + resource(0x0422, exif_with_location().tobytes()[6:]))
    ],
    "XMP in Photoshop's resources": [(APP13, PHOTOSHOP + resource(0x0424, XMP_WITH_LOCATION))],
    "a thermal camera's segment": [(APP1, b"FLIR\0" + b"GPSLatitude 21,1.5N")],
    "an action camera's segment": [(0xE6, b"GoPro\0" + b"GPSLatitude 21,1.5N")],
}


@pytest.mark.parametrize("first", ["plain", "none"])
@pytest.mark.parametrize("place", PLACES)
def test_no_location_stays_in(place: str, first: str) -> None:
    plain = Image.Exif()
    plain[ExifTags.Base.Model] = "Máy thử"
    packet = xmp('xmpNote:HasExtendedXMP="00000000000000000000000000000000"', 'dc:format="image/jpeg"')
    base = jpeg(exif=plain, packet=packet) if first == "plain" else jpeg()
    data = with_segments(base, *PLACES[place])
    out = stripped(data)
    # Exif's own GPS has no such word in it: the directory's tag 0x8825 in either order of bytes.
    for trace in (
        b"GPS",
        b"Exif\0\0MM\0*\0\0\0\x08\0\3",
        b"\x88\x25\0\4",
        b"\x25\x88\4\0",
        b"HasExtended",
        b"extension/",
    ):
        assert trace not in out, trace
    assert not [key for key in keys(out) if "GPS" in key]
    if first == "plain":
        assert {"Exif.Image.Model", "Xmp.dc.format"} <= keys(out)
    assert pixels(data) == pixels(out)


@pytest.mark.parametrize(
    "name", ["exif:GPSLatitude", "drone:GpsLatitude", "drone:Longitude", "xmpNote:HasExtendedXMP"]
)
def test_no_such_property_stays_in_xmp(name: str) -> None:
    data = jpeg(packet=xmp(f'{name}="21"', 'dc:format="image/jpeg"'))
    out = stripped(data)
    assert name.partition(":")[2].encode() in data
    assert name.partition(":")[2].encode() not in out
    assert b"image/jpeg" in out


def test_a_thumbnail_with_a_location_of_its_own_leaves() -> None:
    base = jpeg(exif=exif_with_location())
    image = exiv2.ImageFactory.open(base)
    image.readMetadata()
    exiv2.ExifThumb(image.exifData()).setJpegThumbnail(thumbnail_with_location())
    image.writeMetadata()
    image.io().open()
    data = bytes(image.io().mmap())
    assert data.count(EXIF) == 2
    out = stripped(data)
    assert out.count(EXIF) == 1
    assert "Exif.Image.Model" in keys(out)


def test_a_plain_thumbnail_stays() -> None:
    image = exiv2.ImageFactory.open(jpeg(exif=exif_with_location()))
    image.readMetadata()
    small = io.BytesIO()
    Image.new("RGB", (32, 24)).save(small, "JPEG")
    exiv2.ExifThumb(image.exifData()).setJpegThumbnail(small.getvalue())
    image.writeMetadata()
    image.io().open()
    assert small.getvalue() in stripped(bytes(image.io().mmap()))


def test_names_of_places_captions_and_colours_stay() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    caption = b"\x1c\x02\x5a\0\6Ha Noi" + b"\x1c\x02\x78\0\4Tham"
    block = PHOTOSHOP + resource(0x0404, caption) + resource(0x03ED, b"\0H\0\0\0\1\0\1" * 2)
    data = with_segments(jpeg(icc_profile=profile), (APP13, block), (0xFE, b"ghi chu"))
    out = stripped(data)
    assert {"Iptc.Application2.City", "Iptc.Application2.Caption"} <= keys(out)
    assert resource(0x03ED, b"\0H\0\0\0\1\0\1" * 2) in out
    assert b"ghi chu" in out
    with Image.open(io.BytesIO(out)) as image:
        assert image.info["icc_profile"] == profile


@pytest.mark.parametrize("orientation", [1, 6])
def test_metadata_that_cannot_be_rewritten_leave_and_the_picture_stays(orientation: int) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The largest Exif that a segment holds, whose image description exiv2 makes a little larger still.
    exif = exif_with_location(orientation, ImageDescription="x" * 65_000, Artist="y" * 300)
    data = with_segments(jpeg(icc_profile=profile), (APP1, exif.tobytes()), (APP1, XMP + b"<x:xmpmeta GPS"))
    for broken in (
        data,
        data.replace(EXIF + b"MM\0*", EXIF + bytes(4)).replace(EXIF + b"II*\0", EXIF + bytes(4)),
    ):
        out = stripped(broken, orientation)
        assert not [key for key in keys(out) if "GPS" in key]
        assert b"GPS" not in out
        with Image.open(io.BytesIO(out)) as image:
            assert image.getexif().get(ExifTags.Base.Orientation, 1) == orientation
            assert image.info["icc_profile"] == profile
        assert pixels(data) == pixels(out)


def test_a_nested_exif_leaves_only_the_orientation() -> None:
    # As some makers' notes hold it: a picture of their own, which no rewriting reaches.
    exif = exif_with_location()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.MakerNote] = b"maker" + thumbnail_with_location()
    out = stripped(jpeg(exif=exif), orientation=6)
    with Image.open(io.BytesIO(out)) as image:
        assert dict(image.getexif()) == {ExifTags.Base.Orientation: 6}


def test_what_a_phone_appends_behind_the_picture_is_cut_off() -> None:
    data = jpeg_with_location()
    assert stripped(data + data + b"SEFT trailer with a video") == stripped(data)


def test_metadata_between_two_scans_leave() -> None:
    data = jpeg_with_location(progressive=True)
    place = data.rindex(b"\xff\xda")
    hidden = b"\xff\xe1" + (2 + 6 + 11).to_bytes(2, "big") + EXIF + b"GPSLatitude"
    out = stripped(data[:place] + hidden + data[place:])
    assert out == stripped(data)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9])
def test_a_jpeg_without_an_end_is_refused(share: float) -> None:
    data = jpeg_with_location()
    with pytest.raises(UserError):
        stripped(data[: int(len(data) * share)])
