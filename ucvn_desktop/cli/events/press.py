"""`ucvn event press …`"""

from typing import Any

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, table
from ucvn_desktop.core.text.dates import format_day


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def press() -> None:
    """Báo chí: mời ai, ai đến, ai đã đăng."""


@press.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ-HOẠT-ĐỘNG", type=int)
@click.option("--name", default="", metavar="TÊN", help="Phóng viên.")
@click.option("--outlet", default="", metavar="CƠ-QUAN", help="Cơ quan báo chí.")
@json_option()
@click.pass_obj
def add(terminal: Terminal, event_id: int, name: str, outlet: str, as_json: bool) -> None:
    """Ghi một phóng viên, cơ quan báo chí được mời."""
    from ucvn_desktop.services.events import invite_press, press_in_words

    with terminal.open() as workspace:
        stored = invite_press(workspace, event_id, name, outlet)
    said = f"Đã ghi lượt mời số {stored.id}: {press_in_words(stored)}, hoạt động số {event_id}."
    emit(as_json, fields_of(stored), [said])


@press.command("list", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ-HOẠT-ĐỘNG", type=int)
@json_option(items=[], invited=0, came=0, published=0)
@click.pass_obj
def list_(terminal: Terminal, event_id: int, as_json: bool) -> None:
    """Liệt kê báo chí của một hoạt động."""
    with terminal.open() as workspace, workspace.reading():
        event = workspace.events.get(event_id)
        found = workspace.event_press.of(event_id)
        tally = workspace.events.tallies([event_id]).get(event_id)
    rows = [
        (
            p.id,
            p.name,
            p.outlet,
            "mời" if p.invited else "không mời",
            "đến" if p.came else "–",
            format_day(p.published) or ("đã đăng" if p.link else "–"),
            p.link,
        )
        for p in found
    ]
    headings = ("Số", "Phóng viên", "Cơ quan", "Mời", "Dự", "Đăng", "Đường dẫn")
    lines = table(headings, rows, f"Chưa mời báo chí dự «{event.title}».")
    counts = {
        "invited": tally.invited if tally else 0,
        "came": tally.came if tally else 0,
        "published": tally.published if tally else 0,
    }
    if found:
        lines.append(f"Mời {counts['invited']}, dự {counts['came']}, đăng {counts['published']}.")
    emit(as_json, {"items": [fields_of(p) for p in found], **counts}, lines)


@press.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("press_id", metavar="SỐ-LƯỢT-MỜI", type=int)
@click.option("--name", metavar="TÊN", help="Phóng viên.")
@click.option("--outlet", metavar="CƠ-QUAN", help="Cơ quan báo chí.")
@click.option("--invited/--not-invited", default=None, help="Có mời, hay tự đến.")
@json_option()
@click.pass_obj
def edit(terminal: Terminal, /, press_id: int, as_json: bool, **changes: Any) -> None:
    """Sửa một lượt mời."""
    given = {name: value for name, value in changes.items() if value is not None}
    if not given:
        raise click.UsageError("Hãy ghi ít nhất một điều cần sửa, ví dụ --outlet.")
    _change(terminal, press_id, given, "đã sửa", as_json)


@press.command("came", options_metavar="[TÙY CHỌN]")
@click.argument("press_id", metavar="SỐ-LƯỢT-MỜI", type=int)
@click.option("--not", "not_", is_flag=True, help="Không đến.")
@json_option()
@click.pass_obj
def came(terminal: Terminal, press_id: int, not_: bool, as_json: bool) -> None:
    """Ghi là đã đến dự."""
    _change(terminal, press_id, {"came": not not_}, "không đến" if not_ else "đã đến dự", as_json)


@press.command("published", options_metavar="[TÙY CHỌN]")
@click.argument("press_id", metavar="SỐ-LƯỢT-MỜI", type=int)
@click.option("--link", metavar="ĐƯỜNG-DẪN", help="Đường dẫn bài đã đăng.")
@click.option("--date", "published", metavar="NGÀY", help="Ngày đăng.")
@json_option()
@click.pass_obj
def published(
    terminal: Terminal, press_id: int, link: str | None, published: str | None, as_json: bool
) -> None:
    """Ghi bài báo chí đã đăng: đường dẫn, ngày, hoặc cả hai."""
    if not (link or published):
        raise click.UsageError("Hãy ghi --link, --date hoặc cả hai.")
    given = {name: value for name, value in (("link", link), ("published", published)) if value}
    _change(terminal, press_id, given, "đã đăng", as_json)


@press.command("remove", options_metavar="[TÙY CHỌN]")
@click.argument("press_id", metavar="SỐ-LƯỢT-MỜI", type=int)
@json_option()
@click.pass_obj
def remove(terminal: Terminal, press_id: int, as_json: bool) -> None:
    """Bỏ một lượt mời ghi nhầm."""
    from ucvn_desktop.services.events import bin_press, press_in_words

    with terminal.open() as workspace:
        binned = bin_press(workspace, press_id)
    emit(as_json, fields_of(binned), [f"Đã bỏ lượt mời số {binned.id}: {press_in_words(binned)}."])


def _change(terminal: Terminal, press_id: int, changes: dict[str, Any], said: str, as_json: bool) -> None:
    from ucvn_desktop.services.events import edit_press, press_in_words

    with terminal.open() as workspace:
        stored = edit_press(workspace, press_id, **changes)
    emit(as_json, fields_of(stored), [f"Lượt mời số {stored.id}, {press_in_words(stored)}: {said}."])
