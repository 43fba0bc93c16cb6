"""Posters as a use case: what is asked for, what is refused, what is written."""

import io
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.posters import (
    PosterSpec,
    blank_poster,
    find_faults,
    parse_scale,
    parse_side,
    parse_size,
    preview,
    render_poster,
)

# The window's tests in the same process need a QApplication; ensure_gui() alone would make a lesser one.
pytestmark = pytest.mark.usefixtures("qapp")

SPEC = PosterSpec(
    text="Nhiệt liệt chào mừng 92 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2021)",
    width_mm=5000,
    height_mm=800,
    template="vien-vang",
    font="Be Vietnam Pro",
    caps=True,
    scale=1,
)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("5000x800", (5000, 800)),
        ("5000×800", (5000, 800)),
        ("5.000 x 800", (5000, 800)),
        (" 5000*800 mm ", (5000, 800)),
        ("20.000X50", (20_000, 50)),
        ("594,5x841.5", (594.5, 841.5)),
        ("4.250,5 x 1.000", (4250.5, 1000)),
    ],
)
def test_a_size_is_read_as_people_write_it(text: str, size: tuple[float, float]) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize(
    "text", ["", "5000", "x800", "5000x", "5000x800x3", "năm x hai", "-5x8", "9" * 400 + "x800", "5000 800"]
)
def test_nonsense_for_a_size_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UserError, match="5000x800"):
        parse_size(text)


@pytest.mark.parametrize("text", ["49x800", "800x20001", "0x0", "5.000.000x800"])
def test_a_size_out_of_bounds_is_refused_with_the_bounds(text: str) -> None:
    with pytest.raises(UserError, match=r"từ 50 mm đến 20\.000 mm"):
        parse_size(text)


def test_one_side_is_read_as_people_write_it() -> None:
    assert [parse_side(text) for text in ("5000", " 5.000 mm", "594,5", "594.5")] == [
        5000,
        5000,
        594.5,
        594.5,
    ]
    assert parse_side("12") == 12  # whether it can be drawn is for find_faults to say
    for text in ("", "mm", "0", "5000x800", "-5000", "năm mét"):
        with pytest.raises(UserError, match="Không hiểu số đo"):
            parse_side(text)


def test_a_side_out_of_bounds_is_named_the_vietnamese_way() -> None:
    with pytest.raises(UserError, match=r"Cạnh 5\.000\.000 mm"):
        parse_size("5.000.000x800")
    with pytest.raises(UserError, match="Cạnh 49,5 mm"):
        parse_size("49.5x800")


def test_a_scale_is_read_and_nonsense_refused() -> None:
    assert [parse_scale(text) for text in ("1:1", "1:10", " 1 : 100 ")] == [1, 10, 100]
    for text in ("", "10", "2:1", "1:x", "1:-5", "1:0", "1:101", "1:99999"):
        with pytest.raises(UserError, match="ỉ lệ"):
            parse_scale(text)


def test_a_banner_is_written_with_its_lines_from_top_to_bottom(tmp_path: Path) -> None:
    result = render_poster(SPEC, tmp_path / "a.pdf")
    assert [line.text for line in result.lines] == [
        "NHIỆT LIỆT CHÀO MỪNG 92 NĂM",
        "NGÀY THÀNH LẬP CÔNG ĐOÀN VIỆT NAM",
        "(28/7/1929 - 28/7/2021)",
    ]
    assert result.page_mm == (5000, 800)
    assert result.sheets == 1
    assert result.file == tmp_path / "a.pdf"
    assert result.file.read_bytes().startswith(b"%PDF-1.6")
    tops = [line.ink_mm[1] for line in result.lines]
    assert tops == sorted(tops)
    assert all(line.ink_mm[0] >= 500 and line.ink_mm[2] <= 4500 for line in result.lines)
    assert tops[0] >= 80
    assert result.lines[-1].ink_mm[3] <= 720


