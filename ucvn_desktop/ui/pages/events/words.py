"""What the room says of events, in the list and beside them."""

from pathlib import PurePath

from ucvn_desktop.core.article import ARTICLE_STATUS_LABELS, ArticleStatus
from ucvn_desktop.core.event import Event, EventDocument, EventPress
from ucvn_desktop.core.event_kinds import form_of
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.text.dates import format_day, local_day
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.article_list import ArticleRow
from ucvn_desktop.services.event_list import EventRow
from ucvn_desktop.ui.widgets.block_model import said

NEW_TITLE = "Hoạt động mới"
IN_BIN = "Hoạt động này ở thùng rác và được giữ ít nhất 30\N{NO-BREAK SPACE}ngày. Khôi phục để sửa tiếp."


def name(event: Event) -> str:
    """The title, cut where it is long."""
    return shorten(event.title)


def days(day: str, day_to: str) -> str:
    """«16/4/2021», «12/4/2021 – 16/4/2021»."""
    if day_to and day_to != day:
        return f"{format_day(day)} – {format_day(day_to)}"
    return format_day(day)


def facts(row: EventRow) -> str:
    """«16/4/2021 · Hội nghị · Hà Nội»."""
    return " · ".join(part for part in (days(row.day, row.day_to), row.kind_label, row.place) if part)


def hanging(row: EventRow, *, short: bool = False) -> str:
    """«1 bài · 12 ảnh, 3 thiếu chú thích»; `short` leaves the captions out."""
    tally = row.tally
    photos = f"{format_number(tally.photos)} ảnh" if tally.photos else ""
    if photos and tally.uncaptioned and not short:
        photos += f", {format_number(tally.uncaptioned)} thiếu chú thích"
    articles = f"{format_number(tally.articles)} bài" if tally.articles else ""
    return " · ".join(part for part in (articles, photos) if part)


def status(row: EventRow) -> tuple[str, str]:
    """The words of the chip and their tone; news that lacks something is none yet."""
    if row.in_bin:
        return "Thùng rác", "mute"
    if row.days_since is not None:
        return f"{since(row.days_since)} chưa có tin", "gold"
    if not row.tally.articles:
        return "Sắp tới", "mute"
    return ("Có tin", "green") if row.tally.lacking < row.tally.articles else ("Tin nháp", "gold")


def article_facts(row: ArticleRow) -> str:
    """«Tin · bản thảo», «Tin · chưa có tên tác giả»: its state as the room of the articles names it."""
    is_sent = row.status is ArticleStatus.SENT
    lacks = "" if is_sent else ", ".join(row.missing)
    state = lacks or ARTICLE_STATUS_LABELS[row.status].lower()
    return f"{row.kind_label} · {state}"


def since(number: int) -> str:
    """«Hôm nay», «12 ngày»."""
    return f"{format_number(number)} ngày" if number else "Hôm nay"


def unreported(days_since: int | None) -> str:
    """What stands where no article is: how long already; "" before the event."""
    if days_since is None:
        return ""
    if not days_since:
        return "Hôm nay, chưa có tin, bài."
    return f"Đã {format_number(days_since)} ngày chưa có tin, bài."


def photos(count: int, uncaptioned: int) -> str:
    """«12 ảnh, 3 ảnh chưa có chú thích.»"""
    if not count:
        return "Chưa có ảnh. Ảnh được nhập và gắn với hoạt động ở Kho ảnh."
    bare = f", {format_number(uncaptioned)} ảnh chưa có chú thích" if uncaptioned else ", đủ chú thích"
    return f"{format_number(count)} ảnh{bare}."


def press_counts(presses: list[EventPress]) -> str:
    """«Mời 4, dự 3, đăng 2.»"""
    if not presses:
        return "Chưa ghi phóng viên, cơ quan báo chí nào."
    published = sum(bool(press.link or press.published) for press in presses)
    invited, came = sum(press.invited for press in presses), sum(press.came for press in presses)
    return f"Mời {format_number(invited)}, dự {format_number(came)}, đăng {format_number(published)}."


def press_facts(press: EventPress) -> str:
    """«đã mời · đã dự · đã đăng 17/4/2021»."""
    published = "đã đăng" if press.link or press.published else ""
    if press.published:
        published += f" {format_day(press.published)}"
    told = ("đã mời" if press.invited else "không mời", "đã dự" if press.came else "", published)
    return " · ".join(part for part in told if part)


def document_facts(document: EventDocument) -> str:
    """«24 kB · giay-moi.docx»; «24 kB · .docx» where the title above is the file's name already."""
    path = PurePath(document.name)
    return f"{format_size(document.size)} · {path.suffix if path.stem == document.title else path.name}"


def design(poster: Poster) -> str:
    """«Phông 6.000 × 3.000 mm», and under that «sửa 12/4/2021 · đã có PDF»."""
    from ucvn_desktop.services.poster_sizes import size_label

    drawn = "đã có PDF" if poster.sha256 else "chưa có PDF"
    edited = format_day(local_day(poster.updated))
    return f"Phông {size_label(poster.width_mm, poster.height_mm)}\nsửa {edited} · {drawn}"


def counts(events: int, year: int, missing: int) -> str:
    """«38 hoạt động năm 2021 · 3 chưa có tin, bài»; without the year where it is 0: those of all years."""
    told = [f"{format_number(events)} hoạt động" + (f" năm {year}" if year else "")]
    if missing:
        told.append(f"{format_number(missing)} chưa có tin, bài")
    return " · ".join(told)


def kind_choice(kind: str) -> str:
    """A kind in the box that filters by it: with the row of the plan that it counts for."""
    form = form_of(kind)
    return f"{form.label} ({form.method})" if form.method else form.label


def said_of(row: EventRow) -> dict[int, str]:
    """What a row of the list says, by Qt's roles."""
    whole = (row.title, facts(row), hanging(row), status(row)[0])
    return said(
        row.title,
        ". ".join(part for part in whole if part),
        "\n".join((row.title, facts(row), *(f"• {phrase}" for phrase in row.missing))),
    )
