"""Where a workspace lies well: a folder to propose, and what is wrong with one that was chosen.

The drives are given, so that Windows' can be judged anywhere; `services/drives.py` finds those of this computer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePath

from ucvn_desktop.core.errors import UserError, explain
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.core.text.numbers import format_size
from ucvn_desktop.services.drives import Drive, DriveKind, local_drives
from ucvn_desktop.storage.workspace import DATABASE

FOLDER_NAME = "Truyen thong Cong doan"
# Less is no place for a year of photos: what Windows calls a drive may be a small recovery partition.
_ROOMY = 10 * 10**9
_SCARCE = 2 * 10**9
# Windows' limit of 260 less the longest path inside a workspace.
_LONGEST_ON_WINDOWS = 120

# Names of folders (folded) that their owner's program copies to other computers, or clears by itself.
_SYNCHRONISED = {
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "drive cua toi": "Google Drive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "zalo received files": "Zalo",
    "zalodata": "Zalo",
    "zalo": "Zalo",
}


@dataclass(frozen=True, slots=True)
class Concern:
    """What is wrong with a folder, in a sentence with what to do; `blocks` where it cannot work at all."""

    text: str
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """What a workspace takes on the disk, and what is free there, in bytes."""

    size: int
    free: int


def propose_folder(documents: Path, home: Path, drives: Sequence[Drive]) -> Path:
    """A free folder for a new workspace.

    On a second fixed drive where there is one, since Windows installed anew must not take the data along;
    else in the documents, or in the home folder where the documents are synchronised.
    """
    second = [
        Path(d.root)
        for d in drives
        if d.kind is DriveKind.FIXED and not d.is_system and (d.free or 0) >= _ROOMY
    ]
    candidates = [*second, documents, home]
    good = (
        place for place in candidates if not synchroniser(place, drives) and not _on_network(place, drives)
    )
    return free_name(next(good, documents))


def propose_here() -> Path:
    """The proposal for this computer and user."""
    import platformdirs

    return propose_folder(platformdirs.user_documents_path(), Path.home(), local_drives())


def free_name(parent: Path) -> Path:
    """The first of «Truyen thong Cong doan», «Truyen thong Cong doan 2»… that is free in `parent`."""
    names = (FOLDER_NAME if number == 1 else f"{FOLDER_NAME} {number}" for number in count(1))
    return next(parent / name for name in names if _is_free(parent / name))


def place_in(chosen: Path) -> Path:
    """Where a new workspace goes when the user points at `chosen`: itself where empty, else a new folder in it."""
    return chosen if _is_free(chosen) or has_workspace(chosen) else free_name(chosen)


def has_workspace(folder: Path) -> bool:
    """Whether there is a workspace in `folder`."""
    try:
        return (folder / DATABASE).is_file()
    except OSError:
        return False


def concerns(folder: Path, drives: Sequence[Drive] | None = None) -> list[Concern]:
    """What speaks against a new workspace in `folder`, the worst first; may take a moment (it asks the disk)."""
    drives = local_drives() if drives is None else drives
    return blockers(folder) or [*warnings(folder, drives), *_scarcity(folder)]


def blockers(folder: Path) -> list[Concern]:
    """What makes `folder` impossible for a new workspace."""
    import tempfile

    if not folder.is_absolute():
        return [Concern("Hãy ghi đủ đường dẫn của thư mục, hoặc bấm «Chọn…».", blocks=True)]
    if has_workspace(folder):
        return [
            Concern(
                "Thư mục này đã có dữ liệu của chương trình. Hãy mở bằng «Mở dữ liệu đã có…», hoặc chọn thư mục khác.",
                blocks=True,
            )
        ]
    try:
        if folder.exists() and not _is_free(folder):
            return [
                Concern("Thư mục này đã có tệp khác. Hãy chọn một thư mục trống hoặc tên mới.", blocks=True)
            ]
        with tempfile.TemporaryFile(dir=_existing(folder)):
            return []
    except OSError as error:
        return [Concern(explain(error, "Không ghi được vào thư mục này").message, blocks=True)]


def warnings(folder: PurePath, drives: Sequence[Drive]) -> list[Concern]:
    """What may go wrong in `folder` one day, though it works now."""
    found = []
    drive = drive_of(folder, drives)
    if program := synchroniser(folder, drives):
        found.append(Concern(_said_of_synchroniser(program)))
    elif _on_network(folder, drives):
        found.append(
            Concern(
                "Đây là thư mục mạng: rớt mạng thì không ghi được, và mỗi lúc chỉ một máy được ghi. "
                "Nên chọn một thư mục trên ổ của máy này."
            )
        )
    elif drive and drive.kind is DriveKind.REMOVABLE:
        found.append(
            Concern(
                "Đây là ổ rời (USB, thẻ nhớ): rút ra khi đang ghi dễ hỏng, và ổ rời hay thất lạc. "
                "Nên để dữ liệu trên ổ của máy, ổ rời chỉ dùng để chép dự phòng."
            )
        )
    if folder.drive and len(str(folder)) > _LONGEST_ON_WINDOWS:
        found.append(
            Concern("Đường dẫn này dài; Windows có thể không ghi được tệp bên trong. Nên chọn nơi ngắn hơn.")
        )
    return found


def synchroniser(folder: PurePath, drives: Sequence[Drive]) -> str:
    """The program that copies `folder` to other computers by itself («OneDrive»); "" where there is none known."""
    drive = drive_of(folder, drives)
    names = [fold(part) for part in folder.parts] + ([fold(drive.label)] if drive else [])
    for name in names:
        # «OneDrive - Công đoàn Bộ» is what a work account's folder is called.
        for known in (name, name.split(" - ")[0], name.split(" (")[0]):
            if known in _SYNCHRONISED:
                return _SYNCHRONISED[known]
    return ""


def drive_of(folder: PurePath, drives: Sequence[Drive]) -> Drive | None:
    """The drive or mount on which `folder` lies: the one with the longest root above it."""
    above = [drive for drive in drives if folder.is_relative_to(drive.root)]
    return max(above, key=lambda drive: len(drive.root.parts), default=None)


def workspace_usage(folder: Path) -> Usage:
    """How much the workspace takes, and how much is free beside it. Raises UserError."""
    import shutil

    try:
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        return Usage(size, shutil.disk_usage(folder).free)
    except OSError as error:
        raise explain(error, "Không xem được thư mục dữ liệu") from error


def workspace_in(chosen: Path) -> Path:
    """The workspace folder that the user means by `chosen`: itself, or the data of a sample in it.

    Raises UserError where there is none.
    """
    for folder in (chosen, chosen.parent, chosen / "du-lieu"):
        if has_workspace(folder):
            return folder
    raise UserError(
        f"Ở «{chosen}» không có dữ liệu của chương trình. Hãy chọn thư mục có tệp {DATABASE}; không có gì bị thay đổi."
    )


def _said_of_synchroniser(program: str) -> str:
    if program == "Zalo":
        return "Đây là thư mục của Zalo: Zalo có thể tự dọn tệp trong đó. Nên chọn thư mục khác, ví dụ trong Tài liệu."
    return (
        f"Thư mục này do {program} tự đồng bộ: hai máy cùng ghi dễ làm hỏng dữ liệu. "
        "Nên chọn thư mục không đồng bộ."
    )


def _on_network(folder: PurePath, drives: Sequence[Drive]) -> bool:
    drive = drive_of(folder, drives)
    return folder.drive.startswith("\\\\") or (drive is not None and drive.kind is DriveKind.NETWORK)


def _scarcity(folder: Path) -> list[Concern]:
    import shutil

    try:
        free = shutil.disk_usage(_existing(folder)).free
    except OSError:
        return []
    if free >= _SCARCE:
        return []
    return [Concern(f"Ổ này chỉ còn trống {format_size(free)}. Nên chọn ổ còn nhiều chỗ hơn cho ảnh.")]


def _is_free(folder: Path) -> bool:
    """Whether nothing is there, or an empty folder."""
    try:
        return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    except OSError:
        return False


def _existing(folder: Path) -> Path:
    """The folder itself or the nearest above it that exists."""
    return next(path for path in (folder, *folder.parents) if path.exists())
