"""`ucvn person …`"""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table
from ucvn_desktop.cli.offices import office
from ucvn_desktop.cli.people_files import export_, import_, sample
from ucvn_desktop.cli.people_words import ids, sharing, told_of, twins
from ucvn_desktop.core.person import PERSON_LABELS, Office, Person, PersonKind
from ucvn_desktop.core.text.dates import format_day, parse_day, today
from ucvn_desktop.core.text.partial_days import format_partial_day, parse_partial_day

if TYPE_CHECKING:
    from ucvn_desktop.services.people import PersonLine
    from ucvn_desktop.storage.workspace import Workspace

_KINDS = click.Choice([kind.value for kind in PersonKind])
_KINDS_HELP = "; ".join(f"{kind.value}: {label.lower()}" for kind, label in PERSON_LABELS.items())


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def person() -> None:
    """Danh bạ và ai giữ chức vụ gì.

    Gồm lãnh đạo, cán bộ, tác giả, báo cáo viên, phóng viên, người của đơn vị trực thuộc. Số điện thoại và thư điện tử trong danh bạ không bao giờ vào bộ gửi.
    """


for command in (office, import_, export_, sample):
    person.add_command(command)


def _details(command: Any) -> Any:
    """The options for what is known of somebody."""
    for option in (
        click.option("--note", metavar="CHỮ", help="Ghi chú."),
        click.option("--email", metavar="ĐỊA-CHỈ", help="Thư điện tử."),
        click.option("--phone", metavar="SỐ", help="Điện thoại; nhiều số thì cách nhau bằng dấu phẩy."),
        click.option(
            "--unit", "unit_id", type=int, metavar="SỐ", help="Đơn vị trực thuộc, theo số trong `unit list`."
        ),
        click.option("--outlet", metavar="TÊN", help="Cơ quan báo chí."),
        click.option(
            "--kind", "kinds", multiple=True, type=_KINDS, help=f"Nhóm, ghi được nhiều lần. {_KINDS_HELP}."
        ),
    ):
        command = option(command)
    return command


@person.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("name", metavar="HỌ-VÀ-TÊN")
@_details
@click.option("--title", default="", metavar="CHỨC-VỤ", help="Chức vụ, ví dụ Chủ tịch.")
@click.option("--at", "at_unit", default="", metavar="NƠI", help="Nơi giữ chức vụ ấy.")
@click.option(
    "--from", "since", default="", metavar="NGÀY", help="Giữ chức vụ từ: 1/2/2020, 2/2020 hoặc 2020."
)
@click.option("--to", "until", default="", metavar="NGÀY", help="Giữ chức vụ đến; không ghi là đang giữ.")
@json_option()
@click.pass_obj
def add(
    terminal: Terminal,
    /,
    name: str,
    title: str,
    at_unit: str,
    since: str,
    until: str,
    as_json: bool,
    **details: Any,
) -> None:
    """Ghi một người vào danh bạ."""
    from ucvn_desktop.services.people import add_person, alike, sharing_phone

    held = Office(
        person_id=0,
        title=title,
        unit=at_unit,
        since=parse_partial_day(since),
        until=parse_partial_day(until),
    )
    with terminal.open() as workspace:
        new = Person(full_name=name, **_typed(workspace, details))
        stored = add_person(workspace, new, held if title or at_unit or since or until else None)
        same = alike(workspace, stored)
        at_phone = sharing_phone(workspace, stored)
    emit(
        as_json,
        {**fields_of(stored), "alike": ids(same), "same_phone": ids(at_phone)},
        [
            f"Đã ghi người số {stored.id}: {stored.full_name}.",
            *twins(stored, same),
            *sharing(at_phone),
        ],
    )


@person.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ", type=int)
@click.option("--name", "full_name", metavar="HỌ-VÀ-TÊN", help="Họ và tên.")
@_details
@click.option("--no-unit", is_flag=True, help="Không còn thuộc đơn vị trực thuộc nào.")
@json_option()
@click.pass_obj
def edit(
    terminal: Terminal, /, number: int, full_name: str | None, no_unit: bool, as_json: bool, **details: Any
) -> None:
    """Sửa một người.

    Phần không ghi thì giữ nguyên, ghi "" thì xóa trống; --kind thay cả danh sách nhóm.
    """
    from ucvn_desktop.services.people import alike, edit_person, problems_of, refuse_name

    with terminal.open() as workspace:
        changes = _typed(workspace, details)
        if full_name is not None:
            changes["full_name"] = full_name
            refuse_name(full_name)
        if no_unit:
            changes["sub_unit_id"] = None
        stored = edit_person(workspace, number, changes)
        same = alike(workspace, stored)
    problems = problems_of(stored)
    emit(
        as_json,
        {**fields_of(stored), "alike": ids(same), "problems": list(problems)},
        [
            f"Đã sửa người số {stored.id}: {stored.full_name}.",
            *(f"Lưu ý: {problem}" for problem in problems),
            *twins(stored, same),
        ],
    )


