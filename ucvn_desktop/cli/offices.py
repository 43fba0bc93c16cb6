"""`ucvn person office …`"""

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option
from ucvn_desktop.core.person import Office
from ucvn_desktop.core.text.partial_days import parse_partial_day


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def office() -> None:
    """Chức vụ của một người, với ngày bắt đầu và kết thúc."""


@office.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ-NGƯỜI", type=int)
@click.argument("title", metavar="CHỨC-VỤ")
@click.option("--at", "at_unit", default="", metavar="NƠI", help="Nơi giữ chức vụ, ghi theo tên lúc đó.")
@click.option("--from", "since", default="", metavar="NGÀY", help="Từ: 1/2/2020, 2/2020 hoặc 2020.")
@click.option("--to", "until", default="", metavar="NGÀY", help="Đến; không ghi là đang giữ.")
@json_option()
@click.pass_obj
def add(
    terminal: Terminal, number: int, title: str, at_unit: str, since: str, until: str, as_json: bool
) -> None:
    """Ghi thêm một chức vụ."""
    from ucvn_desktop.services.people import add_office

    begin, end = parse_partial_day(since), parse_partial_day(until)
    with terminal.open() as workspace:
        new = Office(person_id=number, title=title, unit=at_unit, since=begin, until=end)
        stored = add_office(workspace, new)
        person = workspace.people.get(number)
    emit(
        as_json, fields_of(stored), [f"Đã ghi chức vụ số {stored.id} của {person.full_name}: {stored.label}."]
    )


@office.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ-CHỨC-VỤ", type=int)
@click.option("--title", metavar="CHỨC-VỤ", help="Chức vụ.")
@click.option("--at", "unit", metavar="NƠI", help="Nơi giữ chức vụ.")
@click.option("--from", "since", metavar="NGÀY", help='Từ; "" là không rõ.')
@click.option("--to", "until", metavar="NGÀY", help='Đến; "" là đang giữ.')
@json_option()
@click.pass_obj
def edit(
    terminal: Terminal,
    number: int,
    title: str | None,
    unit: str | None,
    since: str | None,
    until: str | None,
    as_json: bool,
) -> None:
    """Sửa một chức vụ, ví dụ ghi ngày thôi giữ. Số của chức vụ có khi xem người ấy."""
    from ucvn_desktop.services.people import edit_office

    texts = {"title": title, "unit": unit}
    days = {"since": since, "until": until}
    changes = {name: text for name, text in texts.items() if text is not None}
    changes |= {name: parse_partial_day(text) for name, text in days.items() if text is not None}
    with terminal.open() as workspace:
        stored = edit_office(workspace, number, changes)
    emit(as_json, fields_of(stored), [f"Đã sửa chức vụ số {stored.id}: {stored.label}."])


@office.command("remove", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ-CHỨC-VỤ", type=int)
@json_option()
@click.pass_obj
def remove(terminal: Terminal, number: int, as_json: bool) -> None:
    """Bỏ một chức vụ ghi nhầm. Chức vụ đã thôi giữ thì ghi ngày kết thúc, đừng bỏ."""
    from ucvn_desktop.services.people import bin_office

    with terminal.open() as workspace:
        stored = bin_office(workspace, number)
    emit(as_json, fields_of(stored), [f"Đã bỏ chức vụ số {stored.id}: {stored.label}."])
