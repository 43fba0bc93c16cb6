"""What the room says of posts, in the list and beside them."""

from collections.abc import Sequence

from ucvn_desktop.core.post import CHANNEL_LABELS, Channel, Post, PostSpan
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.post_list import PostFilter, PostRow
from ucvn_desktop.services.posts import ViewsSeen
from ucvn_desktop.ui.widgets.block_model import said

NEW_TITLE = "Bài đăng mới"
IN_BIN = "Bài đăng này ở thùng rác và được giữ ít nhất 30\N{NO-BREAK SPACE}ngày. Khôi phục để sửa tiếp."
NAMELESS = "Bài đăng phải có tít hoặc đường dẫn nên chương trình còn giữ điều đã ghi trước."
NO_DAY = "chưa rõ ngày"
_SEEN = 4


def name(post: Post) -> str:
    """Title, link or outlet, cut where it is long."""
    return shorten(post.search_title())


def title(row: PostRow) -> str:
    """What the list calls a post."""
    return row.title or row.link


def facts(row: PostRow) -> str:
    """«16/4/2021 · Facebook»."""
    return f"{format_day(row.day) or NO_DAY} · {row.channel_label}"


def outlet(row: PostRow) -> str:
    """Where it appeared, as exactly as anybody knows."""
    if row.in_bin:
        return "trong thùng rác"
    return row.outlet or "chưa ghi nơi đăng"


def views(number: int | None) -> str:
    """«1.260 lượt xem»; "" where nobody knows."""
    return "" if number is None else f"{format_number(number)} lượt xem"


def said_of(row: PostRow) -> dict[int, str]:
    """What a row of the list says, by Qt's roles."""
    parts = [part for part in (title(row), facts(row), outlet(row), views(row.views)) if part]
    return said(title(row), ". ".join(parts), "\n".join(parts))


def counts(year: int, posts: int, views_seen: int | None, sent: int, posted: int) -> str:
    """«7 bài đăng năm 2021, từ 5/8 bài đã gửi · 2.193 lượt xem»: short, since the header is narrow; `year` 0 is all."""
    of_year = f" năm {year}" if year else ""
    told = f"{format_number(posts)} bài đăng{of_year}" if posts else f"Chưa có bài đăng{of_year}"
    if sent:
        told += f", từ {format_number(posted)}/{format_number(sent)} bài đã gửi"
    return " · ".join(part for part in (told, views(views_seen)) if part)


def seen(history: Sequence[ViewsSeen]) -> str:
    """«Đã ghi: 182 (19/4/2021), 240 (2/5/2021)», the last ones of many; "" for none."""
    if not history:
        return ""
    shown = [
        f"{'không rõ' if one.views is None else format_number(one.views)} ({format_day(one.day)})"
        for one in history
    ]
    more = "…, " if len(shown) > _SEEN else ""
    return f"Lượt xem theo ngày ghi: {more}{', '.join(shown[-_SEEN:])}"


def ahead(day: str, this_day: str) -> str:
    """What stands beside a day that is still to come; "" for all others."""
    if day <= this_day:
        return ""
    return "Ngày này chưa tới. Nếu là bài hẹn giờ thì cứ để; nếu không, hãy xem lại ngày, tháng, năm."


def twin(other: Post) -> str:
    """Which other post has the link."""
    facts_of = [part for part in (other.outlet, format_day(other.day)) if part]
    told = f"Đường dẫn này đã ghi ở bài đăng số {other.id}: {name(other)}"
    told += f" ({', '.join(facts_of)})" if facts_of else ""
    return f"{told}. Nếu ghi hai lần thì đưa một bài vào thùng rác."


def span(wanted: PostSpan, source: str = "") -> str:
    """«tháng 4/2021, Facebook»; "" for everything."""
    when = ""
    if wanted.undated:
        when = NO_DAY
    elif wanted.first[:7] and wanted.first[:7] == wanted.last[:7]:
        when = f"tháng {int(wanted.first[5:7])}/{wanted.first[:4]}"
    elif wanted.first:
        when = f"năm {wanted.first[:4]}"
    channel = CHANNEL_LABELS[Channel(wanted.channel)] if wanted.channel else ""
    return ", ".join(part for part in (when, channel, f"«{shorten(source)}»" if source else "") if part)


def listed(wanted: PostFilter, source: str) -> str:
    """The same of the whole filter: «thùng rác, tháng 4/2021, có «thăm hỏi»»."""
    words = wanted.text.strip()
    parts = (
        "thùng rác" if wanted.in_bin else "",
        span(wanted.span, source),
        f"có «{words}»" if words else "",
    )
    return ", ".join(part for part in parts if part)


def nothing(wanted: PostFilter, source: str) -> str:
    """Why the list is empty."""
    if wanted.text.strip():
        return f"Không có bài đăng nào có «{wanted.text.strip()}». Hãy thử ít từ hơn hoặc gõ không dấu."
    if wanted.in_bin:
        return "Thùng rác trống. Bài đăng đưa vào đây được giữ ít nhất 30 ngày."
    what = span(wanted.span, source)
    return f"Chưa có bài đăng nào: {what}." if what else "Chưa có bài đăng nào."
