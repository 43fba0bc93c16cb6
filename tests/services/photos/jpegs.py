"""JPEG files of the tests' own, with whatever metadata a test wants."""

import io

from PIL import ExifTags, Image

from ucvn_desktop.services.photos.jpeg import Segment

APP1, APP13 = 0xE1, 0xED
_RDF = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmpNote="http://ns.adobe.com/xmp/note/"'
    ' xmlns:drone="http://www.dji.com/drone-dji/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" {}/>'
    "</rdf:RDF></x:xmpmeta>"
)


def xmp(*properties: str) -> bytes:
    """An XMP packet with simple properties, each like `exif:GPSLatitude="21,1.5N"`."""
    return _RDF.format(" ".join(properties)).encode()


XMP_WITH_LOCATION = xmp('exif:GPSLatitude="21,1.5N"')


def exif_with_location(orientation: int = 6, **tags: object) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Máy thử".encode()
    exif[ExifTags.Base.Orientation] = orientation
    for name, value in tags.items():
        exif[ExifTags.Base[name]] = value.encode() if isinstance(value, str) else value
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = (21.0, 1.0, 30.0)
    return exif


def jpeg(
    *,
    exif: Image.Exif | bytes = b"",
    packet: bytes = b"",
    progressive: bool = False,
    icc_profile: bytes = b"",
) -> bytes:
    image = Image.effect_noise((320, 240), 60).convert("RGB")
    out = io.BytesIO()
    image.save(
        out, "JPEG", exif=exif, xmp=packet, progressive=progressive, quality=90, icc_profile=icc_profile
    )
    return out.getvalue()


def jpeg_with_location(progressive: bool = False) -> bytes:
    return jpeg(exif=exif_with_location(), packet=XMP_WITH_LOCATION, progressive=progressive)


def with_segments(data: bytes, *segments: tuple[int, bytes]) -> bytes:
    """The JPEG with more segments right before its quantization tables, so after those it has."""
    place = data.index(b"\xff\xdb")
    more = b"".join(Segment(marker, payload).tobytes() for marker, payload in segments)
    return data[:place] + more + data[place:]


def thumbnail_with_location() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (32, 24)).save(out, "JPEG", exif=exif_with_location())
    return out.getvalue()
