"""Short names of topics and methods."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ucvn_desktop.core.plan import in_plan_order
from ucvn_desktop.core.plan_wording import LONGEST_SHORT, short_name


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Công tác chăm lo đời sống đoàn viên, người lao động ở cơ quan", "Chăm lo đời sống đoàn viên"),
        (
            "Truyền thông về cuộc bầu cử đại biểu Quốc hội khóa XV và bầu cử",
            "Cuộc bầu cử đại biểu Quốc hội khóa XV",
        ),
        ("Các nội dung truyền thông khác như: hội nghị, tọa đàm", "Nội dung truyền thông khác"),
        ("Truyền thông các hoạt động của", "Hoạt động của"),
        ('Phong trào "Lao động giỏi, lao động sáng tạo" ở cơ quan', 'Phong trào "Lao động giỏi…"'),
        (
            "Phát động phong trào thi đua “Văn hóa công sở, làm việc hết mình”",
            "Phát động phong trào thi đua",
        ),
        ("Phong trào “Cơ quan xanh, sạch, đẹp”", "Phong trào “Cơ quan xanh, sạch, đẹp”"),
        ("Công tác", "Công tác"),
        ("", ""),
    ],
)
def test_a_short_name_says_what_a_topic_is_about(title: str, short: str) -> None:
    assert short_name(title) == short


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_short_name_is_short(title: str) -> None:
    assert len(short_name(title)) <= LONGEST_SHORT + 1  # a capital letter may be two («ß»)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["công", "tác", "truyền", "thông", "về", "đời", "sống", "của", "các", "đoàn", "viên,", "ngành"]
        ),
        min_size=1,
    ).map(" ".join)
)
def test_a_short_name_is_made_of_whole_words(title: str) -> None:
    words = {word.strip(",").lower() for word in title.split()}
    assert {word.strip(",").lower() for word in short_name(title).split()} <= words


def test_the_plans_own_numbers_have_their_order() -> None:
    numbers = ["V.2-10", "IV.1", "III.10", "V.2-9", "III.2", "V-1"]
    assert sorted(numbers, key=in_plan_order) == ["III.2", "III.10", "IV.1", "V-1", "V.2-9", "V.2-10"]
