"""font(family, weight): the one way to a face, for ruler and painter alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.fold import fold, nfc
from ucvn_desktop.drawing.headless import ensure_gui

# Large enough that outlines taken from it are exact to 1/1000 of the letter size.
REFERENCE_PX = 1000
# Where a face has optical sizes: letters of 13 cm seen from 15 m look as small as 10 pt in the hand,
# so that a banner wants sturdier strokes than a page's headline.
_POSTER_OPTICAL_PT = 20.0

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LOWER = {nfc(vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES} - set("aeiouy") | {"đ"}
VIETNAMESE_LETTERS = "".join(sorted(_LOWER)) + "".join(sorted(letter.upper() for letter in _LOWER))
"""The 67 small and 67 capital letters that Vietnamese has beyond ASCII."""


@dataclass(frozen=True, slots=True)
class Face:
    """A family that posters may use; `package` is empty for a family installed on the machine."""

    family: str
    poster_weight: int = 700
    package: str = ""
    file: str = ""  # in the package's files/; {style} stands for the name of the weight
    axes: tuple[tuple[str, float, float], ...] = ()  # tag, least, greatest


BUNDLED = (
    Face("Be Vietnam Pro", 800, "fontpkg_be_vietnam_pro", "BeVietnamPro-{style}.ttf"),
    Face(
        "Roboto Condensed",
        800,
        "fontpkg_roboto_condensed",
        "RobotoCondensed[wght].ttf",
        (("wght", 100, 900),),
    ),
    Face(
        "Source Serif 4",
        800,
        "fontpkg_source_serif_4",
        "SourceSerif4[opsz,wght].ttf",
        (("wght", 200, 900), ("opsz", 8, 60)),
    ),
)
_INTERFACE_STYLES = ("Regular", "SemiBold", "Bold", "Italic", "BoldItalic")
_STYLES = {
    100: "Thin",
    200: "ExtraLight",
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}


def families() -> tuple[Face, ...]:
    """The faces that come with the program and are there, the house face first."""
    return tuple(face for face in BUNDLED if _folder(face.package) is not None)


@cache
def installed_families() -> tuple[str, ...]:
    """Families of the machine that have all Vietnamese letters, in order; looking takes a while once."""
    ensure_gui()
    found = []
    for family in QFontDatabase.families(QFontDatabase.WritingSystem.Vietnamese):
        # A bundled face that is loaded shows up too, under each of its weights.
        if QFontDatabase.isPrivateFamily(family) or any(
            _key(family).startswith(_key(face.family)) for face in BUNDLED
        ):
            continue
        if not _lacking(family):
            found.append(family)
    return tuple(sorted(found, key=_key))


def resolve(name: str) -> Face:
    """The face called `name`, whatever its case, marks and spaces; any installed family will do.

    Raises UserError if there is none, or if it lacks Vietnamese letters.
    """
    for face in families():
        if _key(face.family) == _key(name):
            return face
    ensure_gui()
    for family in QFontDatabase.families():
        if _key(family) == _key(name):
            return _installed(family)
    choices = ", ".join(f"«{face.family}»" for face in families())
    raise UserError(
        f"Không có phông chữ «{name}». Hãy chọn {choices}, hoặc tên một phông có đủ chữ Việt đã cài trên máy."
    )


def font(family: str, weight: int, size_pt: float | None = None) -> QFont:
    """`family` at `weight` (100 … 900), unhinted, in points, or at REFERENCE_PX for outlines.

    Raises UserError as `resolve` does.
    """
    ensure_gui()
    face = resolve(family)
    made = QFont(face.family)
    if face.package:
        _load(_file(face, weight))
    axes = {tag: (least, greatest) for tag, least, greatest in face.axes}
    # setWeight on a variable font smears Regular, and outlines stay Regular.
    if "wght" in axes:
        made.setVariableAxis(QFont.Tag("wght"), _within(weight, axes["wght"]))
    else:
        made.setWeight(QFont.Weight(_nearest_weight(weight)))
    if "opsz" in axes:
        made.setVariableAxis(QFont.Tag("opsz"), _within(size_pt or _POSTER_OPTICAL_PT, axes["opsz"]))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
    if size_pt is None:
        made.setPixelSize(REFERENCE_PX)
    else:
        made.setPointSizeF(size_pt)
    return made


def load_interface_face() -> str:
    """Make the house face usable for an interface (regular, semi-bold, bold and their italics); its name.

    Where its package is missing, the machine's own face has to do.
    """
    face = BUNDLED[0]
    if (folder := _folder(face.package)) is None:
        return ""
    for style in _INTERFACE_STYLES:
        _load(folder / face.file.format(style=style))
    return face.family


def letters_missing(family: str, letters: Iterable[str]) -> str:
    """Those of `letters` for which the family has no glyph, each once, in order; spaces do not count."""
    raw = QRawFont.fromFont(font(family, resolve(family).poster_weight))
    wanted = dict.fromkeys(letter for letter in letters if not letter.isspace())
    return "".join(letter for letter in wanted if not raw.supportsCharacter(ord(letter)))


def _installed(family: str) -> Face:
    missing = _lacking(family)
    if missing:
        choices = ", ".join(f"«{face.family}»" for face in families())
        raise UserError(
            f"Phông «{family}» thiếu {len(missing)} trong 134 chữ cái tiếng Việt (ví dụ {missing[0]}). "
            f"Hãy chọn phông khác, chẳng hạn {choices}."
        )
    return Face(family)


def _lacking(family: str) -> list[str]:
    made = QFont(family)
    made.setPixelSize(REFERENCE_PX)
    raw = QRawFont.fromFont(made)
    return [letter for letter in VIETNAMESE_LETTERS if not raw.supportsCharacter(ord(letter))]


@cache
def _folder(package: str) -> Path | None:
    try:
        # By name: which of these packages is installed is the machine's affair.
        root: Path = import_module(package).ROOT
    except ImportError:
        return None
    return root / "files"


def _file(face: Face, weight: int) -> Path:
    folder = _folder(face.package)
    assert folder is not None, "resolve() gives bundled faces only where their package is"
    return folder / face.file.format(style=_STYLES[_nearest_weight(weight)])


@cache
def _load(file: Path) -> None:
    if QFontDatabase.addApplicationFont(str(file)) < 0:
        raise UserError(f"Không đọc được tệp phông chữ {file.name}. Hãy cài lại chương trình.", str(file))


def _nearest_weight(weight: int) -> int:
    return min(_STYLES, key=lambda known: abs(known - weight))


def _within(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])


def _key(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())
