"""`ucvn event press …`"""

from typing import TYPE_CHECKING, Any

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, table
from ucvn_desktop.core.text.dates import format_day, today

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def press() -> None:
    """Báo chí: mời ai, ai đến, ai đã đăng."""


_PERSON = click.option("--person", metavar="SỐ-HAY-TÊN", help="Người của báo chí trong danh bạ.")


@press.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ-HOẠT-ĐỘNG", type=int)
@_PERSON
@click.option("--name", default="", metavar="TÊN", help="Phóng viên ngoài danh bạ.")
@click.option("--outlet", default="", metavar="CƠ-QUAN", help="Cơ quan báo chí.")
@json_option()
@click.pass_obj
def add(terminal: Terminal, event_id: int, person: str | None, name: str, outlet: str, as_json: bool) -> None:
    """Ghi một phóng viên, cơ quan báo chí được mời."""
    from ucvn_desktop.services.events import invite_press, press_in_words

    with terminal.open() as workspace:
        stored = invite_press(workspace, event_id, name, outlet, _person_id(workspace, person))
    said = f"Đã ghi lượt mời số {stored.id}: {press_in_words(stored)}, hoạt động số {event_id}."
    emit(as_json, fields_of(stored), [said])


@press.command("list", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ-HOẠT-ĐỘNG", type=int)
@json_option(items=[], invited=0, came=0, published=0)
@click.pass_obj
def list_(terminal: Terminal, event_id: int, as_json: bool) -> None:
    """Liệt kê báo chí của một hoạt động."""
    from ucvn_desktop.core.event_check import press_doubts

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
    doubts = {p.id: press_doubts(p, event, today()) for p in found}
    if found:
        lines.append(f"Mời {counts['invited']}, dự {counts['came']}, đăng {counts['published']}.")
    lines += [f"Lưu ý, lượt mời số {press_id}: {said}" for press_id, all_ in doubts.items() for said in all_]
    items = [{**fields_of(p), "doubts": doubts[p.id]} for p in found]
    emit(as_json, {"items": items, **counts}, lines)


@press.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("press_id", metavar="SỐ-LƯỢT-MỜI", type=int)
@_PERSON
@click.option("--name", metavar="TÊN", help="Phóng viên ngoài danh bạ.")
@click.option("--outlet", metavar="CƠ-QUAN", help="Cơ quan báo chí.")
@click.option("--invited/--not-invited", default=None, help="Có mời, hay tự đến.")
@json_option()
@click.pass_obj
def edit(terminal: Terminal, /, press_id: int, person: str | None, as_json: bool, **changes: Any) -> None:
    """Sửa một lượt mời."""
    if person is not None:
        with terminal.open() as workspace:
            changes["person_id"] = _person_id(workspace, person)
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
    said = (
        f"Đã bỏ lượt mời số {binned.id} vào thùng rác: {press_in_words(binned)}. "
        f"Lấy lại: ucvn event press restore {binned.id}"
    )
    emit(as_json, fields_of(binned), [said])


@press.command("restore", options_metavar="[TÙY CHỌN]")
@click.argument("press_id", metavar="SỐ-LƯỢT-MỜI", type=int)
@json_option()
@click.pass_obj
def restore(terminal: Terminal, press_id: int, as_json: bool) -> None:
    """Lấy một lượt mời ra khỏi thùng rác."""
    from ucvn_desktop.services.events import press_in_words, restore_press

    with terminal.open() as workspace:
        stored = restore_press(workspace, press_id)
    said = f"Đã lấy lại lượt mời số {stored.id}, hoạt động số {stored.event_id}: {press_in_words(stored)}."
    emit(as_json, fields_of(stored), [said])


def _person_id(workspace: "Workspace", typed: str | None) -> int | None:
    from ucvn_desktop.core.person import PersonKind
    from ucvn_desktop.services.event_people import meant_person

    return None if typed is None else meant_person(workspace, typed, PersonKind.PRESS).person.id


def _change(terminal: Terminal, press_id: int, changes: dict[str, Any], said: str, as_json: bool) -> None:
    from ucvn_desktop.core.event_check import press_doubts
    from ucvn_desktop.services.events import edit_press, press_in_words

    with terminal.open() as workspace:
        stored = edit_press(workspace, press_id, **changes)
        doubts = press_doubts(stored, workspace.events.get(stored.event_id), today())
    lines = [f"Lượt mời số {stored.id}, {press_in_words(stored)}: {said}.", *(f"Lưu ý: {d}" for d in doubts)]
    emit(as_json, {**fields_of(stored), "doubts": doubts}, lines)
