"""Templates: their names and zones."""

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.drawing.templates import TEMPLATES, template


@pytest.mark.parametrize("name", ["vien-vang", "Viền vàng", "VIEN VANG"])
def test_a_template_is_found_by_name_and_title(name: str) -> None:
    assert template(name) is TEMPLATES[0]


def test_an_unknown_template_is_refused_with_the_choices() -> None:
    with pytest.raises(UserError, match=r"Không có mẫu «xanh».*«vien-vang»"):
        template("xanh")


def _light(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_names_and_titles_are_each_others_and_letters_stand_out_from_the_ground() -> None:
    assert len({key for known in TEMPLATES for key in (known.name, known.title)}) == 2 * len(TEMPLATES)
    for known in TEMPLATES:
        assert template(known.name) is template(known.title) is known
        for colour in (known.first_line, known.other_lines):
            dark, light = sorted((_light(known.ground), _light(colour)))
            assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(("width", "height"), [(5000, 800), (600, 2000), (297, 420), (50, 20_000)])
def test_the_frame_lies_between_the_edge_and_the_safe_box(width: float, height: float) -> None:
    for known in TEMPLATES:
        safe = known.safe_box(width, height)
        frame, line = known.frame_line(width, height)
        assert safe.width == pytest.approx(0.8 * width)
        assert safe.height == pytest.approx(0.8 * height)
        assert frame.left - line / 2 > 0
        assert frame.left + line / 2 < safe.left
        assert frame.top + line / 2 < safe.top
