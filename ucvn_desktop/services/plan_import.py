"""A central plan from its file into the year's edition, and what the officer says of single paragraphs."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import Method, PlanContent, PlanEdition, PlanText, Topic
from ucvn_desktop.core.plan_moves import likeness, moved_numbers, same_subject
from ucvn_desktop.core.plan_reading.corrections import Correction, carried_over
from ucvn_desktop.core.plan_reading.marks import without_number
from ucvn_desktop.core.plan_reading.reading import Reading, read_plan
from ucvn_desktop.core.plan_reading.roles import Role
from ucvn_desktop.core.plan_wording import short_name
from ucvn_desktop.services.plan_files import PlanFile, read_plan_file
from ucvn_desktop.services.plan_store import Stored, form_words, store_plan
from ucvn_desktop.services.profile import year_problem
from ucvn_desktop.services.task_copies import outdated_copies
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """What was understood and stored. `warnings` are sentences on the file and on what hangs on changed topics;
    what to look at in the text stands in `reading.findings`.
    """

    edition: PlanEdition
    reading: Reading
    stored: Stored
    warnings: tuple[str, ...]


def import_plan(workspace: Workspace, path: Path) -> ImportedPlan:
    """Read the plan in `path` (.docx or text) into the edition of the year that it names itself.

    That year's edition is replaced, what the officer corrected before is kept where the words still stand, and
    what has the same number stays the same record. One transaction. Raises UserError where the file is no plan.
    """
    file = read_plan_file(path)
    with workspace.writing("nhập kế hoạch"):
        first = _read(file)
        if problem := year_problem(first.year):
            raise UserError(f"{problem} Không có gì bị thay đổi.", first.title)
        before = text_of_year(workspace, first.year)
        kept, told = _kept(before, file.paragraphs, first)
        reading = read_plan(file.paragraphs, kept) if kept else first
        text = PlanText(
            edition_id=0,
            file=file.name,
            paragraphs=file.paragraphs,
            corrections=tuple(c.stored() for c in kept),
        )
        with workspace.write():
            _refuse_other_text(text_of_year(workspace, first.year), before, first.year)
            done = _store(workspace, reading, text, (*file.warnings, *told))
            copies = outdated_copies(workspace, done.edition, workspace.tasks.of(done.edition.id))
            return replace(done, warnings=(*done.warnings, *copies))


def correct_paragraph(
    workspace: Workspace, year: int, paragraph: int, role: Role | None, of: int = 0
) -> ImportedPlan:
    """Give a paragraph (from 1) of the year's text another role, or (None) the one the program read.

    `of` is the number of the topic that a POINT belongs to, or which method (from 1) a FORM belongs to. The
    edition follows at once. Raises UserError where there is no text or paragraph, or no plan would be left.
    """
    text = text_of_year(workspace, year)
    if text is None:
        raise UserError(
            f"Kế hoạch năm {year} không có văn bản kèm theo, nên không có đoạn nào để sửa. Hãy nhập kế hoạch từ "
            "tệp trước."
        )
    if not 1 <= paragraph <= len(text.paragraphs):
        raise UserError(f"Kế hoạch năm {year} có {len(text.paragraphs)} đoạn, không có đoạn số {paragraph}.")
    others = tuple(c for c in corrections_of(text) if c.paragraph != paragraph)
    given = () if role is None else (_checked(Correction(paragraph, role, of)),)
    corrections = tuple(sorted((*others, *given), key=lambda c: c.paragraph))
    # Reading takes its time: nobody else's writing waits for it.
    reading = _reread(text.paragraphs, corrections, year)
    changed = replace(text, corrections=tuple(c.stored() for c in corrections))
    with workspace.write():
        _refuse_other_text(text_of_year(workspace, year), text, year)
        return _store(workspace, reading, changed, ())


def _refuse_other_text(now: PlanText | None, read: PlanText | None, year: int) -> None:
    if now != read:
        raise UserError(
            f"Văn bản kế hoạch năm {year} vừa được nhập hoặc sửa ở nơi khác trong lúc đang đọc. Chưa có gì bị thay "
            "đổi; hãy xem lại văn bản rồi làm lại."
        )


def text_of_year(workspace: Workspace, year: int) -> PlanText | None:
    """The text that the year's edition was read from; None where there is none."""
    edition = workspace.editions.of_year(year)
    return workspace.plan_texts.text_of(edition.id) if edition else None


def corrections_of(text: PlanText) -> tuple[Correction, ...]:
    """What the officer said of the text's paragraphs."""
    return tuple(Correction.from_stored(stored) for stored in text.corrections)


def reading_of(text: PlanText) -> Reading:
    """The text as it is understood with its corrections."""
    return read_plan(text.paragraphs, corrections_of(text))


def _checked(correction: Correction) -> Correction:
    if correction.of and correction.role not in (Role.POINT, Role.FORM):
        raise UserError(
            "Chỉ ý của nội dung và ý của hình thức mới ghi được thuộc mục nào. Không có gì bị thay đổi."
        )
    return correction


def _read(file: PlanFile) -> Reading:
    try:
        return read_plan(file.paragraphs)
    except UserError as error:
        if not file.has_legacy_fonts:
            raise
        raise UserError(f"{error.message} {file.warnings[0]}", error.detail) from error


