"""The photos as the grid shows them."""

from dataclasses import replace
from datetime import datetime

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.storage.photo_grid import (
    PhotoFilter,
    PhotoGroup,
    photo_counts,
    photo_groups,
    photo_tiles,
)
from ucvn_desktop.storage.workspace import Workspace


def _add(workspace: Workspace, number: int, **facts: object) -> Photo:
    known = {"sha256": f"{number:064x}", "name": f"IMG_{number}.jpg", "mime": "image/jpeg", "size": 1}
    return workspace.photos.add(Photo(**{**known, "width": 4, "height": 3, **facts}))  # type: ignore[arg-type]


@pytest.fixture
def visit(workspace: Workspace) -> Event:
    return workspace.events.add(Event(title="Thăm hỏi đoàn viên", day="2021-04-16", place="Hà Nội"))


def test_photos_stand_under_their_event_and_the_others_under_their_day_the_newest_first(
    workspace: Workspace, visit: Event
) -> None:
    later = _add(workspace, 1, event_id=visit.id, taken="2021-04-16T10:00:00")
    first = _add(workspace, 2, event_id=visit.id, taken="2021-04-16T08:00:00", caption="Trao quà")
    alone = _add(workspace, 3, taken="2021-05-01T08:00:00")
    assert photo_groups(workspace, PhotoFilter.ALL) == [
        PhotoGroup(None, "", "2021-05-01", by_import=False, ids=(alone.id,), uncaptioned=1),
        PhotoGroup(
            visit.id, visit.title, "2021-04-16", by_import=False, ids=(first.id, later.id), uncaptioned=1
        ),
    ]


def test_a_photo_of_which_nobody_knows_the_day_stands_under_the_day_it_came_in(workspace: Workspace) -> None:
    photo = _add(workspace, 1)
    (group,) = photo_groups(workspace, PhotoFilter.ALL)
    assert (group.by_import, group.ids) == (True, (photo.id,))
    assert group.day == datetime.fromisoformat(photo.created).astimezone().date().isoformat()


def test_photos_of_one_day_with_and_without_the_same_event_are_two_groups(
    workspace: Workspace, visit: Event
) -> None:
    _add(workspace, 1, event_id=visit.id, taken="2021-04-16T08:00:00")
    _add(workspace, 2, taken="2021-04-16T08:00:00")
    assert [g.event_id for g in photo_groups(workspace, PhotoFilter.ALL)] == [visit.id, None]


def test_the_photos_of_an_event_in_the_bin_stand_under_their_days(workspace: Workspace, visit: Event) -> None:
    _add(workspace, 1, event_id=visit.id, taken="2021-04-15T08:00:00")
    workspace.events.to_bin(visit)
    (group,) = photo_groups(workspace, PhotoFilter.ALL)
    assert (group.event_id, group.day) == (None, "2021-04-15")


def test_each_filter_shows_and_counts_its_own(workspace: Workspace) -> None:
    plain = _add(workspace, 1, caption="Đoàn viên dự hội nghị")
    bare = _add(workspace, 2)
    located = _add(workspace, 3, caption="a", has_location=True)
    binned = workspace.photos.to_bin(_add(workspace, 4))
    article = workspace.articles.add(Article(title="Hội nghị"))
    gone = workspace.articles.add(Article(title="Tin bỏ"))
    workspace.article_photos.put(article.id, plain.id, 1)
    workspace.article_photos.put(gone.id, bare.id, 1)
    workspace.articles.to_bin(gone)
    expected = {
        PhotoFilter.ALL: {plain.id, bare.id, located.id},
        PhotoFilter.UNCAPTIONED: {bare.id},
        PhotoFilter.UNUSED: {bare.id, located.id},
        PhotoFilter.LOCATED: {located.id},
        PhotoFilter.BIN: {binned.id},
    }
    shown = {which: {i for g in photo_groups(workspace, which) for i in g.ids} for which in PhotoFilter}
    assert shown == expected
    assert photo_counts(workspace) == {which: len(ids) for which, ids in expected.items()}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("trao qua", {1}),
        ("img_2", {2}),
        ("tham hoi", {3}),
        ("hoang", {1, 2}),
        ("không có", set()),
        ("  ", {1, 2, 3}),
    ],
)
def test_text_finds_caption_name_credit_and_event(
    workspace: Workspace, visit: Event, text: str, numbers: set[int]
) -> None:
    _add(workspace, 1, caption="Trao quà", credit="Hoàng Lan")
    _add(workspace, 2, credit="Hoàng Lan")
    _add(workspace, 3, event_id=visit.id)
    found = photo_groups(workspace, PhotoFilter.ALL, text)
    assert {i for g in found for i in g.ids} == numbers


def test_text_finds_photos_in_the_bin(workspace: Workspace) -> None:
    photo = workspace.photos.to_bin(_add(workspace, 1, caption="Trao quà"))
    workspace.photos.to_bin(_add(workspace, 2))
    assert [g.ids for g in photo_groups(workspace, PhotoFilter.BIN, "qua trao")] == [(photo.id,)]


def test_all_of_many_hits_are_found(workspace: Workspace) -> None:
    with workspace.write():
        ids = {_add(workspace, n, caption="Hội nghị").id for n in range(1, 130)}
    assert {i for g in photo_groups(workspace, PhotoFilter.ALL, "hoi ngh") for i in g.ids} == ids


def test_tiles_come_in_the_order_asked_for_with_their_articles(workspace: Workspace) -> None:
    one, two = _add(workspace, 1), _add(workspace, 2)
    article = workspace.articles.add(Article(title="Hội nghị"))
    workspace.article_photos.put(article.id, one.id, 1)
    tiles = photo_tiles(workspace, [two.id, 999, one.id])
    assert [(t.photo.id, t.articles) for t in tiles] == [(two.id, ()), (one.id, ((article.id, "Hội nghị"),))]
    workspace.articles.to_bin(article)
    workspace.photos.to_bin(two)
    assert [t.articles for t in photo_tiles(workspace, [two.id, one.id])] == [(), ()]


def test_the_newest_articles_are_those_that_were_changed_last(workspace: Workspace) -> None:
    first, second, _ = (workspace.articles.add(Article(title=title)) for title in "abc")
    workspace.articles.save(replace(first, title="d"))
    assert len(workspace.articles.newest(2)) == 2
    assert second not in workspace.articles.newest(1)


def test_every_photo_stands_in_the_group_of_its_event_or_day(workspace: Workspace, visit: Event) -> None:
    gone = workspace.events.add(Event(title="Bỏ", day="2021-04-17"))
    workspace.events.to_bin(gone)
    for number in range(60):
        _add(
            workspace,
            number,
            taken=("", f"2021-04-1{number % 3 + 5}T0{number % 7}:00:00")[number % 5 > 0],
            event_id=(None, visit.id, gone.id)[number % 3],
            caption="a" * (number % 2),
        )
    groups = photo_groups(workspace, PhotoFilter.ALL)
    assert sorted(photo_id for group in groups for photo_id in group.ids) == workspace.photos.ids()
    for group in groups:
        photos = [workspace.photos.get(photo_id) for photo_id in group.ids]
        assert {photo.event_id == visit.id for photo in photos} == {group.event_id == visit.id}
        assert group.uncaptioned == sum(not photo.caption for photo in photos)
        if group.event_id is None and not group.by_import:
            assert {photo.taken[:10] for photo in photos} == {group.day}
        assert [p.taken for p in photos if p.taken] == sorted(p.taken for p in photos if p.taken)
    assert [group.day for group in groups] == sorted((group.day for group in groups), reverse=True)
