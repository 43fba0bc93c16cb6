"""What is made from an event in one call: the draft of its news, its photo album, the words of its backdrop and
invitation, the QR code of its contest."""

from dataclasses import dataclass
from pathlib import Path

from ucvn_desktop.core.article import Article, ArticleKind
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event_check import is_private, own_details
from ucvn_desktop.core.event_draft import draft_of
from ucvn_desktop.core.event_papers import backdrop_text, invitation_text
from ucvn_desktop.core.gaps import gaps_in
from ucvn_desktop.core.plan_years import year_of_event
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.text.fold import clean, one_line
from ucvn_desktop.services.articles import new_article
from ucvn_desktop.services.editions import plans_of
from ucvn_desktop.services.poster_records import begin_poster, edit_poster
from ucvn_desktop.services.posters import LONGEST_TEXT
from ucvn_desktop.services.targets import write_file
from ucvn_desktop.storage.workspace import Workspace

# Backdrops are ordered «theo mặt bằng», from about 3 × 2 m to 6 × 3 m (domain.md §3, unverified): a beginning
# that the officer changes in the designer.
_BACKDROP_MM = (6000.0, 3000.0)
_QR_ENDINGS = {".svg": "svg", ".png": "png"}
# The standard's quiet zone. Level Q stands a quarter of the code being dirty or creased.
_QR_BORDER, _QR_LEVEL = 4, "q"
# Pixels of a PNG's side at least: 8 cm at 300 dpi.
_QR_SIDE = 1000


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """A draft that was begun: the article, what is still to be written in it, what to heed in sentences."""

    article: Article
    gaps: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Album:
    """The photos of an event in the order they were taken; `private` says that nobody may be recognised."""

    event_id: int
    title: str
    photo_ids: tuple[int, ...]
    uncaptioned: tuple[int, ...]
    private: bool


@dataclass(frozen=True, slots=True)
class Backdrop:
    """The words of a backdrop and the design that carries them; `is_new` is False where it was there already."""

    text: str
    poster: Poster
    is_new: bool


def draft_article(workspace: Workspace, event_id: int, *, another: bool = False) -> MadeArticle:
    """A news item about the event, begun with all that is known of it and linked to it.

    Raises UserError where the event has an article already and not `another` is asked for.
    """
    with workspace.write():
        event = workspace.events.get(event_id)
        there = workspace.events.articles_of(event_id)
        if there and not another:
            raise UserError(
                f"Hoạt động số {event.id} đã có tin, bài số {', '.join(map(str, there))}. Không soạn thêm, để khỏi "
                "trùng; muốn viết thêm một bài nữa thì chọn soạn thêm (--another)."
            )
        profile = workspace.profile
        draft = draft_of(event, profile.unit_name)
        # A number of a plan that was replaced, or of another year's, may be none of this one's.
        is_known = plans_of(workspace).topic(year_of_event(event), event.topic) is not None
        article = new_article(
            workspace,
            kind=ArticleKind.NEWS.value,
            title=draft.title,
            sapo=draft.sapo,
            body=draft.body,
            author=profile.officer or None,
            topic=event.topic if is_known else None,
            event_id=event.id,
        )
    gaps = gaps_in("\n".join((draft.title, draft.sapo, draft.body)))
    return MadeArticle(article, tuple(gaps), draft.notes)


def album_of(workspace: Workspace, event_id: int) -> Album:
    """The event's photos, and which of them have no caption. Raises UserError where there is no such event."""
    with workspace.reading():
        event = workspace.events.get(event_id)
        photos = workspace.events.photos_of(event_id)
    return Album(
        event.id,
        event.title,
        tuple(photo_id for photo_id, _ in photos),
        tuple(photo_id for photo_id, has_caption in photos if not has_caption),
        is_private(event),
    )


def make_backdrop(workspace: Workspace, event_id: int) -> Backdrop:
    """The words of the event's backdrop, and a design with them that opens in the designer; asked again with the
    same words, it is the same design. Raises UserError where the words are more than a design takes."""
    with workspace.write():
        text = clean(backdrop_text(workspace.events.get(event_id), workspace.profile))
        if len(text) > LONGEST_TEXT:
            raise UserError(
                f"Chữ trên phông dài {len(text)} ký tự, nhiều nhất là {LONGEST_TEXT}. Hãy rút gọn tên hoạt động."
            )
        known = next((poster for poster in workspace.posters.newest_first() if poster.text == text), None)
        if known:
            return Backdrop(text, known, False)
        width, height = _BACKDROP_MM
        begun = begin_poster(workspace, text)
        # The lines are in capitals where they shall be; place and day are not.
        changes = {"width_mm": width, "height_mm": height, "caps": False, "scale": 10}
        return Backdrop(text, edit_poster(workspace, begun.id, changes, over=begun.rev), True)


def invitation(workspace: Workspace, event_id: int, guest: str = "") -> str:
    """The words of an invitation to the event for `guest`, or with a mark for the name."""
    with workspace.reading():
        event = workspace.events.get(event_id)
        return invitation_text(event, workspace.profile, one_line(guest))


def write_qr(workspace: Workspace, event_id: int, target: Path) -> tuple[Path, str]:
    """Write the event's link as a QR code to `target` (.svg or .png); returns the path and the link.

    Raises UserError where the event has no link, or the ending is another.
    """
    import io

    import segno

    event = workspace.events.get(event_id)
    link = own_details(event).get("duong-dan", "")
    if not link:
        raise UserError(
            f"Hoạt động số {event.id} chưa có đường dẫn. Hãy ghi bằng lệnh: ucvn event edit {event.id} "
            "--field duong-dan=https://…"
            if "duong-dan" in own_details(event)
            else f"Hoạt động số {event.id} thuộc hình thức không có đường dẫn, nên không có mã QR."
        )
    kind = _QR_ENDINGS.get(target.suffix.lower())
    if kind is None:
        raise UserError(f"Chỉ ghi được mã QR ra tệp .svg hoặc .png, không ghi được «{target.name}».")
    code = segno.make_qr(link, error=_QR_LEVEL)
    modules = code.symbol_size(border=_QR_BORDER)[0]
    out = io.BytesIO()
    code.save(out, kind=kind, border=_QR_BORDER, light="white", scale=-(-_QR_SIDE // modules))
    write_file(target, out.getvalue())
    return target, link
