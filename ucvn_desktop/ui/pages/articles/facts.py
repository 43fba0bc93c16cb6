"""The right side: what is missing, the facts of the article, its history, the bin."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ucvn_desktop.core.article import ARTICLE_LABELS, Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.plan import Topic
from ucvn_desktop.core.text.dates import format_day, local_day, local_time
from ucvn_desktop.services.article_history import Revision
from ucvn_desktop.services.readiness import MISSING_PARTS, missing_parts
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.articles.form import ArticlesForm
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_MOST_EVENTS = 200
_REVISION = int(Qt.ItemDataRole.UserRole)


class Facts(QObject):
    """`edited` gives changed facts as fields of the article; `mend` names what shall be mended."""

    edited = Signal(dict)
    mend = Signal(str)
    looked_at = Signal(object)  # Revision

    def __init__(self, form: ArticlesForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._events: Sequence[Event] = ()
        self._topic: int | None = None
        self._event_id: int | None = None
        # Made once: Tab comes to them in their place, and the one that was pressed keeps the focus.
        self._findings = {part: self._finding(part) for part in (*MISSING_PARTS, "topic")}
        column = QVBoxLayout(form.missing_place)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        for button in self._findings.values():
            column.addWidget(button)
        for kind, label in ARTICLE_LABELS.items():
            form.kind.addItem(label, kind.value)
        self._boxes = TidyBoxes(self, form.kind, form.topic, form.event)
        form.kind.activated.connect(lambda _: self.edited.emit({"kind": form.kind.currentData()}))
        form.topic.activated.connect(lambda _: self._topic_chosen())
        form.event.activated.connect(lambda _: self._event_chosen())
        form.author.textEdited.connect(lambda text: self.edited.emit({"author": text}))
        form.credit.textEdited.connect(lambda text: self.edited.emit({"credit": text}))
        form.history.itemActivated.connect(self._look_at)
        form.history.itemClicked.connect(self._look_at)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in reading order."""
        form = self._form
        facts = (form.kind, form.topic, form.event, form.author, form.credit, form.history, form.bin)
        return (*self._findings.values(), *facts)

    def show_choices(self, topics: Sequence[Topic], events: Sequence[Event]) -> None:
        """The topics and events that an article can have."""
        box = self._form.topic
        box.clear()
        box.addItem("Chưa chọn", None)
        for topic in topics:
            box.addItem(f"{topic.number}. {topic.short}", topic.number)
            box.setItemData(box.count() - 1, topic.title, Qt.ItemDataRole.ToolTipRole)
        self._events = sorted(events, key=lambda event: event.day, reverse=True)
        self._fill_events(self._event_id)
        _choose(box, self._topic)
        _choose(self._form.event, self._event_id)

    def show_article(self, article: Article, *, read_only: bool = False) -> None:
        """Show another article's facts."""
        form = self._form
        self._topic, self._event_id = article.topic or None, article.event_id
        self._fill_events(article.event_id)
        _choose(form.kind, article.kind)
        _choose(form.topic, article.topic or None)
        _choose(form.event, article.event_id)
        for field, text in ((form.author, article.author), (form.credit, article.credit)):
            field.setText(text)
            field.setCursorPosition(0)
            field.setReadOnly(read_only)
        for box in (form.kind, form.topic, form.event):
            box.setEnabled(not read_only)

    def follow(self, article: Article) -> None:
        """The article was stored: what follows from what was typed is shown, never under one's hands."""
        credit = self._form.credit
        if not credit.hasFocus() and credit.text() != article.credit:
            credit.setText(article.credit)

    def show_missing(self, article: Article | None, photos: Sequence[Photo]) -> None:
        """Show what the article lacks, or nothing for none; each finding leads to what mends it."""
        parts = missing_parts(article, photos) if article else {}
        if article and not article.topic:
            parts["topic"] = "chưa chọn nội dung kế hoạch"
        for part, button in self._findings.items():
            phrase = parts.get(part, "")
            button.setText(phrase[:1].upper() + phrase[1:])
            button.setAccessibleName(f"{phrase}: tới chỗ sửa")
            button.setVisible(bool(phrase))
        self._form.missing_heading.setText("Còn thiếu" if parts else "Đủ để gửi")
        self._form.missing_heading.setVisible(article is not None)
        self._form.missing_place.setVisible(bool(parts))

    def show_history(self, revisions: Sequence[Revision]) -> None:
        """Show the article's revisions, the newest first."""
        view = self._form.history
        view.clear()
        for place, revision in enumerate(revisions):
            when = f"{local_time(revision.at)} ngày {format_day(local_day(revision.at))}"
            item = QListWidgetItem(f"{when}\n{'bản đang có' if not place else ', '.join(revision.changed)}")
            item.setData(_REVISION, revision)
            view.addItem(item)

    def _topic_chosen(self) -> None:
        self._topic = self._form.topic.currentData()
        self.edited.emit({"topic": self._topic})

    def _event_chosen(self) -> None:
        self._event_id = self._form.event.currentData()
        self.edited.emit({"event_id": self._event_id})

    def _finding(self, part: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "link")
        button.setIcon(
            icon("info" if part == "topic" else "warning", tone="mute" if part == "topic" else "red")
        )
        button.clicked.connect(lambda: self.mend.emit(part))
        return button

    def _fill_events(self, chosen: int | None) -> None:
        box = self._form.event
        box.clear()
        box.addItem("Không gắn", None)
        shown = [*self._events[:_MOST_EVENTS]]
        shown += [event for event in self._events[_MOST_EVENTS:] if event.id == chosen]
        for event in shown:
            box.addItem(f"{format_day(event.day)} · {event.title}", event.id)
            box.setItemData(box.count() - 1, event.title, Qt.ItemDataRole.ToolTipRole)

    def _look_at(self, item: QListWidgetItem) -> None:
        self.looked_at.emit(item.data(_REVISION))


def _choose(box: QComboBox, value: Any) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))
    box.setToolTip(box.currentText())
