"""Paragraphs of a central plan → what was understood of each, and the plan's records."""

from dataclasses import dataclass, replace

from ucvn_desktop.core.plan import Campaign, Duty, Method, Motto, PlanDate, Topic
from ucvn_desktop.core.plan_reading.assembly import Piece, duties_of, methods_of, topics_of
from ucvn_desktop.core.plan_reading.campaigns import Named, named_in, unquoted_in
from ucvn_desktop.core.plan_reading.corrections import Correction
from ucvn_desktop.core.plan_reading.dates import dates_in
from ucvn_desktop.core.plan_reading.frame import Frame, Part, PartKind, find_frame, no_topics
from ucvn_desktop.core.plan_reading.inside import Placed, issuers_of, roles_inside
from ucvn_desktop.core.plan_reading.outside import roles_before, roles_behind
from ucvn_desktop.core.plan_reading.roles import Role
from ucvn_desktop.core.plan_reading.unmarked import unmarked_in


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with what it was understood as. `number` counts from 1; `part` is the label of the part it
    stands in («II»), "" outside; `goes_on` where it is the rest of the paragraph before; `corrected` where the
    officer gave the role.
    """

    number: int
    text: str
    role: Role
    part: str = ""
    goes_on: bool = False
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a plan. Records have no id and no edition yet, topics no `short`, methods a `title`
    only where the plan gives one. `findings` are sentences on what to look at.
    """

    year: int
    title: str
    lines: tuple[Line, ...]
    topics: tuple[Topic, ...]
    methods: tuple[Method, ...]
    duties: tuple[Duty, ...]
    campaigns: tuple[Campaign, ...]
    mottoes: tuple[Motto, ...]
    dates: tuple[PlanDate, ...]
    findings: tuple[str, ...]

    @property
    def unread(self) -> tuple[Line, ...]:
        """The paragraphs that were not understood."""
        return tuple(line for line in self.lines if line.role is Role.UNREAD)


def read_plan(paragraphs: tuple[str, ...], corrections: tuple[Correction, ...] = ()) -> Reading:
    """Read a plan of any year; paragraphs are kept as they are, also those that are not understood.

    Raises UserError where it is no plan of communications, has no year or several, or is two plans.
    """
    given = {c.paragraph - 1: c.role for c in corrections if 0 < c.paragraph <= len(paragraphs)}
    frame = find_frame(paragraphs, given)
    lines = _lines(paragraphs, frame, given)
    pieces = _pieces(lines, {c.paragraph: c.of for c in corrections})
    findings = [_guessed(part) for part in frame.parts if part.by_place]
    topics = topics_of(pieces, findings)
    if not topics:
        raise no_topics(frame)
    texts = [(piece.role, piece.words) for piece in pieces]
    named = named_in(texts, findings)
    dates = dates_in(
        [piece.words for piece in pieces if piece.role not in _NOT_CONTENT], frame.year, findings
    )
    methods, duties = methods_of(pieces, findings), duties_of(pieces)
    findings += [*unquoted_in(texts), *_missing(methods, duties), *unmarked_in(lines)]
    return Reading(
        year=frame.year,
        title=frame.title,
        lines=lines,
        topics=topics,
        methods=methods,
        duties=duties,
        campaigns=_campaigns(named),
        mottoes=tuple(Motto(edition_id=0, text=one.name) for one in named if one.is_motto),
        dates=dates,
        findings=tuple(findings),
    )


# What frames the paper: its date and number are none of the plan's.
_NOT_CONTENT = {Role.LETTERHEAD, Role.TITLE, Role.PART, Role.RECIPIENT, Role.SIGNATURE}


def _lines(texts: tuple[str, ...], frame: Frame, given: dict[int, Role]) -> tuple[Line, ...]:
    placed: dict[int, tuple[Placed, str]] = {}
    for n, role in roles_before(texts, frame):
        placed[n] = (Placed(role), "")
    issuers = issuers_of(texts, frame)
    for part in _once(frame.parts):
        for n in range(part.start, part.first):
            placed[n] = (Placed(Role.PART), part.label)
        for n, found in roles_inside(part, texts, given, issuers):
            placed[n] = (found, part.label)
    for n, role in roles_behind(texts, frame.closing):
        placed[n] = (Placed(role), "")
    lines = []
    for n, text in enumerate(texts):
        found, label = placed[n]
        role = given.get(n, found.role)
        lines.append(Line(n + 1, text, role, label, found.goes_on and n not in given, n in given))
    return tuple(lines)


def _once(parts: tuple[Part, ...]) -> list[Part]:
    """The parts, a second one of topics left unread: its numbers would be those of the first."""
    seen = False
    result = []
    for part in parts:
        again = seen and part.kind is PartKind.TOPICS
        seen |= part.kind is PartKind.TOPICS
        result.append(replace(part, kind=PartKind.OTHER) if again else part)
    return result


def _pieces(lines: tuple[Line, ...], of: dict[int, int]) -> list[Piece]:
    groups: list[list[Line]] = []
    for line in lines:
        if line.goes_on and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Piece.of_texts(
            g[0].role,
            (line.text for line in g),
            g[0].part,
            of.get(g[0].number, 0),
            by_hand=g[0].corrected,
        )
        for g in groups
    ]


def _campaigns(named: list[Named]) -> tuple[Campaign, ...]:
    return tuple(Campaign(edition_id=0, kind=one.kind.value, name=one.name) for one in named if one.kind)


def _guessed(part: Part) -> str:
    return f"Phần {part.label} «{part.heading}» được đọc theo thứ tự của nó, vì đề mục khác mọi năm: hãy xem lại."


def _missing(methods: tuple[Method, ...], duties: tuple[Duty, ...]) -> list[str]:
    missing = []
    if not methods:
        missing.append(
            "Không thấy phần hình thức truyền thông (phần III mọi năm): hãy xem lại từng đoạn của văn bản."
        )
    if not duties:
        missing.append(
            "Không thấy nhiệm vụ của công đoàn trực thuộc (mục V.2 mọi năm): hãy xem lại từng đoạn của văn bản."
        )
    return missing
