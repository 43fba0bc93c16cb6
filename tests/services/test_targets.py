"""Files made for the user: whole or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.targets import with_ending, write_file


def test_a_file_replaces_an_older_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "băng rôn.pdf"
    target.write_bytes(b"old")
    write_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_a_folder_of_that_name_and_a_file_for_a_folder_are_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="không thấy tệp hoặc thư mục"):
        write_file(tmp_path / "none" / "a.pdf", b"x")
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(UserError, match="là thư mục"):
        write_file(tmp_path / "a.pdf", b"x")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="không phải thư mục"):
        write_file(tmp_path / "file" / "a.pdf", b"x")
    assert {p.name for p in tmp_path.iterdir()} == {"a.pdf", "file"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_explained(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="không có quyền"):
        write_file(tmp_path / "a.pdf", b"x")
    tmp_path.chmod(0o700)


FULL = """
import resource, signal, sys
from pathlib import Path
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.targets import write_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    write_file(Path(sys.argv[1]), bytes(20_000))
except UserError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes")
def test_a_write_that_stops_half_way_leaves_the_older_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", FULL, target], capture_output=True, check=True)
    assert "Không ghi được tệp «a.pdf»" in done.stdout.decode()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_that_shows_only_at_the_flush_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="ổ đĩa đã đầy"):
        write_file(tmp_path / "a.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_told_and_no_file_made_beside_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(UserError, match=r"«in» là thư mục. Hãy ghi thêm tên tệp \.pdf"):
        with_ending(tmp_path / "in", ".pdf")
    assert with_ending(tmp_path / "in" / "lịch", ".pdf") == tmp_path / "in" / "lịch.pdf"
