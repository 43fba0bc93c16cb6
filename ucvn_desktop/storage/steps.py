"""The steps of the schema by name, and which of them a database has had.

Apart from migrations/, so that opening an up-to-date workspace does not load sqlite-utils.
"""

import sqlite3

SET = "ucvn"
STEPS = (
    "m0001_records_with_history_bin_and_search",
    "m0002_indexes_for_long_lists_of_articles",
    "m0003_plan_text_and_dates",
    "m0004_occasions_with_their_themes",
    "m0005_events_with_days_figures_press_and_documents",
    "m0006_people_offices_and_sub_units",
    "m0007_guiding_papers_and_what_appeared",
    "m0008_tasks_and_the_plan_year_of_articles",
    "m0009_indexes_for_plan_years_issuers_press_and_changed_people",
)


def applied_steps(connection: sqlite3.Connection) -> set[str]:
    """The names of the steps that this database has had; none where it is empty."""
    is_there = "SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"
    if not connection.execute(is_there).fetchone():
        return set()
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", [SET])
    return {name for (name,) in rows.fetchall()}
