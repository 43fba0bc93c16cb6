"""Indexes for the questions that lists of 10,000 records put with every letter typed."""

from sqlite_utils import Database

from ucvn_desktop.storage.migrations.mechanism import migrations


@migrations()
def m0009_indexes_for_plan_years_issuers_press_and_changed_people(db: Database) -> None:
    """No row is read for the years of articles, for the issuers of papers, for where somebody of the press was
    invited, and for whether a name in the address book is another than before."""
    # In the order of the list, with all that the year hangs on: `plan_year` lies behind the text. Beside the two
    # indexes of which they take the place, SQLite would go on choosing those, and read the rows; one index for both
    # that begins with deleted_at it would take for the articles that lack something as well, and read them all.
    year = "plan_year, event_id, created"
    db.execute("DROP INDEX article_by_change")
    db.execute("DROP INDEX article_binned")
    db.execute(f"CREATE INDEX article_listed ON article (updated, topic, {year}) WHERE deleted_at IS NULL")
    db.execute(f"CREATE INDEX article_binned ON article (updated, {year}) WHERE deleted_at IS NOT NULL")
    db.execute("CREATE INDEX paper_by_issuer ON paper (issuer, day) WHERE deleted_at IS NULL")
    db.execute("CREATE INDEX press_by_person ON event_press (person_id) WHERE person_id IS NOT NULL")
    db.execute("CREATE INDEX person_changed ON person (rev)")
