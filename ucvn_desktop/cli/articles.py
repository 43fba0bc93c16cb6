"""`ucvn article …`"""

from pathlib import Path
from typing import Any

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, progress_bar, shorten, table
from ucvn_desktop.cli.imports import import_result
from ucvn_desktop.core.article import (
    ARTICLE_LABELS,
    ARTICLE_STATUS_LABELS,
    Article,
    ArticleKind,
)
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.richtext import BlockKind, html_to_blocks

_TOPIC_HELP = "Nội dung (phần II) của kế hoạch năm mà bài được tính"
_PLAN_YEAR = click.option(
    "--plan-year",
    "--year",
    "plan_year",
    type=int,
    metavar="NĂM",
    help="Tính cho kế hoạch năm này; 0: theo ngày hoạt động, không có thì theo ngày viết.",
)


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def article() -> None:
    """Tin, bài."""


@article.command("import", options_metavar="[TÙY CHỌN]")
@click.argument("sources", metavar="TỆP.docx…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--topic", type=int, metavar="SỐ", help=f"{_TOPIC_HELP}.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ArticleKind]),
    default=ArticleKind.NEWS.value,
    show_default=True,
    help="Thể loại.",
)
@click.option("--event", type=int, metavar="SỐ", help="Thuộc hoạt động số này.")
@_PLAN_YEAR
@json_option(ids=[], duplicates=0, refused=[])
@click.pass_obj
def import_(
    terminal: Terminal,
    sources: tuple[Path, ...],
    topic: int | None,
    kind: str,
    event: int | None,
    plan_year: int | None,
    as_json: bool,
) -> int:
    """Nhập tin, bài từ tệp Word.

    Lấy tít, sapo, tít phụ, danh sách, trích dẫn, dòng tác giả, ảnh trong bài.
    """
    from ucvn_desktop.services.articles import import_articles

    with terminal.open() as workspace:
        done = import_articles(
            workspace,
            sources,
            kind=ArticleKind(kind),
            topic=topic,
            event_id=event,
            plan_year=plan_year or 0,
            progress=progress_bar("tệp"),
        )
    return import_result(done, "tin, bài", as_json, done.warnings)


@article.command("list", options_metavar="[TÙY CHỌN]")
@click.option(
    "--year", type=click.IntRange(1900, 2100), metavar="NĂM", help="Chỉ những bài tính cho kế hoạch năm này."
)
@click.option("--topic", type=int, metavar="SỐ", help=f"{_TOPIC_HELP}; 0 là chưa chọn.")
@json_option(items=[])
@click.pass_obj
def list_(terminal: Terminal, year: int | None, topic: int | None, as_json: bool) -> None:
    """Liệt kê tin, bài."""
    from ucvn_desktop.services.article_list import ListFilter, listed_ids
    from ucvn_desktop.services.readiness import status_by_article

    with terminal.open() as workspace, workspace.reading():
        ids = sorted(listed_ids(workspace, ListFilter(topic=topic, year=year or 0)))
        articles = workspace.articles.some(ids)
        years = workspace.articles.plan_years(ids)
        status = status_by_article(workspace)
    rows = [
        (
            a.id,
            ARTICLE_LABELS[ArticleKind(a.kind)],
            years[a.id],
            a.topic or "–",
            ARTICLE_STATUS_LABELS[status[a.id]],
            shorten(a.title),
            a.author,
        )
        for a in articles
    ]
    items = [{**fields_of(a), "year": years[a.id], "status": status[a.id].value} for a in articles]
    empty = "Chưa có tin, bài nào."
    if year or topic is not None:
        empty = "Không có tin, bài nào như vậy" + (f" trong năm {year}." if year else ".")
    headings = ("Số", "Thể loại", "Năm", "Nội dung", "Trạng thái", "Tít", "Tác giả")
    emit(as_json, {"items": items}, table(headings, rows, empty))


