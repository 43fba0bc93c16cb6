"""A connection to ucvn.db, set up the one way that promises.md was measured with."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from ucvn_desktop.core.errors import UserError

APPLICATION_ID = 0x5543564E  # "UCVN"
BUSY_SECONDS = 10.0

DAMAGED = (
    "Tệp dữ liệu ucvn.db không đọc được, có thể đã hỏng. Chưa có gì bị ghi đè: "
    "hãy giữ nguyên thư mục và khôi phục từ một bản trong thư mục «backups»."
)


def connect(path: Path) -> Database:
    """A connection for the calling thread; transactions are begun by hand.

    Raises UserError where the file is no database or none of ours.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        # DELETE + EXTRA lost no acknowledged commit in simulated power cuts; FULL lost one, WAL thousands.
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise UserError(DAMAGED, str(error)) from error
    if application != APPLICATION_ID and tables:
        connection.close()
        raise UserError("Tệp ucvn.db này không phải dữ liệu của chương trình nên không mở.", str(path))
    return Database(connection, execute_plugins=False)
