"""The command `ucvn`: all commands under their names."""

from pathlib import Path

import click

from ucvn_desktop import __version__, paths
from ucvn_desktop.cli.vietnamese import speak_vietnamese

speak_vietnamese()

from ucvn_desktop.cli import (  # noqa: E402 - click must speak first  # noqa: E402 - click must speak first
    articles,
    bundles,
    calendar,
    destinations,
    events,
    occasions,
    papers,
    people,
    photos,
    plans,
    post_sheets,
    posters,
    tasks,
    units,
    workspace,
    years,
)
from ucvn_desktop.cli.console import Terminal  # noqa: E402


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH …",
    epilog="Mỗi lệnh có trợ giúp riêng, ví dụ: ucvn article import --help",
)
@click.option(
    "-w",
    "--workspace",
    "folder",
    type=click.Path(path_type=Path),
    envvar="UCVN_WORKSPACE",
    metavar="THƯ-MỤC",
    help="Thư mục dữ liệu; nếu không ghi thì lấy từ biến UCVN_WORKSPACE, rồi đến thư mục dữ liệu của người dùng.",
)
@click.version_option(__version__, prog_name="ucvn")
@click.pass_context
def ucvn(context: click.Context, folder: Path | None) -> None:
    """Truyền thông Công đoàn: tin, bài, ảnh, khẩu hiệu và bộ gửi của công đoàn trực thuộc."""
    context.obj = Terminal(folder or paths.default_workspace(), named=folder is not None)


for command in (
    workspace.demo,
    workspace.init,
    plans.plan,
    calendar.calendar,
    occasions.occasion,
    years.year,
    tasks.task,
    events.event,
    articles.article,
    photos.photo,
    posters.slogan,
    posters.poster,
    destinations.destination,
    people.person,
    units.unit,
    papers.paper,
    post_sheets.post,
    bundles.pack,
    bundles.verify,
    workspace.search,
    workspace.doctor,
):
    ucvn.add_command(command)
