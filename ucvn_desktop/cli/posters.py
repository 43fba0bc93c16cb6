"""`ucvn slogan …` and `ucvn poster …`"""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table
from ucvn_desktop.core.text.numbers import format_number

if TYPE_CHECKING:
    from ucvn_desktop.core.slogan import Poster
    from ucvn_desktop.services.posters import PosterResult


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def slogan() -> None:
    """Kho khẩu hiệu."""


@slogan.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("text", metavar="KHẨU-HIỆU")
@click.option(
    "--campaign", default="", metavar="TÊN", help="Phong trào, cuộc vận động hoặc dịp mà khẩu hiệu thuộc về."
)
@json_option()
@click.pass_obj
def add(terminal: Terminal, text: str, campaign: str, as_json: bool) -> None:
    """Ghi một khẩu hiệu vào kho."""
    from ucvn_desktop.services.records import add_slogan

    with terminal.open() as workspace:
        stored = add_slogan(workspace, text, campaign)
    emit(as_json, fields_of(stored), [f"Đã ghi khẩu hiệu số {stored.id}: {stored.text}"])


@slogan.command("list", options_metavar="[TÙY CHỌN]")
@json_option(items=[])
@click.pass_obj
def list_slogans(terminal: Terminal, as_json: bool) -> None:
    """Liệt kê khẩu hiệu."""
    with terminal.open() as workspace:
        slogans = workspace.slogans.all()
    rows = [(s.id, shorten(s.text, 90), shorten(s.campaign, 40)) for s in slogans]
    emit(
        as_json,
        {"items": [fields_of(s) for s in slogans]},
        table(("Số", "Khẩu hiệu", "Phong trào, dịp"), rows, "Chưa có khẩu hiệu nào."),
    )


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def poster() -> None:
    """Băng rôn, áp phích, pano."""


@poster.command("render", options_metavar="[TÙY CHỌN]")
@click.argument("target", metavar="TỆP.pdf", type=click.Path(path_type=Path))
@click.option(
    "--text", required=True, metavar="KHẨU-HIỆU", help="Nội dung; xuống dòng trong nội dung được giữ."
)
@click.option(
    "--size", required=True, metavar="RỘNGxCAO", help="Khổ thành phẩm tính bằng mm, ví dụ 5000x800."
)
@click.option("--template", default="vien-vang", show_default=True, metavar="TÊN", help="Mẫu nền.")
@click.option("--font", default="Be Vietnam Pro", show_default=True, metavar="TÊN", help="Phông chữ.")
@click.option("--caps", is_flag=True, help="Viết hoa toàn bộ.")
@click.option(
    "--scale", default="1:1", show_default=True, metavar="1:N", help="Tỉ lệ bản vẽ, ví dụ 1:10 cho cơ sở in."
)
@json_option(lines=[], sheets=0)
@click.pass_obj
def render(
    terminal: Terminal,
    target: Path,
    text: str,
    size: str,
    template: str,
    font: str,
    caps: bool,
    scale: str,
    as_json: bool,
) -> None:
    """Dàn khẩu hiệu vào khổ giấy và vẽ thành PDF.

    Chữ to nhất có thể mà không ngắt giữa từ, giữa tên; chữ là nét vẽ nên cơ sở in không cần phông.
    """
    from ucvn_desktop.services.posters import PosterSpec, parse_scale, parse_size, render_poster
    from ucvn_desktop.services.targets import unused

    width, height = parse_size(size)
    spec = PosterSpec(text, width, height, template, font, caps, parse_scale(scale))
    unused(target, ".pdf")
    workspace = terminal.open_if_any()
    if workspace is None:
        _report(as_json, None, render_poster(spec, target))
        return
    from ucvn_desktop.services.poster_records import make_poster

    with workspace:
        _report(as_json, *make_poster(workspace, spec, target))


def _report(as_json: bool, record: "Poster | None", drawn: "PosterResult") -> None:
    result = {
        "id": record.id if record else None,
        "uid": record.uid if record else None,
        "lines": [asdict(line) for line in drawn.lines],
        "page_mm": list(drawn.page_mm),
        "sheets": drawn.sheets,
        "file": str(drawn.file),
    }
    page = " × ".join(format_number(side, 0 if side == int(side) else 1) for side in drawn.page_mm)
    number = f"thiết kế số {record.id}, " if record else ""
    emit(
        as_json,
        result,
        [
            f"Đã vẽ: {drawn.file} ({number}trang {page} mm)",
            *(
                f"  {line.text}  · chữ hoa cao {format_number(line.cap_height_mm, 1)} mm"
                for line in drawn.lines
            ),
        ],
    )


@poster.command("list", options_metavar="[TÙY CHỌN]")
@json_option(items=[])
@click.pass_obj
def list_posters(terminal: Terminal, as_json: bool) -> None:
    """Liệt kê các thiết kế."""
    with terminal.open() as workspace:
        posters = workspace.posters.all()
    rows = [
        (p.id, f"{format_number(p.width_mm)}×{format_number(p.height_mm)}", shorten(p.text, 90))
        for p in posters
    ]
    emit(
        as_json,
        {"items": [fields_of(p) for p in posters]},
        table(("Số", "Khổ (mm)", "Nội dung"), rows, "Chưa có thiết kế nào."),
    )
