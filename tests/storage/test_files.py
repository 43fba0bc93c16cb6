"""Bytes kept under their hash."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.storage.files import FileStore


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def test_kept_bytes_lie_under_their_hash_once(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"Cong doan" * 200_000)
    sha256 = store.keep(store.stage(source))
    assert sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert store.path(sha256) == tmp_path / "files" / sha256[:2] / sha256[2:]
    assert store.keep_bytes(source.read_bytes()) == sha256
    assert list(store.all_hashes()) == [sha256]
    assert store.true_hash(sha256) == sha256
    assert source.exists()


def test_dropped_and_abandoned_bytes_leave_nothing(store: FileStore, tmp_path: Path) -> None:
    store.drop(store.stage_bytes(b"x"))
    store.stage_bytes(b"left by a killed program")
    assert len(list((tmp_path / "files" / "incoming").iterdir())) == 1
    store.clear_incoming()
    assert list((tmp_path / "files").rglob("*.*")) == []
    assert list(store.all_hashes()) == []


def test_a_source_that_cannot_be_read_is_the_sources_fault(store: FileStore, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Không đọc được tệp «không có\.jpg»") as caught:
        store.stage(tmp_path / "không có.jpg")
    assert not isinstance(caught.value, StorageError)
    assert list((tmp_path / "files" / "incoming").iterdir()) == []


def test_a_store_that_cannot_be_written_is_the_disks_fault(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        FileStore(tmp_path / "files").stage_bytes(b"x")


def test_a_failing_source_leaves_no_half_file(store: FileStore, tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"first"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store._stage(chunks())
    assert list((tmp_path / "files" / "incoming").iterdir()) == []
