"""Pictures for the sample data, drawn by us: flat scenes of union life, each a JPEG with a date."""

import io
import random
from collections.abc import Callable

from PIL import ExifTags, Image, ImageDraw

SIZE = (1600, 1067)

_RED, _GOLD, _WOOD, _WALL, _SKY, _GRASS = "#B4161B", "#FFD84A", "#8A5A2B", "#EFE6D8", "#BFE0F2", "#7FA86B"
_SHIRTS = ("#1D4E89", "#2F6DB5", "#5B8FC7", "#F4F6F8", "#17693F", "#C9D6E6")
_SKIN = ("#E8B98F", "#D9A577", "#F0C8A0")
_HAIR = "#2A211C"

_Draw = ImageDraw.ImageDraw


def draw_scene(scene: str, seed: int, taken: str) -> bytes:
    """A JPEG of the scene (hall, speaker, table, gift, ballot, yard, sport), `taken` (ISO time) in its Exif.

    The same arguments give the same picture.
    """
    image = Image.new("RGB", SIZE, _WALL)
    _SCENES[scene](ImageDraw.Draw(image), random.Random(seed))  # noqa: S311 - faces, not secrets
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = taken.replace("-", ":").replace("T", " ")
    exif[ExifTags.Base.Software] = "UCVN Desktop"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = exif[ExifTags.Base.DateTime]
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88, exif=exif)
    return out.getvalue()


def _person(draw: _Draw, chance: random.Random, x: float, y: float, height: float) -> None:
    """A figure whose feet stand at (x, y)."""
    head = height * 0.16
    shirt, skin = chance.choice(_SHIRTS), chance.choice(_SKIN)
    draw.rectangle((x - head * 0.9, y - height * 0.42, x + head * 0.9, y), fill="#2B2F3A")
    draw.rounded_rectangle(
        (x - head * 1.25, y - height * 0.80, x + head * 1.25, y - height * 0.38),
        radius=head * 0.6,
        fill=shirt,
    )
    draw.ellipse((x - head * 0.75, y - height, x + head * 0.75, y - height + head * 1.6), fill=skin)
    draw.pieslice(
        (x - head * 0.8, y - height - 4, x + head * 0.8, y - height + head * 1.3), 180, 360, fill=_HAIR
    )


def _stage(draw: _Draw) -> None:
    width, height = SIZE
    draw.rectangle((0, 0, width, height * 0.58), fill="#7C1216")
    for fold in range(0, width, 64):
        draw.line((fold, 0, fold, height * 0.58), fill="#6B0F13", width=14)
    draw.rectangle(
        (width * 0.14, height * 0.08, width * 0.86, height * 0.30), fill=_RED, outline=_GOLD, width=8
    )
    for row, share in enumerate((0.5, 0.36)):
        y = height * (0.15 + 0.07 * row)
        draw.rounded_rectangle(
            (width * (0.5 - share / 2), y, width * (0.5 + share / 2), y + 26), 8, fill=_GOLD
        )
    draw.rectangle((0, height * 0.58, width, height * 0.66), fill=_WOOD)
    draw.rectangle((0, height * 0.66, width, height), fill="#D8C7AE")


def _audience(draw: _Draw, chance: random.Random) -> None:
    width, height = SIZE
    for row in range(3):
        y = height * (0.80 + 0.12 * row)
        for seat in range(9):
            x = width * (seat + 0.5 + 0.25 * (row % 2)) / 9.4
            size = 62 + 16 * row
            draw.rounded_rectangle((x - size, y, x + size, y + 190), 34, fill=chance.choice(_SHIRTS))
            draw.ellipse((x - size * 0.5, y - size * 0.95, x + size * 0.5, y + size * 0.15), fill=_HAIR)


def _hall(draw: _Draw, chance: random.Random) -> None:
    _stage(draw)
    for place in (0.32, 0.44, 0.56, 0.68):
        _person(draw, chance, SIZE[0] * place, SIZE[1] * 0.60, 250)
    _audience(draw, chance)


def _speaker(draw: _Draw, chance: random.Random) -> None:
    width, height = SIZE
    _stage(draw)
    _person(draw, chance, width * 0.30, height * 0.80, 520)
    draw.rectangle((width * 0.22, height * 0.56, width * 0.38, height * 0.86), fill=_WOOD)
    draw.rectangle((width * 0.205, height * 0.53, width * 0.395, height * 0.57), fill="#A8703A")
    for flower in range(7):
        x = width * (0.60 + 0.03 * flower)
        draw.ellipse(
            (x - 26, height * 0.72 - 26, x + 26, height * 0.72 + 26),
            fill=chance.choice((_GOLD, "#F28CA0", "#FFF")),
        )
    draw.rectangle((width * 0.58, height * 0.74, width * 0.81, height * 0.86), fill="#4B7A3C")


