"""Sentences of the room: what is chosen, how it fits into a mail, what a check found."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ucvn_desktop.core.submission import Destination
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.services.destinations import format_limit

if TYPE_CHECKING:
    from ucvn_desktop.services.bundle.verify import Verdict

# More lines than this in a fold help nobody.
_MOST_TOLD = 40


@dataclass(frozen=True, slots=True)
class Weight:
    """What is chosen against what a mail carries. `share` is in thousandths of the mail, at most 1000."""

    text: str
    share: int
    is_too_much: bool
    has_limit: bool


def weigh(chosen: int, size: int, destination: Destination | None) -> Weight:
    """How `size` bytes of `chosen` items fit the destination's mail."""
    room = destination.mail_room if destination else 0
    if not chosen:
        return Weight("Chưa chọn mục nào.", 0, is_too_much=False, has_limit=room > 0)
    text = f"Đã chọn {format_number(chosen)} mục, khoảng {format_size(size)}"
    if not destination or not room:
        return Weight(f"{text}.", 0, is_too_much=False, has_limit=False)
    mail = f"thư {format_limit(destination.limit_mb)} đính kèm được khoảng {format_size(room)}"
    share = min(1000, max(1, 1000 * size // room))
    if size > room:
        return Weight(f"{text}: quá nặng, {mail}.", share, is_too_much=True, has_limit=True)
    return Weight(f"{text}; {mail}.", share, is_too_much=False, has_limit=True)


def advice(weight: Weight, lacking: int, left_out: int) -> str:
    """What to think of before sending: chosen items that lack something, and those that are left out."""
    said = []
    if weight.is_too_much:
        said.append("Hãy bỏ bớt mục để gửi làm hai bộ, hoặc gửi bằng USB, đường dẫn tải.")
    if lacking:
        said.append(f"{format_number(lacking)} mục đã chọn còn thiếu, vẫn gửi được.")
    if left_out:
        said.append(f"Để lại {format_number(left_out)} mục còn thiếu.")
    return " ".join(said)


def verdict_tone(verdict: "Verdict") -> str:
    """The colour that says how the check ended."""
    if verdict.verdict == "invalid":
        return "red"
    return "green" if verdict.verdict == "valid" and verdict.ours else "gold"


def verdict_detail(verdict: "Verdict") -> str:
    """What was found, file by file."""
    told = [f"{p.path}: {p.reason}" if p.path else p.reason for p in verdict.problems[:_MOST_TOLD]]
    more = len(verdict.problems) - len(told)
    if more:
        told.append(f"… và {format_number(more)} chỗ khác.")
    return "\n".join(told)
