"""Events in the database: their details, their history over the step that gave them, their indexes."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event, EventDocument, EventPress
from ucvn_desktop.core.record import content_hash
from ucvn_desktop.storage.events import KindCount, Tally
from ucvn_desktop.storage.health import examine, unused_files
from ucvn_desktop.storage.workspace import Workspace

RELEASED = Path(__file__).parent / "released" / "m0002.db.gz"
MEETING = Event(kind="hoi-nghi", title="Hội nghị", day="2021-04-16")
_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.dictionaries(_TEXT, _TEXT, max_size=5))
def test_a_table_of_details_comes_back_the_same_whatever_its_order(
    workspace: Workspace, details: dict[str, str]
) -> None:
    stored = workspace.events.add(replace(MEETING, details=details))
    read = workspace.events.get(stored.id)
    assert read == stored
    assert read.details == details
    turned = dict(reversed(list(details.items())))
    assert workspace.events.save(replace(read, details=turned)).rev == 1
    assert content_hash(replace(read, details=turned)) == content_hash(read)
    assert workspace.events.history(read)[0].details == details
    assert examine(workspace) == []


def test_details_that_are_no_table_are_damage(workspace: Workspace) -> None:
    stored = workspace.events.add(MEETING)
    workspace.connection.execute("PRAGMA ignore_check_constraints = ON")
    for broken in ("[1", "[1]", "7"):
        workspace.connection.execute("UPDATE event SET details = ?", [broken])
        with pytest.raises(UserError, match="hỏng"):
            workspace.events.get(stored.id)
        assert f"hoạt động số {stored.id}" in [damage.where for damage in examine(workspace)]


def test_events_of_an_earlier_workspace_are_whole_after_the_step(tmp_path: Path) -> None:
    for name in ("files", "thumbs", "backups", "exports"):
        (tmp_path / name).mkdir()
    (tmp_path / "ucvn.db").write_bytes(gzip.decompress(RELEASED.read_bytes()))
    with Workspace.open(tmp_path) as workspace:
        event = workspace.events.all()[0]
        assert (event.day_to, event.participants, event.details) == ("", 0, {})
        changed = workspace.events.save(replace(event, participants=25, details={"so-qua": "3"}))
        # A revision that is older than the columns had nothing in them.
        first, *_, last = workspace.events.history(changed)
        assert (first.participants, first.details) == (0, {})
        assert (last.participants, last.details) == (25, {"so-qua": "3"})
        assert examine(workspace) == []


def test_a_document_s_bytes_are_known_to_the_examination(workspace: Workspace) -> None:
    event = workspace.events.add(MEETING)
    sha256 = workspace.files.keep_bytes(b"%PDF")
    document = EventDocument(event_id=event.id, sha256=sha256, name="a.pdf", size=4, title="A")
    stored = workspace.event_documents.add(document)
    assert unused_files(workspace) == []
    workspace.event_documents.to_bin(stored)
    # What lies in the bin can be taken out again.
    assert unused_files(workspace) == []
    workspace.files.forget(sha256)
    assert [damage.where for damage in examine(workspace)] == ["tài liệu số 1 của hoạt động (a.pdf)"]


def test_what_belongs_to_an_event_is_counted_without_the_bin(workspace: Workspace) -> None:
    one, two = (workspace.events.add(MEETING) for _ in range(2))
    workspace.articles.add(Article(title="A", body="<p>A</p>", author="A", event_id=one.id))
    workspace.articles.add(Article(title="A [cần ghi: ai]", body="<p>A</p>", author="A", event_id=one.id))
    workspace.articles.to_bin(workspace.articles.add(Article(title="B", event_id=one.id)))
    came = EventPress(event_id=one.id, name="A", came=True, published="2021-04-17")
    workspace.event_press.add(came)
    workspace.event_press.add(EventPress(event_id=one.id, outlet="B", link="https://b.vn/", invited=False))
    workspace.event_press.to_bin(workspace.event_press.add(came))
    assert workspace.events.tallies([one.id, two.id]) == {
        one.id: Tally(articles=2, lacking=1, invited=1, came=1, published=2)
    }


def test_kinds_are_counted_where_the_event_began(workspace: Workspace) -> None:
    workspace.events.add(replace(MEETING, day="2021-12-31", day_to="2022-01-02", participants=5))
    workspace.events.add(replace(MEETING, day="2022-01-01"))
    workspace.events.to_bin(workspace.events.add(replace(MEETING, day="2021-05-01", participants=9)))
    assert workspace.events.count_by_kind("2021-01-01", "2021-12-31") == [KindCount("hoi-nghi", 1, 5, 0)]
    assert workspace.events.count_by_kind("2022-01-01", "2022-12-31") == [KindCount("hoi-nghi", 1, 0, 1)]
    # The list shows it in both years: it went on.
    assert len(workspace.events.ids_in_order(since="2022-01-01", until="2022-12-31")) == 2


def test_long_lists_are_read_from_indexes(workspace: Workspace) -> None:
    asked: list[str] = []
    workspace.connection.set_trace_callback(asked.append)
    workspace.events.ids_in_order(topic=4, kinds=["hoi-nghi"], since="2021-01-01")
    workspace.events.ids_in_order(unreported_on="2021-05-01")
    workspace.events.ids_in_order(in_bin=True)
    workspace.events.tallies([1, 2])
    workspace.events.photos_of(1)
    workspace.connection.set_trace_callback(None)
    plans = [
        row[3]
        for query in asked
        if query.lstrip().startswith("SELECT")
        for row in workspace.connection.execute(f"EXPLAIN QUERY PLAN {query}")
    ]
    for name in (
        "event_by_day",
        "event_binned",
        "article_by_event",
        "photo_by_event",
        "press_by_event",
        "document_by_event",
    ):
        assert any(name in plan for plan in plans), name
    whole = [p for p in plans if p.startswith("SCAN") and "INDEX" not in p and "json_each" not in p]
    assert whole == []
