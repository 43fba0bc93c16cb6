"""A small dialog that finds the article or event behind a post, as one types, with or without marks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidgetItem, QVBoxLayout, QWidget

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.posts.form import BehindForm
from ucvn_desktop.ui.pages.posts.opened import Found, find_behind
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.live_search import LiveSearch
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_ID = int(Qt.ItemDataRole.UserRole)
_TITLES = {"article": "Chọn tin, bài của bài đăng", "event": "Chọn hoạt động của bài đăng"}
_NOUNS = {"article": "tin, bài", "event": "hoạt động"}
_ICONS = {"article": "articles", "event": "events"}


class BehindDialog(QDialog):
    """Accepted, `chosen` is the id of the article or event."""

    def __init__(self, parent: QWidget | None, session: Session, kind: str) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self.setWindowTitle(_TITLES[kind])
        self.form = form = BehindForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form.root)
        form.found.setItemDelegate(TwoLines(form.found))
        form.found.setMouseTracking(True)
        form.choose.setEnabled(False)
        self._search = LiveSearch(
            session,
            form.words,
            form.found,
            question=self._question,
            show=self._show,
            take=lambda _: self.accept(),
        )
        form.words.installEventFilter(self)
        form.found.currentRowChanged.connect(lambda row: form.choose.setEnabled(row >= 0))
        form.found.itemDoubleClicked.connect(lambda _: self.accept())
        form.choose.clicked.connect(self.accept)
        form.cancel.clicked.connect(self.reject)
        self._search.ask()

    @property
    def chosen(self) -> int:
        """The id of what is chosen, 0 for nothing."""
        item = self.form.found.currentItem()
        return int(item.data(_ID)) if item else 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            # Enter is not the button's, which is closed while nothing is found yet.
            return self._search.pressed(event.key())
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        if self.chosen:
            self._search.drop()  # the answer that is on its way would choose another one
            super().accept()

    def _question(self) -> Callable[[], tuple[list[Found], int]]:
        workspace, kind, text = self._session.workspace, self._kind, self.form.words.text()
        return lambda: find_behind(workspace, kind, text)

    def _show(self, answer: tuple[list[Found], int]) -> None:
        found, count = answer
        view = self.form.found
        view.clear()
        for one in found:
            item = QListWidgetItem(icon(_ICONS[self._kind], tone="mute"), f"{one.title}\n{one.facts}", view)
            item.setData(_ID, one.id)
            item.setToolTip(one.title)
        self.form.choose.setEnabled(bool(found))
        noun, more = _NOUNS[self._kind], count - len(found)
        if not found:
            typed = self.form.words.text().strip()
            said = f"Không có {noun} nào có «{typed}»." if typed else f"Chưa có {noun} nào."
        else:
            said = f"Còn {format_number(more)} {noun} nữa: gõ thêm từ để thu hẹp." if more > 0 else ""
        self.form.said.setText(said)
        self.form.said.setVisible(bool(said))


def ask_behind(parent: QWidget, session: Session, kind: str) -> int:
    """The id of the article or event that the user chose, 0 for none; tests put their own answer in its place."""
    dialog = BehindDialog(parent, session, kind)
    try:
        return dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else 0
    finally:
        dialog.deleteLater()
