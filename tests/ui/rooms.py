"""Rooms for tests of what stands around them."""

from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ucvn_desktop.ui.navigation import Room
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.session import Session


class SamplePage(Page):
    """Notes what it is asked for."""

    ROOM = "articles"
    TITLE = "Tin, bài"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.asked: list[str] = []
        self.primary = QAction("Viết tin, bài", self)
        self.primary.triggered.connect(lambda: self.asked.append("primary"))
        self.secondary = (QAction("Nhập .docx", self),)
        self.field = QLineEdit()
        self.field.setAccessibleName("Tít")
        QVBoxLayout(self).addWidget(self.field)
        self.set_subtitle("6 bản thảo · 39 đã gửi")

    def visited(self) -> None:
        self.asked.append("visited")

    def print_shown(self) -> None:
        self.asked.append("print")

    def rename(self) -> None:
        self.asked.append("rename")

    def delete(self) -> None:
        self.asked.append("delete")

    def back(self) -> bool:
        self.asked.append("back")
        return True

    def show_record(self, kind: str, record_id: int) -> bool:
        self.asked.append(f"{kind} {record_id}")
        return True

    def flush(self) -> None:
        self.asked.append("flush")


class OtherPage(SamplePage):
    """A second room."""

    ROOM = "photos"
    TITLE = "Kho ảnh"


@dataclass(frozen=True, slots=True)
class SampleRoom(Room):
    """A room that is there without being built."""

    def load(self) -> type[Page]:
        return OtherPage if self.id == "photos" else SamplePage


ROOMS = (
    SampleRoom("articles", "Tin, bài", "", ("article",)),
    SampleRoom("photos", "Kho ảnh", "", ("photo",)),
    SampleRoom("posters", "Tuyên truyền trực quan", "", ("poster",)),
    SampleRoom("sending", "Gửi tin, bài", ""),
    SampleRoom("settings", "Cài đặt", ""),
)
