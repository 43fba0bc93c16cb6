"""`ucvn photo …`"""

from pathlib import Path

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, progress_bar, shorten, table
from ucvn_desktop.cli.imports import import_result
from ucvn_desktop.core.text.dates import format_day


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def photo() -> None:
    """Kho ảnh."""


@photo.command("import", options_metavar="[TÙY CHỌN]")
@click.argument(
    "sources", metavar="TỆP-HAY-THƯ-MỤC…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--article", type=int, metavar="SỐ", help="Gắn ảnh vào tin, bài số này.")
@click.option("--event", type=int, metavar="SỐ", help="Gắn ảnh vào hoạt động số này.")
@json_option(ids=[], duplicates=0, refused=[])
@click.pass_obj
def import_(
    terminal: Terminal, sources: tuple[Path, ...], article: int | None, event: int | None, as_json: bool
) -> int:
    """Nhập ảnh từ tệp hay cả thư mục.

    Nhận ảnh JPEG, PNG, HEIC; ảnh trùng được bỏ qua, ảnh gốc giữ nguyên.
    """
    from ucvn_desktop.services.photos.importing import import_photos

    with terminal.open() as workspace:
        done = import_photos(
            workspace, sources, article_id=article, event_id=event, progress=progress_bar("ảnh")
        )
    targets = [f"tin, bài số {article}"] * (article is not None) + [f"hoạt động số {event}"] * (
        event is not None
    )
    known = f" (đã gắn vào {' và '.join(targets)})" if targets else ""
    return import_result(done, "ảnh", as_json, known=known)


@photo.command("list", options_metavar="[TÙY CHỌN]")
@json_option(items=[])
@click.pass_obj
def list_(terminal: Terminal, as_json: bool) -> None:
    """Liệt kê ảnh."""
    with terminal.open() as workspace:
        photos = workspace.photos.all()
    rows = [
        (
            p.id,
            p.name,
            f"{p.width}×{p.height}",
            format_day(p.taken),
            shorten(p.caption) or "(chưa có chú thích)",
        )
        for p in photos
    ]
    emit(
        as_json,
        {"items": [fields_of(p) for p in photos]},
        table(("Số", "Tệp", "Cỡ", "Ngày chụp", "Chú thích"), rows, "Chưa có ảnh nào."),
    )


@photo.command("caption", options_metavar="[TÙY CHỌN]")
@click.argument("photo_id", metavar="SỐ", type=int)
@click.argument("text", metavar="CHÚ-THÍCH")
@click.option("--credit", metavar="TÊN", help="Người chụp.")
@json_option()
@click.pass_obj
def caption(terminal: Terminal, photo_id: int, text: str, credit: str | None, as_json: bool) -> None:
    """Ghi chú thích cho ảnh: ai, đang làm gì, ở đâu."""
    from ucvn_desktop.services.records import caption_photo

    with terminal.open() as workspace:
        stored = caption_photo(workspace, photo_id, text, credit)
    said = (
        f"Ảnh số {stored.id}: {stored.caption}" if stored.caption else f"Ảnh số {stored.id}: đã bỏ chú thích."
    )
    emit(as_json, fields_of(stored), [said])
