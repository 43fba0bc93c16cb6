"""Documents into the bin and out of it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.paper import Paper
from ucvn_desktop.services.papers import bin_paper, restore_paper
from ucvn_desktop.ui.pages.plan.papers import words
from ucvn_desktop.ui.session import Session


class Bin(QObject):
    """Quick writes, with a way back."""

    restored = Signal(object)  # the Paper

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def put_away(self, paper_id: int) -> None:
        """Put the document into the bin, with a notice that can take it out."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: bin_paper(workspace, paper_id), self._gone)

    def take_out(self, paper_id: int) -> None:
        """Take the document out of the bin."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: restore_paper(workspace, paper_id), self._back)

    def _gone(self, paper: Paper) -> None:
        self._session.changed.emit("paper")
        undo = ("Hoàn tác", partial(self.take_out, paper.id))
        self._session.messages.say(f"Đã đưa văn bản «{words.name(paper)}» vào thùng rác.", action=undo)

    def _back(self, paper: Paper) -> None:
        self._session.changed.emit("paper")
        self.restored.emit(paper)
        self._session.messages.say(f"Đã khôi phục văn bản «{words.name(paper)}».")
