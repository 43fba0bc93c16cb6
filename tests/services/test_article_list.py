"""Which articles are listed, in what order, and what is said of each."""

from dataclasses import replace

import pytest

from ucvn_desktop.core.article import Article, ArticleStatus
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.submission import Submission, SubmissionItem
from ucvn_desktop.services.article_list import (
    ArticleCounts,
    ListFilter,
    Show,
    article_rows,
    count_articles,
    listed_ids,
)
from ucvn_desktop.services.article_photos import hang_photos
from ucvn_desktop.services.articles import bin_article, edit_article
from ucvn_desktop.services.readiness import article_item, status_by_article
from ucvn_desktop.services.records import caption_photo
from ucvn_desktop.storage.workspace import Workspace

LONG_AGO = "2021-01-01T00:00:00Z"


def _add(workspace: Workspace, title: str, **facts: object) -> int:
    values = {"body": "<p>x</p>", "author": "Lê Mai", **facts}
    return workspace.articles.add(Article(title=title, **values)).id  # type: ignore[arg-type]


def _add_photo(workspace: Workspace, caption: str, number: int = 1) -> int:
    photo = Photo(sha256=f"{number:064x}", name="a.jpg", mime="image/jpeg", size=1, width=1, height=1)
    return workspace.photos.add(replace(photo, caption=caption)).id


def _send(workspace: Workspace, article_id: int) -> None:
    """Record the article as sent now, as packing does."""
    article = workspace.articles.get(article_id)
    photos = workspace.article_photos.photos_of(article_id)
    number = workspace.submissions.next_number(2021)
    bundle = workspace.submissions.add(
        Submission(number=number, year=2021, day="2021-04-19", name=f"B{number}", destination="", path="")
    )
    workspace.submission_items.add(
        SubmissionItem(
            submission_id=bundle.id,
            position=1,
            item_kind="article",
            item_id=article.id,
            item_uid=article.uid,
            item_rev=article.rev,
            title=article.title,
            state=article_item(article, photos, workspace.profile.unit_name).state,
        )
    )


def _age(workspace: Workspace) -> None:
    """Let everything have been changed last long ago."""
    for kind in ("article", "photo", "article_photo", "profile"):
        workspace.connection.execute(f"UPDATE {kind} SET updated = ?", [LONG_AGO])


def _ids(workspace: Workspace, show: Show = Show.ALL, **more: object) -> list[int]:
    return listed_ids(workspace, ListFilter(show, **more))  # type: ignore[arg-type]


def test_the_article_changed_last_comes_first(workspace: Workspace) -> None:
    one, two, three = (_add(workspace, title) for title in ("một", "hai", "ba"))
    assert _ids(workspace) == [three, two, one]
    _age(workspace)
    edit_article(workspace, one, title="một, đã sửa")
    assert _ids(workspace) == [one, three, two]


def test_a_row_says_what_the_officer_looks_for(workspace: Workspace) -> None:
    event = workspace.events.add(Event(title="Thăm hỏi", day="2021-04-16"))
    article = _add(workspace, "", topic=4, event_id=event.id, kind="bai")
    hang_photos(workspace, article, [_add_photo(workspace, "")])
    (row,) = article_rows(workspace, [article, 99])
    assert (row.kind_label, row.topic, row.day, row.photos) == ("Bài", 4, "2021-04-16", 1)
    assert row.missing == ("chưa có tít", "1 ảnh chưa có chú thích")
    assert (row.status, row.in_bin) == (ArticleStatus.DRAFT, False)


def test_what_is_missing_is_found_as_readiness_judges(workspace: Workspace) -> None:
    whole = _add(workspace, "đủ")
    lacking = [
        _add(workspace, ""),
        _add(workspace, "không nội dung", body=""),
        _add(workspace, "không tác giả", author=""),
        _add(workspace, "ảnh không chú thích"),
    ]
    _add(workspace, "có dòng tác giả", author="", credit="Theo báo Lao Động")
    photo = _add_photo(workspace, "")
    hang_photos(workspace, lacking[-1], [photo])
    assert _ids(workspace, Show.LACKING) == lacking[::-1]
    assert [bool(row.missing) for row in article_rows(workspace, [whole, *lacking])] == [False] + 4 * [True]
    caption_photo(workspace, photo, "Trao quà.")
    assert _ids(workspace, Show.LACKING) == lacking[-2::-1]


