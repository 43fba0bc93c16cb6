"""All occasions of the calendar: those that come with the program, the unit's own, those that are hidden."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QVBoxLayout, QWidget

from ucvn_desktop.core.calendar import YEAR_CLASS_LABELS, entry_of
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import Observance, Rule
from ucvn_desktop.services.occasions import (
    OccasionRow,
    edit_occasion,
    occasions_of_year,
    remove_occasion,
    restore_occasion,
)
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.plan.calendar import occasion_dialog
from ucvn_desktop.ui.pages.plan.calendar.form import OccasionsForm
from ucvn_desktop.ui.pages.plan.calendar.typed_occasion import TypedOccasion
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_SIZE = (680, 480)
_ROW = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class ListedOccasion:
    """A row of the list; `in_bin` for a day of the unit's own that was put away."""

    row: OccasionRow
    in_bin: bool = False

    @property
    def code(self) -> str:
        """What the services call it."""
        return self.row.observance.occasion.code

    @property
    def is_hidden(self) -> bool:
        """Whether the calendar does not show it."""
        return self.in_bin or self.row.observance.occasion.off

    @property
    def is_changed(self) -> bool:
        """Whether the unit changed fields of one that comes with the program."""
        return bool(self.row.observance.known and self.row.observance.occasion.changed)

    @property
    def text(self) -> str:
        """Its name, and in a second line when it is and how it stands."""
        observance, occurrence = self.row.observance, self.row.occurrence
        occasion = observance.occasion
        n_class = occurrence.year_class if occurrence else None
        by_moon = occasion.rule == Rule.LUNAR
        told = (
            occasion.when,
            f"năm {occurrence.year}: {entry_of(occurrence).span}" if occurrence and by_moon else "",
            f"{occurrence.n} năm" if occurrence and n_class else "",
            YEAR_CLASS_LABELS[n_class] if n_class else "",
            f"nhắc trước {occasion.lead_days} ngày" if occasion.lead_days else "không nhắc",
            "của đơn vị" if observance.known is None else "",
            "đã sửa" if self.is_changed else "",
            "" if occasion.verified else "chưa kiểm chứng",
        )
        hidden = ("trong thùng rác" if self.in_bin else "đang ẩn") if self.is_hidden else ""
        return f"{occasion.title}\n{' · '.join(filter(None, (hidden, *told)))}"


def read_listed(workspace: Workspace, year: int) -> list[ListedOccasion]:
    """All occasions by their day in the year, those in the bin last."""
    with workspace.reading():
        rows = [ListedOccasion(row) for row in occasions_of_year(workspace, year)]
        gone = [one for one in workspace.occasions.binned() if not one.key]
    return [*rows, *(ListedOccasion(OccasionRow(Observance(one), None), in_bin=True) for one in gone)]


