"""The editor of the body under real keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.typing_events import type_text
from ucvn_desktop.core.richtext import BlockKind, blocks_to_html, html_to_blocks
from ucvn_desktop.ui.pages.articles.rich_editor import RichEditor

LINK = '<a href="https://a.vn">tin</a>'


@pytest.fixture
def editor(qapp: QApplication) -> Iterator[RichEditor]:
    made = RichEditor()
    made.resize(600, 400)
    made.show()
    made.show_blocks(())
    made.setFocus()
    yield made
    made.deleteLater()


def _show(editor: RichEditor, html: str) -> None:
    editor.show_blocks(html_to_blocks(html))


def _html(editor: RichEditor) -> str:
    return blocks_to_html(editor.blocks())


def _tops(editor: RichEditor) -> list[float]:
    QCoreApplication.processEvents()
    document = editor.document()
    layout = document.documentLayout()
    return [
        layout.blockBoundingRect(document.findBlockByNumber(n)).top() for n in range(document.blockCount())
    ]


def test_what_is_typed_at_the_end_of_a_link_is_no_link(editor: RichEditor) -> None:
    _show(editor, f"<p>Xem {LINK}</p>")
    QTest.keyClick(editor, Qt.Key.Key_End)
    type_text(editor, " mới\nĐoạn")
    assert _html(editor) == f"<p>Xem {LINK} mới</p>\n<p>Đoạn</p>"


def test_what_is_typed_before_a_link_is_no_link(editor: RichEditor) -> None:
    _show(editor, f"<p>{LINK}</p>")
    QTest.keyClick(editor, Qt.Key.Key_Home)
    type_text(editor, "Xem ")
    assert _html(editor) == f"<p>Xem {LINK}</p>"


def test_enter_at_the_end_of_a_link_ends_it_in_paragraphs_and_lists(editor: RichEditor) -> None:
    for kind, shell in (
        (BlockKind.PARAGRAPH, "<p>{}</p>\n<p>{}</p>"),
        (BlockKind.BULLET, "<ul>\n<li>{}</li>\n<li>{}</li>\n</ul>"),
    ):
        _show(editor, f"<p>{LINK}</p>")
        if kind is not BlockKind.PARAGRAPH:
            editor.toggle_kind(kind)
        QTest.keyClick(editor, Qt.Key.Key_End)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        type_text(editor, "sau")
        assert _html(editor) == shell.format(LINK, "sau")


def test_typing_inside_a_link_stays_in_it(editor: RichEditor) -> None:
    _show(editor, f"<p>{LINK}</p>")
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClick(editor, Qt.Key.Key_Right)
    type_text(editor, "h")
    assert _html(editor) == f"<p>{LINK.replace('tin', 'thin')}</p>"


def test_bold_goes_on_behind_a_link(editor: RichEditor) -> None:
    _show(editor, f"<p><strong>{LINK}</strong></p>")
    QTest.keyClick(editor, Qt.Key.Key_End)
    type_text(editor, "x")
    assert [(run.text, run.bold, run.link) for run in editor.blocks()[0].runs] == [
        ("tin", True, "https://a.vn"),
        ("x", True, ""),
    ]


def test_an_input_method_leaves_the_link_too(editor: RichEditor) -> None:
    _show(editor, f"<p>{LINK}</p>")
    QTest.keyClick(editor, Qt.Key.Key_End)
    event = QInputMethodEvent()
    event.setCommitString("ấ")
    QCoreApplication.sendEvent(editor, event)
    assert _html(editor) == f"<p>{LINK}ấ</p>"


@pytest.mark.parametrize("kind", [BlockKind.BULLET, BlockKind.NUMBER])
def test_a_list_is_spaced_when_it_is_opened_as_it_was_when_it_was_typed(
    editor: RichEditor, kind: BlockKind
) -> None:
    editor.toggle_kind(kind)
    type_text(editor, "một\nhai\nba\n\nđoạn")
    typed = _tops(editor)
    editor.show_blocks(editor.blocks())
    assert _tops(editor) == typed
    assert len(typed) == 4


def test_the_hint_stands_in_an_empty_paragraph_only(editor: RichEditor) -> None:
    assert editor.placeholderText()
    editor.toggle_kind(BlockKind.BULLET)
    assert not editor.placeholderText()
    type_text(editor, "mục")
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert not editor.placeholderText()
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.placeholderText()
    _show(editor, "<ul>\n<li>mục</li>\n</ul>")
    editor.show_blocks(())
    assert editor.placeholderText()
