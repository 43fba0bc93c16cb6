"""The fields of the event in hand."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.event_kinds import FORMS, Form, form_of
from ucvn_desktop.core.plan import CAMPAIGN_LABELS, Campaign, CampaignKind
from ucvn_desktop.core.plan_years import Plans, year_of_event
from ucvn_desktop.core.text.dates import format_day, parse_day
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.events.draft import as_typed
from ucvn_desktop.ui.pages.events.form import EventsForm
from ucvn_desktop.ui.pages.events.own_fields import OwnFields
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes
from ucvn_desktop.ui.widgets.title_field import TitleField
from ucvn_desktop.ui.widgets.topic_box import TopicBox


class Facts(QObject):
    """`edited` gives the name of a field, as pages/events/draft.py calls it, and the value as it was typed."""

    edited = Signal(str, object)
    remade = Signal()  # Tab comes to other fields

    def __init__(self, form: EventsForm, session: Session) -> None:
        super().__init__(form.root)
        self._form = form
        self._topic = 0
        self._plans = Plans()
        self._year = 0  # that of the event in hand, as it is stored
        self._is_read_only = False
        self.own = OwnFields(form.own_place, session, self._day)
        self._texts = {"title": form.title, "programme": form.programme, "note": form.note}
        names = ("day", "day_to", "time", "place", "participants", "campaign")
        self._lines: dict[str, QLineEdit] = {name: getattr(form, name) for name in names}
        faults = ("title", "kind", "day", "day_to", "time", "participants")
        self._faults: dict[str, QLabel] = {name: getattr(form, f"{name}_fault") for name in faults}
        for kind, its_form in FORMS.items():
            form.kind.addItem(its_form.label, kind.value)
        self._boxes = TidyBoxes(self, form.kind, form.topic)
        self._topic_box = TopicBox(form.topic, form.topic_label, form.plan_note)
        form.campaign_menu.setIcon(icon("chevron-down", tone="mute"))
        form.campaign_menu.setIconSize(QSize(16, 16))
        form.campaign_menu.setFixedHeight(form.campaign.sizeHint().height())
        self._campaigns = QMenu(form.campaign_menu)
        self._title = TitleField(form.title)
        self._title.left.connect(form.kind.setFocus)
        self._connect()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in reading order."""
        form = self._form
        first = (form.title, form.kind, form.day, form.day_to, form.time, form.place, form.participants)
        last = (form.topic, form.campaign, form.campaign_menu, form.programme, form.note, form.bin)
        return (*first, *self.own.stops, *last)

    def show_choices(self, plans: Plans, campaigns: Sequence[Campaign]) -> None:
        """The plans with the topics, and the names that an event can have."""
        self._plans = plans
        self._show_topic(self._topic)
        menu = self._campaigns
        menu.clear()
        for campaign in campaigns:
            kind = CAMPAIGN_LABELS[CampaignKind(campaign.kind)]
            action = menu.addAction(f"{kind}: {campaign.name}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=campaign.name: self._take_campaign(name))
        self._form.campaign_menu.setVisible(bool(campaigns))

    def show_event(self, stored: Event, typed: Mapping[str, Any], *, read_only: bool) -> None:
        """Show another event, with what was typed into it and waits."""
        self._is_read_only = read_only
        event = as_typed(stored, typed)
        form = self._form
        values = {
            "day": format_day(stored.day),
            "day_to": format_day(stored.day_to),
            "participants": format_number(stored.participants) if stored.participants else "",
        }
        for name, line in self._lines.items():
            line.setText(str(typed.get(name, values.get(name, getattr(stored, name)))))
            line.setCursorPosition(0)
            line.setReadOnly(read_only)
        for name, text in self._texts.items():
            with QSignalBlocker(text):
                text.setPlainText(getattr(event, name))
            text.setReadOnly(read_only)
        form.kind.setCurrentIndex(form.kind.findData(event.kind))
        self._year = year_of_event(stored)
        self._show_topic(event.topic)
        for part in (form.kind, form.topic, form.campaign_menu):
            part.setEnabled(not read_only)
        self.show_kind(event)

    def follow(self, stored: Event) -> None:
        """The event was stored: its topic is one of the plan of the year to which its day moved."""
        if self._year != year_of_event(stored):
            self._year = year_of_event(stored)
            self._show_topic(self._topic)

    def show_kind(self, event: Event) -> None:
        """Ask what the event's kind is asked."""
        kind: Form = form_of(event.kind)
        form = self._form
        for label, field, words in (
            (form.day_label, form.day, kind.day_label),
            (form.day_to_label, form.day_to, kind.day_to_label),
            (form.participants_label, form.participants, kind.turnout_label),
        ):
            label.setText(words)
            field.setAccessibleName(words)
        form.participants_box.setVisible(bool(kind.turnout_label))
        if self.own.show_event(event, read_only=self._is_read_only):
            self.remade.emit()

    def show_faults(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong, beside the field that is."""
        for name, label in (self._faults | self.own.faults).items():
            text = problems.get(name, "")
            if label.text() != text:
                label.setText(text)
            label.setVisible(bool(text))

    def go_to(self, name: str) -> None:
        """Go to where that is written."""
        field = self.own.editor(name) or getattr(self._form, name)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._form.detail.ensureWidgetVisible(field)

    def go_to_title(self, *, select: bool = False) -> None:
        """Go to the event's name."""
        title = self._form.title
        title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        title.moveCursor(QTextCursor.MoveOperation.End)
        if select:
            title.selectAll()

    def order_tabs(self, before: QWidget, after: Sequence[QWidget]) -> None:
        """From the list through the fields to what hangs on the event."""
        for one, other in pairwise((before, *self.stops, *after)):
            QWidget.setTabOrder(one, other)

    def _day(self) -> str:
        """The day that is typed, "" where it is none."""
        with suppress(UserError):
            return parse_day(self._form.day.text())
        return ""

    def _connect(self) -> None:
        form = self._form
        for name, line in self._lines.items():
            line.textEdited.connect(lambda text, name=name: self.edited.emit(name, text))
        for name, text in self._texts.items():
            text.textChanged.connect(self._teller(name, text))
        form.campaign_menu.clicked.connect(self._offer_campaigns)
        form.kind.activated.connect(lambda _: self.edited.emit("kind", form.kind.currentData()))
        form.topic.activated.connect(lambda _: self._topic_chosen())
        self.own.edited.connect(self.edited.emit)

    def _teller(self, name: str, text: QPlainTextEdit) -> Any:
        return lambda: self.edited.emit(name, text.toPlainText())

    def _topic_chosen(self) -> None:
        self._show_topic(self._topic_box.topic)
        self.edited.emit("topic", self._topic)

    def _offer_campaigns(self) -> None:
        button = self._form.campaign_menu
        self._campaigns.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _take_campaign(self, name: str) -> None:
        self._form.campaign.setText(name)
        self.edited.emit("campaign", name)

    def _show_topic(self, topic: int) -> None:
        self._topic = topic
        self._topic_box.show(self._plans, self._year, topic)
