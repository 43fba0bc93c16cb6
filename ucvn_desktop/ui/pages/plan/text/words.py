"""What the text's view says in sentences."""

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from ucvn_desktop.core.plan_reading.roles import Role
from ucvn_desktop.core.text.numbers import format_number

if TYPE_CHECKING:
    from ucvn_desktop.core.plan_reading.reading import Line
    from ucvn_desktop.services.plan_days import Passage
    from ucvn_desktop.services.plan_import import ImportedPlan
    from ucvn_desktop.services.plans import WholePlan

ENOUGH = 60
"""So many letters tell one paragraph of a plan from the others."""

LISTED = frozenset({Role.TOPIC, Role.POINT, Role.METHOD, Role.FORM, Role.DUTY})
"""What becomes a line of what was understood."""

NO_PLAN = "Chưa có kế hoạch nào. Hãy nhập tệp .docx hoặc .txt của công đoàn cấp trên."


def line_with(lines: Sequence["Line"], passage: "Passage") -> int:
    """The number of the line of the text at which the passage begins, or of one that goes on over several that with
    its day; 0 where it is not found."""
    for start in (n for n, line in enumerate(lines) if not line.goes_on):
        rest = takewhile(lambda line: line.goes_on, lines[start + 1 :])
        of_it = {line.number: " ".join(line.text.split()) for line in (lines[start], *rest)}
        if passage.text[:ENOUGH] in " ".join(of_it.values()):
            return next((n for n, text in of_it.items() if passage.said in text), lines[start].number)
    return 0


def place_of(line: "Line", blocks: Sequence[str]) -> int | None:
    """In which of the paragraphs of what was understood the line of the text stands; None where it is in no list."""
    from ucvn_desktop.core.plan_reading.marks import split_mark

    if line.role not in LISTED:
        return None
    said = " ".join(split_mark(line.text)[1].split())
    whole = (n for n, block in enumerate(blocks) if block.endswith(said))
    begun = (n for n, block in enumerate(blocks) if said[:ENOUGH] in block)
    return next(whole, next(begun, None))


def summary(view: "WholePlan") -> str:
    """«Năm 2021: 6 nội dung, 17 ý, 10 hình thức»."""
    points = sum(len(topic.points) for topic in view.topics)
    figures = ((len(view.topics), "nội dung"), (points, "ý"), (len(view.methods), "hình thức"))
    told = ", ".join(f"{format_number(count)} {what}" for count, what in figures if count)
    return f"Năm {view.edition.year}: {told or 'chưa có kế hoạch'}"


def no_text(view: "WholePlan") -> str:
    """Why there is no text beside the plan."""
    year = view.edition.year
    if view.file:
        return (
            f"Văn bản «{view.file}» đã nhập trước đây nay không đọc lại được. Kế hoạch năm {year} vẫn giữ như đã "
            "hiểu; hãy nhập lại từ tệp."
        )
    if view.topics:
        return (
            f"Kế hoạch năm {year} có sẵn trong chương trình, không kèm văn bản. Nhập tệp .docx hoặc .txt của công "
            "đoàn cấp trên để đối chiếu từng đoạn."
        )
    return f"Chưa có kế hoạch năm {year}. Hãy nhập tệp .docx hoặc .txt của công đoàn cấp trên."


def imported(done: "ImportedPlan") -> str:
    """What came of a plan that was read."""
    stored, unread = done.stored, len(done.reading.unread)
    counts = ((stored.added, "mục mới"), (stored.changed, "mục đổi"), (stored.removed, "mục bỏ"))
    told = [f"{format_number(len(done.reading.topics))} nội dung"]
    told += [f"{format_number(count)} {what}" for count, what in counts if count]
    left = f" Còn {format_number(unread)} đoạn chưa hiểu, đánh dấu vàng." if unread else ""
    return f"Đã nhập kế hoạch năm {done.edition.year}: {', '.join(told)}.{left}"
