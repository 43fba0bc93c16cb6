"""Văn bản chỉ đạo: the documents that say what is to be done, their files, and what was written because of them."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

from ucvn_desktop.core.paper import Paper
from ucvn_desktop.services.papers import bin_paper, restore_paper, start_paper
from ucvn_desktop.ui.bin import Bin
from ucvn_desktop.ui.drafts import Drafts
from ucvn_desktop.ui.pages.desk import Desk
from ucvn_desktop.ui.pages.plan.papers import words
from ucvn_desktop.ui.pages.plan.papers.cited_list import CitedList
from ucvn_desktop.ui.pages.plan.papers.draft import judge
from ucvn_desktop.ui.pages.plan.papers.file_panel import FilePanel
from ucvn_desktop.ui.pages.plan.papers.form import PlanPapersForm
from ucvn_desktop.ui.pages.plan.papers.list_panel import ListPanel
from ucvn_desktop.ui.pages.plan.papers.paper_panel import PaperPanel
from ucvn_desktop.ui.pages.plan.papers.reading import Opened, read_opened, read_rows, save_paper
from ucvn_desktop.ui.pages.plan.plan_view import PlanView
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.record_pane import fold, turn_to

# What the register shows of others: what cites a document, and whether that is in the bin.
_KINDS = frozenset({"paper", "citation", "article", "slogan"})


class PapersView(PlanView):
    """The register of guiding documents."""

    KINDS = frozenset({"paper"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._paper: Paper | None = None  # as it was stored last
        self._twin: Paper | None = None
        self.form = PlanPapersForm.load(self)
        self.primary = self.make_action(
            "Thêm văn bản", "Thêm một văn bản chỉ đạo vào sổ (Ctrl+N)", self.create_new
        )
        if session.read_only:
            form = self.form
            read_only.close(self.primary, form.bin, form.banner_yes, form.file_choose, form.file_remove)
        self.list = ListPanel(session, self.form)
        self.fields = PaperPanel(self.form)
        self.file = FilePanel(session, self.form)
        self._cited = CitedList(session, self.form)
        deleted = Bin(session, self, bin_paper, restore_paper, lambda paper: f"văn bản «{words.name(paper)}»")
        self.desk = Desk(self, self.form, self.list, deleted, partial(read_opened, session.workspace))
        self.desk.lay_out(self._empty_page())
        self.saving = Autosave(session, partial(save_paper, session.workspace), "paper")
        self._drafts = Drafts(self.saving, judge)
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

    @property
    def unsaved(self) -> tuple[str, int] | None:
        return self._drafts.unsaved

    def visited(self) -> None:
        self.desk.read_again()

    def create_new(self) -> None:
        workspace = self.session.workspace
        self.desk.begin(lambda: start_paper(workspace))

    def print_shown(self) -> None:
        from ucvn_desktop.ui.pages.plan.papers.register import register

        workspace = self.session.workspace
        self.desk.print_list(
            "Sổ văn bản chỉ đạo",
            partial(read_rows, workspace),
            lambda rows, listed: register(workspace.profile.unit_name, rows, listed),
        )

    def rename(self) -> None:
        if self._is_open:
            self.fields.go_to_number()

    def delete(self) -> None:
        # Del in the list of what cites it means one of those, and they are taken away where they are written.
        if self._paper and self._is_open and not self.form.cited.hasFocus():
            self.desk.put_away(self._paper.id)

    def back(self) -> bool:
        return self.desk.back()

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind == "paper":
            workspace = self.session.workspace
            self.session.jobs.read(lambda: workspace.papers.get(record_id), self.desk.show)
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
        fold(self.form)

    @property
    def _is_open(self) -> bool:
        """Whether there is a document that can be written in."""
        return bool(self._paper and not self._paper.deleted_at and not self.session.read_only)

    def _empty_page(self) -> EmptyPage:
        assert self.primary
        return EmptyPage(
            "empty-papers",
            "Sổ chưa có văn bản chỉ đạo nào",
            "Ghi số, ngày, nơi ban hành, trích yếu và giữ luôn tệp của văn bản. Khi viết tin, bài hoặc ghi khẩu "
            "hiệu, chọn văn bản ở mục Căn cứ; mở văn bản sẽ thấy những gì đã làm theo đó.",
            self.primary,
        )

    def _connect(self) -> None:
        form = self.form
        self.desk.opened.connect(self._opened)
        self.desk.begun.connect(self.fields.go_to_number)
        self.list.counted.connect(lambda counts: self.set_subtitle(words.counts(counts)))
        form.list.activated.connect(lambda _: self.rename())
        form.bin.clicked.connect(self.delete)
        form.banner_yes.clicked.connect(self._restore)
        form.twin_show.clicked.connect(self._show_twin)
        self.fields.edited.connect(self._edited)
        self.saving.stored.connect(self._stored)
        self.session.changed.connect(self._changed)

    def _around_fields(self) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        form = self.form
        files = (form.file_open, form.file_save, form.file_choose, form.file_remove)
        return (form.banner_yes, form.twin_show), (*files, form.cited)

    # What is shown

    def _opened(self, opened: Opened | None) -> None:
        if opened and self._is_in_hand(opened.paper):
            self._follow(opened)
        else:
            self._show(opened)

    def _is_in_hand(self, paper: Paper) -> bool:
        old = self._paper
        return old is not None and (old.id, old.deleted_at) == (paper.id, paper.deleted_at)

    def _follow(self, opened: Opened) -> None:
        """The document in hand was read again; fields know better while what was typed in them waits."""
        self._paper = opened.paper
        self.fields.follow(opened.paper, self._drafts.typed(opened.paper.id))
        self._show_around(opened)

    def _show(self, opened: Opened | None) -> None:
        self._paper = opened.paper if opened else None
        turn_to(self.form, self._paper, words.IN_BIN)
        if opened is None:
            return
        typed = self._drafts.typed(opened.paper.id)
        self.fields.show_paper(opened.paper, typed, read_only=not self._is_open)
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
            self.desk.show(self._twin)

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
            self.desk.again_soon.start()

    def _restore(self) -> None:
        if self._paper:
            self.desk.take_out(self._paper.id)
