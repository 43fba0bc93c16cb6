"""`ucvn pack` and `ucvn verify`."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ucvn_desktop.cli.console import BYTES, Terminal, emit, json_option, progress_bar, shorten
from ucvn_desktop.core.text.numbers import format_size

if TYPE_CHECKING:
    from ucvn_desktop.services.packing import Packed

# More lines than a terminal shows help nobody; --json has them all.
_MOST_TOLD = 40


@click.command(options_metavar="[TÙY CHỌN]")
@click.option(
    "--out", required=True, metavar="THƯ-MỤC", type=click.Path(path_type=Path), help="Nơi để tệp .zip."
)
@click.option(
    "--article",
    "articles",
    type=int,
    multiple=True,
    metavar="SỐ",
    help="Tin, bài số này; ghi được nhiều lần.",
)
@click.option(
    "--poster", "posters", type=int, multiple=True, metavar="SỐ", help="Thiết kế số này; ghi được nhiều lần."
)
@click.option(
    "--ready", is_flag=True, help="Mọi tin, bài đã đủ tít, nội dung, tác giả, chú thích ảnh và chưa gửi."
)
@click.option(
    "--destination",
    "destination_id",
    type=int,
    metavar="SỐ",
    help="Nơi nhận số này; mặc định là nơi nhận đầu tiên (xem bằng lệnh: ucvn destination list).",
)
@json_option(files=[], items=0, left_out=[])
@click.pass_obj
def pack(
    terminal: Terminal,
    out: Path,
    articles: tuple[int, ...],
    posters: tuple[int, ...],
    ready: bool,
    destination_id: int | None,
    as_json: bool,
) -> int:
    """Đóng bộ gửi thành một tệp .zip.

    Bên trong có mục lục, phiếu gửi, tin bài, ảnh, bản in và mã kiểm tra.
    """
    if not (articles or posters or ready):
        raise click.UsageError("Hãy chọn ít nhất một --article, --poster hoặc --ready.")
    from ucvn_desktop.services.packing import pack as make

    with terminal.open() as workspace:
        packed = make(
            workspace,
            out,
            article_ids=articles,
            poster_ids=posters,
            ready=ready,
            destination_id=destination_id,
            progress=progress_bar(BYTES),
        )
    lines = _told_of(packed)
    result = {
        "files": [str(file) for file in packed.files],
        "items": packed.items,
        "left_out": [asdict(item) for item in packed.left_out],
        "notes": list(packed.notes),
    }
    emit(as_json, result, lines)
    return int(not packed.files)


def _told_of(packed: "Packed") -> list[str]:
    lines = [
        f"Đã đóng {packed.items} mục: {file} ({format_size(file.stat().st_size)})" for file in packed.files
    ]
    lines += [f"Để lại «{shorten(item.title)}» (số {item.id}): {item.reason}." for item in packed.left_out]
    lines += [f"Lưu ý: {note}" for note in packed.notes]
    if not packed.files:
        lines.append("Chưa có gì để gửi: không có tin, bài mới nào đã đủ.")
    return lines


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("bundle", metavar="BỘ-GỬI", type=click.Path(path_type=Path))
@json_option(verdict="invalid", ours=False, signature="none", problems=[])
def verify(bundle: Path, as_json: bool) -> int:
    """Kiểm tra một bộ gửi có đủ, có nguyên vẹn không.

    Bộ gửi là tệp .zip hoặc thư mục đã giải nén; từng tệp được so với mã kiểm tra.
    """
    from ucvn_desktop.services.bundle.verify import verify as judge

    verdict = judge(bundle, progress_bar(BYTES))
    lines = [verdict.headline]
    if verdict.files:
        lines.append(f"  {verdict.files} tệp, {format_size(verdict.size)}; chưa niêm phong.")
    told = verdict.problems[:_MOST_TOLD]
    lines += [f"  {p.path}: {p.reason}" if p.path else f"  {p.reason}" for p in told]
    if len(verdict.problems) > _MOST_TOLD:
        lines.append(f"  … và {len(verdict.problems) - _MOST_TOLD} chỗ khác (xem hết bằng --json).")
    emit(as_json, asdict(verdict), lines)
    return int(verdict.verdict == "invalid" or verdict.signature in ("bad", "revoked"))
