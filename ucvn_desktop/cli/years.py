"""`ucvn year …`"""

from typing import TYPE_CHECKING

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table

if TYPE_CHECKING:
    from ucvn_desktop.services.plan_year import NewYear


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def year() -> None:
    """Các năm kế hoạch."""


@year.command("list", options_metavar="[TÙY CHỌN]")
@json_option(items=[])
@click.pass_obj
def years(terminal: Terminal, as_json: bool) -> None:
    """Liệt kê các năm đã mở."""
    with terminal.open() as workspace:
        found = workspace.editions.newest_first()
        tasks = {edition.id: len(workspace.tasks.of(edition.id)) for edition in found}
    rows = [(edition.year, tasks[edition.id], shorten(edition.title)) for edition in found]
    emit(
        as_json,
        {"items": [{**fields_of(edition), "tasks": tasks[edition.id]} for edition in found]},
        table(("Năm", "Nhiệm vụ", "Kế hoạch"), rows, "Chưa mở năm nào."),
    )


@year.command("open", options_metavar="[TÙY CHỌN]")
@click.argument("new_year", type=int, metavar="NĂM")
@click.option(
    "--copy",
    "task_ids",
    multiple=True,
    type=int,
    metavar="SỐ",
    help="Chép nhiệm vụ này sang; ghi được nhiều lần.",
)
@click.option("--copy-all", "copy_from", type=int, metavar="NĂM", help="Chép mọi nhiệm vụ của năm này sang.")
@json_option()
@click.pass_obj
def open_(
    terminal: Terminal, new_year: int, task_ids: tuple[int, ...], copy_from: int | None, as_json: bool
) -> None:
    """Mở năm mới; nhiệm vụ được chép sang thì ngày tháng dời theo năm.

    Năm đã mở cũng chép thêm nhiệm vụ sang được; nhiệm vụ nào năm ấy đã có thì không chép lần nữa.
    """
    from ucvn_desktop.services.editions import edition_of
    from ucvn_desktop.services.plan_year import open_year

    with terminal.open() as workspace:
        wanted = list(task_ids)
        if copy_from is not None:
            wanted += [old.id for old in workspace.tasks.of(edition_of(workspace, copy_from).id)]
        opened = open_year(workspace, new_year, list(dict.fromkeys(wanted)))
    copied = [fields_of(stored) for stored in opened.tasks]
    emit(
        as_json,
        {
            **fields_of(opened.edition),
            "tasks": copied,
            "plan_known": opened.plan_known,
            "is_new": opened.is_new,
            "there": opened.there,
            "warnings": list(opened.warnings),
        },
        [*_told(opened), *(f"Lưu ý: {warning}" for warning in opened.warnings)],
    )


def _told(opened: "NewYear") -> list[str]:
    year, count = opened.edition.year, len(opened.tasks)
    if not opened.is_new:
        kept = f" {opened.there} nhiệm vụ năm ấy đã có nên không chép lần nữa." if opened.there else ""
        return [f"Năm {year} đã mở từ trước; chép sang {count} nhiệm vụ.{kept}"]
    plan = (
        "Kế hoạch năm này có sẵn trong chương trình."
        if opened.plan_known
        else f"Chưa có kế hoạch của cấp trên năm {year}: hãy nhập khi nhận được."
    )
    return [f"Đã mở năm {year}, chép sang {count} nhiệm vụ. {plan}"]