def test_a_scaled_drawing_reports_the_millimetres_of_its_page(tmp_path: Path) -> None:
    full = render_poster(SPEC, tmp_path / "a.pdf")
    tenth = render_poster(replace(SPEC, scale=10), tmp_path / "b.pdf")
    assert tenth.page_mm == (500, 80)
    for line, small in zip(full.lines, tenth.lines, strict=True):
        assert small.text == line.text
        assert small.cap_height_mm == pytest.approx(line.cap_height_mm / 10, abs=0.006)
        assert small.ink_mm == pytest.approx([side / 10 for side in line.ink_mm], abs=0.006)


def test_text_is_joined_to_nfc_and_loses_spaces_and_invisible_signs(tmp_path: Path) -> None:
    messy = unicodedata.normalize("NFD", "  Công\u00a0đoàn \t\u200bViệt\u00ad Nam \r\n\n quang  vinh ")
    result = render_poster(replace(SPEC, text=messy, caps=False), tmp_path / "a.pdf")
    assert [line.text for line in result.lines] == ["Công đoàn Việt Nam", "quang vinh"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": " \n "}, "chưa có chữ nào"),
        ({"text": "\u200b"}, "chưa có chữ nào"),
        ({"text": "chào " * 81}, "nhiều nhất là 400"),
        ({"width_mm": 49.9}, "từ 50 mm"),
        ({"height_mm": 20_001}, "20.000 mm"),
        ({"width_mm": float("nan")}, "từ 50 mm"),
        ({"scale": 0}, "1:0"),
        ({"scale": 100}, "một cạnh của trang chỉ còn 8 mm"),
        ({"template": "xanh"}, "«vien-vang»"),
        ({"font": "Arial Vàng"}, "«Be Vietnam Pro»"),
        ({"text": "Công đoàn 字"}, "字"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_nothing_is_written(
    tmp_path: Path, change: dict[str, object], words: str
) -> None:
    with pytest.raises(UserError) as caught:
        render_poster(replace(SPEC, **change), tmp_path / "a.pdf")
    assert words in caught.value.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({}, {}),
        ({"text": " \n "}, {"text": "chưa có chữ nào"}),
        ({"text": "chào " * 81, "width_mm": 49.9}, {"text": "nhiều nhất là 400", "size": "từ 50 mm"}),
        ({"scale": 100}, {"scale": "chỉ còn 8 mm"}),
        ({"template": "xanh"}, {"template": "«vien-vang»"}),
        ({"font": "Arial Vàng"}, {"font": "«Be Vietnam Pro»"}),
        ({"text": "Công đoàn 字"}, {"font": "字"}),
    ],
)
def test_every_fault_is_found_with_the_field_it_is_of(
    change: dict[str, object], fields: dict[str, str]
) -> None:
    faults = find_faults(replace(SPEC, **change))
    assert faults.keys() == fields.keys()
    assert all(words in faults[name] for name, words in fields.items())


def test_a_design_without_a_word_shows_its_ground() -> None:
    blank = blank_poster(replace(SPEC, text=""))
    assert (blank.width, blank.height, blank.template.name) == (5000, 800, "vien-vang")
    assert blank.setting.lines == ()
    with pytest.raises(UserError, match="từ 50 mm"):
        blank_poster(replace(SPEC, text="", height_mm=1))


def test_a_preview_is_a_png_of_the_asked_size() -> None:
    picture = Image.open(io.BytesIO(preview(SPEC, 500)))
    assert picture.format == "PNG"
    assert picture.size == (500, 80)


def test_one_word_and_four_hundred_letters_are_drawn(tmp_path: Path) -> None:
    assert len(render_poster(replace(SPEC, text="Đảng"), tmp_path / "a.pdf").lines) == 1
    long = ("chào mừng các bạn " * 30)[:399].strip()
    result = render_poster(replace(SPEC, text=long, caps=False), tmp_path / "b.pdf")
    assert " ".join(line.text for line in result.lines) == long


def test_the_terminal_can_load_the_service_and_read_sizes_without_qt() -> None:
    code = (
        "import sys; from ucvn_desktop.services.posters import parse_size; parse_size('5000x800');"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
