"""Copies of kept files that other programs show."""

import errno
import hashlib
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from ucvn_desktop import paths
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.view_copies import ViewCopies
from ucvn_desktop.storage.workspace import Workspace

_OTHER_PROGRAM = """
import sys
from pathlib import Path
from ucvn_desktop.services.view_copies import ViewCopies
from ucvn_desktop.storage.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as workspace:
    copies = ViewCopies()
    print(copies.give(workspace, sys.argv[2], "ke-hoach.docx"), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def kept(workspace: Workspace) -> str:
    return workspace.files.keep_bytes(b"mot van ban")


def test_the_same_file_is_copied_once_under_its_own_name_and_cannot_be_written_to(
    workspace: Workspace, kept: str
) -> None:
    copies = ViewCopies()
    copy = copies.give(workspace, kept, "Kế hoạch số 5.docx")
    made = copy.stat().st_mtime_ns
    assert copy.name == "Kế hoạch số 5.docx"
    assert copy.read_bytes() == b"mot van ban"
    assert not stat.S_IMODE(copy.stat().st_mode) & 0o222
    assert copies.give(workspace, kept, "Kế hoạch số 5.docx") == copy
    assert copy.stat().st_mtime_ns == made
    other = workspace.files.keep_bytes(b"van ban khac")
    twin = copies.give(workspace, other, "Kế hoạch số 5.docx")
    assert (twin.name, twin.read_bytes()) == (copy.name, b"van ban khac")
    assert copy.read_bytes() == b"mot van ban"
    copies.close()


def test_a_name_too_long_for_the_disk_keeps_its_beginning_and_ending(workspace: Workspace, kept: str) -> None:
    copies = ViewCopies()
    copy = copies.give(workspace, kept, "Ệ" * 195 + ".docx")
    assert copy.name == "Ệ" * 75 + ".docx"
    copies.close()


def test_copies_go_when_the_session_is_closed_and_none_is_made_afterwards(
    workspace: Workspace, kept: str
) -> None:
    copies = ViewCopies()
    copies.give(workspace, kept, "a.pdf")
    copies.close()
    assert list(paths.view_copies().iterdir()) == []
    with pytest.raises(Cancelled):
        copies.give(workspace, kept, "a.pdf")
    ViewCopies().close()  # one that opened nothing


def test_a_lost_file_is_a_sentence_and_leaves_no_copy(workspace: Workspace, kept: str) -> None:
    copies = ViewCopies()
    with pytest.raises(UserError, match=r"Tệp «a\.pdf» trong thư mục dữ liệu đã mất"):
        copies.give(workspace, hashlib.sha256(b"khac").hexdigest(), "a.pdf")
    assert [path for path in paths.view_copies().rglob("*") if path.name == "a.pdf"] == []
    copies.close()


def test_a_folder_that_cannot_be_made_is_a_sentence(workspace: Workspace, kept: str) -> None:
    paths.view_copies().parent.mkdir(parents=True)
    paths.view_copies().write_bytes(b"")
    with pytest.raises(UserError, match="Không tạo được chỗ để mở tệp"):
        ViewCopies().give(workspace, kept, "a.pdf")


def test_a_session_whose_folder_cannot_be_made_leaves_no_lock_and_tries_again(
    workspace: Workspace, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.mkdir

    def full(self: Path, *args: Any, **named: Any) -> None:
        if self.parent == paths.view_copies():
            raise OSError(errno.ENOSPC, "full", str(self))
        real(self, *args, **named)

    copies = ViewCopies()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", full)
        with pytest.raises(UserError, match="Không tạo được chỗ để mở tệp"):
            copies.give(workspace, kept, "a.pdf")
    assert list(paths.view_copies().iterdir()) == []
    assert copies.give(workspace, kept, "a.pdf").is_file()
    copies.close()
    assert list(paths.view_copies().iterdir()) == []


def test_a_lock_whose_folder_was_never_made_is_swept() -> None:
    lock = paths.view_copies() / "dead0000.lock"
    lock.parent.mkdir(parents=True)
    lock.write_bytes(b"")
    assert ViewCopies().sweep() == []
    assert not lock.exists()


def test_a_lock_that_is_held_while_its_folder_is_made_stays() -> None:
    lock = paths.view_copies() / "dead0000.lock"
    lock.parent.mkdir(parents=True)
    with FileLock(lock, thread_local=False):
        assert ViewCopies().sweep() == []
        assert lock.exists()


def test_what_a_killed_program_left_is_swept_and_never_what_a_running_one_shows(
    workspace: Workspace, workspace_folder: Path, kept: str
) -> None:
    command = [sys.executable, "-c", _OTHER_PROGRAM, str(workspace_folder), kept]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        copy = Path(other.stdout.readline().strip())
        own = ViewCopies()
        shown = own.give(workspace, kept, "a.pdf")
        assert own.sweep() == []
        assert copy.is_file()
        other.kill()
    assert own.sweep() == []
    assert not copy.exists()
    assert not copy.parent.parent.exists()
    assert shown.is_file()
    own.close()
    assert list(paths.view_copies().iterdir()) == []


def test_what_an_office_program_saved_beside_a_copy_stays_and_is_told_until_it_is_moved(
    workspace: Workspace, kept: str, tmp_path: Path
) -> None:
    copies = ViewCopies()
    copy = copies.give(workspace, kept, "a.docx")
    saved = copy.with_name("a sửa.docx")
    saved.write_bytes(b"chu moi")
    copy.with_name("~$a.docx").write_bytes(b"ai dang mo")
    copies.close()
    assert not copy.exists()
    assert ViewCopies().sweep() == [saved]
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]
    saved.rename(tmp_path / saved.name)
    assert ViewCopies().sweep() == []
    assert list(paths.view_copies().iterdir()) == []


def _saved_over(copy: Path, data: bytes) -> None:
    """As editors do it that write beside the file, give that its mode and rename it over the file."""
    beside = copy.with_name("beside")
    beside.write_bytes(data)
    shutil.copymode(copy, beside)
    beside.replace(copy)


def test_what_was_saved_over_a_copy_stays_and_is_not_shown_for_the_kept_file(
    workspace: Workspace, kept: str
) -> None:
    copies = ViewCopies()
    copy = copies.give(workspace, kept, "Kế hoạch số 5.docx")
    _saved_over(copy, b"mot gio lam viec")
    again = copies.give(workspace, kept, "Kế hoạch số 5.docx")
    assert (again.name, again.read_bytes()) == ("Kế hoạch số 5 (2).docx", b"mot van ban")
    assert copies.give(workspace, kept, "Kế hoạch số 5.docx") == again
    copies.close()
    assert ViewCopies().sweep() == [copy]
    assert copy.read_bytes() == b"mot gio lam viec"
    assert not again.exists()


def test_a_link_in_the_place_of_a_copy_is_not_replaced(
    workspace: Workspace, kept: str, tmp_path: Path
) -> None:
    copies = ViewCopies()
    copy = copies.give(workspace, kept, "a.docx")
    copy.unlink()
    copy.symlink_to(tmp_path / "chua co.docx")
    assert copies.give(workspace, kept, "a.docx").name == "a (2).docx"
    copies.close()
    assert copy.is_symlink()
    assert not (tmp_path / "chua co.docx").exists()


def test_only_copies_and_notes_about_them_are_swept_whatever_can_be_written_to(tmp_path: Path) -> None:
    sha256 = hashlib.sha256(b"mot van ban").hexdigest()
    folder = paths.view_copies() / "dead0000" / sha256[:16]
    folder.mkdir(parents=True)
    ours = [folder / name for name in ("a.docx", ".~lock.a.docx#", "~$a.docx", f".{'0a' * 8}.tmp")]
    theirs = [folder / name for name in ("a khác.docx", "~ban nhap.docx", ".an.docx", ".~lock.docx")]
    for path in (*ours, *theirs):
        path.write_bytes(b"mot van ban" if path.name == "a.docx" else b"cua toi")
        path.chmod(0o400)
    deeper = folder / "Thư mục mới" / "~$a.docx"
    deeper.parent.mkdir()
    deeper.write_bytes(b"cua toi")
    assert set(ViewCopies().sweep()) == {*theirs, deeper}
    assert not any(path.exists() for path in ours)
    assert all(path.read_bytes() == b"cua toi" for path in (*theirs, deeper))


def test_what_links_lead_to_is_left_as_it_is(tmp_path: Path) -> None:
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(b"mot van ban")
    scan.chmod(0o444)
    sha256 = hashlib.sha256(b"mot van ban").hexdigest()
    folder = paths.view_copies() / "dead0000" / sha256[:16]
    folder.mkdir(parents=True)
    link = folder / "a.pdf"
    link.symlink_to(scan)
    elsewhere = tmp_path / "giay to"
    (elsewhere / sha256[:16]).mkdir(parents=True)
    (elsewhere / sha256[:16] / "b.pdf").write_bytes(b"mot van ban")
    for name in ("dead0001", "lien ket"):
        (paths.view_copies() / name).symlink_to(elsewhere)
    (folder.parent / "0123456789abcdef").symlink_to(elsewhere / sha256[:16])
    assert ViewCopies().sweep() == [link, folder.parent / "0123456789abcdef"]
    assert stat.S_IMODE(scan.stat().st_mode) == 0o444
    assert (elsewhere / sha256[:16] / "b.pdf").is_file()
    assert link.is_symlink()
    assert (paths.view_copies() / "dead0001").is_symlink()