@pytest.mark.parametrize("long_ago", [False, True])
def test_sent_is_what_is_as_it_was_sent(workspace: Workspace, long_ago: bool) -> None:
    ids = [_add(workspace, f"Tin {n}") for n in range(5)]
    photo = _add_photo(workspace, "Trao quà.")
    hang_photos(workspace, ids[3], [photo])
    if long_ago:
        _age(workspace)
    for article_id in ids[:4]:
        _send(workspace, article_id)
    assert sorted(_ids(workspace, Show.SENT)) == ids[:4]
    edit_article(workspace, ids[1], body="<p>đã sửa</p>")
    event = workspace.events.add(Event(title="Thăm hỏi", day="2021-04-16"))
    # Its event is no part of what is sent.
    edit_article(workspace, ids[2], event_id=event.id)
    caption_photo(workspace, photo, "Chú thích khác.")
    assert sorted(_ids(workspace, Show.SENT)) == [ids[0], ids[2]]
    assert sorted(_ids(workspace, Show.DRAFTS)) == [ids[1], ids[3], ids[4]]
    judged = status_by_article(workspace)
    assert {row.id: row.status for row in article_rows(workspace, ids)} == judged
    assert count_articles(workspace) == ArticleCounts(drafts=3, sent=2, lacking=0, in_bin=0)


def test_a_photo_taken_out_or_a_new_name_of_the_unit_is_a_change(workspace: Workspace) -> None:
    one, two = _add(workspace, "Tin 1"), _add(workspace, "Tin 2")
    photo = _add_photo(workspace, "Trao quà.")
    hang_photos(workspace, one, [photo])
    _age(workspace)
    _send(workspace, one)
    _send(workspace, two)
    workspace.article_photos.arrange(one, [])
    assert _ids(workspace, Show.SENT) == [two]
    workspace.profiles.save(replace(workspace.profile, unit_name="Công đoàn Bộ đổi tên"))
    assert _ids(workspace, Show.SENT) == []


def test_articles_are_filtered_by_topic_and_words(workspace: Workspace) -> None:
    one = _add(workspace, "Thăm hỏi đoàn viên", topic=4)
    two = _add(workspace, "Bầu cử", topic=3, sapo="Cử tri thăm điểm bầu cử")
    three = _add(workspace, "Hội nghị")
    workspace.events.add(Event(title="Thăm hỏi", day="2021-04-16"))
    assert _ids(workspace, topic=4) == [one]
    assert _ids(workspace, topic=0) == [three]
    assert _ids(workspace, text="tham") == [two, one]
    assert _ids(workspace, text="thăm h") == [one]
    assert _ids(workspace, text="  ") == [three, two, one]
    assert _ids(workspace, topic=3, text="tham") == [two]


def test_the_bin_has_its_own_list(workspace: Workspace) -> None:
    one, two = _add(workspace, "Thăm hỏi"), _add(workspace, "Bầu cử")
    bin_article(workspace, one)
    assert _ids(workspace) == [two]
    assert _ids(workspace, Show.BIN) == [one]
    assert _ids(workspace, Show.BIN, text="tham hoi") == [one]
    assert _ids(workspace, Show.BIN, text="bau cu") == []
    assert article_rows(workspace, [one])[0].in_bin
    assert count_articles(workspace) == ArticleCounts(drafts=1, sent=0, lacking=0, in_bin=1)


def test_long_lists_are_read_from_indexes(workspace: Workspace) -> None:
    """The list of 10,000 articles must cost nothing: no text is read for it."""
    asked: list[str] = []
    workspace.connection.set_trace_callback(asked.append)
    _ids(workspace, Show.LACKING, topic=4)
    workspace.connection.set_trace_callback(None)
    plans = [
        row[3]
        for query in asked
        if query.lstrip().startswith("SELECT")
        for row in workspace.connection.execute(f"EXPLAIN QUERY PLAN {query}")
    ]
    assert any("article_listed" in plan for plan in plans)
    assert any("article_lacking" in plan for plan in plans)
    assert not [plan for plan in plans if plan.startswith("SCAN article") and "INDEX" not in plan]


def test_the_list_and_its_counts_keep_to_a_year(workspace: Workspace) -> None:
    december, january = (
        workspace.events.add(Event(title="Thăm hỏi", day=day)).id for day in ("2021-12-28", "2022-01-04")
    )
    old = _add(workspace, "cũ", event_id=december, topic=4)
    late = _add(workspace, "gửi muộn", event_id=january, topic=4, plan_year=2021, author="")
    new = _add(workspace, "mới", event_id=january, topic=4)
    assert workspace.articles.years() == [2022, 2021]
    assert _ids(workspace, year=2021) == [late, old]
    assert _ids(workspace, year=2022, topic=4) == [new]
    assert _ids(workspace, Show.LACKING, year=2021) == [late]
    assert _ids(workspace, year=2021, text="moi") == []
    # The number 4 of the plan of 2021, which is another topic's from 2022 on.
    assert _ids(workspace, topic=4, topic_years=(0, 2021)) == [late, old]
    assert _ids(workspace, topic=4) == [new, late, old]
    assert count_articles(workspace, 2021) == ArticleCounts(drafts=2, lacking=1, year=2021)
    bin_article(workspace, new)
    assert count_articles(workspace, 2022) == ArticleCounts(in_bin=1, year=2022)
    assert [(row.day, row.year) for row in article_rows(workspace, [late, old])] == [
        ("2022-01-04", 2021),
        ("2021-12-28", 2021),
    ]
