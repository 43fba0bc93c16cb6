"""`ucvn post import`, `export`, `sample`: posts as an Excel sheet."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ucvn_desktop.cli.console import Terminal, emit, json_option, progress_bar
from ucvn_desktop.cli.imports import other_sheets
from ucvn_desktop.cli.posts import post, span_of, span_options

if TYPE_CHECKING:
    from ucvn_desktop.services.post_sheets import ImportedPosts

__all__ = ["post"]  # the group with all its commands

_TARGET = click.argument("target", metavar="TỆP.xlsx", type=click.Path(path_type=Path))


@post.command("import", options_metavar="[TÙY CHỌN]")
@click.argument("source", metavar="TỆP", type=click.Path(path_type=Path))
@click.option(
    "--sheet", default="", metavar="TÊN", help="Trang nào của tệp; không ghi thì là trang đầu có chữ."
)
@json_option(ids=[], known=[], updated=0, linked=0, refused=[], missing=[], extra=[], notes=[])
@click.pass_obj
def import_(terminal: Terminal, source: Path, sheet: str, as_json: bool) -> int:
    """Nhập danh sách bài đăng từ Excel hay bảng .csv.

    Đọc được tệp .xlsx, .xls, .ods và .csv.

    Các cột: ngày đăng, tít, tác giả, nơi đăng, kênh, link, lượt xem; tệp mẫu có ở lệnh: ucvn post sample.
    Nhập lại cùng danh sách thì không ghi hai lần, chỉ cập nhật lượt xem đã tăng.
    """
    from ucvn_desktop.services.post_sheets import import_posts

    with terminal.open() as workspace:
        done = import_posts(workspace, source, progress_bar("dòng"), sheet=sheet)
    emit(as_json, asdict(done), _told(done))
    return int(bool(done.refused) and not done.ids and not done.known)


@post.command("export", options_metavar="[TÙY CHỌN]")
@_TARGET
@span_options
@json_option(items=0)
@click.pass_obj
def export(
    terminal: Terminal, target: Path, year: int | None, first: str | None, last: str | None, as_json: bool
) -> None:
    """Xuất bài đăng ra Excel, mới nhất trước."""
    from ucvn_desktop.services.post_list import PostFilter, listed_posts
    from ucvn_desktop.services.post_sheets import export_posts
    from ucvn_desktop.services.targets import unused

    span = span_of(year, first, last)
    with terminal.open() as workspace:
        ids = listed_posts(workspace, PostFilter(span=span))
        when = f" năm {year}" if year else ""
        title = f"Bài đăng{when} – {workspace.profile.unit_name}"
        written = export_posts(workspace, ids, unused(target, ".xlsx"), title)
    emit(as_json, {"file": str(written), "items": len(ids)}, [f"Đã xuất {len(ids)} bài đăng: {written}"])


@post.command("sample", options_metavar="[TÙY CHỌN]")
@_TARGET
@json_option()
def sample(target: Path, as_json: bool) -> None:
    """Ghi một tệp Excel mẫu để điền danh sách bài đăng."""
    from ucvn_desktop.services.post_sheets import write_sample
    from ucvn_desktop.services.targets import unused

    written = write_sample(unused(target, ".xlsx"))
    emit(as_json, {"file": str(written)}, [f"Đã ghi tệp mẫu: {written}"])


def _told(done: "ImportedPosts") -> list[str]:
    if not (done.ids or done.known or done.refused):
        nothing = f"Trang «{done.sheet}» chưa có dòng nào để nhập."
        return [nothing, *other_sheets(done.other_sheets, "danh sách bài đăng")]
    behind = f", {done.linked} bài nối được với tin, bài trong dữ liệu" if done.linked else ""
    lines = [f"Trang «{done.sheet}»: đã nhập {len(done.ids)} bài đăng{behind}."]
    if done.known:
        newer = f"; {done.updated} bài được cập nhật lượt xem" if done.updated else ""
        lines.append(f"{len(done.known)} bài đăng đã có từ trước, không nhập lại{newer}.")
    lines += [f"Không nhập dòng {refused.number}: {refused.reason}" for refused in done.refused]
    lines += other_sheets(done.other_sheets, "danh sách bài đăng")
    if done.missing:
        lines.append(f"Trang này không có cột: {', '.join(done.missing)}.")
    if done.extra:
        lines.append(f"Cột không đọc: {', '.join(done.extra)}.")
    return [*lines, *(f"Lưu ý: {note}" for note in done.notes)]
