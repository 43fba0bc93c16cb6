"""`ucvn task …` and `ucvn year …`"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import EVENT_LABELS, EventKind
from ucvn_desktop.core.task import (
    COUNTED_LABELS,
    STATE_LABELS,
    Counted,
    Task,
    TaskState,
    counted_in_words,
    in_words,
    span_in_words,
    unfiled_in_words,
    unfinished_in_words,
)
from ucvn_desktop.core.text.dates import format_day, parse_day, this_day, today

if TYPE_CHECKING:
    from ucvn_desktop.services.tasks import TaskRow

_WIDTH = 100
F = TypeVar("F", bound=Callable[..., Any])
_YEAR = click.option("--year", type=int, metavar="NĂM", help="Năm của kế hoạch; không ghi thì là năm nay.")


def _facts(*, required: bool) -> Callable[[F], F]:
    """The options for what a task says of itself."""
    options = [
        click.option(
            "--topic", type=int, metavar="SỐ", help="Nội dung (phần II) mà nhiệm vụ phục vụ; 0 là không."
        ),
        click.option("--point", metavar="LỜI", help="Ý của kế hoạch, theo lời kế hoạch."),
        click.option("--method", metavar="SỐ", help="Hình thức (phần III), ví dụ III.1."),
        click.option("--who", metavar="AI", help="Người hoặc bộ phận thực hiện."),
        click.option("--from", "day_from", metavar="NGÀY", help="Ngày bắt đầu."),
        click.option("--to", "day_to", metavar="NGÀY", help="Hạn."),
        click.option(
            "--count",
            "counted",
            type=click.Choice([counted.value for counted in Counted]),
            help="Cách tính kết quả; không ghi thì tự đánh dấu.",
        ),
        click.option(
            "--event-kind",
            type=click.Choice([kind.value for kind in EventKind]),
            help="Chỉ tính hoạt động theo hình thức này.",
        ),
        click.option("--target", type=int, metavar="SỐ", help="Chỉ tiêu: bao nhiêu thì xong."),
        click.option("--note", metavar="LỜI", help="Ghi chú."),
    ]
    if not required:
        options.insert(0, click.option("--what", metavar="VIỆC", help="Việc phải làm."))

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _changes(options: dict[str, Any]) -> dict[str, Any]:
    """The fields of Task that the options name."""
    given = {name: value for name, value in options.items() if value is not None}
    for name in ("day_from", "day_to"):
        if given.get(name):
            given[name] = parse_day(given[name])
    return given


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def task() -> None:
    """Nhiệm vụ theo kế hoạch: việc, người, hạn, kết quả."""


@task.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("what", metavar="VIỆC")
@_YEAR
@_facts(required=True)
@json_option()
@click.pass_obj
def add(terminal: Terminal, /, what: str, year: int | None, as_json: bool, **options: Any) -> None:
    """Ghi một nhiệm vụ."""
    from ucvn_desktop.services.editions import edition_of
    from ucvn_desktop.services.tasks import add_task, outside_year

    with terminal.open() as workspace:
        edition = edition_of(workspace, year)
        stored = add_task(workspace, Task(edition_id=edition.id, what=what, **_changes(options)))
    _emit_stored(
        as_json,
        stored,
        f"Đã ghi nhiệm vụ số {stored.id}, kế hoạch năm {edition.year}: {_in_short(stored)}",
        outside_year(stored, edition),
    )


def _emit_stored(as_json: bool, stored: Task, said: str, warning: str) -> None:
    """The task, and beside it what is to be looked at."""
    warnings = [warning] if warning else []
    emit(as_json, {**fields_of(stored), "warnings": warnings}, [said, *warnings])


@task.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("task_id", type=int, metavar="SỐ")
@_facts(required=False)
@json_option()
@click.pass_obj
def edit(terminal: Terminal, /, task_id: int, as_json: bool, **options: Any) -> None:
    """Sửa một nhiệm vụ; ghi "" để bỏ trống một mục."""
    from ucvn_desktop.services.tasks import edit_task, outside_year

    with terminal.open() as workspace:
        old = workspace.tasks.get(task_id)
        stored = edit_task(workspace, task_id, _changes(options))
        edition = workspace.editions.get(stored.edition_id)
    said = (
        f"Đã sửa nhiệm vụ số {stored.id}: {_in_short(stored)}"
        if stored.rev != old.rev
        else f"Nhiệm vụ số {stored.id} vẫn như cũ, không có gì thay đổi. Muốn sửa gì thì ghi mục ấy, ví dụ: "
        f"ucvn task edit {stored.id} --to 31/5/{edition.year}"
    )
    _emit_stored(as_json, stored, said, outside_year(stored, edition))


@task.command("list", options_metavar="[TÙY CHỌN]")
@_YEAR
@click.option(
    "--state",
    type=click.Choice([state.value for state in TaskState]),
    help="Chỉ những nhiệm vụ ở trạng thái này.",
)
@click.option(
    "--topic",
    type=int,
    metavar="SỐ",
    help="Chỉ những nhiệm vụ của nội dung này; 0 là không thuộc nội dung nào.",
)
@click.option("--who", default="", metavar="AI", help="Chỉ những nhiệm vụ của người này.")
@click.option("--text", default="", metavar="LỜI", help="Chỉ những nhiệm vụ có những chữ này.")
@json_option(items=[])
@click.pass_obj
def list_(
    terminal: Terminal,
    year: int | None,
    state: str | None,
    topic: int | None,
    who: str,
    text: str,
    as_json: bool,
) -> None:
    """Liệt kê nhiệm vụ, việc chưa xong đứng trước."""
    from ucvn_desktop.services.editions import edition_of
    from ucvn_desktop.services.tasks import TaskFilter, task_rows

    wanted = TaskFilter(TaskState(state) if state else None, topic, who, text)
    with terminal.open() as workspace:
        edition = edition_of(workspace, year)
        rows = task_rows(workspace, edition, wanted, this_day())
    empty = f"Kế hoạch năm {edition.year} không có nhiệm vụ nào như vậy."
    items = [{**_item(row), "year": edition.year} for row in rows]
    emit(as_json, {"items": items}, [f"Kế hoạch năm {edition.year}", *_table(rows, "")] if rows else [empty])


@task.command("board", options_metavar="[TÙY CHỌN]")
@_YEAR
@json_option(columns={})
@click.pass_obj
def board_(terminal: Terminal, year: int | None, as_json: bool) -> None:
    """Bảng nhiệm vụ theo trạng thái."""
    from ucvn_desktop.services.editions import edition_of
    from ucvn_desktop.services.tasks import TaskFilter, board, task_rows

    with terminal.open() as workspace:
        columns = board(task_rows(workspace, edition_of(workspace, year), TaskFilter(), this_day()))
    lines = []
    for state, rows in columns.items():
        lines.append(f"{STATE_LABELS[state].upper()} ({len(rows)})")
        lines += [f"  {row.task.id}. {shorten(row.task.what)} – {in_words(row.standing)}" for row in rows]
    emit(as_json, {"columns": {s.value: [_item(row) for row in rows] for s, rows in columns.items()}}, lines)


@task.command("show", options_metavar="[TÙY CHỌN]")
@click.argument("task_id", type=int, metavar="SỐ")
@json_option()
@click.pass_obj
def show(terminal: Terminal, task_id: int, as_json: bool) -> None:
    """Xem một nhiệm vụ và các bản ghi được tính."""
    from ucvn_desktop.services.tasks import records_behind

    with terminal.open() as workspace, workspace.reading():
        row, records = records_behind(workspace, task_id, this_day())
        year = workspace.editions.get(row.task.edition_id).year
    stored = row.task
    span = " – ".join(format_day(day) or "…" for day in (stored.day_from, stored.day_to))
    facts = [
        ("Kế hoạch", f"năm {year}"),
        ("Trạng thái", in_words(row.standing)),
        ("Nội dung", f"II.{stored.topic}" if stored.topic else ""),
        ("Ý của kế hoạch", stored.point),
        ("Hình thức", stored.method),
        ("Thực hiện", stored.who),
        ("Thời gian", span if span != "… – …" else ""),
        ("Cách tính", _capital(counted_in_words(stored)) or COUNTED_LABELS[Counted(stored.counted)]),
        ("Ghi chú", stored.note),
    ]
    lines = [f"{stored.id}. {stored.what}", *(f"  {name}: {value}" for name, value in facts if value)]
    open_ends = (unfiled_in_words(row.unfiled), unfinished_in_words(row.unfinished))
    lines += [f"  {told}" for told in open_ends if told]
    lines += [
        f"  - {format_day(one.day)}: {shorten(one.title, _WIDTH)} ({_NOUNS[one.kind]} số {one.id})"
        for one in records
    ]
    behind = [{"kind": one.kind, "id": one.id, "day": one.day, "title": one.title} for one in records]
    emit(as_json, {**_item(row), "year": year, "records": behind}, lines)


def _in_short(one: Task) -> str:
    return shorten(one.what, _WIDTH)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_NOUNS = {"article": "tin, bài", "event": "hoạt động", "poster": "thiết kế"}


@task.command("done", options_metavar="[TÙY CHỌN]")
@click.argument("task_id", type=int, metavar="SỐ")
@click.option("--date", "day", metavar="NGÀY", help="Ngày xong; không ghi thì là hôm nay.")
@click.option("--undo", is_flag=True, help="Bỏ đánh dấu xong.")
@json_option()
@click.pass_obj
def done(terminal: Terminal, task_id: int, day: str | None, undo: bool, as_json: bool) -> None:
    """Đánh dấu xong một nhiệm vụ tự theo dõi."""
    from ucvn_desktop.services.tasks import mark_done

    on = "" if undo else parse_day(day) if day else today()
    with terminal.open() as workspace:
        stored = mark_done(workspace, task_id, on)
    said = f"Đã đánh dấu xong ngày {format_day(on)}" if on else "Đã bỏ đánh dấu xong"
    emit(as_json, fields_of(stored), [f"{said}: {_in_short(stored)}"])


@task.command("remove", options_metavar="[TÙY CHỌN]")
@click.argument("task_id", type=int, metavar="SỐ")
@click.option("--undo", is_flag=True, help="Lấy lại từ thùng rác.")
@json_option()
@click.pass_obj
def remove(terminal: Terminal, task_id: int, undo: bool, as_json: bool) -> None:
    """Cho một nhiệm vụ vào thùng rác."""
    from ucvn_desktop.services.tasks import bin_task, restore_task

    with terminal.open() as workspace:
        stored = restore_task(workspace, task_id) if undo else bin_task(workspace, task_id)
    emit(
        as_json,
        fields_of(stored),
        [f"{'Đã lấy lại' if undo else 'Đã cho vào thùng rác'}: {_in_short(stored)}"],
    )


@task.command("suggest", options_metavar="[TÙY CHỌN]")
@_YEAR
@click.option(
    "--take", multiple=True, type=int, metavar="SỐ", help="Ghi đề xuất thứ mấy; ghi được nhiều lần."
)
@click.option("--all", "take_all", is_flag=True, help="Ghi tất cả các đề xuất.")
@json_option(items=[])
@click.pass_obj
def suggest(
    terminal: Terminal, year: int | None, take: tuple[int, ...], take_all: bool, as_json: bool
) -> None:
    """Đề xuất nhiệm vụ từ các ý của kế hoạch chưa có nhiệm vụ nào."""
    from ucvn_desktop.services.editions import edition_of
    from ucvn_desktop.services.task_suggestions import add_suggested, suggested_tasks

    with terminal.open() as workspace:
        found = suggested_tasks(workspace, edition_of(workspace, year))
        if wrong := [number for number in take if not 1 <= number <= len(found)]:
            raise UserError(f"Không có đề xuất thứ {wrong[0]}. Chưa có gì được lưu.")
        chosen = found if take_all else [found[number - 1] for number in sorted(set(take))]
        stored = add_suggested(workspace, chosen)
    if stored:
        emit(
            as_json,
            {"items": [fields_of(one) for one in stored]},
            [f"Đã ghi {len(stored)} nhiệm vụ.", *(f"  {one.id}. {_in_short(one)}" for one in stored)],
        )
        return
    rows = [
        (place, _span_of(one), _kind_of(one), one.target, shorten(one.what, 80))
        for place, one in enumerate(found, 1)
    ]
    emit(
        as_json,
        {"items": [fields_of(one) for one in found]},
        table(
            ("Thứ", "Thời gian", "Cách tính", "Chỉ tiêu", "Việc"),
            rows,
            "Ý nào của kế hoạch cũng đã có nhiệm vụ.",
        ),
    )


def _span_of(one: Task) -> str:
    is_whole_year = one.day_from.endswith("-01-01") and one.day_to == f"{one.day_from[:4]}-12-31"
    return "cả năm" if is_whole_year else span_in_words(one)


def _kind_of(one: Task) -> str:
    label = COUNTED_LABELS[Counted(one.counted)]
    return f"{label}: {EVENT_LABELS[EventKind(one.event_kind)]}" if one.event_kind else label


@task.command("remind", options_metavar="[TÙY CHỌN]")
@click.option(
    "--year", type=int, metavar="NĂM", help="Chỉ kế hoạch năm này; không ghi thì năm nay và năm trước."
)
@click.option(
    "--days",
    type=click.IntRange(0, 366),
    default=7,
    show_default=True,
    metavar="SỐ",
    help="Nhắc trước bao nhiêu ngày.",
)
@json_option(items=[])
@click.pass_obj
def remind(terminal: Terminal, year: int | None, days: int, as_json: bool) -> None:
    """Nhiệm vụ quá hạn và sắp hết hạn.

    Của kế hoạch năm nay và năm trước, trừ khi chọn năm.
    """
    from ucvn_desktop.services.pressing import pressing_tasks

    with terminal.open() as workspace:
        rows = pressing_tasks(workspace, this_day(), year, days)
    items = [{**_item(row), "year": its_year} for row, its_year in rows]
    shown = [row for row, _ in rows]
    years = [its_year for _, its_year in rows] if year is None else []
    empty = "Không có nhiệm vụ nào quá hạn hay sắp hết hạn"
    empty += (
        " trong kế hoạch năm nay và năm trước; muốn xem năm khác thì ghi --year." if year is None else "."
    )
    emit(as_json, {"items": items}, _table(shown, empty, years))


def _item(row: "TaskRow") -> dict[str, Any]:
    how = row.standing
    return {
        **fields_of(row.task),
        "state": how.state.value,
        "done": how.done,
        "late": how.late,
        "reached_on": how.reached_on,
        "days_left": how.days_left,
        "unfiled": row.unfiled,
        "unfinished": row.unfinished,
    }


def _table(rows: "list[TaskRow]", empty: str, years: Sequence[int] = ()) -> list[str]:
    """`years` are those of the rows, where they are of several."""
    cells: list[tuple[object, ...]] = [
        (
            row.task.id,
            format_day(row.task.day_to),
            in_words(row.standing),
            shorten(row.task.who, 24),
            shorten(row.task.what),
        )
        for row in rows
    ]
    headings: tuple[str, ...] = ("Số", "Hạn", "Trạng thái", "Thực hiện", "Việc")
    if years:
        headings = (headings[0], "Năm", *headings[1:])
        cells = [(number, its_year, *rest) for (number, *rest), its_year in zip(cells, years, strict=True)]
    return table(headings, cells, empty)
