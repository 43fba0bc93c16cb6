"""Set a slogan on a poster or banner and write it as a PDF for the print shop, or show it as a PNG."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.services.targets import with_ending, write_file

if TYPE_CHECKING:
    from ucvn_desktop.drawing.layout import Line
    from ucvn_desktop.drawing.poster import Poster

LEAST_SIDE_MM = 50
LEAST_PAGE_MM = 10
GREATEST_SIDE_MM = 20_000
GREATEST_SCALE = 100
LONGEST_TEXT = 400
# 200 inches: longer PDF pages need a UserUnit, which few readers besides Adobe's heed.
LONGEST_FULL_SIZE_MM = 5080

_NUMBER = r"(\d{1,3}(?:\.\d{3}){1,3}(?:,\d{1,9})?|\d{1,9}(?:[.,]\d{1,9})?)"
_SIZE = re.compile(rf"\s*{_NUMBER}\s*[x×*]\s*{_NUMBER}\s*(?:mm)?\s*", re.IGNORECASE)
_SIDE = re.compile(rf"\s*{_NUMBER}\s*(?:mm)?\s*", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_VIETNAMESE_SIGNS = str.maketrans(".,", ",.")
# ISO 216, upright.
_PAPERS = {
    "A0": (841.0, 1189.0),
    "A1": (594.0, 841.0),
    "A2": (420.0, 594.0),
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
}
_BREAKING_SPACE = re.compile(r"[^\S\u00a0]+")
_SCALE = re.compile(r"\s*1\s*:\s*(\d{1,4})\s*")


@dataclass(frozen=True)
class PosterSpec:
    """What is asked for: millimetres at full size; `scale` 10 draws it 1:10; line feeds are line ends."""

    text: str
    width_mm: float
    height_mm: float
    template: str = "vien-vang"
    font: str = "Be Vietnam Pro"
    caps: bool = False
    scale: int = 1


@dataclass(frozen=True)
class PosterLine:
    """A line as printed: mm on the PDF's page, `ink_mm` = (left, top, right, bottom) from its top left."""

    text: str
    cap_height_mm: float
    ink_mm: tuple[float, float, float, float]


@dataclass(frozen=True)
class PosterResult:
    """What was written: lines from top to bottom, the page's width and height in mm, the number of pages."""

    lines: tuple[PosterLine, ...]
    page_mm: tuple[float, float]
    sheets: int
    file: Path


def parse_size(text: str) -> tuple[float, float]:
    """Width and height in mm of «5000x800», «5.000 × 800», «594,5*841 mm», «A3»; UserError for anything else."""
    paper = _PAPERS.get(text.strip().upper())
    if paper:
        return paper
    found = _SIZE.fullmatch(text)
    if found is None:
        raise UserError(
            f"Không hiểu khổ «{text}». Hãy ghi chiều ngang x chiều cao bằng milimét, ví dụ 5000x800."
        )
    width, height = _number(found[1]), _number(found[2])
    _check_sides(width, height)
    return width, height


def parse_side(text: str) -> float:
    """One side in mm of «5000», «5.000», «594,5 mm», whether or not it can be drawn; UserError for anything
    else."""
    found = _SIDE.fullmatch(text)
    side = _number(found[1]) if found else 0.0
    if not side:
        raise UserError(f"Không hiểu số đo «{text}». Hãy ghi bằng milimét, ví dụ 5000.")
    return side


def parse_scale(text: str) -> int:
    """10 of «1:10»; UserError for anything that is no scale from 1:1 to 1:100."""
    found = _SCALE.fullmatch(text)
    if found is None:
        raise UserError(f"Không hiểu tỉ lệ «{text}». Hãy ghi như 1:1 hoặc 1:10.")
    scale = int(found[1])
    _check_scale(scale)
    return scale


def render_poster(spec: PosterSpec, out: Path) -> PosterResult:
    """Write the poster to `out` as a vector PDF, whole or not at all.

    Raises UserError for an empty or too long text, a size or scale out of bounds, an unknown template or
    font, letters that the font lacks, and a place where nothing can be written.
    """
    pdf, result = draw_poster(spec, with_ending(out, ".pdf"))
    write_file(result.file, pdf)
    return result


def draw_poster(spec: PosterSpec, out: Path) -> tuple[bytes, PosterResult]:
    """The poster's PDF and what is to be said of it once it lies in `out`; nothing is written.

    Raises UserError as `render_poster` does, but for the writing.
    """
    poster = compose_poster(spec)
    from ucvn_desktop.drawing.output import render_pdf

    return render_pdf(poster, spec.scale), PosterResult(
        tuple(_line(line, poster.setting.cap_height, spec.scale) for line in poster.setting.lines),
        (round(spec.width_mm / spec.scale, 2), round(spec.height_mm / spec.scale, 2)),
        1,
        out,
    )


def preview(spec: PosterSpec, max_edge_px: int = 640) -> bytes:
    """The poster as a PNG, its longer edge `max_edge_px` pixels; UserError as for render_poster."""
    poster = compose_poster(spec)
    from ucvn_desktop.drawing.output import render_png

    return render_png(poster, max_edge_px)


