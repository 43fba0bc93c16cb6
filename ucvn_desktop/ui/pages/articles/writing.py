"""The middle of the room: title, sapo and body, with the tools above them."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.gaps import first_gap
from ucvn_desktop.core.richtext import BlockKind, blocks_to_html, html_to_blocks
from ucvn_desktop.core.text.dates import local_time
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.articles.form import ArticlesForm
from ucvn_desktop.ui.pages.articles.growing_text import GrowingText
from ucvn_desktop.ui.pages.articles.link_panel import LinkPanel
from ucvn_desktop.ui.pages.articles.rich_editor import RichEditor
from ucvn_desktop.ui.pages.articles.sharing import shared
from ucvn_desktop.ui.timers import run_later

# Turning a long body into its stored form takes a few ms: not with every letter.
_BODY_AFTER_MS = 300
_LEAST_BODY = 44
_TITLE_LINES, _SAPO_LINES = 5, 6  # until it is known how much room there is
_ABOVE = (8, 8, 12)  # the gap above title, sapo and body
_KINDS = {
    "heading": BlockKind.HEADING,
    "bullets": BlockKind.BULLET,
    "numbers": BlockKind.NUMBER,
    "quote": BlockKind.QUOTE,
}


class Writing(QObject):
    """Shows one article's text; `edited` gives what was typed into it as fields of the article."""

    edited = Signal(dict)

    def __init__(self, form: ArticlesForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._saved = ""
        self.title = GrowingText("Tít", "Tít", most_lines=_TITLE_LINES)
        self.title.setFont(_font(theme.TITLE_PT - 2, QFont.Weight.Bold))
        self.sapo = GrowingText(
            "Sapo", "Sapo: một đoạn ngắn nói ai, làm gì, ở đâu, khi nào", most_lines=_SAPO_LINES
        )
        self.sapo.setFont(_font(theme.BODY_PT, QFont.Weight.Medium))
        self.body = RichEditor()
        self.body.setMinimumHeight(_LEAST_BODY)
        places = (form.title_place, form.sapo_place, form.body_place)
        for text, place, top in zip(self.fields, places, _ABOVE, strict=True):
            _put(place, text, top)
        form.text_column.installEventFilter(self)
        for part in (self.title, self.sapo):
            part.setProperty("role", "sheet")
            part.document().documentLayout().documentSizeChanged.connect(self._share_out)
        self.link_panel = LinkPanel(form, self.body)
        self._body_soon = run_later(self, _BODY_AFTER_MS, self._hand_on_body)
        self._connect()
        self._dress()

    @property
    def fields(self) -> tuple[GrowingText, GrowingText, RichEditor]:
        """Title, sapo and body."""
        return self.title, self.sapo, self.body

    def show_article(self, article: Article, *, read_only: bool = False) -> None:
        """Show an article's text; what was typed into the one before must be handed on first."""
        self._body_soon.stop()
        self.link_panel.close_it()
        for field in self.fields:
            field.setReadOnly(read_only)
        self.title.show_text(article.title)
        self.sapo.show_text(article.sapo)
        self.body.show_blocks(html_to_blocks(article.body))
        for name in ("bold", "italic", "link", *_KINDS):
            getattr(self._form, name).setEnabled(not read_only)
        self._show_look()
        self._saved = f"đã lưu {local_time(article.updated)}" if article.updated else ""
        self._say()

    def go_to_gap(self) -> None:
        """Choose what is to be written first («[cần ghi: …]»), so that what is typed takes its place; where there is
        nothing, stay."""
        for field in self.fields:
            first = first_gap(field.toPlainText())
            found = field.document().find(first) if first else QTextCursor()
            if not found.isNull():
                field.setTextCursor(found)
                field.setFocus()
                return

    def flush(self) -> None:
        """Hand on what was typed into the body."""
        if self._body_soon.isActive():
            self._hand_on_body()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize:
            self._share_out()
        return super().eventFilter(watched, event)

    def say_saved(self, utc: str) -> None:
        """When the article was stored last."""
        self._saved = f"đã lưu {local_time(utc)}"
        self._say()

    def say_unsaved(self) -> None:
        """Something typed could not be stored yet."""
        self._saved = "chưa lưu được"
        self._say()

    def _connect(self) -> None:
        self.title.typed.connect(lambda: self._edited(title=self.title.text()))
        self.sapo.typed.connect(lambda: self._edited(sapo=self.sapo.text()))
        self.title.left.connect(self.sapo.setFocus)
        self.sapo.left.connect(self.body.setFocus)
        self.body.typed.connect(self._body_typed)
        self.body.cursorPositionChanged.connect(self._show_look)
        self.body.currentCharFormatChanged.connect(lambda _: self._show_look())
        self.body.link_wanted.connect(self.link_panel.open_it)
        form = self._form
        form.bold.clicked.connect(lambda: self._tool(self.body.toggle_bold))
        form.italic.clicked.connect(lambda: self._tool(self.body.toggle_italic))
        form.link.clicked.connect(self.link_panel.open_it)
        for name, kind in _KINDS.items():
            button = getattr(form, name)
            button.clicked.connect(lambda _=False, kind=kind: self._tool(lambda: self.body.toggle_kind(kind)))

    def _dress(self) -> None:
        form = self._form
        for name in ("bold", "italic", "heading", "bullets", "numbers", "quote", "link"):
            button = getattr(form, name)
            button.setIcon(icon(name, chosen="blue"))
            button.setIconSize(QSize(18, 18))
        form.said.setProperty("role", "mute")

    def _tool(self, act: Any) -> None:
        act()
        self.body.setFocus()
        self._show_look()

    def _show_look(self) -> None:
        form = self._form
        if self.body.isReadOnly():
            for name in ("bold", "italic", *_KINDS):
                getattr(form, name).setChecked(False)
            return
        form.bold.setChecked(self.body.fontWeight() >= QFont.Weight.Bold)
        form.italic.setChecked(self.body.fontItalic())
        kind = self.body.kind()
        for name, its_kind in _KINDS.items():
            getattr(form, name).setChecked(kind is its_kind)

    def _body_typed(self) -> None:
        self._saved = "đang viết"
        self._say()
        if not self._body_soon.isActive():
            self._body_soon.start()

    def _hand_on_body(self) -> None:
        self._body_soon.stop()
        self._edited(body=blocks_to_html(self.body.blocks()))

    def _share_out(self, _: Any = None) -> None:
        height = self._form.text_column.height() - sum(_ABOVE)
        title, sapo = shared(height, self.title.lines, self.sapo.lines)
        self.title.set_most_lines(title)
        self.sapo.set_most_lines(sapo)

    def _edited(self, **changes: str) -> None:
        self._saved = "đang viết"
        self._say()
        self.edited.emit(changes)

    def _say(self) -> None:
        words = len(self.body.toPlainText().split())
        self._form.said.setText(
            " · ".join(part for part in (f"{format_number(words)} từ", self._saved) if part)
        )


def _font(points: float, weight: QFont.Weight) -> QFont:
    font = theme.body_font()
    font.setPointSizeF(points)
    font.setWeight(weight)
    return font


def _put(place: QWidget, widget: QWidget, top: int) -> None:
    layout = QVBoxLayout(place)
    layout.setContentsMargins(24, top, 14, 0)
    layout.addWidget(widget)