def _typed(workspace: "Workspace", details: dict[str, Any]) -> dict[str, Any]:
    """The fields that were given on the command line. Raises UserError where the unit is none."""
    unit_id = details.pop("unit_id")
    fields = {name: value for name, value in details.items() if value not in (None, ())}
    if unit_id is not None:
        fields["sub_unit_id"] = workspace.sub_units.get(unit_id).id
    return fields


@person.command("list", options_metavar="[TÙY CHỌN]")
@click.option("--kind", type=click.Choice([kind.value for kind in PersonKind]), help="Chỉ nhóm này.")
@click.option(
    "--text", default="", metavar="CHỮ", help="Chỉ những người có các từ này, gõ không dấu cũng được."
)
@click.option("--on", "day", default="", metavar="NGÀY", help="Chỉ những người giữ chức vụ vào ngày này.")
@click.option("--unit", "unit_id", type=int, metavar="SỐ", help="Chỉ người của đơn vị trực thuộc này.")
@click.option("--bin", "in_bin", is_flag=True, help="Những người trong thùng rác.")
@json_option(items=[], counts={})
@click.pass_obj
def list_(
    terminal: Terminal,
    kind: str | None,
    text: str,
    day: str,
    unit_id: int | None,
    in_bin: bool,
    as_json: bool,
) -> None:
    """Liệt kê danh bạ, xếp theo tên rồi đến họ."""
    from ucvn_desktop.services.people import PeopleFilter, count_people, list_people

    wanted = PeopleFilter(kind or "", text, parse_day(day) if day else "", unit_id, in_bin)
    with terminal.open() as workspace:
        lines = list_people(workspace, wanted)
        counts = count_people(workspace)
    shown = table(_HEADINGS, [_row(line) for line in lines], "Không có người nào.")
    if lines:
        by_kind = ", ".join(f"{PERSON_LABELS[k].lower()} {counts[k]}" for k in PersonKind if counts[k])
        shown.append(
            f"{len(lines)} người; cả danh bạ có {counts['']} người{f': {by_kind}' if by_kind else ''}."
        )
    emit(as_json, {"items": [_fields(line) for line in lines], "counts": counts}, shown)


@person.command("find", options_metavar="[TÙY CHỌN]")
@click.argument("typed", metavar="TÊN")
@json_option(items=[])
@click.pass_obj
def find(terminal: Terminal, typed: str, as_json: bool) -> None:
    """Tìm người theo tên, chỉ cần mấy chữ đầu.

    Gõ không dấu cũng được; ra nhiều nhất 20 người, người có tên ấy đứng trước.
    """
    from ucvn_desktop.services.people import find_people

    with terminal.open() as workspace:
        lines = find_people(workspace, typed)
    emit(
        as_json,
        {"items": [_fields(line) for line in lines]},
        table(_HEADINGS, [_row(line) for line in lines], f"Không có ai tên «{typed}»."),
    )


_HEADINGS = ("Số", "Họ và tên", "Chức vụ, nơi làm việc", "Điện thoại", "Thư điện tử")


def _row(line: "PersonLine") -> tuple[object, ...]:
    one = line.person
    return one.id, shorten(one.full_name, 40), shorten(line.place, 60), shorten(one.phone, 26), one.email


def _fields(line: "PersonLine") -> dict[str, Any]:
    offices = [fields_of(office) for office in line.offices]
    return {**fields_of(line.person), "offices": offices, "unit": line.unit}


