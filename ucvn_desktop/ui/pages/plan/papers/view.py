"""Văn bản chỉ đạo: the documents that say what is to be done, their files, and what was written because of them."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from ucvn_desktop.core.paper import Paper
from ucvn_desktop.services.papers import PaperCounts, PaperRow, start_paper
from ucvn_desktop.ui.drafts import Drafts
from ucvn_desktop.ui.forms import put
from ucvn_desktop.ui.jobs import Lane
from ucvn_desktop.ui.pages.plan.papers import words
from ucvn_desktop.ui.pages.plan.papers.bin import Bin
from ucvn_desktop.ui.pages.plan.papers.cited_list import CitedList
from ucvn_desktop.ui.pages.plan.papers.draft import judge
from ucvn_desktop.ui.pages.plan.papers.file_panel import FilePanel
from ucvn_desktop.ui.pages.plan.papers.form import PlanPapersForm
from ucvn_desktop.ui.pages.plan.papers.list_panel import ListPanel
from ucvn_desktop.ui.pages.plan.papers.paper_panel import PaperPanel
from ucvn_desktop.ui.pages.plan.papers.reading import Listed, Opened, read_opened, read_rows, save_paper
from ucvn_desktop.ui.pages.plan.plan_view import PlanView
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.list_choice import run_later

_SOON_MS = 300
_AT_ONCE_MS = 250
_NARROW = 1150
# What the register shows of others: what cites a document, and whether that is in the bin.
_KINDS = frozenset({"paper", "citation", "article", "slogan"})
_NO_PAPERS = PaperCounts(0, 0, 0)


class PapersView(PlanView):
    """The register of guiding documents."""

    KINDS = frozenset({"paper"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._paper: Paper | None = None  # as it was stored last
        self._twin: Paper | None = None
        self._is_begun = False
        self.form = PlanPapersForm.load(self)
        self.primary = QAction("Thêm văn bản", self)
        self.primary.setToolTip("Thêm một văn bản chỉ đạo vào sổ (Ctrl+N)")
        self.primary.triggered.connect(self.create_new)
        if session.read_only:
            form = self.form
            read_only.close(self.primary, form.bin, form.banner_yes, form.file_choose, form.file_remove)
        self._lay_out()
        self.list = ListPanel(session, self.form)
        self.fields = PaperPanel(self.form)
        self.file = FilePanel(session, self.form)
        self._cited = CitedList(session, self.form)
        self._deleted = Bin(session, self)
        self.saving = Autosave(session, partial(save_paper, session.workspace), "paper")
        self._drafts = Drafts(self.saving, judge)
        self._read_soon = run_later(self, _SOON_MS, self._read_again)
        self._connect()
        self.fields.order_tabs(*self._around_fields())
        self._show(None)
        self.setAcceptDrops(not session.read_only)

    @property
    def paper(self) -> Paper | None:
        """The document in hand, as stored last."""
        return self._paper

    @property
    def has_unsaved(self) -> bool:
        return self._drafts.has_unsaved

    def visited(self) -> None:
        self._read_again()

    def create_new(self) -> None:
        if self.session.read_only:
            return
        self.flush()
        # What is typed before the new document is there must not land in the old one.
        self.form.list.setFocus()
        workspace = self.session.workspace
        self.session.jobs.save(lambda: start_paper(workspace), self._created)
        # Waited for, made and then opened: the keys that are pressed at once are the number's.
        for _ in ("made", "opened"):
            self.session.jobs.drain(Lane.SAVE, _AT_ONCE_MS)

    def print_shown(self) -> None:
        from ucvn_desktop.ui.pages.plan.papers.register import MOST

        ids = list(self.list.ids)
        if not ids:
            self.session.messages.say("Danh sách đang trống nên chưa có gì để in.", "blue")
            return
        self.flush()
        workspace = self.session.workspace
        # Behind what was just handed on to be stored.
        self.session.jobs.save(
            lambda: read_rows(workspace, ids[:MOST]), lambda rows: self._print(rows, len(ids))
        )

    def rename(self) -> None:
        if self._is_open:
            self.fields.go_to_number()

    def delete(self) -> None:
        # Del in the list of what cites it means one of those, and they are taken away where they are written.
        if self._paper and self._is_open and not self.form.cited.hasFocus():
            paper_id = self._paper.id
            self.flush()
            self.list.step_from(paper_id)
            self._deleted.put_away(paper_id)

    def back(self) -> bool:
        if not self.form.list.hasFocus() and self.form.list.isVisible():
            self.form.list.setFocus()
            return True
        if self.form.words.text():
            self.form.words.clear()
            return True
        return False

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind == "paper":
            workspace = self.session.workspace
            self.session.jobs.read(lambda: workspace.papers.get(record_id), self._show_wanted)
        return kind == "paper"

    def flush(self) -> None:
        self.saving.flush()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        self.file.take([Path(url.toLocalFile()) for url in urls])
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fold()

    @property
    def _is_open(self) -> bool:
        """Whether there is a document that can be written in."""
        return bool(self._paper and not self._paper.deleted_at and not self.session.read_only)

    def _lay_out(self) -> None:
        assert self.primary
        self._empty = EmptyPage(
            "empty-papers",
            "Sổ chưa có văn bản chỉ đạo nào",
            "Ghi số, ngày, nơi ban hành, trích yếu và giữ luôn tệp của văn bản. Khi viết tin, bài hoặc ghi khẩu "
            "hiệu, chọn văn bản ở mục Căn cứ; mở văn bản sẽ thấy những gì đã làm theo đó.",
            self.primary,
        )
        self._empty.example.connect(self.session.sample)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form.root)
        self._stack.addWidget(self._empty)
        put(self, self._stack)

    def _connect(self) -> None:
        form = self.form
        self.list.chosen.connect(self._open)
        self.list.listed.connect(self._listed)
        form.list.activated.connect(lambda _: self.rename())
        form.bin.clicked.connect(self.delete)
        form.banner_yes.clicked.connect(self._restore)
        form.twin_show.clicked.connect(self._show_twin)
        self.fields.edited.connect(self._edited)
        self.saving.stored.connect(self._stored)
        self._deleted.restored.connect(self._restored)
        self.session.changed.connect(self._changed)

    def _around_fields(self) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        form = self.form
        files = (form.file_open, form.file_save, form.file_choose, form.file_remove)
        return (form.banner_yes, form.twin_show), (*files, form.cited)

    # What is shown

    def _listed(self, read: Listed) -> None:
        self.set_subtitle(words.counts(read.counts))
        self._stack.setCurrentWidget(self._empty if read.counts == _NO_PAPERS else self.form.root)

    def _show_wanted(self, paper: Paper) -> None:
        if paper.id not in self.list.ids or self.list.filter != self.list.shown:
            self.list.show_everything(in_bin=bool(paper.deleted_at))
        self._go_to(paper.id)

    def _go_to(self, paper_id: int) -> None:
        self.list.choose(paper_id)
        self.list.reload()
        self._open(paper_id)

    def _open(self, paper_id: int) -> None:
        self.flush()
        if not paper_id:
            self._show(None)
            return
        workspace = self.session.workspace
        # Behind what was just handed on to be stored.
        self.session.jobs.save(lambda: read_opened(workspace, paper_id), self._opened)

    def _opened(self, opened: Opened) -> None:
        if opened.paper.id != self.list.current_id:
            return  # another one was chosen since
        if self._is_in_hand(opened.paper):
            self._follow(opened)
        else:
            self._show(opened)
        if self._is_begun:
            self._is_begun = False
            self.fields.go_to_number()

    def _is_in_hand(self, paper: Paper) -> bool:
        old = self._paper
        return old is not None and (old.id, old.deleted_at) == (paper.id, paper.deleted_at)

    def _follow(self, opened: Opened) -> None:
        """The document in hand was read again; fields know better while what was typed in them waits."""
        self._paper = opened.paper
        self.fields.follow(opened.paper, self._drafts.typed(opened.paper.id))
        self._show_around(opened)

    def _show(self, opened: Opened | None) -> None:
        form = self.form
        self._paper = opened.paper if opened else None
        form.detail.setVisible(opened is not None)
        form.nothing_open.setVisible(opened is None)
        if opened is None:
            return
        typed = self._drafts.typed(opened.paper.id)
        self.fields.show_paper(opened.paper, typed, read_only=not self._is_open)
        in_bin = bool(opened.paper.deleted_at)
        form.banner.setVisible(in_bin)
        form.banner_text.setText(words.IN_BIN if in_bin else "")
        form.bin.setVisible(not in_bin)
        form.detail.verticalScrollBar().setValue(0)
        self._show_around(opened)

    def _show_around(self, opened: Opened) -> None:
        """What is wrong with it, its file, what cites it, and who may be its twin."""
        self._show_faults()
        self.file.show_file(opened.paper, is_open=self._is_open)
        self._cited.show_citations(opened.citations, in_bin=bool(opened.paper.deleted_at))
        self._twin = opened.twin
        self.form.twin_text.setText(words.twin(opened.twin) if opened.twin else "")
        self.form.twin.setVisible(opened.twin is not None)

    def _show_twin(self) -> None:
        if self._twin:
            self._show_wanted(self._twin)

    def _fold(self) -> None:
        """Side by side where there is room, else file and citations stand under the fields."""
        layout = self.form.detail_body.layout()
        if isinstance(layout, QBoxLayout):
            is_narrow = self.window().width() < _NARROW
            direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
            layout.setDirection(direction)

    # What is typed

    def _edited(self, changes: dict[str, Any]) -> None:
        if self._paper and self._is_open:
            self._drafts.edit(self._paper, changes)
            self._show_faults()

    def _show_faults(self) -> None:
        if self._paper:
            self.fields.show_faults(self._drafts.judged(self._paper).problems if self._is_open else {})

    def _stored(self, paper: Paper) -> None:
        if self._is_in_hand(paper):
            self._paper = paper

    def _changed(self, kind: str) -> None:
        if kind in _KINDS and self.isVisible():
            self._read_soon.start()

    def _read_again(self) -> None:
        """The list and the document in hand, as they are now."""
        self.list.reload()
        if self._paper:
            workspace, paper_id = self.session.workspace, self._paper.id
            self.session.jobs.save(lambda: read_opened(workspace, paper_id), self._opened)

    # New, bin, paper

    def _created(self, paper: Paper) -> None:
        self._is_begun = True
        self.list.show_everything()
        self.list.choose(paper.id)
        self._stack.setCurrentWidget(self.form.root)
        self._open(paper.id)
        self.session.changed.emit("paper")

    def _restore(self) -> None:
        if self._paper:
            self._deleted.take_out(self._paper.id)

    def _restored(self, paper: Paper) -> None:
        if self.list.filter.in_bin:
            self.list.show_everything()
        self._go_to(paper.id)

    def _print(self, rows: list[PaperRow], listed: int) -> None:
        from ucvn_desktop.ui.pages.plan.papers.register import register
        from ucvn_desktop.ui.printing import print_document

        document = register(self.session.workspace.profile.unit_name, rows, listed)
        print_document(self.session, self, "Sổ văn bản chỉ đạo", document)
