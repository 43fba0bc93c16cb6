"""What the bounded child does with a foreign picture: look at it, and make the copy that may leave."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from ucvn_desktop.core.errors import UserError, explain
from ucvn_desktop.services.bounded.limits import MEMORY
from ucvn_desktop.services.photos.bands import decoding, flattened, thumbnail
from ucvn_desktop.services.photos.jpeg import read_jpeg
from ucvn_desktop.services.photos.stripping import strip_jpeg
from ucvn_desktop.services.photos.words import NOT_A_PHOTO, too_large

THUMB_EDGE = 512

_FORMATS = ("JPEG", "PNG", "HEIF")
_MIME = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "HEIF": "image/heif"}
# The largest sensors of phones have 200 megapixels; whatever claims more is no photo.
_MAX_PIXELS = 200_000_000
_JPEG_QUALITY = 92
# The interpreter with its libraries (30 MB), the file itself and a band of rows at work.
_RESERVED = 60 * 1024 * 1024
_MAX_TEXT = 100
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What a copy of a PNG or HEIC tells of how it was taken.
_KEPT = (
    ExifTags.Base.Make,
    ExifTags.Base.Model,
    ExifTags.Base.DateTime,
    ExifTags.Base.Artist,
    ExifTags.Base.Copyright,
    ExifTags.Base.ImageDescription,
)
_KEPT_DETAILS = (
    ExifTags.Base.DateTimeOriginal,
    ExifTags.Base.OffsetTimeOriginal,
    ExifTags.Base.ExposureTime,
    ExifTags.Base.FNumber,
    ExifTags.Base.ISOSpeedRatings,
    ExifTags.Base.FocalLength,
)

# Bombs are refused by our own limit; the library's smaller one only warns.
Image.MAX_IMAGE_PIXELS = None


def inspect(request: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """Look at the picture at `path`: its facts, and a thumbnail (JPEG, 512 px, upright).

    Facts that its metadata do not tell are empty. What is accepted here, `export` can write.
    Raises UserError where it is no picture, is broken or too large.
    """
    path = Path(request["path"])
    with _open(path) as image:
        if _is_jpeg(image):
            with _mapped(path) as data:
                read_jpeg(data)
        _refuse_what_needs_too_much(image)
        main, details, gps = _exif(image)
        orientation = _orientation(main)
        facts = {
            "mime": _MIME[str(image.format)],
            "width": image.width,
            "height": image.height,
            "orientation": orientation,
            "taken": _taken(main, details),
            "camera": _camera(main),
            "has_location": ExifTags.GPS.GPSLatitude in gps or _names_location(image.info.get("xmp")),
        }
        small = thumbnail(image, path, THUMB_EDGE)
    return facts, [_upright_jpeg(small, orientation)]


def view(request: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """The picture at `path` for the screen: a JPEG, upright, its long edge at most `edge` pixels.

    Raises UserError as `inspect` does.
    """
    path = Path(request["path"])
    with _open(path) as image:
        _refuse_what_needs_too_much(image)
        orientation = _orientation(_exif(image)[0])
        small = thumbnail(image, path, request["edge"], spare=1)
    return {}, [_upright_jpeg(small, orientation)]


def export(request: dict[str, Any]) -> dict[str, Any]:
    """Write the picture at `source` as a JPEG without any location to `target`; returns its `size` (bytes).

    A JPEG keeps its pixels bit by bit; other formats are decoded once. How the picture is to be turned
    stays in its Exif. Raises UserError as `inspect` does, and where `target` cannot be written.
    """
    source, target = Path(request["source"]), Path(request["target"])
    with _open(source) as image:
        try:
            if _is_jpeg(image):
                _export_jpeg(image, source, target)
            else:
                _export_decoded(image, source, target)
            return {"size": target.stat().st_size}
        except OSError as error:
            raise explain(error, f"Không ghi được ảnh «{target}»") from error


def _upright_jpeg(small: Image.Image, orientation: int) -> bytes:
    if orientation in _UPRIGHT:
        small = small.transpose(_UPRIGHT[orientation])
    out = io.BytesIO()
    small.save(out, "JPEG", quality=82)
    return out.getvalue()


def _open(path: Path) -> Image.Image:
    try:
        with decoding():
            image = Image.open(path, formats=_FORMATS)
    except UserError as error:
        if isinstance(error.__cause__, UnidentifiedImageError):
            raise UserError(NOT_A_PHOTO) from None
        raise
    if image.width and image.height and image.width * image.height <= _MAX_PIXELS:
        return image
    image.close()
    raise UserError(
        f"Ảnh tự nhận có {image.width} × {image.height} điểm ảnh, cỡ bất thường nên không mở.",
        "no pixels, or a decompression bomb",
    )


def _refuse_what_needs_too_much(image: Image.Image) -> None:
    needed = _memory_to_decode(image)
    if needed > MEMORY - _RESERVED:
        raise UserError(too_large(image.width, image.height), f"needs about {needed} bytes")


def _memory_to_decode(image: Image.Image) -> int:
    """About how many bytes of memory the decoders take for the picture (measured with 48 megapixels)."""
    pixels = image.width * image.height
    if isinstance(image, JpegImageFile):
        if "progressive" not in image.info:
            return 0  # decoded row by row, and small
        # libjpeg keeps all coefficients, 2 bytes each; of sampled-down components there are fewer.
        shares = [across * down for _, across, down, _ in image.layer]
        return 2 * pixels * sum(shares) // max(1, *shares)
    if image.format == "HEIF":
        # The planes of YCbCr 4:2:0, then RGB beside them; phones write tiles, which take less at a time.
        return (2 * len(image.getbands()) + (4 if "tiling" in image.info else 5)) * pixels // 2
    return {"1": 1, "L": 1, "P": 1, "I;16": 2}.get(image.mode, 4) * pixels


def _is_jpeg(image: Image.Image) -> bool:
    return _MIME[str(image.format)] == "image/jpeg"


@contextmanager
def _mapped(path: Path) -> Iterator[mmap]:
    """The file's bytes, not copied into memory."""
    with path.open("rb") as stream:
        yield mmap(stream.fileno(), 0, access=ACCESS_READ)


