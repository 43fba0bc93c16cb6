"""The sizes that are offered."""

from ucvn_desktop.services.poster_sizes import kind_of, poster_kinds, size_label
from ucvn_desktop.services.posters import GREATEST_SIDE_MM, LEAST_SIDE_MM


def test_each_size_can_be_drawn_and_stands_under_one_kind_only() -> None:
    sizes = [(size.width_mm, size.height_mm) for kind in poster_kinds() for size in kind.sizes]
    assert len(sizes) == len(set(sizes)) > 15
    assert all(LEAST_SIDE_MM <= side <= GREATEST_SIDE_MM for size in sizes for side in size)


def test_banners_are_wide_and_flags_are_high() -> None:
    wide, high = poster_kinds()[:2]
    assert (wide.title, high.title) == ("Băng rôn ngang", "Phướn dọc")
    assert all(size.width_mm > size.height_mm for size in wide.sizes)
    assert all(3 <= size.height_mm / size.width_mm <= 4 for size in high.sizes)


def test_a_size_is_found_under_its_kind_and_named_the_vietnamese_way() -> None:
    found = kind_of(5000, 800)
    assert found
    assert (found[0].title, found[1].label) == ("Băng rôn ngang", "5.000 × 800 mm")
    paper = kind_of(297, 420)
    assert paper
    assert (paper[0].title, paper[1].label) == ("Áp phích", "A3 · 297 × 420 mm")
    assert kind_of(5000, 801) is None
    assert kind_of(800, 5000) is None


def test_paper_may_lie_on_its_side() -> None:
    found = kind_of(594, 420)
    assert found
    kind, size = found
    assert (kind.title, size.label) == ("Áp phích", "A2 · 594 × 420 mm")
    assert size in kind.sizes
    assert all(one.width_mm > one.height_mm for one in kind.sizes)


def test_sizes_are_written_the_vietnamese_way() -> None:
    assert size_label(594.5, 1189) == "594,5 × 1.189 mm"
