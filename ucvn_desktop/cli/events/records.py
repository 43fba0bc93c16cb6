"""`ucvn event add | edit | show | remove | restore`"""

from typing import TYPE_CHECKING, Any

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten
from ucvn_desktop.cli.events.group import KINDS, facts_given, with_facts, with_speakers
from ucvn_desktop.core.event import Event, EventKind
from ucvn_desktop.core.text.dates import format_day, today
from ucvn_desktop.core.text.numbers import format_number, format_size

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace

_WIDTH = 100
_KIND = "Hình thức theo kế hoạch; xem bằng lệnh: ucvn event kinds"


@click.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("title", metavar="TÊN")
@click.option(
    "--date", "day", required=True, metavar="NGÀY", help="Ngày diễn ra, ví dụ 16/4/2021 hoặc 2021-04-16."
)
@click.option(
    "--kind", type=KINDS, default=EventKind.OTHER.value, show_default=True, metavar="HÌNH-THỨC", help=_KIND
)
@with_facts
@json_option()
@click.pass_obj
def add(terminal: Terminal, /, title: str, day: str, kind: str, as_json: bool, **options: Any) -> None:
    """Ghi một hoạt động."""
    from ucvn_desktop.services.editions import unknown_campaign
    from ucvn_desktop.services.records import add_event

    with terminal.open() as workspace:
        facts = with_speakers(workspace, facts_given(options), options["speakers"], day)
        stored = add_event(workspace, Event(title=title, day=day, kind=kind, **facts))
        unknown = unknown_campaign(workspace, stored)
    told = [f"Đã ghi hoạt động số {stored.id}: {_title(stored)} ({_days(stored)}).", *_lacks(stored)]
    emit(as_json, fields_of(stored), told + ([f"Lưu ý: {unknown}"] if unknown else []))


@click.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ", type=int)
@click.option("--title", metavar="TÊN", help="Tên mới.")
@click.option("--date", "day", metavar="NGÀY", help="Ngày diễn ra.")
@click.option(
    "--kind", type=KINDS, metavar="HÌNH-THỨC", help=f"{_KIND}. Mục riêng của hình thức cũ vẫn được giữ."
)
@with_facts
@json_option()
@click.pass_obj
def edit(terminal: Terminal, /, event_id: int, as_json: bool, **options: Any) -> None:
    """Sửa một hoạt động.

    Chỉ những gì được ghi mới đổi; ghi "" để bỏ một điều.
    """
    from ucvn_desktop.services.editions import unknown_campaign, unknown_topic
    from ucvn_desktop.services.events import edit_event

    changes = facts_given(options)
    if not changes and not options["speakers"]:
        raise click.UsageError("Hãy ghi ít nhất một điều cần sửa, ví dụ --place.")
    with terminal.open() as workspace:
        day = options["day"] or workspace.events.get(event_id).day
        changes = with_speakers(workspace, changes, options["speakers"], day)
        stored = edit_event(workspace, event_id, **changes)
        unknown = [unknown_topic(workspace, stored)]
        if "campaign" in changes:
            unknown.append(unknown_campaign(workspace, stored))
    told = [f"Đã sửa hoạt động số {stored.id}: {_title(stored)} ({_days(stored)}).", *_lacks(stored)]
    emit(as_json, fields_of(stored), [*told, *(f"Lưu ý: {note}" for note in unknown if note)])


