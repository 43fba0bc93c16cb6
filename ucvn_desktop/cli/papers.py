"""`ucvn paper …`"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table
from ucvn_desktop.core.paper import CITING_LABELS, PAPER_LABELS, CitingKind, Paper, PaperKind, day_to_come
from ucvn_desktop.core.text.dates import format_day, today
from ucvn_desktop.core.text.numbers import format_size

if TYPE_CHECKING:
    from ucvn_desktop.services.citations import CitationRow

F = TypeVar("F", bound=Callable[..., Any])


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def paper() -> None:
    """Văn bản chỉ đạo, và tin, bài nào căn cứ vào đó."""


def _facts(command: F) -> F:
    options = (
        click.option("--date", "day", metavar="NGÀY", help="Ngày ban hành, ví dụ 16/4/2021."),
        click.option("--issuer", metavar="TÊN", help="Nơi ban hành."),
        click.option(
            "--kind",
            type=click.Choice([kind.value for kind in PaperKind]),
            help="Loại văn bản; khi ghi mới mà không nêu thì lấy theo ký hiệu (HD, KH, QĐ…).",
        ),
        click.option("--summary", metavar="TRÍCH-YẾU", help="Trích yếu nội dung."),
        click.option("--note", metavar="GHI-CHÚ", help="Ghi chú riêng."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _items(command: F) -> F:
    slogans = click.option(
        "--slogan",
        "slogans",
        type=int,
        multiple=True,
        metavar="SỐ",
        help="Khẩu hiệu số này; ghi được nhiều lần.",
    )
    articles = click.option(
        "--article",
        "articles",
        type=int,
        multiple=True,
        metavar="SỐ",
        help="Tin, bài số này; ghi được nhiều lần.",
    )
    return articles(slogans(command))


@paper.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("number", metavar="[SỐ-KÝ-HIỆU]", default="")
@_facts
@click.option("--file", "path", type=click.Path(path_type=Path), metavar="TỆP", help="Gắn luôn tệp này.")
@json_option()
@click.pass_obj
def add(terminal: Terminal, /, number: str, path: Path | None, as_json: bool, **facts: Any) -> None:
    """Ghi một văn bản vào sổ.

    Ví dụ: ucvn paper add 165-HD/BTGTW --date 16/4/2021 --issuer "Ban Tuyên giáo Trung ương"
    """
    from ucvn_desktop.services.papers import add_paper

    with terminal.open() as workspace:
        stored = add_paper(workspace, {"number": number, **_given(facts)}, path)
    warnings = _warnings(stored)
    lines = [f"Đã ghi văn bản số {stored.id}: {stored.title}.", *_file_line(stored), *_noted(warnings)]
    emit(as_json, {**fields_of(stored), "warnings": warnings}, lines)


@paper.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("paper_id", metavar="SỐ", type=int)
@click.option("--number", metavar="SỐ-KÝ-HIỆU", help="Số, ký hiệu.")
@_facts
@json_option()
@click.pass_obj
def edit(terminal: Terminal, /, paper_id: int, as_json: bool, **changes: Any) -> None:
    """Sửa một văn bản.

    Ghi "" để bỏ trống một mục.
    """
    from ucvn_desktop.services.papers import edit_paper, same_paper

    given = _given(changes)
    if not given:
        raise click.UsageError("Hãy ghi ít nhất một điều cần sửa, ví dụ --summary.")
    with terminal.open() as workspace:
        stored = edit_paper(workspace, paper_id, given)
        twin = same_paper(workspace, stored)
    lines = [f"Đã sửa văn bản số {stored.id}: {stored.title}."]
    if twin:
        lines.append(f"Lưu ý: có thể trùng với văn bản số {twin.id}: {twin.title}.")
    warnings = _warnings(stored)
    told = {**fields_of(stored), "same_as": twin.id if twin else None, "warnings": warnings}
    emit(as_json, told, [*lines, *_noted(warnings)])


def _warnings(paper: Paper) -> list[str]:
    said = day_to_come(paper.day, today())
    return [said] if said else []


def _noted(warnings: list[str]) -> list[str]:
    return [f"Lưu ý: {sentence}" for sentence in warnings]


@paper.command("list", options_metavar="[TÙY CHỌN]")
@click.option(
    "--text", default="", metavar="TỪ", help="Có những từ này; số, ký hiệu gõ liền hay rời đều được."
)
@click.option("--year", type=click.IntRange(1900, 2100), metavar="NĂM", help="Ban hành trong năm này.")
@click.option("--issuer", default="", metavar="TÊN", help="Nơi ban hành có những chữ này.")
@click.option("--article", type=int, metavar="SỐ", help="Những văn bản mà tin, bài số này căn cứ vào.")
@click.option("--slogan", type=int, metavar="SỐ", help="Những văn bản mà khẩu hiệu số này căn cứ vào.")
@click.option("--bin", "in_bin", is_flag=True, help="Những văn bản trong thùng rác.")
@json_option(items=[], years=[], issuers=[])
@click.pass_obj
def list_(
    terminal: Terminal,
    text: str,
    year: int | None,
    issuer: str,
    article: int | None,
    slogan: int | None,
    in_bin: bool,
    as_json: bool,
) -> None:
    """Liệt kê sổ văn bản, mới nhất trước."""
    from ucvn_desktop.services.papers import PaperFilter, listed_papers, paper_choices, paper_rows

    items = _pairs(() if article is None else (article,), () if slogan is None else (slogan,))
    if len(items) > 1:
        raise click.UsageError("Chỉ ghi một trong hai: --article hoặc --slogan.")
    wanted = PaperFilter(text, str(year or ""), issuer, items[0] if items else None, in_bin)
    with terminal.open() as workspace:
        found = paper_rows(workspace, listed_papers(workspace, wanted))
        choices = paper_choices(workspace)
    rows = [
        (
            row.id,
            row.number or "–",
            format_day(row.day) or "–",
            row.kind_label,
            shorten(row.issuer, 30),
            shorten(row.summary),
            "có" if row.file_name else "–",
            row.cited or "–",
        )
        for row in found
    ]
    headings = ("Số", "Số, ký hiệu", "Ngày", "Loại", "Nơi ban hành", "Trích yếu", "Tệp", "Được dẫn")
    emit(
        as_json,
        {"items": [asdict(row) for row in found], **asdict(choices)},
        table(headings, rows, "Không có văn bản nào."),
    )


@paper.command("show", options_metavar="[TÙY CHỌN]")
@click.argument("paper_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def show(terminal: Terminal, paper_id: int, as_json: bool) -> None:
    """Xem một văn bản và những gì căn cứ vào đó."""
    from ucvn_desktop.services.citations import citations

    with terminal.open() as workspace:
        found = workspace.papers.get(paper_id)
        cited = citations(workspace, paper_id=paper_id)
    facts = (
        ("Số, ký hiệu", found.number),
        ("Loại", PAPER_LABELS[PaperKind(found.kind)]),
        ("Ngày", format_day(found.day)),
        ("Nơi ban hành", found.issuer),
        ("Trích yếu", found.summary),
        ("Ghi chú", found.note.replace("\n", "; ")),
    )
    lines = [f"{name}: {value}" for name, value in facts if value]
    lines += _file_line(found)
    lines += ["Văn bản này ở thùng rác."] if found.deleted_at else []
    lines += _cited_lines(cited)
    emit(as_json, {**fields_of(found), "citations": [asdict(row) for row in cited]}, lines)


@paper.command("attach", options_metavar="[TÙY CHỌN]")
@click.argument("paper_id", metavar="SỐ", type=int)
@click.argument("path", metavar="TỆP", type=click.Path(path_type=Path))
@json_option()
@click.pass_obj
def attach(terminal: Terminal, paper_id: int, path: Path, as_json: bool) -> None:
    """Gắn tệp của văn bản: Word, PDF, ảnh chụp…

    Tệp được giữ nguyên như đã có, chương trình không mở ra.
    """
    from ucvn_desktop.services.papers import edit_paper

    with terminal.open() as workspace:
        old = workspace.papers.get(paper_id)
        stored = edit_paper(workspace, paper_id, {}, file=path)
    lines = [f"Đã gắn vào văn bản số {stored.id}: {stored.title}.", *_file_line(stored)]
    if old.sha256 not in ("", stored.sha256):
        lines.append(f"Tệp trước đó «{old.file_name}» không còn gắn với văn bản này.")
    emit(as_json, fields_of(stored), lines)


@paper.command("export", options_metavar="[TÙY CHỌN]")
@click.argument("paper_id", metavar="SỐ", type=int)
@click.argument("target", metavar="TỆP-HOẶC-THƯ-MỤC", type=click.Path(path_type=Path))
@json_option()
@click.pass_obj
def export(terminal: Terminal, paper_id: int, target: Path, as_json: bool) -> None:
    """Chép tệp của văn bản ra ngoài để mở, để gửi."""
    from ucvn_desktop.services.papers import export_file
    from ucvn_desktop.services.targets import unused

    with terminal.open() as workspace:
        ending = Path(workspace.papers.get(paper_id).file_name).suffix
        written = export_file(workspace, paper_id, unused(target, ending))
    emit(as_json, {"file": str(written)}, [f"Đã chép: {written}"])


@paper.command("remove", options_metavar="[TÙY CHỌN]")
@click.argument("paper_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def remove(terminal: Terminal, paper_id: int, as_json: bool) -> None:
    """Cho một văn bản vào thùng rác."""
    from ucvn_desktop.services.papers import bin_paper

    with terminal.open() as workspace:
        stored = bin_paper(workspace, paper_id)
    said = f"Đã cho văn bản số {paper_id} vào thùng rác. Lấy ra bằng lệnh: ucvn paper restore {paper_id}"
    emit(as_json, fields_of(stored), [said])


@paper.command("restore", options_metavar="[TÙY CHỌN]")
@click.argument("paper_id", metavar="SỐ", type=int)
@json_option()
@click.pass_obj
def restore(terminal: Terminal, paper_id: int, as_json: bool) -> None:
    """Lấy một văn bản ra khỏi thùng rác."""
    from ucvn_desktop.services.papers import restore_paper

    with terminal.open() as workspace:
        stored = restore_paper(workspace, paper_id)
    emit(as_json, fields_of(stored), [f"Văn bản số {paper_id} đã về lại sổ: {stored.title}."])


@paper.command("cite", options_metavar="[TÙY CHỌN]")
@click.argument("paper_id", metavar="SỐ", type=int)
@_items
@json_option(added=0, citations=[])
@click.pass_obj
def cite_(
    terminal: Terminal, paper_id: int, articles: tuple[int, ...], slogans: tuple[int, ...], as_json: bool
) -> None:
    """Ghi rằng tin, bài, khẩu hiệu căn cứ vào văn bản này."""
    from ucvn_desktop.services.citations import citations, cite

    items = _some(articles, slogans)
    with terminal.open() as workspace:
        added = cite(workspace, paper_id, items)
        rows = citations(workspace, paper_id=paper_id)
    said = (
        f"Đã ghi {added} mục căn cứ vào văn bản này." if added else "Đã ghi từ trước, không có gì thay đổi."
    )
    emit(as_json, {"added": added, "citations": [asdict(row) for row in rows]}, [said, *_cited_lines(rows)])


@paper.command("uncite", options_metavar="[TÙY CHỌN]")
@click.argument("paper_id", metavar="SỐ", type=int)
@_items
@json_option(removed=0, citations=[])
@click.pass_obj
def uncite_(
    terminal: Terminal, paper_id: int, articles: tuple[int, ...], slogans: tuple[int, ...], as_json: bool
) -> None:
    """Bỏ ghi căn cứ giữa văn bản này và tin, bài, khẩu hiệu."""
    from ucvn_desktop.services.citations import citations, uncite

    items = _some(articles, slogans)
    with terminal.open() as workspace:
        removed = uncite(workspace, paper_id, items)
        rows = citations(workspace, paper_id=paper_id)
    said = f"Đã bỏ {removed} mục." if removed else "Không có mục nào như vậy, không có gì thay đổi."
    emit(
        as_json, {"removed": removed, "citations": [asdict(row) for row in rows]}, [said, *_cited_lines(rows)]
    )


def _given(facts: dict[str, Any]) -> dict[str, Any]:
    """What was written on the command line."""
    return {name: value for name, value in facts.items() if value is not None}


def _pairs(articles: tuple[int, ...], slogans: tuple[int, ...]) -> list[tuple[CitingKind, int]]:
    return [
        *((CitingKind.ARTICLE, number) for number in articles),
        *((CitingKind.SLOGAN, number) for number in slogans),
    ]


def _some(articles: tuple[int, ...], slogans: tuple[int, ...]) -> list[tuple[CitingKind, int]]:
    items = _pairs(articles, slogans)
    if not items:
        raise click.UsageError("Hãy ghi ít nhất một --article hoặc --slogan.")
    return items


def _file_line(stored: Paper) -> list[str]:
    return [f"Tệp: {stored.file_name} ({format_size(stored.file_size)})"] if stored.sha256 else []


def _cited_lines(rows: "list[CitationRow]") -> list[str]:
    if not rows:
        return ["Chưa có tin, bài, khẩu hiệu nào căn cứ vào văn bản này."]
    return [
        "Căn cứ vào văn bản này:",
        *(f"  {CITING_LABELS[row.item_kind]} số {row.item_id}: {shorten(row.item_title)}" for row in rows),
    ]
