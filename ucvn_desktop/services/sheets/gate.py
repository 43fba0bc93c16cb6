"""The gate before a workbook is parsed: what it is by its bytes, whatever its name says."""

from enum import StrEnum
from pathlib import Path
from typing import IO

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.office_zip import (
    UNCHANGED,
    Limits,
    PackageError,
    Trouble,
    check_contents,
    open_package,
    open_regular,
)
from ucvn_desktop.services.ole import SIGNATURE, OleKind, ole_kind
from ucvn_desktop.services.sheets.text_tables import MAX_BYTES, is_text_table

LIMITS = Limits(
    # A list of 50,000 people has 5 MB; pictures in a workbook are not read but unpacked once.
    file=20_000_000,
    total=120_000_000,
    # 50,000 rows of 20 cells have 50 MB of XML.
    xml=64_000_000,
    entries=2_000,
    # Sheets of empty formatted cells reach about 100; a bomb 1,000.
    ratio=200,
    ratio_from=4_000_000,
    directory=1_000_000,
)
_SAVE_ANEW = "Hãy mở bằng Excel rồi lưu thành tệp .xlsx mới."
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class Format(StrEnum):
    """The formats that are read."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    CSV = "csv"


def open_book(path: Path) -> IO[bytes]:
    """The file opened for reading. Raises UserError where there is none that can be read."""
    return open_regular(path, "tệp Excel", ".xlsx")


def check(file: IO[bytes]) -> Format:
    """The format of the workbook in `file`.

    Raises UserError: empty, a text without cells, behind a password, no workbook, damaged, a bomb.
    """
    try:
        file.seek(0)
        head = file.read(len(SIGNATURE))
        if not head:
            raise UserError(f"Tệp rỗng. {UNCHANGED} Hãy xin lại tệp từ người gửi.")
        if file.seek(0, 2) > LIMITS.file:
            raise _too_large(f"{file.tell()} bytes")
        if head == SIGNATURE:
            return _check_ole(file)
        if not head.startswith(b"PK"):
            return _check_text(file, head)
        return _check_zip(file)
    except PackageError as error:
        raise _REFUSALS[error.trouble](str(error)) from error
    except OSError as error:
        raise UserError(
            f"Đang đọc thì gặp lỗi ổ đĩa. {UNCHANGED} Hãy chép tệp sang ổ khác rồi thử lại.", repr(error)
        ) from error


def old_or_locked(detail: str) -> UserError:
    """The refusal of an .xls that its reader cannot open: it does not tell a password from damage."""
    return UserError(
        f"Tệp Excel đời cũ (.xls) này bị hỏng hoặc có mật khẩu nên không đọc được. {UNCHANGED} Hãy mở bằng Excel, "
        "bỏ mật khẩu nếu có, rồi lưu thành tệp .xlsx.",
        detail,
    )


def _check_text(file: IO[bytes], head: bytes) -> Format:
    file.seek(0)
    data = file.read(MAX_BYTES + 1)
    if not is_text_table(data):
        raise _no_book(f"begins with {head!r}")
    if len(data) > MAX_BYTES:
        raise _too_large(f"a text of over {MAX_BYTES} bytes")
    return Format.CSV


def _check_ole(file: IO[bytes]) -> Format:
    if ole_kind(file) is OleKind.ENCRYPTED:
        raise behind_a_password()
    if ole_kind(file) is OleKind.WORD_97:
        raise _no_book("a Word 97 document")
    return Format.XLS


def _check_zip(file: IO[bytes]) -> Format:
    package = open_package(file, LIMITS)
    names = {entry.path.lower(): entry for entry in package.entries}
    # calamine expands no entities, and files of OpenOffice do declare a DOCTYPE.
    check_contents(package, LIMITS, may_declare=True)
    if "xl/workbook.xml" in names:
        return Format.XLSX
    mimetype = names.get("mimetype")
    if mimetype and mimetype.size < 200 and b"".join(package.chunks(mimetype)).startswith(_ODS):
        manifest = names.get("meta-inf/manifest.xml")
        # OpenDocument part 2, 4.4: an encrypted part is named so in the manifest.
        if manifest and b"encryption-data" in b"".join(package.chunks(manifest)):
            raise behind_a_password()
        return Format.ODS
    if "xl/workbook.bin" in names:
        raise _no_book("a binary .xlsb workbook")
    raise _no_book("a zip without a workbook")


def behind_a_password() -> UserError:
    """The refusal of an encrypted workbook."""
    return UserError(
        f"Tệp Excel có mật khẩu nên không đọc được. {UNCHANGED} Hãy mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin "
        "→ Bảo vệ Sổ làm việc → Mã hóa bằng Mật khẩu, xóa trống) rồi lưu lại."
    )


def damaged(detail: str) -> UserError:
    """The refusal of a workbook that is broken."""
    return UserError(
        f"Tệp Excel bị hỏng nên không đọc được. {UNCHANGED} Hãy xin lại tệp từ người gửi, hoặc mở bằng Excel "
        "để sửa rồi lưu lại.",
        detail,
    )


def _no_book(detail: str) -> UserError:
    return UserError(
        f"Đây không phải tệp Excel (.xlsx, .xls, .ods) hay bảng .csv, dù tên tệp có thể ghi như vậy. {UNCHANGED} {_SAVE_ANEW}",
        detail,
    )


def _too_large(detail: str) -> UserError:
    return UserError(
        f"Tệp Excel quá lớn hoặc phình ra quá lớn khi mở nên bị từ chối. {UNCHANGED} Hãy chép riêng trang cần "
        "nhập sang một tệp mới, bỏ ảnh và dòng trống, rồi nhập tệp ấy.",
        detail,
    )


def _suspicious(detail: str) -> UserError:
    return UserError(
        f"Tệp Excel có cấu trúc bất thường, có thể gây hại, nên bị từ chối. {UNCHANGED} Nếu tin tệp này: "
        f"{_SAVE_ANEW[0].lower()}{_SAVE_ANEW[1:]}",
        detail,
    )


_REFUSALS = {Trouble.TOO_LARGE: _too_large, Trouble.SUSPICIOUS: _suspicious, Trouble.DAMAGED: damaged}
