"""`ucvn plan …`"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ucvn_desktop.cli.console import Terminal, emit, json_option, shorten
from ucvn_desktop.core.plan import CAMPAIGN_LABELS, CampaignKind, PlanDate
from ucvn_desktop.core.plan_reading.roles import ROLE_LABELS, Role
from ucvn_desktop.core.text.dates import format_day

if TYPE_CHECKING:
    from ucvn_desktop.core.plan_reading.reading import Line, Reading
    from ucvn_desktop.services.plan_import import ImportedPlan
    from ucvn_desktop.services.plans import WholePlan

_AS_READ = "tu-dong"
_year_option = click.option(
    "--year", type=int, metavar="NĂM", help="Năm của kế hoạch; mặc định là năm nay, chưa có thì năm mới nhất."
)


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def plan() -> None:
    """Kế hoạch truyền thông của công đoàn cấp trên."""


@plan.command("import", options_metavar="[TÙY CHỌN]")
@click.argument("source", metavar="TỆP", type=click.Path(path_type=Path))
@json_option(unread=[], findings=[], warnings=[])
@click.pass_obj
def import_(terminal: Terminal, source: Path, as_json: bool) -> None:
    """Nhập kế hoạch từ tệp .docx hoặc .txt.

    Năm lấy từ tên kế hoạch. Kế hoạch đã có của năm ấy được thay; tin, bài, hoạt động, nhiệm vụ đi theo nội dung của mình
    khi nội dung ấy đổi số; đoạn nào
    chương trình chưa hiểu thì được nêu ra.
    """
    from ucvn_desktop.services.plan_import import import_plan

    with terminal.open() as workspace:
        done = import_plan(workspace, source)
    emit(as_json, _result(done), [f"{_heading(done)}: {done.edition.title}", *_told(done)])


@plan.command("show", options_metavar="[TÙY CHỌN]")
@_year_option
@json_option(topics=[], methods=[], duties=[], campaigns=[], dates=[], unread=[])
@click.pass_obj
def show(terminal: Terminal, year: int | None, as_json: bool) -> None:
    """Xem kế hoạch: nội dung, hình thức, nhiệm vụ, ngày tháng."""
    from ucvn_desktop.services.plans import plan_of, plan_years

    with terminal.open() as workspace:
        view = plan_of(workspace, year)
        others = [str(other) for other in plan_years(workspace) if other != view.edition.year]
    lines = _shown(view)
    if others:
        lines += ["", f"Còn có kế hoạch năm {', '.join(others)}: thêm --year NĂM để xem."]
    emit(as_json, _as_object(view), lines)


@plan.command("text", options_metavar="[TÙY CHỌN]")
@_year_option
@click.option("--unread", "unread_only", is_flag=True, help="Chỉ những đoạn chương trình chưa hiểu.")
@json_option(paragraphs=[], findings=[])
@click.pass_obj
def text(terminal: Terminal, year: int | None, unread_only: bool, as_json: bool) -> None:
    """Xem văn bản kế hoạch bên cạnh điều chương trình hiểu ở từng đoạn."""
    from ucvn_desktop.services.plans import plan_of

    with terminal.open() as workspace:
        view = plan_of(workspace, year)
    reading = view.reading
    lines = () if reading is None else reading.unread if unread_only else reading.lines
    result = {
        "year": view.edition.year,
        "file": view.file,
        "paragraphs": [_line_object(line) for line in lines],
        "findings": list(reading.findings) if reading else [],
    }
    emit(as_json, result, _beside(view, lines, unread_only=unread_only))


@plan.command("correct", options_metavar="[TÙY CHỌN]")
@click.argument("paragraph", metavar="ĐOẠN", type=int)
@click.argument("role", metavar="VAI-TRÒ", type=click.Choice([*(role.value for role in Role), _AS_READ]))
@click.option(
    "--of",
    type=int,
    default=None,
    metavar="SỐ",
    help="Ý này thuộc nội dung (hay hình thức) thứ mấy.",
)
@_year_option
@json_option(unread=[], findings=[], warnings=[])
@click.pass_obj
def correct(
    terminal: Terminal, paragraph: int, role: str, of: int | None, year: int | None, as_json: bool
) -> None:
    """Sửa cách hiểu một đoạn của văn bản kế hoạch.

    Số của đoạn xem ở lệnh: ucvn plan text. Nhập lại kế hoạch thì điều đã sửa vẫn được giữ. Vai trò là một trong:

    \b
    dau-van-ban    phần đầu văn bản
    ten            tên kế hoạch
    mo-dau         mở đầu
    phan           đề mục phần
    loi-dan        lời dẫn
    muc-dich       mục đích, yêu cầu
    noi-dung       nội dung
    y              ý của nội dung
    hinh-thuc      hình thức
    hinh-thuc-con  ý của hình thức
    muc-nhiem-vu   mục việc của công đoàn trực thuộc
    nhiem-vu       nhiệm vụ của đơn vị
    trung-uong     việc của cấp trên
    ket            kết
    noi-nhan       nơi nhận
    chu-ky         người ký
    da-xem         đã xem, không thuộc mục nào
    chua-hieu      chưa hiểu
    tu-dong        bỏ điều đã sửa, để chương trình tự hiểu
    """
    from ucvn_desktop.services.plan_import import correct_paragraph
    from ucvn_desktop.services.plans import plan_of

    with terminal.open() as workspace:
        chosen = plan_of(workspace, year).edition.year
        done = correct_paragraph(
            workspace, chosen, paragraph, None if role == _AS_READ else Role(role), of or 0
        )
    line = done.reading.lines[paragraph - 1]
    said = f"Đoạn {paragraph} «{shorten(line.text, 60)}» nay là: {ROLE_LABELS[line.role]}."
    emit(as_json, _result(done), [said, *_told(done)])


def _heading(done: "ImportedPlan") -> str:
    stored, year = done.stored, done.edition.year
    if stored.is_new:
        return f"Đã nhập kế hoạch năm {year}"
    is_same = not (stored.added or stored.changed or stored.removed)
    return (
        f"Đã nhập lại kế hoạch năm {year}, không mục nào khác trước"
        if is_same
        else f"Đã thay kế hoạch năm {year}"
    )


def _result(done: "ImportedPlan") -> dict[str, Any]:
    return {
        "year": done.edition.year,
        "title": done.edition.title,
        "topics": len(done.reading.topics),
        "methods": len(done.reading.methods),
        "duties": len(done.reading.duties),
        "campaigns": len(done.reading.campaigns),
        "dates": len(done.reading.dates),
        "added": done.stored.added,
        "changed": done.stored.changed,
        "removed": done.stored.removed,
        "unread": [_line_object(line) for line in done.reading.unread],
        "findings": list(done.reading.findings),
        "warnings": list(done.warnings),
    }


def _line_object(line: "Line") -> dict[str, Any]:
    return {
        "number": line.number,
        "part": line.part,
        "role": line.role.value,
        "goes_on": line.goes_on,
        "corrected": line.corrected,
        "text": line.text,
    }


def _told(done: "ImportedPlan") -> list[str]:
    reading = done.reading
    points = sum(len(topic.points) for topic in reading.topics)
    lines = [
        f"  {len(reading.topics)} nội dung với {points} ý, {len(reading.methods)} hình thức,",
        f"  {len(reading.duties)} nhiệm vụ của đơn vị, {len(reading.mottoes)} khẩu hiệu cần treo,",
        f"  {len(reading.campaigns)} phong trào, cuộc vận động, chương trình…, {len(reading.dates)} mốc thời gian.",
    ]
    stored = done.stored
    if not stored.is_new and (stored.added or stored.changed or stored.removed):
        lines.append(f"  So với trước: thêm {stored.added}, sửa {stored.changed}, bỏ {stored.removed} mục.")
    return [*lines, *_to_look_at(reading), *(f"Lưu ý: {warning}" for warning in done.warnings)]


def _to_look_at(reading: "Reading") -> list[str]:
    lines = [
        f"Chương trình chưa hiểu đoạn {line.number}: {shorten(line.text, 90)}" for line in reading.unread
    ]
    if lines:
        lines.append(
            "Nói cho chương trình biết đoạn ấy là gì: ucvn plan correct ĐOẠN VAI-TRÒ (xem: ucvn plan correct --help)"
        )
    return [*lines, *(f"Xem lại: {finding}" for finding in reading.findings)]


def _as_object(view: "WholePlan") -> dict[str, Any]:
    return {
        "year": view.edition.year,
        "topics": [{"number": t.number, "title": t.title, "points": list(t.points)} for t in view.topics],
        "methods": [{"number": m.number, "title": m.title, "points": list(m.points)} for m in view.methods],
        "duties": [{"number": d.number, "text": d.text} for d in view.duties],
        "campaigns": [{"kind": c.kind, "name": c.name} for c in view.campaigns],
        "dates": [
            {"text": d.text, "from": d.first_day, "to": d.last_day, "years": d.years} for d in view.dates
        ],
        "unread": [line.text for line in view.reading.unread] if view.reading else [],
    }


def _shown(view: "WholePlan") -> list[str]:
    lines = [view.edition.title, f"Nguồn: {view.file or view.edition.source or '(chưa ghi)'}"]
    lines += _section("Nội dung", [(str(t.number), t.title, t.points) for t in view.topics])
    lines += _section("Hình thức", [(m.number, m.title, m.points) for m in view.methods])
    lines += _section("Nhiệm vụ của đơn vị", [(d.number, d.text, ()) for d in view.duties])
    for kind in CampaignKind:
        names = [c.name for c in view.campaigns if c.kind == kind]
        lines += ["", CAMPAIGN_LABELS[kind], *(f"  {name}" for name in names)] if names else []
    if view.mottoes:
        lines += ["", "Khẩu hiệu cần treo", *(f"  {motto.text}" for motto in view.mottoes)]
    if view.dates:
        lines += ["", "Mốc thời gian", *(f"  {_date_line(found)}" for found in view.dates)]
    if view.reading:
        told = _to_look_at(view.reading)
        lines += ["", *told] if told else []
    return lines


def _section(heading: str, items: list[tuple[str, str, tuple[str, ...]]]) -> list[str]:
    if not items:
        return ["", heading, "  (chưa có)"]
    lines = ["", heading]
    for number, title, points in items:
        lines += [f"  {number}. {title}", *(f"     – {point}" for point in points)]
    return lines


def _date_line(found: PlanDate) -> str:
    if not found.first_day:
        return found.text
    # Of «93 năm Ngày … (28/7/1929 - 28/7/2022)» the day that comes: the 93 years are no span of the plan.
    said = (found.last_day,) if found.years else dict.fromkeys((found.first_day, found.last_day))
    days = [format_day(day) for day in said]
    return f"{found.text}: {' đến '.join(days)}"


def _beside(view: "WholePlan", lines: "tuple[Line, ...]", *, unread_only: bool) -> list[str]:
    if view.reading is None:
        return [
            f"Kế hoạch năm {view.edition.year} không có văn bản kèm theo. Nhập từ tệp bằng lệnh: ucvn plan import TỆP"
        ]
    if unread_only and not lines:
        return ["Chương trình hiểu mọi đoạn của văn bản."]
    width = max(len(label) for label in ROLE_LABELS.values()) + 2
    shown = [f"{view.edition.title} (tệp: {view.file})"]
    for line in lines:
        label = f"{ROLE_LABELS[line.role]}{' *' if line.corrected else ''}"
        shown.append(f"{line.number:>4}  {label.ljust(width)}  {line.text}")
    if any(line.corrected for line in lines):
        shown.append("(* đã sửa bằng tay)")
    return [*shown, *(f"Xem lại: {finding}" for finding in view.reading.findings)]
