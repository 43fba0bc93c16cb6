"""`ucvn init`, `ucvn search`, `ucvn doctor`, `ucvn demo`."""

from dataclasses import asdict
from pathlib import Path

import click

from ucvn_desktop.cli.console import Terminal, emit, json_option, progress_bar, shorten
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.text.dates import this_day

_KIND_WORDS = {
    "article": "Tin, bài",
    "photo": "Ảnh",
    "slogan": "Khẩu hiệu",
    "event": "Hoạt động",
    "occasion": "Ngày kỷ niệm",
    "occasion_theme": "Chủ đề năm",
    "submission": "Bộ gửi",
    "person": "Danh bạ",
    "sub_unit": "Đơn vị trực thuộc",
    "paper": "Văn bản chỉ đạo",
    "post": "Bài đăng",
    "task": "Nhiệm vụ",
}


@click.command(options_metavar="[TÙY CHỌN]")
@click.option("--unit", required=True, metavar="TÊN", help="Tên công đoàn của mình.")
@click.option("--code", required=True, metavar="MÃ", help="Mã đơn vị, chữ không dấu và số, ví dụ CDBTP.")
@click.option(
    "--year",
    type=int,
    default=lambda: this_day().year,
    metavar="NĂM",
    help="Năm của kế hoạch; mặc định là năm nay.",
)
@click.option("--officer", default="", metavar="TÊN", help="Cán bộ làm truyền thông.")
@click.option("--title", "officer_title", default="", metavar="CHỨC-DANH", help="Chức danh của cán bộ.")
@click.option("--phone", default="", metavar="SỐ", help="Điện thoại liên hệ.")
@click.option("--email", default="", metavar="ĐỊA-CHỈ", help="Thư điện tử liên hệ.")
@click.option(
    "--superior",
    default="Công đoàn Viên chức Việt Nam",
    show_default=True,
    metavar="TÊN",
    help="Công đoàn cấp trên trực tiếp.",
)
@json_option()
@click.pass_obj
def init(
    terminal: Terminal,
    unit: str,
    code: str,
    year: int,
    officer: str,
    officer_title: str,
    phone: str,
    email: str,
    superior: str,
    as_json: bool,
) -> None:
    """Tạo thư mục dữ liệu cho đơn vị."""
    from ucvn_desktop.services.setup import create_workspace

    profile = Profile(
        unit_name=unit,
        unit_code=code,
        superior=superior,
        officer=officer,
        officer_title=officer_title,
        phone=phone,
        email=email,
    )
    made = create_workspace(terminal.folder, profile, year)
    with made.workspace as workspace:
        topics = len(workspace.topics.all())
    folder = terminal.folder.resolve()
    plan = (
        f"Đã có sẵn kế hoạch năm {year} với {topics} nội dung."
        if made.plan_known
        else f"Chưa có sẵn kế hoạch năm {year}: danh mục nội dung còn trống. Nhập kế hoạch từ tệp bằng lệnh: "
        f'ucvn -w "{terminal.folder}" plan import TỆP'
    )
    emit(
        as_json,
        {"workspace": str(folder), "year": year, "plan_known": made.plan_known, "topics": topics},
        [f"Đã tạo dữ liệu của {unit} ở {folder}.", plan],
    )


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("query", metavar="TỪ-CẦN-TÌM")
@json_option(hits=[])
@click.pass_obj
def search(terminal: Terminal, query: str, as_json: bool) -> None:
    """Tìm trong mọi thứ, gõ không dấu cũng được.

    Tìm tin, bài, ảnh, khẩu hiệu, hoạt động, bộ gửi, danh bạ, văn bản, bài đăng, nhiệm vụ; từ gõ có dấu thì chỉ khớp đúng dấu.
    """
    from ucvn_desktop.services.found import years_of

    with terminal.open() as workspace:
        hits = workspace.search(query)
        years = years_of(workspace, hits)
    lines = [
        line
        for hit in hits
        for line in (
            f"{_KIND_WORDS[hit.kind]} số {hit.id}{_of(years.get(hit))}: {shorten(hit.title, 90)}",
            *([f"    {shorten(hit.snippet, 110)}"] if hit.snippet else []),
        )
    ]
    emit(as_json, {"hits": [asdict(hit) for hit in hits]}, lines or ["Không tìm thấy gì."])


