"""Records that are typed in: checked, cleaned, stored."""

from dataclasses import replace

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.event_check import checked, refuse_foreign_fields
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.plan_years import year_of_event
from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.services.editions import plans_of
from ucvn_desktop.storage.workspace import Workspace


def add_event(workspace: Workspace, event: Event) -> Event:
    """Store an event; its values may be as typed («16/4/2021», «8h30»). Raises UserError where one is wrong."""
    new = checked(event)
    refuse_foreign_fields(new.kind, new.details)
    refuse_unknown_topic(workspace, new.topic or None, year_of_event(new))
    return workspace.events.add(new)


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

    `over` is Repository.save()'s. Raises UserError where there is no such photo.
    """
    with workspace.write():
        old = workspace.photos.get(photo_id)
        photo = replace(old, caption=one_line(caption))
        if credit is not None:
            photo = replace(photo, credit=one_line(credit))
        return workspace.photos.save(photo, over)


def refuse_unknown_topic(workspace: Workspace, topic: int | None, *years: int) -> None:
    """Raises UserError where the plan of none of these years has a topic of this number; None is none."""
    if topic is None:
        return
    plans = plans_of(workspace)
    meant = [plan for year in dict.fromkeys(years) if (plan := plans.of(year))]
    if any(plan.topic(topic) for plan in meant):
        return
    if not meant:
        raise UserError("Kế hoạch trong dữ liệu này chưa có danh mục nội dung, nên chưa ghi được nội dung.")
    choices = ", ".join(map(str, meant[-1].numbers))
    raise UserError(
        f"Kế hoạch năm {meant[-1].year} không có nội dung số {topic}. Hãy chọn một trong: {choices}."
    )
