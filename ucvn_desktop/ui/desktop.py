"""Files and folders shown by the computer's own programs."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ucvn_desktop.core.errors import UserError


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager. Raises UserError where it is gone or nothing opened it."""
    if not folder.is_dir():
        raise UserError(
            f"Không thấy thư mục «{folder}»: có thể đã bị đổi tên, xóa, hoặc ổ USB đã rút. Dữ liệu đã lưu vẫn nguyên."
        )
    _open(folder, "thư mục")


def open_file(file: Path) -> None:
    """Open a file in the program that the system has for it. Raises UserError where it is gone or nothing
    opened it.
    """
    if not file.is_file():
        raise UserError(
            f"Không thấy tệp «{file}»: có thể đã bị chuyển chỗ, xóa, hoặc ổ USB đã rút. Dữ liệu đã lưu vẫn nguyên."
        )
    _open(file, "tệp")


def open_link(link: str) -> None:
    """Hand a stored web link to the program that the system has for it; this one asks nothing of the network.
    Raises UserError where nothing opened it.
    """
    if not QDesktopServices.openUrl(QUrl(link)):
        raise UserError(
            f"Máy này không mở được đường dẫn «{link}». Không có gì bị thay đổi; hãy chép đường dẫn rồi mở bằng tay."
        )


def _open(path: Path, what: str) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise UserError(f"Máy này không mở được {what} «{path}». Không có gì bị thay đổi; hãy mở bằng tay.")
