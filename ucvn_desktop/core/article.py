"""News items, features, portraits: what the officer writes."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from ucvn_desktop.core.record import Record
from ucvn_desktop.core.richtext import plain_text


class ArticleKind(StrEnum):
    """What sort of text it is, in the press's terms."""

    NEWS = "tin"
    FEATURE = "bai"
    PORTRAIT = "guong"
    PHOTO_STORY = "anh"
    NOTICE = "thong-bao"


ARTICLE_LABELS = {
    ArticleKind.NEWS: "Tin",
    ArticleKind.FEATURE: "Bài",
    ArticleKind.PORTRAIT: "Gương điển hình",
    ArticleKind.PHOTO_STORY: "Tin ảnh",
    ArticleKind.NOTICE: "Thông báo",
}


NO_TITLE = "Chưa có tít"  # what stands for a title that is not written yet


class ArticleStatus(StrEnum):
    """How far the text is. SENT is never stored: it follows from what was sent (services/packing.py)."""

    DRAFT = "ban-thao"
    SENT = "da-gui"


ARTICLE_STATUS_LABELS = {
    ArticleStatus.DRAFT: "Bản thảo",
    ArticleStatus.SENT: "Đã gửi",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """A text with its facts. `body` is semantic HTML as richtext.py writes it and nothing else.

    `topic` is the number of the plan's topic (II.1–6) or 0; `credit` is the author line as it was written
    («Bài và ảnh: Lê Quang»), `author` the name in it. `source_sha256` names the .docx it came from in the workspace's files, or "".
    `captions` are those that the .docx listed for photos that come separately, in their order.
    `plan_year` is the year for which it counts where its days do not say so (written in January about December); else 0.
    """

    KIND: ClassVar[str] = "article"

    kind: str = ArticleKind.NEWS.value
    title: str
    sapo: str = ""
    body: str = ""
    author: str = ""
    credit: str = ""
    topic: int = 0
    event_id: int | None = None
    status: str = ArticleStatus.DRAFT.value
    source_sha256: str = ""
    captions: tuple[str, ...] = ()
    plan_year: int = 0

    def search_title(self) -> str:
        return self.title

    def search_body(self) -> str:
        return "\n".join(part for part in (self.sapo, plain_text(self.body), self.author) if part)

    def texts(self) -> str:
        return Record.texts(replace(self, body=plain_text(self.body)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePhoto(Record):
    """A photo's place in an article; positions count from 1."""

    KIND: ClassVar[str] = "article_photo"

    article_id: int
    photo_id: int
    position: int