@click.command("show", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def show(terminal: Terminal, event_id: int, as_json: bool) -> None:
    """Xem một hoạt động."""
    from ucvn_desktop.core.event_check import missing_in, own_details
    from ucvn_desktop.core.event_kinds import form_of

    with terminal.open() as workspace, workspace.reading():
        found = workspace.events.get(event_id)
        belonging = _belonging(workspace, event_id)
        lines = [*_facts(found), *_own_lines(found), *_belonging_lines(workspace, event_id)]
    form = form_of(found.kind)
    result = {
        **fields_of(found),
        "kind_label": form.label,
        "method": form.method,
        "own": own_details(found),
        "missing": missing_in(found, today()),
        **belonging,
    }
    emit(as_json, result, [*lines, *_lacks(found)])


@click.command("remove", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def remove(terminal: Terminal, event_id: int, as_json: bool) -> None:
    """Bỏ hoạt động vào thùng rác; tin, bài và ảnh vẫn còn."""
    from ucvn_desktop.services.events import bin_event

    with terminal.open() as workspace:
        binned = bin_event(workspace, event_id)
    said = f"Đã bỏ hoạt động số {binned.id} vào thùng rác: {_title(binned)}. Lấy lại: ucvn event restore {binned.id}"
    emit(as_json, fields_of(binned), [said])


@click.command("restore", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def restore(terminal: Terminal, event_id: int, as_json: bool) -> None:
    """Lấy hoạt động ra khỏi thùng rác."""
    from ucvn_desktop.services.events import restore_event

    with terminal.open() as workspace:
        stored = restore_event(workspace, event_id)
    emit(as_json, fields_of(stored), [f"Đã lấy lại hoạt động số {stored.id}: {_title(stored)}."])


def _title(event: Event) -> str:
    return shorten(event.title, _WIDTH)


def _days(event: Event) -> str:
    last = f" – {format_day(event.day_to)}" if event.day_to else ""
    return f"{format_day(event.day)}{last}"


def _lacks(event: Event) -> list[str]:
    from ucvn_desktop.core.event_check import missing_in

    missing = missing_in(event, today())
    return [f"Còn thiếu: {', '.join(missing)}."] if missing else []


def _facts(event: Event) -> list[str]:
    from ucvn_desktop.core.event_kinds import METHOD_LABELS, form_of
    from ucvn_desktop.core.text.clock import format_time

    form = form_of(event.kind)
    method = f" · {form.method}. {METHOD_LABELS[form.method]}" if form.method else ""
    rows = (
        (form.day_label, format_day(event.day)),
        (form.day_to_label, format_day(event.day_to)),
        ("Giờ", format_time(event.time)),
        ("Nơi", event.place),
        (form.turnout_label or "Lượt người", format_number(event.participants) if event.participants else ""),
        ("Nội dung kế hoạch", str(event.topic or "")),
        ("Phong trào, cuộc vận động", event.campaign),
        ("Ghi chú", event.note),
    )
    facts = [f"{label}: {value}" for label, value in rows if value]
    programme = ["Chương trình:", *(f"  • {item}" for item in event.programme.splitlines())]
    in_bin = ["(Đang ở trong thùng rác.)"] if event.deleted_at else []
    head = [event.title, f"{form.label}{method}", *in_bin]
    return [*head, *facts, *(programme if event.programme else [])]


def _own_lines(event: Event) -> list[str]:
    from ucvn_desktop.core.event_kinds import form_of
    from ucvn_desktop.core.event_values import show_value

    lines = []
    for field in form_of(event.kind).fields:
        if value := event.details.get(field.key, ""):
            lines.append(f"{field.label}: {'; '.join(show_value(field, value).splitlines())}")
    return lines


def _belonging(workspace: "Workspace", event_id: int) -> dict[str, Any]:
    return {
        "articles": workspace.events.articles_of(event_id),
        "photos": [photo_id for photo_id, _ in workspace.events.photos_of(event_id)],
        "press": [fields_of(p) for p in workspace.event_press.of(event_id)],
        "documents": [fields_of(d) for d in workspace.event_documents.of(event_id)],
    }


def _belonging_lines(workspace: "Workspace", event_id: int) -> list[str]:
    from ucvn_desktop.services.events import press_in_words

    articles = workspace.articles.some(workspace.events.articles_of(event_id))
    photos = workspace.events.photos_of(event_id)
    bare = sum(not has_caption for _, has_caption in photos)
    lines = [f"Tin, bài số {article.id}: {shorten(article.title, _WIDTH)}" for article in articles]
    if photos:
        lines.append(f"Ảnh: {len(photos)}" + (f" ({bare} chưa có chú thích)" if bare else ""))
    lines += [
        f"Tài liệu số {d.id}: {d.title} ({d.name}, {format_size(d.size)})"
        for d in workspace.event_documents.of(event_id)
    ]
    lines += [f"Báo chí, lượt mời số {p.id}: {press_in_words(p)}" for p in workspace.event_press.of(event_id)]
    return lines
