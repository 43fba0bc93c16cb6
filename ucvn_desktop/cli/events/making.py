"""`ucvn event draft | album | backdrop | invite | qr`"""

from dataclasses import asdict
from pathlib import Path

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option


@click.command("draft", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ", type=int)
@click.option("--another", is_flag=True, help="Soạn thêm một bài nữa khi hoạt động đã có tin, bài.")
@json_option()
@click.pass_obj
def draft(terminal: Terminal, event_id: int, another: bool, as_json: bool) -> None:
    """Soạn sẵn tin về hoạt động.

    Tin có sẵn ai, việc gì, khi nào, ở đâu; chỗ chưa biết mang dấu [cần ghi: …].
    """
    from ucvn_desktop.services.event_making import draft_article

    with terminal.open() as workspace:
        made = draft_article(workspace, event_id, another=another)
    article = made.article
    emit(
        as_json,
        {**fields_of(article), "gaps": list(made.gaps), "notes": list(made.notes)},
        [
            f"Đã soạn tin số {article.id}: {article.title}",
            f"Còn {len(made.gaps)} chỗ cần ghi:",
            *(f"  • {what}" for what in made.gaps),
            *(f"Lưu ý: {note}" for note in made.notes),
            f"Xem bằng lệnh: ucvn article show {article.id}",
        ],
    )


@click.command("album", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ", type=int)
@json_option(photo_ids=[], uncaptioned=[])
@click.pass_obj
def album(terminal: Terminal, event_id: int, as_json: bool) -> None:
    """Xem ảnh của hoạt động: bao nhiêu, ảnh nào chưa có chú thích."""
    from ucvn_desktop.services.event_making import album_of

    with terminal.open() as workspace:
        found = album_of(workspace, event_id)
    lines = [f"«{found.title}» có {len(found.photo_ids)} ảnh."]
    if found.photo_ids:
        lines.append(f"Ảnh số {', '.join(map(str, found.photo_ids))}.")
    if found.uncaptioned:
        lines.append(f"Chưa có chú thích: ảnh số {', '.join(map(str, found.uncaptioned))}.")
    if found.private:
        lines.append("Hoạt động này giữ kín danh tính: không dùng ảnh thấy rõ mặt người được thăm.")
    emit(as_json, asdict(found), lines)


@click.command("backdrop", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def backdrop(terminal: Terminal, event_id: int, as_json: bool) -> None:
    """Soạn chữ trên phông và lưu thành một thiết kế để sửa, in."""
    from ucvn_desktop.services.event_making import make_backdrop

    with terminal.open() as workspace:
        made = make_backdrop(workspace, event_id)
    said = "Đã lưu thành" if made.is_new else "Đã có sẵn"
    emit(
        as_json,
        {"text": made.text, "poster": made.poster.id, "is_new": made.is_new},
        [
            *made.text.splitlines(),
            "",
            f"{said} thiết kế số {made.poster.id}; mở ở phòng Khẩu hiệu để sửa khổ, mẫu.",
        ],
    )


@click.command("invite", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ", type=int)
@click.option("--guest", default="", metavar="TÊN", help="Người được mời: họ tên, chức danh, đơn vị.")
@json_option()
@click.pass_obj
def invite(terminal: Terminal, event_id: int, guest: str, as_json: bool) -> None:
    """Soạn lời giấy mời dự hoạt động."""
    from ucvn_desktop.services.event_making import invitation

    with terminal.open() as workspace:
        text = invitation(workspace, event_id, guest)
    emit(as_json, {"text": text}, text.splitlines())


@click.command("qr", options_metavar="[TÙY CHỌN]")
@click.argument("event_id", metavar="SỐ", type=int)
@click.argument("target", metavar="TỆP.svg|.png", type=click.Path(path_type=Path))
@json_option()
@click.pass_obj
def qr(terminal: Terminal, event_id: int, target: Path, as_json: bool) -> None:
    """Vẽ mã QR của đường dẫn, ví dụ cuộc thi trực tuyến."""
    from ucvn_desktop.services.event_making import write_qr
    from ucvn_desktop.services.targets import unused

    with terminal.open() as workspace:
        written, link = write_qr(workspace, event_id, unused(target))
    emit(as_json, {"file": str(written), "link": link}, [f"Đã vẽ: {written}", f"Mã QR mở: {link}"])