def _of(year: int | None) -> str:
    return f", năm {year}" if year else ""


@click.command(options_metavar="[TÙY CHỌN]")
@click.option("--tidy", is_flag=True, help="Xóa những tệp thừa mà không bản ghi nào dùng tới.")
@click.option(
    "--unlock", is_flag=True, help="Gỡ khóa do một máy khác để lại, khi chắc chắn máy đó không còn dùng."
)
@json_option(damages=[])
@click.pass_obj
def doctor(terminal: Terminal, tidy: bool, unlock: bool, as_json: bool) -> int:
    """Kiểm tra dữ liệu có hỏng, có thiếu không.

    Xem từng bản ghi, lịch sử, chỉ mục tìm kiếm, từng tệp ảnh.
    """
    from ucvn_desktop.services import doctor as health

    if unlock:
        # Before anything else: also the opening of an older workspace needs the lock.
        health.unlock(terminal.folder)
    with terminal.open() as workspace:
        found = health.diagnose(workspace, progress_bar("tệp"))
        deleted = health.tidy(workspace) if tidy and not found.damages else 0
    lines = [f"Hỏng: {damage.where} – {damage.reason}" for damage in found.damages]
    if found.damages:
        lines.append("Đừng ghi thêm. Hãy chép cả thư mục sang nơi khác trước, rồi khôi phục từ bản sao lưu.")
        lines.append("Ảnh bị hỏng hoặc mất tệp thì chỉ cần nhập lại đúng ảnh đó.")
    else:
        lines.append("Dữ liệu nguyên vẹn.")
    if deleted:
        lines.append(f"Đã xóa {deleted} tệp thừa.")
    elif found.unused:
        lines.append(
            f"Có {found.unused} tệp thừa, không ảnh hưởng gì; xóa bằng lệnh: ucvn -w … doctor --tidy"
        )
    result = {
        "damages": [asdict(damage) for damage in found.damages],
        "unused_files": found.unused - deleted,
        "sound": not found.damages,
    }
    emit(as_json, result, lines)
    return int(bool(found.damages))


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("folder", metavar="[THƯ-MỤC]", required=False, type=click.Path(path_type=Path))
@click.option("--no-window", is_flag=True, help="Không mở cửa sổ chương trình.")
@json_option()
def demo(folder: Path | None, no_window: bool, as_json: bool) -> int:
    """Làm ra dữ liệu mẫu của năm 2021 rồi mở ra xem.

    Gồm hoạt động, tin, bài, ảnh, bản in theo kế hoạch 2021; rồi đóng một bộ gửi và kiểm tra bộ ấy.
    """
    from ucvn_desktop.cli.window import open_window
    from ucvn_desktop.services.demo import make_demo

    made = make_demo(folder, progress_bar("bước"))
    result = {
        "workspace": str(made.workspace),
        "bundle": str(made.bundle),
        "posters": [str(poster) for poster in made.posters],
        "articles": made.articles,
        "photos": made.photos,
        "left_out": [asdict(item) for item in made.left_out],
        "verdict": made.verdict,
    }
    emit(
        as_json,
        result,
        [
            f"Dữ liệu mẫu 2021: {made.articles} tin, bài, {made.photos} ảnh.",
            f"  Dữ liệu:   {made.workspace}",
            *(f"  Bản in:    {poster}" for poster in made.posters),
            f"  Bộ gửi:    {made.bundle}",
            *(f"  Để lại:    «{shorten(item.title)}»: {item.reason}" for item in made.left_out),
            "Bộ gửi đã được kiểm tra: đầy đủ, nguyên vẹn."
            if made.verdict == "valid"
            else "Bộ gửi KHÔNG qua được kiểm tra; hãy báo cho người phát triển.",
            "Giải nén bộ gửi rồi mở 0-MUC-LUC.html để xem. Xem tin, bài bằng lệnh:",
            f'  ucvn -w "{made.workspace}" article list',
        ],
    )
    if not (no_window or as_json):
        emit(False, {}, [open_window(made.workspace)])
    return int(made.verdict != "valid")
