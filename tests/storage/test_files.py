"""Bytes kept under their hash."""

import hashlib
from contextlib import suppress
from pathlib import Path

import pytest

from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.storage.files import FileStore, Staged


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def test_kept_bytes_lie_under_their_hash_once(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"Cong doan" * 200_000)
    sha256 = store.keep_file(source)
    assert sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert store.path(sha256) == tmp_path / "files" / sha256[:2] / sha256[2:]
    assert store.keep_bytes(source.read_bytes()) == sha256
    assert list(store.all_hashes()) == [sha256]
    assert store.true_hash(sha256) == sha256
    assert source.exists()


def test_dropped_and_abandoned_bytes_leave_nothing(store: FileStore, tmp_path: Path) -> None:
    with store.staging() as staging:
        staging.drop(staging.stage_bytes(b"x"))
        staging.stage_bytes(b"never kept")
    assert list((tmp_path / "files" / "incoming").iterdir()) == []
    assert list(store.all_hashes()) == []


def test_what_a_killed_program_left_is_cleared(store: FileStore, tmp_path: Path) -> None:
    left = tmp_path / "files" / "incoming" / "0123"
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"x")
    store.clear_incoming()
    assert list((tmp_path / "files").iterdir()) == []


def test_the_jobs_of_two_threads_do_not_clear_each_other(store: FileStore) -> None:
    with store.staging() as one:
        staged = one.stage_bytes(b"one")
        with store.staging() as other:
            other.stage_bytes(b"other")
        assert store.keep(staged) == hashlib.sha256(b"one").hexdigest()


def test_keeping_the_same_bytes_again_heals_a_damaged_file(store: FileStore) -> None:
    sha256 = store.keep_bytes(b"photo")
    store.path(sha256).write_bytes(b"ph?to")
    assert store.keep_bytes(b"photo") == sha256
    assert store.true_hash(sha256) == sha256


def test_a_source_that_cannot_be_read_is_the_sources_fault(store: FileStore, tmp_path: Path) -> None:
    missing = tmp_path / "không có.jpg"
    with store.staging() as staging, pytest.raises(UserError, match="Không đọc được tệp") as caught:
        staging.stage(missing)
    assert str(missing) in caught.value.message
    assert not isinstance(caught.value, StorageError)


def test_a_store_that_cannot_be_written_is_the_disks_fault(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        FileStore(tmp_path / "files").keep_bytes(b"x")


def _row_is_refused(store: FileStore, staged: Staged, error: Exception, other: bytes = b"") -> None:
    """Keep the bytes for a row that cannot be stored; meanwhile another job may keep `other`."""
    with suppress(type(error)), store.keeping(staged):
        assert store.has(staged.sha256)
        if other:
            store.keep_bytes(other)
        raise error


def test_bytes_whose_row_is_refused_go_unless_they_were_there_or_are_kept_meanwhile(store: FileStore) -> None:
    with store.staging() as staging:
        _row_is_refused(store, staging.stage_bytes(b"new"), UserError("refused"))
        assert list(store.all_hashes()) == []
        kept = store.keep_bytes(b"old")
        _row_is_refused(store, staging.stage_bytes(b"old"), UserError("refused"))
        assert list(store.all_hashes()) == [kept]
        _row_is_refused(store, staging.stage_bytes(b"both"), UserError("refused"), b"both")
        assert sorted(store.all_hashes()) == sorted([kept, hashlib.sha256(b"both").hexdigest()])


def test_bytes_stay_where_the_disk_failed_for_their_row_may_have_been_written(store: FileStore) -> None:
    with store.staging() as staging:
        _row_is_refused(store, staging.stage_bytes(b"new"), StorageError("the disk failed"))
    assert list(store.all_hashes()) == [hashlib.sha256(b"new").hexdigest()]