@person.command("show", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def show(terminal: Terminal, number: int, as_json: bool) -> None:
    """Xem một người.

    Với mọi chức vụ đã và đang giữ, hoạt động đã nói chuyện hoặc được mời.
    """
    from ucvn_desktop.services.event_people import events_of_person
    from ucvn_desktop.services.people import lines_of

    with terminal.open() as workspace:
        found = workspace.people.get(number)
        events = events_of_person(workspace, found)
        (line,) = lines_of(workspace, [number])
        offices = workspace.offices.of(number)
    labels = ", ".join(PERSON_LABELS[PersonKind(kind)] for kind in found.kinds)
    known = (
        ("Nhóm", labels),
        ("Cơ quan báo chí", found.outlet),
        ("Đơn vị trực thuộc", line.unit),
        ("Điện thoại", found.phone),
        ("Thư điện tử", found.email),
        ("Ghi chú", found.note.replace("\n", "; ")),
    )
    lines = [f"Người số {found.id}: {found.full_name}{' (trong thùng rác)' if found.deleted_at else ''}"]
    lines += [f"  {label}: {value}" for label, value in known if value]
    lines += [f"  Chức vụ số {held.id}: {held.label}{term(held)}" for held in offices]
    lines += [f"  Hoạt động số {e.event_id}, {format_day(e.day)}: {e.title} ({e.part})" for e in events]
    belonging = {"offices": [fields_of(held) for held in offices], "events": [asdict(e) for e in events]}
    emit(as_json, {**fields_of(found), "unit": line.unit, **belonging}, lines)


def term(held: Office) -> str:
    """« (từ 2/2020 đến 2023)», « (từ 2020)», « (đến 3/2021)», "" where nothing is known."""
    begin = f"từ {format_partial_day(held.since)}" if held.since else ""
    end = f"đến {format_partial_day(held.until)}" if held.until else ""
    both = " ".join(part for part in (begin, end) if part)
    return f" ({both})" if both else ""


@person.command("remove", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def remove(terminal: Terminal, number: int, as_json: bool) -> None:
    """Bỏ một người vào thùng rác."""
    from ucvn_desktop.services.people import bin_person

    with terminal.open() as workspace:
        stored = bin_person(workspace, number)
    told = f"Đã bỏ {stored.full_name} vào thùng rác; lấy lại bằng lệnh: ucvn person restore {stored.id}"
    emit(as_json, fields_of(stored), [told])


@person.command("restore", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def restore(terminal: Terminal, number: int, as_json: bool) -> None:
    """Lấy một người ra khỏi thùng rác."""
    from ucvn_desktop.services.people import restore_person

    with terminal.open() as workspace:
        stored = restore_person(workspace, number)
    emit(as_json, fields_of(stored), [f"Đã lấy lại người số {stored.id}: {stored.full_name}."])


@person.command("duplicates", options_metavar="[TÙY CHỌN]")
@json_option(groups=[])
@click.pass_obj
def duplicates_(terminal: Terminal, as_json: bool) -> None:
    """Những người có thể bị ghi hai lần.

    Đó là người cùng họ tên và cùng điện thoại, thư điện tử hoặc đơn vị, hoặc có mục chỉ ghi mỗi họ tên.
    """
    from ucvn_desktop.services.people_merge import duplicates

    with terminal.open() as workspace:
        groups = duplicates(workspace)
    items = [
        {"ids": ids(group.people), "shared": list(group.shared), "bare": ids(group.bare)} for group in groups
    ]
    lines = [told_of(group) for group in groups]
    emit(as_json, {"groups": items}, lines or ["Không thấy ai bị ghi hai lần."])


@person.command("merge", options_metavar="[TÙY CHỌN]")
@click.argument("keep", metavar="SỐ-GIỮ-LẠI", type=int)
@click.argument("others", metavar="SỐ-GỘP-VÀO…", type=int, nargs=-1, required=True)
@json_option()
@click.pass_obj
def merge_(terminal: Terminal, keep: int, others: tuple[int, ...], as_json: bool) -> None:
    """Gộp những người là một.

    Không mất gì: chức vụ và liên kết chuyển sang người giữ lại. Chỗ trống của người giữ lại được điền, điều khác nhau ghi vào ghi chú, người được gộp vào thùng rác.
    """
    from ucvn_desktop.services.people_merge import merge

    with terminal.open() as workspace:
        merged = merge(workspace, keep, list(others))
    emit(
        as_json,
        {**fields_of(merged.person), "moved": merged.moved},
        [
            f"Đã gộp {len(others)} người vào {merged.person.full_name} (số {merged.person.id}).",
            f"Chức vụ và liên kết đã chuyển: {merged.moved}.",
            *(f"Ghi chú: {line}" for line in merged.person.note.splitlines()),
        ],
    )


@person.command("holders", options_metavar="[TÙY CHỌN]")
@click.option("--on", "day", default="", metavar="NGÀY", help="Vào ngày nào; không ghi thì là hôm nay.")
@click.option("--text", default="", metavar="CHỮ", help="Chỉ chức vụ, đơn vị có các từ này.")
@json_option(items=[])
@click.pass_obj
def holders_(terminal: Terminal, day: str, text: str, as_json: bool) -> None:
    """Ai giữ chức vụ gì vào một ngày."""
    from ucvn_desktop.services.people import holders

    on = parse_day(day) if day else today()
    with terminal.open() as workspace:
        found = holders(workspace, on, text)
    rows = [
        (
            one.office.unit,
            one.office.title,
            one.person.full_name,
            term(one.office).strip(" ()"),
            one.person.id,
        )
        for one in found
    ]
    emit(
        as_json,
        {"day": on, "items": [{**fields_of(one.office), "full_name": one.person.full_name} for one in found]},
        table(
            ("Đơn vị", "Chức vụ", "Họ và tên", "Thời gian", "Số"),
            rows,
            f"Không biết ai giữ chức vụ nào vào ngày {format_day(on)}.",
        ),
    )
