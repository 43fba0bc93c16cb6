"""Which events are listed, what is said of each, and how many there were."""

from dataclasses import replace

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.services.article_list import ListFilter, Show, article_rows, listed_ids
from ucvn_desktop.services.event_list import EventFilter, count_events, event_rows, listed_event_ids
from ucvn_desktop.services.events import bin_event
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.workspace import Workspace

TODAY = "2021-06-30"


def _add(workspace: Workspace, title: str, day: str, **facts: object) -> int:
    return add_event(workspace, Event(title=title, day=day, **facts)).id  # type: ignore[arg-type]


def _ids(workspace: Workspace, **wanted: object) -> list[int]:
    return listed_event_ids(workspace, EventFilter(**wanted), TODAY)  # type: ignore[arg-type]


def test_the_newest_event_comes_first_and_filters_narrow(workspace: Workspace) -> None:
    one = _add(workspace, "Hội nghị tổng kết", "2021-01-05", kind="hoi-nghi", topic=6)
    two = _add(workspace, "Thăm hỏi", "2021-04-16", kind="tham-hoi", topic=4, note="hội nghị")
    three = _add(workspace, "Thi trực tuyến", "2021-03-25", day_to="2021-04-10", kind="thi-truc-tuyen")
    assert _ids(workspace) == [two, three, one]
    assert _ids(workspace, kind="hoi-nghi") == [one]
    assert _ids(workspace, topic=4) == [two]
    assert _ids(workspace, topic=0) == [three]
    assert _ids(workspace, since="2021-04-01", until="2021-04-30") == [two, three]
    assert _ids(workspace, until="2021-01-31") == [one]
    assert _ids(workspace, since="2021-04-11") == [two]
    assert _ids(workspace, text="hoi nghi") == [two, one]
    assert _ids(workspace, text="hội nghị", topic=6) == [one]
    bin_event(workspace, one)
    assert _ids(workspace, text="hoi nghi") == [two]
    assert _ids(workspace, in_bin=True, text="TONG KET") == [one]
    assert _ids(workspace, in_bin=True, text="khác") == []


def test_an_event_counts_for_the_year_of_its_first_day(workspace: Workspace) -> None:
    over = _add(workspace, "Đợt thi đua", "2020-12-28", day_to="2021-01-10")
    new = _add(workspace, "Hội nghị", "2021-01-05")
    assert workspace.events.years() == [2021, 2020]
    assert (_ids(workspace, year=2020), _ids(workspace, year=2021)) == ([over], [new])
    assert _ids(workspace, since="2021-01-01") == [new, over]
    assert workspace.events.count_unreported(TODAY, "2021-01-01") == 1


def test_what_has_no_article_is_told_with_its_days(workspace: Workspace) -> None:
    done = _add(workspace, "Đã có tin", "2021-06-01")
    waiting = _add(workspace, "Chưa có", "2021-06-10", day_to="2021-06-20")
    running = _add(workspace, "Đang mở", "2021-06-25", day_to="2021-07-20")
    today = _add(workspace, "Hôm nay", TODAY)
    coming = _add(workspace, "Sắp tới", "2021-07-01")
    article = workspace.articles.add(Article(title="Tin", event_id=done))
    assert _ids(workspace, unreported=True) == [today, running, waiting]
    rows = {row.id: row.days_since for row in event_rows(workspace, _ids(workspace), TODAY)}
    assert rows == {done: None, waiting: 10, running: 0, today: 0, coming: None}
    workspace.articles.to_bin(article)
    assert done in _ids(workspace, unreported=True)
    assert count_events(workspace, "2021-01-01", "2021-12-31", TODAY).unreported == 4


def test_what_has_no_article_is_counted_in_its_span_only(workspace: Workspace) -> None:
    _add(workspace, "Tháng Tư", "2021-04-16")
    # Begun before the span, and to come: counted where they begin, and once they have begun.
    _add(workspace, "Từ tháng Năm", "2021-05-31", day_to="2021-06-05")
    _add(workspace, "Tháng Sáu", "2021-06-02")
    _add(workspace, "Sắp tới", "2021-06-30")
    spans = {"2021-04": 1, "2021-05": 1, "2021-06": 1, "2021-07": 0}
    for month, number in spans.items():
        assert count_events(workspace, f"{month}-01", f"{month}-31", "2021-06-15").unreported == number
    assert count_events(workspace, "", "9999", "2021-06-15").unreported == 3


