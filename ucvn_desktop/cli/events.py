"""`ucvn event …`"""

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table
from ucvn_desktop.core.event import EVENT_LABELS, Event, EventKind
from ucvn_desktop.core.text.dates import format_day, parse_day


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def event() -> None:
    """Hoạt động: hội nghị, thăm hỏi, tọa đàm, phát động…"""


@event.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("title", metavar="TÊN")
@click.option(
    "--date", "day", required=True, metavar="NGÀY", help="Ngày diễn ra, ví dụ 16/4/2021 hoặc 2021-04-16."
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in EventKind]),
    default=EventKind.OTHER.value,
    show_default=True,
    help="Hình thức theo kế hoạch.",
)
@click.option("--place", default="", metavar="NƠI", help="Nơi diễn ra.")
@json_option()
@click.pass_obj
def add(terminal: Terminal, title: str, day: str, kind: str, place: str, as_json: bool) -> None:
    """Ghi một hoạt động."""
    from ucvn_desktop.services.records import add_event

    with terminal.open() as workspace:
        stored = add_event(workspace, Event(title=title, day=parse_day(day), kind=kind, place=place))
    emit(
        as_json,
        fields_of(stored),
        [f"Đã ghi hoạt động số {stored.id}: {stored.title} ({format_day(stored.day)})."],
    )


@event.command("list", options_metavar="[TÙY CHỌN]")
@json_option(items=[])
@click.pass_obj
def list_(terminal: Terminal, as_json: bool) -> None:
    """Liệt kê các hoạt động."""
    with terminal.open() as workspace:
        events = workspace.events.all()
    rows = [
        (e.id, format_day(e.day), EVENT_LABELS[EventKind(e.kind)], shorten(e.title), shorten(e.place, 30))
        for e in events
    ]
    emit(
        as_json,
        {"items": [fields_of(e) for e in events]},
        table(("Số", "Ngày", "Hình thức", "Tên", "Nơi"), rows, "Chưa có hoạt động nào."),
    )
