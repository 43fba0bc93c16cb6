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
