"""What runs in the bounded child: a .docx on disk → the parts of an article and its pictures."""

import posixpath
from pathlib import Path
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.documents import gate
from ucvn_desktop.services.documents.article_parts import Parts, article_parts
from ucvn_desktop.services.documents.package import Package
from ucvn_desktop.services.documents.paragraphs import Paragraph, Remarks, read_paragraphs

# What a camera or phone writes, or a web page had; drawings (EMF, WMF, SVG) are no photos.
_PHOTOS = (".jpg", ".jpeg", ".jfif", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif")


def read_docx(request: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """{"path"} → the fields of ArticleDraft with names and captions of pictures, and their bytes as blobs.

    The file passes the gate here as well, through the same handle that is then parsed: it cannot be changed
    in between. Raises UserError.
    """
    with gate.open_file(Path(request["path"])) as file:
        gate.check(file)
        package = Package(file)
        paragraphs, remarks = read_paragraphs(package)
        parts = article_parts(paragraphs)
        del paragraphs
        photos = [
            (part, caption)
            for part, caption in parts.pictures
            if part.lower().endswith(_PHOTOS) and package.has(part)
        ]
        if not (photos or parts.title or parts.sapo or parts.body or parts.credit):
            raise UserError(
                "Tệp không có chữ và ảnh nào nên không có gì để nhập. Hãy kiểm tra xem đã chọn đúng tệp chưa."
            )
        blobs = [package.data(part) for part, _ in photos]
    answer = {
        "title": parts.title,
        "sapo": parts.sapo,
        "body": parts.body,
        "author": parts.author,
        "credit": parts.credit,
        "captions": list(parts.captions),
        "pictures": [[posixpath.basename(part), caption] for part, caption in photos],
        "warnings": _warnings(parts, remarks, len(parts.pictures) - len(photos)),
    }
    return answer, blobs


def read_lines(request: dict[str, Any]) -> dict[str, Any]:
    """{"path"} → the document's lines with the numbers that Word shows before them; see reader.Lines.

    Passes the gate as read_docx does. Raises UserError.
    """
    with gate.open_file(Path(request["path"])) as file:
        gate.check(file)
        paragraphs, remarks = read_paragraphs(Package(file))
    lines = [
        (f"{paragraph.label} {line}" if number == 0 and paragraph.label else line, _place(paragraph))
        for paragraph in paragraphs
        for number, line in enumerate(paragraph.text.split("\n"))
    ]
    return {
        "lines": [line for line, _ in lines if line.strip()],
        "places": [place for line, place in lines if line.strip()],
        "has_legacy_fonts": bool(remarks.legacy_fonts),
        "warnings": _warnings_of_text(remarks),
    }


def _place(paragraph: Paragraph) -> list[int] | None:
    cell = paragraph.cell
    return [cell.table, cell.row, cell.column] if cell else None


def _warnings_of_text(remarks: Remarks) -> list[str]:
    warnings = []
    if remarks.legacy_fonts:
        fonts = ", ".join(sorted(remarks.legacy_fonts)[:5])
        warnings.append(
            f"Tệp có chữ gõ bằng phông cũ ({fonts}), không phải Unicode: chữ ấy sẽ hiện sai cho đến khi được "
            "chuyển mã."
        )
    if remarks.tracked:
        warnings.append("Tệp còn dấu sửa (Track Changes): đã nhập bản coi như chấp nhận mọi sửa đổi.")
    if remarks.notes:
        warnings.append("Chú thích cuối trang và cuối bài không được nhập.")
    return warnings


def _warnings(parts: Parts, remarks: Remarks, drawings: int) -> list[str]:
    warnings = _warnings_of_text(remarks)
    if not parts.title:
        warnings.append("Không nhận ra tít của bài: hãy tự điền tít.")
    if remarks.tables:
        warnings.append("Bảng trong tệp được nhập thành từng đoạn chữ: hãy xem lại chỗ đó.")
    if remarks.nested_lists:
        warnings.append("Danh sách nhiều cấp được nhập thành một cấp.")
    if remarks.linked_pictures:
        warnings.append("Có ảnh chỉ được liên kết, không nằm trong tệp: hãy thêm ảnh gốc vào bài.")
    if drawings:
        warnings.append(f"Có {drawings} hình vẽ hoặc ảnh không lấy ra được: hãy thêm ảnh gốc vào bài.")
    return warnings
