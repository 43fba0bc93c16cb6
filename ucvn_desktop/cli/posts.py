"""`ucvn post …`"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table
from ucvn_desktop.core.post import CHANNEL_LABELS, Channel, PostCount, PostSpan, parse_views
from ucvn_desktop.core.text.dates import format_day, parse_day, today
from ucvn_desktop.core.text.numbers import format_number

if TYPE_CHECKING:
    from ucvn_desktop.core.post import Post
    from ucvn_desktop.services.post_list import PostCounts
    from ucvn_desktop.services.posts import ViewsSeen

F = TypeVar("F", bound=Callable[..., Any])
_CHANNELS = click.Choice([channel.value for channel in Channel])


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def post() -> None:
    """Bài đăng: cái gì đã đăng ở đâu."""


def _facts(command: F) -> F:
    options = (
        click.option("--title", metavar="TÍT", help="Tít như đã đăng."),
        click.option("--link", metavar="LINK", help="Link tới bài đăng."),
        click.option(
            "--channel", type=_CHANNELS, help="Kênh; nếu link hoặc nơi đăng đã nói rõ thì không cần ghi."
        ),
        click.option("--outlet", metavar="TÊN", help="Nơi đăng: tên trang, tên báo, bảng tin ở đâu."),
        click.option("--author", metavar="TÊN", help="Tác giả."),
        click.option("--views", metavar="SỐ", help='Lượt xem, ví dụ 1234, 1.234 hoặc 1,2K; "" là không rõ.'),
        click.option(
            "--article", "article_id", type=int, metavar="SỐ", help="Từ tin, bài số này; 0 là bỏ nối."
        ),
        click.option("--event", "event_id", type=int, metavar="SỐ", help="Từ hoạt động số này; 0 là bỏ nối."),
        click.option("--note", metavar="GHI-CHÚ", help="Ghi chú riêng."),
        click.option(
            "--screenshot", type=click.Path(path_type=Path), metavar="ẢNH", help="Ảnh chụp màn hình bài đăng."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def span_options(command: F) -> F:
    """Options that say from when to when: a year, or two days."""
    options = (
        click.option("--year", type=click.IntRange(1900, 2100), metavar="NĂM", help="Đăng trong năm này."),
        click.option("--from", "first", metavar="NGÀY", help="Đăng từ ngày này."),
        click.option("--to", "last", metavar="NGÀY", help="Đăng đến hết ngày này."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def span_of(year: int | None, first: str | None, last: str | None, **narrower: Any) -> PostSpan:
    """What those options say."""
    if year and (first or last):
        raise click.UsageError("Chỉ ghi --year, hoặc chỉ ghi --from và --to.")
    if year:
        return PostSpan(f"{year}-01-01", f"{year}-12-31", **narrower)
    span = PostSpan(parse_day(first) if first else "", parse_day(last) if last else "", **narrower)
    if span.first and span.last and span.first > span.last:
        raise click.UsageError("Ngày ở --from đứng sau ngày ở --to.")
    return span


@post.command("add", options_metavar="[TÙY CHỌN]")
@click.option("--date", "day", required=True, metavar="NGÀY", help="Ngày đăng, ví dụ 16/4/2021.")
@_facts
@json_option()
@click.pass_obj
def add(terminal: Terminal, /, screenshot: Path | None, as_json: bool, **facts: Any) -> None:
    """Ghi một bài đăng.

    Tít và tác giả lấy theo tin, bài nếu có --article.
    """
    from ucvn_desktop.services.posts import add_post

    with terminal.open() as workspace:
        stored = add_post(workspace, _given(facts), screenshot)
    said = f"Đã ghi bài đăng số {stored.id}: {_one_line(stored)}."
    emit(as_json, fields_of(stored), [said, *_ahead(stored)])


@post.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("post_id", metavar="SỐ", type=int)
@click.option("--date", "day", metavar="NGÀY", help="Ngày đăng.")
@_facts
@json_option()
@click.pass_obj
def edit(terminal: Terminal, /, post_id: int, screenshot: Path | None, as_json: bool, **changes: Any) -> None:
    """Sửa một bài đăng, cập nhật lượt xem.

    Lượt xem cũ vẫn còn trong lịch sử; một ngày ghi nhiều lần thì giữ số ghi sau cùng.
    """
    from ucvn_desktop.services.posts import edit_post, same_link

    given = _given(changes)
    if not given and screenshot is None:
        raise click.UsageError("Hãy ghi ít nhất một điều cần sửa, ví dụ --views.")
    with terminal.open() as workspace:
        stored = edit_post(workspace, post_id, given, screenshot=screenshot)
        twin = same_link(workspace, stored)
    lines = [f"Đã sửa bài đăng số {stored.id}: {_one_line(stored)}.", *_ahead(stored)]
    if twin:
        lines.append(f"Lưu ý: link này cũng là link của bài đăng số {twin.id}: {_one_line(twin)}.")
    emit(as_json, {**fields_of(stored), "same_as": twin.id if twin else None}, lines)


@post.command("list", options_metavar="[TÙY CHỌN]")
@click.option("--text", default="", metavar="TỪ", help="Có những từ này, gõ không dấu cũng được.")
@span_options
@click.option("--channel", type=_CHANNELS, help="Ở kênh này.")
@click.option("--article", "article_id", type=int, metavar="SỐ", help="Từ tin, bài số này.")
@click.option("--event", "event_id", type=int, metavar="SỐ", help="Từ hoạt động số này và tin, bài của nó.")
@click.option("--bin", "in_bin", is_flag=True, help="Những bài đăng trong thùng rác.")
@json_option(items=[])
@click.pass_obj
def list_(
    terminal: Terminal,
    text: str,
    year: int | None,
    first: str | None,
    last: str | None,
    channel: str | None,
    article_id: int | None,
    event_id: int | None,
    in_bin: bool,
    as_json: bool,
) -> None:
    """Liệt kê bài đăng, mới nhất trước."""
    from ucvn_desktop.services.post_list import PostFilter, listed_posts, post_rows

    span = span_of(year, first, last, channel=channel, article_id=article_id, event_id=event_id)
    with terminal.open() as workspace:
        found = post_rows(workspace, listed_posts(workspace, PostFilter(text, span, in_bin)))
    rows = [
        (
            row.id,
            format_day(row.day) or "–",
            row.channel_label,
            shorten(row.outlet, 30),
            shorten(row.title or row.link),
            _views(row.views),
        )
        for row in found
    ]
    emit(
        as_json,
        {"items": [asdict(row) for row in found]},
        table(("Số", "Ngày", "Kênh", "Nơi đăng", "Tít", "Lượt xem"), rows, "Không có bài đăng nào."),
    )


@post.command("show", options_metavar="[TÙY CHỌN]")
@click.argument("post_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def show(terminal: Terminal, post_id: int, as_json: bool) -> None:
    """Xem một bài đăng và lượt xem qua từng lần cập nhật."""
    from ucvn_desktop.services.post_list import post_rows
    from ucvn_desktop.services.posts import views_history

    with terminal.open() as workspace:
        found = workspace.posts.get(post_id)
        (row,) = post_rows(workspace, [post_id])
        seen = views_history(workspace, post_id)
    facts = (
        ("Tít", found.title),
        ("Kênh", row.channel_label),
        ("Nơi đăng", found.outlet),
        ("Ngày đăng", format_day(found.day)),
        ("Tác giả", found.author),
        ("Link", found.link),
        ("Tin, bài", f"số {row.article_id}: {row.article_title}" if row.article_id else ""),
        ("Hoạt động", f"số {row.event_id}: {row.event_title}" if row.event_id else ""),
        ("Ảnh chụp", found.file_name),
        ("Ghi chú", found.note),
        ("Lượt xem", _history(seen)),
    )
    lines = [f"{name}: {value}" for name, value in facts if value]
    lines += ["Bài đăng này ở thùng rác."] if found.deleted_at else []
    emit(as_json, {**fields_of(found), "views_history": [asdict(one) for one in seen]}, lines)


@post.command("screenshot", options_metavar="[TÙY CHỌN]")
@click.argument("post_id", metavar="SỐ", type=int)
@click.argument("target", metavar="TỆP-HOẶC-THƯ-MỤC", type=click.Path(path_type=Path))
@json_option()
@click.pass_obj
def screenshot_(terminal: Terminal, post_id: int, target: Path, as_json: bool) -> None:
    """Chép ảnh chụp của bài đăng ra ngoài."""
    from ucvn_desktop.services.posts import export_screenshot
    from ucvn_desktop.services.targets import unused

    with terminal.open() as workspace:
        ending = Path(workspace.posts.get(post_id).file_name).suffix
        written = export_screenshot(workspace, post_id, unused(target, ending))
    emit(as_json, {"file": str(written)}, [f"Đã chép: {written}"])


@post.command("remove", options_metavar="[TÙY CHỌN]")
@click.argument("post_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def remove(terminal: Terminal, post_id: int, as_json: bool) -> None:
    """Cho một bài đăng vào thùng rác."""
    from ucvn_desktop.services.posts import bin_post

    with terminal.open() as workspace:
        stored = bin_post(workspace, post_id)
    said = f"Đã cho bài đăng số {post_id} vào thùng rác. Lấy ra bằng lệnh: ucvn post restore {post_id}"
    emit(as_json, fields_of(stored), [said])


@post.command("restore", options_metavar="[TÙY CHỌN]")
@click.argument("post_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def restore(terminal: Terminal, post_id: int, as_json: bool) -> None:
    """Lấy một bài đăng ra khỏi thùng rác."""
    from ucvn_desktop.services.posts import restore_post

    with terminal.open() as workspace:
        stored = restore_post(workspace, post_id)
    emit(as_json, fields_of(stored), [f"Bài đăng số {post_id} đã trở lại: {_one_line(stored)}."])


@post.command("count", options_metavar="[TÙY CHỌN]")
@span_options
@click.option("--channel", type=_CHANNELS, help="Ở kênh này.")
@click.option("--article", "article_id", type=int, metavar="SỐ", help="Từ tin, bài số này.")
@click.option("--event", "event_id", type=int, metavar="SỐ", help="Từ hoạt động số này và tin, bài của nó.")
@json_option()
@click.pass_obj
def count(
    terminal: Terminal,
    /,
    year: int | None,
    first: str | None,
    last: str | None,
    as_json: bool,
    **narrower: Any,
) -> None:
    """Đếm bài đăng theo kênh, tháng, nơi đăng.

    Một tin, bài đăng ở nhiều nơi tính là 1 bài viết và nhiều lượt đăng.
    """
    from ucvn_desktop.services.post_list import count_posts

    span = span_of(year, first, last, **narrower)
    with terminal.open() as workspace:
        found = count_posts(workspace, span)
    emit(as_json, asdict(found), _count_lines(found, is_dated=bool(span.first or span.last)))


def _count_lines(found: "PostCounts", *, is_dated: bool) -> list[str]:
    groups: tuple[tuple[str, list[tuple[str, PostCount]]], ...] = (
        ("Kênh", [(CHANNEL_LABELS[channel], counted) for channel, counted in found.by_channel]),
        ("Tháng", [(f"{int(month[5:])}/{month[:4]}", counted) for month, counted in found.by_month]),
        ("Nơi đăng", [(shorten(name, 40) or "(không ghi)", counted) for name, counted in found.by_outlet]),
    )
    total = found.total
    texts, times = format_number(total.written), format_number(total.published)
    lines = [f"{texts} bài viết, {times} lượt đăng."]
    if total.viewed:
        views, viewed = format_number(total.views), format_number(total.viewed)
        lines.append(f"{views} lượt xem ở {viewed} bài đăng có ghi lượt xem.")
    for heading, rows in groups:
        cells = [(name, one.written, one.published, format_number(one.views)) for name, one in rows]
        if cells:
            lines += ["", *table((heading, "Bài viết", "Lượt đăng", "Lượt xem"), cells, "")]
    if found.undated and is_dated:
        lines += ["", f"Còn {found.undated} bài đăng chưa ghi ngày nên không nằm trong khoảng nào."]
    return lines


def _given(facts: dict[str, Any]) -> dict[str, Any]:
    """What was written on the command line, as the service takes it."""
    given = {name: value for name, value in facts.items() if value is not None}
    if "views" in given:
        given["views"] = parse_views(given["views"])
    for name in ("article_id", "event_id"):
        if name in given:
            given[name] = given[name] or None
    return given


def _ahead(stored: "Post") -> list[str]:
    if stored.day <= today():
        return []
    return [f"Lưu ý: ngày đăng {format_day(stored.day)} chưa tới. Hãy xem lại ngày, tháng, năm."]


def _one_line(stored: "Post") -> str:
    where = stored.outlet or CHANNEL_LABELS[Channel(stored.channel)]
    return f"{shorten(stored.title or stored.link)} ({', '.join(p for p in (where, format_day(stored.day)) if p)})"


def _views(views: int | None) -> str:
    return "–" if views is None else format_number(views)


def _history(seen: "list[ViewsSeen]") -> str:
    said = [f"{_views(one.views)} (ghi ngày {format_day(one.day)})" for one in seen]
    return " → ".join(said)
