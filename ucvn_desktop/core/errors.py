"""The one error that is meant for the user; everything else that is raised is a bug."""

import errno


class UserError(Exception):
    """A sentence in Vietnamese: what happened, what is safe, what to do.

    `detail` is the technical text, for a "Chi tiết" fold and the log; it may be English.
    """

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail


class StorageError(UserError):
    """The workspace's own disk failed: a job that goes on with its next item would only fail again."""


_OS_REASONS = {
    errno.ENOSPC: "ổ đĩa đã đầy. Hãy giải phóng chỗ trống rồi làm lại",
    errno.EDQUOT: "đã hết hạn mức dung lượng. Hãy giải phóng chỗ trống rồi làm lại",
    errno.EACCES: "không có quyền ở thư mục này. Hãy chọn thư mục khác, ví dụ trong Tài liệu",
    errno.EPERM: "không có quyền ở thư mục này. Hãy chọn thư mục khác, ví dụ trong Tài liệu",
    errno.EROFS: "ổ đĩa chỉ cho đọc. Hãy chọn thư mục ở ổ khác",
    errno.ENOENT: "không thấy tệp hoặc thư mục này. Hãy kiểm tra lại đường dẫn",
    errno.EEXIST: "đã có tệp mang tên này. Hãy chọn tên khác",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục. Hãy kiểm tra lại đường dẫn",
    errno.EISDIR: "đây là thư mục, không phải tệp. Hãy kiểm tra lại đường dẫn",
    errno.ENAMETOOLONG: "tên quá dài. Hãy chọn tên hoặc thư mục ngắn hơn",
    errno.EFBIG: "tệp quá lớn đối với ổ đĩa này. Hãy chọn ổ khác",
    errno.EIO: "ổ đĩa báo lỗi đọc, ghi. Hãy kiểm tra ổ đĩa hoặc thẻ nhớ",
}


# ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: Word and its kin hold a file while it is open.
_WINDOWS_IN_USE = (32, 33)
_OPEN_ELSEWHERE = "tệp đang mở ở chương trình khác. Hãy đóng tệp ở đó rồi làm lại"


def explain(error: OSError, doing: str) -> UserError:
    """The sentence for a failure of disk or folder; `doing` begins it, e.g. «Không ghi được tệp PDF»."""
    return UserError(_sentence(error, doing), str(error))


def storage_error(error: OSError, doing: str) -> StorageError:
    """The same for the workspace's own disk."""
    return StorageError(_sentence(error, doing), str(error))


def _sentence(error: OSError, doing: str) -> str:
    name = str(error.filename or "")
    where = f" ({name})" if name and not doing.endswith(f"«{name}»") else ""
    reason = _OS_REASONS.get(error.errno or 0, "máy báo lỗi khi đọc, ghi. Hãy thử lại")
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE:
        reason = _OPEN_ELSEWHERE
    return f"{doing}{where}: {reason}. Dữ liệu đã lưu vẫn nguyên."
