"""The editor of an article's body: what may stand in it, how it looks, what its keys do."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.richtext import Block, BlockKind, Run
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.articles.pasting import can_paste, copied, pasted_blocks
from ucvn_desktop.ui.pages.articles.rich_text import (
    block_format,
    blocks_between,
    blocks_of,
    char_format,
    fill,
    insert_blocks,
    kind_of,
    links_in,
    set_kind,
)
from ucvn_desktop.ui.pages.articles.text_edit import TextEdit

_BAR_WIDTH = 3
_BAR_AWAY = 14


class Look(QSyntaxHighlighter):
    """Draws headings, quotes and links over the document without touching it."""

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        look = theme.tokens()
        drawn = QTextCharFormat()
        kind = kind_of(self.currentBlock())
        if kind is BlockKind.HEADING:
            drawn.setFontPointSize(theme.BODY_PT + 2.5)
            drawn.setFontWeight(QFont.Weight.Bold)
        elif kind is BlockKind.QUOTE:
            drawn.setForeground(QColor(look.mute))
        if kind in (BlockKind.HEADING, BlockKind.QUOTE):
            self.setFormat(0, len(text), drawn)
        for start, end, _ in links_in(self.currentBlock()):
            link = QTextCharFormat(drawn)
            link.setForeground(QColor(look.blue))
            link.setFontUnderline(True)
            self.setFormat(start - self.currentBlock().position(), end - start, link)


class RichEditor(TextEdit):
    """Holds blocks as core.richtext knows them. `typed` is emitted for changes by the user only."""

    typed = Signal()
    link_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self.setProperty("role", "sheet")
        self.setAccessibleName("Nội dung")
        self._hint()
        self._look = Look(self.document())
        self.document().contentsChanged.connect(self._changed)

    def blocks(self) -> tuple[Block, ...]:
        """The text as it is stored."""
        return blocks_of(self.document())

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show another text; what was undone or could be is of the old one and gone."""
        self._is_filling = True
        fill(self.document(), blocks)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setCurrentCharFormat(QTextCharFormat())
        self._is_filling = False

    def kind(self) -> BlockKind:
        """What the block with the cursor is."""
        return kind_of(self.textCursor().block())

    def toggle_kind(self, kind: BlockKind) -> None:
        """Make the chosen blocks ones of `kind`, or paragraphs again."""
        wanted = BlockKind.PARAGRAPH if self.kind() is kind else kind
        set_kind(self.textCursor(), wanted)
        self._look.rehighlight()
        self.cursorPositionChanged.emit()

    def toggle_bold(self) -> None:
        """Bold or not, for what is chosen or typed next."""
        is_bold = self.fontWeight() >= QFont.Weight.Bold
        self.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        """The same for italic."""
        self.setFontItalic(not self.fontItalic())

    def link(self) -> str:
        """The address under the cursor, or ""."""
        return self._link_cursor().charFormat().anchorHref()

    def set_link(self, address: str) -> None:
        """Link the chosen words, the link or word under the cursor, or else the address itself; "" unlinks."""
        cursor = self._link_cursor()
        look = QTextCharFormat()
        look.setAnchor(bool(address))
        look.setAnchorHref(address)
        if cursor.hasSelection():
            cursor.mergeCharFormat(look)
        elif address:
            cursor.insertText(address, char_format(Run("", link=address)))
        after = self.textCursor()
        after.setPosition(cursor.selectionEnd())
        self.setTextCursor(after)
        self.setCurrentCharFormat(QTextCharFormat())
        self._look.rehighlight()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        return can_paste(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        if can_paste(source):
            insert_blocks(self.textCursor(), pasted_blocks(source))
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        cursor = self.textCursor()
        return copied(blocks_between(self.document(), cursor.selectionStart(), cursor.selectionEnd()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.text():
            self._leave_link()
        if self.isReadOnly() or not self._key(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        self._leave_link()
        super().inputMethodEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_look"):
            self._is_filling = True
            self._look.rehighlight()
            self._is_filling = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        bar = QColor(theme.tokens().field_line)
        block = self.cursorForPosition(event.rect().topLeft()).block()
        while block.isValid():
            box = self._box_of(block)
            if box.top() > event.rect().bottom():
                break
            if kind_of(block) is BlockKind.QUOTE:
                painter.fillRect(QRectF(_BAR_AWAY, box.top(), _BAR_WIDTH, box.height()), bar)
            block = block.next()
        painter.end()

    def _key(self, event: QKeyEvent) -> bool:
        """What this editor does otherwise than Qt's; False leaves the key to Qt."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if control and event.key() in _CONTROL_KEYS:
            getattr(self, _CONTROL_KEYS[Qt.Key(event.key())])()
            return True
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter()
        if plain and event.key() == Qt.Key.Key_Backspace:
            return self._backspace()
        return False

    def _leave_link(self) -> None:
        """What is typed at either end of a link is no part of it; Qt would go on with the link."""
        cursor = self.textCursor()
        look = self.currentCharFormat()
        if self.isReadOnly() or cursor.hasSelection() or not look.anchorHref():
            return
        at = cursor.position()
        if not any(start < at < end for start, end, _ in links_in(cursor.block())):
            for its_property in (QTextFormat.Property.IsAnchor, QTextFormat.Property.AnchorHref):
                look.clearProperty(its_property.value)
            self.setCurrentCharFormat(look)

    def _ask_link(self) -> None:
        self.link_wanted.emit()

    def _enter(self) -> bool:
        cursor = self.textCursor()
        kind = self.kind()
        if kind is not BlockKind.PARAGRAPH and not cursor.block().text():
            # An empty item or line ends the list or quotation.
            self.toggle_kind(kind)
            return True
        if kind is BlockKind.HEADING and cursor.atBlockEnd():
            cursor.insertBlock(block_format(BlockKind.PARAGRAPH), QTextCharFormat())
        elif kind in (BlockKind.BULLET, BlockKind.NUMBER):
            # Qt would take the space below from the item, and it would be back when the article is opened again.
            cursor.insertBlock()
        else:
            return False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _backspace(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart() or self.kind() is BlockKind.PARAGRAPH:
            return False
        self.toggle_kind(self.kind())
        return True

    def _link_cursor(self) -> QTextCursor:
        cursor = self.textCursor()
        if cursor.hasSelection():
            return cursor
        address = cursor.charFormat().anchorHref()
        if not address:
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            return cursor
        for start, end, its_address in links_in(cursor.block()):
            if its_address == address and start <= cursor.position() <= end:
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _box_of(self, block: QTextBlock) -> QRectF:
        box = self.document().documentLayout().blockBoundingRect(block)
        return box.translated(0, -self.verticalScrollBar().value())

    def _hint(self) -> None:
        # Qt shows it in every empty document, under the bullet of an empty item too.
        is_plain = self.kind() is BlockKind.PARAGRAPH
        hint = "Chưa có nội dung" if self.isReadOnly() else "Viết nội dung ở đây, hoặc dán từ Word"
        self.setPlaceholderText(hint if is_plain else "")

    def _changed(self) -> None:
        self._hint()
        if not self._is_filling:
            self.typed.emit()


_CONTROL_KEYS = {
    Qt.Key.Key_B: "toggle_bold",
    Qt.Key.Key_I: "toggle_italic",
    Qt.Key.Key_L: "_ask_link",
}
