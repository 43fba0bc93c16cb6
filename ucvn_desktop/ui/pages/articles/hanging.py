"""Photos into the article in hand and out of it."""

from collections.abc import Sequence
from functools import partial

from ucvn_desktop.services.article_photos import hang_photos, take_out_photo
from ucvn_desktop.ui.session import Session


class Hanging:
    """Quick writes, with a way back."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def hang(self, article_id: int, photo_ids: Sequence[int], position: int | None) -> None:
        """Let the photos stand in the article from `position` on, or behind the others."""
        workspace = self._session.workspace
        self._session.jobs.save(
            lambda: hang_photos(workspace, article_id, photo_ids, position), lambda _: self._say_changed()
        )

    def take_out(self, article_id: int, photo_id: int, position: int) -> None:
        """Take the photo out, with a notice that can put it back to its `position`."""
        workspace = self._session.workspace
        undo = ("Hoàn tác", partial(self.hang, article_id, [photo_id], position))

        def then(_: object) -> None:
            self._say_changed()
            self._session.messages.say("Đã bỏ ảnh khỏi bài; ảnh vẫn còn trong Kho ảnh.", action=undo)

        self._session.jobs.save(lambda: take_out_photo(workspace, article_id, photo_id), then)

    def _say_changed(self) -> None:
        self._session.changed.emit("photo")
        self._session.saved.emit()
