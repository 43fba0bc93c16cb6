"""Copies of kept files that other programs show."""

import hashlib
import stat
import subprocess
import sys
from pathlib import Path

import pytest

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
