"""Files that are made for the user: a temporary name beside the target, flushed, then renamed."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ucvn_desktop.core.errors import UserError, explain
from ucvn_desktop.storage.files import sync_folder
from ucvn_desktop.storage.workspace import DATABASE


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A temporary path beside `target` that takes its place when the block ends well, and else vanishes.

    Raises UserError where the disk refuses; an older file of that name is then as it was.
    """
    if not target.name:
        raise UserError("Chưa có tên tệp để ghi. Hãy ghi tên tệp rồi làm lại.")
    partial = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        yield partial
        with partial.open("rb+") as stream:
            os.fsync(stream.fileno())
        partial.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        # The user knows the target and not the temporary name.
        error.filename, error.filename2 = str(target.parent), None
        raise explain(error, f"Không ghi được tệp «{target.name}»") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def write_file(target: Path, data: bytes) -> None:
    """Write `data` to `target`, whole or not at all. Raises UserError."""
    with replacing(target) as partial:
        partial.write_bytes(data)


def with_ending(target: Path, ending: str) -> Path:
    """`target` with its ending («.pdf»), added where it has none. Raises UserError for another ending, or a folder."""
    if target.name and not target.suffix and target.is_dir():
        raise UserError(
            f"«{target.name}» là thư mục. Hãy ghi thêm tên tệp {ending} ở sau; chưa có tệp nào được ghi."
        )
    if not target.suffix:
        return target.with_name(f"{target.name}{ending}") if target.name else target
    if target.suffix.lower() != ending:
        raise UserError(f"Chỉ ghi được tệp {ending}, không ghi được «{target.name}». Hãy đổi đuôi tệp.")
    return target


def unused(target: Path, ending: str = "") -> Path:
    """`target`, where no file lies there, also none with the ending that it is about to get: in the terminal nobody
    asks before an older file is replaced. Nor does it lie among the files of a workspace, which are the program's own.
    Raises UserError."""
    _refuse_in_workspace(target)
    named = target if target.suffix or not target.name else target.with_name(f"{target.name}{ending}")
    if named.is_file() and not target.is_dir():
        raise UserError(
            f"Ở «{named.absolute().parent}» đã có tệp «{named.name}». Hãy ghi tên tệp khác; không có gì bị ghi đè."
        )
    return target


def _refuse_in_workspace(target: Path) -> None:
    place = Path(os.path.realpath(target))
    folder = next((above for above in (place, *place.parents) if (above / DATABASE).is_file()), None)
    if folder is not None:
        raise UserError(
            f"«{target}» nằm trong thư mục dữ liệu của chương trình «{folder}». Hãy chọn thư mục khác để ghi tệp; "
            "không có gì được ghi."
        )


def make_folder(folder: Path) -> Path:
    """`folder`, made with its parents where it is missing. Raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, "Không tạo được thư mục") from error
    return folder
