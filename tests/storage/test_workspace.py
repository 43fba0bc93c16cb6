"""The workspace folder: made whole or not at all, opened only when that is safe, written by one at a time."""

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.storage.database import connect
from ucvn_desktop.storage.lock import WorkspaceLock
from ucvn_desktop.storage.migrations import migrations
from ucvn_desktop.storage.steps import STEPS
from ucvn_desktop.storage.workspace import Workspace


def test_a_new_workspace_has_its_folders_and_the_safe_settings(workspace: Workspace) -> None:
    for name in ("files", "thumbs", "backups", "exports"):
        assert (workspace.folder / name).is_dir()
    pragma = lambda name: workspace.connection.execute(f"PRAGMA {name}").fetchone()[0]  # noqa: E731
    assert pragma("journal_mode") == "delete"
    assert pragma("synchronous") == 3
    assert pragma("foreign_keys") == 1
    assert pragma("application_id") == 0x5543564E


def test_every_table_is_strict(workspace: Workspace) -> None:
    rows = workspace.connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).fetchall()
    loose = {name for name, strict in rows if not strict and not name.startswith(("sqlite_", "_sqlite"))}
    assert loose == set()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("x")
    with pytest.raises(UserError, match="đã có tệp khác"):
        Workspace.create(tmp_path, lambda _: None)
    assert [p.name for p in tmp_path.iterdir()] == ["thư.txt"]


def test_a_second_workspace_is_not_made_over_the_first(workspace_folder: Path) -> None:
    before = (workspace_folder / "ucvn.db").read_bytes()
    with pytest.raises(UserError, match="đã có dữ liệu"):
        Workspace.create(workspace_folder, lambda _: None)
    assert (workspace_folder / "ucvn.db").read_bytes() == before


def test_a_workspace_whose_making_failed_is_none_and_can_be_made_again(tmp_path: Path) -> None:
    def fail(_: Workspace) -> None:
        raise KeyError

    folder = tmp_path / "mới"
    with pytest.raises(KeyError):
        Workspace.create(folder, fail)
    with pytest.raises(UserError, match="Chưa có dữ liệu"):
        Workspace.open(folder)
    Workspace.create(folder, lambda _: None).close()
    Workspace.open(folder).close()


def test_a_workspace_of_a_newer_program_is_refused_and_not_touched(workspace_folder: Path) -> None:
    connection = connect(workspace_folder / "ucvn.db")
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('ucvn', 'm9999_x', 'x')"
    )
    connection.close()
    before = (workspace_folder / "ucvn.db").read_bytes()
    with pytest.raises(UserError, match="mới hơn"):
        Workspace.open(workspace_folder)
    assert (workspace_folder / "ucvn.db").read_bytes() == before


@contextmanager
def _one_more_step(step: Callable[[Database], None]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "_migrations", [*migrations._migrations])
        migrations(name="m9000_for_this_test")(step)
        patch.setattr("ucvn_desktop.storage.workspace.STEPS", (*STEPS, "m9000_for_this_test"))
        yield


def _event_columns(connection: sqlite3.Connection) -> list[str]:
    return [row[1] for row in connection.execute("PRAGMA table_info(event)").fetchall()]


def test_the_steps_are_named_as_they_are_applied() -> None:
    assert tuple(step.name for step in migrations._migrations) == STEPS


def test_pending_steps_are_applied_after_a_backup(workspace_folder: Path) -> None:
    def step(db: Database) -> None:
        db.execute("ALTER TABLE event ADD COLUMN weather TEXT NOT NULL DEFAULT ''")

    with _one_more_step(step), Workspace.open(workspace_folder) as opened:
        assert "weather" in _event_columns(opened.connection)
    (backup,) = (workspace_folder / "backups").glob("*.db")
    old = connect(backup)
    assert "weather" not in _event_columns(old)
    old.close()


def test_a_failing_step_leaves_the_database_as_it_was(workspace_folder: Path) -> None:
    def step(db: Database) -> None:
        db.execute("ALTER TABLE event ADD COLUMN weather TEXT")
        raise KeyError

    with _one_more_step(step), pytest.raises(KeyError):
        Workspace.open(workspace_folder)
    with Workspace.open(workspace_folder) as opened:
        assert "weather" not in _event_columns(opened.connection)


