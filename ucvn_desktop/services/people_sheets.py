"""The address book from Excel, to Excel, and a file to fill in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ucvn_desktop.core.person import Office
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.services.people import EVERYBODY, PeopleFilter, list_people
from ucvn_desktop.services.people_columns import (
    COLUMNS,
    FAMILY,
    NAME,
    READ,
    SHEET,
    WRITTEN,
    row_of,
    with_office,
)
from ucvn_desktop.services.people_entry import Entry
from ucvn_desktop.services.people_faults import faults_of
from ucvn_desktop.services.sheets import Column, Refused, Row, Sheet, Value, read_rows, write_book
from ucvn_desktop.storage.workspace import Workspace

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class ImportedPeople:
    """What an import did: ids of people that are new or were brought up to date, how many were known with all
    of it already, rows that were not taken, what the sheet lacks or has too much, and the units of offices that are
    no sub-unit of the book (kept as text). `other_sheets` have people as well, where nobody said which is meant."""

    sheet: str
    added: tuple[int, ...]
    updated: tuple[int, ...]
    unchanged: int
    offices: int
    new_units: tuple[str, ...]
    refused: tuple[Refused, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    unlinked: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()

    @property
    def told_unlinked(self) -> str:
        """The sentence on the units of offices that are no sub-unit of the book; "" where there are none."""
        if not self.unlinked:
            return ""
        rest = len(self.unlinked) - _MOST_NAMED
        names = ", ".join(f"«{name}»" for name in self.unlinked[:_MOST_NAMED])
        more = f" và {rest} tên nữa" if rest > 0 else ""
        return (
            f"Đơn vị công tác không có trong danh sách đơn vị trực thuộc, được giữ nguyên là chữ: {names}{more}. Nếu là "
            "đơn vị trực thuộc thì ghi vào cột «Đơn vị trực thuộc»."
        )

    @property
    def all_refused(self) -> bool:
        """Whether there were rows and none was taken."""
        return bool(self.refused) and not (self.added or self.updated or self.unchanged)


def import_people(
    workspace: Workspace,
    path: Path,
    progress: Progress = silent,
    *,
    sheet: str = "",
    update: bool = False,
) -> ImportedPeople:
    """Enter the people of a workbook, in one transaction.

    A row that tells of somebody who is in the book, or further up in the file, is refused; with `update` it
    brings that entry up to date instead: its cells win where they are not empty, kinds and offices are added.
    Raises UserError where the file cannot be read or lacks the names, and Cancelled where `progress` stops
    it; then nothing is entered.
    """
    rows = read_rows(path, READ, sheet, faults_of)
    with workspace.writing("nhập danh bạ"), workspace.write():
        entry = Entry(workspace, update=update)
        in_order: list[Row | Refused] = sorted((*rows.rows, *rows.refused), key=lambda row: row.number)
        for done, row in enumerate(in_order):
            progress(done, len(in_order), str(row.values[NAME.key]))
            if isinstance(row, Row):
                entry.take(row)
            else:
                entry.pass_by(row)
        progress(len(in_order), len(in_order))
    return ImportedPeople(
        rows.sheet,
        tuple(entry.added),
        tuple(entry.updated),
        len(entry.unchanged),
        entry.offices,
        tuple(entry.new_units),
        tuple(entry.refused),
        tuple(heading for heading in rows.missing if heading != FAMILY.heading),
        rows.extra,
        tuple(entry.unlinked),
        rows.others,
    )


def export_people(workspace: Workspace, target: Path, wanted: PeopleFilter = EVERYBODY) -> tuple[Path, int]:
    """Write the people who are wanted with all their offices; returns the file and how many people.

    import_people() reads it back. Raises UserError where it cannot be written.
    """
    with workspace.reading():
        lines = list_people(workspace, wanted)
        units = {unit.id: unit.name_on(today()) for unit in workspace.sub_units.all(with_bin=True)}
        offices: dict[int, list[Office]] = defaultdict(list)
        for office in sorted(workspace.offices.all(), key=lambda one: (one.since, one.id), reverse=True):
            offices[office.person_id].append(office)
    rows: list[dict[str, Value]] = []
    for number, line in enumerate(lines, 1):
        person = line.person
        row = row_of(number, person, units.get(person.sub_unit_id or 0, ""))
        rows += [with_office(row, office) for office in offices[person.id]] or [row]
    return write_book(target, [Sheet(SHEET, WRITTEN, rows)]), len(lines)


_HELP: Sequence[Column] = (
    Column("column", "Cột", width=22),
    Column("required", "Bắt buộc", width=12),
    Column("help", "Cách ghi", width=90),
)


def write_sample(target: Path) -> Path:
    """Write a workbook to fill in, with a second sheet that explains each column.

    Raises UserError where it cannot be written.
    """
    rows: list[dict[str, Value]] = [
        {
            "column": column.heading,
            "required": "có" if column.required else "",
            "help": column.help,
        }
        for column in COLUMNS
    ]
    return write_book(
        target,
        [
            Sheet(SHEET, COLUMNS, []),
            Sheet("Hướng dẫn", _HELP, rows, "Cách ghi danh bạ để nhập vào chương trình"),
        ],
    )
