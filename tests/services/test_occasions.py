"""The catalogue of occasions, and what the unit changes in it or adds to it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ucvn_desktop.core.calendar import occurrences
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import Observance, Occasion, Rule, as_override
from ucvn_desktop.services import occasions as service
from ucvn_desktop.services.occasions import (
    add_occasion,
    catalogue,
    edit_occasion,
    find_observance,
    observances,
    occasions_of_year,
    remove_occasion,
    restore_occasion,
    set_theme,
)
from ucvn_desktop.storage.health import examine
from ucvn_desktop.storage.workspace import Workspace

# n in 2021, whether all of it was found in a source: domain.md §4.
TABLE = {
    "3/2": (91, True), "8/3": (111, False), "26/3": (90, False), "30/4": (46, True), "1/5": (135, True),
    "7/5": (67, True), "19/5": (131, True), "5/6": (110, False), "21/6": (96, False), "28/6": (20, False),
    "2/7": (27, False), "27/7": (74, False), "28/7": (92, True), "1/8": (91, True), "19/8": (76, True),
    "2/9": (76, True), "17/10": (None, False), "20/10": (91, False), "9/11": (8, False),
    "18/11": (91, False), "20/11": (39, False), "22/12": (77, False),
    "10/3 âm lịch": (None, True), "1/1 âm lịch": (None, True), "23/5/2021": (None, True),
    "1/4/2021 – 30/4/2021": (None, True), "1/5 – 31/5": (None, True), "15/11 – 15/12": (None, False),
}  # fmt: skip
OWN = Occasion(title="Ngày thành lập cơ quan", day_from="10-15", origin_year=1996)


def _n_of_2021(observance: Observance) -> int | None:
    (found,) = occurrences(observance, date(2021, 1, 1), date(2021, 12, 31))
    return found.n


def test_the_catalogue_is_the_table_with_its_years_and_its_doubts() -> None:
    found = {o.occasion.when: (_n_of_2021(o), o.occasion.verified) for o in catalogue()}
    assert found == TABLE
    assert len(catalogue()) == len(TABLE) + 1  # 1/5 – 31/5 stands there twice


def test_every_occasion_has_its_key_and_either_a_source_or_a_word_of_doubt() -> None:
    keys = [o.occasion.key for o in catalogue()]
    assert len(set(keys)) == len(keys)
    for observance in catalogue():
        occasion = observance.occasion
        assert not occasion.key.isdigit()
        assert occasion.source if occasion.verified else "chưa có nguồn" in occasion.note
        assert occasion.title[0].isupper()


def test_anniversaries_have_the_word_day_in_their_titles() -> None:
    counted = [o.occasion.title for o in catalogue() if o.occasion.origin_year and not o.occasion.day_to]
    assert counted
    assert all(title.startswith("Ngày ") for title in counted)


def test_the_two_themes_of_2021_are_there_with_their_sources() -> None:
    themes = [(o.occasion.key, t.year, bool(t.source)) for o in catalogue() for t in o.themes]
    assert themes == [
        ("thang-cong-nhan", 2021, True),
        ("thang-an-toan-ve-sinh-lao-dong", 2021, True),
    ]


def test_a_new_workspace_keeps_nothing_and_shows_the_catalogue(workspace: Workspace) -> None:
    assert workspace.occasions.all() == []
    assert observances(workspace) == list(catalogue())


def test_a_change_keeps_only_what_was_changed(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = {"day_from": "07-05", "verified": True, "source": "QĐ số 1"}
    edit_occasion(workspace, "cong-doan-vien-chuc-viet-nam", changes)
    (kept,) = workspace.occasions.all()
    assert kept.changed == ("day_from", "day_to", "rule", "source", "verified")
    newer = [
        replace(o, occasion=replace(o.occasion, title="Tên mới", day_from="07-09"), known=o.occasion)
        for o in catalogue()
    ]
    monkeypatch.setattr(service, "catalogue", lambda: newer)
    found = find_observance(workspace, "cong-doan-vien-chuc-viet-nam").occasion
    assert (found.title, found.when, found.source) == ("Tên mới", "5/7", "QĐ số 1")


def test_changing_back_leaves_no_change(workspace: Workspace) -> None:
    edit_occasion(workspace, "cong-doan-viet-nam", {"lead_days": 30})
    edit_occasion(workspace, "cong-doan-viet-nam", {"lead_days": 7})
    assert workspace.occasions.all()[0].changed == ()


def test_an_edit_that_changes_nothing_stores_nothing(workspace: Workspace) -> None:
    edit_occasion(workspace, "cong-doan-viet-nam", {"lead_days": 7})
    assert workspace.occasions.all() == []


def test_own_days_are_added_changed_found_binned_and_taken_back(workspace: Workspace) -> None:
    added = add_occasion(workspace, replace(OWN, title="  Ngày thành lập   cơ quan "))
    assert added.occasion.title == "Ngày thành lập cơ quan"
    number = added.occasion.code
    edit_occasion(workspace, number, {"lead_days": 20})
    assert find_observance(workspace, number).occasion.lead_days == 20
    assert [(hit.kind, hit.id) for hit in workspace.search("thanh lap co quan")] == [("occasion", 1)]
    remove_occasion(workspace, number)
    assert OWN.title not in [o.occasion.title for o in observances(workspace)]
    with pytest.raises(UserError, match="Không có ngày kỷ niệm"):
        edit_occasion(workspace, number, {"lead_days": 1})
    assert restore_occasion(workspace, number).occasion.lead_days == 20
    with pytest.raises(UserError, match="không ở trong thùng rác"):
        restore_occasion(workspace, number)
    assert len(workspace.occasions.history(workspace.occasions.get(1))) == 4


def test_an_occasion_of_the_catalogue_is_switched_off_and_comes_back_as_it_was(workspace: Workspace) -> None:
    edit_occasion(workspace, "vi-nguoi-ngheo", {"title": "Khác"})
    assert remove_occasion(workspace, "vi-nguoi-ngheo").occasion.off
    set_theme(workspace, "vi-nguoi-ngheo", 2026, "Chủ đề")
    edit_occasion(workspace, "vi-nguoi-ngheo", {"off": False})
    assert find_observance(workspace, "vi-nguoi-ngheo").occasion.title == "Khác"
    back = restore_occasion(workspace, "vi-nguoi-ngheo")
    assert (back.occasion.title, back.occasion.off, back.occasion.changed) == (
        "Ngày Vì người nghèo",
        False,
        (),
    )
    assert back.theme_of(2026)


def test_restoring_what_was_never_changed_stores_nothing(workspace: Workspace) -> None:
    restore_occasion(workspace, "vi-nguoi-ngheo")
    assert workspace.occasions.all() == []


def test_a_theme_is_written_over_the_catalogues_and_taken_away_again(workspace: Workspace) -> None:
    theirs = find_observance(workspace, "thang-cong-nhan").theme_of(2021)
    set_theme(workspace, "thang-cong-nhan", 2021, " Chủ đề  của mình ", "Kế hoạch")
    mine = find_observance(workspace, "thang-cong-nhan").theme_of(2021)
    assert mine
    assert (mine.text, mine.source) == ("Chủ đề của mình", "Kế hoạch")
    assert [hit.kind for hit in workspace.search("chu de cua minh")] == ["occasion_theme"]
    set_theme(workspace, "thang-cong-nhan", 2021, "")
    assert find_observance(workspace, "thang-cong-nhan").theme_of(2021) == theirs
    set_theme(workspace, "thang-cong-nhan", 2021, "Lại của mình")
    assert len(workspace.occasion_themes.all(with_bin=True)) == 1
    assert examine(workspace) == []


def test_taking_away_a_theme_that_is_none_stores_nothing(workspace: Workspace) -> None:
    set_theme(workspace, "thang-cong-nhan", 2021, " ")
    assert workspace.occasions.all() == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": "  "}, "Chưa có tên"),
        ({"origin_year": 3000}, "Năm gốc 3000"),
        ({"origin_year": 0}, "Năm gốc 0"),
        ({"lead_days": -1}, "nhắc trước -1 ngày"),
        ({"lead_days": 1000}, "nhắc trước 1000 ngày"),
    ],
)
def test_impossible_figures_are_refused_and_nothing_is_stored(
    workspace: Workspace, wrong: dict[str, object], said: str
) -> None:
    for deed in (
        lambda: add_occasion(workspace, replace(OWN, **wrong)),  # type: ignore[arg-type]
        lambda: edit_occasion(workspace, "quoc-khanh", wrong),
    ):
        with pytest.raises(UserError, match=said):
            deed()
    assert workspace.occasions.all() == []


def test_the_same_day_is_not_added_twice(workspace: Workspace) -> None:
    add_occasion(workspace, OWN)
    with pytest.raises(UserError, match="đã có, số 1"):
        add_occasion(workspace, OWN)
    add_occasion(workspace, replace(OWN, day_from="10-16"))


def test_a_day_comes_back_from_the_bin_or_by_an_edit_only_where_it_is_not_there_anew(
    workspace: Workspace,
) -> None:
    first = add_occasion(workspace, OWN).occasion
    remove_occasion(workspace, first.code)
    second = add_occasion(workspace, OWN).occasion
    with pytest.raises(UserError, match=f"đã có, số {second.id}"):
        restore_occasion(workspace, first.code)
    edit_occasion(workspace, second.code, {"title": "Ngày khác"})
    assert restore_occasion(workspace, first.code).occasion.title == OWN.title
    with pytest.raises(UserError, match=f"đã có, số {first.id}"):
        edit_occasion(workspace, second.code, {"title": OWN.title})
    assert workspace.occasions.get(second.id).title == "Ngày khác"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"day_from": "01-15", "day_to": "01-10"}, "362 ngày.* ghi ngược"),
        ({"day_from": "01-01", "day_to": "12-31"}, "366 ngày"),
        ({"rule": Rule.ONCE.value, "day_from": "2021-01-01", "day_to": "2021-12-31"}, "365 ngày"),
        (
            {"rule": Rule.ONCE.value, "day_from": "2021-05-01", "day_to": "", "origin_year": 2025},
            "Năm gốc 2025 đứng sau",
        ),
    ],
    ids=["backward", "a year", "once", "origin behind"],
)
def test_days_that_mark_nothing_are_refused(workspace: Workspace, days: dict[str, Any], said: str) -> None:
    for deed in (
        lambda: add_occasion(workspace, replace(OWN, **days)),
        lambda: edit_occasion(workspace, "quoc-khanh", days),
    ):
        with pytest.raises(UserError, match=said):
            deed()
    assert workspace.occasions.all() == []


def test_a_long_one_from_before_can_still_be_called_otherwise(workspace: Workspace) -> None:
    old = workspace.occasions.add(replace(OWN, day_from="01-01", day_to="12-31"))
    assert edit_occasion(workspace, old.code, {"title": "Năm an toàn"}).occasion.title == "Năm an toàn"


@pytest.mark.parametrize("year", [21, 1899, 2101])
def test_years_beyond_the_calendar_are_refused(workspace: Workspace, year: int) -> None:
    with pytest.raises(UserError, match=f"không có năm {year}"):
        set_theme(workspace, "thang-cong-nhan", year, "x")
    with pytest.raises(UserError, match=f"không có năm {year}"):
        occasions_of_year(workspace, year)


def test_occasions_of_a_year_come_by_their_day_and_those_without_one_last(workspace: Workspace) -> None:
    add_occasion(workspace, Occasion(title="Tất niên", rule=Rule.LUNAR.value, day_from="12-28"))
    remove_occasion(workspace, "quoc-khanh")
    rows = occasions_of_year(workspace, 2026)
    days = [row.occurrence.first for row in rows if row.occurrence]
    assert days == sorted(days)
    without = {row.observance.occasion.key for row in rows[len(days) :]}
    assert without == {"quoc-khanh", "bau-cu-2021", "thi-truc-tuyen-dai-hoi-xiii"}
    assert len(rows) == len(catalogue()) + 1


def test_an_occasion_that_the_program_gave_up_stays_with_the_unit_that_changed_it(
    workspace: Workspace,
) -> None:
    gone = Occasion(key="ngay-cu", title="Ngày cũ", day_from="01-02")
    workspace.occasions.add(as_override(gone, replace(gone, lead_days=9)))
    found = find_observance(workspace, "ngay-cu")
    assert (found.occasion.title, found.known) == ("Ngày cũ", None)


def test_a_change_that_lies_in_the_bin_is_taken_up_again(workspace: Workspace) -> None:
    edit_occasion(workspace, "quoc-khanh", {"lead_days": 30})
    workspace.occasions.to_bin(workspace.occasions.get(1))
    assert find_observance(workspace, "quoc-khanh").occasion.lead_days == 7
    edit_occasion(workspace, "quoc-khanh", {"title": "Ngày Quốc khánh"})
    (kept,) = workspace.occasions.all(with_bin=True)
    assert (kept.id, kept.rev, kept.deleted_at, kept.changed) == (1, 3, None, ("title",))
