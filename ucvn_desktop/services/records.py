"""Records that are typed in: checked, cleaned, stored."""

from dataclasses import replace

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.core.text.fold import clean
from ucvn_desktop.core.text.loss import lost_much
from ucvn_desktop.storage.workspace import Workspace


def one_line(text: str) -> str:
    """Typed text as it is stored: NFC, without spaces at the ends or doubled, on one line."""
    return " ".join(clean(text).split())


def add_event(workspace: Workspace, event: Event) -> Event:
    """Store an event. Raises UserError where it has no title."""
    title = one_line(event.title)
    if not title:
        raise UserError("Chưa có tên hoạt động. Hãy ghi tên rồi làm lại.")
    return workspace.events.add(replace(event, title=title, place=one_line(event.place)))


def add_slogan(workspace: Workspace, text: str, campaign: str = "") -> Slogan:
    """Store a slogan. Raises UserError where it is empty or there already."""
    words = one_line(text)
    if not words:
        raise UserError("Chưa có nội dung khẩu hiệu. Hãy ghi nội dung rồi làm lại.")
    known = workspace.slogans.by_text(words)
    if known:
        raise UserError(f"Khẩu hiệu này đã có, số {known.id}. Không có gì bị thay đổi.")
    return workspace.slogans.add(Slogan(text=words, campaign=one_line(campaign)))


def caption_photo(
    workspace: Workspace, photo_id: int, caption: str, credit: str | None = None, *, over: int = 0
) -> Photo:
    """Give a photo its caption and, where one is given, its credit; an empty text takes it away.

    `over` is Repository.save()'s; a caption of which much is lost stays in the history all the same. Raises
    UserError where there is no such photo.
    """
    with workspace.write():
        old = workspace.photos.get(photo_id)
        photo = replace(old, caption=one_line(caption))
        if credit is not None:
            photo = replace(photo, credit=one_line(credit))
        return workspace.photos.save(photo, 0 if lost_much(old.caption, photo.caption) else over)
