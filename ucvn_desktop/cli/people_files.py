"""`ucvn person import`, `export` and `sample`: the address book and Excel."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ucvn_desktop.cli.console import Terminal, emit, json_option, progress_bar
from ucvn_desktop.cli.imports import other_sheets
from ucvn_desktop.core.person import PersonKind
from ucvn_desktop.core.text.dates import parse_day

if TYPE_CHECKING:
    from ucvn_desktop.services.people_sheets import ImportedPeople

_FILE = click.Path(path_type=Path)


@click.command("import", options_metavar="[TÙY CHỌN]")
@click.argument("path", metavar="TỆP", type=_FILE)
@click.option(
    "--sheet", default="", metavar="TÊN", help="Trang nào của tệp; không ghi thì là trang đầu có chữ."
)
@click.option("--update", is_flag=True, help="Người đã có thì cập nhật theo tệp thay vì bỏ qua.")
@json_option(added=[], updated=[], refused=[])
@click.pass_obj
def import_(terminal: Terminal, path: Path, sheet: str, update: bool, as_json: bool) -> int:
    """Nhập danh bạ từ tệp Excel (.xlsx, .xls, .ods) hay bảng .csv.

    Dòng nào không nhập được thì nêu số dòng và lý do; lấy tệp để điền bằng lệnh person sample.
    """
    from ucvn_desktop.services.people_sheets import import_people

    with terminal.open() as workspace:
        done = import_people(workspace, path, progress_bar("dòng"), sheet=sheet, update=update)
    emit(as_json, asdict(done), _lines(done, update=update))
    return int(done.all_refused)


def _lines(done: "ImportedPeople", *, update: bool) -> list[str]:
    lines = [f"Trang «{done.sheet}»: đã nhập {len(done.added)} người mới, {done.offices} chức vụ."]
    if not (done.added or done.updated or done.unchanged or done.refused):
        lines.append("Dưới hàng tên cột không có dòng nào.")
    if update:
        lines.append(f"Đã cập nhật {len(done.updated)} người; {done.unchanged} người không có gì mới.")
    if done.new_units:
        lines.append(f"Đơn vị trực thuộc mới: {', '.join(done.new_units)}.")
    if done.unlinked:
        lines.append(done.told_unlinked)
    lines += other_sheets(done.other_sheets, "danh bạ")
    if done.missing:
        lines.append(f"Tệp không có cột: {', '.join(done.missing)}; những phần ấy để trống.")
    if done.extra:
        lines.append(f"Không nhập cột: {', '.join(done.extra)}.")
    lines += [f"Không nhập dòng {refused.number}: {refused.reason}" for refused in done.refused]
    if done.refused and not update and any("trong danh bạ" in refused.reason for refused in done.refused):
        lines.append("Muốn cập nhật những người đã có theo tệp này thì thêm --update.")
    return lines


@click.command("export", options_metavar="[TÙY CHỌN]")
@click.argument("target", metavar="TỆP", type=_FILE)
@click.option("--kind", type=click.Choice([kind.value for kind in PersonKind]), help="Chỉ nhóm này.")
@click.option("--text", default="", metavar="CHỮ", help="Chỉ những người có các từ này.")
@click.option("--on", "day", default="", metavar="NGÀY", help="Chỉ những người giữ chức vụ vào ngày này.")
@json_option()
@click.pass_obj
def export_(terminal: Terminal, target: Path, kind: str | None, text: str, day: str, as_json: bool) -> None:
    """Ghi danh bạ ra tệp Excel; tệp ấy nhập lại được."""
    from ucvn_desktop.services.people import PeopleFilter
    from ucvn_desktop.services.people_sheets import export_people
    from ucvn_desktop.services.targets import unused

    with terminal.open() as workspace:
        file, people = export_people(
            workspace, unused(target, ".xlsx"), PeopleFilter(kind or "", text, parse_day(day) if day else "")
        )
    emit(as_json, {"file": str(file), "people": people}, [f"Đã ghi {people} người vào {file}."])


@click.command("sample", options_metavar="[TÙY CHỌN]")
@click.argument("target", metavar="TỆP", type=_FILE)
@json_option()
def sample(target: Path, as_json: bool) -> None:
    """Ghi một tệp Excel mẫu để điền, có trang hướng dẫn từng cột."""
    from ucvn_desktop.services.people_sheets import write_sample
    from ucvn_desktop.services.targets import unused

    file = write_sample(unused(target, ".xlsx"))
    emit(
        as_json,
        {"file": str(file)},
        [f"Đã ghi tệp mẫu {file}.", f"Điền xong thì nhập bằng lệnh: ucvn person import {file}"],
    )
