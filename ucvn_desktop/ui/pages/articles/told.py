"""What the room says of articles, imports and old revisions."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.text.dates import format_day, local_day, local_time
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.article_history import Revision
from ucvn_desktop.services.article_list import ArticleCounts

PHOTOS = "ảnh"  # those that are put into an article
IN_BIN = "Bài này ở thùng rác và được giữ ít nhất 30\N{NO-BREAK SPACE}ngày. Khôi phục để sửa tiếp."


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence for a notice."""

    text: str
    tone: str
    detail: str = ""


def counts(found: ArticleCounts) -> str:
    """«6 bản thảo · 39 đã gửi · 2 còn thiếu», of one year «Năm 2021: 6 bản thảo · …»."""
    parts = [f"{format_number(found.drafts)} bản thảo", f"{format_number(found.sent)} đã gửi"]
    if found.lacking:
        parts.append(f"{format_number(found.lacking)} còn thiếu")
    return (f"Năm {found.year}: " if found.year else "") + " · ".join(parts)


def name(article: Article) -> str:
    """The title, cut where it is long."""
    return shorten(article.title) or "Bài chưa có tít"


def revision(shown: Revision) -> str:
    """What is looked at."""
    return f"Bản lúc {local_time(shown.at)} ngày {format_day(local_day(shown.at))}, chỉ để xem."


def imported(done: Any, noun: str) -> list[Said]:
    """What an import did, and what it left out and why; what the user should look at stays until it is closed."""
    said = []
    if done.ids or done.duplicates:
        warnings = getattr(done, "warnings", ())
        parts = [f"Đã nhập {format_number(len(done.ids))} {noun}."] if done.ids else []
        if done.duplicates:
            parts.append(_known(done.duplicates, noun))
        tone = "gold" if warnings else "green" if done.ids or noun == PHOTOS else "blue"
        said.append(Said(" ".join([*parts, *warnings[:1]]), tone, "\n".join(warnings[1:])))
    if done.refused:
        detail = "\n".join(f"{Path(one.path).name}: {one.reason}" for one in done.refused)
        text = f"Không nhập được {format_number(len(done.refused))} tệp; các tệp khác không bị ảnh hưởng."
        if len(done.refused) == 1:
            text = f"Không nhập được «{Path(done.refused[0].path).name}». {done.refused[0].reason}"
            detail = ""
        said.append(Said(text, "gold", detail))
    return said


def with_caption(photo: Photo, typed: dict[str, Any]) -> Photo:
    """The photo with a caption that was typed and is not stored yet."""
    return replace(photo, **typed) if typed else photo


def _known(number: int, noun: str) -> str:
    if noun == PHOTOS:
        return f"Đã đặt {format_number(number)} ảnh có sẵn vào bài."
    return f"{format_number(number)} đã có từ trước."
