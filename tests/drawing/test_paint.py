"""What is painted is what the ruler measured: ink in real pixels."""

import io
from itertools import pairwise

import pytest
from PIL import Image
from PySide6.QtGui import QPainterPath

from tests.drawing.inks import ink_between, ink_mask
from ucvn_desktop.drawing.fonts import BUNDLED, REFERENCE_PX, resolve
from ucvn_desktop.drawing.layout import MARK_GAP
from ucvn_desktop.drawing.output import render_png
from ucvn_desktop.drawing.poster import compose
from ucvn_desktop.drawing.ruler import ruler
from ucvn_desktop.drawing.templates import TEMPLATES, Template, template

SLOGAN = "NHIỆT LIỆT CHÀO MỪNG 92 NĂM NGÀY THÀNH LẬP CÔNG ĐOÀN VIỆT NAM (28/7/1929 - 28/7/2021)"
STACKED = "ỄẬ ỞẶ ẪỆ ỘỄ ẲỆ ỖẠ"
LOWER = "Người Việt Nam quyết giữ vững nghề gỗ, đẩy mạnh sản xuất"


@pytest.mark.parametrize("family", [face.family for face in BUNDLED])
@pytest.mark.parametrize(
    ("text", "width", "height"),
    [(SLOGAN, 5000, 800), (SLOGAN, 600, 2000), (SLOGAN, 297, 420), (STACKED, 420, 297), (LOWER, 3000, 1000)],
)
def test_the_ink_lies_where_it_was_measured_and_marks_do_not_touch(
    family: str, text: str, width: float, height: float
) -> None:
    poster = compose(text, width, height, template("vien-vang"), resolve(family))
    picture = Image.open(io.BytesIO(render_png(poster, 2000)))
    pixel = width / picture.width
    mask = ink_mask(picture, width, height)
    lines = poster.setting.lines
    edges = [0.0, *((a.ink.bottom + b.ink.top) / 2 for a, b in pairwise(lines)), height]
    for line, (top, bottom) in zip(lines, pairwise(edges), strict=True):
        assert ink_between(mask, top, bottom, width) == pytest.approx(line.ink, abs=1.5 * pixel)
    for above, below in pairwise(lines):
        assert below.ink.top - above.ink.bottom >= MARK_GAP * poster.setting.cap_height - 1e-6
        assert ink_between(mask, above.ink.bottom + pixel, below.ink.top - pixel, width) is None


@pytest.mark.parametrize("family", [face.family for face in BUNDLED])
def test_letters_are_solid_where_strokes_overlap(family: str) -> None:
    """Strokes of variable fonts overlap; odd-even filling would leave holes in most letters."""
    poster = compose("RAĐƯỜNG KEMTẬ", 1000, 200, template("vien-vang"), resolve(family))
    (line,) = poster.setting.lines
    picture = Image.open(io.BytesIO(render_png(poster, 3000)))
    painted = ink_mask(picture, 1000, 200).histogram()[255]
    outlines = ruler(family, poster.face.poster_weight)
    whole = sum(_area(outlines.outline(word.text).simplified()) for word in line.words)
    assert painted == pytest.approx(whole * (poster.setting.size / REFERENCE_PX * 3) ** 2, rel=0.01)


def _area(path: QPainterPath) -> float:
    """The area of outlines that do not overlap, holes taken off, by the shoelace formula."""
    return abs(
        sum(
            (a.x() * b.y() - b.x() * a.y()) / 2
            for polygon in path.toSubpathPolygons()
            for a, b in pairwise([*polygon.toList(), polygon.toList()[0]])
        )
    )


def test_the_first_line_is_yellow_and_the_others_are_white() -> None:
    poster = compose(SLOGAN, 5000, 800, template("vien-vang"), resolve("Be Vietnam Pro"))
    picture = Image.open(io.BytesIO(render_png(poster, 2000))).convert("RGB")
    for index, line in enumerate(poster.setting.lines):
        crop = picture.crop(tuple(round(side * picture.width / 5000) for side in line.ink))  # type: ignore[arg-type]
        colours = {colour for _, colour in sorted(crop.getcolors(1 << 20) or [])[-2:]}
        assert colours == {(196, 22, 28), (255, 222, 23) if index == 0 else (255, 255, 255)}


@pytest.mark.parametrize("known", TEMPLATES, ids=[known.name for known in TEMPLATES])
def test_each_template_shows_its_ground_its_frame_and_its_letters_and_no_other_colour(
    known: Template,
) -> None:
    poster = compose("HHH\nHHH", 1000, 500, known, resolve("Be Vietnam Pro"))
    picture = Image.open(io.BytesIO(render_png(poster, 2000))).convert("RGB")
    whole = {rgb for count, rgb in picture.getcolors(1 << 20) or [] if count > 8000}
    colours = {known.ground, known.frame, known.first_line, known.other_lines} - {""}
    assert whole == {tuple(bytes.fromhex(colour[1:])) for colour in colours}
