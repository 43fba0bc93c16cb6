"""The workspace folder as one thing: database, files, lock and backups before a change of schema.

ucvn.db   files/ab/cdef…   thumbs/   backups/   exports/   workspace.lock
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import Campaign, Duty, Method, Motto, PlanDate, Topic
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.storage.articles import ArticlePhotos, Articles
from ucvn_desktop.storage.database import connect, damaged, explained, explained_sql, stoppable, transaction
from ucvn_desktop.storage.events import EventDocuments, EventPresses, Events
from ucvn_desktop.storage.files import FileStore, sync_folder
from ucvn_desktop.storage.lock import WorkspaceLock
from ucvn_desktop.storage.photos import Photos
from ucvn_desktop.storage.plans import Editions, OfEdition, PlanTexts
from ucvn_desktop.storage.posters import Posters
from ucvn_desktop.storage.repository import Repository
from ucvn_desktop.storage.search import Hit, find, find_ids
from ucvn_desktop.storage.slogans import Slogans
from ucvn_desktop.storage.steps import STEPS, applied_steps
from ucvn_desktop.storage.submissions import SubmissionFiles, SubmissionItems, Submissions
from ucvn_desktop.storage.tasks import Tasks

if TYPE_CHECKING:
    from ucvn_desktop.storage.occasions import Occasions, OccasionThemes
    from ucvn_desktop.storage.papers import Citations, Papers
    from ucvn_desktop.storage.people import Offices, People, SubUnits
    from ucvn_desktop.storage.posts import Posts

DATABASE = "ucvn.db"
_PARTIAL = f"{DATABASE}.tmp"
_LATER = (
    "occasions",
    "occasion_themes",
    "sub_units",
    "people",
    "offices",
    "papers",
    "citations",
    "posts",
)
_FOLDERS = ("files", "thumbs", "backups", "exports")


class OutOfDate(UserError):  # noqa: N818 - a state, told in a sentence
    """The workspace is to be upgraded before it can be opened, which may take minutes."""


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
        self.editions = Editions(self)
        self.topics = OfEdition(self, Topic, "nội dung")
        self.methods = OfEdition(self, Method, "hình thức")
        self.duties = OfEdition(self, Duty, "nhiệm vụ")
        self.campaigns = OfEdition(self, Campaign, "phong trào, cuộc vận động")
        self.mottoes = OfEdition(self, Motto, "khẩu hiệu của kế hoạch")
        self.plan_dates = OfEdition(self, PlanDate, "ngày của kế hoạch")
        self.plan_texts = PlanTexts(self)
        self.events = Events(self)
        self.event_press = EventPresses(self)
        self.event_documents = EventDocuments(self)
        self.articles = Articles(self)
        self.photos = Photos(self)
        self.article_photos = ArticlePhotos(self)
        self.slogans = Slogans(self)
        self.posters = Posters(self)
        self.destinations = Repository(self, Destination, "nơi nhận")
        self.submissions = Submissions(self)
        self.submission_items = SubmissionItems(self)
        self.submission_files = SubmissionFiles(self)
        self.tasks = Tasks(self)

    # Loaded when they are asked for: the window's first room needs none of them.

    @cached_property
    def occasions(self) -> "Occasions":
        from ucvn_desktop.storage.occasions import Occasions

        return Occasions(self)

    @cached_property
    def occasion_themes(self) -> "OccasionThemes":
        from ucvn_desktop.storage.occasions import OccasionThemes

        return OccasionThemes(self)

    @cached_property
    def sub_units(self) -> "SubUnits":
        from ucvn_desktop.storage.people import SubUnits

        return SubUnits(self)

    @cached_property
    def people(self) -> "People":
        from ucvn_desktop.storage.people import People

        return People(self)

    @cached_property
    def offices(self) -> "Offices":
        from ucvn_desktop.storage.people import Offices

        return Offices(self)

    @cached_property
    def papers(self) -> "Papers":
        from ucvn_desktop.storage.papers import Papers

        return Papers(self)

    @cached_property
    def citations(self) -> "Citations":
        from ucvn_desktop.storage.papers import Citations

        return Citations(self)

    @cached_property
    def posts(self) -> "Posts":
        from ucvn_desktop.storage.posts import Posts

        return Posts(self)

    @classmethod
    def create(cls, folder: Path, fill: "Callable[[Workspace], None]") -> "Workspace":
        """Make a new workspace in `folder`, which must be empty or new, let `fill` write what each must
        have (the profile first of all), and open it. Killed in between, there is none.

        Raises UserError where something lies there already or the folder cannot be written.
        """
        from ucvn_desktop.storage.migrations import migrate

        partial = folder / _PARTIAL
        with explained(folder, f"Không tạo được dữ liệu ở «{folder}»"):
            _refuse_used(folder)
            folder.mkdir(parents=True, exist_ok=True)
            draft = cls(folder, database=partial.name)
            with draft.lock.held("tạo dữ liệu mới"):
                # Another program may have made one while this one waited for the lock.
                _refuse_used(folder)
                for name in _FOLDERS:
                    (folder / name).mkdir(exist_ok=True)
                partial.unlink(missing_ok=True)
                try:
                    migrate(draft.connection)
                    with draft.write():
                        fill(draft)
                finally:
                    draft.close()
                _flush(partial)
                partial.replace(folder / DATABASE)
                sync_folder(folder)
                sync_folder(folder.parent)
        return cls(folder)

    @classmethod
    def open(cls, folder: Path, progress: Progress = silent, *, upgrade: bool = True) -> "Workspace":
        """Open the workspace in `folder`, bringing an older one up to date after a backup.

        `progress` may stop that; with `upgrade` False an older one raises OutOfDate instead. Raises UserError
        where there is none, where a newer program made it, or where it is damaged.
        """
        with explained(folder, "Không mở được dữ liệu"):
            is_there = (folder / DATABASE).is_file()
        if not is_there:
            raise UserError(
                f"Chưa có dữ liệu ở «{folder}». Hãy tạo bằng lệnh: ucvn -w <thư mục> init "
                "--unit <tên đơn vị> --code <mã> --year <năm>; hoặc xem dữ liệu mẫu bằng lệnh: ucvn demo"
            )
        workspace = cls(folder)
        try:
            with explained(folder, "Không mở được dữ liệu"):
                workspace._bring_up_to_date(progress, upgrade=upgrade)
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
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, for the modules of storage."""
        connection: sqlite3.Connection | None = getattr(self._connections, "connection", None)
        if connection is None:
            connection = connect(self._database)
            self._connections.connection = connection
        return connection

    def repositories(self) -> list[Repository[Any]]:
        """All of them, each kind of record once."""
        for name in _LATER:
            getattr(self, name)
        return [value for value in vars(self).values() if isinstance(value, Repository)]

    @property
    def profile(self) -> Profile:
        """The unit and its officer."""
        return self.profiles.all()[0]

    def thumb(self, sha256: str) -> Path:
        """Where the thumbnail (JPEG, 512 px) of the photo with this hash lies; it can be made again."""
        return self.folder / "thumbs" / sha256[:2] / f"{sha256[2:]}.jpg"

    @contextmanager
    def writing(self, what: str, *, alone: bool = False, wait: float | None = None) -> Iterator[None]:
        """Hold the writer's lock for a whole job; `what` is what others are told.

        `alone` asks that no other job of this program writes; `wait` is how long another program's job is
        waited for, in seconds. Raises UserError.
        """
        with self.lock.held(what, alone=alone, wait=wait) as is_first:
            if is_first:
                self._tidy_folders()
            yield

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction, all or nothing; nested use is part of the outer one. Keep it under 50 ms.

        Raises UserError where the disk is full or another program holds the lock.
        """
        connection = self.connection
        if self._is_reading():
            raise RuntimeError("a write inside reading() would be rolled back with it")
        if connection.in_transaction:
            with transaction(connection):
                yield connection
            return
        # Threads of this process wait at the transaction for each other, as long as SQLite's busy timeout.
        with (
            self.lock.held("ghi dữ liệu"),
            explained_sql(self.folder, "Không ghi được dữ liệu"),
            transaction(connection),
        ):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Several questions about one state of the database, whatever others write meanwhile."""
        connection = self.connection
        with explained_sql(self.folder, "Không đọc được dữ liệu"):
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            self._connections.reading = True
            try:
                yield connection
            finally:
                self._connections.reading = False
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _is_reading(self) -> bool:
        return getattr(self._connections, "reading", False)

    def search(self, query: str) -> list[Hit]:
        """What is found for `query`; see search.py."""
        with self.reading() as connection:
            return find(connection, query)

    def search_ids(self, query: str, kind: str) -> list[int]:
        """Ids of the records of one kind that are found for `query`."""
        with self.reading() as connection:
            return find_ids(connection, query, kind)

    def close(self) -> None:
        """Close the connections; those of other threads are theirs and end with them."""
        connection: sqlite3.Connection | None = getattr(self._connections, "connection", None)
        if connection is not None:
            connection.close()
            self._connections.connection = None

    def _tidy_folders(self) -> None:
        """Clear what killed programs left half-way, and make folders anew that someone thought empty."""
        self.files.clear_incoming()
        self._clear_partial_backups()
        with explained(self.folder, "Không ghi được vào thư mục dữ liệu"):
            for name in _FOLDERS:
                (self.folder / name).mkdir(exist_ok=True)

    def _bring_up_to_date(self, progress: Progress, *, upgrade: bool) -> None:
        applied = applied_steps(self.connection)
        if not applied:
            raise damaged(self.folder, "no step was ever applied: the file is empty")
        unknown = applied.difference(STEPS)
        if unknown:
            raise UserError(
                "Dữ liệu này do bản chương trình mới hơn tạo ra nên bản này không mở, để khỏi làm hỏng. "
                "Dữ liệu vẫn nguyên; hãy cài bản chương trình mới nhất.",
                f"unknown steps: {', '.join(sorted(unknown))}",
            )
        if applied.issuperset(STEPS):
            return
        if not upgrade:
            raise OutOfDate("Dữ liệu này do bản chương trình cũ hơn tạo ra và cần được nâng cấp trước.")
        with self.writing("nâng cấp dữ liệu"):
            # Another program may have done it while this one waited for the lock.
            if not applied_steps(self.connection).issuperset(STEPS):
                self._upgrade(progress)

    def _upgrade(self, progress: Progress) -> None:
        from ucvn_desktop.storage.migrations import migrate

        self.backup("truoc-nang-cap", progress)
        with stoppable(self.connection, progress):
            migrate(self.connection)

    def backup(self, why: str, progress: Progress = silent) -> Path:
        """A copy of the database in backups/, whole even while it is used; returns its path.

        `progress` may stop it; then there is none. Call it inside `writing`: what a cut-off backup left there is cleared by the next one to write.
        """
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        target = self.folder / "backups" / f"ucvn-{stamp}-{why}.db"
        number = 2
        while target.exists():
            target = target.with_stem(f"ucvn-{stamp}-{why}-{number}")
            number += 1
        partial = target.with_suffix(".tmp")
        with explained(self.folder, "Không sao lưu được dữ liệu"):
            try:
                partial.unlink(missing_ok=True)
                # Never a copy of the live file: closing it would drop SQLite's locks, and it may be half written.
                with stoppable(self.connection, progress):
                    self.connection.execute("VACUUM INTO ?", [str(partial)])
                _flush(partial)
                partial.replace(target)
            except BaseException:
                self._clear_partial_backups()
                raise
            sync_folder(target.parent)
        return target

    def _clear_partial_backups(self) -> None:
        for path in (self.folder / "backups").glob("*.tmp*"):
            with suppress(OSError):
                path.unlink()


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _refuse_used(folder: Path) -> None:
    if (folder / DATABASE).exists():
        raise UserError(f"Ở «{folder}» đã có dữ liệu của chương trình. Không có gì bị thay đổi.")
    ours = {
        *_FOLDERS,
        _PARTIAL,
        f"{_PARTIAL}-journal",
        "workspace.lock",
        "workspace.queue",
        "workspace.lock.json",
    }
    entries = folder.iterdir() if folder.exists() else iter(())
    foreign = sorted(entry.name for entry in entries if entry.name not in ours)
    if foreign:
        raise UserError(
            f"Thư mục «{folder}» đã có tệp khác ({foreign[0]}…). "
            "Hãy chọn một thư mục trống hoặc tên thư mục mới."
        )
