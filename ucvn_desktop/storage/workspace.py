"""The workspace folder as one thing: database, files, lock and backups before a change of schema.

ucvn.db   files/ab/cdef…   thumbs/   backups/   exports/   workspace.lock
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlite_utils import Database

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import StorageError, UserError, storage_error
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import Campaign, Duty, Method, Motto, Topic
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.slogan import Poster, Slogan
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.storage.articles import ArticlePhotos
from ucvn_desktop.storage.database import DAMAGED, connect
from ucvn_desktop.storage.files import FileStore, sync_folder
from ucvn_desktop.storage.lock import WorkspaceLock
from ucvn_desktop.storage.migrations import known_steps, migrate, migrations
from ucvn_desktop.storage.photos import Photos
from ucvn_desktop.storage.plans import PlanEditions
from ucvn_desktop.storage.repository import Repository
from ucvn_desktop.storage.submissions import SubmissionFiles, SubmissionItems, Submissions

DATABASE = "ucvn.db"
_PARTIAL = f"{DATABASE}.tmp"
_FOLDERS = ("files", "thumbs", "backups", "exports")


class Workspace:
    """An open workspace. Reading needs no lock; `writing` and `write` wait for their turn.

    Use as a context manager, or call `close`.
    """

    def __init__(self, folder: Path, database: str = DATABASE) -> None:
        self.folder = folder
        self._database = folder / database
        self.files = FileStore(folder / "files")
        self.lock = WorkspaceLock(folder)
        self._connections = threading.local()
        self.profiles = Repository(self, Profile, "hồ sơ đơn vị")
        self.editions = PlanEditions(self)
        self.topics = Repository(self, Topic, "nội dung")
        self.methods = Repository(self, Method, "hình thức")
        self.duties = Repository(self, Duty, "nhiệm vụ")
        self.campaigns = Repository(self, Campaign, "phong trào, cuộc vận động")
        self.mottoes = Repository(self, Motto, "khẩu hiệu của kế hoạch")
        self.events = Repository(self, Event, "hoạt động")
        self.articles = Repository(self, Article, "tin, bài")
        self.photos = Photos(self)
        self.article_photos = ArticlePhotos(self)
        self.slogans = Repository(self, Slogan, "khẩu hiệu")
        self.posters = Repository(self, Poster, "bản thiết kế")
        self.destinations = Repository(self, Destination, "nơi nhận")
        self.submissions = Submissions(self)
        self.submission_items = SubmissionItems(self)
        self.submission_files = SubmissionFiles(self)

    @classmethod
    def create(cls, folder: Path, fill: "Callable[[Workspace], None]") -> "Workspace":
        """Make a new workspace in `folder`, which must be empty or new, let `fill` write what each must
        have (the profile first of all), and open it. Killed in between, there is none.

        Raises UserError where something lies there already or the folder cannot be written.
        """
        if (folder / DATABASE).exists():
            raise UserError(f"Ở «{folder}» đã có dữ liệu của chương trình. Không có gì bị thay đổi.")
        partial = folder / _PARTIAL
        with _disk_explained(f"Không tạo được dữ liệu ở «{folder}»"):
            folder.mkdir(parents=True, exist_ok=True)
            _refuse_foreign_content(folder)
            for name in _FOLDERS:
                (folder / name).mkdir(exist_ok=True)
            draft = cls(folder, database=partial.name)
            with draft.lock.held("tạo dữ liệu mới"):
                partial.unlink(missing_ok=True)
                migrate(draft.db)
                with draft.write():
                    fill(draft)
                draft.close()
                _flush(partial)
                partial.replace(folder / DATABASE)
                sync_folder(folder)
        return cls(folder)

    @classmethod
    def open(cls, folder: Path) -> "Workspace":
        """Open the workspace in `folder`, bringing an older one up to date after a backup.

        Raises UserError where there is none, where a newer program made it, or where it is damaged.
        """
        if not (folder / DATABASE).is_file():
            raise UserError(
                f"Chưa có dữ liệu ở «{folder}». Hãy tạo bằng lệnh: ucvn -w <thư mục> init "
                "--unit <tên đơn vị> --code <mã> --year <năm>; hoặc xem dữ liệu mẫu bằng lệnh: ucvn demo"
            )
        workspace = cls(folder)
        try:
            workspace._bring_up_to_date()
        except sqlite3.DatabaseError as error:
            workspace.close()
            raise UserError(DAMAGED, str(error)) from error
        except BaseException:
            workspace.close()
            raise
        return workspace

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def db(self) -> Database:
        """This thread's connection."""
        database: Database | None = getattr(self._connections, "database", None)
        if database is None:
            database = connect(self._database)
            self._connections.database = database
        return database

    def repositories(self) -> list[Repository[Any]]:
        """All of them, each kind of record once."""
        return [value for value in vars(self).values() if isinstance(value, Repository)]

    @property
    def profile(self) -> Profile:
        """The unit and its officer."""
        return self.profiles.all()[0]

    def thumb(self, sha256: str) -> Path:
        """Where the thumbnail (JPEG, 512 px) of the photo with this hash lies; it can be made again."""
        return self.folder / "thumbs" / sha256[:2] / f"{sha256[2:]}.jpg"

    @contextmanager
    def writing(self, what: str) -> Iterator[None]:
        """Hold the writer's lock for a whole command; `what` is what others are told. Raises UserError."""
        with self.lock.held(what):
            yield

    @contextmanager
    def write(self) -> Iterator[Database]:
        """One transaction, all or nothing; nested use is part of the outer one. Keep it under 50 ms.

        Raises UserError where the disk is full or another program holds the lock.
        """
        with self.lock.held("ghi dữ liệu"):
            db = self.db
            if db.conn.in_transaction:
                with db.atomic():
                    yield db
                return
            with _disk_explained("Không ghi được dữ liệu"):
                # sqlite-utils' atomic() begins deferred: read-then-write beside a reader could then fail.
                db.conn.execute("BEGIN IMMEDIATE")
                try:
                    yield db
                    db.conn.execute("COMMIT")
                except BaseException:
                    # A full disk may have rolled back by itself.
                    if db.conn.in_transaction:
                        db.conn.execute("ROLLBACK")
                    raise

    def close(self) -> None:
        """Close the connections; those of other threads are theirs and end with them."""
        database: Database | None = getattr(self._connections, "database", None)
        if database is not None:
            database.conn.close()
            self._connections.database = None

    def _bring_up_to_date(self) -> None:
        applied = {step.name for step in migrations.applied(self.db)}
        if not applied:
            raise UserError(DAMAGED, "no step was ever applied: the file is empty")
        unknown = applied - known_steps()
        if unknown:
            raise UserError(
                "Dữ liệu này do bản chương trình mới hơn tạo ra nên bản này không mở, để khỏi làm hỏng. "
                "Dữ liệu vẫn nguyên; hãy cài bản chương trình mới nhất.",
                f"unknown steps: {', '.join(sorted(unknown))}",
            )
        if migrations.pending(self.db):
            with self.lock.held("nâng cấp dữ liệu"):
                self.backup("truoc-nang-cap")
                migrate(self.db)

    def backup(self, why: str) -> Path:
        """A copy of the database in backups/, whole even while it is used; returns its path."""
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        target = self.folder / "backups" / f"ucvn-{stamp}-{why}.db"
        partial = target.with_suffix(".tmp")
        with _disk_explained("Không sao lưu được dữ liệu"):
            partial.unlink(missing_ok=True)
            # Never a copy of the live file: closing it would drop SQLite's locks, and it may be half written.
            self.db.conn.execute("VACUUM INTO ?", [str(partial)])
            _flush(partial)
            partial.replace(target)
            sync_folder(target.parent)
        return target


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _refuse_foreign_content(folder: Path) -> None:
    ours = {
        *_FOLDERS,
        _PARTIAL,
        f"{_PARTIAL}-journal",
        "workspace.lock",
        "workspace.queue",
        "workspace.lock.json",
    }
    foreign = sorted(entry.name for entry in folder.iterdir() if entry.name not in ours)
    if foreign:
        raise UserError(
            f"Thư mục «{folder}» đã có tệp khác ({foreign[0]}…). "
            "Hãy chọn một thư mục trống hoặc tên thư mục mới."
        )


_SQLITE_REASONS = {
    "SQLITE_FULL": "ổ đĩa đã đầy. Hãy giải phóng chỗ trống rồi làm lại",
    "SQLITE_READONLY": "thư mục hoặc ổ đĩa chỉ cho đọc. Hãy chép dữ liệu sang nơi ghi được",
    "SQLITE_CANTOPEN": "không mở được tệp trong thư mục này. Hãy kiểm tra quyền của thư mục",
    "SQLITE_BUSY": "chương trình khác đang giữ dữ liệu. Hãy đợi rồi làm lại",
    "SQLITE_IOERR": "ổ đĩa báo lỗi đọc, ghi. Hãy kiểm tra ổ đĩa",
}


@contextmanager
def _disk_explained(doing: str) -> Iterator[None]:
    """Turn what the disk refused into StorageError; SQL that is wrong stays the bug it is."""
    try:
        yield
    except OSError as error:
        raise storage_error(error, doing) from error
    except sqlite3.OperationalError as error:
        reason = next((t for c, t in _SQLITE_REASONS.items() if error.sqlite_errorname.startswith(c)), None)
        if reason is None:
            raise
        raise StorageError(f"{doing}: {reason}. Dữ liệu đã lưu vẫn nguyên.", str(error)) from error
