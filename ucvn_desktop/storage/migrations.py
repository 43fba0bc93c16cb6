"""The steps from an empty file to today's schema. Append-only: a released step is never changed.

A new step is also named in steps.py. Only making and upgrading a workspace load this module.
"""

import json
import sqlite3
from typing import Any

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from ucvn_desktop.core.record import hash_of
from ucvn_desktop.storage.database import APPLICATION_ID, transaction
from ucvn_desktop.storage.steps import SET

migrations = Migrations(SET)


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the pending steps, all or none. Foreign keys are checked at the end: a step may rebuild a table."""
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            migrations.apply(Database(connection, execute_plugins=False))
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(f"a migration left dangling references: {broken[:5]}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


_BASE = """
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    deleted_at TEXT,
    hash TEXT NOT NULL CHECK (length(hash) = 64)
"""


def _record_table(db: Database, kind: str, columns: str) -> None:
    db.execute(f"CREATE TABLE {kind} ({_BASE}, {columns}) STRICT")


def _more_columns(db: Database, kind: str, columns: dict[str, str], content: dict[str, Any]) -> None:
    """Give a kind of record more columns (name → declaration with its default), and each record the hash of
    its content with them; `content` is what the default is as JSON. The history stays as it was written.

    A record that was damaged before keeps its hash, so that doctor still says so.
    """
    for name, declaration in columns.items():
        db.execute(f"ALTER TABLE {kind} ADD COLUMN {name} {declaration}")
    newest = """SELECT record.id, record.hash, history.content FROM {kind} AS record
                JOIN history ON history.kind = ? AND history.uid = record.uid AND history.rev = record.rev"""
    for record_id, stored, text in db.execute(newest.format(kind=kind), [kind]).fetchall():
        known = json.loads(text)
        if hash_of(kind, known) == stored:
            new = hash_of(kind, {**known, **content})
            db.execute(f"UPDATE {kind} SET hash = ? WHERE id = ?", [new, record_id])


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
    _record_table(
        db,
        "profile",
        """unit_name TEXT NOT NULL, unit_code TEXT NOT NULL, superior TEXT NOT NULL, officer TEXT NOT NULL,
           officer_title TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, sample TEXT NOT NULL""",
    )
    _record_table(db, "plan_edition", "year INTEGER NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL")
    db.execute("CREATE UNIQUE INDEX one_edition_a_year ON plan_edition (year) WHERE deleted_at IS NULL")
    edition = "edition_id INTEGER NOT NULL REFERENCES plan_edition (id)"
    points = "points TEXT NOT NULL CHECK (json_valid(points))"
    _record_table(
        db, "topic", f"{edition}, number INTEGER NOT NULL, short TEXT NOT NULL, title TEXT NOT NULL, {points}"
    )
    _record_table(db, "method", f"{edition}, number TEXT NOT NULL, title TEXT NOT NULL, {points}")
    _record_table(db, "duty", f"{edition}, number TEXT NOT NULL, text TEXT NOT NULL")
    _record_table(db, "campaign", f"{edition}, kind TEXT NOT NULL, name TEXT NOT NULL")
    _record_table(db, "motto", f"{edition}, text TEXT NOT NULL")


def _m0001_what_is_written(db: Database) -> None:
    _record_table(
        db, "event", "kind TEXT NOT NULL, title TEXT NOT NULL, day TEXT NOT NULL, place TEXT NOT NULL"
    )
    event = "event_id INTEGER REFERENCES event (id)"
    _record_table(
        db,
        "article",
        f"""kind TEXT NOT NULL, title TEXT NOT NULL, sapo TEXT NOT NULL, body TEXT NOT NULL,
            author TEXT NOT NULL, credit TEXT NOT NULL, topic INTEGER NOT NULL, {event},
            status TEXT NOT NULL, source_sha256 TEXT NOT NULL,
            captions TEXT NOT NULL CHECK (json_valid(captions))""",
    )
    _record_table(
        db,
        "photo",
        f"""sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), name TEXT NOT NULL, mime TEXT NOT NULL,
            size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
            orientation INTEGER NOT NULL CHECK (orientation BETWEEN 1 AND 8), taken TEXT NOT NULL,
            camera TEXT NOT NULL, has_location INTEGER NOT NULL CHECK (has_location IN (0, 1)),
            caption TEXT NOT NULL, credit TEXT NOT NULL, place TEXT NOT NULL, {event}""",
    )
    _record_table(
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
    _record_table(db, "slogan", "text TEXT NOT NULL, campaign TEXT NOT NULL")
    _record_table(
        db,
        "poster",
        """text TEXT NOT NULL, width_mm REAL NOT NULL CHECK (width_mm > 0),
           height_mm REAL NOT NULL CHECK (height_mm > 0), template TEXT NOT NULL, font TEXT NOT NULL,
           caps INTEGER NOT NULL CHECK (caps IN (0, 1)), scale INTEGER NOT NULL CHECK (scale >= 1),
           sha256 TEXT NOT NULL""",
    )


def _m0001_what_is_sent(db: Database) -> None:
    _record_table(db, "destination", "name TEXT NOT NULL, address TEXT NOT NULL, limit_mb REAL NOT NULL")
    _record_table(
        db,
        "submission",
        """number INTEGER NOT NULL, year INTEGER NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL UNIQUE,
           destination TEXT NOT NULL, path TEXT NOT NULL, UNIQUE (year, number)""",
    )
    _record_table(
        db,
        "submission_item",
        """submission_id INTEGER NOT NULL REFERENCES submission (id), position INTEGER NOT NULL,
           item_kind TEXT NOT NULL, item_id INTEGER NOT NULL, item_uid TEXT NOT NULL,
           item_rev INTEGER NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL""",
    )
    _record_table(
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


@migrations()
def m0003_plan_text_and_dates(db: Database) -> None:
    """The text that an edition was read from, and the dates it speaks of. A table of its own for the text: no
    list of editions reads it, and editions made before stay as they are, hash and history too."""
    edition = "edition_id INTEGER NOT NULL REFERENCES plan_edition (id)"
    _record_table(
        db,
        "plan_text",
        f"""{edition}, file TEXT NOT NULL, paragraphs TEXT NOT NULL CHECK (json_valid(paragraphs)),
            corrections TEXT NOT NULL CHECK (json_valid(corrections))""",
    )
    db.execute("CREATE UNIQUE INDEX one_text_an_edition ON plan_text (edition_id) WHERE deleted_at IS NULL")
    _record_table(
        db,
        "plan_date",
        f"""{edition}, text TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, years INTEGER NOT NULL""",
    )
    for kind in ("topic", "method", "duty", "campaign", "motto", "plan_date"):
        db.execute(f"CREATE INDEX {kind}_by_edition ON {kind} (edition_id)")


@migrations()
def m0004_occasions_with_their_themes(db: Database) -> None:
    """What the unit changes in the catalogue of occasions or adds to it."""
    _record_table(
        db,
        "occasion",
        """key TEXT NOT NULL, title TEXT NOT NULL, rule TEXT NOT NULL, day_from TEXT NOT NULL,
           day_to TEXT NOT NULL, origin_year INTEGER, lead_days INTEGER NOT NULL CHECK (lead_days >= 0),
           note TEXT NOT NULL, source TEXT NOT NULL, verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
           off INTEGER NOT NULL CHECK (off IN (0, 1)), changed TEXT NOT NULL CHECK (json_valid(changed))""",
    )
    # Also from the bin: a change that is taken back is the one that comes out again.
    db.execute("CREATE UNIQUE INDEX one_change_an_occasion ON occasion (key) WHERE key <> ''")
    _record_table(
        db,
        "occasion_theme",
        """occasion_id INTEGER NOT NULL REFERENCES occasion (id), year INTEGER NOT NULL,
           text TEXT NOT NULL, source TEXT NOT NULL""",
    )
    db.execute("CREATE UNIQUE INDEX one_theme_a_year ON occasion_theme (occasion_id, year)")


@migrations()
def m0005_events_with_days_figures_press_and_documents(db: Database) -> None:
    """What each kind of event is asked for, who of the press came, the papers of an event, and quick lists."""
    _more_columns(
        db,
        "event",
        {
            **dict.fromkeys(("day_to", "time", "programme", "campaign", "note"), "TEXT NOT NULL DEFAULT ''"),
            "participants": "INTEGER NOT NULL DEFAULT 0 CHECK (participants >= 0)",
            "topic": "INTEGER NOT NULL DEFAULT 0",
            "details": """TEXT NOT NULL DEFAULT '{}'
                          CHECK (json_valid(details) AND json_type(details) = 'object')""",
        },
        {
            **dict.fromkeys(("day_to", "time", "programme", "campaign", "note"), ""),
            "participants": 0,
            "topic": 0,
            "details": {},
        },
    )
    event = "event_id INTEGER NOT NULL REFERENCES event (id)"
    _record_table(
        db,
        "event_press",
        # The address book's table comes with the next step.
        f"""{event}, name TEXT NOT NULL, outlet TEXT NOT NULL, person_id INTEGER REFERENCES person (id),
            invited INTEGER NOT NULL CHECK (invited IN (0, 1)),
            came INTEGER NOT NULL CHECK (came IN (0, 1)),
            link TEXT NOT NULL, published TEXT NOT NULL""",
    )
    _record_table(
        db,
        "event_document",
        f"""{event}, sha256 TEXT NOT NULL CHECK (length(sha256) = 64), name TEXT NOT NULL,
            size INTEGER NOT NULL, title TEXT NOT NULL""",
    )
    _m0005_indexes(db)


def _m0005_indexes(db: Database) -> None:
    # What lists of 10,000 events ask for, so that no text is read for it.
    db.execute(
        """CREATE INDEX event_by_day ON event (day, day_to, kind, topic)
           WHERE deleted_at IS NULL"""
    )
    db.execute("CREATE INDEX event_binned ON event (day) WHERE deleted_at IS NOT NULL")
    # Only those of an event, or SQLite takes these for lists of all articles and photos too.
    of_event = "event_id IS NOT NULL AND deleted_at IS NULL"
    db.execute(f"CREATE INDEX article_by_event ON article (event_id) WHERE {of_event}")
    db.execute(f"CREATE INDEX photo_by_event ON photo (event_id, caption) WHERE {of_event}")
    db.execute("CREATE INDEX press_by_event ON event_press (event_id) WHERE deleted_at IS NULL")
    db.execute("CREATE INDEX document_by_event ON event_document (event_id) WHERE deleted_at IS NULL")
    # Drafts made from an event say so where something is still to be written.
    db.execute(
        """CREATE INDEX article_with_gaps ON article (id) WHERE deleted_at IS NULL
           AND instr(title || sapo || body, '[cần ghi:') > 0"""
    )


@migrations()
def m0006_people_offices_and_sub_units(db: Database) -> None:
    """The address book: people, the offices they hold from day to day, units with the names they had."""
    _record_table(
        db,
        "sub_unit",
        """names TEXT NOT NULL CHECK (json_valid(names)), since TEXT NOT NULL CHECK (json_valid(since)),
           ended TEXT NOT NULL, successor_id INTEGER REFERENCES sub_unit (id), note TEXT NOT NULL""",
    )
    _record_table(
        db,
        "person",
        """full_name TEXT NOT NULL CHECK (full_name <> ''), kinds TEXT NOT NULL CHECK (json_valid(kinds)),
           outlet TEXT NOT NULL, sub_unit_id INTEGER REFERENCES sub_unit (id), phone TEXT NOT NULL,
           email TEXT NOT NULL, note TEXT NOT NULL""",
    )
    _record_table(
        db,
        "office",
        """person_id INTEGER NOT NULL REFERENCES person (id), title TEXT NOT NULL, unit TEXT NOT NULL,
           since TEXT NOT NULL, until TEXT NOT NULL, CHECK (title <> '' OR unit <> '')""",
    )
    db.execute("CREATE INDEX person_by_name ON person (deleted_at, full_name)")
    db.execute("CREATE INDEX person_by_unit ON person (sub_unit_id)")
    db.execute("CREATE INDEX office_by_person ON office (person_id)")


@migrations()
def m0007_guiding_papers_and_what_appeared(db: Database) -> None:
    """Documents with what cites them, and posts, with the indexes that their lists and counts ask for."""
    _record_table(
        db,
        "paper",
        """number TEXT NOT NULL, day TEXT NOT NULL, issuer TEXT NOT NULL, kind TEXT NOT NULL,
           summary TEXT NOT NULL, sha256 TEXT NOT NULL, file_name TEXT NOT NULL,
           file_size INTEGER NOT NULL CHECK (file_size >= 0), note TEXT NOT NULL""",
    )
    db.execute("CREATE INDEX paper_by_day ON paper (day) WHERE deleted_at IS NULL")
    _record_table(
        db,
        "citation",
        """paper_id INTEGER NOT NULL REFERENCES paper (id), item_kind TEXT NOT NULL,
           item_id INTEGER NOT NULL, UNIQUE (paper_id, item_kind, item_id)""",
    )
    db.execute("CREATE INDEX citation_by_item ON citation (item_kind, item_id)")
    _record_table(
        db,
        "post",
        """channel TEXT NOT NULL, outlet TEXT NOT NULL, title TEXT NOT NULL, author TEXT NOT NULL,
           day TEXT NOT NULL, link TEXT NOT NULL, views INTEGER CHECK (views >= 0),
           article_id INTEGER REFERENCES article (id), event_id INTEGER REFERENCES event (id),
           sha256 TEXT NOT NULL, file_name TEXT NOT NULL, note TEXT NOT NULL""",
    )
    db.execute(
        """CREATE INDEX post_by_day ON post (day, channel, outlet, article_id, title, views)
           WHERE deleted_at IS NULL"""
    )
    db.execute("CREATE INDEX post_binned ON post (day) WHERE deleted_at IS NOT NULL")
    db.execute("CREATE INDEX post_by_link ON post (link) WHERE link <> ''")
    db.execute("CREATE INDEX post_by_article ON post (article_id) WHERE article_id IS NOT NULL")
    db.execute("CREATE INDEX post_by_event ON post (event_id) WHERE event_id IS NOT NULL")


@migrations()
def m0008_tasks_and_the_plan_year_of_articles(db: Database) -> None:
    """Tasks of the plan; and the year for which an article counts, where its days do not say it."""
    _record_table(
        db,
        "task",
        """edition_id INTEGER NOT NULL REFERENCES plan_edition (id), what TEXT NOT NULL,
           topic INTEGER NOT NULL, point TEXT NOT NULL, method TEXT NOT NULL, who TEXT NOT NULL,
           day_from TEXT NOT NULL, day_to TEXT NOT NULL, counted TEXT NOT NULL, event_kind TEXT NOT NULL,
           target INTEGER NOT NULL CHECK (target >= 1), done_on TEXT NOT NULL, note TEXT NOT NULL""",
    )
    db.execute("CREATE INDEX task_of_edition ON task (edition_id, day_to) WHERE deleted_at IS NULL")
    _more_columns(db, "article", {"plan_year": "INTEGER NOT NULL DEFAULT 0"}, {"plan_year": 0})
