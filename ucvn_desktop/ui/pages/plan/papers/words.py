"""What the view says."""

from ucvn_desktop.core.paper import CITING_LABELS, Paper
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.citations import CitationRow
from ucvn_desktop.services.papers import PaperCounts, PaperFilter, PaperRow
from ucvn_desktop.ui.widgets.block_model import said

IN_BIN = "Văn bản này đang ở trong thùng rác, được giữ ít nhất 30 ngày."
NONE_CITES = "Chưa có tin, bài, khẩu hiệu nào. Khi viết tin, bài hoặc ghi khẩu hiệu, hãy chọn văn bản này ở mục Căn cứ."
CITES_LATER = "Lấy văn bản ra khỏi thùng rác thì những gì đã căn cứ vào đây sẽ hiện lại."
NO_FILE = "Chưa có tệp. Chọn tệp, hoặc thả một tệp vào đây."


def counts(number_of: PaperCounts) -> str:
    """«1.024 văn bản · 300 đã dùng làm căn cứ»."""
    if not number_of.papers:
        return "Sổ chưa có văn bản nào"
    told = f"{format_number(number_of.papers)} văn bản"
    return f"{told} · {format_number(number_of.cited)} đã dùng làm căn cứ" if number_of.cited else told


def nothing(wanted: PaperFilter) -> str:
    """Why the list is empty."""
    if wanted.text.strip():
        return f"Không có văn bản nào ứng với «{wanted.text.strip()}». Hãy thử ít từ hơn hoặc gõ không dấu."
    if wanted.in_bin:
        return "Thùng rác trống. Văn bản đưa vào đây được giữ ít nhất 30 ngày."
    if wanted != PaperFilter():
        return "Không có văn bản nào như vậy."
    return "Sổ chưa có văn bản nào."


def head(row: PaperRow) -> str:
    """Number and sign, or what kind of document it is."""
    return row.number or f"{row.kind_label} (chưa ghi số)"


def issuer(row: PaperRow) -> str:
    """Who issued it."""
    return row.issuer or "chưa ghi nơi ban hành"


def status(row: PaperRow) -> str:
    """What hangs on it: «có tệp · đã dùng 3 lần»."""
    cited = f"đã dùng {format_number(row.cited)} lần" if row.cited else ""
    return " · ".join(part for part in ("có tệp" if row.file_name else "", cited) if part)


def said_of(row: PaperRow) -> dict[int, str]:
    """The row's words by role."""
    kind = row.kind_label if row.number else ""
    parts = (head(row), kind, row.summary, format_day(row.day), issuer(row), status(row))
    shown = [part for part in parts if part]
    return said(head(row), ". ".join(shown), "\n".join(shown))


def name(paper: Paper) -> str:
    """What a notice calls it."""
    return shorten(paper.number or paper.summary, 60)


def file(paper: Paper) -> str:
    """«Hướng dẫn 165.pdf (1,2 MB)», or that there is none."""
    return f"{paper.file_name} ({format_size(paper.file_size)})" if paper.sha256 else NO_FILE


def cited(row: CitationRow) -> str:
    """Two lines: what it is called, and what it is."""
    title = " ".join(row.item_title.split()) or "Chưa có tít"
    return f"{title}\n{CITING_LABELS[row.item_kind]}"


def cited_heading(number: int) -> str:
    """With how many there are."""
    return f"Căn cứ vào văn bản này ({format_number(number)})" if number else "Căn cứ vào văn bản này"


def twin(other: Paper) -> str:
    """Another document that may be the same one."""
    facts = [part for part in (format_day(other.day), other.issuer) if part]
    told = f"Có thể trùng với văn bản đã có trong sổ: {shorten(other.title, 120)}"
    return f"{told} ({'; '.join(facts)})." if facts else f"{told}."


def nameless(stored: Paper) -> str:
    """Under the fields of number and summary when both are empty."""
    return f"Chưa có số, ký hiệu hoặc trích yếu nên sổ còn giữ «{name(stored)}»."


def no_day(typed: str, kept: str) -> str:
    """Under a day that is none; `kept` is the one (ISO) that is stored, or ""."""
    told = f"«{typed.strip()}» chưa phải là ngày. Hãy ghi như 16/4/2021."
    return f"{told} Sổ còn giữ ngày {format_day(kept)}." if kept else told