def _export_jpeg(image: Image.Image, source: Path, target: Path) -> None:
    orientation = _orientation(_exif(image)[0])
    with _mapped(source) as data, target.open("wb") as out:
        out.writelines(strip_jpeg(data, orientation))


def _export_decoded(image: Image.Image, source: Path, target: Path) -> None:
    _refuse_what_needs_too_much(image)
    exif = _exif_to_keep(image)
    profile = image.info.get("icc_profile") or b""
    with flattened(image, source, target.parent) as picture:
        # ICC.1:2022, 7.2.6: the colour space that the profile is for.
        if profile[16:20] != (b"GRAY" if picture.mode == "L" else b"RGB "):
            profile = b""
        picture.save(target, "JPEG", quality=_JPEG_QUALITY, subsampling=0, exif=exif, icc_profile=profile)


def _exif(image: Image.Image) -> tuple[dict[int, Any], dict[int, Any], dict[int, Any]]:
    """The picture's Exif: main directory, details and GPS; empty where it cannot be read."""
    try:
        with decoding():
            exif = image.getexif()
            details, gps = (exif.get_ifd(ifd) for ifd in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo))
            return dict(exif), dict(details), dict(gps)
    except UserError:
        return {}, {}, {}


def _exif_to_keep(image: Image.Image) -> bytes:
    main, details, _ = _exif(image)
    least = Image.Exif()
    least[ExifTags.Base.Orientation] = _orientation(main)
    kept = Image.Exif()
    # Pillow reads strings as Latin-1 but writes them as ASCII; their bytes pass as they are.
    kept.update({tag: _raw(main[tag]) for tag in _KEPT if tag in main})
    kept.update(least)
    kept.get_ifd(ExifTags.IFD.Exif).update(
        {tag: _raw(details[tag]) for tag in _KEPT_DETAILS if tag in details}
    )
    try:
        with decoding():
            return kept.tobytes()
    except UserError:  # values of a type that does not belong to their tags
        return least.tobytes()


def _orientation(exif: dict[int, Any]) -> int:
    value = exif.get(ExifTags.Base.Orientation)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _taken(exif: dict[int, Any], details: dict[int, Any]) -> str:
    for value in (details.get(ExifTags.Base.DateTimeOriginal), exif.get(ExifTags.Base.DateTime)):
        try:
            # Cameras write local time without a zone.
            return datetime.strptime(_text(value), "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return ""


def _camera(exif: dict[int, Any]) -> str:
    make, model = (_text(exif.get(tag)) for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
    return model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()


def _text(value: object) -> str:
    """An Exif string as text that can be shown: up to its NUL, no control characters, not endless."""
    raw = _raw(value)
    if not isinstance(raw, bytes):
        return ""
    # Cameras write ASCII, programs of today UTF-8.
    text = raw.split(b"\0")[0].decode("utf-8", "ignore")
    return "".join(c for c in text if c.isprintable())[:_MAX_TEXT].strip()


def _raw(value: Any) -> Any:
    return value.encode("latin-1", "replace") if isinstance(value, str) else value


def _names_location(xmp: object) -> bool:
    packet = xmp if isinstance(xmp, bytes) else str(xmp or "").encode("utf-8", "replace")
    return b"gpslatitude" in packet.lower()
