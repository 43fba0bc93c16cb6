"""Articles and photos in from files, articles out to files and paper."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.pages.articles import told
from ucvn_desktop.ui.pages.articles.opened import (
    PHOTO_ENDINGS,
    export,
    file_name,
    for_paper,
    import_files,
    import_pictures,
)
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only

_WORD = "Word (*.docx)"
_PICTURES = f"Ảnh ({' '.join(f'*{ending}' for ending in PHOTO_ENDINGS)})"
_LAST_FOLDER = "articles/exports"


class Exchange(QObject):
    """Asks for files, starts the job, says what came of it."""

    documents_came = Signal(object)  # ImportedArticles; whoever takes it tells of it

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent

    def ask_import(self) -> None:
        """Word documents that the user chooses."""
        paths = dialogs.ask_open_files(self._parent, "Nhập tin, bài từ tệp Word", _WORD)
        if paths:
            self.import_documents(paths)

    def import_documents(self, paths: Sequence[Path]) -> None:
        """Word documents as articles."""
        workspace = self._session.workspace
        self._session.jobs.run(
            "Nhập tin, bài",
            lambda progress: import_files(workspace, paths, progress),
            self.documents_came.emit,
            unit="tệp",
            failed=self._failed,
            about=import_files,
        )

    def take_files(self, paths: Sequence[Path], article_id: int | None) -> None:
        """Word documents as articles, pictures and folders of them as photos, of the article where there is one."""
        if self._session.read_only:
            self._session.messages.say(f"{read_only.WHY}. Không có gì được nhập.", "gold")
            return
        documents = [path for path in paths if path.suffix.lower() == ".docx"]
        pictures = [path for path in paths if path.is_dir() or path.suffix.lower() in PHOTO_ENDINGS]
        if documents:
            self.import_documents(documents)
        if pictures:
            self.import_pictures(pictures, article_id)
        if not documents and not pictures:
            self._session.messages.say(
                "Ở đây nhận tệp Word (.docx) và ảnh JPEG, PNG, HEIC. Không có gì được nhập.", "gold"
            )

    def ask_pictures(self, article_id: int) -> None:
        """Pictures that the user chooses."""
        paths = dialogs.ask_open_files(self._parent, "Thêm ảnh vào bài", _PICTURES)
        if paths:
            self.import_pictures(paths, article_id)

    def import_pictures(self, paths: Sequence[Path], article_id: int | None) -> None:
        """Picture files as photos of the article; without one they are in the library all the same."""
        workspace = self._session.workspace
        self._session.jobs.run(
            "Nhập ảnh vào bài" if article_id else "Nhập ảnh",
            lambda progress: import_pictures(workspace, paths, article_id, progress),
            lambda done: self.tell(
                done, told.PHOTOS if article_id else "ảnh vào Kho ảnh, chưa đặt vào bài nào"
            ),
            unit="ảnh",
            failed=self._failed,
            about=(import_pictures, article_id),
        )

    def ask_export(self, article: Article) -> None:
        """The article as a .docx where the user wants it."""
        proposed = Path(self._session.memory.text(_LAST_FOLDER)) / f"{file_name(article.title)}.docx"
        target = dialogs.ask_save_file(self._parent, "Xuất tin, bài ra tệp Word", str(proposed), _WORD)
        if target is None:
            return
        self._session.memory.keep(_LAST_FOLDER, str(target.parent))
        workspace = self._session.workspace
        self._session.jobs.run(
            "Xuất .docx",
            lambda _: export(workspace, article.id, target),
            lambda path: self._session.messages.say(f"Đã xuất bài ra «{path}»."),
            about=(export, article.id),
        )

    def print_article(self, article: Article, photos: Sequence[Photo]) -> None:
        """The article on paper."""
        from PySide6.QtGui import QTextDocument

        from ucvn_desktop.ui.printing import print_document

        document = QTextDocument()
        document.setHtml(for_paper(article, photos))
        print_document(self._session, self._parent, told.name(article), document)

    def tell(self, done: Any, noun: str, action: tuple[str, Callable[[], None]] | None = None) -> None:
        """Say what came in, with what can be done about it, and what did not."""
        self._say_changed()
        for place, said in enumerate(told.imported(done, noun)):
            does = action if done.ids and not place else None
            self._session.messages.say(said.text, said.tone, detail=said.detail, action=does)

    def _failed(self, error: Exception) -> None:
        # What came in before it was cancelled or failed is there.
        self._say_changed()
        raise error

    def _say_changed(self) -> None:
        for kind in ("article", "photo"):
            self._session.changed.emit(kind)