def test_the_table_and_the_record_say_alike_what_has_begun(workspace: Workspace) -> None:
    for day, day_to in (("2021-06-30", ""), ("2021-06-28", "2021-07-02"), ("2021-07-01", "2021-07-01")):
        _add(workspace, "x", day, day_to=day_to)
    for day in ("2021-06-27", "2021-06-28", "2021-06-30", "2021-07-01", "2021-07-02", "2021-07-03"):
        begun = {event.id for event in workspace.events.all() if event.days_since(day) is not None}
        assert set(listed_event_ids(workspace, EventFilter(unreported=True), day)) == begun
        assert workspace.events.count_unreported(day) == len(begun)


def test_a_row_says_what_the_officer_looks_for(workspace: Workspace) -> None:
    event = _add(
        workspace, "Thăm hỏi", "2021-06-01", kind="tham-hoi", participants=30, place="Hà Nội", topic=4
    )
    for number, caption in enumerate(("", "Trao quà.")):
        workspace.photos.add(
            Photo(
                sha256=f"{number:064x}",
                name="a.jpg",
                mime="image/jpeg",
                size=1,
                width=1,
                height=1,
                caption=caption,
                event_id=event,
            )
        )
    (row,) = event_rows(workspace, [event, 99], TODAY)
    assert (row.kind_label, row.method, row.participants, row.place) == (
        "Thăm hỏi, giúp đỡ",
        "III.1d",
        30,
        "Hà Nội",
    )
    assert (row.tally.photos, row.tally.uncaptioned, row.tally.articles) == (2, 1, 0)
    assert row.missing == ("chưa ghi số người được thăm",)


def test_kinds_are_counted_under_their_form_and_figures_added(workspace: Workspace) -> None:
    _add(workspace, "A", "2021-01-05", kind="hoi-nghi", participants=100, details={"so-tham-luan": "3"})
    _add(workspace, "B", "2021-02-05", kind="hoi-nghi", details={"so-tham-luan": "2"})
    _add(workspace, "C", "2021-03-05", kind="toa-dam", participants=20)
    visit = _add(
        workspace,
        "D",
        "2021-12-31",
        kind="tham-hoi",
        participants=5,
        details={"so-qua": "10", "tong-tien": "5000000"},
    )
    _add(workspace, "Pano", "2021-03-05", kind="truc-quan", details={"so-luong": "4"})
    _add(workspace, "Năm sau", "2022-01-01", kind="hoi-nghi", participants=1000)
    # It keeps the presents of the kind it was before, which is not counted any more.
    moved = _add(workspace, "E", "2021-05-05", kind="tham-hoi", details={"so-qua": "7"})
    workspace.events.save(replace(workspace.events.get(moved), kind="khac"))
    counts = count_events(workspace, "2021-01-01", "2021-12-31", TODAY)
    said = {c.key: (c.events, c.participants, c.uncounted, c.figures) for c in counts.by_kind}
    assert said == {
        "hoi-nghi": (2, 100, 1, {"Số tham luận": 5}),
        "toa-dam": (1, 20, 0, {}),
        "tham-hoi": (1, 5, 0, {"Số suất quà": 10, "Tổng tiền": 5_000_000}),
        # Nobody takes part in a pano: its lượt are not missing.
        "truc-quan": (1, 0, 0, {"Số lượng": 4}),
        "khac": (1, 0, 1, {}),
    }
    assert [(c.key, c.events, c.participants) for c in counts.by_method] == [
        ("III.1a", 3, 120),
        ("III.1d", 1, 5),
        ("III.2i", 1, 0),
        ("", 1, 0),
    ]
    assert (counts.events, counts.participants) == (6, 125)
    bin_event(workspace, visit)
    assert count_events(workspace, "2021-01-01", "2021-12-31", TODAY).participants == 120


@pytest.mark.parametrize("part", ["title", "sapo", "body"])
def test_an_article_with_a_gap_is_lacking_in_the_list_as_in_readiness(
    workspace: Workspace, part: str
) -> None:
    whole = {"title": "Tin", "body": "<p>x</p>", "author": "Lê Mai", "sapo": "Sapo [...] và [sic]."}
    workspace.articles.add(Article(**whole))  # type: ignore[arg-type]
    gappy = workspace.articles.add(Article(**{**whole, part: "<p>Có [cần ghi: ai phát biểu] nói.</p>"}))  # type: ignore[arg-type]
    assert listed_ids(workspace, ListFilter(Show.LACKING)) == [gappy.id]
    said = [row.missing for row in article_rows(workspace, [1, 2])]
    assert said == [(), ("tít còn chỗ cần ghi" if part == "title" else "còn 1 chỗ cần ghi",)]
