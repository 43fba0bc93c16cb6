"""The plan's text beside what was understood of it; what a paragraph is can be put right."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QListWidgetItem

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan_reading.reading import Line, Reading
from ucvn_desktop.core.plan_reading.roles import ROLE_LABELS, Role
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.plan_days import Passage, passage_of, passage_of_part
from ucvn_desktop.services.plans import WholePlan, plan_of
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.forms import put
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.pages.plan.plan_view import PlanView
from ucvn_desktop.ui.pages.plan.text import words
from ucvn_desktop.ui.pages.plan.text.form import PlanTextForm
from ucvn_desktop.ui.pages.plan.text.understood import understood
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.read_only import close
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes
from ucvn_desktop.ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from ucvn_desktop.services.plan_import import ImportedPlan

_LINE = int(Qt.ItemDataRole.UserRole)
_SHORT = 60


@dataclass(frozen=True, slots=True)
class TextRead:
    """A plan, and to which topic or method the officer gave single paragraphs."""

    view: WholePlan
    of: dict[int, int]


class TextView(PlanView):
    """The plan of the year that is chosen."""

    KINDS = frozenset({"plan_date", "topic", "campaign"})
    HAS_YEAR = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._form = PlanTextForm.load(self)
        put(self, self._form.root)
        self._year = 0
        self._read: TextRead | None = None
        self._asked: Job | None = None
        self._passage: Passage | None = None  # to be chosen when its year is read next, once
        form = self._form
        form.lines.setItemDelegate(TwoLines(form.lines))
        self._boxes = TidyBoxes(self, form.role, form.of)
        form.lines.currentItemChanged.connect(lambda _, __: self._show_line())
        form.role.activated.connect(lambda _: self._correct(0))
        form.of.activated.connect(lambda _: self._correct(form.of.currentData()))
        form.as_read.clicked.connect(lambda: self._give(None, 0))
        self.primary = self.make_action(
            "Nhập kế hoạch…", "Đọc tệp .docx hoặc .txt của công đoàn cấp trên (Ctrl+N)", self.import_some
        )
        form.import_plan.clicked.connect(self.import_some)
        if session.read_only:
            close(form.role, form.of, form.import_plan, self.primary)

    @property
    def form(self) -> PlanTextForm:
        """The view's widgets."""
        return self._form

    @property
    def line(self) -> Line | None:
        """The paragraph that is chosen."""
        item = self._form.lines.currentItem()
        return item.data(_LINE) if item else None

    def show_year(self, year: int) -> None:
        self._year = year
        if self._asked:
            self._asked.cancel()
        workspace = self.session.workspace
        self._asked = self.session.jobs.read(lambda: read_text(workspace, year), self._show)

    def show_record(self, kind: str, record_id: int) -> bool:
        """A date, topic or campaign of a plan: the paragraph in which it stands."""
        if kind not in self.KINDS:
            return False
        workspace = self.session.workspace

        def read() -> Passage:
            if kind == "plan_date":
                return passage_of(workspace, record_id)
            return passage_of_part(workspace, kind, record_id)

        self.session.jobs.read(read, self._show_passage)
        return True

    def import_some(self) -> None:
        """Ask for a file and read the plan in it."""
        from ucvn_desktop.services.plan_import import import_plan

        files = dialogs.ask_open_files(self, "Nhập kế hoạch", "Kế hoạch (*.docx *.txt)")
        workspace = self.session.workspace
        if files:
            file: Path = files[0]
            self.session.jobs.run(
                "Nhập kế hoạch", lambda _: import_plan(workspace, file), self._imported, about=import_plan
            )

    def print_shown(self) -> None:
        """Print what was understood."""
        from PySide6.QtGui import QTextDocument

        from ucvn_desktop.ui.printing import print_document

        if self._read:
            document = QTextDocument()
            document.setHtml(understood(self._read.view))
            print_document(self.session, self, f"Kế hoạch năm {self._read.view.edition.year}", document)

    def _show(self, read: TextRead | None) -> None:
        passage, self._passage = self._passage, None
        if read is None:
            self._show_nothing()
            return
        before = self.line.number if self.line and self._is_same_year(read) else 0
        self._read = read
        form, reading = self._form, read.view.reading
        scrolled = form.understood.verticalScrollBar().value() if before else 0
        form.understood.setHtml(understood(read.view))
        form.understood.verticalScrollBar().setValue(scrolled)
        form.text_states.setCurrentWidget(form.read if reading else form.none)
        form.none_said.setText(words.no_text(read.view))
        if passage and passage.year != read.view.edition.year:
            passage = None
        self._point_to(passage)
        self.set_subtitle(words.summary(read.view))
        if reading is None:
            return
        unread = len(reading.unread)
        counts = f"{format_number(len(reading.lines))} đoạn, {format_number(unread)} đoạn chưa hiểu"
        form.file.setText(f"{shorten(read.view.file, _SHORT)}: {counts}")
        form.findings.setText("\n".join(reading.findings))
        form.findings.setVisible(bool(reading.findings))
        self._list_lines(reading.lines, self._wanted_line(reading, passage) or before)

    def _show_passage(self, passage: Passage) -> None:
        self._passage = passage
        self.year_shown.emit(passage.year)
        self.show_year(passage.year)

    def _wanted_line(self, reading: Reading, passage: Passage | None) -> int:
        """The number of the paragraph that is to be chosen; 0 where that is none of this text."""
        if passage is None:
            return 0
        self._form.lines.setFocus()
        return words.line_with(reading.lines, passage)

    def _point_to(self, passage: Passage | None) -> None:
        """Mark in what was understood the point that is to be shown: a plan that came with the program has no text."""
        view = self._form.understood
        found = view.document().find(passage.text[: words.ENOUGH]) if passage else QTextCursor()
        if not found.isNull():
            found.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            view.setTextCursor(found)
            view.ensureCursorVisible()

    def _show_nothing(self) -> None:
        self._read = None
        self._form.text_states.setCurrentWidget(self._form.none)
        self._form.none_said.setText(words.NO_PLAN)
        self._form.understood.clear()
        self.set_subtitle("")

    def _is_same_year(self, read: TextRead) -> bool:
        return self._read is not None and self._read.view.edition.id == read.view.edition.id

    def _list_lines(self, lines: tuple[Line, ...], chosen: int) -> None:
        view = self._form.lines
        scrolled = view.verticalScrollBar().value() if chosen else 0
        view.blockSignals(True)
        view.clear()
        for line in lines:
            view.addItem(_item(line))
        first = next((n for n, line in enumerate(lines) if line.role is Role.UNREAD), 0)
        view.setCurrentRow(chosen - 1 if 0 < chosen <= len(lines) else first)
        view.blockSignals(False)
        view.verticalScrollBar().setValue(scrolled)
        view.scrollToItem(view.currentItem())
        self._show_line()

    def _show_line(self) -> None:
        line, form = self.line, self._form
        if line is None or self._read is None:
            return
        form.paragraph.setPlainText(line.text)
        form.role.clear()
        for role, label in ROLE_LABELS.items():
            if role is not Role.UNREAD or line.role is Role.UNREAD:
                form.role.addItem(label, role)
        form.role.setCurrentIndex(form.role.findData(line.role))
        self._show_places(line)
        form.as_read.setEnabled(line.corrected and not self.session.read_only)
        self._point_to_line(line)

    def _point_to_line(self, line: Line) -> None:
        """Mark what was understood of a paragraph of the text, from its beginning."""
        view = self._form.understood
        document, cursor = view.document(), view.textCursor()
        blocks = [document.findBlockByNumber(n) for n in range(document.blockCount())]
        place = words.place_of(line, [block.text() for block in blocks])
        if place is None:
            cursor.clearSelection()
            view.setTextCursor(cursor)
            return
        cursor.setPosition(blocks[place].position() + blocks[place].length() - 1)
        view.setTextCursor(cursor)
        view.ensureCursorVisible()
        cursor.setPosition(blocks[place].position(), QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        view.ensureCursorVisible()

    def _show_places(self, line: Line) -> None:
        """The topics or methods to which a paragraph can belong."""
        assert self._read
        form, view = self._form, self._read.view
        places = {
            Role.POINT: [(one.number, f"{one.number}. {one.short}") for one in view.topics],
            Role.FORM: [(n, f"{one.number}. {one.title}") for n, one in enumerate(view.methods, 1)],
        }.get(line.role, [])
        form.of.clear()
        form.of.addItem("mục đứng trước", 0)
        for number, label in places:
            form.of.addItem(shorten(label, _SHORT), number)
        form.of.setCurrentIndex(max(0, form.of.findData(self._read.of.get(line.number, 0))))
        for part in (form.of_label, form.of):
            part.setVisible(bool(places))

    def _correct(self, of: int) -> None:
        role = Role(self._form.role.currentData())
        if role is not Role.UNREAD:
            self._give(role, of)

    def _give(self, role: Role | None, of: int) -> None:
        from ucvn_desktop.services.plan_import import correct_paragraph

        if self.line is None or self._read is None:
            return
        workspace, number = self.session.workspace, self.line.number
        year = self._read.view.edition.year
        self.session.jobs.save(
            lambda: correct_paragraph(workspace, year, number, role, of),
            self._corrected,
            self._not_corrected,
            about=(correct_paragraph, year, number),
        )

    def _corrected(self, done: "ImportedPlan") -> None:
        for kind in ("plan_edition", *sorted(done.stored.moved)):
            self.session.changed.emit(kind)
        self.show_year(self._year)
        if done.warnings:
            self.session.messages.say(" ".join(done.warnings), "gold")

    def _not_corrected(self, error: Exception) -> None:
        self._show_line()
        if isinstance(error, UserError):
            self.session.messages.error(error)

    def _imported(self, done: "ImportedPlan") -> None:
        for kind in ("plan_edition", *sorted(done.stored.moved)):
            self.session.changed.emit(kind)
        self.year_opened.emit(done.edition.year)
        told = " ".join((words.imported(done), *done.warnings))
        self.session.messages.say(told, "gold" if done.warnings else "green")


def read_text(workspace: Workspace, year: int) -> TextRead | None:
    """The plan of a year as it is shown (0, or one that is not open: this year or the newest); None where
    no year is open."""
    from ucvn_desktop.services.plan_import import corrections_of, text_of_year

    with workspace.reading():
        years = workspace.editions.years()
        if not years:
            return None
        year = edition_of(workspace, year if year in years else None).year
        text = text_of_year(workspace, year)
        of = {one.paragraph: one.of for one in corrections_of(text)} if text else {}
        return TextRead(plan_of(workspace, year), of)


def _item(line: Line) -> QListWidgetItem:
    is_unread = line.role is Role.UNREAD
    name, tone = ("warning", "gold") if is_unread else ("check" if line.corrected else "articles", "mute")
    facts = [ROLE_LABELS[line.role], f"phần {line.part}" if line.part else ""]
    facts += ["đã sửa" if line.corrected else "", "nối đoạn trước" if line.goes_on else ""]
    item = QListWidgetItem(
        icon(name, tone=tone), f"{' · '.join(part for part in facts if part)}\n{line.text}"
    )
    item.setData(_LINE, line)
    item.setToolTip(line.text)
    return item
