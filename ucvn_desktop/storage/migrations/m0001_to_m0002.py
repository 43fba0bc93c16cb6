"""Articles, photos, slogans and bundles: the records of the first program."""

from sqlite_utils import Database

from ucvn_desktop.storage.database import APPLICATION_ID
from ucvn_desktop.storage.migrations.mechanism import migrations, record_table


@migrations()
def m0001_records_with_history_bin_and_search(db: Database) -> None:
    """Every kind of record, its history, the counts that reveal lost rows, and the search index."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(
        """CREATE TABLE history (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, uid TEXT NOT NULL, rev INTEGER NOT NULL,
            at TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)), hash TEXT NOT NULL,
            UNIQUE (kind, uid, rev)) STRICT"""
    )
    db.execute("CREATE TABLE record_count (kind TEXT PRIMARY KEY, n INTEGER NOT NULL CHECK (n >= 0)) STRICT")
    _m0001_who_and_plan(db)
    _m0001_what_is_written(db)
    _m0001_what_is_hung(db)
    _m0001_what_is_sent(db)
    _m0001_search(db)


def _m0001_who_and_plan(db: Database) -> None:
    record_table(
        db,
        "profile",
        """unit_name TEXT NOT NULL, unit_code TEXT NOT NULL, superior TEXT NOT NULL, officer TEXT NOT NULL,
           officer_title TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, sample TEXT NOT NULL""",
    )
    record_table(db, "plan_edition", "year INTEGER NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL")
    db.execute("CREATE UNIQUE INDEX one_edition_a_year ON plan_edition (year) WHERE deleted_at IS NULL")
    edition = "edition_id INTEGER NOT NULL REFERENCES plan_edition (id)"
    points = "points TEXT NOT NULL CHECK (json_valid(points))"
    record_table(
        db, "topic", f"{edition}, number INTEGER NOT NULL, short TEXT NOT NULL, title TEXT NOT NULL, {points}"
    )
    record_table(db, "method", f"{edition}, number TEXT NOT NULL, title TEXT NOT NULL, {points}")
    record_table(db, "duty", f"{edition}, number TEXT NOT NULL, text TEXT NOT NULL")
    record_table(db, "campaign", f"{edition}, kind TEXT NOT NULL, name TEXT NOT NULL")
    record_table(db, "motto", f"{edition}, text TEXT NOT NULL")


def _m0001_what_is_written(db: Database) -> None:
    record_table(
        db, "event", "kind TEXT NOT NULL, title TEXT NOT NULL, day TEXT NOT NULL, place TEXT NOT NULL"
    )
    event = "event_id INTEGER REFERENCES event (id)"
    record_table(
        db,
        "article",
        f"""kind TEXT NOT NULL, title TEXT NOT NULL, sapo TEXT NOT NULL, body TEXT NOT NULL,
            author TEXT NOT NULL, credit TEXT NOT NULL, topic INTEGER NOT NULL, {event},
            status TEXT NOT NULL, source_sha256 TEXT NOT NULL,
            captions TEXT NOT NULL CHECK (json_valid(captions))""",
    )
    record_table(
        db,
        "photo",
        f"""sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), name TEXT NOT NULL, mime TEXT NOT NULL,
            size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
            orientation INTEGER NOT NULL CHECK (orientation BETWEEN 1 AND 8), taken TEXT NOT NULL,
            camera TEXT NOT NULL, has_location INTEGER NOT NULL CHECK (has_location IN (0, 1)),
            caption TEXT NOT NULL, credit TEXT NOT NULL, place TEXT NOT NULL, {event}""",
    )
    record_table(
        db,
        "article_photo",
        """article_id INTEGER NOT NULL REFERENCES article (id),
           photo_id INTEGER NOT NULL REFERENCES photo (id), position INTEGER NOT NULL""",
    )
    db.execute(
        """CREATE UNIQUE INDEX one_place_a_photo ON article_photo (article_id, photo_id)
           WHERE deleted_at IS NULL"""
    )


def _m0001_what_is_hung(db: Database) -> None:
    record_table(db, "slogan", "text TEXT NOT NULL, campaign TEXT NOT NULL")
    record_table(
        db,
        "poster",
        """text TEXT NOT NULL, width_mm REAL NOT NULL CHECK (width_mm > 0),
           height_mm REAL NOT NULL CHECK (height_mm > 0), template TEXT NOT NULL, font TEXT NOT NULL,
           caps INTEGER NOT NULL CHECK (caps IN (0, 1)), scale INTEGER NOT NULL CHECK (scale >= 1),
           sha256 TEXT NOT NULL""",
    )


def _m0001_what_is_sent(db: Database) -> None:
    record_table(db, "destination", "name TEXT NOT NULL, address TEXT NOT NULL, limit_mb REAL NOT NULL")
    record_table(
        db,
        "submission",
        """number INTEGER NOT NULL, year INTEGER NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL UNIQUE,
           destination TEXT NOT NULL, path TEXT NOT NULL, UNIQUE (year, number)""",
    )
    record_table(
        db,
        "submission_item",
        """submission_id INTEGER NOT NULL REFERENCES submission (id), position INTEGER NOT NULL,
           item_kind TEXT NOT NULL, item_id INTEGER NOT NULL, item_uid TEXT NOT NULL,
           item_rev INTEGER NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL""",
    )
    record_table(
        db,
        "submission_file",
        """submission_item_id INTEGER NOT NULL REFERENCES submission_item (id), path TEXT NOT NULL,
           sha256 TEXT NOT NULL, size INTEGER NOT NULL""",
    )


def _m0001_search(db: Database) -> None:
    # The texts as written stand in search_entry, their keys in the contentless index beside it.
    db.execute(
        """CREATE TABLE search_entry (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id INTEGER NOT NULL, updated TEXT NOT NULL,
            title TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, record_id)) STRICT"""
    )
    db.execute(
        """CREATE VIRTUAL TABLE search_key USING fts5 (
            title, body, content = '', tokenize = 'unicode61 remove_diacritics 0')"""
    )


@migrations()
def m0002_indexes_for_long_lists_of_articles(db: Database) -> None:
    """What lists of 10,000 articles ask for, so that no text is read for it."""
    db.execute("CREATE INDEX article_by_change ON article (updated, topic) WHERE deleted_at IS NULL")
    db.execute("CREATE INDEX article_binned ON article (updated) WHERE deleted_at IS NOT NULL")
    db.execute(
        """CREATE INDEX article_lacking ON article (id) WHERE deleted_at IS NULL
           AND (title = '' OR body = '' OR (author = '' AND credit = ''))"""
    )
    db.execute("CREATE INDEX place_by_article ON article_photo (article_id)")
    db.execute("CREATE INDEX place_by_photo ON article_photo (photo_id)")
    db.execute("CREATE INDEX sent_by_uid ON submission_item (item_uid, item_rev)")
