"""Posts into the bin and out of it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.post import Post
from ucvn_desktop.services.posts import bin_post, restore_post
from ucvn_desktop.ui.pages.posts import words
from ucvn_desktop.ui.session import Session


class Bin(QObject):
    """Quick writes, with a way back."""

    restored = Signal(object)  # the Post

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def put_away(self, post_id: int) -> None:
        """Put the post into the bin, with a notice that can take it out."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: bin_post(workspace, post_id), self._gone)

    def take_out(self, post_id: int) -> None:
        """Take the post out of the bin."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: restore_post(workspace, post_id), self._back)

    def _gone(self, post: Post) -> None:
        self._session.changed.emit("post")
        undo = ("Hoàn tác", partial(self.take_out, post.id))
        self._session.messages.say(f"Đã đưa «{words.name(post)}» vào thùng rác.", action=undo)

    def _back(self, post: Post) -> None:
        self._session.changed.emit("post")
        self.restored.emit(post)
        self._session.messages.say(f"Đã khôi phục «{words.name(post)}».")