def compose_poster(spec: PosterSpec) -> "Poster":
    """The poster as `drawing.paint.paint_poster` paints it; UserError as for render_poster."""
    text = _checked_text(spec)
    _check_sides(spec.width_mm, spec.height_mm)
    _check_page(min(spec.width_mm, spec.height_mm), spec.scale)
    # Qt is loaded only now: what is wrong with the words is said at once, on any machine.
    from ucvn_desktop.drawing.headless import ensure_gui

    ensure_gui()
    from ucvn_desktop.drawing.fonts import resolve
    from ucvn_desktop.drawing.poster import compose
    from ucvn_desktop.drawing.templates import template

    return compose(text, spec.width_mm, spec.height_mm, template(spec.template), resolve(spec.font))


def blank_poster(spec: PosterSpec) -> "Poster":
    """The poster's ground without a word, for a design that is only begun; UserError as for render_poster."""
    _check_sides(spec.width_mm, spec.height_mm)
    from ucvn_desktop.drawing.headless import ensure_gui

    ensure_gui()
    from ucvn_desktop.drawing.fonts import resolve
    from ucvn_desktop.drawing.poster import blank
    from ucvn_desktop.drawing.templates import template

    return blank(spec.width_mm, spec.height_mm, template(spec.template), resolve(spec.font))


def find_faults(spec: PosterSpec) -> dict[str, str]:
    """What keeps the poster from being drawn: sentences under what they are of («text», «size», «scale»,
    «template», «font»)."""
    from ucvn_desktop.drawing.headless import ensure_gui

    ensure_gui()
    from ucvn_desktop.drawing.fonts import resolve
    from ucvn_desktop.drawing.poster import check_letters
    from ucvn_desktop.drawing.templates import template

    checks: dict[str, Callable[[], object]] = {
        "text": lambda: _checked_text(spec),
        "size": lambda: _check_sides(spec.width_mm, spec.height_mm),
        "scale": lambda: _check_page(min(spec.width_mm, spec.height_mm), spec.scale),
        "template": lambda: template(spec.template),
        "font": lambda: check_letters(resolve(spec.font), _clean(spec.text)),
    }
    faults = {}
    for name, check in checks.items():
        try:
            check()
        except UserError as error:
            faults[name] = error.message
    return faults


def font_choices() -> tuple[str, ...]:
    """Names of the faces to choose from: those of the program first, then the machine's that have all
    Vietnamese letters. Looking takes a while the first time."""
    from ucvn_desktop.drawing.headless import ensure_gui

    ensure_gui()
    from ucvn_desktop.drawing.fonts import families, installed_families

    return (*(face.family for face in families()), *installed_families())


def template_choices() -> tuple[tuple[str, str], ...]:
    """The templates' names and titles, the usual one first."""
    from ucvn_desktop.drawing.templates import TEMPLATES

    return tuple((known.name, known.title) for known in TEMPLATES)


def suggested_scale(width_mm: float, height_mm: float) -> int:
    """1, or 10 for a page longer than PDF readers show rightly at full size."""
    return 10 if max(width_mm, height_mm) > LONGEST_FULL_SIZE_MM else 1


def _clean(text: str) -> str:
    """NFC, no invisible characters, one space between words, no empty lines; no-break spaces stay."""
    visible = "".join(c for c in nfc(text) if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf"))
    rows = (_BREAKING_SPACE.sub(" ", row).strip() for row in visible.splitlines())
    return "\n".join(row for row in rows if row)


def _checked_text(spec: PosterSpec) -> str:
    text = _clean(spec.text)
    if not text:
        raise UserError("Khẩu hiệu chưa có chữ nào. Hãy nhập nội dung khẩu hiệu.")
    if len(text) > LONGEST_TEXT:
        raise UserError(
            f"Khẩu hiệu dài {len(text)} ký tự, nhiều nhất là {LONGEST_TEXT}. Hãy rút gọn nội dung."
        )
    return text.upper() if spec.caps else text


def _line(line: "Line", cap_height: float, scale: int) -> PosterLine:
    left, top, right, bottom = (round(value / scale, 2) for value in line.ink)
    return PosterLine(
        line.text.replace("\u00a0", " "), round(cap_height / scale, 2), (left, top, right, bottom)
    )


def _number(text: str) -> float:
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))


def _check_sides(*sides: float) -> None:
    for side in sides:
        if not LEAST_SIDE_MM <= side <= GREATEST_SIDE_MM:
            raise UserError(
                f"Cạnh {_shown(side)} mm nằm ngoài giới hạn. "
                f"Mỗi cạnh phải từ {LEAST_SIDE_MM} mm đến {_shown(GREATEST_SIDE_MM)} mm."
            )


def _check_scale(scale: int) -> None:
    if not 1 <= scale <= GREATEST_SCALE:
        raise UserError(f"Không vẽ được tỉ lệ 1:{scale}. Tỉ lệ phải từ 1:1 đến 1:{GREATEST_SCALE}.")


def _check_page(shorter_side: float, scale: int) -> None:
    _check_scale(scale)
    if shorter_side / scale < LEAST_PAGE_MM:
        raise UserError(
            f"Với tỉ lệ 1:{scale}, một cạnh của trang chỉ còn {_shown(shorter_side / scale)} mm; "
            f"ít nhất phải là {LEAST_PAGE_MM} mm. Hãy chọn tỉ lệ lớn hơn."
        )


def _shown(number: float) -> str:
    """The number as Vietnamese write it: 20.000 and 594,5."""
    return f"{number:,.10g}".translate(_VIETNAMESE_SIGNS)
