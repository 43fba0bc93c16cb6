"""Saying what a text was written because of, as one types."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import type_text
from ucvn_desktop.core.article import Article
from ucvn_desktop.core.paper import CitingKind
from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.services.citations import citations, cite
from ucvn_desktop.services.papers import PaperRow, add_paper, bin_paper
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.keys import bind
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import citation_box
from ucvn_desktop.ui.widgets.citation_box import CitationBox, Item, read_matches

Settle = Callable[[], None]
_PAUSE = 200  # more than the field's pause


@pytest.fixture
def article(workspace: Workspace) -> int:
    """An article beside three documents."""
    for number, summary in (
        ("1-HD/MAU", "Bầu cử"),
        ("2/KH-MAU", "Kế hoạch bầu cử"),
        ("3/KH-MAU", "Hội thao"),
    ):
        add_paper(workspace, {"number": number, "summary": summary})
    return workspace.articles.add(Article(title="Tin")).id


@pytest.fixture
def box(session: Session, article: int, qtbot: QtBot, settle: Settle) -> Iterator[CitationBox]:
    """The box over the article."""
    place = QWidget()
    qtbot.addWidget(place)
    made = CitationBox(session, place)
    place.resize(260, 400)
    place.show()
    place.activateWindow()
    made.show_item((CitingKind.ARTICLE, article), is_open=True)
    settle()
    yield made
    place.close()


def looked_for(box: CitationBox, qtbot: QtBot, settle: Settle, text: str) -> list[str]:
    box.form.words.setFocus()
    type_text(box.form.words, text)
    qtbot.wait(_PAUSE)
    settle()
    return listed(box, "matches")


def listed(box: CitationBox, name: str) -> list[str]:
    view = getattr(box.form, name)
    return [view.item(row).text().partition("\n")[0] for row in range(view.count()) if view.isVisible()]


def cited(workspace: Workspace, article: int) -> set[int]:
    return {row.paper_id for row in citations(workspace, item=(CitingKind.ARTICLE, article))}


def test_a_document_is_found_without_marks_chosen_by_keys_and_shown(
    box: CitationBox, workspace: Workspace, article: int, qtbot: QtBot, settle: Settle
) -> None:
    assert looked_for(box, qtbot, settle, "bau cu") == ["2/KH-MAU", "1-HD/MAU"]
    qtbot.keyClick(box.form.words, Qt.Key.Key_Down)
    qtbot.keyClick(box.form.words, Qt.Key.Key_Return)
    settle()
    assert cited(workspace, article) == {1}
    assert listed(box, "cited") == ["1-HD/MAU"]
    assert listed(box, "matches") == []
    assert box.form.words.text() == ""
    assert box.form.words.hasFocus()
    assert looked_for(box, qtbot, settle, "bau cu") == ["2/KH-MAU"]  # what is cited is not offered again


def test_enter_before_anything_is_found_takes_what_comes_first(
    box: CitationBox, workspace: Workspace, article: int, qtbot: QtBot, settle: Settle
) -> None:
    type_text(box.form.words, "hoi thao")
    qtbot.keyClick(box.form.words, Qt.Key.Key_Return)
    qtbot.wait(_PAUSE)
    settle()
    assert cited(workspace, article) == {3}


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Nothing is found before it is set."""
    opened = Event()

    def find(workspace: Workspace, text: str, item: Item) -> list[PaperRow]:
        assert opened.wait(10)
        return read_matches(workspace, text, item)

    monkeypatch.setattr(citation_box, "read_matches", find)
    yield opened
    opened.set()


def test_an_answer_for_fewer_letters_is_not_what_enter_means(
    box: CitationBox, workspace: Workspace, article: int, qtbot: QtBot, settle: Settle, gate: Event
) -> None:
    type_text(box.form.words, "b")
    box.search.ask()
    type_text(box.form.words, "au cu 1")
    qtbot.keyClick(box.form.words, Qt.Key.Key_Return)
    gate.set()
    settle()
    qtbot.wait(_PAUSE)
    settle()
    assert cited(workspace, article) == {1}


@pytest.mark.parametrize("is_asked", [False, True])
def test_enter_before_the_answer_is_kept_for_the_record_that_was_left_and_said(
    box: CitationBox,
    session: Session,
    workspace: Workspace,
    article: int,
    qtbot: QtBot,
    settle: Settle,
    notices: list[Notice],
    gate: Event,
    is_asked: bool,
) -> None:
    other = workspace.articles.add(Article(title="Bài khác")).id
    type_text(box.form.words, "hoi thao")
    if is_asked:
        box.search.ask()
    qtbot.keyClick(box.form.words, Qt.Key.Key_Return)
    box.show_item((CitingKind.ARTICLE, other), is_open=True)
    assert box.form.words.text() == ""
    gate.set()
    qtbot.wait(_PAUSE)
    settle()
    assert (cited(workspace, article), cited(workspace, other)) == ({3}, set())
    assert [notice.text for notice in notices] == ["Đã ghi căn cứ «3/KH-MAU» cho tin, bài «Tin»."]
    assert notices[0].run
    with qtbot.waitSignal(session.wanted) as wanted:
        notices[0].run()
    assert wanted.args == ["article", article]


