"""Faces: which there are, which will do, and that bold is bold."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPainterPath

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.drawing import fonts
from ucvn_desktop.drawing.fonts import (
    BUNDLED,
    REFERENCE_PX,
    VIETNAMESE_LETTERS,
    families,
    font,
    installed_families,
    letters_missing,
    resolve,
)
from ucvn_desktop.drawing.ruler import InkRuler

BUNDLED_NAMES = [face.family for face in BUNDLED]


# In its own process: here the faces are loaded already and would count as installed ones.
WITHOUT_ROBOTO = """
import sys
sys.modules["fontpkg_roboto_condensed"] = None
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.drawing.fonts import families, resolve
print([face.family for face in families()], resolve("source serif 4").family)
try:
    resolve("Roboto Condensed")
except UserError as error:
    print(error.message)
"""


def stem(family: str, weight: int) -> float:
    """The thickness of a capital I at half its height, in em."""
    measured = InkRuler(family, weight)
    height = measured.cap_height * REFERENCE_PX
    middle = QPainterPath()
    middle.addRect(-1000, -height / 2 - 1, 3000, 2)
    return measured.outline("I").intersected(middle).boundingRect().width() / REFERENCE_PX


def test_vietnamese_has_134_letters_beyond_ascii() -> None:
    assert len(set(VIETNAMESE_LETTERS)) == len(VIETNAMESE_LETTERS) == 134
    assert nfc(VIETNAMESE_LETTERS) == VIETNAMESE_LETTERS
    assert {"đ", "Đ", "ễ", "Ậ", "ỡ", "Ỵ"} <= set(VIETNAMESE_LETTERS)


@pytest.mark.parametrize("family", BUNDLED_NAMES)
def test_each_bundled_face_is_there_with_all_vietnamese_letters(family: str) -> None:
    assert family in [face.family for face in families()]
    assert QFontInfo(font(family, 400)).family() == family
    assert letters_missing(family, VIETNAMESE_LETTERS) == ""


@pytest.mark.parametrize("family", BUNDLED_NAMES)
def test_a_heavier_weight_has_heavier_outlines(family: str) -> None:
    light, regular, bold = (stem(family, weight) for weight in (300, 400, 800))
    assert light < regular
    assert bold > 1.4 * regular


@pytest.mark.parametrize("name", ["be vietnam pro", "BE VIỆT NAM PRO", "Be-Vietnam-Pro", " BeVietnamPro "])
def test_a_name_is_found_whatever_its_case_marks_and_spaces(name: str) -> None:
    assert resolve(name).family == "Be Vietnam Pro"


def test_an_unknown_name_is_refused_with_the_choices() -> None:
    with pytest.raises(UserError, match="Comic Sans") as caught:
        resolve("Comic Sans")
    assert all(f"«{name}»" in caught.value.message for name in BUNDLED_NAMES)


def test_without_a_font_package_the_other_faces_still_work() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_ROBOTO], capture_output=True, check=True)
    there, refusal = done.stdout.decode().splitlines()
    assert there == "['Be Vietnam Pro', 'Source Serif 4'] Source Serif 4"
    assert "Không có phông chữ «Roboto Condensed»" in refusal


def test_an_installed_family_will_do_only_with_all_vietnamese_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolve("Be Vietnam Pro")
    font("Be Vietnam Pro", 400)
    monkeypatch.setattr(fonts, "BUNDLED", BUNDLED[1:])  # the loaded files now count as installed ones
    assert resolve("be vietnam pro").package == ""
    monkeypatch.setattr(fonts, "VIETNAMESE_LETTERS", VIETNAMESE_LETTERS + "字")
    with pytest.raises(UserError, match=r"thiếu 1 trong 134 chữ cái tiếng Việt \(ví dụ 字\)"):
        resolve("be vietnam pro")


def test_installed_families_are_offered_only_with_all_letters_and_never_a_bundled_one_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    font("Be Vietnam Pro", 800)
    installed_families.cache_clear()
    offered = installed_families()
    assert all(letters_missing(name, VIETNAMESE_LETTERS) == "" for name in offered)
    assert not [name for name in offered if name.startswith("Be Vietnam Pro")]
    monkeypatch.setattr(fonts, "VIETNAMESE_LETTERS", VIETNAMESE_LETTERS + "字")
    monkeypatch.setattr(fonts, "BUNDLED", ())
    installed_families.cache_clear()
    assert "Be Vietnam Pro" not in installed_families()
    installed_families.cache_clear()


def test_a_damaged_font_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda file: -1)
    fonts._load.cache_clear()
    with pytest.raises(UserError, match=r"BeVietnamPro-Thin\.ttf"):
        font("Be Vietnam Pro", 100)


def test_letters_that_a_face_lacks_are_named_once() -> None:
    assert letters_missing("Be Vietnam Pro", "Công đoàn 字 字 漢") == "字漢"


def test_a_size_in_points_is_kept_and_chooses_the_optical_size() -> None:
    optical = QFont.Tag("opsz")
    small, huge, poster = (font("Source Serif 4", 700, size) for size in (11, 72, None))
    assert small.pointSizeF() == 11
    assert small.variableAxisValue(optical) == 11
    assert huge.variableAxisValue(optical) == 60
    assert poster.variableAxisValue(optical) == 20