@article.command("show", options_metavar="[TÙY CHỌN]")
@click.argument("article_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def show(terminal: Terminal, article_id: int, as_json: bool) -> None:
    """Xem một tin, bài."""
    from ucvn_desktop.services.editions import article_year

    with terminal.open() as workspace, workspace.reading():
        found = workspace.articles.get(article_id)
        photos = workspace.article_photos.photos_of(article_id)
        year = article_year(workspace, found)
    result: dict[str, Any] = {**fields_of(found), "year": year, "photos": [fields_of(p) for p in photos]}
    emit(as_json, result, _reading_view(found, photos, year))


@article.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("article_id", metavar="SỐ", type=int)
@click.option("--title", metavar="TÍT", help="Tít mới.")
@click.option("--author", metavar="TÊN", help="Tác giả.")
@click.option("--topic", type=int, metavar="SỐ", help=f"{_TOPIC_HELP}.")
@click.option("--kind", type=click.Choice([kind.value for kind in ArticleKind]), help="Thể loại.")
@click.option("--event", "event_id", type=int, metavar="SỐ", help="Thuộc hoạt động số này.")
@_PLAN_YEAR
@json_option()
@click.pass_obj
def edit(terminal: Terminal, /, article_id: int, as_json: bool, **changes: Any) -> None:
    """Sửa tít, tác giả, nội dung, thể loại, năm."""
    from ucvn_desktop.services.articles import edit_article
    from ucvn_desktop.services.editions import unknown_topic

    given = {name: value for name, value in changes.items() if value is not None}
    if not given:
        raise click.UsageError("Hãy ghi ít nhất một điều cần sửa, ví dụ --author.")
    if not given.get("title", "x").strip():
        raise UserError("Tít không được để trống. Không có gì bị thay đổi.")
    with terminal.open() as workspace:
        stored = edit_article(workspace, article_id, **given)
        unknown = unknown_topic(workspace, stored)
    told = [f"Đã sửa tin, bài số {stored.id}: {stored.title}"]
    emit(as_json, fields_of(stored), told + ([f"Lưu ý: {unknown}"] if unknown else []))


@article.command("export", options_metavar="[TÙY CHỌN]")
@click.argument("article_id", metavar="SỐ", type=int)
@click.argument("target", metavar="TỆP.docx", type=click.Path(path_type=Path))
@json_option()
@click.pass_obj
def export(terminal: Terminal, article_id: int, target: Path, as_json: bool) -> None:
    """Xuất tin, bài ra tệp Word.

    Khổ A4, Times New Roman 13, chú thích ảnh ở cuối.
    """
    from ucvn_desktop.services.articles import export_article
    from ucvn_desktop.services.targets import unused

    with terminal.open() as workspace:
        written = export_article(workspace, article_id, unused(target, ".docx"))
    emit(as_json, {"file": str(written)}, [f"Đã xuất: {written}"])


_SIGNS = {BlockKind.QUOTE: "    ", BlockKind.BULLET: "• "}


def _reading_view(article: Article, photos: list[Photo], year: int) -> list[str]:
    facts = [ARTICLE_LABELS[ArticleKind(article.kind)], f"kế hoạch năm {year}"]
    facts += [f"nội dung {article.topic}"] if article.topic else []
    facts += [f"hoạt động số {article.event_id}"] if article.event_id else []
    lines = [" · ".join(facts), article.title, ""]
    if article.sapo:
        lines += [article.sapo, ""]
    number = 0
    for block in html_to_blocks(article.body):
        number = number + 1 if block.kind is BlockKind.NUMBER else 0
        sign = f"{number}. " if number else _SIGNS.get(block.kind, "")
        lines += f"{sign}{block.text}".splitlines()
    if article.credit:
        lines += ["", article.credit]
    lines += [
        f"Ảnh {place} (số {photo.id}): {photo.caption or '(chưa có chú thích)'}"
        for place, photo in enumerate(photos, 1)
    ]
    return lines
