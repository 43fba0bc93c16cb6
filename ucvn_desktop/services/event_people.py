"""People of the address book at events: chosen as speakers or of the press, and what somebody had to do with."""

from collections.abc import Sequence
from dataclasses import dataclass

from ucvn_desktop.core.alike import without_titles
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import PERSON_LABELS, Person, PersonKind
from ucvn_desktop.core.text.fold import fold, marked, one_line
from ucvn_desktop.services.people import PersonLine, find_people, lines_of
from ucvn_desktop.storage.workspace import Workspace

BETWEEN = ";"
"""What stands between two speakers; commas stand between name, title and unit."""
MOST_EVENTS = 50

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class PersonEvent:
    """An event that somebody had to do with: `part` is «báo cáo viên» or what the press did there."""

    event_id: int
    title: str
    day: str
    part: str


def speaker_in_words(line: PersonLine) -> str:
    """«TS. Lê Mai, Trưởng ban, Ban Tuyên giáo»: as an event names its speaker."""
    where = [office.label for office in line.offices] or [line.unit]
    return ", ".join(part for part in (line.person.full_name, *where) if part)


def meant_person(workspace: Workspace, typed: str, kind: PersonKind, day: str = "") -> PersonLine:
    """Who is meant by a number of the address book, or by a name among those of a kind; with what he was on `day`
    (ISO date, else today). Raises UserError where nobody is, or several are."""
    words = one_line(typed)
    if words.isdecimal():
        person = workspace.people.get(int(words))
        if person.deleted_at:
            raise UserError(
                f"{person.full_name} (số {person.id}) đang ở trong thùng rác. Lấy ra bằng lệnh: "
                f"ucvn person restore {person.id}"
            )
        return lines_of(workspace, [person.id], day)[0]
    found = find_people(workspace, words, kind=kind, day=day)
    same = [line for line in found if fold(line.person.full_name) == fold(words)]
    found = same or found
    label = PERSON_LABELS[kind].lower()
    if not found:
        raise UserError(
            f"Danh bạ không có {label} nào tên «{words}». Hãy xem: ucvn person list --kind {kind.value}"
        )
    if len(found) > 1:
        named = ", ".join(f"{line.person.full_name} (số {line.person.id})" for line in found[:_MOST_NAMED])
        more = "…" if len(found) > _MOST_NAMED else "."
        raise UserError(f"Danh bạ có {len(found)} {label} ứng với «{words}». Hãy ghi số: {named}{more}")
    return found[0]


def speakers_in_words(workspace: Workspace, typed: Sequence[str], day: str) -> str:
    """The same of several, each given by a number or a name. Raises UserError as meant_person() does."""
    lines = [meant_person(workspace, one, PersonKind.SPEAKER, day) for one in typed]
    return f"{BETWEEN} ".join(speaker_in_words(line) for line in lines)


def events_of_person(workspace: Workspace, person: Person) -> list[PersonEvent]:
    """Events at which somebody spoke or to which he was invited with the press, the newest MOST_EVENTS first.

    The press is linked; a speaker is known by the name that the event has, with all its marks, whatever title of
    address stands before it.
    """
    with workspace.reading():
        spoke = [
            PersonEvent(event_id, title, day, "báo cáo viên")
            for event_id, title, day, speakers in workspace.events.speakers()
            if _names(speakers, person.full_name)
        ]
        invited = workspace.event_press.of_person(person.id)
        events = {event.id: event for event in workspace.events.some([press.event_id for press in invited])}
    came = [
        PersonEvent(
            press.event_id,
            events[press.event_id].title,
            events[press.event_id].day,
            "báo chí, đã dự" if press.came else "báo chí",
        )
        for press in invited
        if not events[press.event_id].deleted_at
    ]
    return sorted((*spoke, *came), key=lambda one: (one.day, one.event_id), reverse=True)[:MOST_EVENTS]


def _names(speakers: str, full_name: str) -> bool:
    """Whether one of the speakers is called so."""
    wanted = _bare(full_name)
    return any(_bare(speaker.partition(",")[0]) == wanted for speaker in speakers.split(BETWEEN))


def _bare(name: str) -> list[str]:
    """The words of a name with their marks, without a title of address."""
    return [marked(word) for word in without_titles(name)]
