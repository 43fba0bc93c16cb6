"""The room around a workspace of one's own, and who is in it."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.services.people import add_person
from ucvn_desktop.services.sub_units import add_unit
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.people.page import PeoplePage
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


@pytest.fixture
def book(workspace: Workspace) -> dict[str, int]:
    """Three people by their given names; two held the same office one after the other."""
    unit = add_unit(workspace, "Công đoàn Văn phòng")
    chair = {"title": "Chủ tịch", "unit": "Công đoàn Bộ"}
    people = {
        "An": add_person(
            workspace,
            Person(full_name="Lê Văn An", kinds=("lanh-dao",), phone="0900 000 001"),
            Office(person_id=0, **chair, since="2018", until="2020-06"),
        ),
        "Bình": add_person(
            workspace,
            Person(full_name="Đỗ Thị Bình", kinds=("lanh-dao", "tac-gia"), sub_unit_id=unit.id),
            Office(person_id=0, **chair, since="2020-07"),
        ),
        "Yến": add_person(
            workspace,
            Person(full_name="Hoàng Yến", kinds=("bao-chi",), outlet="Báo Mẫu", phone="0900 000 003"),
        ),
    }
    return {name: person.id for name, person in people.items()}


@pytest.fixture
def open_page(qapp: QApplication, session: Session, settle: Settle) -> Iterator[Callable[[], PeoplePage]]:
    """Opens the room as the window does."""
    opened: list[PeoplePage] = []

    def make() -> PeoplePage:
        page = PeoplePage(session)
        opened.append(page)
        page.resize(1200, 700)
        page.show()
        page.activateWindow()
        page.visited()
        settle()
        return page

    yield make
    settle()
    while opened:
        opened.pop().deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # PySide would take the wrappers of what is gone for those of new widgets at the same addresses.
    gc.collect()


@pytest.fixture
def page(book: dict[str, int], open_page: Callable[[], PeoplePage]) -> PeoplePage:
    """The room over the book."""
    return open_page()
