"""`ucvn event list | count | kinds`"""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table
from ucvn_desktop.cli.events.group import KINDS, span, with_span
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number

if TYPE_CHECKING:
    from ucvn_desktop.core.event_kinds import Form
    from ucvn_desktop.services.event_list import Count, EventRow


@click.command("list", options_metavar="[TÙY CHỌN]")
@click.option("--text", default="", metavar="CHỮ", help="Có những chữ này, có dấu hay không dấu.")
@click.option("--kind", type=KINDS, metavar="HÌNH-THỨC", help="Chỉ hình thức này.")
@with_span
@click.option("--topic", type=int, metavar="SỐ", help="Nội dung của kế hoạch; 0 là chưa chọn.")
@click.option("--unreported", is_flag=True, help="Chưa có tin, bài.")
@click.option("--bin", "in_bin", is_flag=True, help="Trong thùng rác.")
@json_option(items=[])
@click.pass_obj
def list_(
    terminal: Terminal,
    text: str,
    kind: str | None,
    year: int | None,
    month: str | None,
    since: str | None,
    until: str | None,
    topic: int | None,
    unreported: bool,
    in_bin: bool,
    as_json: bool,
) -> None:
    """Liệt kê các hoạt động, mới nhất trước.

    --year lấy hoạt động bắt đầu trong năm; tháng và khoảng ngày lấy cả hoạt động kéo dài sang.
    """
    from ucvn_desktop.services.event_list import EventFilter, event_rows, listed_event_ids

    first, last = span(year, month, since, until)
    wanted = EventFilter(text, kind or "", first, last, topic, unreported, in_bin, year or 0)
    with terminal.open() as workspace, workspace.reading():
        ids = listed_event_ids(workspace, wanted)
        rows = event_rows(workspace, ids)
        events = {event.id: event for event in workspace.events.some(ids)} if as_json else {}
    items = [
        {
            **fields_of(events[row.id]),
            "kind_label": row.kind_label,
            "method": row.method,
            **asdict(row.tally),
            "days_since": row.days_since,
            "missing": list(row.missing),
        }
        for row in rows
        if as_json
    ]
    headings = ("Số", "Ngày", "Hình thức", "Tên", "Nơi", "Lượt", "Tin, bài", "Ảnh")
    emit(as_json, {"items": items}, table(headings, [_cells(row) for row in rows], "Không có hoạt động nào."))


@click.command("count", options_metavar="[TÙY CHỌN]")
@with_span
@json_option(by_kind=[], by_method=[])
@click.pass_obj
def count(
    terminal: Terminal,
    year: int | None,
    month: str | None,
    since: str | None,
    until: str | None,
    as_json: bool,
) -> None:
    """Đếm hoạt động và lượt người theo hình thức.

    Mỗi hoạt động tính một lần, vào ngày bắt đầu; lượt người là số cộng dồn, không phải số người.
    """
    from ucvn_desktop.services.event_list import count_events

    first, last = span(year, month, since, until)
    with terminal.open() as workspace:
        counts = count_events(workspace, first, last or "9999")
    lines = [
        *table(
            ("Hình thức", "Số", "Lượt", ""), [_counted(c) for c in counts.by_kind], "Không có hoạt động nào."
        ),
        "",
        *table(
            ("Theo kế hoạch", "Số", "Lượt", ""),
            [(f"{c.key} {c.label}".strip(), *_counted(c)[1:]) for c in counts.by_method],
            "",
        ),
        "",
        f"Cộng: {counts.events} hoạt động, {format_number(counts.participants)} lượt người.",
        f"Trong đó chưa có tin, bài (đến hôm nay): {counts.unreported} hoạt động.",
        f"Báo chí: mời {counts.press_invited}, dự {counts.press_came}, đăng {counts.press_published}.",
    ]
    emit(as_json, asdict(counts), lines)


@click.command("kinds", options_metavar="[TÙY CHỌN]")
@json_option(items=[])
def kinds(as_json: bool) -> None:
    """Liệt kê các hình thức và mục riêng của mỗi hình thức."""
    from ucvn_desktop.core.event_kinds import FORMS

    items = [{**asdict(form), "label": form.label} for form in FORMS.values()]
    emit(as_json, {"items": items}, [line for form in FORMS.values() for line in _kind_lines(form)])


def _cells(row: "EventRow") -> tuple[object, ...]:
    articles = str(row.tally.articles) if row.tally.articles else _waiting(row)
    photos = f"{row.tally.photos}" + (
        f" ({row.tally.uncaptioned} thiếu chú thích)" if row.tally.uncaptioned else ""
    )
    return (
        row.id,
        format_day(row.day),
        row.kind_label,
        shorten(row.title),
        shorten(row.place, 30),
        format_number(row.participants) if row.participants else "–",
        articles,
        photos if row.tally.photos else "–",
    )


def _waiting(row: "EventRow") -> str:
    if row.days_since is None:
        return "–"
    return f"chưa có, {row.days_since} ngày" if row.days_since else "chưa có"


def _counted(counted: "Count") -> tuple[object, ...]:
    said = [f"{label}: {format_number(total)}" for label, total in counted.figures.items()]
    said += [f"{counted.uncounted} chưa ghi lượt"] if counted.uncounted else []
    return counted.label, counted.events, format_number(counted.participants), "; ".join(said)


def _kind_lines(form: "Form") -> list[str]:
    lines = [f"{form.kind.value}: {form.label}" + (f" ({form.method})" if form.method else "")]
    for field in form.fields:
        needed = ", cần có" if field.required else ""
        choices = f": {' | '.join(field.choices)}" if field.choices else ""
        said = f". {field.help}" if field.help else ""
        lines.append(f"    {field.key}: {field.label} ({field.type.value}{choices}{needed}){said}")
    return [*lines, f"    --participants: {form.turnout_label}"] if form.turnout_label else lines
