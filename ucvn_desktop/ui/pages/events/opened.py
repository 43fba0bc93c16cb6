"""What the room reads and writes in the background: one function a piece of work, no widgets.

Each loads its service in the thread of the work, where that takes longer than the window may stand still.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event, EventDocument, EventPress
from ucvn_desktop.core.event_check import DETAILS, is_private
from ucvn_desktop.core.event_kinds import form_of
from ucvn_desktop.core.plan import CAMPAIGN_LABELS, Campaign
from ucvn_desktop.core.plan_years import Plans
from ucvn_desktop.core.record import Record
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.services.article_list import ArticleRow, article_rows
from ucvn_desktop.services.editions import plans_of
from ucvn_desktop.services.event_list import EventRow, event_rows
from ucvn_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from ucvn_desktop.services.event_making import Backdrop, MadeArticle

LINK = "duong-dan"
"""The key of the link of which there is a QR code."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An event with all that hangs on it; `designs` are those of its backdrop. `day` is today's (ISO)."""

    event: Event
    articles: list[ArticleRow]
    photos: list[int]
    uncaptioned: list[int]
    presses: list[EventPress]
    documents: list[EventDocument]
    designs: list[Poster]
    day: str

    @property
    def days_since(self) -> int | None:
        """How many days it is without an article; None where it has one, is still to come or lies in the bin."""
        return None if self.articles or self.event.deleted_at else self.event.days_since(self.day)

    @property
    def is_private(self) -> bool:
        """Whether nobody may be recognised in it."""
        return is_private(self.event)


@dataclass(frozen=True, slots=True)
class Choices:
    """What an event can belong to."""

    plans: Plans
    campaigns: list[Campaign]


@dataclass(frozen=True, slots=True)
class Counted:
    """The events of a year (0: of all), and those of them that have no article yet."""

    year: int
    events: int
    unreported: int


def read_opened(workspace: Workspace, event_id: int) -> Opened:
    """The event and what hangs on it, as one state."""
    from ucvn_desktop.core.event_papers import backdrop_marks

    with workspace.reading():
        event = workspace.events.get(event_id)
        photos = workspace.events.photos_of(event_id)
        return Opened(
            event,
            article_rows(workspace, workspace.events.articles_of(event_id)),
            [photo_id for photo_id, _ in photos],
            [photo_id for photo_id, has_caption in photos if not has_caption],
            workspace.event_press.of(event_id),
            workspace.event_documents.of(event_id),
            workspace.posters.saying(backdrop_marks(event)),
            today(),
        )


def read_choices(workspace: Workspace) -> Choices:
    """The plans' topics, and what they name in quotation marks (each name once)."""
    campaigns = {campaign.name: campaign for campaign in workspace.campaigns.all()}
    order = [kind.value for kind in CAMPAIGN_LABELS]
    named = sorted(campaigns.values(), key=lambda campaign: order.index(campaign.kind))
    return Choices(plans_of(workspace), named)


def count(workspace: Workspace, year: int) -> Counted:
    """What the line under the title says of the year that the list keeps to; of all years where that is 0."""
    span = (f"{year}-01-01", f"{year}-12-31") if year else ("", "9999")
    with workspace.reading():
        began = workspace.events.count_by_kind(*span)
        unreported = workspace.events.count_unreported(today(), *span)
        return Counted(year, sum(kind.events for kind in began), unreported)


def start_event(workspace: Workspace, title: str, kind: str) -> Event:
    """A new event of today."""
    from ucvn_desktop.services.records import add_event

    return add_event(workspace, Event(title=title, day=today(), kind=kind))


def save_event(workspace: Workspace, event_id: int, changes: dict[str, Any], over: int) -> Record:
    """What was typed into an event, its kind's own fields under «details.<key>»; for Autosave."""
    from ucvn_desktop.services.events import edit_event

    details = {
        name.removeprefix(DETAILS): value for name, value in changes.items() if name.startswith(DETAILS)
    }
    facts = {name: value for name, value in changes.items() if not name.startswith(DETAILS)}
    with workspace.write():
        if "kind" in facts:
            # What was typed before another kind was chosen is stored under the kind before.
            own = {field.key for field in form_of(facts["kind"]).fields}
            before = {key: details.pop(key) for key in details.keys() - own}
            over = edit_event(workspace, event_id, over=over, details=before).rev if before else over
        return edit_event(workspace, event_id, over=over, details=details, **facts)


def save_press(workspace: Workspace, press_id: int, changes: dict[str, Any], over: int) -> Record:
    """What was typed of somebody of the press; for Autosave."""
    from ucvn_desktop.services.events import edit_press

    return edit_press(workspace, press_id, **changes)


def bin_it(workspace: Workspace, event_id: int) -> Event:
    """Put the event into the bin."""
    from ucvn_desktop.services.events import bin_event

    return bin_event(workspace, event_id)


def restore_it(workspace: Workspace, event_id: int) -> Event:
    """Take it out again."""
    from ucvn_desktop.services.events import restore_event

    return restore_event(workspace, event_id)


def draft(workspace: Workspace, event_id: int, *, another: bool) -> "MadeArticle":
    """A news item about the event."""
    from ucvn_desktop.services.event_making import draft_article

    return draft_article(workspace, event_id, another=another)


def backdrop(workspace: Workspace, event_id: int) -> "Backdrop":
    """A design with the words of the event's backdrop."""
    from ucvn_desktop.services.event_making import make_backdrop

    return make_backdrop(workspace, event_id)


def invitation(workspace: Workspace, event_id: int, guest: str) -> str:
    """The words of an invitation."""
    from ucvn_desktop.services.event_making import invitation

    return invitation(workspace, event_id, guest)


def qr_to(workspace: Workspace, event_id: int, target: Path) -> Path:
    """Write the QR code of the event's link; returns the file."""
    from ucvn_desktop.services.event_making import write_qr

    return write_qr(workspace, event_id, target if target.suffix else target.with_suffix(".png"))[0]


def attach(workspace: Workspace, event_id: int, paths: Sequence[Path]) -> tuple[int, list[UserError]]:
    """Keep copies of the files with the event; how many, and why others were refused."""
    from ucvn_desktop.services.events import attach_document

    kept, refused = 0, []
    for path in paths:
        try:
            attach_document(workspace, event_id, path)
        except UserError as error:
            refused.append(error)
        else:
            kept += 1
    return kept, refused


def hand_out(workspace: Workspace, document: EventDocument, target: Path) -> Path:
    """Write the paper to `target`; the user was asked before another file is replaced."""
    from ucvn_desktop.services.events import export_document

    return export_document(workspace, document.id, target, may_replace=True)


def read_rows(workspace: Workspace, event_ids: Sequence[int]) -> list[EventRow]:
    """The rows of these events, to be printed."""
    return event_rows(workspace, event_ids)
