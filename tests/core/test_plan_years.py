"""The year for which a record counts, and what numbers mean in it."""

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import Topic
from ucvn_desktop.core.plan_years import Plans, plans_with, year_of_article, year_of_event

DECEMBER = Event(title="Tổng kết", day="2021-12-30", day_to="2022-01-02")
WRITTEN = Article(title="Tin", created="2022-01-05T03:00:00Z")


def _topic(number: int, title: str) -> Topic:
    return Topic(edition_id=1, number=number, short=title, title=title)


@pytest.fixture
def plans() -> Plans:
    """Plans of 2021 and 2025; that of 2023 is open and has no topics yet."""
    return plans_with(
        {
            2025: [_topic(2, "Chuyển đổi số"), _topic(1, "Đại hội")],
            2021: [_topic(2, "Bầu cử"), _topic(3, "An sinh")],
            2023: [],
        }
    )


def test_what_was_held_in_december_and_written_in_january_counts_for_december() -> None:
    assert year_of_event(DECEMBER) == 2021
    assert year_of_article(WRITTEN, DECEMBER) == 2021


def test_without_an_event_the_day_on_which_it_was_begun_counts() -> None:
    assert year_of_article(WRITTEN, None) == 2022


def test_an_event_in_the_bin_still_says_the_year() -> None:
    binned = Event(title="Tổng kết", day="2021-12-30", deleted_at="2022-01-06T00:00:00Z")
    assert year_of_article(WRITTEN, binned) == 2021


def test_the_officers_word_comes_before_all_days() -> None:
    told = Article(title="Tin", created=WRITTEN.created, plan_year=2020)
    assert year_of_article(told, DECEMBER) == 2020


def test_a_number_means_another_topic_in_another_years_plan(plans: Plans) -> None:
    assert [plan.year for plan in plans.plans] == [2025, 2021]
    assert [plan.numbers for plan in plans.plans] == [(1, 2), (2, 3)]
    meant = {year: topic.title for year in (2020, 2021, 2024, 2025, 2030) if (topic := plans.topic(year, 2))}
    assert meant == {
        2020: "Bầu cử",
        2021: "Bầu cử",
        2024: "Bầu cử",
        2025: "Chuyển đổi số",
        2030: "Chuyển đổi số",
    }


def test_a_number_that_means_nothing_is_told_with_the_year_of_the_plan(plans: Plans) -> None:
    assert plans.unknown(2025, 3) == "kế hoạch năm 2025 không có nội dung 3"
    assert plans.unknown(2024, 1) == "kế hoạch năm 2021 không có nội dung 1"
    assert plans.unknown(2024, 3) == plans.unknown(2025, 0) == ""
    assert Plans().unknown(2025, 3) == "kế hoạch năm 2025 không có nội dung 3"


def test_a_year_without_topics_of_its_own_says_whose_are_meant(plans: Plans) -> None:
    assert plans.borrowed(2025) == plans.borrowed(2021) == ""
    assert plans.borrowed(2023).endswith("tạm dùng của năm 2021.")
    assert plans.borrowed(2026).endswith("tạm dùng của năm 2025.")
    assert Plans().borrowed(2026) == "Kế hoạch năm 2026 chưa có danh mục nội dung."
