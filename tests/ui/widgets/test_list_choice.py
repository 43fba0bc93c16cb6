"""What is chosen in a list stays chosen while the list changes under it."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import ROW, BlockModel, said
from ucvn_desktop.ui.widgets.list_choice import ListChoice


@dataclass(frozen=True)
class Line:
    """A row of the tests' list."""

    id: int


class Listed:
    """A view of records with its choice; `told` is every id that was chosen."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.read: list[list[int]] = []
        self.view = QListView()
        qtbot.addWidget(self.view)
        self.model = BlockModel(
            session, self.view, self._rows, lambda row: said(f"{row.id}", "cả dòng", "mẹo")
        )
        self.view.setModel(self.model)
        self.choice = ListChoice(self.view, self.model)
        self.told: list[int] = []
        self.missed: list[None] = []
        self.choice.chosen.connect(self.told.append)
        self.choice.missed.connect(lambda: self.missed.append(None))

    def show(self, *ids: int) -> None:
        self.model.show_ids(ids, [])
        self.choice.after_reading()

    def _rows(self, ids: Sequence[int]) -> list[Line]:
        self.read.append(list(ids))
        return [Line(record_id) for record_id in ids]


@pytest.fixture
def listed(session: Session, qtbot: QtBot) -> Listed:
    return Listed(session, qtbot)


def test_the_first_row_is_chosen_where_nothing_was(listed: Listed) -> None:
    listed.show(5, 6)
    assert (listed.choice.id, listed.told) == (5, [5])
    listed.show()
    assert (listed.choice.id, listed.told) == (0, [5, 0])


def test_what_is_chosen_stays_so_and_is_not_told_again(listed: Listed) -> None:
    listed.show(5, 6, 7)
    listed.choice.choose(6)
    listed.show(9, 7, 6)
    assert (listed.choice.id, listed.told) == (6, [5])
    assert listed.view.currentIndex().row() == 2


def test_the_neighbour_takes_the_place_of_what_goes(listed: Listed) -> None:
    listed.show(5, 6, 7)
    listed.choice.step_from(6)
    assert listed.choice.id == 7
    listed.choice.step_from(7)
    assert listed.choice.id == 6
    listed.show(5)
    listed.choice.step_from(5)
    assert (listed.choice.id, listed.told[-1]) == (0, 0)


def test_what_is_in_hand_stays_listed_where_it_stood(listed: Listed) -> None:
    listed.show(5, 6, 7)
    listed.choice.choose(6)
    assert listed.choice.kept_in([5, 7]) == [5, 6, 7]
    assert listed.choice.kept_in([7, 6]) == [7, 6]


def test_a_record_that_is_not_listed_yet_is_missed(listed: Listed) -> None:
    listed.show(5)
    listed.choice.choose(8)
    assert (listed.choice.id, len(listed.missed)) == (8, 1)
    listed.show(5, 8)
    assert listed.view.currentIndex().row() == 1


def test_the_row_that_the_user_goes_to_is_told(listed: Listed) -> None:
    listed.show(5, 6)
    listed.view.setCurrentIndex(listed.model.index(1))
    assert (listed.choice.id, listed.told) == (6, [5, 6])


def test_rows_are_read_in_blocks_as_they_are_looked_at(listed: Listed, settle: Callable[[], None]) -> None:
    listed.model.show_ids(range(1, 201), [])
    listed.read.clear()
    assert listed.model.index(120).data() is None
    settle()
    assert listed.read == [list(range(101, 151))]
    assert listed.model.index(120).data() == "121"
    assert listed.model.index(120).data(ROW) == Line(121)
    settle()
    assert len(listed.read) == 1


def test_laying_out_ten_thousand_rows_is_qt_s_own_work(listed: Listed) -> None:
    listed.view.setUniformItemSizes(True)
    listed.view.resize(300, 400)
    listed.view.show()
    asked: list[str] = []
    sys.setprofile(lambda frame, event, _: asked.append(frame.f_code.co_name) if event == "call" else None)
    try:
        listed.show(*range(1, 10_001))
        listed.view.scrollTo(listed.model.index(5_000))
    finally:
        sys.setprofile(None)
    assert len(asked) < 1_000
    assert listed.model.rowCount() == 10_000


def test_rows_that_were_asked_for_before_the_list_changed_are_not_taken(
    listed: Listed, settle: Callable[[], None]
) -> None:
    listed.show(1, 2)
    listed.model.index(0).data(ROW)
    listed.show(2, 3)
    listed.model.show_ids([1, 2], [])
    listed.read.clear()
    settle()
    assert listed.model.index(0).data(ROW) is None
    settle()
    assert listed.model.index(0).data(ROW) == Line(1)
