"""Damage is found and named, wherever it strikes."""

import random
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.paper import Paper
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.storage.health import examine, unused_files
from ucvn_desktop.storage.workspace import Workspace

BODY = "<p>" + "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh khó khăn. " * 40 + "</p>"


@pytest.fixture
def filled(workspace_folder: Path, make_photo: Callable[..., Path]) -> Path:
    with Workspace.open(workspace_folder) as workspace:
        workspace.articles.add(Article(title="Tin thăm hỏi", body=BODY))
        workspace.events.add(Event(title="Hội nghị", day="2021-05-01"))
        import_photos(workspace, [make_photo()])
        assert examine(workspace) == []
    return workspace_folder


def _found(folder: Path) -> bool:
    try:
        with Workspace.open(folder) as workspace:
            return bool(examine(workspace))
    except UserError:
        return True


def test_every_flipped_byte_of_a_stored_text_is_found(filled: Path, tmp_path: Path) -> None:
    data = (filled / "ucvn.db").read_bytes()
    needle = "thăm hỏi đoàn viên có hoàn cảnh".encode()
    places = [at for at in range(len(data)) if data.startswith(needle, at)]
    # The article's row, its history and its search entry each have the text.
    assert len(places) >= 3 * 20
    chance = random.Random(7)
    for number, place in enumerate(chance.sample(places, 40)):
        folder = Path(shutil.copytree(filled, tmp_path / f"copy{number}"))
        at = place + chance.randrange(len(needle))
        (folder / "ucvn.db").write_bytes(data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :])
        assert _found(folder), f"byte {at} was changed and nobody saw it"


def test_a_cut_database_and_lost_pages_are_found(filled: Path, tmp_path: Path) -> None:
    data = (filled / "ucvn.db").read_bytes()
    for number, cut in enumerate((len(data) // 2, len(data) - 4096, 100)):
        folder = Path(shutil.copytree(filled, tmp_path / f"copy{number}"))
        (folder / "ucvn.db").write_bytes(data[:cut])
        assert _found(folder)


def test_a_lost_row_is_found_by_the_counts(filled: Path) -> None:
    with Workspace.open(filled) as workspace:
        workspace.connection.execute("DELETE FROM event")
        reasons = [damage.reason for damage in examine(workspace)]
        assert "có 0 dòng, lẽ ra phải có 1" in reasons


def test_a_change_past_the_repository_is_found_and_the_record_named(filled: Path) -> None:
    with Workspace.open(filled) as workspace:
        workspace.connection.execute("UPDATE event SET place = 'Huế'")
        assert ("hoạt động số 1", "nội dung khác với lúc lưu") in [
            (d.where, d.reason) for d in examine(workspace)
        ]


def test_a_missing_and_a_changed_photo_are_named(filled: Path) -> None:
    with Workspace.open(filled) as workspace:
        path = workspace.files.path(workspace.photos.all()[0].sha256)
        data = path.read_bytes()
        path.write_bytes(data[:-1])
        assert ["khác với lúc lưu" in damage.reason for damage in examine(workspace)] == [True]
        path.unlink()
        assert ["thiếu tệp" in damage.reason for damage in examine(workspace)] == [True]
        assert examine(workspace)[0].where == "ảnh số 1 (anh.jpg)"


def test_a_forgotten_search_entry_is_found(filled: Path) -> None:
    with Workspace.open(filled) as workspace:
        workspace.connection.execute("DELETE FROM search_entry WHERE kind = 'article'")
        assert [damage.where for damage in examine(workspace)] == ["chỉ mục tìm kiếm, tin, bài số 1"]


def test_files_that_nothing_names_are_counted_and_no_damage(filled: Path) -> None:
    with Workspace.open(filled) as workspace:
        left = workspace.files.keep_bytes(b"left by a cancelled job")
        assert examine(workspace) == []
        assert unused_files(workspace) == [left]


def test_a_file_that_only_a_revision_names_is_kept_and_watched_and_no_damage_when_gone(filled: Path) -> None:
    with Workspace.open(filled) as workspace:
        old, new = (workspace.files.keep_bytes(data) for data in (b"first", b"second"))
        paper = workspace.papers.add(Paper(number="1", sha256=old, file_name="một.pdf"))
        workspace.papers.save(replace(paper, sha256=new, file_name="hai.pdf"))
        assert (examine(workspace), unused_files(workspace)) == ([], [])
        workspace.files.path(old).write_bytes(b"f?rst")
        assert [damage.where for damage in examine(workspace)] == ["tệp ở bản cũ của văn bản"]
        workspace.files.forget(old)  # as an older program tidied
        assert examine(workspace) == []


def test_a_writer_beside_is_no_damage(filled: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with Workspace.open(filled) as workspace:
            while not stop.is_set():
                event = workspace.events.add(Event(title="x", day="2021-01-01"))
                workspace.events.to_bin(event)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with Workspace.open(filled) as workspace:
            found = [damage for _ in range(25) for damage in examine(workspace)]
    finally:
        stop.set()
        writer.join()
    assert found == []


def test_a_value_that_no_longer_fits_its_type_is_found(filled: Path) -> None:
    with Workspace.open(filled) as workspace:
        workspace.connection.execute("PRAGMA ignore_check_constraints = ON")
        workspace.connection.execute("UPDATE topic SET points = '[1' WHERE id = 2")
        wheres = [damage.where for damage in examine(workspace)]
        assert "bảng topic" in wheres
        assert "nội dung số 2" in wheres
