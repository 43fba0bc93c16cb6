"""A poster ready to be painted: a slogan set on a template in one face."""

from dataclasses import dataclass

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.drawing.fonts import Face, letters_missing
from ucvn_desktop.drawing.layout import Setting, set_slogan
from ucvn_desktop.drawing.ruler import ruler
from ucvn_desktop.drawing.templates import Template


@dataclass(frozen=True, slots=True)
class Poster:
    """Millimetres at full size, from the page's top left, y down."""

    title: str
    width: float
    height: float
    template: Template
    face: Face
    setting: Setting


def compose(text: str, width: float, height: float, template: Template, face: Face) -> Poster:
    """Set `text` (NFC; line feeds are line ends) on a page of width × height mm.

    Raises UserError for text without words or with letters that the face lacks.
    """
    check_letters(face, text)
    setting = set_slogan(text, template.safe_box(width, height), ruler(face.family, face.poster_weight))
    return Poster(" ".join(text.split()), width, height, template, face, setting)


def blank(width: float, height: float, template: Template, face: Face) -> Poster:
    """The page without a word."""
    return Poster("", width, height, template, face, Setting(0.0, 0.0, ()))


def check_letters(face: Face, text: str) -> None:
    """Raises UserError that names the letters of `text` that the face lacks."""
    if missing := letters_missing(face.family, text):
        raise UserError(
            f"Phông «{face.family}» không có ký tự {' '.join(missing)}. "
            "Hãy bỏ ký tự ấy khỏi khẩu hiệu hoặc chọn phông khác."
        )
