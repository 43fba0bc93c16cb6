"""Where a workspace is proposed, and what a chosen folder is warned of."""

import os
import subprocess
from pathlib import Path, PurePath, PureWindowsPath

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.drives import Drive, DriveKind, read_mounts
from ucvn_desktop.services.places import (
    FOLDER_NAME,
    blockers,
    concerns,
    drive_of,
    place_in,
    propose_folder,
    propose_here,
    synchroniser,
    warnings,
    workspace_in,
    workspace_usage,
)

GB = 10**9


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "home" / "Tài liệu"
    folder.mkdir(parents=True)
    return folder


def _fixed(root: Path, free: int = 200 * GB, *, is_system: bool = False, label: str = "") -> Drive:
    root.mkdir(exist_ok=True)
    return Drive(root, DriveKind.FIXED, is_system, free, label)


def test_a_second_fixed_drive_is_proposed_before_the_documents(tmp_path: Path, documents: Path) -> None:
    drives = [_fixed(tmp_path, is_system=True), _fixed(tmp_path / "D")]
    assert propose_folder(documents, documents.parent, drives) == tmp_path / "D" / FOLDER_NAME


@pytest.mark.parametrize("why", ["small", "removable", "network", "google"])
def test_a_second_drive_that_is_no_good_place_is_not_proposed(
    tmp_path: Path, documents: Path, why: str
) -> None:
    other = {
        "small": _fixed(tmp_path / "D", free=GB // 2),
        "removable": Drive(tmp_path / "D", DriveKind.REMOVABLE, free=200 * GB),
        "network": Drive(tmp_path / "D", DriveKind.NETWORK, free=200 * GB),
        "google": _fixed(tmp_path / "D", label="Google Drive"),
    }[why]
    assert propose_folder(documents, documents.parent, [other]) == documents / FOLDER_NAME


def test_synchronised_documents_are_not_proposed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    documents = home / "OneDrive - Công đoàn Bộ" / "Documents"
    documents.mkdir(parents=True)
    assert propose_folder(documents, home, []) == home / FOLDER_NAME


def test_the_proposed_folder_is_always_free(documents: Path) -> None:
    (documents / FOLDER_NAME).mkdir()
    (documents / FOLDER_NAME / "thư.txt").write_text("x")
    (documents / f"{FOLDER_NAME} 2").write_text("một tệp")
    assert propose_folder(documents, documents, []) == documents / f"{FOLDER_NAME} 3"


def test_this_computer_gets_a_proposal_that_works() -> None:
    assert [concern for concern in concerns(propose_here()) if concern.blocks] == []


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        (r"C:\Users\lan\OneDrive\Documents\ucvn", "OneDrive"),
        (r"C:\Users\lan\OneDrive - Công đoàn Viên chức\ucvn", "OneDrive"),
        (r"C:\Users\lan\Dropbox (Personal)\x", "Dropbox"),
        (r"C:\Users\lan\iCloudDrive\x", "iCloud"),
        (r"C:\Users\lan\Google Drive\x", "Google Drive"),
        (r"C:\Users\lan\Drive của tôi\x", "Google Drive"),
        (r"C:\Users\lan\Documents\Zalo Received Files\x", "Zalo"),
        (r"C:\Users\lan\Documents\Truyen thong Cong doan", ""),
        (r"D:\Bài về OneDrive\x", ""),
    ],
)
def test_folders_that_others_synchronise_are_known_by_their_names(folder: str, program: str) -> None:
    assert synchroniser(PureWindowsPath(folder), []) == program
    said = [concern.text for concern in warnings(PureWindowsPath(folder), [])]
    assert [program in text for text in said] == ([True] if program else [])


def test_a_drive_of_google_is_known_by_its_label() -> None:
    drive = Drive(PureWindowsPath("G:\\"), DriveKind.FIXED, label="Google Drive")
    assert synchroniser(PureWindowsPath(r"G:\x"), [drive]) == "Google Drive"


WINDOWS = [
    Drive(PureWindowsPath("C:\\"), DriveKind.FIXED, is_system=True, free=80 * GB),
    Drive(PureWindowsPath("E:\\"), DriveKind.REMOVABLE),
    Drive(PureWindowsPath("Z:\\"), DriveKind.NETWORK),
]


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        (r"\\may-chu\chung\ucvn", "thư mục mạng"),
        (r"Z:\ucvn", "thư mục mạng"),
        (r"E:\ucvn", "ổ rời"),
        ("C:\\" + "rất dài " * 20, "Đường dẫn này dài"),
    ],
)
def test_places_of_windows_that_may_go_wrong_are_warned_of(folder: str, said: str) -> None:
    (concern,) = warnings(PureWindowsPath(folder), WINDOWS)
    assert said in concern.text
    assert not concern.blocks


