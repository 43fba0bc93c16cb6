"""Where the topics of a plan stand in the edition that takes its place."""

from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.plan_moves import moved_numbers, without_figures

TITLES = (
    "Đại hội công đoàn các cấp",
    "Chăm lo đời sống đoàn viên",
    "Chuyển đổi số trong hoạt động",
    "Gương người tốt, việc tốt",
    "An toàn giao thông ở đô thị",
    "Kỷ niệm 92 năm Ngày thành lập",
    "Kỷ niệm 92 năm ngày thành lập!",
)
# The last two are the same to a reader: what stands twice is told apart by nobody.
plans = st.dictionaries(st.integers(1, 9), st.sampled_from(TITLES), max_size=7)
orders = st.permutations(TITLES[:6])


@given(orders, orders)
def test_each_title_is_followed_through_swaps_and_chains(one: list[str], other: list[str]) -> None:
    old, new = dict(enumerate(one, 1)), dict(enumerate(other, 1))
    assert moved_numbers(old, new) == {
        number: other.index(title) + 1 for number, title in old.items() if new[number] != title
    }


@given(orders, st.integers(0, 6))
def test_a_topic_that_is_put_in_moves_all_below_it(titles: list[str], place: int) -> None:
    new = [*titles[:place], "Một nội dung mới hẳn", *titles[place:]]
    moved = moved_numbers(dict(enumerate(titles, 1)), dict(enumerate(new, 1)))
    assert moved == {number: number + 1 for number in range(place + 1, 7)}


@given(plans, plans)
def test_no_two_move_to_one_number_and_nothing_moves_to_other_words(
    old: dict[int, str], new: dict[int, str]
) -> None:
    moved = moved_numbers(old, new)
    assert len(set(moved.values())) == len(moved)
    for number, to in moved.items():
        assert number != to
        assert without_figures(old[number]) == without_figures(new[to])
        assert without_figures(old[number]) != without_figures(new.get(number, ""))


@given(plans, plans)
def test_the_way_back_is_the_same_way(old: dict[int, str], new: dict[int, str]) -> None:
    there = moved_numbers(old, new)
    assert moved_numbers(new, old) == {to: number for number, to in there.items()}


@given(plans)
def test_the_same_plan_moves_nothing(plan: dict[int, str]) -> None:
    assert moved_numbers(plan, plan) == {}


def test_what_stands_twice_or_says_something_else_stays() -> None:
    assert moved_numbers({4: TITLES[0], 5: TITLES[0]}, {6: TITLES[0]}) == {}
    assert moved_numbers({4: TITLES[0]}, {5: TITLES[0], 6: TITLES[0]}) == {}
    assert (
        moved_numbers({3: "Truyền thông về cuộc bầu cử đại biểu Quốc hội"}, {4: "Hoạt động của Quốc hội"})
        == {}
    )
    assert moved_numbers({4: ""}, {5: ""}) == {}


def test_another_year_another_sign_and_a_longer_title_are_the_same_topic() -> None:
    assert moved_numbers({4: "Hội thảo về số hóa, năm 2021"}, {5: "HỘI THẢO VỀ SỐ HÓA năm 2022."}) == {4: 5}
    assert moved_numbers(
        {4: "Truyền thông về gương người tốt, việc tốt"}, {5: "Tuyên truyền các gương người tốt, việc tốt"}
    ) == {4: 5}


def test_a_short_name_that_was_cut_before_the_subject_moves_nothing() -> None:
    common = "Phổ biến, giáo dục chính sách, pháp luật"
    old = {4: f"{common} về an toàn giao thông đường bộ, đường sắt, đường thủy nội địa"}
    new = {5: f"{common} trong lĩnh vực lao động, tiền lương, bảo hiểm xã hội, hưu trí"}
    assert moved_numbers(old, new) == {}


def test_methods_move_by_their_own_numbers() -> None:
    assert moved_numbers(
        {"III.1": "Hội nghị", "III.2": "Hội thi"}, {"IV.1": "Hội nghị", "IV.2": "Hội thi"}
    ) == {
        "III.1": "IV.1",
        "III.2": "IV.2",
    }
