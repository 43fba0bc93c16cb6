"""The papers of the event: files that are kept with it, and handed out again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import EventDocument
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.events import detach_document, restore_document
from ucvn_desktop.ui import desktop, dialogs
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.events import words
from ucvn_desktop.ui.pages.events.form import HangingForm
from ucvn_desktop.ui.pages.events.opened import attach, hand_out
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.rows import fit
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_ID = int(Qt.ItemDataRole.UserRole)
_PAPERS = (
    "Văn bản, bảng tính, ảnh (*.doc *.docx *.odt *.rtf *.txt *.pdf *.xls *.xlsx *.ods *.ppt *.pptx *.odp "
    "*.jpg *.jpeg *.png *.zip)"
)


class DocumentsPanel(QObject):
    """Rows of papers, and what can be done with the one that is chosen."""

    def __init__(self, session: Session, form: HangingForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._event_id = 0
        self._documents: dict[int, EventDocument] = {}
        form.documents.setItemDelegate(TwoLines(form.documents))
        form.documents.setMouseTracking(True)
        form.documents.currentItemChanged.connect(lambda *_: self._show_deeds())
        form.documents.itemActivated.connect(lambda _: self._open())
        form.add_document.clicked.connect(self._ask)
        form.open_document.clicked.connect(self._open)
        form.save_document.clicked.connect(self._save)
        form.remove_document.clicked.connect(self.remove)
        if session.read_only:
            read_only.close(form.add_document, form.remove_document)

    @property
    def current(self) -> EventDocument | None:
        """The paper that is chosen."""
        item = self._form.documents.currentItem()
        return self._documents.get(item.data(_ID)) if item else None

    def show_documents(self, event_id: int, documents: Sequence[EventDocument], *, is_open: bool) -> None:
        """Show those of an event; the one that is chosen stays chosen."""
        chosen = self.current
        self._event_id = event_id
        self._documents = {document.id: document for document in documents}
        rows = self._form.documents
        rows.blockSignals(True)
        rows.clear()
        for document in documents:
            item = QListWidgetItem(
                icon("articles", tone="mute"), f"{document.title}\n{words.document_facts(document)}", rows
            )
            item.setData(_ID, document.id)
            if chosen and document.id == chosen.id:
                rows.setCurrentItem(item)
        rows.blockSignals(False)
        fit(rows)
        self._form.documents_said.setVisible(not documents)
        self._form.documents_said.setText("Chưa có tài liệu đính kèm.")
        for part in (self._form.add_document, self._form.remove_document):
            part.setEnabled(is_open and not self._session.read_only)
        self._show_deeds()

    def take(self, paths: Sequence[Path]) -> None:
        """Keep copies of these files."""
        workspace, event_id = self._session.workspace, self._event_id
        self._session.jobs.run(
            "Đính kèm tài liệu",
            lambda _: attach(workspace, event_id, paths),
            self._taken,
            unit="tệp",
            about=(attach, event_id),
        )

    def remove(self) -> None:
        """Put the paper that is chosen into the bin."""
        document, workspace = self.current, self._session.workspace
        if document and self._form.remove_document.isEnabled():
            self._session.jobs.save(lambda: detach_document(workspace, document.id), self._removed)

    @property
    def _window(self) -> QWidget:
        return self._form.root

    def _show_deeds(self) -> None:
        self._form.document_deeds.setVisible(self.current is not None)

    def _ask(self) -> None:
        paths = dialogs.ask_open_files(self._window, "Đính kèm tài liệu", _PAPERS)
        if paths:
            self.take(paths)

    def _taken(self, done: tuple[int, list[UserError]]) -> None:
        kept, refused = done
        for error in refused:
            self._session.messages.error(error)
        if kept:
            self._session.changed.emit("event_document")
            self._session.messages.say(f"Đã đính kèm {format_number(kept)} tài liệu.")

    def _open(self) -> None:
        if document := self.current:
            self._session.viewing.open(document.sha256, document.name)

    def _save(self) -> None:
        document, workspace = self.current, self._session.workspace
        if document is None:
            return
        ending = Path(document.name).suffix
        pattern = f"Tệp {ending} (*{ending})" if ending else "Mọi tệp (*)"
        target = dialogs.ask_save_file(self._window, "Lưu bản sao tài liệu", document.name, pattern)
        if target:
            self._session.jobs.read(
                lambda: hand_out(workspace, document, target), self._saved, about=(hand_out, document.id)
            )

    def _saved(self, path: Path) -> None:
        show = ("Mở thư mục", partial(desktop.open_folder, path.parent))
        self._session.messages.say(f"Đã lưu bản sao «{path.name}».", action=show)

    def _removed(self, document: EventDocument) -> None:
        self._session.changed.emit("event_document")
        undo = ("Hoàn tác", partial(self._bring_back, document.id))
        self._session.messages.say(f"Đã bỏ tài liệu «{document.title}».", action=undo)

    def _bring_back(self, document_id: int) -> None:
        workspace = self._session.workspace
        self._session.jobs.save(
            lambda: restore_document(workspace, document_id),
            lambda _: self._session.changed.emit("event_document"),
        )