def test_enter_before_the_answer_for_what_is_not_in_the_register_is_said_of_the_record_that_was_left(
    box: CitationBox, workspace: Workspace, settle: Settle, qtbot: QtBot, notices: list[Notice]
) -> None:
    slogan = workspace.slogans.add(Slogan(text="Đoàn kết")).id
    box.show_item((CitingKind.SLOGAN, slogan), is_open=True)
    type_text(box.form.words, "khong co")
    qtbot.keyClick(box.form.words, Qt.Key.Key_Return)
    box.show_item(None, is_open=False)
    settle()
    assert [notice.text for notice in notices] == [
        "Chưa ghi thêm căn cứ cho khẩu hiệu «Đoàn kết»: không có văn bản nào ứng với «khong co»."
    ]


def test_what_enter_was_pressed_for_is_stored_with_what_is_typed_once_and_not_what_is_only_looked_for(
    box: CitationBox, workspace: Workspace, article: int, qtbot: QtBot, settle: Settle, notices: list[Notice]
) -> None:
    type_text(box.form.words, "hoi thao")
    box.flush()
    settle()
    assert (cited(workspace, article), notices) == (set(), [])
    qtbot.keyClick(box.form.words, Qt.Key.Key_Return)
    box.flush()
    box.flush()
    qtbot.wait(_PAUSE)
    settle()
    assert cited(workspace, article) == {3}
    assert len(notices) == 1
    assert (listed(box, "cited"), box.form.words.text()) == (["3/KH-MAU"], "")


def test_what_is_not_in_the_register_is_said_and_escape_clears_the_field(
    box: CitationBox, qtbot: QtBot, settle: Settle
) -> None:
    assert looked_for(box, qtbot, settle, "khong co") == []
    assert box.form.said.isVisible()
    assert "Không có văn bản nào ứng với «khong co»" in box.form.said.text()
    qtbot.keyClick(box.form.words, Qt.Key.Key_Return)
    qtbot.keyClick(box.form.words, Qt.Key.Key_Escape)
    qtbot.wait(_PAUSE)
    settle()
    assert box.form.words.text() == ""
    assert not box.form.said.isVisible()


def test_a_document_is_opened_and_taken_away_with_a_way_back(
    box: CitationBox,
    session: Session,
    workspace: Workspace,
    article: int,
    qtbot: QtBot,
    settle: Settle,
    notices: list[Notice],
) -> None:
    cite(workspace, 1, [(CitingKind.ARTICLE, article)])
    box._read()
    settle()
    assert not box.form.deeds.isVisible()
    box.form.cited.setCurrentRow(0)
    assert box.form.deeds.isVisible()
    with qtbot.waitSignal(session.wanted) as wanted:
        box.form.open_paper.click()
    assert wanted.args == ["paper", 1]
    with qtbot.waitSignal(session.changed) as changed:
        box.form.take_away.click()
        settle()
    assert changed.args == ["citation"]
    assert cited(workspace, article) == set()
    assert listed(box, "cited") == []
    assert "Đã bỏ căn cứ «1-HD/MAU»" in notices[-1].text
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert listed(box, "cited") == ["1-HD/MAU"]


def test_del_on_a_cited_document_takes_it_away_and_is_not_the_windows(
    box: CitationBox, workspace: Workspace, article: int, qtbot: QtBot, settle: Settle
) -> None:
    pressed: list[str] = []
    window = box.form.root.window()
    bind("Del", window, lambda: pressed.append("Del"))
    cite(workspace, 1, [(CitingKind.ARTICLE, article)])
    box._read()
    settle()
    box.form.cited.setFocus()
    box.form.cited.setCurrentRow(0)
    qtbot.keyClick(box.form.cited, Qt.Key.Key_Delete)
    settle()
    assert (cited(workspace, article), pressed) == (set(), [])


def test_another_record_shows_its_own_and_nothing_of_the_search(
    box: CitationBox, workspace: Workspace, qtbot: QtBot, settle: Settle
) -> None:
    other = workspace.articles.add(Article(title="Bài khác")).id
    cite(workspace, 3, [(CitingKind.ARTICLE, other)])
    looked_for(box, qtbot, settle, "bau cu")
    box.show_item((CitingKind.ARTICLE, other), is_open=False)
    settle()
    assert listed(box, "cited") == ["3/KH-MAU"]
    assert not box.form.words.isVisible()
    box.form.cited.setCurrentRow(0)
    assert not box.form.take_away.isVisible()
    box._take_away()
    settle()
    assert cited(workspace, other) == {3}
    box.show_item(None, is_open=False)
    assert listed(box, "cited") == []


def test_a_document_that_goes_into_the_bin_elsewhere_is_no_longer_shown(
    box: CitationBox, session: Session, workspace: Workspace, article: int, qtbot: QtBot, settle: Settle
) -> None:
    cite(workspace, 1, [(CitingKind.ARTICLE, article)])
    box._read()
    settle()
    bin_paper(workspace, 1)
    session.changed.emit("paper")
    qtbot.wait(350)
    settle()
    assert listed(box, "cited") == []
