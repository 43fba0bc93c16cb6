"""How a task stands: from the days of what counts for it, never from a wish."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.task import (
    Counted,
    Task,
    TaskState,
    check_task,
    counting_in_words,
    in_words,
    moved_to_year,
    standing,
    unfiled_in_words,
    unfinished_in_words,
)

DAY = date(2021, 4, 16)


def _task(**changes: object) -> Task:
    facts = {"day_from": "2021-04-01", "day_to": "2021-04-30", "counted": "tin-bai", "target": 2}
    return Task(edition_id=1, what="Viết bài", **{**facts, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "today", "state", "words"),
    [
        ([], date(2021, 3, 20), TaskState.NOT_YET, "Chưa đến ngày (0/2)"),
        (["2021-04-02"], DAY, TaskState.UNDER_WAY, "Đang làm (1/2)"),
        (["2021-03-31", "2021-04-02"], DAY, TaskState.UNDER_WAY, "Đang làm (1/2)"),
        ([], date(2021, 4, 27), TaskState.SOON, "Còn 3 ngày (0/2)"),
        ([], date(2021, 4, 30), TaskState.SOON, "Hạn hôm nay (0/2)"),
        (["2021-04-02"], date(2021, 5, 12), TaskState.OVERDUE, "Quá hạn 12 ngày (1/2)"),
        ([], date(2024, 4, 30), TaskState.OVERDUE, "Quá hạn 1.096 ngày (0/2)"),
        (["2021-04-10", "2021-04-02"], DAY, TaskState.DONE, "Xong ngày 10/4/2021"),
        (["2021-04-10", "2021-04-18"], DAY, TaskState.UNDER_WAY, "Đang làm (1/2)"),
        (["2021-04-02", "2021-05-03"], date(2021, 6, 1), TaskState.DONE_LATE, "Xong muộn ngày 3/5/2021"),
    ],
)
def test_a_task_stands_as_its_records_say(days: list[str], today: date, state: TaskState, words: str) -> None:
    how = standing(_task(), days, today)
    assert how.state is state
    assert in_words(how) == words


def test_what_is_to_be_done_once_is_not_counted_in_words() -> None:
    assert in_words(standing(_task(target=1), [], date(2021, 5, 12))) == "Quá hạn 12 ngày"
    assert in_words(standing(_task(target=1), [], DAY)) == "Đang làm"


def test_what_no_record_shows_is_done_on_the_day_that_the_officer_names() -> None:
    task = _task(counted=Counted.BY_HAND.value, target=1)
    assert standing(task, ["2021-04-02"], DAY).state is TaskState.UNDER_WAY
    how = standing(_task(counted=Counted.BY_HAND.value, target=3, done_on="2021-04-15"), [], DAY)
    assert (how.state, how.done, how.reached_on) == (TaskState.DONE, 3, "2021-04-15")


def test_the_officers_word_does_not_stand_for_records_that_are_missing() -> None:
    assert standing(_task(done_on="2021-04-15"), [], DAY).state is TaskState.UNDER_WAY


def test_a_task_without_an_end_is_never_overdue() -> None:
    how = standing(_task(day_from="", day_to=""), [], date(2030, 1, 1))
    assert (how.state, how.days_left) == (TaskState.UNDER_WAY, None)


SOME_DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31))
TASKS = st.builds(
    lambda a, b, target, counted, by_hand: _task(
        day_from=min(a, b).isoformat(),
        day_to=max(a, b).isoformat(),
        target=target,
        counted=counted.value,
        done_on=by_hand.isoformat() if by_hand else "",
    ),
    SOME_DAYS,
    SOME_DAYS,
    st.integers(1, 5),
    st.sampled_from(Counted),
    st.none() | SOME_DAYS,
)


@given(TASKS, st.lists(SOME_DAYS.map(date.isoformat), max_size=8), SOME_DAYS)
def test_a_task_is_finished_exactly_when_its_target_is_reached(
    task: Task, days: list[str], today: date
) -> None:
    how = standing(task, days, today)
    assert how.is_finished == (how.done + how.late >= task.target)
    assert (how.state is TaskState.DONE) == (how.done >= task.target)
    assert bool(how.reached_on) == how.is_finished


@given(TASKS, st.lists(SOME_DAYS.map(date.isoformat), max_size=8), SOME_DAYS, st.integers(0, 400))
def test_time_alone_never_makes_a_task_less_pressing(
    task: Task, days: list[str], today: date, later: int
) -> None:
    order = [TaskState.NOT_YET, TaskState.UNDER_WAY, TaskState.SOON, TaskState.OVERDUE]
    # Records that lie ahead come in as time goes on; without them only time speaks.
    known = [day for day in days if day <= today.isoformat()]
    if task.done_on > today.isoformat():
        task = _task(day_from=task.day_from, day_to=task.day_to, target=task.target)
    before = standing(task, known, today)
    after = standing(task, known, today + timedelta(days=later))
    if before.is_finished:
        assert after.state is before.state
    else:
        assert order.index(after.state) >= order.index(before.state)


@pytest.mark.parametrize(
    "changes", [{"what": ""}, {"day_to": "2021-03-31"}, {"target": 0}, {"target": -3}], ids=str
)
def test_a_task_that_cannot_be_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(UserError):
        check_task(Task(**{"edition_id": 1, "what": "Viết bài", "day_from": "2021-04-01", **changes}))  # type: ignore[arg-type]


def test_a_task_of_the_29th_of_february_comes_a_day_earlier_in_the_next_year() -> None:
    task = Task(
        edition_id=1, what="Treo băng rôn", day_from="2024-02-29", day_to="2024-03-05", done_on="2024-03-01"
    )
    moved = moved_to_year(task, 1, 2)
    assert (moved.day_from, moved.day_to, moved.done_on) == ("2025-02-28", "2025-03-05", "")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"counted": "tu-danh-dau"}, ""),
        ({"counted": "tin-bai", "topic": 4}, "Tính tin, bài đã viết của nội dung 4."),
        ({"counted": "da-gui", "day_to": "2021-05-31"}, "Tính tin, bài đã gửi, đến 31/5/2021."),
        ({"counted": "hoat-dong"}, "Tính mọi hoạt động."),
        ({"counted": "thiet-ke", "topic": 4}, "Tính mọi thiết kế khẩu hiệu."),
        (
            {
                "counted": "hoat-dong",
                "event_kind": "bau-cu",
                "topic": 3,
                "day_from": "2021-05-01",
                "day_to": "2021-05-22",
            },
            "Tính hoạt động «Bầu cử» của nội dung 3, từ 1/5/2021 đến 22/5/2021.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_task_says_what_counts_and_why(facts: dict[str, Any], said: str) -> None:
    assert counting_in_words(Task(edition_id=1, what="Việc", **facts)) == said


def test_what_lacks_its_topic_is_told_with_its_number() -> None:
    assert unfiled_in_words(0) == ""
    assert unfinished_in_words(0) == ""
    assert unfinished_in_words(1200).startswith("Còn 1.200 tin, bài chưa viết xong")
    assert unfiled_in_words(1200).startswith("Còn 1.200 hoạt động như vậy chưa ghi nội dung")
