"""The screenshot of the post in hand: chosen, dropped or pasted, shown, opened, copied out, let go."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.post import Post
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.posts import drop_screenshot, edit_post, export_screenshot
from ucvn_desktop.ui import desktop, dialogs
from ucvn_desktop.ui.pages.posts.form import PostsForm
from ucvn_desktop.ui.pages.posts.opened import keep_pasted, put_picture_back
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.thumbs import Thumbs

_PICTURES = "Ảnh (*.png *.jpg *.jpeg *.webp *.bmp *.heic)"
_WIDTH, _HEIGHT = 270, 240
_NONE = "Chưa có ảnh. Chọn tệp, kéo tệp thả vào trang này, hoặc chụp màn hình rồi bấm «Dán ảnh»."


class ShotPanel(QObject):
    """Works on the post that it shows."""

    kept = Signal()

    def __init__(self, session: Session, form: PostsForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._post: Post | None = None
        self._is_open = False
        # A pasted picture lies in no file: it is kept as what is typed is, not behind a long job that may be stopped.
        self._pasting = Autosave(session, self._keep_pasted, "post")
        self._pasting.stored.connect(self._say_kept)
        self._thumbs = Thumbs(session, 2 * max(_WIDTH, _HEIGHT))
        self._thumbs.loaded.connect(lambda _: self._draw())
        form.shot.clicked.connect(self._look)
        form.shot_pick.clicked.connect(self._ask)
        form.shot_paste.clicked.connect(self.paste)
        form.shot_save.clicked.connect(self._save)
        form.shot_drop.clicked.connect(self._drop)
        form.root.setAcceptDrops(True)
        form.root.installEventFilter(self)

    @property
    def has_unsaved(self) -> bool:
        """Whether a pasted picture is not stored yet."""
        return self._pasting.has_unsaved

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in reading order."""
        form = self._form
        return (form.shot, form.shot_pick, form.shot_paste, form.shot_save, form.shot_drop)

    def show_post(self, post: Post, *, is_open: bool) -> None:
        """Show the screenshot of this post."""
        self._post, self._is_open = post, is_open
        form = self._form
        form.shot_deeds.setVisible(bool(post.sha256))
        for part in (form.shot_pick, form.shot_paste, form.shot_drop):
            part.setEnabled(is_open)
        self._draw()

    def flush(self) -> None:
        """Store pasted pictures that could not be stored yet, now."""
        self._pasting.flush()

    def take(self, picture: Path | QImage) -> None:
        """Keep this picture with the post in place of the one before."""
        if not (self._post and self._is_open):
            return
        workspace, post_id = self._session.workspace, self._post.id
        if isinstance(picture, Path):
            work = partial(edit_post, workspace, post_id, {}, screenshot=picture)
            self._session.jobs.run("Gắn ảnh chụp", lambda _: work(), self._kept, about=(self.take, post_id))
        else:
            self._pasting.edit(post_id, picture=picture)
            self._pasting.flush()

    def paste(self) -> None:
        """Keep the picture, or the file with one, that was copied."""
        if not (self._post and self._is_open):
            return
        found = _picture_in(QGuiApplication.clipboard().mimeData())
        if found is None:
            self._session.messages.say(
                "Chưa chép ảnh nào để dán. Hãy chụp màn hình hoặc chép tệp ảnh rồi bấm «Dán ảnh».", "blue"
            )
        else:
            self.take(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            found = _picture_in(event.mimeData()) if self._post and self._is_open else None
            if found is None:
                return False
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent):
                self.take(found)
            return True
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        form, post = self._form, self._post
        sha256 = post.sha256 if post else ""
        thumb = self._thumbs.of(sha256) if sha256 else None
        form.shot.setVisible(thumb is not None)
        if thumb:
            self._draw_picture(thumb)
        form.shot_said.setText(self._said(thumb))

    def _draw_picture(self, thumb: QPixmap) -> None:
        ratio = self._form.root.devicePixelRatioF()
        room = QSize(round(_WIDTH * ratio), round(_HEIGHT * ratio))
        shown = thumb.scaled(
            thumb.size().boundedTo(room) if _fits(thumb.size(), room) else room,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self._form.shot.setIconSize(shown.deviceIndependentSize().toSize())
        self._form.shot.setIcon(QIcon(shown))

    def _said(self, thumb: QPixmap | None) -> str:
        if not self._post or not self._post.sha256:
            return _NONE
        name = shorten(self._post.file_name, 40)
        is_lost = thumb is None and self._thumbs.is_missing(self._post.sha256)
        return f"{name} (không xem nhanh được)" if is_lost else name

    def _ask(self) -> None:
        paths = dialogs.ask_open_files(self._form.root, "Chọn ảnh chụp màn hình", _PICTURES)
        if paths:
            self.take(paths[0])

    def _keep_pasted(self, post_id: int, changes: dict[str, Any], over: int) -> Post:
        return keep_pasted(self._session.workspace, post_id, changes["picture"])

    def _kept(self, post: Post) -> None:
        self._session.changed.emit("post")
        self._say_kept(post)

    def _say_kept(self, post: Post) -> None:
        self._thumbs.forget(post.sha256)
        self._session.messages.say(f"Đã gắn ảnh «{shorten(post.file_name, 40)}» vào bài đăng.")
        self.kept.emit()

    def _look(self) -> None:
        if self._post and self._post.sha256:
            self._session.viewing.open(self._post.sha256, self._post.file_name)

    def _save(self) -> None:
        post, workspace = self._post, self._session.workspace
        if not post or not post.sha256:
            return
        ending = Path(post.file_name).suffix
        pattern = f"Ảnh {ending} (*{ending})" if ending else "Mọi tệp (*)"
        target = dialogs.ask_save_file(self._form.root, "Lưu bản sao ảnh chụp", post.file_name, pattern)
        if target:
            self._session.jobs.read(
                lambda: export_screenshot(workspace, post.id, target),
                self._saved,
                about=(export_screenshot, post.id),
            )

    def _saved(self, path: Path) -> None:
        show = ("Mở thư mục", partial(desktop.open_folder, path.parent))
        self._session.messages.say(f"Đã lưu bản sao «{path.name}».", action=show)

    def _drop(self) -> None:
        post, workspace = self._post, self._session.workspace
        if post and self._is_open:
            self._session.jobs.save(
                lambda: drop_screenshot(workspace, post.id), lambda _: self._dropped(post)
            )

    def _dropped(self, before: Post) -> None:
        self._session.changed.emit("post")
        undo = ("Hoàn tác", partial(self._put_back, before))
        self._session.messages.say(f"Đã bỏ ảnh «{shorten(before.file_name, 40)}».", action=undo)
        self.kept.emit()

    def _put_back(self, before: Post) -> None:
        workspace = self._session.workspace
        self._session.jobs.save(lambda: put_picture_back(workspace, before), self._kept)


def _fits(size: QSize, room: QSize) -> bool:
    return size.width() <= room.width() and size.height() <= room.height()


def _picture_in(mime: QMimeData | None) -> Path | QImage | None:
    """The first file, or else the picture, that is carried; whether a file is a picture its reader says."""
    if mime is None:  # an empty clipboard
        return None
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return files[0]
    picture = QImage(mime.imageData()) if mime.hasImage() else QImage()
    return None if picture.isNull() else picture
