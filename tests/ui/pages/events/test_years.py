"""The room «Hoạt động» from one year to the next: what is listed and counted, which topics are offered."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from tests.ui.typing_events import type_text
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import Topic
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import printing
from ucvn_desktop.ui.pages.events.opened import Counted, count
from ucvn_desktop.ui.pages.events.page import EventsPage
from ucvn_desktop.ui.session import Session

Open = Callable[[], EventsPage]
Settle = Callable[[], None]

OWN = "Chuyển đổi số"


@pytest.fixture
def january(workspace: Workspace, events: list[int]) -> int:
    """Another event, in 2022, whose plan has one topic of its own."""
    edition = open_year(workspace, 2022).edition
    workspace.topics.add(Topic(edition_id=edition.id, number=9, short=OWN, title=OWN))
    return add_event(workspace, Event(title="Gặp mặt", day="2022-01-04", topic=9)).id


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    assert box.currentIndex() >= 0
    box.activated.emit(box.currentIndex())


def _words(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def test_a_year_is_chosen_and_remembered(
    open_page: Open, session: Session, events: list[int], january: int, settle: Settle
) -> None:
    page = open_page()
    assert page.list.ids == [january, *events[::-1]]
    _choose(page.form.show_year, 2022)
    settle()
    assert page.list.ids == [january]
    assert session.memory.number("events/year") == 2022
    # An event of another year is wanted: the list lets it in.
    page.show_record("event", events[0])
    settle()
    assert events[0] in page.list.ids
    assert page.list.filter.year == 0


def test_what_is_counted_is_of_the_year_that_is_shown(workspace: Workspace, january: int) -> None:
    assert count(workspace, 2021) == Counted(2021, 2, 1)
    assert count(workspace, 2022) == Counted(2022, 1, 1)
    assert count(workspace, 0) == Counted(0, 3, 2)


def test_the_printed_list_names_its_year(
    open_page: Open, january: int, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[QTextDocument] = []
    monkeypatch.setattr(printing, "print_document", lambda *given: printed.append(given[-1]))
    page = open_page()
    _choose(page.form.show_year, 2022)
    settle()
    page.print_shown()
    settle()
    assert printed[0].toPlainText().startswith("Danh sách hoạt động năm 2022\n")
    page.list.show_everything()
    page.list.reload()
    settle()
    page.print_shown()
    settle()
    assert printed[1].toPlainText().startswith("Danh sách hoạt động\n")


def test_the_topics_offered_follow_the_events_day(
    workspace: Workspace, open_page: Open, january: int, settle: Settle
) -> None:
    page = open_page()
    page.show_record("event", january)
    settle()
    form = page.form
    assert _words(form.topic) == ["Chưa chọn", f"9. {OWN}"]
    assert form.topic_label.text() == "Nội dung kế hoạch (2022)"
    assert form.plan_note.isHidden()
    form.day.setFocus()
    form.day.selectAll()
    QTest.keyClick(form.day, Qt.Key.Key_Delete)
    type_text(form.day, "30/12/2021")
    page.flush()
    settle()
    assert form.topic.count() == 8
    assert form.topic.currentText() == "Nội dung 9"
    note = form.plan_note
    assert note.text() == "Kế hoạch năm 2021 không có nội dung 9. Hãy chọn lại."
    stored = workspace.events.get(january)
    assert (stored.day, stored.topic) == ("2021-12-30", 9)
    _choose(form.topic, 4)
    page.flush()
    settle()
    assert workspace.events.get(january).topic == 4
    assert form.plan_note.isHidden()


def test_the_heading_counts_what_the_list_shows(
    open_page: Open, events: list[int], january: int, settle: Settle
) -> None:
    page = open_page()
    for year, said in ((0, "3 hoạt động · 2 chưa"), (2021, "2 hoạt động năm 2021 · 1 chưa")):
        _choose(page.form.show_year, year)
        settle()
        page.list._count()
        settle()
        assert page.subtitle.startswith(said)
        assert said.startswith(str(len(page.list.ids)))