def test_a_step_that_leaves_dangling_references_is_undone_and_seen_again(workspace_folder: Path) -> None:
    with Workspace.open(workspace_folder) as opened:
        event = opened.events.add(Event(title="Hội nghị", day="2021-05-01"))
        opened.articles.add(Article(title="Tin", event_id=event.id))
    for _ in range(2):
        with (
            _one_more_step(lambda db: db.execute("DELETE FROM event")),
            pytest.raises(RuntimeError, match="dangling"),
        ):
            Workspace.open(workspace_folder)
    with Workspace.open(workspace_folder) as opened:
        assert len(opened.events.all()) == 1


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\0" + b"\xff" * 4000, "một bài thơ".encode() * 200]
)
def test_a_file_that_is_no_database_is_a_sentence(workspace_folder: Path, content: bytes) -> None:
    (workspace_folder / "ucvn.db").write_bytes(content)
    with pytest.raises(UserError, match="hỏng"):
        Workspace.open(workspace_folder)
    assert (workspace_folder / "ucvn.db").read_bytes() == content


def test_the_database_of_another_program_is_not_opened(workspace_folder: Path) -> None:
    path = workspace_folder / "ucvn.db"
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(UserError, match="không phải dữ liệu của chương trình"):
        Workspace.open(workspace_folder)


