"""The fields of the post in hand: what is typed goes up, what is wrong stands beside it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from ucvn_desktop.core.post import CHANNEL_LABELS, Post
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.ui.pages.posts import words
from ucvn_desktop.ui.pages.posts.form import PostsForm
from ucvn_desktop.ui.pages.posts.opened import Opened
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes
from ucvn_desktop.ui.widgets.title_field import TitleField


class PostPanel(QObject):
    """`edited` gives the name of a field and the value as it was typed."""

    edited = Signal(str, object)

    def __init__(self, form: PostsForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._lines: dict[str, QLineEdit] = {
            "link": form.link,
            "outlet": form.outlet,
            "day": form.day,
            "views": form.views,
            "author": form.author,
        }
        self._texts: dict[str, QPlainTextEdit] = {"title": form.title, "note": form.note}
        self._faults: dict[str, QLabel] = {
            "link": form.link_fault,
            "title": form.title_fault,
            "day": form.day_fault,
            "views": form.views_fault,
        }
        for channel, label in CHANNEL_LABELS.items():
            form.channel.addItem(label, channel.value)
        self._boxes = TidyBoxes(self, form.channel)
        self._title = TitleField(form.title)
        self._title.left.connect(form.day.setFocus)
        for name, field in self._lines.items():
            field.textEdited.connect(lambda text, name=name: self.edited.emit(name, text))
        for name, text in self._texts.items():
            text.textChanged.connect(self._teller(name, text))
        form.channel.activated.connect(lambda _: self.edited.emit("channel", form.channel.currentData()))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in reading order."""
        form = self._form
        first = (form.link, form.open_link, form.channel, form.outlet, form.title)
        return (*first, form.day, form.views, form.author, form.note, form.bin)

    def show_post(self, post: Post, typed: Mapping[str, Any], *, read_only: bool) -> None:
        """Show another post, with what was typed into it and waits."""
        values = {
            "day": format_day(post.day),
            "views": "" if post.views is None else format_number(post.views),
            "title": "" if post.title == words.NEW_TITLE else post.title,
        }
        for name, field in self._lines.items():
            shown = str(typed.get(name, values.get(name, getattr(post, name))))
            if field.text() != shown:
                field.setText(shown)
                field.setCursorPosition(0)
            field.setReadOnly(read_only)
        for name, text in self._texts.items():
            self._set(text, str(typed.get(name, values.get(name, getattr(post, name)))))
            text.setReadOnly(read_only)
        self.show_channel(str(typed.get("channel", post.channel)))
        self._form.channel.setEnabled(not read_only)

    def show_channel(self, channel: str) -> None:
        """Show this channel as chosen."""
        box = self._form.channel
        box.setCurrentIndex(box.findData(channel))

    def show_names(self, names: Mapping[str, str]) -> None:
        """Show title or author, whichever came with an article."""
        if "title" in names:
            self._set(self._form.title, names["title"])
        if "author" in names:
            self._form.author.setText(names["author"])
            self._form.author.setCursorPosition(0)

    def show_beside(self, opened: Opened) -> None:
        """How the views grew."""
        told = words.seen(opened.seen)
        self._form.views_said.setText(told)
        self._form.views_said.setVisible(bool(told))

    def show_faults(self, problems: Mapping[str, str], post: Post, this_day: str) -> None:
        """Say what is wrong, beside the field that is; `post` is what can be stored."""
        for name, label in self._faults.items():
            _say(label, problems.get(name, ""))
        _say(self._form.day_note, words.ahead(post.day, this_day))
        self._form.open_link.setEnabled(bool(post.link) and "link" not in problems)

    def go_to_link(self) -> None:
        """Write, or paste, the link next."""
        self._form.link.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_title(self) -> None:
        """Write the title next."""
        self._form.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._form.title.moveCursor(QTextCursor.MoveOperation.End)

    def order_tabs(self, before: Sequence[QWidget], after: Sequence[QWidget]) -> None:
        """Tab goes through the fields between these."""
        for one, other in pairwise([*before, *self.stops, *after]):
            QWidget.setTabOrder(one, other)

    def _teller(self, name: str, text: QPlainTextEdit) -> Any:
        return lambda: self.edited.emit(name, text.toPlainText())

    def _set(self, text: QPlainTextEdit, shown: str) -> None:
        if text.toPlainText() != shown:
            with QSignalBlocker(text):
                text.setPlainText(shown)


def _say(label: QLabel, said: str) -> None:
    if label.text() != said:
        label.setText(said)
    label.setVisible(bool(said))
