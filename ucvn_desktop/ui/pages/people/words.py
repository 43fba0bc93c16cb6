"""What the room says."""

from collections.abc import Mapping

from ucvn_desktop.core.person import Office, Person, PersonKind
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.partial_days import format_partial_day
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.people import PeopleFilter, PersonLine
from ucvn_desktop.services.sub_units import UnitLine
from ucvn_desktop.ui.widgets.block_model import said

NEW_NAME = "Người mới"
IN_BIN = "Người này đang ở trong thùng rác, được giữ ít nhất 30 ngày."

# Shorter than PERSON_LABELS: they stand beside each other.
KINDS: Mapping[PersonKind, str] = {
    PersonKind.LEADER: "Lãnh đạo",
    PersonKind.OFFICER: "Cán bộ công đoàn",
    PersonKind.AUTHOR: "Tác giả",
    PersonKind.SPEAKER: "Báo cáo viên",
    PersonKind.PRESS: "Báo chí",
    PersonKind.SUB_UNIT: "Đơn vị trực thuộc",
}
_FIGURES = {
    PersonKind.LEADER: "lãnh đạo",
    PersonKind.OFFICER: "cán bộ",
    PersonKind.PRESS: "báo chí",
}


def counts(number_of: Mapping[str, int]) -> str:
    """«1.024 người · 12 lãnh đạo · 30 cán bộ»."""
    if not number_of.get(""):
        return "Chưa có ai trong danh bạ"
    figures = [f"{format_number(number_of[''])} người"]
    figures += [
        f"{format_number(number_of[kind])} {what}" for kind, what in _FIGURES.items() if number_of[kind]
    ]
    return " · ".join(figures)


def nothing(wanted: PeopleFilter) -> str:
    """Why the list is empty."""
    if wanted.text.strip():
        return f"Không có ai ứng với «{wanted.text.strip()}». Hãy thử ít từ hơn hoặc gõ không dấu."
    if wanted.in_bin:
        return "Thùng rác trống. Người đưa vào đây được giữ ít nhất 30 ngày."
    if wanted.day:
        return f"Chưa ghi ai giữ chức vụ vào ngày {format_partial_day(wanted.day)}."
    return "Chưa có ai thuộc nhóm này." if wanted.kind else "Chưa có ai trong danh bạ."


def held(office: Office, day: str) -> str:
    """«từ 2/2020 đến nay»; `day` is today."""
    since, until = format_partial_day(office.since), format_partial_day(office.until)
    begins = f"từ {since}" if since else ""
    ends = f"đến {until}" if until else ("" if office.since > day else "đến nay")
    if not since and not until:
        return "không rõ từ bao giờ"
    return f"{begins} {ends}".strip()


def unit(line: UnitLine) -> str:
    """Name and, below it, since when it is so and how many people belong to it."""
    names, since = line.unit.names, format_partial_day(line.unit.since[-1])
    facts = [f"trước là {names[-2]}" if len(names) > 1 else "", f"từ {since}" if since else ""]
    facts += [f"kết thúc {format_partial_day(line.unit.ended)}" if line.unit.ended else ""]
    facts += [f"{format_number(line.people)} người" if line.people else "chưa có ai"]
    return f"{line.unit.name}\n{' · '.join(fact for fact in facts if fact)}"


def name_faults(typed: str, problems: tuple[str, ...], kept: str) -> tuple[str, ...]:
    """Beside the field of a name that was emptied or cannot be one; the book still has `kept`."""
    if not typed.strip():
        return (f"Chưa có họ và tên nên danh bạ còn giữ «{kept}».",)
    return (*problems, f"Danh bạ còn giữ «{shorten(kept)}».")


def twin(others: list[PersonLine]) -> str:
    """Who else in the book may be the person in hand."""
    first = others[0]
    facts = [fact for fact in (first.place, first.person.phone, first.person.email) if fact]
    told = f"Có thể đã có trong danh bạ: {first.person.full_name}"
    told += f" ({'; '.join(facts)})" if facts else f" (số {first.person.id})"
    more = len(others) - 1
    return f"{told} và {more} người nữa." if more else f"{told}."


def merge_question(keep: Person, other: Person) -> tuple[str, str]:
    """The question before two entries become one, and what will happen."""
    name = keep.full_name
    question = f"Hai mục này là một người: «{name}»?"
    if other.full_name != name:
        question = f"«{name}» và «{other.full_name}» là một người?"
    return question, (
        f"Giữ mục ghi trước (số {keep.id}): ô nào trống thì lấy ở mục số {other.id}, chỗ khác nhau chép vào ghi chú. "
        f"Chức vụ và hoạt động gắn với mục số {other.id} chuyển sang; mục ấy vào thùng rác."
    )


def said_of(line: PersonLine) -> dict[int, str]:
    """What a row of the list says, by Qt's roles."""
    facts = [fact for fact in (line.person.full_name, line.place, line.person.phone) if fact]
    return said(line.person.full_name, ". ".join(facts), "\n".join(facts))
