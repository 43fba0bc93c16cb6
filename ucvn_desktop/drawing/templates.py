"""Grounds, frames and zones of posters: what a slogan is set on. Pure data; lengths in mm."""

from dataclasses import dataclass

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.drawing.layout import Box

# No decree sets the colours of slogans; red with yellow is the custom (Party and national red, "vàng tươi").
RED, YELLOW, GOLD, WHITE = "#C4161C", "#FFDE17", "#F2C037", "#FFFFFF"
BLUE = "#0F4C9C"

SAFE_PART = 0.8  # of each side: outside it are hems, eyelets and the frame


@dataclass(frozen=True, slots=True)
class Template:
    """A look: colours as #RRGGBB, the frame in parts of the shorter side; no frame where its colour is empty.

    `name` is what the user types, `title` what the user reads.
    """

    name: str
    title: str
    ground: str
    frame: str
    first_line: str
    other_lines: str
    frame_inset: float = 0.045
    frame_width: float = 0.01

    def safe_box(self, width: float, height: float) -> Box:
        """Where all ink of the slogan must lie, in mm from the page's top left."""
        inset = (1 - SAFE_PART) / 2
        return Box(inset * width, inset * height, (1 - inset) * width, (1 - inset) * height)

    def frame_line(self, width: float, height: float) -> tuple[Box, float]:
        """The middle of the frame's line and the line's width, in mm."""
        short = min(width, height)
        inset = short * (self.frame_inset + self.frame_width / 2)
        return Box(inset, inset, width - inset, height - inset), short * self.frame_width

    def line_colour(self, index: int) -> str:
        """The colour of the index-th line from the top."""
        return self.first_line if index == 0 else self.other_lines


TEMPLATES = (
    Template("vien-vang", "Viền vàng", RED, GOLD, YELLOW, WHITE),
    Template("do-tron", "Đỏ trơn, chữ vàng", RED, "", YELLOW, YELLOW),
    Template("trang-vien-do", "Nền trắng, chữ đỏ", WHITE, RED, RED, RED),
    Template("xanh-chu-trang", "Nền xanh, chữ trắng", BLUE, WHITE, YELLOW, WHITE),
)


def template(name: str) -> Template:
    """The template called `name` («vien-vang», «Viền vàng»); UserError names the choices if there is none."""
    for known in TEMPLATES:
        if _key(name) in (_key(known.name), _key(known.title)):
            return known
    choices = ", ".join(f"«{known.name}»" for known in TEMPLATES)
    raise UserError(f"Không có mẫu «{name}». Các mẫu hiện có: {choices}.")


def _key(name: str) -> str:
    return fold(name).replace(" ", "-")
