"""Events: written down, changed, put away; the press at them, and the papers that belong to them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event, EventDocument, EventPress
from ucvn_desktop.core.event_check import checked, refuse_foreign_fields
from ucvn_desktop.core.event_values import read_link
from ucvn_desktop.core.plan_years import year_of_event
from ucvn_desktop.core.text.dates import parse_day
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.services.attachments import document_in_hand, hand_out
from ucvn_desktop.services.records import refuse_unknown_topic
from ucvn_desktop.services.targets import unused
from ucvn_desktop.storage.workspace import Workspace


def edit_event(
    workspace: Workspace,
    event_id: int,
    *,
    over: int = 0,
    details: Mapping[str, str] | None = None,
    **changes: Any,
) -> Event:
    """Give the event new facts; values may be as typed («16/4/2021», «8h30»). `details` has new values of its
    kind's own fields, "" takes one away; those of a kind that it was before stay. `over` is Repository.save()'s.

    Raises UserError where there is no such event or a value is wrong; nothing is then stored.
    """
    with workspace.write():
        old = workspace.events.get(event_id)
        new = replace(old, **changes)
        if details:
            new = replace(new, details={**new.details, **details})
        new = checked(new)
        if new.topic != old.topic:
            # Chosen before its day moved to another year, and stored with that: kept, and told of where it is seen.
            refuse_unknown_topic(workspace, new.topic or None, year_of_event(old), year_of_event(new))
        if details:
            refuse_foreign_fields(new.kind, details)
        return workspace.events.save(new, over)


def bin_event(workspace: Workspace, event_id: int) -> Event:
    """Put the event into the bin; its articles, photos and papers stay where they are."""
    with workspace.write():
        return workspace.events.to_bin(workspace.events.get(event_id))


def restore_event(workspace: Workspace, event_id: int) -> Event:
    """Take the event out of the bin."""
    with workspace.write():
        return workspace.events.from_bin(workspace.events.get(event_id))


def invite_press(
    workspace: Workspace, event_id: int, name: str, outlet: str, person_id: int | None = None
) -> EventPress:
    """Write down somebody of the press as invited; of a person of the address book, what is not given is taken
    from there. Raises UserError where neither name nor outlet is given, or the same is written down already."""
    name, outlet = one_line(name), one_line(outlet)
    with workspace.write():
        if person_id is not None:
            person = workspace.people.get(person_id)
            name, outlet = name or person.full_name, outlet or person.outlet
        if not (name or outlet):
            raise UserError("Chưa có tên phóng viên hoặc cơ quan báo chí. Hãy ghi ít nhất một trong hai.")
        event = workspace.events.get(event_id)
        press = EventPress(event_id=event.id, name=name, outlet=outlet, person_id=person_id)
        _refuse_known(workspace, press)
        return workspace.event_press.add(press)


def edit_press(workspace: Workspace, press_id: int, **changes: Any) -> EventPress:
    """Give an invitation new facts: `name`, `outlet`, `invited`, `came`, `link`, `published` (a day as typed),
    `person_id`, which brings name and outlet along where they are not given.

    What published is something: a link or a day is enough. Another name is another person: it is in no address
    book until it is chosen there. Raises UserError.
    """
    for name in ("name", "outlet"):
        if name in changes:
            changes[name] = one_line(changes[name])
    if changes.get("link"):
        changes["link"] = read_link(changes["link"], "Đường dẫn bài đã đăng")
    if changes.get("published"):
        changes["published"] = parse_day(changes["published"])
    with workspace.write():
        old = workspace.event_press.get(press_id)
        if changes.get("person_id") is not None:
            person = workspace.people.get(changes["person_id"])
            changes = {"name": person.full_name, "outlet": person.outlet} | changes
        elif changes.get("name", old.name) != old.name:
            changes = {**changes, "person_id": None}
        press = replace(old, **changes)
        if not (press.name or press.outlet):
            raise UserError("Phải có tên phóng viên hoặc cơ quan báo chí. Không có gì bị thay đổi.")
        return workspace.event_press.save(press)


def bin_press(workspace: Workspace, press_id: int) -> EventPress:
    """Put an invitation that was written down by mistake into the bin."""
    with workspace.write():
        return workspace.event_press.to_bin(workspace.event_press.get(press_id))


def restore_press(workspace: Workspace, press_id: int) -> EventPress:
    """Take an invitation out of the bin. Raises UserError where the same was written down again meanwhile."""
    with workspace.write():
        press = workspace.event_press.get(press_id)
        _refuse_known(workspace, press)
        return workspace.event_press.from_bin(press)


def press_in_words(press: EventPress) -> str:
    """«Lê Mai, Báo Lao Động», or what there is of it."""
    return ", ".join(part for part in (press.name, press.outlet) if part)


def attach_document(workspace: Workspace, event_id: int, source: Path, title: str = "") -> EventDocument:
    """Keep a copy of the file with the event; without a title it is called as the file.

    Raises UserError where the event does not exist, the file cannot be kept (services/attachments.py), or belongs
    to the event already.
    """
    event = workspace.events.get(event_id)
    with document_in_hand(workspace, source) as in_hand, workspace.write():
        for known in workspace.event_documents.of(event.id):
            if known.sha256 == in_hand.sha256:
                raise UserError(f"Tệp này đã đính kèm: tài liệu số {known.id}, «{known.title}».")
        return workspace.event_documents.add(
            EventDocument(
                event_id=event.id,
                sha256=in_hand.sha256,
                name=in_hand.name,
                size=in_hand.size,
                title=one_line(title) or one_line(Path(in_hand.name).stem),
            )
        )


def detach_document(workspace: Workspace, document_id: int) -> EventDocument:
    """Put the paper into the bin; its bytes stay kept."""
    with workspace.write():
        return workspace.event_documents.to_bin(workspace.event_documents.get(document_id))


def restore_document(workspace: Workspace, document_id: int) -> EventDocument:
    """Take the paper out of the bin. Raises UserError where the same file was attached again meanwhile."""
    with workspace.write():
        document = workspace.event_documents.get(document_id)
        for known in workspace.event_documents.of(document.event_id):
            if known.sha256 == document.sha256 and known.id != document.id:
                raise UserError(
                    f"Tệp này đã được đính kèm lại: tài liệu số {known.id}, «{known.title}». Không có gì bị thay đổi."
                )
        return workspace.event_documents.from_bin(document)


def export_document(
    workspace: Workspace, document_id: int, target: Path, *, may_replace: bool = False
) -> Path:
    """Copy the paper to `target`, a folder or a file; returns where it lies.

    A file that lies there is replaced only where the user was asked (`may_replace`), and never without its
    ending having been named. Raises UserError.
    """
    document = workspace.event_documents.get(document_id)
    if not (may_replace and target.suffix):
        unused(target, Path(document.name).suffix)
    return hand_out(workspace, document.sha256, document.name, target)


def _refuse_known(workspace: Workspace, press: EventPress) -> None:
    for known in workspace.event_press.of(press.event_id):
        is_same = (known.name, known.outlet) == (press.name, press.outlet)
        is_same |= press.person_id is not None and known.person_id == press.person_id
        if is_same and known.id != press.id:
            raise UserError(
                f"{press_in_words(known)} đã có trong hoạt động này, lượt mời số {known.id}. "
                "Không có gì bị thay đổi."
            )