def _hold_the_lock(folder: Path) -> "subprocess.Popen[str]":
    script = (
        "import sys; from pathlib import Path; from ucvn_desktop.storage.workspace import Workspace\n"
        f"w = Workspace.open(Path({str(folder)!r}))\n"
        "with w.writing('cửa sổ chương trình'):\n    print('held', flush=True); sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def _end(holder: "subprocess.Popen[str]") -> None:
    holder.kill()
    holder.wait()
    for stream in (holder.stdin, holder.stdout):
        if stream:
            stream.close()


def test_a_writer_that_waited_too_long_is_told_who_holds_the_lock(workspace_folder: Path) -> None:
    holder = _hold_the_lock(workspace_folder)
    try:
        with Workspace.open(workspace_folder) as opened:
            opened.lock = WorkspaceLock(workspace_folder, wait=0.3)
            with pytest.raises(UserError, match="«cửa sổ chương trình» trên máy"):
                opened.events.add(Event(title="x", day="2021-01-01"))
            assert opened.events.all() == []
    finally:
        _end(holder)


def test_threads_write_while_their_process_holds_the_lock(workspace_folder: Path) -> None:
    # As the window does: it holds the lock while it is open, and its jobs write.
    failures: list[BaseException] = []

    def write() -> None:
        try:
            with Workspace.open(workspace_folder) as other:
                other.lock = workspace.lock
                for _ in range(20):
                    other.events.add(Event(title="x", day="2021-01-01"))
        except BaseException as failure:
            failures.append(failure)

    with Workspace.open(workspace_folder) as workspace, workspace.writing("cửa sổ chương trình"):
        threads = [threading.Thread(target=write) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=20)
        assert failures == []
        assert len(workspace.events.all()) == 60


def test_of_two_programs_that_make_a_workspace_at_once_one_is_told_so(tmp_path: Path) -> None:
    folder = tmp_path / "mới"

    def make_another_first(_: Workspace) -> None:
        pytest.fail("the second one wrote over the first")

    lock = WorkspaceLock(folder)
    folder.mkdir()
    with lock.held("tạo dữ liệu mới"):
        maker = threading.Thread(target=lambda: results.append(_try_create(folder, make_another_first)))
        results: list[str] = []
        maker.start()
        time.sleep(0.2)
        connect(folder / "ucvn.db").close()
        (folder / "ucvn.db").touch()
    maker.join()
    assert "đã có dữ liệu" in results[0]


def _try_create(folder: Path, fill: "Callable[[Workspace], None]") -> str:
    try:
        Workspace.create(folder, fill).close()
    except UserError as error:
        return error.message
    return "made"


def test_a_lock_left_by_a_killed_program_stops_nobody(workspace_folder: Path) -> None:
    _end(_hold_the_lock(workspace_folder))
    assert (workspace_folder / "workspace.lock.json").exists()
    with Workspace.open(workspace_folder) as opened:
        opened.events.add(Event(title="x", day="2021-01-01"))
    assert not (workspace_folder / "workspace.lock.json").exists()


def test_a_lock_of_another_computer_is_named_and_can_be_removed(workspace_folder: Path) -> None:
    note = {"host": "MAY-PHONG-BEN", "pid": 7, "what": "x", "since": "2021-04-16T08:00:00+07:00"}
    (workspace_folder / "workspace.lock.json").write_text(json.dumps(note))
    with Workspace.open(workspace_folder) as opened:
        opened.lock = WorkspaceLock(workspace_folder, wait=0.2)
        with pytest.raises(UserError, match=r"MAY-PHONG-BEN.* từ 08:00 ngày 16/4/2021"):
            opened.events.add(Event(title="x", day="2021-01-01"))
        opened.lock.forget_other_computer()
        assert opened.events.add(Event(title="x", day="2021-01-01")).id == 1


@pytest.mark.parametrize("torn", [b"", b"{", b"[]", b'{"host": 1}', b"\xff\xfe"])
def test_a_torn_note_stops_nobody(workspace_folder: Path, torn: bytes) -> None:
    (workspace_folder / "workspace.lock.json").write_bytes(torn)
    with Workspace.open(workspace_folder) as opened:
        assert opened.events.add(Event(title="x", day="2021-01-01")).id == 1


def test_a_busy_database_is_not_called_damaged(
    workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucvn_desktop.storage.database.BUSY_SECONDS", 0.1)
    other = connect(workspace_folder / "ucvn.db")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(StorageError, match="chương trình khác đang giữ dữ liệu"):
            Workspace.open(workspace_folder)
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_damage_names_the_backups_only_where_there_are_some(workspace_folder: Path) -> None:
    with Workspace.open(workspace_folder) as opened:
        backup = opened.backup("thu")
    whole = (workspace_folder / "ucvn.db").read_bytes()
    (workspace_folder / "ucvn.db").write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(UserError, match="trong thư mục «backups»"):
        Workspace.open(workspace_folder)
    backup.unlink()
    with pytest.raises(UserError, match="chép gần nhất của cả thư mục"):
        Workspace.open(workspace_folder)


def test_reading_goes_on_while_another_program_writes(workspace_folder: Path) -> None:
    holder = _hold_the_lock(workspace_folder)
    try:
        with Workspace.open(workspace_folder) as opened:
            assert len(opened.topics.all()) == 6
    finally:
        _end(holder)


def test_a_full_disk_changes_nothing_and_is_explained(workspace: Workspace) -> None:
    workspace.events.add(Event(title="trước", day="2021-01-01"))
    (pages,) = workspace.connection.execute("PRAGMA page_count").fetchone()
    workspace.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="ổ đĩa đã đầy"):
        workspace.events.add(Event(title="sau " + "x" * 500_000, day="2021-01-02"))
    workspace.connection.execute("PRAGMA max_page_count = 1000000")
    assert [e.title for e in workspace.events.all()] == ["trước"]
    workspace.events.add(Event(title="sau", day="2021-01-02"))


def test_a_backup_is_whole_while_others_write(workspace: Workspace) -> None:
    with workspace.writing("ghi"):
        workspace.events.add(Event(title="a", day="2021-01-01"))
        copy = workspace.backup("thu")
    connection = connect(copy)
    assert connection.execute("SELECT title FROM event").fetchall() == [("a",)]
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_wrong_sql_stays_the_bug_it_is(workspace: Workspace) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such column"), workspace.write() as connection:
        connection.execute("SELECT weather FROM event")


def test_a_workspace_can_be_moved(workspace_folder: Path, tmp_path: Path) -> None:
    moved = Path(shutil.move(workspace_folder, tmp_path / "ổ khác"))
    with Workspace.open(moved) as opened:
        assert opened.profile.unit_code == "CDBTN"


def test_folders_that_someone_deleted_are_made_anew(workspace: Workspace) -> None:
    for name in ("exports", "thumbs", "backups"):
        (workspace.folder / name).rmdir()
    with workspace.writing("thử"):
        assert (workspace.folder / "exports").is_dir()
        assert workspace.backup("thu").is_file()


def test_a_write_inside_reading_is_a_bug_that_is_seen(workspace: Workspace) -> None:
    with workspace.reading(), pytest.raises(RuntimeError, match="inside reading"):
        workspace.events.add(Event(title="x", day="2021-01-01"))
    assert workspace.events.add(Event(title="x", day="2021-01-01")).id == 1


def test_trouble_of_other_code_inside_a_transaction_is_not_called_damage(workspace: Workspace) -> None:
    with pytest.raises(UnicodeDecodeError), workspace.write():
        b"\xff".decode()
    with pytest.raises(FileNotFoundError), workspace.write():
        Path("không có").read_bytes()


def test_a_backup_never_takes_the_place_of_another(workspace: Workspace) -> None:
    backups = {workspace.backup("thu") for _ in range(4)}
    assert len(backups) == 4
    assert all(backup.is_file() for backup in backups)


def test_a_workspace_is_not_looked_for_under_an_impossible_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tên quá dài"):
        Workspace.open(tmp_path / ("x" * 300))


def test_opening_and_reading_loads_no_library_that_slows_the_start(workspace_folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from ucvn_desktop.storage.workspace import Workspace\n"
        f"with Workspace.open(Path({str(workspace_folder)!r})) as w: w.articles.all(), w.search('hoi nghi')\n"
        "print({'sqlite_utils', 'filelock', 'PIL', 'lxml', 'docx', 'click', 'exiv2'} & sys.modules.keys())"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
