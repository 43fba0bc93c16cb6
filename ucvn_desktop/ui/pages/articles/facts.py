"""The right side: what is missing, the facts of the article, its history, the bin."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ucvn_desktop.core.article import ARTICLE_LABELS, Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.plan_years import Plans
from ucvn_desktop.core.text.dates import format_day, local_day, local_time
from ucvn_desktop.services.article_history import Revision
from ucvn_desktop.services.readiness import MISSING_PARTS, missing_parts
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.articles.form import ArticlesForm
from ucvn_desktop.ui.pages.articles.opened import with_typed
from ucvn_desktop.ui.pages.articles.plan_place import PlanPlace
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
        self._article = Article(title="")
        self._is_read_only = False
        self._judged: tuple[Article | None, Sequence[Photo]] = (None, ())
        # Made once: Tab comes to them in their place, and the one that was pressed keeps the focus.
        self._findings = {part: self._finding(part) for part in (*MISSING_PARTS, "topic")}
        column = QVBoxLayout(form.missing_place)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        for button in self._findings.values():
            column.addWidget(button)
        for kind, label in ARTICLE_LABELS.items():
            form.kind.addItem(label, kind.value)
        self._boxes = TidyBoxes(self, form.kind, form.topic, form.plan_year, form.event)
        self._plan = PlanPlace(form)
        self._plan.edited.connect(self._edit)
        form.kind.activated.connect(lambda _: self.edited.emit({"kind": form.kind.currentData()}))
        form.event.activated.connect(lambda _: self._edit({"event_id": form.event.currentData()}))
        form.author.textEdited.connect(lambda text: self.edited.emit({"author": text}))
        form.credit.textEdited.connect(lambda text: self.edited.emit({"credit": text}))
        form.history.itemActivated.connect(self._look_at)
        form.history.itemClicked.connect(self._look_at)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in reading order."""
        form = self._form
        after = (form.event, form.author, form.credit, form.history, form.bin)
        return (*self._findings.values(), form.kind, *self._plan.stops, *after)

    def show_choices(self, plans: Plans, events: Sequence[Event]) -> None:
        """The plans in which an article can have its place, and the events that it can have."""
        self._events = sorted(events, key=lambda event: event.day, reverse=True)
        self._fill_events(self._article.event_id)
        _choose(self._form.event, self._article.event_id)
        self._plan.show_plans(plans)
        self._show_plan()
        self.show_missing(*self._judged)

    def show_article(self, article: Article, *, read_only: bool = False) -> None:
        """Show another article's facts."""
        form = self._form
        self._article, self._is_read_only = article, read_only
        self._fill_events(article.event_id)
        _choose(form.kind, article.kind)
        _choose(form.event, article.event_id)
        for field, text in ((form.author, article.author), (form.credit, article.credit)):
            field.setText(text)
            field.setCursorPosition(0)
            field.setReadOnly(read_only)
        for box in (form.kind, form.event):
            box.setEnabled(not read_only)
        self._show_plan()

    def follow(self, article: Article) -> None:
        """The article was stored: what follows from what was typed is shown, never under one's hands."""
        self._article = article
        credit = self._form.credit
        if not credit.hasFocus() and credit.text() != article.credit:
            credit.setText(article.credit)

    def show_missing(self, article: Article | None, photos: Sequence[Photo]) -> None:
        """Show what the article lacks, or nothing for none; each finding leads to what mends it."""
        self._judged = (article, photos)
        parts = missing_parts(article, photos) if article else {}
        if article and (lacks := self._plan.lacks(article)):
            parts["topic"] = lacks
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

    def _edit(self, changes: dict[str, Any]) -> None:
        """A fact on which the place in the plans hangs was changed."""
        self._article = with_typed(self._article, changes)
        self._show_plan()
        self.edited.emit(changes)

    def _show_plan(self) -> None:
        event = next((event for event in self._events if event.id == self._article.event_id), None)
        self._plan.show_article(self._article, event, read_only=self._is_read_only)

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
