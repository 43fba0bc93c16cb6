"""The group itself, and the options that several of its commands have."""

import calendar
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import SPEAKERS, EventKind
from ucvn_desktop.core.text.dates import parse_day

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace

KINDS = click.Choice([kind.value for kind in EventKind])

F = TypeVar("F", bound=Callable[..., Any])


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def event() -> None:
    """Hoạt động: hội nghị, thăm hỏi, tọa đàm, phát động…"""


def with_facts(command: F) -> F:
    """The options for what every event has, except its name and day."""
    for option in reversed(
        (
            click.option("--day-to", metavar="NGÀY", help="Ngày kết thúc, nếu kéo dài nhiều ngày."),
            click.option("--time", metavar="GIỜ", help="Giờ bắt đầu, ví dụ 8:30 hoặc 14 giờ."),
            click.option("--place", metavar="NƠI", help="Nơi diễn ra."),
            click.option(
                "--participants", metavar="SỐ", help="Lượt người dự (lượt thi, số người nghe…), cộng dồn."
            ),
            click.option(
                "--programme",
                multiple=True,
                metavar="MỤC",
                help="Một mục của chương trình; ghi nhiều lần cho nhiều mục.",
            ),
            click.option(
                "--topic", type=int, metavar="SỐ", help="Nội dung (phần II) của kế hoạch năm đó; 0 là bỏ."
            ),
            click.option("--campaign", metavar="TÊN", help="Phong trào, cuộc vận động, chương trình."),
            click.option("--note", metavar="CHỮ", help="Ghi chú."),
            click.option(
                "--speaker",
                "speakers",
                multiple=True,
                metavar="SỐ-HAY-TÊN",
                help="Báo cáo viên trong danh bạ (tuyên truyền miệng); người ngoài danh bạ ghi bằng "
                "--field bao-cao-vien=…",
            ),
            click.option(
                "--field",
                "fields",
                multiple=True,
                metavar="KHÓA=GIÁ-TRỊ",
                help="Mục riêng của hình thức, ví dụ chu-tri=…; xem các mục bằng lệnh: ucvn event kinds",
            ),
        )
    ):
        command = option(command)
    return command


def with_span(command: F) -> F:
    """The options for a span of days; `span` reads them."""
    for option in reversed(
        (
            click.option("--year", type=int, metavar="NĂM", help="Cả năm, ví dụ 2021."),
            click.option("--month", metavar="THÁNG/NĂM", help="Cả tháng, ví dụ 4/2021."),
            click.option("--from", "since", metavar="NGÀY", help="Từ ngày."),
            click.option("--to", "until", metavar="NGÀY", help="Đến ngày."),
        )
    ):
        command = option(command)
    return command


def span(year: int | None, month: str | None, since: str | None, until: str | None) -> tuple[str, str]:
    """The first and the last day (ISO, "" for open) of what the options say. Raises UserError."""
    if sum((year is not None, month is not None, bool(since or until))) > 1:
        raise UserError("Chỉ chọn một cách ghi thời gian: --year, --month, hoặc --from và --to.")
    if year is not None:
        if not 1900 <= year <= 2100:
            raise UserError(f"Năm {year} không hợp lệ. Hãy ghi như 2021.")
        return parse_day(f"1/1/{year}"), parse_day(f"31/12/{year}")
    if month is not None:
        return _month(month)
    first, last = parse_day(since) if since else "", parse_day(until) if until else ""
    if first and last and last < first:
        raise UserError(f"Khoảng thời gian ngược: từ «{since}» đến «{until}». Hãy đổi lại hai ngày.")
    return first, last


def facts_given(options: dict[str, Any]) -> dict[str, Any]:
    """The options of `with_facts` that were given, as edit_event() takes them, but for the speakers, who stand in
    the address book: with_speakers() adds them. Raises UserError."""
    from ucvn_desktop.core.event_values import read_number

    apart = ("fields", "speakers")
    facts = {name: value for name, value in options.items() if value is not None and name not in apart}
    if facts.pop("programme", ()):
        facts["programme"] = "\n".join(options["programme"])
    if "participants" in facts:
        typed = facts["participants"].strip()
        facts["participants"] = read_number(typed, "Lượt người dự") if typed else 0
    details = _details(options["fields"])
    return {**facts, "details": details} if details else facts


def with_speakers(
    workspace: "Workspace", facts: dict[str, Any], speakers: Sequence[str], day: str
) -> dict[str, Any]:
    """The facts with these people of the address book as speakers, as they were called on `day` (as typed).

    Raises UserError where one is nobody, or several people.
    """
    from ucvn_desktop.services.event_people import speakers_in_words

    if not speakers:
        return facts
    said = speakers_in_words(workspace, speakers, parse_day(day))
    return {**facts, "details": {**facts.get("details", {}), SPEAKERS: said}}


def _month(text: str) -> tuple[str, str]:
    number, _, year = text.strip().partition("/")
    if not (number.isdecimal() and year.isdecimal() and 1 <= int(number) <= 12):
        raise UserError(f"Không hiểu tháng «{text}». Hãy ghi như 4/2021.")
    first = parse_day(f"1/{number}/{year}")
    return first, f"{first[:8]}{calendar.monthrange(int(year), int(number))[1]:02}"


def _details(pairs: Sequence[str]) -> dict[str, str]:
    details = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or not key.strip():
            raise UserError(f'Không hiểu mục «{pair}». Hãy ghi khóa=giá trị, ví dụ --field chu-tri="Lê Mai".')
        details[key.strip()] = value
    return details
