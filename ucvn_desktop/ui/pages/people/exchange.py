"""The address book from Excel, to Excel, and a file to fill in."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.people import PeopleFilter
from ucvn_desktop.services.targets import with_ending
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.session import Session

if TYPE_CHECKING:
    from ucvn_desktop.services.people_sheets import ImportedPeople

_SHEETS = "Bảng tính (*.xlsx *.xls *.ods *.csv)"
_EXCEL = "Excel (*.xlsx)"


class Exchange(QObject):
    """Asks for files, starts the job, says what came of it."""

    came = Signal(object)  # ids of people that are new or brought up to date

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent

    def ask_import(self) -> None:
        """A workbook that the user chooses."""
        paths = dialogs.ask_open_files(self._parent, "Nhập danh bạ từ tệp Excel", _SHEETS)
        if paths:
            self.take(paths[0])

    def take(self, path: Path, *, update: bool = False, sheet: str = "", left: tuple[str, ...] = ()) -> None:
        """Enter the people of a workbook; with `update`, those who are there are brought up to date.

        It is the sheet with this name, or the first one that is not empty; those that are `left` are offered after it.
        """
        from ucvn_desktop.services.people_sheets import import_people

        workspace = self._session.workspace
        self._session.jobs.run(
            "Nhập danh bạ",
            lambda progress: import_people(workspace, path, progress, sheet=sheet, update=update),
            lambda done: self._taken(path, done, update, done.other_sheets or left),
            unit="dòng",
            about=import_people,
        )

    def ask_export(self, wanted: PeopleFilter) -> None:
        """The people who are listed as a workbook where the user wants it."""
        target = self._ask_target("Xuất danh bạ ra tệp Excel", "Danh bạ.xlsx")
        if target is None:
            return
        from ucvn_desktop.services.people_sheets import export_people

        workspace = self._session.workspace
        self._session.jobs.run(
            "Xuất danh bạ",
            lambda _: export_people(workspace, target, wanted),
            lambda done: self._session.messages.say(f"Đã ghi {format_number(done[1])} người ra «{done[0]}»."),
            about=export_people,
        )

    def ask_sample(self) -> None:
        """A workbook to fill in where the user wants it."""
        target = self._ask_target("Ghi tệp mẫu để điền", "Danh bạ (mẫu).xlsx")
        if target is None:
            return
        from ucvn_desktop.services.people_sheets import write_sample

        self._session.jobs.run(
            "Ghi tệp mẫu",
            lambda _: write_sample(target),
            lambda path: self._session.messages.say(
                f"Đã ghi tệp mẫu ra «{path}». Trang «Hướng dẫn» trong tệp nói cách ghi từng cột."
            ),
            about=write_sample,
        )

    def _ask_target(self, title: str, proposed: str) -> Path | None:
        target = dialogs.ask_save_file(self._parent, title, proposed, _EXCEL)
        return with_ending(target, ".xlsx") if target else None

    def _taken(self, path: Path, done: "ImportedPeople", update: bool, left: tuple[str, ...]) -> None:
        for kind in ("person", "office", "sub_unit"):
            self._session.changed.emit(kind)
        is_known = not update and any("trong danh bạ" in refused.reason for refused in done.refused)
        action = None
        if is_known:
            again = partial(self.take, path, update=True, sheet=done.sheet, left=left)
            action = ("Cập nhật người đã có", again)
        elif left:
            rest = partial(self.take, path, update=update, sheet=left[0], left=left[1:])
            action = (f"Nhập trang «{left[0]}»", rest)
        tone = "gold" if done.refused or left or not (done.added or done.updated) else "green"
        said = " ".join([summary(done), *([_not_yet(left)] if left else [])])
        self._session.messages.say(said, tone, detail=detail(done), action=action)
        if ids := (*done.added, *done.updated):
            self.came.emit(ids)


def summary(done: "ImportedPeople") -> str:
    """«Đã nhập 12 người mới, 3 chức vụ. 2 dòng không nhập được.»"""
    if not (done.added or done.updated or done.unchanged or done.refused):
        return f"Trang «{done.sheet}» không có dòng nào dưới hàng tên cột. Không có gì được nhập."
    said = [f"Đã nhập {format_number(len(done.added))} người mới, {format_number(done.offices)} chức vụ."]
    if done.updated:
        said.append(f"Đã cập nhật {format_number(len(done.updated))} người.")
    if done.unchanged:
        said.append(f"{format_number(done.unchanged)} người không có gì mới.")
    if done.refused:
        said.append(f"{format_number(len(done.refused))} dòng không nhập được, xem ở Chi tiết.")
    return " ".join(said)


def _not_yet(sheets: tuple[str, ...]) -> str:
    """«Trang «Danh bạ 2» cũng có danh bạ, chưa được nhập.»"""
    return f"Trang {', '.join(f'«{name}»' for name in sheets)} cũng có danh bạ, chưa được nhập."


def detail(done: "ImportedPeople") -> str:
    """Every row that was not taken, and what the sheet lacks or has too much."""
    lines = [f"Dòng {refused.number}: {refused.reason}" for refused in done.refused]
    if done.new_units:
        lines.append(f"Đơn vị trực thuộc mới: {', '.join(done.new_units)}.")
    if done.unlinked:
        lines.append(done.told_unlinked)
    if done.missing:
        lines.append(f"Tệp không có cột: {', '.join(done.missing)}; những phần ấy để trống.")
    if done.extra:
        lines.append(f"Không nhập cột: {', '.join(done.extra)}.")
    return "\n".join(lines)
