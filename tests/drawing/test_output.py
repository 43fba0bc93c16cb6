"""Poster files: pages of the right size, outlines only, whole or not at all."""

import io
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from tests.drawing.inks import ink_between, ink_mask
from ucvn_desktop.drawing.fonts import BUNDLED, resolve
from ucvn_desktop.drawing.output import render_pdf, render_png
from ucvn_desktop.drawing.poster import Poster, compose
from ucvn_desktop.drawing.templates import template

SLOGAN = "NHIỆT LIỆT CHÀO MỪNG 92 NĂM NGÀY THÀNH LẬP CÔNG ĐOÀN VIỆT NAM (28/7/1929 - 28/7/2021)"

needs_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")


def poster_of(text: str = SLOGAN, width: float = 5000, height: float = 800, family: str = "") -> Poster:
    return compose(text, width, height, template("vien-vang"), resolve(family or "Be Vietnam Pro"))


def page_mm(pdf: bytes) -> tuple[float, float]:
    media = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    unit = re.search(rb"/UserUnit ([\d.]+)", pdf)
    assert media
    mm = 25.4 / 72 * (float(unit[1]) if unit else 1)
    return float(media[1]) * mm, float(media[2]) * mm


def rastered(pdf: bytes, folder: Path, edge: int = 2000) -> Image.Image:
    (folder / "poster.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-png", "-singlefile", "-scale-to", str(edge), "poster.pdf", "poster"]
    subprocess.run(command, cwd=folder, check=True)
    return Image.open(folder / "poster.png").convert("RGB")


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(5000, 800, 1), (600, 2000, 1), (297, 420, 1), (5000, 800, 10), (6000, 800, 1), (20_000, 20_000, 1)],
)
def test_the_page_has_the_size_that_was_asked_for(width: float, height: float, scale: int) -> None:
    pdf = render_pdf(poster_of(width=width, height=height), scale)
    assert pdf.startswith(b"%PDF-1.6")
    # Qt rounds a page to whole points, and a UserUnit to six places.
    assert page_mm(pdf) == pytest.approx((width / scale, height / scale), abs=25.4 / 72 / 2 + width * 1e-6)


def test_no_page_is_longer_than_readers_allow_without_a_user_unit() -> None:
    media = re.search(rb"/MediaBox \[0 0 ([\d.]+) ", render_pdf(poster_of(width=20_000)))
    assert media
    assert float(media[1]) <= 14_400


def test_the_file_is_vector_with_outlines_and_without_fonts_or_pictures() -> None:
    pdf = render_pdf(poster_of())
    assert b"/FontDescriptor" not in pdf
    assert b"/BaseFont" not in pdf
    assert b"/Subtype /Image" not in pdf
    assert len(pdf) < 100_000


@needs_poppler
def test_the_file_names_its_slogan_and_its_maker(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(render_pdf(poster_of("Công đoàn\nViệt Nam")))
    info = subprocess.run(["pdfinfo", tmp_path / "a.pdf"], capture_output=True, check=True).stdout.decode()
    assert re.search(r"^Title: +Công đoàn Việt Nam$", info, re.MULTILINE)
    assert re.search(r"^Creator: +UCVN Desktop$", info, re.MULTILINE)
    assert re.search(r"^Pages: +1$", info, re.MULTILINE)
    fonts = subprocess.run(["pdffonts", tmp_path / "a.pdf"], capture_output=True, check=True).stdout
    assert len(fonts.splitlines()) == 2


@needs_poppler
@pytest.mark.parametrize(("width", "scale"), [(5000, 1), (5000, 10), (6000, 1)])
def test_another_program_sees_the_ink_where_it_was_measured(tmp_path: Path, width: float, scale: int) -> None:
    poster = poster_of(width=width)
    picture = rastered(render_pdf(poster, scale), tmp_path)
    mask = ink_mask(picture, width, 800)
    lines = poster.setting.lines
    edges = [0.0, *((a.ink.bottom + b.ink.top) / 2 for a, b in pairwise(lines)), 800]
    for line, (top, bottom) in zip(lines, pairwise(edges), strict=True):
        assert ink_between(mask, top, bottom, width) == pytest.approx(line.ink, abs=2 * width / 2000)


@needs_poppler
@pytest.mark.parametrize(("width", "scale"), [(297, 1), (1000, 10), (1004, 10)])
def test_the_ground_reaches_every_edge_of_the_page(tmp_path: Path, width: float, scale: int) -> None:
    picture = rastered(render_pdf(poster_of(width=width, height=420), scale), tmp_path)
    edges = [(0, 0, picture.width, 1), (0, picture.height - 1, picture.width, picture.height)]
    edges += [(0, 0, 1, picture.height), (picture.width - 1, 0, picture.width, picture.height)]
    for edge in edges:
        greens = picture.crop(edge).getchannel("G").getextrema()
        assert greens[1] < 60, "white shows at the edge"


@needs_poppler
@pytest.mark.parametrize("family", [face.family for face in BUNDLED])
def test_bold_is_bold_in_the_file(tmp_path: Path, family: str) -> None:
    """The stems of I in the printed file, against the height of the letters: Regular has under 0.15."""
    poster = poster_of("IIII IIII", 2000, 400, family)
    picture = rastered(render_pdf(poster), tmp_path)
    (line,) = poster.setting.lines
    scale = picture.width / 2000
    row = round((line.baseline - poster.setting.cap_height / 2) * scale)
    mask = ink_mask(picture, 2000, 400)
    stems = sum(mask.getpixel((x, row)) == 255 for x in range(mask.width)) / 8
    assert stems / (poster.setting.cap_height * scale) > 0.19


def test_a_preview_has_the_poster_s_shape() -> None:
    assert Image.open(io.BytesIO(render_png(poster_of(), 640))).size == (640, 102)
    assert Image.open(io.BytesIO(render_png(poster_of(width=600, height=2000), 640))).size == (192, 640)
