"""Opening a file that is kept with a record."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ucvn_desktop import paths
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import desktop
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the computer was asked to open."""
    files: list[Path] = []
    monkeypatch.setattr(desktop, "open_file", files.append)
    monkeypatch.setattr(desktop, "open_folder", files.append)
    return files


def test_three_looks_leave_one_copy_and_closing_leaves_none(
    session: Session, workspace: Workspace, opened: list[Path], settle: Settle
) -> None:
    sha256 = workspace.files.keep_bytes(b"anh")
    for _ in range(3):
        session.viewing.open(sha256, "màn hình.png")
    settle()
    assert len(opened) == 3
    assert set(opened) == {opened[0]}
    assert opened[0].read_bytes() == b"anh"
    session.viewing.close()
    settle()
    assert list(paths.view_copies().iterdir()) == []


def test_of_what_one_would_write_in_it_is_said_that_it_is_only_to_be_read(
    session: Session, workspace: Workspace, opened: list[Path], settle: Settle, notices: list[Notice]
) -> None:
    sha256 = workspace.files.keep_bytes(b"van ban")
    session.viewing.open(sha256, "quét.pdf")
    settle()
    assert (len(opened), notices) == (1, [])
    session.viewing.open(sha256, "Kế hoạch.DOCX")
    settle()
    assert [notice.text for notice in notices] == [
        "«Kế hoạch.DOCX» mở ra chỉ để đọc. Muốn sửa thì bấm «Lưu bản sao…», sửa bản sao ấy rồi gắn lại."
    ]
    session.viewing.close()
    settle()


def test_what_was_saved_beside_a_copy_is_told_with_the_way_to_it(
    session: Session, opened: list[Path], settle: Settle, notices: list[Notice]
) -> None:
    folder = paths.view_copies() / "dead0000" / "abcdef0123456789"
    folder.mkdir(parents=True)
    for name in ("a.docx", "b.docx"):
        (folder / name).write_bytes(b"chu moi")
    session.viewing.sweep()
    settle()
    (notice,) = notices
    assert "tệp nữa đã được lưu vào chỗ tạm" in notice.text
    assert notice.run
    notice.run()
    assert opened == [folder]
    assert len(list(folder.iterdir())) == 2
