"""Ctrl+K: find everything, rooms and records, as one types, with or without marks."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.services.found import find_in_plans, years_of
from ucvn_desktop.storage.search import Hit
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.navigation import ROOMS, room_of
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.live_search import LiveSearch
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_SHOWN = 12
_BEFORE_PLANS = 9
_WIDTH, _HEIGHT = 620, 460
_TOP = 70
_KINDS = {
    "event": "Hoạt động",
    "person": "Danh bạ",
    "sub_unit": "Đơn vị trực thuộc",
    "article": "Tin, bài",
    "photo": "Ảnh",
    "slogan": "Khẩu hiệu",
    "submission": "Bộ gửi",
    "task": "Nhiệm vụ",
    "occasion": "Ngày kỷ niệm",
    "paper": "Văn bản chỉ đạo",
    "post": "Bài đăng",
    "topic": "Nội dung kế hoạch",
    "campaign": "Kế hoạch",
}

_Answer = tuple[str, dict[Hit, int]]
"""What was asked for; the hits in their order, with the year of each that has one."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Where an entry of the list leads: a room, or a record in it."""

    room: str
    kind: str = ""
    id: int = 0


class Find(QFrame):
    """A panel over the window; Esc or a click beside it closes it."""

    room_chosen = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.setProperty("role", "card")
        self.field = QLineEdit()
        self.field.setPlaceholderText(
            "Tìm hoạt động, tin, bài, ảnh, khẩu hiệu, bài đăng; gõ không dấu cũng được"
        )
        self.field.setAccessibleName("Từ cần tìm")
        self._list = QListWidget()
        self._list.setAccessibleName("Kết quả tìm")
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._said = QLabel()
        self._said.setProperty("role", "note")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 10)
        for widget in (self.field, self._list, self._said):
            layout.addWidget(widget)
        self.search = LiveSearch(
            session,
            self.field,
            self._list,
            question=self._question,
            nothing=("", {}),
            show=self._show,
            take=self._go,
        )
        self._list.itemClicked.connect(self._go)
        self.field.installEventFilter(self)
        self.hide()

    def open_it(self) -> None:
        """Show the panel with what was typed last, ready to be typed over."""
        self._fit()
        self.field.selectAll()
        self.show()
        self.raise_()
        self.field.setFocus()
        self.search.ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self, self._close_if_left)
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # Esc closes the panel: it is not the page's
                return True
            if event.type() is QEvent.Type.KeyPress and self._key(event.key()):
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self.search.drop()  # who closes the panel no longer means to go
        super().hideEvent(event)

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return self.search.pressed(key)

    def _close_if_left(self) -> None:
        if not self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.hide()

    def _question(self) -> Callable[[], _Answer] | None:
        query, workspace = self.field.text().strip(), self._session.workspace

        def read() -> _Answer:
            hits = workspace.search(query)
            # The plan's own words are few: they are seen before the list ends.
            hits[_BEFORE_PLANS:_BEFORE_PLANS] = find_in_plans(workspace, query)
            years = years_of(workspace, hits)
            return query, {hit: years.get(hit, 0) for hit in hits}

        return read if query else None

    def _show(self, answer: _Answer) -> None:
        query, hits = answer
        known = [hit for hit in hits if room_of(hit.kind)]
        self._list.clear()
        for room in ROOMS:
            if fold(query) in fold(room.name):
                self._add(room.name, "Mở phòng này", room.id, _Target(room.id))
        for hit in known[:_SHOWN]:
            room_id = room_of(hit.kind)
            assert room_id
            line = " ".join((hit.title or "Chưa có tít").split())
            self._add(
                line,
                _note(hit, hits[hit]),
                room_id.id,
                _Target(room_id.id, hit.kind, hit.id),
            )
        more = len(known) - _SHOWN
        if query and not self._list.count():
            self._said.setText(f"Không tìm thấy gì có «{query}». Hãy thử ít từ hơn hoặc gõ không dấu.")
        else:
            self._said.setText(
                f"Còn {more} kết quả nữa: gõ thêm từ để thu hẹp."
                if more > 0
                else "↑ ↓ để chọn, Enter để mở, Esc để đóng"
            )

        self._fit()

    def _fit(self) -> None:
        """As high as what was found, as far as the window lets it."""
        window, rows = self._window, self._list.count()
        width = min(_WIDTH, window.width() - 40)
        self._list.setFixedHeight(0)
        self._list.setVisible(rows > 0)
        around = self.sizeHint().height()
        high = self._list.sizeHintForRow(0) if rows else 1
        room = max(0, min(_HEIGHT, window.height() - 100) - around)
        self._list.setFixedHeight(min(rows, room // high) * high)  # whole rows: half of one cannot be read
        height = around + self._list.height()
        self.setGeometry((window.width() - width) // 2, _TOP, width, height)

    def _add(self, title: str, note: str, icon_name: str, target: _Target) -> None:
        item = QListWidgetItem(icon(icon_name, tone="mute"), f"{title}\n{note}" if note else title)
        item.setData(Qt.ItemDataRole.UserRole, target)
        self._list.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        target: _Target = item.data(Qt.ItemDataRole.UserRole)
        self.hide()
        if target.kind:
            self._session.wanted.emit(target.kind, target.id)
        else:
            self.room_chosen.emit(target.room)


def _note(hit: Hit, year: int) -> str:
    """«Nhiệm vụ · năm 2021 · …»: what is done every year has one name in each."""
    return " · ".join(part for part in (_KINDS[hit.kind], f"năm {year}" if year else "", hit.snippet) if part)
