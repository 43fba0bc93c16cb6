"""The published list from Excel, to Excel, and a file to fill in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.targets import with_ending
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.pages.posts.sheet_dialog import ask_sheet
from ucvn_desktop.ui.session import Session

if TYPE_CHECKING:
    from ucvn_desktop.services.post_sheets import ImportedPosts

_SHEETS = "Bảng tính (*.xlsx *.xls *.ods *.csv)"
_EXCEL = "Excel (*.xlsx)"


class Exchange(QObject):
    """Asks for files, starts the job, says what came of it."""

    came = Signal(object)  # ids of posts that are new

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent

    def ask_import(self) -> None:
        """A workbook that the user chooses, and where it has several sheets one of them."""
        paths = dialogs.ask_open_files(self._parent, "Nhập danh sách bài đăng từ tệp Excel", _SHEETS)
        if not paths:
            return
        from ucvn_desktop.services.sheets import sheet_names

        path = paths[0]
        self._session.jobs.run(
            "Đọc tệp Excel", lambda _: sheet_names(path), partial(self._choose, path), about=self.take
        )

    def take(self, path: Path, sheet: str = "") -> None:
        """Enter the posts of that sheet, or of the first one that is not empty."""
        from ucvn_desktop.services.post_sheets import import_posts

        workspace = self._session.workspace
        self._session.jobs.run(
            "Nhập bài đăng",
            lambda progress: import_posts(workspace, path, progress, sheet=sheet),
            self._taken,
            unit="dòng",
            about=self.take,
        )

    def ask_export(self, post_ids: Sequence[int], what: str) -> None:
        """These posts as a workbook where the user wants it; `what` says which they are."""
        if not post_ids:
            self._session.messages.say("Danh sách đang trống nên chưa có gì để xuất.", "blue")
            return
        target = self._ask_target("Xuất bài đăng ra tệp Excel", "Bài đăng.xlsx")
        if target is None:
            return
        from ucvn_desktop.services.post_sheets import export_posts

        workspace, ids = self._session.workspace, list(post_ids)
        title = f"Bài đăng{f' {what}' if what else ''} – {workspace.profile.unit_name}"
        self._session.jobs.run(
            "Xuất bài đăng",
            lambda _: export_posts(workspace, ids, target, title),
            lambda path: self._session.messages.say(
                f"Đã ghi {format_number(len(ids))} bài đăng ra «{path}»."
            ),
            about=export_posts,
        )

    def ask_sample(self) -> None:
        """A workbook to fill in where the user wants it."""
        target = self._ask_target("Ghi tệp mẫu để điền", "Bài đăng (mẫu).xlsx")
        if target is None:
            return
        from ucvn_desktop.services.post_sheets import write_sample

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

    def _choose(self, path: Path, names: list[str]) -> None:
        sheet = ask_sheet(self._parent, names) if len(names) > 1 else ""
        if sheet is not None:
            self.take(path, sheet)

    def _taken(self, done: "ImportedPosts") -> None:
        self._session.changed.emit("post")
        is_whole = not (done.refused or done.notes) and (done.ids or done.known)
        self._session.messages.say(summary(done), "green" if is_whole else "gold", detail=detail(done))
        if done.ids:
            self.came.emit(done.ids)


def summary(done: "ImportedPosts") -> str:
    """«Trang «2020»: đã nhập 12 bài đăng, 5 bài nối được với tin, bài. 2 dòng không nhập được.»"""
    if not (done.ids or done.known or done.refused):
        return f"Trang «{done.sheet}» chưa có dòng nào để nhập. Không có gì bị thay đổi."
    behind = f", {format_number(done.linked)} bài nối được với tin, bài" if done.linked else ""
    said = [f"Trang «{done.sheet}»: đã nhập {format_number(len(done.ids))} bài đăng{behind}."]
    if done.known:
        newer = f", {format_number(done.updated)} bài có lượt xem mới" if done.updated else ""
        said.append(f"{format_number(len(done.known))} bài đã có từ trước{newer}.")
    if done.refused:
        said.append(f"{format_number(len(done.refused))} dòng không nhập được, xem ở Chi tiết.")
    return " ".join(said)


def detail(done: "ImportedPosts") -> str:
    """Every row that was not taken, what should be looked at, and what the sheet lacks or has too much."""
    told = [f"Dòng {refused.number}: {refused.reason}" for refused in done.refused]
    told += done.notes
    if done.missing:
        told.append(f"Trang không có cột: {', '.join(done.missing)}; những phần ấy để trống.")
    if done.extra:
        told.append(f"Không nhập cột: {', '.join(done.extra)}.")
    return "\n".join(told)