def _reread(paragraphs: tuple[str, ...], corrections: tuple[Correction, ...], year: int) -> Reading:
    try:
        reading = read_plan(paragraphs, corrections)
    except UserError as error:
        raise UserError(
            "Sửa như vậy thì văn bản không còn là một kế hoạch (phải còn tên, các phần và ít nhất một nội dung). "
            "Không có gì bị thay đổi.",
            error.message,
        ) from error
    if reading.year != year:
        raise UserError(f"Sửa như vậy thì kế hoạch thành của năm {reading.year}. Không có gì bị thay đổi.")
    if missing := [c for c in corrections if c.of and not _has_place(reading, c)]:
        what = "nội dung số" if missing[0].role is Role.POINT else "hình thức thứ"
        raise UserError(
            f"Kế hoạch không có {what} {missing[0].of} để xếp đoạn này vào. Không có gì bị thay đổi."
        )
    return reading


def _has_place(reading: Reading, correction: Correction) -> bool:
    if correction.role is Role.POINT:
        return correction.of in {topic.number for topic in reading.topics}
    return 0 < correction.of <= len(reading.methods)


def _kept(
    old: PlanText | None, paragraphs: tuple[str, ...], first: Reading
) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """The corrections of the year's text before that hold for the new one, which is `first` without any; and a
    sentence where some do not."""
    if old is None:
        return (), ()
    before = corrections_of(old)
    moves = _places_moved(old, first)
    kept: tuple[Correction, ...] = ()
    for correction in carried_over(before, old.paragraphs, paragraphs):
        place = moves.get(correction.role, {}).get(correction.of, correction.of)
        with suppress(UserError):
            _reread(paragraphs, (*kept, replace(correction, of=place)), first.year)
            kept = (*kept, replace(correction, of=place))
    lost = len(before) - len(kept)
    told = f"{lost} chỗ đã sửa bằng tay không còn hợp với văn bản mới nên không giữ: hãy xem lại văn bản."
    return kept, (told,) if lost else ()


def _places_moved(old: PlanText, now: Reading) -> dict[Role, dict[int, int]]:
    """Where the topics and the methods (counted from 1) of the old text stand in the new one, by the role of what
    belongs to them."""
    try:
        before = reading_of(old)
    except UserError:
        return {}
    topics = [{topic.number: topic.title for topic in reading.topics} for reading in (before, now)]
    methods = [dict(enumerate(map(form_words, reading.methods), 1)) for reading in (before, now)]
    return {Role.POINT: moved_numbers(*topics), Role.FORM: moved_numbers(*methods)}


def _store(workspace: Workspace, reading: Reading, text: PlanText, warnings: tuple[str, ...]) -> ImportedPlan:
    old = workspace.editions.of_year(reading.year)
    content = PlanContent(
        year=reading.year,
        title=reading.title,
        source=old.source if old and old.source else text.file,
        topics=_with_short_names(workspace, old, reading.topics),
        methods=_with_titles(workspace, old, reading.methods),
        duties=reading.duties,
        campaigns=reading.campaigns,
        mottoes=reading.mottoes,
        dates=reading.dates,
    )
    stored = store_plan(workspace, content)
    _store_text(workspace, replace(text, edition_id=stored.edition.id))
    linked = (part.told(stored.before, reading.year) for part in stored.replaced)
    told = (*warnings, *(sentence for sentence in linked if sentence))
    return ImportedPlan(stored.edition, reading, stored, told)


def _store_text(workspace: Workspace, text: PlanText) -> None:
    old = workspace.plan_texts.text_of(text.edition_id)
    if old is None:
        workspace.plan_texts.add(text)
        return
    workspace.plan_texts.save(
        replace(old, file=text.file, paragraphs=text.paragraphs, corrections=text.corrections)
    )


def _with_short_names(
    workspace: Workspace, old: PlanEdition | None, topics: tuple[Topic, ...]
) -> tuple[Topic, ...]:
    """The topics with the short names they had: this year, or the most alike one another year; or with new ones."""
    own = workspace.topics.of_edition(old.id) if old else []
    others = workspace.topics.all()
    named = []
    for topic in topics:
        known = _most_alike(topic, own) or _most_alike(topic, others)
        old_name = _own_words(known.short, known.number) if known else ""
        named.append(replace(topic, short=old_name or short_name(topic.title)))
    return tuple(named)


def _most_alike(topic: Topic, known: list[Topic]) -> Topic | None:
    """That of the same subject whose title has the most of its words; of several the one with its number."""
    alike = [one for one in known if same_subject(one.title, topic.title)]
    return max(
        alike, key=lambda one: (likeness(one.title, topic.title), one.number == topic.number), default=None
    )


def _with_titles(
    workspace: Workspace, old: PlanEdition | None, methods: tuple[Method, ...]
) -> tuple[Method, ...]:
    own = {m.number: m for m in workspace.methods.of_edition(old.id)} if old else {}
    named = []
    for method in methods:
        same = own.get(method.number)
        fits = same is not None and same_subject(form_words(same), form_words(method))
        place = int(method.number.rpartition(".")[2])
        old_title = _own_words(same.title, place) if same and fits else ""
        named.append(replace(method, title=method.title or old_title or short_name(method.points[0])))
    return tuple(named)


def _own_words(name: str, number: int) -> str:
    """The name; "" where it begins with its own number, from a reading that took the number for words."""
    return name if without_number(name, number) == name else ""
