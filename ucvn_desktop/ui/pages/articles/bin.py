"""Articles into the bin and out of it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.article import Article
from ucvn_desktop.ui.pages.articles import told
from ucvn_desktop.ui.pages.articles.opened import bin_it, restore_it
from ucvn_desktop.ui.session import Session


class Bin(QObject):
    """Quick writes, with a way back."""

    restored = Signal(object)  # the Article

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def put_away(self, article_id: int) -> None:
        """Put the article into the bin, with a notice that can take it out."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: bin_it(workspace, article_id), self._gone)

    def take_out(self, article_id: int) -> None:
        """Take the article out of the bin."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: restore_it(workspace, article_id), self._back)

    def _gone(self, article: Article) -> None:
        self._session.changed.emit("article")
        undo = ("Hoàn tác", partial(self.take_out, article.id))
        self._session.messages.say(f"Đã đưa «{told.name(article)}» vào thùng rác.", action=undo)

    def _back(self, article: Article) -> None:
        self._session.changed.emit("article")
        self.restored.emit(article)
        self._session.messages.say(f"Đã khôi phục «{told.name(article)}».")
