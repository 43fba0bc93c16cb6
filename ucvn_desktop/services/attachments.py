"""Files that are kept with a record as they came: taken in, and handed out again."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from ucvn_desktop.core.errors import UserError, explain
from ucvn_desktop.core.text.fold import clean
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.photos.in_hand import INSPECT, write_thumb
from ucvn_desktop.services.targets import replacing
from ucvn_desktop.storage.files import Staged
from ucvn_desktop.storage.workspace import Workspace

MAX_BYTES = 200_000_000
"""As for photos and Word files: more than any mailbox takes."""

# What offices send to each other. Programs are left out: a kept file is opened with a double click one day.
ENDINGS = frozenset(
    {".doc", ".docx", ".odt", ".rtf", ".txt", ".pdf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp"}
    | {".jpg", ".jpeg", ".png", ".heic", ".tif", ".tiff", ".zip", ".rar", ".7z"}
)
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class InHand:
    """A file whose bytes are kept durably, and the name it came with; its row is to be stored now."""

    sha256: str
    size: int
    name: str


Taking = Callable[[Workspace, Path], AbstractContextManager[InHand]]


@contextmanager
def document_in_hand(workspace: Workspace, path: Path) -> Iterator[InHand]:
    """The file as it is, never opened; kept before the row is written inside, and gone where that is refused.

    Raises UserError where it is none of an office's files, cannot be read, is empty or too large.
    """
    facts = _facts(path)
    _refuse_foreign_kind(path)
    _refuse_size(path, facts.st_size)
    with workspace.writing("giữ tệp văn bản"), workspace.files.staging() as staging:
        staged = staging.stage(path)
        with workspace.files.keeping(staged):
            yield _in_hand(staged, path)


@contextmanager
def picture_in_hand(workspace: Workspace, path: Path) -> Iterator[InHand]:
    """The picture, looked at in the bounded child; kept as documents are, with its thumbnail.

    Raises UserError where it is no picture that can be read.
    """
    _refuse_size(path, _facts(path).st_size)
    with workspace.writing("giữ ảnh chụp"), workspace.files.staging() as staging:
        staged = staging.stage(path)
        with Child() as child:
            thumb = child.call(INSPECT, {"path": str(staged.path)}).blobs[0]
        with workspace.files.keeping(staged), _shown_by(workspace.thumb(staged.sha256), thumb):
            yield _in_hand(staged, path)


def if_given(
    taking: Taking, workspace: Workspace, path: Path | None
) -> AbstractContextManager[InHand | None]:
    """What `taking` (one of the two above) makes of `path`; None where there is no path."""
    return nullcontext() if path is None else taking(workspace, path)


def hand_out(workspace: Workspace, sha256: str, name: str, target: Path) -> Path:
    """Copy the kept file to `target` (a folder: under its own `name` there); returns where it lies.

    A target without an ending gets the file's. Raises UserError where the file is lost or damaged, where a
    folder has a file of that name, or the disk refuses.
    """
    if not workspace.files.is_whole(sha256):
        raise UserError(
            f"Tệp «{name}» trong thư mục dữ liệu đã mất hoặc hỏng nên không chép ra. Các thông tin khác vẫn còn; "
            "hãy gắn lại tệp từ bản của mình.",
            sha256,
        )
    if target.is_dir():
        target /= name
        # Its name was not asked for: what lies there may be a copy that was worked on.
        if target.exists():
            raise UserError(
                f"Ở «{target.parent}» đã có tệp «{name}». Hãy ghi tên tệp khác; không có gì bị ghi đè."
            )
    elif not target.suffix and target.name:
        target = target.with_name(target.name + Path(name).suffix)
    with replacing(target) as partial:
        shutil.copyfile(workspace.files.path(sha256), partial)
    return target


def _in_hand(staged: Staged, path: Path) -> InHand:
    return InHand(staged.sha256, staged.size, _remembered(path))


@contextmanager
def _shown_by(place: Path, thumb: bytes) -> Iterator[None]:
    """The thumbnail is there, and goes again where it is new and its picture's row is refused."""
    is_new = not place.exists()
    write_thumb(place, thumb)
    try:
        yield
    except UserError:
        if is_new:
            with suppress(OSError):
                place.unlink(missing_ok=True)
        raise


def _facts(path: Path) -> os.stat_result:
    try:
        facts = path.stat()
    except OSError as error:
        raise explain(error, f"Không đọc được tệp «{path}»") from error
    if stat.S_ISDIR(facts.st_mode):
        raise UserError(f"«{path.name}» là thư mục. Hãy chọn một tệp; không có gì bị thay đổi.")
    # A pipe or a device would be read for ever.
    if not stat.S_ISREG(facts.st_mode):
        raise UserError(f"«{path.name}» không phải tệp thường nên không giữ. Không có gì bị thay đổi.")
    return facts


def _refuse_size(path: Path, size: int) -> None:
    if not size:
        raise UserError(f"Tệp «{path.name}» rỗng. Hãy kiểm tra lại tệp; không có gì bị thay đổi.")
    if size > MAX_BYTES:
        raise UserError(f"Tệp «{path.name}» lớn hơn 200 MB nên không giữ. Không có gì bị thay đổi.")


def _refuse_foreign_kind(path: Path) -> None:
    if path.suffix.lower() not in ENDINGS:
        raise UserError(
            f"Không giữ tệp «{path.name}»: chỉ giữ văn bản, bảng tính, trình chiếu, PDF, ảnh và tệp nén. "
            "Không có gì bị thay đổi."
        )


def _remembered(path: Path) -> str:
    """The name under which the file is remembered: as it is, valid Unicode, not endless."""
    name = clean(path.name)
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - len(path.suffix)] + path.suffix
