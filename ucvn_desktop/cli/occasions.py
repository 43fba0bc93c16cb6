"""`ucvn occasion …`"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from ucvn_desktop.cli.console import Terminal, emit, fields_of, json_option, shorten, table
from ucvn_desktop.core.text.dates import this_day

if TYPE_CHECKING:
    from ucvn_desktop.core.occasion import Observance
    from ucvn_desktop.services.occasions import OccasionRow

_WHEN_HELP = "Ngày: 28/7 (hằng năm), 10/3 âm (âm lịch hằng năm), 23/5/2021 (chỉ một lần)."
_UNTIL_HELP = "Ngày cuối, nếu kéo dài nhiều ngày; ghi cùng kiểu với ngày đầu."
_SINCE_HELP = "Năm gốc để tính năm kỷ niệm, ví dụ 1929; 0 là không tính."
_LEAD_HELP = "Nhắc trước bấy nhiêu ngày; 0 là không nhắc."


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def occasion() -> None:
    """Ngày kỷ niệm, ngày lễ: có sẵn và của đơn vị."""


@occasion.command("list", options_metavar="[TÙY CHỌN]")
@click.option("--year", type=int, metavar="NĂM", help="Tính cho năm này; mặc định là năm nay.")
@json_option(items=[])
@click.pass_obj
def list_(terminal: Terminal, year: int | None, as_json: bool) -> None:
    """Liệt kê mọi ngày kỷ niệm theo ngày trong năm."""
    from ucvn_desktop.services.occasions import occasions_of_year

    counted = this_day().year if year is None else year
    with terminal.open() as workspace:
        rows = occasions_of_year(workspace, counted)
    headings = ("Mã", "Khi nào", f"Ngày năm {counted}", "Tên", "Nhắc trước", "Đánh dấu")
    emit(
        as_json,
        {"year": counted, "items": [_row_json(row) for row in rows]},
        [
            *table(headings, [_row(row) for row in rows], "Chưa có ngày kỷ niệm nào."),
            *_unverified_note(rows),
        ],
    )


@occasion.command("show", options_metavar="[TÙY CHỌN]")
@click.argument("code", metavar="MÃ")
@json_option()
@click.pass_obj
def show(terminal: Terminal, code: str, as_json: bool) -> None:
    """Xem một ngày kỷ niệm: nguồn, ghi chú, chủ đề các năm."""
    from ucvn_desktop.services.occasions import find_observance

    with terminal.open() as workspace:
        found = find_observance(workspace, code)
    emit(as_json, observance_json(found), _told(found))


@occasion.command("add", options_metavar="[TÙY CHỌN]")
@click.argument("title", metavar="TÊN")
@click.option("--date", "day", required=True, metavar="NGÀY", help=_WHEN_HELP)
@click.option("--until", default="", metavar="NGÀY", help=_UNTIL_HELP)
@click.option("--since", type=int, default=0, metavar="NĂM", help=_SINCE_HELP)
@click.option("--lead", type=int, default=7, show_default=True, metavar="SỐ", help=_LEAD_HELP)
@click.option("--note", default="", metavar="CHỮ", help="Ghi chú.")
@click.option("--source", default="", metavar="CHỮ", help="Nguồn: văn bản, trang tin.")
@click.option(
    "--unverified", is_flag=True, help="Ghi là chưa kiểm chứng: ngày hoặc năm gốc chưa đối chiếu với nguồn."
)
@json_option()
@click.pass_obj
def add(
    terminal: Terminal,
    title: str,
    day: str,
    until: str,
    since: int,
    lead: int,
    note: str,
    source: str,
    unverified: bool,
    as_json: bool,
) -> None:
    """Ghi một ngày của ngành, cơ quan, đơn vị mình."""
    from ucvn_desktop.core.occasion import Occasion, parse_when
    from ucvn_desktop.services.occasions import add_occasion

    rule, day_from, day_to = parse_when(day, until)
    new = Occasion(
        title=title,
        rule=rule,
        day_from=day_from,
        day_to=day_to,
        origin_year=since or None,
        lead_days=lead,
        note=note,
        source=source,
        verified=not unverified,
    )
    with terminal.open() as workspace:
        stored = add_occasion(workspace, new)
    emit(as_json, observance_json(stored), [f"Đã ghi ngày số {stored.occasion.id}:", *_told(stored)])


@occasion.command("edit", options_metavar="[TÙY CHỌN]")
@click.argument("code", metavar="MÃ")
@click.option("--title", metavar="TÊN", help="Tên.")
@click.option("--date", "day", metavar="NGÀY", help=_WHEN_HELP)
@click.option("--until", metavar="NGÀY", help=f"{_UNTIL_HELP} Phải ghi cùng --date.")
@click.option("--since", type=int, metavar="NĂM", help=_SINCE_HELP)
@click.option("--lead", type=int, metavar="SỐ", help=_LEAD_HELP)
@click.option("--note", metavar="CHỮ", help="Ghi chú.")
@click.option("--source", metavar="CHỮ", help="Nguồn: văn bản, trang tin.")
@click.option(
    "--verified/--unverified", default=None, help="Đã đối chiếu ngày và năm gốc với nguồn, hay chưa."
)
@click.option("--on/--off", "is_on", default=None, help="Bật, hay tắt để không hiện trong lịch.")
@json_option()
@click.pass_obj
def edit(
    terminal: Terminal,
    code: str,
    title: str | None,
    day: str | None,
    until: str | None,
    since: int | None,
    lead: int | None,
    note: str | None,
    source: str | None,
    verified: bool | None,
    is_on: bool | None,
    as_json: bool,
) -> None:
    """Sửa một ngày kỷ niệm, có sẵn hay của đơn vị.

    Ngày có sẵn: chỉ những gì sửa ở đây được giữ riêng; phần còn lại vẫn theo danh mục của chương trình.
    """
    from ucvn_desktop.services.occasions import edit_occasion

    named: dict[str, Any] = {
        "title": title,
        "lead_days": lead,
        "note": note,
        "source": source,
        "verified": verified,
    }
    changes = {name: value for name, value in named.items() if value is not None}
    changes |= _days_typed(day, until)
    if since is not None:
        changes["origin_year"] = since or None
    if is_on is not None:
        changes["off"] = not is_on
    if not changes:
        raise click.UsageError("Chưa có gì để sửa. Hãy ghi ít nhất một tùy chọn.")
    with terminal.open() as workspace:
        stored = edit_occasion(workspace, code, changes)
    emit(as_json, observance_json(stored), _told(stored))


def _days_typed(day: str | None, until: str | None) -> dict[str, Any]:
    """The fields that --date and --until change."""
    from ucvn_desktop.core.occasion import parse_when

    if day is None:
        if until is not None:
            raise click.UsageError("Tùy chọn --until phải ghi cùng --date.")
        return {}
    return dict(zip(("rule", "day_from", "day_to"), parse_when(day, until or ""), strict=True))


@occasion.command("remove", options_metavar="[TÙY CHỌN]")
@click.argument("code", metavar="MÃ")
@json_option()
@click.pass_obj
def remove(terminal: Terminal, code: str, as_json: bool) -> None:
    """Bỏ một ngày khỏi lịch.

    Ngày của đơn vị vào thùng rác, ngày có sẵn thì tắt; đều lấy lại được.
    """
    from ucvn_desktop.services.occasions import remove_occasion

    with terminal.open() as workspace:
        gone = remove_occasion(workspace, code)
    how = "Đã tắt" if gone.known else "Đã bỏ vào thùng rác"
    back = f"ucvn occasion restore {gone.occasion.code}"
    emit(as_json, observance_json(gone), [f"{how}: {gone.occasion.title}. Lấy lại bằng lệnh: {back}"])


@occasion.command("restore", options_metavar="[TÙY CHỌN]")
@click.argument("code", metavar="MÃ")
@json_option()
@click.pass_obj
def restore(terminal: Terminal, code: str, as_json: bool) -> None:
    """Lấy lại một ngày đã bỏ hoặc đã sửa.

    Ngày có sẵn trở về đúng như danh mục. Chủ đề đã ghi vẫn được giữ. Chỉ bật lại mà giữ phần đã sửa: ucvn occasion edit MÃ --on
    """
    from ucvn_desktop.services.occasions import restore_occasion

    with terminal.open() as workspace:
        back = restore_occasion(workspace, code)
    emit(as_json, observance_json(back), _told(back))


@occasion.command("theme", options_metavar="[TÙY CHỌN]")
@click.argument("code", metavar="MÃ")
@click.argument("year", metavar="NĂM", type=int)
@click.argument("text", metavar="CHỦ-ĐỀ")
@click.option("--source", default="", metavar="CHỮ", help="Nguồn: văn bản, trang tin.")
@json_option()
@click.pass_obj
def theme(terminal: Terminal, code: str, year: int, text: str, source: str, as_json: bool) -> None:
    """Ghi chủ đề của một năm.

    Chủ đề trống ("") là bỏ chủ đề mà đơn vị đã ghi.
    """
    from ucvn_desktop.services.occasions import set_theme

    with terminal.open() as workspace:
        stored = set_theme(workspace, code, year, text, source)
    emit(as_json, observance_json(stored), _told(stored))


def _unverified_note(rows: "Sequence[OccasionRow]") -> list[str]:
    """What «chưa kiểm chứng» means and what to do, where one of the occasions is so; nothing otherwise."""
    if all(row.observance.occasion.verified for row in rows):
        return []
    return [
        "Chưa kiểm chứng: chương trình chưa có nguồn chắc chắn cho ngày hoặc năm gốc; hãy đối chiếu trước khi dùng.",
        "  Xem vì sao: ucvn occasion show MÃ. Đã đối chiếu, đúng: ucvn occasion edit MÃ --verified.",
    ]


def observance_json(observance: "Observance") -> dict[str, Any]:
    """An occasion as the unit keeps it, with its themes; `warnings` are sentences on its days."""
    from ucvn_desktop.core.occasion import odd_days

    occasion = observance.occasion
    themes = sorted(observance.themes, key=lambda theme: theme.year)
    return {
        "code": occasion.code,
        **fields_of(occasion),
        "when": occasion.when,
        "is_own": observance.known is None,
        "warnings": odd_days(occasion),
        "themes": [{"year": t.year, "text": t.text, "source": t.source, "is_own": t.id > 0} for t in themes],
    }


def _row_json(row: "OccasionRow") -> dict[str, Any]:
    occurrence = row.occurrence
    return {
        **observance_json(row.observance),
        "first": occurrence.first.isoformat() if occurrence else None,
        "last": occurrence.last.isoformat() if occurrence else None,
        "n": occurrence.n if occurrence else None,
        "year_class": occurrence.year_class if occurrence else None,
    }


def _row(row: "OccasionRow") -> tuple[object, ...]:
    from ucvn_desktop.core.calendar import YEAR_CLASS_LABELS, entry_of

    occasion, occurrence = row.observance.occasion, row.occurrence
    kind = YEAR_CLASS_LABELS[occurrence.year_class] if occurrence and occurrence.year_class else ""
    return (
        occasion.code,
        occasion.when,
        entry_of(occurrence).span if occurrence else "",
        shorten(occurrence.title if occurrence else occasion.title),
        f"{occasion.lead_days} ngày" if occasion.lead_days else "không",
        ", ".join(filter(None, (kind, *_marks(row.observance)))),
    )


def _marks(observance: "Observance") -> list[str]:
    occasion = observance.occasion
    marks = {
        "của đơn vị": observance.known is None,
        "đã sửa": bool(occasion.changed),
        "chưa kiểm chứng": not occasion.verified,
        "đã tắt": occasion.off,
    }
    return [words for words, holds in marks.items() if holds]


def _told(observance: "Observance") -> list[str]:
    """An occasion in the words of a card."""
    from ucvn_desktop.core.occasion import RULE_LABELS, Rule, odd_days

    occasion = observance.occasion
    origin = f"từ năm {occasion.origin_year}" if occasion.origin_year else ""
    lead = f"nhắc trước {occasion.lead_days} ngày" if occasion.lead_days else "không nhắc"
    lines = [
        f"{occasion.title} [{occasion.code}]",
        "  "
        + ", ".join(filter(None, (occasion.when, RULE_LABELS[Rule(occasion.rule)].lower(), origin, lead))),
        "  " + ", ".join(_marks(observance)) if _marks(observance) else "",
        f"  Ghi chú: {occasion.note}" if occasion.note else "",
        f"  Nguồn: {occasion.source}" if occasion.source else "",
        *(f"  Lưu ý: {sentence}" for sentence in odd_days(occasion)),
    ]
    for theme in sorted(observance.themes, key=lambda theme: theme.year):
        source = f" (nguồn: {theme.source})" if theme.source else ""
        lines.append(f"  Chủ đề năm {theme.year}: {theme.text}{source}")
    return [line for line in lines if line]
