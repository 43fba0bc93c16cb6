"""A picture's pixels in bands of rows, so that no second copy of the whole picture is ever needed.

Pillow keeps 4 bytes for each RGB pixel. A picture of 48 megapixels (192 MB) fits once into the memory that
the bounded child may use, not twice.
"""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import pillow_heif
from PIL import Image

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.photos.words import BROKEN_PHOTO

_BAND = 1_000_000  # pixels

# Each thread of the decoder takes memory for itself, and two children work side by side anyway.
pillow_heif.register_heif_opener(thumbnails=False, decode_threads=1)


@contextmanager
def decoding() -> Iterator[None]:
    """Around calls of Pillow and libheif only: what they raise on hostile bytes becomes a UserError.

    Their decoders raise whatever they stumble over (SyntaxError, KeyError, struct.error, …), so no list of
    errors would be complete. MemoryError stays what it is. Their warnings are not for the user.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (UserError, MemoryError):
        raise
    except Exception as error:
        if "Memory allocation error" in str(error):  # libheif
            raise MemoryError from error
        raise UserError(BROKEN_PHOTO, repr(error)) from error


def bands(image: Image.Image, path: Path, multiple: int = 1) -> Iterator[Image.Image]:
    """The picture from top to bottom in RGB or L, what is transparent on white.

    The rows of each band but the last are a multiple of `multiple`. `path` is the file that `image` was
    opened from. Raises UserError where it cannot be decoded.
    """
    source = _heif_bands if image.format == "HEIF" else _pillow_bands
    for band in source(image, path, multiple):
        with decoding():
            flat = _on_white(band)
        yield flat


def thumbnail(image: Image.Image, path: Path, edge: int, spare: int = 2) -> Image.Image:
    """The picture in RGB, its long edge at most `edge` pixels. Raises UserError where it cannot be decoded.

    `spare` is how many times larger it is kept before the last, finer step; 1 takes the least memory.
    """
    # JPEG decoders can skip most of the work when they know how small the result shall be.
    with decoding():
        image.draft("RGB", (edge, edge))
    factor = max(1, max(image.size) // (spare * edge))
    small = Image.new("RGB", (-(-image.width // factor), -(-image.height // factor)))
    at = 0
    for band in bands(image, path, factor):
        part = band.reduce(factor)
        small.paste(part, (0, at))
        at += part.height
    small.thumbnail((edge, edge), Image.Resampling.BICUBIC)
    return small


@contextmanager
def flattened(image: Image.Image, path: Path, scratch: Path) -> Iterator[Image.Image]:
    """The whole picture in L or RGBX, with its pixels in a file of the folder `scratch`, not in memory.

    `image` is closed. Raises UserError where it cannot be decoded, OSError where the folder cannot be written.
    """
    mode, width, height = "L", 0, 0
    with tempfile.TemporaryFile(dir=scratch) as file:
        for band in bands(image, path):
            mode = "L" if band.mode == "L" else "RGBX"
            file.write(band.tobytes("raw", mode))
            width, height = band.width, height + band.height
        file.flush()
        # Gives the decoded picture's memory back before the encoder walks through the file.
        image.close()
        pixels: Any = mmap(file.fileno(), 0, access=ACCESS_READ)
        yield Image.frombuffer(mode, (width, height), pixels, "raw", mode, 0, 1)


def _pillow_bands(image: Image.Image, path: Path, multiple: int) -> Iterator[Image.Image]:
    with decoding():
        image.load()
    rows = _rows(image.width, multiple)
    for top in range(0, image.height, rows):
        yield image.crop((0, top, image.width, min(top + rows, image.height)))


def _heif_bands(image: Image.Image, path: Path, multiple: int) -> Iterator[Image.Image]:
    # Not through Pillow, which would copy the picture into its own memory.
    with decoding():
        heif = pillow_heif.open_heif(path, remove_stride=False)
        data: Any = heif.data
        (width, height), mode, stride = heif.size, heif.mode, heif.stride
    rows = _rows(width, multiple)
    for top in range(0, height, rows):
        count = min(rows, height - top)
        with decoding():
            band = Image.frombytes(
                mode, (width, count), bytes(data[top * stride : (top + count) * stride]), "raw", mode, stride
            )
        yield band


def _rows(width: int, multiple: int) -> int:
    return max(1, _BAND // width // multiple) * multiple


def _on_white(band: Image.Image) -> Image.Image:
    if band.mode == "I;16":
        return _eight_bits(band)
    if "transparency" in band.info or band.mode in ("RGBA", "RGBa", "LA", "La", "PA"):
        return _flat(band)
    if band.mode == "1":
        return band.convert("L")
    return band if band.mode in ("RGB", "L") else band.convert("RGB")


def _eight_bits(band: Image.Image) -> Image.Image:
    # convert() alone would make white of all that is brighter than 255 of 65,535.
    return band.point(lambda value: value * (1 / 256)).convert("L")


def _flat(band: Image.Image) -> Image.Image:
    # Pillow knows no way from gray with alpha that is multiplied in straight to RGBA.
    if band.mode == "La":
        band = band.convert("LA")
    layer = band.convert("RGBA")
    ground = Image.new("RGB", layer.size, "white")
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground
