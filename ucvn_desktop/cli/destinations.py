"""`ucvn destination …`"""

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def destination() -> None:
    """Nơi nhận: các bộ gửi được gửi tới đâu."""


@destination.command("list", options_metavar="[TÙY CHỌN]")
@json_option(items=[])
@click.pass_obj
def list_(terminal: Terminal, as_json: bool) -> None:
    """Liệt kê các nơi nhận."""
    from ucvn_desktop.services.destinations import format_limit

    with terminal.open() as workspace:
        found = workspace.destinations.all()
    rows = [
        (d.id, shorten(d.name), shorten(d.address, 40), format_limit(d.limit_mb) if d.limit_mb else "không")
        for d in found
    ]
    emit(
        as_json,
        {"items": [fields_of(d) for d in found]},
        table(("Số", "Tên", "Địa chỉ", "Giới hạn thư"), rows, "Chưa có nơi nhận nào."),
    )
