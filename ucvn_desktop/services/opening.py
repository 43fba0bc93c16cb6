"""Why a workspace cannot be opened for writing, as the window says it."""

import errno
import platform
from dataclasses import dataclass
from pathlib import Path

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.storage.database import Damaged
from ucvn_desktop.storage.lock import Holder, Locked, when

WINDOW = "cửa sổ chương trình"
"""What the window calls itself in its lock."""

READ_ONLY = (
    "Dữ liệu này nằm ở nơi chỉ cho đọc: xem, tìm, in được, nhưng không sửa được gì. "
    "Muốn sửa, hãy chép cả thư mục sang ổ của máy rồi mở ở đó."
)

_NOT_WRITABLE = {errno.EROFS, errno.EACCES, errno.EPERM}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the window shows: `other_computer` is the one whose lock stands there, "" where it is none."""

    title: str
    sentence: str
    detail: str = ""
    is_locked: bool = False
    other_computer: str = ""
    is_damaged: bool = False


def not_there(folder: Path) -> UserError:
    """The error for a folder that has no workspace: the drive may only be unplugged."""
    return UserError(
        f"Không thấy dữ liệu ở «{folder}». Có thể ổ đĩa chưa cắm, hoặc thư mục đã được chuyển đi, đổi tên. "
        "Hãy cắm ổ rồi bấm «Thử lại», hoặc mở thư mục ở chỗ mới."
    )


def cannot_be_written(error: UserError) -> bool:
    """Whether the folder only lets itself be read: no lock can be put there."""
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in _NOT_WRITABLE


def refusal_of(error: UserError) -> Refusal:
    """What to say of an error that came of opening a workspace."""
    if isinstance(error, Damaged):
        return Refusal("Chưa mở được dữ liệu", _said_of_damage(error), error.detail, is_damaged=True)
    if not isinstance(error, Locked):
        return Refusal("Chưa mở được dữ liệu", error.message, error.detail)
    holder = error.holder
    if holder is None:
        return _refused(
            "Một chương trình khác đang giữ dữ liệu này. Hãy đóng chương trình đó rồi bấm «Thử lại»."
        )
    if holder.host != platform.node():
        return _refused(_said_of_other_computer(holder), holder.host)
    if holder.what == WINDOW:
        return _refused(
            f"Dữ liệu này đang mở ở một cửa sổ khác từ {when(holder.since)}. Hãy dùng cửa sổ ấy, hoặc đóng nó rồi "
            "bấm «Thử lại»."
        )
    return _refused(
        f"Một lệnh đang ghi dữ liệu này («{holder.what}») từ {when(holder.since)}. Hãy đợi xong rồi bấm «Thử lại»."
    )


def _refused(sentence: str, other_computer: str = "") -> Refusal:
    return Refusal("Dữ liệu đang được dùng", sentence, is_locked=True, other_computer=other_computer)


def _said_of_damage(error: Damaged) -> str:
    begins = "Không đọc được tệp dữ liệu ucvn.db, có thể đã hỏng. Chưa có gì bị ghi đè. "
    if not error.has_backup:
        return (
            f"{begins}Trong thư mục này không có bản sao lưu. Hãy giữ nguyên nó; nếu có một bản chép của cả thư mục "
            "ở ổ khác, bấm «Mở dữ liệu khác…» và chọn bản chép ấy."
        )
    return (
        f"{begins}Hãy chép cả thư mục này sang nơi khác để giữ lại. Rồi bấm «Mở thư mục», xóa mọi tệp có tên bắt đầu "
        "bằng «ucvn.db», chép tệp mới nhất trong «backups» vào đúng chỗ ấy, đặt tên là ucvn.db và bấm «Thử lại»."
    )


def _said_of_other_computer(holder: Holder) -> str:
    return (
        f"Dữ liệu này đang mở trên máy «{holder.host}» từ {when(holder.since)}; mỗi lúc chỉ một máy được ghi. "
        "Hãy đóng chương trình ở máy đó rồi bấm «Thử lại». Nếu máy đó đã tắt đột ngột, hãy gỡ khóa của nó."
    )
