"""The plan with its text and tasks, the calendar, events, the address book, guiding papers and posts."""

from sqlite_utils import Database

from ucvn_desktop.storage.migrations.mechanism import migrations, more_columns, record_table


@migrations()
def m0003_plan_text_and_dates(db: Database) -> None:
    """The text that an edition was read from, and the dates it speaks of. A table of its own for the text: no
    list of editions reads it, and editions made before stay as they are, hash and history too."""
    edition = "edition_id INTEGER NOT NULL REFERENCES plan_edition (id)"
    record_table(
        db,
        "plan_text",
        f"""{edition}, file TEXT NOT NULL, paragraphs TEXT NOT NULL CHECK (json_valid(paragraphs)),
            corrections TEXT NOT NULL CHECK (json_valid(corrections))""",
    )
    db.execute("CREATE UNIQUE INDEX one_text_an_edition ON plan_text (edition_id) WHERE deleted_at IS NULL")
    record_table(
        db,
        "plan_date",
        f"""{edition}, text TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, years INTEGER NOT NULL""",
    )
    for kind in ("topic", "method", "duty", "campaign", "motto", "plan_date"):
        db.execute(f"CREATE INDEX {kind}_by_edition ON {kind} (edition_id)")


@migrations()
def m0004_occasions_with_their_themes(db: Database) -> None:
    """What the unit changes in the catalogue of occasions or adds to it."""
    record_table(
        db,
        "occasion",
        """key TEXT NOT NULL, title TEXT NOT NULL, rule TEXT NOT NULL, day_from TEXT NOT NULL,
           day_to TEXT NOT NULL, origin_year INTEGER, lead_days INTEGER NOT NULL CHECK (lead_days >= 0),
           note TEXT NOT NULL, source TEXT NOT NULL, verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
           off INTEGER NOT NULL CHECK (off IN (0, 1)), changed TEXT NOT NULL CHECK (json_valid(changed))""",
    )
    # Also from the bin: a change that is taken back is the one that comes out again.
    db.execute("CREATE UNIQUE INDEX one_change_an_occasion ON occasion (key) WHERE key <> ''")
    record_table(
        db,
        "occasion_theme",
        """occasion_id INTEGER NOT NULL REFERENCES occasion (id), year INTEGER NOT NULL,
           text TEXT NOT NULL, source TEXT NOT NULL""",
    )
    db.execute("CREATE UNIQUE INDEX one_theme_a_year ON occasion_theme (occasion_id, year)")


@migrations()
def m0005_events_with_days_figures_press_and_documents(db: Database) -> None:
    """What each kind of event is asked for, who of the press came, the papers of an event, and quick lists."""
    more_columns(
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
    record_table(
        db,
        "event_press",
        # The address book's table comes with the next step.
        f"""{event}, name TEXT NOT NULL, outlet TEXT NOT NULL, person_id INTEGER REFERENCES person (id),
            invited INTEGER NOT NULL CHECK (invited IN (0, 1)),
            came INTEGER NOT NULL CHECK (came IN (0, 1)),
            link TEXT NOT NULL, published TEXT NOT NULL""",
    )
    record_table(
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
    record_table(
        db,
        "sub_unit",
        """names TEXT NOT NULL CHECK (json_valid(names)), since TEXT NOT NULL CHECK (json_valid(since)),
           ended TEXT NOT NULL, successor_id INTEGER REFERENCES sub_unit (id), note TEXT NOT NULL""",
    )
    record_table(
        db,
        "person",
        """full_name TEXT NOT NULL CHECK (full_name <> ''), kinds TEXT NOT NULL CHECK (json_valid(kinds)),
           outlet TEXT NOT NULL, sub_unit_id INTEGER REFERENCES sub_unit (id), phone TEXT NOT NULL,
           email TEXT NOT NULL, note TEXT NOT NULL""",
    )
    record_table(
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
    record_table(
        db,
        "paper",
        """number TEXT NOT NULL, day TEXT NOT NULL, issuer TEXT NOT NULL, kind TEXT NOT NULL,
           summary TEXT NOT NULL, sha256 TEXT NOT NULL, file_name TEXT NOT NULL,
           file_size INTEGER NOT NULL CHECK (file_size >= 0), note TEXT NOT NULL""",
    )
    db.execute("CREATE INDEX paper_by_day ON paper (day) WHERE deleted_at IS NULL")
    record_table(
        db,
        "citation",
        """paper_id INTEGER NOT NULL REFERENCES paper (id), item_kind TEXT NOT NULL,
           item_id INTEGER NOT NULL, UNIQUE (paper_id, item_kind, item_id)""",
    )
    db.execute("CREATE INDEX citation_by_item ON citation (item_kind, item_id)")
    record_table(
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
    record_table(
        db,
        "task",
        """edition_id INTEGER NOT NULL REFERENCES plan_edition (id), what TEXT NOT NULL,
           topic INTEGER NOT NULL, point TEXT NOT NULL, method TEXT NOT NULL, who TEXT NOT NULL,
           day_from TEXT NOT NULL, day_to TEXT NOT NULL, counted TEXT NOT NULL, event_kind TEXT NOT NULL,
           target INTEGER NOT NULL CHECK (target >= 1), done_on TEXT NOT NULL, note TEXT NOT NULL""",
    )
    db.execute("CREATE INDEX task_of_edition ON task (edition_id, day_to) WHERE deleted_at IS NULL")
    more_columns(db, "article", {"plan_year": "INTEGER NOT NULL DEFAULT 0"}, {"plan_year": 0})