def test_a_good_place_is_not_warned_of() -> None:
    assert warnings(PureWindowsPath(r"C:\Users\lan\Documents\x"), WINDOWS) == []


MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
//may-chu/chung /mnt/chung\\040cơ\\040quan cifs rw 0 0
lan@may:/home /home/lan/may fuse.sshfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
may:/export /srv/nfs nfs4 rw 0 0
/dev/sdb1 /media/lan/USB\\040KINGSTON vfat rw 0 0
/dev/sdc1 /mnt/windows fuseblk rw 0 0
portal /run/user/1000/doc fuse.portal rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/lan/Tài liệu", DriveKind.OTHER),
        ("/mnt/chung cơ quan/ucvn", DriveKind.NETWORK),
        ("/home/lan/may/x", DriveKind.NETWORK),
        ("/run/user/1000/gvfs/smb-share", DriveKind.NETWORK),
        ("/srv/nfs", DriveKind.NETWORK),
        ("/srv/nfs-của-tôi", DriveKind.OTHER),
        ("/media/lan/USB KINGSTON/ucvn", DriveKind.REMOVABLE),
        ("/mnt/windows/x", DriveKind.OTHER),
        ("/run/user/1000/doc/x", DriveKind.OTHER),
    ],
)
def test_mounts_of_linux_are_told_apart(folder: str, kind: DriveKind) -> None:
    drive = drive_of(PurePath(folder), read_mounts(MOUNTS))
    assert drive is not None
    assert drive.kind is kind


def test_a_folder_inside_a_used_one_is_made_for_the_workspace(tmp_path: Path, workspace_folder: Path) -> None:
    empty = tmp_path / "trống"
    empty.mkdir()
    assert place_in(empty) == empty
    assert place_in(tmp_path / "chưa có") == tmp_path / "chưa có"
    assert place_in(tmp_path) == tmp_path / FOLDER_NAME
    # Said to be a workspace, rather than given another inside.
    assert place_in(workspace_folder) == workspace_folder


def test_what_cannot_work_is_blocked_with_what_to_do(tmp_path: Path, workspace_folder: Path) -> None:
    (tmp_path / "thư.txt").write_text("x")
    for folder, said in {
        Path("ở đây"): "đủ đường dẫn",
        workspace_folder: "«Mở dữ liệu đã có…»",
        tmp_path: "đã có tệp khác",
        tmp_path / "thư.txt": "đã có tệp khác",
        tmp_path / "thư.txt" / "x": "Không ghi được vào thư mục này",
        tmp_path / ("x" * 300): "tên quá dài",
        Path("/proc/ucvn"): "Không ghi được vào thư mục này",
    }.items():
        (concern,) = concerns(folder)
        assert concern.blocks
        assert said in concern.text
    assert concerns(tmp_path / "mới" / "nữa") == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["thư.txt", "workspace"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
def test_a_read_only_medium_is_blocked_and_a_small_one_warned_of(tmp_path: Path) -> None:
    disk = tmp_path / "đĩa"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this root may not mount")
    try:
        (concern,) = concerns(disk / "ucvn")
        assert "chỉ còn trống 1,0 MB" in concern.text
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert "chỉ cho đọc" in blockers(disk / "ucvn")[0].text
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_workspace_is_found_where_its_user_points(workspace_folder: Path) -> None:
    for chosen in (workspace_folder, workspace_folder / "files"):
        assert workspace_in(chosen) == workspace_folder
    inside = workspace_folder.rename(workspace_folder.with_name("du-lieu"))
    assert workspace_in(inside.parent) == inside
    with pytest.raises(UserError, match="không có dữ liệu"):
        workspace_in(workspace_folder.parent.parent)


def test_usage_counts_all_files(workspace_folder: Path) -> None:
    before = workspace_usage(workspace_folder)
    (workspace_folder / "files" / "ab").mkdir()
    (workspace_folder / "files" / "ab" / "c").write_bytes(b"x" * 1000)
    after = workspace_usage(workspace_folder)
    assert after.size - before.size == 1000
    assert after.free > 0
