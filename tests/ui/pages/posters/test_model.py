"""The rows of the list."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.slogan import Poster, Slogan
from ucvn_desktop.ui.pages.posters.model import (
    NO_CAMPAIGN,
    NO_WORD,
    ROW_ROLE,
    BankModel,
    Entry,
    Heading,
    poster_entry,
    slogan_entry,
)


def slogans(*texts: tuple[str, str]) -> list[Entry]:
    return [slogan_entry(Slogan(id=n, text=t, campaign=c)) for n, (t, c) in enumerate(texts, 1)]


@pytest.fixture
def model(qtbot: QtBot) -> BankModel:
    made = BankModel()
    made.set_entries(
        [
            poster_entry(
                Poster(id=7, text="Tham mưu\ngiỏi", width_mm=5000, height_mm=594.5, template="x", font="y")
            )
        ],
        slogans(
            ("Tham mưu giỏi", "Phong trào"), ("Bầu cử", "Bầu cử"), ("Không dịp", ""), ("Đi bầu", "Bầu cử")
        ),
    )
    return made


def shown(model: BankModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_slogans_stand_under_their_campaigns_and_those_without_one_come_last(model: BankModel) -> None:
    assert shown(model) == [
        "Bầu cử",
        "Bầu cử",
        "Đi bầu",
        "Phong trào",
        "Tham mưu giỏi",
        NO_CAMPAIGN,
        "Không dịp",
    ]
    assert model.index(0).data(ROW_ROLE) == Heading("Bầu cử", 2)
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1).flags() & Qt.ItemFlag.ItemIsSelectable


def test_the_filter_wants_all_words_with_or_without_marks_and_drops_empty_groups(model: BankModel) -> None:
    model.filter("bau DI")
    assert shown(model) == ["Bầu cử", "Đi bầu"]
    assert model.index_of("slogan", 1).isValid() is False
    model.filter(" ")
    assert not model.is_filtered
    assert model.rowCount() == 7


def test_a_design_is_one_line_with_its_size_and_found_by_it(model: BankModel) -> None:
    model.show_kind("poster")
    entry = model.entry(model.index(0))
    assert entry
    assert (entry.text, entry.note) == ("Tham mưu giỏi", "5.000 × 594,5 mm")
    model.filter("5.000")
    assert model.rowCount() == 1


def test_a_record_that_is_typed_changes_in_its_place_and_a_new_campaign_moves_it(
    qtbot: QtBot, model: BankModel
) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.put(slogan_entry(Slogan(id=3, text="", campaign="")))
    assert shown(model)[-1] == NO_WORD
    model.put(slogan_entry(Slogan(id=3, text="Nay có dịp", campaign="An toàn")))
    assert shown(model)[:2] == ["An toàn", "Nay có dịp"]


def test_nothing_moves_where_nothing_changed(qtbot: QtBot, model: BankModel) -> None:
    entries = slogans(("Tham mưu giỏi", "Phong trào"))
    model.set_entries([], entries)
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_entries([], list(entries))


def test_the_next_record_takes_the_place_of_one_that_goes(model: BankModel) -> None:
    def beside(record_id: int) -> int:
        neighbour = model.neighbour("slogan", record_id)
        assert neighbour
        return neighbour.id

    assert [beside(2), beside(4), beside(3)] == [4, 1, 1]
    model.set_entries([], slogans(("Một mình", "")))
    assert model.neighbour("slogan", 1) is None
