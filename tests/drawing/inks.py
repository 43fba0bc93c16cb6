"""Where the light ink of a poster lies in a picture of it."""

from PIL import Image

from ucvn_desktop.drawing.layout import Box


def ink_mask(picture: Image.Image, width_mm: float, height_mm: float) -> Image.Image:
    """White where the slogan's ink is; the frame, which lies outside the safe box, is left out."""
    mask = picture.convert("RGB").getchannel("G").point(lambda green: 255 if green > 120 else 0)
    inside = Image.new("L", mask.size, 0)
    inner = _pixels(Box(0.07 * width_mm, 0.07 * height_mm, 0.93 * width_mm, 0.93 * height_mm), mask, width_mm)
    inside.paste(mask.crop(inner), inner)
    return inside


def ink_between(mask: Image.Image, top_mm: float, bottom_mm: float, width_mm: float) -> Box | None:
    """The ink's bounds in mm between two heights of the page, or None where there is none."""
    scale = width_mm / mask.width
    rows = (0, round(top_mm / scale), mask.width, round(bottom_mm / scale))
    found = mask.crop(rows).getbbox()
    if found is None:
        return None
    left, top, right, bottom = found
    return Box(left * scale, (top + rows[1]) * scale, right * scale, (bottom + rows[1]) * scale)


def _pixels(box: Box, picture: Image.Image, width_mm: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(side * picture.width / width_mm) for side in box)
    return left, top, right, bottom
