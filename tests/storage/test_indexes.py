"""What lists ask with every letter typed is answered from indexes: of 10,000 records no row is read."""

from collections.abc import Callable

import pytest

from ucvn_desktop.storage.workspace import Workspace

Ask = Callable[[Workspace], object]


def _asked(workspace: Workspace, ask: Ask) -> list[str]:
    asked: list[str] = []
    workspace.connection.set_trace_callback(asked.append)
    ask(workspace)
    workspace.connection.set_trace_callback(None)
    return [query for query in asked if "SELECT" in query]


def _reads_rows(workspace: Workspace, query: str, table: str) -> bool:
    """Whether SQLite's program for the query takes a column from a row of the table itself."""
    connection = workspace.connection
    (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    steps = [(op, p1, p2) for _, op, p1, p2, *_ in connection.execute(f"EXPLAIN {query}")]
    cursors = {p1 for op, p1, p2 in steps if op == "OpenRead" and p2 == root}
    return any(op == "Column" and p1 in cursors for op, p1, _ in steps)


@pytest.mark.parametrize(
    ("table", "ask"),
    [
        pytest.param("article", lambda w: w.articles.years(), id="years-of-articles"),
        pytest.param(
            "article", lambda w: w.articles.ids_in_order(years=(2021, 2021)), id="articles-of-a-year"
        ),
        pytest.param(
            "article",
            lambda w: w.articles.ids_in_order(years=(2021, 2021), in_bin=True),
            id="binned-of-a-year",
        ),
        pytest.param(
            "article", lambda w: w.articles.ids_in_order(topic=4, years=(0, 2021)), id="articles-on-a-topic"
        ),
        pytest.param("event", lambda w: w.events.years(), id="years-of-events"),
        pytest.param("event", lambda w: w.events.ids_in_order(year=2021), id="events-of-a-year"),
        pytest.param("post", lambda w: w.posts.years(), id="years-of-posts"),
        pytest.param("paper", lambda w: w.papers.years(), id="years-of-papers"),
        pytest.param("paper", lambda w: w.papers.issuers(), id="issuers-of-papers"),
        pytest.param("paper", lambda w: w.papers.ids_in_order(issuers=["A"]), id="papers-of-an-issuer"),
        pytest.param("person", lambda w: (w.people.book(), w.people.book())[1], id="whether-a-name-changed"),
    ],
)
def test_no_row_is_read(workspace: Workspace, table: str, ask: Ask) -> None:
    ask(workspace)  # what is kept is there from the second time on
    queries = _asked(workspace, ask)
    assert queries
    assert not [query for query in queries if _reads_rows(workspace, query, table)]


def test_a_question_that_reads_rows_is_told(workspace: Workspace) -> None:
    """The question above can fail."""
    (query,) = _asked(workspace, lambda w: w.articles.titles())
    assert _reads_rows(workspace, query, "article")


def test_where_somebody_of_the_press_was_invited_is_looked_up(workspace: Workspace) -> None:
    (query,) = _asked(workspace, lambda w: w.event_press.of_person(1))
    plans = [row[3] for row in workspace.connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert plans[0].startswith("SEARCH event_press USING INDEX press_by_person")
