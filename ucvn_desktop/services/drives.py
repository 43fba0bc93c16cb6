"""The drives and mounts of this computer. Finding those of Windows is untried there."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePath
from typing import Any

_MOUNTS = Path("/proc/mounts")
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "davfs", "glusterfs", "lustre"}
# Programs in user space mount networks as a rule; these do not.
_LOCAL_FUSE = {
    "fuse.bindfs",
    "fuse.encfs",
    "fuse.exfat",
    "fuse.fuse-overlayfs",
    "fuse.gocryptfs",
    "fuse.lxcfs",
    "fuse.mergerfs",
    "fuse.ntfs-3g",
    "fuse.portal",
    "fuse.snapfuse",
}
_REMOVABLE_PARENTS = ("/media/", "/run/media/")
_WINDOWS_KINDS = {2: "REMOVABLE", 3: "FIXED", 4: "NETWORK"}


class DriveKind(Enum):
    """What a drive is, as far as it matters for data."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive of Windows or a mount: `free` in bytes, None where it was not asked."""

    root: PurePath
    kind: DriveKind
    is_system: bool = False
    free: int | None = None
    label: str = ""


def local_drives() -> list[Drive]:
    """The drives of this computer; without those that do not answer."""
    if sys.platform == "win32":
        return list(_windows_drives())
    try:
        return read_mounts(_MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        return []


def read_mounts(table: str) -> list[Drive]:
    """The mounts of a table in the format of /proc/mounts."""
    lines = [line.split(" ") for line in table.splitlines()]
    return [_mount(_unescape(fields[1]), fields[2]) for fields in lines if len(fields) >= 3]


def _mount(root: str, kind: str) -> Drive:
    if kind in _NETWORK or (kind.startswith("fuse.") and kind not in _LOCAL_FUSE):
        return Drive(PurePath(root), DriveKind.NETWORK)
    if f"{root}/".startswith(_REMOVABLE_PARENTS):
        return Drive(PurePath(root), DriveKind.REMOVABLE)
    # A second mount of Linux is no second drive for people: nothing is proposed there.
    return Drive(PurePath(root), DriveKind.OTHER, is_system=root == "/")


def _unescape(name: str) -> str:
    """A name as the kernel writes it in its table, with \\040 for a space."""
    for escape, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        name = name.replace(escape, letter)
    return name


def _windows_drives() -> Iterator[Drive]:
    import ctypes
    import shutil

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - mypy on Linux knows no windll
    letters: int = kernel.GetLogicalDrives()
    system = os.environ.get("SYSTEMDRIVE", "C:").upper()
    for number in range(26):
        name = f"{chr(ord('A') + number)}:"
        if not letters & (1 << number):
            continue
        kind = DriveKind[_WINDOWS_KINDS.get(kernel.GetDriveTypeW(f"{name}\\"), "OTHER")]
        # A network that is away answers late: only what is built in is asked.
        try:
            free = shutil.disk_usage(f"{name}\\").free if kind is DriveKind.FIXED else None
        except OSError:
            continue
        label = _windows_label(kernel, name) if kind is DriveKind.FIXED else ""
        yield Drive(PurePath(f"{name}\\"), kind, name == system, free, label)


def _windows_label(kernel: Any, name: str) -> str:
    import ctypes

    label = ctypes.create_unicode_buffer(261)
    known = kernel.GetVolumeInformationW(f"{name}\\", label, len(label), None, None, None, None, 0)
    return label.value if known else ""