def _table(draw: _Draw, chance: random.Random) -> None:
    width, height = SIZE
    draw.rectangle(
        (width * 0.62, height * 0.08, width * 0.92, height * 0.42), fill=_SKY, outline="#C9B899", width=12
    )
    draw.line((width * 0.77, height * 0.08, width * 0.77, height * 0.42), fill="#C9B899", width=8)
    for place in (0.18, 0.34, 0.50, 0.66, 0.82):
        _person(draw, chance, width * place, height * 0.92, 470)
    draw.polygon(
        [(width * 0.04, height * 0.66), (width * 0.96, height * 0.66), (width, height), (0, height)],
        fill="#A8703A",
    )
    for place in (0.20, 0.38, 0.56, 0.74):
        draw.rectangle((width * place, height * 0.74, width * place + 120, height * 0.80), fill="#FFFFFF")


def _gift(draw: _Draw, chance: random.Random) -> None:
    width, height = SIZE
    draw.rectangle((0, height * 0.80, width, height), fill="#CDB58F")
    for place in (0.16, 0.34, 0.64, 0.82):
        _person(draw, chance, width * place, height * 0.92, 620)
    left, top = width * 0.42, height * 0.50
    draw.rectangle((left, top, left + 250, top + 190), fill=_RED)
    draw.rectangle((left + 110, top, left + 140, top + 190), fill=_GOLD)
    draw.rectangle((left, top + 80, left + 250, top + 108), fill=_GOLD)
    draw.ellipse((left + 60, top - 60, left + 125, top), outline=_GOLD, width=14)
    draw.ellipse((left + 125, top - 60, left + 190, top), outline=_GOLD, width=14)


def _ballot(draw: _Draw, chance: random.Random) -> None:
    width, height = SIZE
    draw.rectangle((0, height * 0.78, width, height), fill="#D8C7AE")
    for place in (0.18, 0.80):
        _person(draw, chance, width * place, height * 0.92, 600)
    left, top = width * 0.38, height * 0.48
    draw.rectangle((left, top, left + 380, top + 360), fill=_RED, outline=_GOLD, width=10)
    draw.rectangle((left + 110, top + 26, left + 270, top + 48), fill="#5E0C0F")
    draw.polygon(
        [(left + 120, top - 120), (left + 260, top - 150), (left + 262, top + 30), (left + 128, top + 36)],
        fill="#FFFFFF",
    )


def _yard(draw: _Draw, chance: random.Random) -> None:
    width, height = SIZE
    draw.rectangle((0, 0, width, height * 0.55), fill=_SKY)
    draw.rectangle((width * 0.10, height * 0.14, width * 0.90, height * 0.55), fill="#F4EBD9")
    for window in range(8):
        x = width * (0.14 + 0.094 * window)
        draw.rectangle((x, height * 0.22, x + 78, height * 0.40), fill="#9DB9CF")
    draw.rectangle((0, height * 0.55, width, height), fill=_GRASS)
    draw.rectangle(
        (width * 0.2, height * 0.44, width * 0.8, height * 0.53), fill=_RED, outline=_GOLD, width=6
    )
    for row in range(2):
        for place in range(9):
            _person(
                draw,
                chance,
                width * (place + 0.6 + 0.3 * row) / 9.8,
                height * (0.80 + 0.15 * row),
                300 + 40 * row,
            )


def _sport(draw: _Draw, chance: random.Random) -> None:
    width, height = SIZE
    draw.rectangle((0, 0, width, height * 0.5), fill="#CFE3D6")
    draw.rectangle((0, height * 0.5, width, height), fill="#2F8F6B")
    draw.line((0, height * 0.72, width, height * 0.72), fill="#FFFFFF", width=8)
    draw.rectangle((width * 0.495, height * 0.34, width * 0.505, height * 0.84), fill="#2B2F3A")
    draw.rectangle((width * 0.30, height * 0.36, width * 0.70, height * 0.56), outline="#FFFFFF", width=6)
    for place in (0.14, 0.30, 0.70, 0.86):
        _person(draw, chance, width * place, height * (0.86 + 0.06 * chance.random()), 460)
    draw.ellipse((width * 0.46, height * 0.16, width * 0.485, height * 0.20), fill="#FFFFFF")


_SCENES: dict[str, Callable[[_Draw, random.Random], None]] = {
    "hall": _hall,
    "speaker": _speaker,
    "table": _table,
    "gift": _gift,
    "ballot": _ballot,
    "yard": _yard,
    "sport": _sport,
}
