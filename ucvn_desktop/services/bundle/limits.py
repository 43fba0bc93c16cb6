"""What a bundle may not exceed, asked before it is written: the receiver's gate would refuse it."""

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.bundle import gate, verify
from ucvn_desktop.services.bundle.layout import Layout
from ucvn_desktop.services.bundle.model import PayloadFile
from ucvn_desktop.services.bundle.sources import size_of
from ucvn_desktop.services.bundle.submission import submission_json

# Index, letter, submission.json, bagit.txt, bag-info.txt and two manifests.
_OWN_FILES = 7


def refuse_too_much(layout: Layout) -> None:
    """Raise UserError for what the receiver's gate would not let in, before minutes are spent on writing it."""
    sources = layout.sources()
    count = len(sources) + _OWN_FILES
    if count > gate.MAX_ENTRIES:
        raise _too_much(
            f"có {format_number(count)} tệp, quá mức {format_number(gate.MAX_ENTRIES)} tệp của một bộ gửi"
        )
    refuse_size(sum(size_of(source) for _, source, _ in sources))
    for placed in layout.articles:
        if size_of(placed.article.docx) > gate.MAX_DOCX:
            limit = format_number(gate.MAX_DOCX / 1e6)
            raise UserError(
                f"Chưa tạo được bộ gửi: tệp Word của bài «{placed.article.title}» lớn hơn {limit} MB. Tin, bài và "
                "ảnh vẫn nguyên; hãy rút ngắn bài rồi làm lại."
            )
    # Checksums have one length, so its size is known before they are.
    planned = [PayloadFile(path, "0" * 64, "0" * 128, size_of(source), uid) for path, source, uid in sources]
    if len(submission_json(layout, planned)) > verify.MAX_SUBMISSION:
        raise _too_much("có quá nhiều tin, bài và ảnh nên phiếu dữ liệu quá dài")


def refuse_size(size: int) -> None:
    """Raise UserError where files of so many bytes together are more than a bundle may hold."""
    if size > gate.MAX_DECLARED:
        limit = format_number(gate.MAX_DECLARED / 1e6)
        raise _too_much(f"nặng {format_number(size / 1e6)} MB, quá mức {limit} MB của một bộ gửi")


def _too_much(reason: str) -> UserError:
    return UserError(
        f"Chưa tạo được bộ gửi: nội dung đã chọn {reason}. Tin, bài và ảnh vẫn nguyên; hãy chia ra gửi thành "
        "nhiều bộ."
    )