class OccasionsDialog(QDialog):
    """Each deed is stored at once; what cannot be is told in the dialog."""

    def __init__(self, parent: QWidget | None, session: Session, year: int, wanted: int = 0) -> None:
        super().__init__(parent)
        self._session = session
        self._year = year
        self._wanted = str(wanted or "")
        self.setWindowTitle("Ngày kỷ niệm")
        self.form = form = OccasionsForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form.root)
        self.resize(*_SIZE)
        form.occasions.setItemDelegate(TwoLines(form.occasions))
        form.said.setText(
            "Ngày có sẵn sửa và ẩn được; chỉ phần đã sửa được giữ riêng. Ngày «chưa kiểm chứng» là ngày chương "
            "trình chưa tìm thấy nguồn: hãy đối chiếu rồi ghi nguồn."
        )
        form.fault.hide()
        for button in (form.add, form.edit, form.hide, form.reset, form.leave):
            button.setAutoDefault(False)
        form.occasions.currentRowChanged.connect(lambda _: self._say_what_can_be_done())
        form.occasions.itemActivated.connect(lambda _: self._edit())
        form.add.clicked.connect(self._add)
        form.edit.clicked.connect(self._edit)
        form.hide.clicked.connect(self._hide_or_show)
        form.reset.clicked.connect(self._reset)
        form.leave.clicked.connect(self.accept)
        self._say_what_can_be_done()
        self._read()

    @property
    def current(self) -> ListedOccasion | None:
        """The occasion that is chosen."""
        item = self.form.occasions.currentItem()
        row: ListedOccasion | None = item.data(_ROW) if item else None
        return row

    def _read(self) -> None:
        workspace, year = self._session.workspace, self._year
        # Behind what was just handed on to be stored.
        self._session.jobs.save(lambda: read_listed(workspace, year), self._show)

    def _show(self, rows: list[ListedOccasion]) -> None:
        view = self.form.occasions
        chosen = self._wanted or (self.current.code if self.current else "")
        scrolled = view.verticalScrollBar().value()
        view.clear()
        for row in rows:
            view.addItem(_item(row))
        codes = [row.code for row in rows]
        self._wanted = ""
        view.setCurrentRow(codes.index(chosen) if chosen in codes else 0)
        view.verticalScrollBar().setValue(scrolled)
        view.scrollToItem(view.currentItem())
        self._say_what_can_be_done()

    def _say_what_can_be_done(self) -> None:
        form, row = self.form, self.current
        is_open = not self._session.read_only
        form.add.setEnabled(is_open)
        form.edit.setEnabled(is_open and row is not None and not row.in_bin)
        form.hide.setEnabled(is_open and row is not None)
        form.hide.setText(_hide_words(row))
        form.reset.setVisible(bool(row and row.is_changed))
        form.reset.setEnabled(is_open)

    def _add(self) -> None:
        kept = occasion_dialog.ask_occasion(self, self._session, TypedOccasion(), self._year)
        if kept:
            self._point_to(kept)

    def _edit(self) -> None:
        row = self.current
        if not row or row.in_bin or self._session.read_only:
            return
        begins, observance = TypedOccasion.of(row.row.observance, self._year), row.row.observance
        kept = occasion_dialog.ask_occasion(self, self._session, begins, self._year, observance)
        if kept:
            self._point_to(kept)

    def _hide_or_show(self) -> None:
        row, workspace = self.current, self._session.workspace
        if not row:
            return
        if row.in_bin:
            self._do(lambda: restore_occasion(workspace, row.code))
        elif row.is_hidden:
            self._do(lambda: edit_occasion(workspace, row.code, {"off": False}))
        else:
            self._do(lambda: remove_occasion(workspace, row.code))

    def _reset(self) -> None:
        row, workspace = self.current, self._session.workspace
        if row:
            self._do(lambda: restore_occasion(workspace, row.code))

    def _do(self, deed: Callable[[], Observance]) -> None:
        self._session.jobs.save(deed, self._done, self._failed)

    def _done(self, observance: Observance) -> None:
        self._session.changed.emit("occasion")
        self._session.saved.emit()
        self._point_to(observance)

    def _point_to(self, observance: Observance) -> None:
        self.form.fault.hide()
        self._wanted = observance.occasion.code
        self._read()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.form.fault.setText(error.message)
            self.form.fault.show()


def _hide_words(row: ListedOccasion | None) -> str:
    if row and row.is_hidden:
        return "Lấy lại" if row.in_bin else "Hiện lại"
    return "Bỏ khỏi lịch" if row and row.row.observance.known is None else "Ẩn khỏi lịch"


def _item(row: ListedOccasion) -> QListWidgetItem:
    verified = row.row.observance.occasion.verified
    name, tone = ("occasion", "mute") if verified else ("help", "gold")
    item = QListWidgetItem(
        icon("trash" if row.in_bin else name, tone="mute" if row.in_bin else tone), row.text
    )
    item.setData(_ROW, row)
    item.setToolTip(row.text)
    return item


def edit_occasions(parent: QWidget, session: Session, year: int, wanted: int = 0) -> None:
    """Let the user look through all occasions and edit them, `wanted` (its number) first."""
    dialog = OccasionsDialog(parent, session, year, wanted)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()
