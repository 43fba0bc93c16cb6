"""What the bounded child does with a foreign picture: look at it, and make the copy that may leave."""

import io
import warnings
from datetime import datetime
from pathlib import Path
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.photos.stripping import strip_jpeg
from ucvn_desktop.services.photos.words import BROKEN_PHOTO, NOT_A_PHOTO

THUMB_EDGE = 512

_FORMATS = ("JPEG", "PNG", "HEIF")
_MIME = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "HEIF": "image/heif"}
# The largest sensors of phones have 200 megapixels; whatever claims more is no photo.
_MAX_PIXELS = 200_000_000
_JPEG_QUALITY = 92


# Bombs are refused by our own limit; the library's smaller one only warns.
Image.MAX_IMAGE_PIXELS = None
pillow_heif.register_heif_opener(thumbnails=False)


def inspect(request: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """Look at the picture at `path`: its facts, and a thumbnail (JPEG, 512 px, upright).

    Raises UserError where it is none, is broken or too large.
    """
    with _open(Path(request["path"])) as image:
        exif = image.getexif()
        facts = {
            "mime": _MIME[str(image.format)],
            "width": image.width,
            "height": image.height,
            "orientation": _orientation(exif),
            "taken": _taken(exif),
            "camera": _camera(exif),
            "has_location": _has_location(image, exif),
        }
        return facts, [_thumbnail(image)]


def export(request: dict[str, Any]) -> dict[str, Any]:
    """Write the picture at `source` as a JPEG without any location to `target`.

    A JPEG keeps its pixels bit by bit; other formats are decoded once. Raises UserError as `inspect` does.
    """
    source, target = Path(request["source"]), Path(request["target"])
    with _open(source) as image:
        if _MIME[str(image.format)] == "image/jpeg":
            target.write_bytes(b"".join(strip_jpeg(source.read_bytes(), _orientation(image.getexif()))))
        else:
            _export_decoded(image, target)
    return {"size": target.stat().st_size}


def _open(path: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(path, formats=_FORMATS)
    except UnidentifiedImageError:
        raise UserError(NOT_A_PHOTO) from None
    except (OSError, ValueError, SyntaxError, RuntimeError, EOFError) as error:
        raise UserError(BROKEN_PHOTO, repr(error)) from error
    if image.width * image.height > _MAX_PIXELS:
        image.close()
        raise UserError(
            f"Ảnh tự nhận có {image.width} × {image.height} điểm ảnh, lớn bất thường nên không mở.",
            "decompression bomb",
        )
    return image


def _thumbnail(image: Image.Image) -> bytes:
    # JPEG decoders can skip most of the work when they know how small the result shall be.
    image.draft("RGB", (THUMB_EDGE, THUMB_EDGE))
    small = _decoded(image)
    small.thumbnail((THUMB_EDGE, THUMB_EDGE), Image.Resampling.BICUBIC)
    small = _on_white(ImageOps.exif_transpose(small))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=82)
    return out.getvalue()


def _export_decoded(image: Image.Image, target: Path) -> None:
    upright = _on_white(ImageOps.exif_transpose(_decoded(image)))
    exif = image.getexif()
    exif.pop(ExifTags.Base.GPSInfo, None)
    exif[ExifTags.Base.Orientation] = 1
    upright.save(
        target,
        "JPEG",
        quality=_JPEG_QUALITY,
        subsampling=0,
        exif=exif.tobytes(),
        icc_profile=image.info.get("icc_profile"),
    )


def _decoded(image: Image.Image) -> Image.Image:
    try:
        image.load()
    except (OSError, ValueError, SyntaxError, RuntimeError, EOFError) as error:
        raise UserError(BROKEN_PHOTO, repr(error)) from error
    return image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA"):
        layered = image.convert("RGBA")
        ground = Image.new("RGB", layered.size, "white")
        ground.paste(layered, mask=layered.getchannel("A"))
        return ground
    return image.convert("RGB")


def _orientation(exif: Image.Exif) -> int:
    value = exif.get(ExifTags.Base.Orientation)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _taken(exif: Image.Exif) -> str:
    details = exif.get_ifd(ExifTags.IFD.Exif)
    for value in (details.get(ExifTags.Base.DateTimeOriginal), exif.get(ExifTags.Base.DateTime)):
        try:
            # Cameras write local time without a zone.
            return datetime.strptime(str(value).strip("\0 "), "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return ""


def _camera(exif: Image.Exif) -> str:
    make, model = (str(exif.get(tag) or "").strip("\0 ") for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
    return model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()


def _has_location(image: Image.Image, exif: Image.Exif) -> bool:
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    xmp = image.info.get("xmp") or b""
    packet = xmp if isinstance(xmp, bytes) else str(xmp).encode()
    return ExifTags.GPS.GPSLatitude in gps or b"GPSLatitude" in packet
