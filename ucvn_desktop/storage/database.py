"""A connection to ucvn.db, set up the one way that promises.md was measured with, and what its errors mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ucvn_desktop.core.errors import StorageError, UserError, storage_error
from ucvn_desktop.core.progress import Cancelled, Progress

APPLICATION_ID = 0x5543564E  # "UCVN"
BUSY_SECONDS = 10.0
_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: about a hundredth of a second

_REASONS = {
    "SQLITE_FULL": "ổ đĩa đã đầy. Hãy giải phóng chỗ trống rồi làm lại",
    "SQLITE_READONLY": "thư mục hoặc ổ đĩa chỉ cho đọc. Hãy chép dữ liệu sang nơi ghi được",
    "SQLITE_CANTOPEN": "không mở được tệp trong thư mục này. Hãy kiểm tra quyền của thư mục",
    "SQLITE_BUSY": "chương trình khác đang giữ dữ liệu. Hãy đợi rồi làm lại",
    "SQLITE_LOCKED": "chương trình khác đang giữ dữ liệu. Hãy đợi rồi làm lại",
    "SQLITE_IOERR": "ổ đĩa báo lỗi đọc, ghi. Hãy kiểm tra ổ đĩa",
}


def connect(path: Path) -> sqlite3.Connection:
    """A connection for the calling thread; transactions are begun by hand.

    Raises UserError where the file is no database or none of ours.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        with explained(path.parent, "Không mở được dữ liệu"):
            # DELETE + EXTRA lost no acknowledged commit in simulated power cuts; FULL lost one, WAL thousands.
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA foreign_keys = ON")
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application != APPLICATION_ID and tables:
            raise UserError("Tệp ucvn.db này không phải dữ liệu của chương trình nên không mở.", str(path))
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, all or nothing; inside another one a part of it that can fail alone."""
    is_part = connection.in_transaction
    # A deferred beginning could fail between reading and writing, beside another writer.
    connection.execute("SAVEPOINT part" if is_part else "BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("RELEASE part" if is_part else "COMMIT")
    except BaseException:
        # A full disk may have rolled back everything by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK TO part" if is_part else "ROLLBACK")
        if connection.in_transaction and is_part:
            connection.execute("RELEASE part")
        raise


@contextmanager
def stoppable(connection: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Ask `progress` also while SQLite is at work, and raise its Cancelled: one statement may take minutes."""
    stopped: list[Cancelled] = []

    def look() -> int:
        if stopped:
            return 0  # what is rolled back now must not be stopped as well
        try:
            progress(0, 0)
        except Cancelled as cancelled:
            stopped.append(cancelled)
        return len(stopped)

    connection.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def explained(folder: Path, doing: str) -> Iterator[None]:
    """Turn what the disk refused, and damage, into sentences; for code that does nothing but storage's work.

    `doing` begins the sentence. Raises StorageError for the disk, UserError for damage.
    """
    try:
        with explained_sql(folder, doing):
            yield
    except OSError as error:
        raise storage_error(error, doing) from error
    except UnicodeDecodeError as error:
        raise damaged(folder, repr(error)) from error


@contextmanager
def explained_sql(folder: Path, doing: str) -> Iterator[None]:
    """The same for SQLite's own errors only: other code may run inside. SQL that is wrong stays a bug."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        reason = next((text for code, text in _REASONS.items() if name.startswith(code)), None)
        if reason:
            raise StorageError(f"{doing}: {reason}. Dữ liệu đã lưu vẫn nguyên.", str(error)) from error
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "decode to UTF-8" in str(error):
            raise damaged(folder, str(error)) from error
        raise


class Damaged(UserError):  # noqa: N818 - a state, told in a sentence
    """The database cannot be read as it was written; `has_backup` where one lies in backups/."""

    def __init__(self, message: str, detail: str, *, has_backup: bool) -> None:
        super().__init__(message, detail)
        self.has_backup = has_backup


def damaged(folder: Path, detail: str) -> Damaged:
    """The error for a database that cannot be read, in a sentence for the terminal."""
    has_backup = any((folder / "backups").glob("*.db"))
    remedy = "trong thư mục «backups»" if has_backup else "chép gần nhất của cả thư mục"
    return Damaged(
        "Tệp dữ liệu ucvn.db không đọc được, có thể đã hỏng. Chưa có gì bị ghi đè: hãy giữ nguyên thư mục này, "
        f"chạy lệnh doctor để xem chỗ hỏng, rồi khôi phục từ bản {remedy}.",
        detail,
        has_backup=has_backup,
    )
