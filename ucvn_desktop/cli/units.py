"""`ucvn unit …`"""

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table
from ucvn_desktop.core.text.partial_days import format_partial_day, parse_partial_day


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def unit() -> None:
    """Đơn vị trực thuộc, với tên gọi qua từng thời kỳ."""


@unit.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("name", metavar="TÊN")
@click.option(
    "--from", "since", default="", metavar="NGÀY", help="Tên này có từ bao giờ: 1/3/2025, 3/2025 hoặc 2025."
)
@click.option("--note", default="", metavar="CHỮ", help="Ghi chú.")
@json_option()
@click.pass_obj
def add(terminal: Terminal, name: str, since: str, note: str, as_json: bool) -> None:
    """Ghi một đơn vị trực thuộc."""
    from ucvn_desktop.services.sub_units import add_unit

    with terminal.open() as workspace:
        stored = add_unit(workspace, name, parse_partial_day(since), note)
    emit(as_json, fields_of(stored), [f"Đã ghi đơn vị số {stored.id}: {stored.name}."])


@unit.command("rename", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ", type=int)
@click.argument("name", metavar="TÊN-MỚI")
@click.option(
    "--from",
    "since",
    default="",
    metavar="NGÀY",
    help="Tên mới có từ bao giờ; không ghi thì coi như sửa lỗi ở tên hiện nay, không phải đổi tên.",
)
@json_option()
@click.pass_obj
def rename(terminal: Terminal, number: int, name: str, since: str, as_json: bool) -> None:
    """Ghi tên mới của đơn vị, hoặc sửa tên ghi sai. Tên cũ vẫn được giữ theo thời gian."""
    from ucvn_desktop.services.sub_units import rename_unit

    with terminal.open() as workspace:
        stored = rename_unit(workspace, number, name, parse_partial_day(since))
    told = (
        f"Từ {format_partial_day(stored.since[-1])}, đơn vị số {stored.id} có tên: {stored.name}."
        if since
        else f"Đã sửa tên đơn vị số {stored.id}: {stored.name}."
    )
    emit(as_json, fields_of(stored), [told])


@unit.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ", type=int)
@click.option("--note", metavar="CHỮ", help='Ghi chú; "" thì xóa trống.')
@click.option("--from", "since", metavar="NGÀY", help='Tên hiện nay có từ bao giờ; "" là không rõ.')
@json_option()
@click.pass_obj
def edit(terminal: Terminal, number: int, note: str | None, since: str | None, as_json: bool) -> None:
    """Sửa ghi chú của đơn vị và ngày bắt đầu của tên hiện nay."""
    from ucvn_desktop.services.sub_units import edit_unit

    begin = None if since is None else parse_partial_day(since)
    with terminal.open() as workspace:
        stored = edit_unit(workspace, number, note=note, since=begin)
    emit(as_json, fields_of(stored), [f"Đã sửa đơn vị số {stored.id}: {stored.name}."])


@unit.command("close", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ", type=int)
@click.option(
    "--date",
    "day",
    default="",
    metavar="NGÀY",
    help="Không còn từ ngày nào; không ghi thì đơn vị hoạt động trở lại.",
)
@click.option("--into", "successor", type=int, metavar="SỐ", help="Nhập vào đơn vị số mấy.")
@json_option()
@click.pass_obj
def close(terminal: Terminal, number: int, day: str, successor: int | None, as_json: bool) -> None:
    """Ghi ngày đơn vị giải thể hoặc sáp nhập. Người của đơn vị vẫn được giữ."""
    from ucvn_desktop.services.sub_units import close_unit

    with terminal.open() as workspace:
        stored = close_unit(workspace, number, parse_partial_day(day), successor)
    told = (
        f"Đã ghi: đơn vị «{stored.name}» không còn từ {format_partial_day(stored.ended)}."
        if stored.ended
        else f"Đã ghi: đơn vị «{stored.name}» đang hoạt động."
    )
    emit(as_json, fields_of(stored), [told])


@unit.command("list", options_metavar="[TÙY CHỌN]")
@click.option(
    "--on", "day", default="", metavar="NGÀY", help="Tên gọi vào ngày này; không ghi thì là hôm nay."
)
@click.option("--bin", "in_bin", is_flag=True, help="Những đơn vị trong thùng rác.")
@json_option(items=[])
@click.pass_obj
def list_(terminal: Terminal, day: str, in_bin: bool, as_json: bool) -> None:
    """Liệt kê các đơn vị trực thuộc."""
    from ucvn_desktop.core.text.dates import parse_day, today
    from ucvn_desktop.services.sub_units import list_units

    with terminal.open() as workspace:
        lines = list_units(workspace, parse_day(day) if day else today(), in_bin=in_bin)
    rows = [
        (
            line.unit.id,
            shorten(line.name),
            line.people,
            f"không còn từ {format_partial_day(line.unit.ended)}" if line.is_over else "",
        )
        for line in lines
    ]
    emit(
        as_json,
        {
            "items": [
                {**fields_of(line.unit), "name": line.name, "is_over": line.is_over, "people": line.people}
                for line in lines
            ]
        },
        table(("Số", "Tên", "Số người", "Tình trạng"), rows, "Chưa có đơn vị nào."),
    )


@unit.command("show", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def show(terminal: Terminal, number: int, as_json: bool) -> None:
    """Xem một đơn vị: các tên gọi và người của đơn vị."""
    from ucvn_desktop.services.people import PeopleFilter, list_people

    with terminal.open() as workspace:
        found = workspace.sub_units.get(number)
        successor = workspace.sub_units.get(found.successor_id) if found.successor_id else None
        people = list_people(workspace, PeopleFilter(sub_unit_id=number))
    lines = [f"Đơn vị số {found.id}: {found.name}{' (trong thùng rác)' if found.deleted_at else ''}"]
    for name, since in reversed(list(zip(found.names, found.since, strict=True))):
        lines.append(f"  {f'từ {format_partial_day(since)}' if since else 'không rõ từ bao giờ'}: {name}")
    if found.ended:
        into = f", nhập vào «{successor.name}» (số {successor.id})" if successor else ""
        lines.append(f"  không còn từ {format_partial_day(found.ended)}{into}")
    if found.note:
        lines.append(f"  Ghi chú: {found.note}")
    lines += [
        f"  {line.person.full_name} (số {line.person.id}){f': {line.place}' if line.offices else ''}"
        for line in people
    ]
    emit(as_json, {**fields_of(found), "people": [line.person.id for line in people]}, lines)


@unit.command("remove", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def remove(terminal: Terminal, number: int, as_json: bool) -> None:
    """Bỏ một đơn vị ghi nhầm vào thùng rác. Đơn vị đã giải thể thì dùng lệnh close."""
    from ucvn_desktop.services.sub_units import bin_unit

    with terminal.open() as workspace:
        stored = bin_unit(workspace, number)
    emit(
        as_json,
        fields_of(stored),
        [f"Đã bỏ «{stored.name}» vào thùng rác; lấy lại bằng lệnh: ucvn unit restore {stored.id}"],
    )


@unit.command("restore", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def restore(terminal: Terminal, number: int, as_json: bool) -> None:
    """Lấy một đơn vị ra khỏi thùng rác."""
    from ucvn_desktop.services.sub_units import restore_unit

    with terminal.open() as workspace:
        stored = restore_unit(workspace, number)
    emit(as_json, fields_of(stored), [f"Đã lấy lại đơn vị số {stored.id}: {stored.name}."])
