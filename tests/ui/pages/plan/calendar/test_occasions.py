"""Occasions as they are typed, hidden and brought back."""

import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.pages.plan.calendar.conftest import OWN_DAY
from tests.ui.typing_events import type_text
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import Observance
from ucvn_desktop.services.occasions import find_observance, remove_occasion
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.plan.calendar import occasion_dialog
from ucvn_desktop.ui.pages.plan.calendar.occasion_dialog import OccasionDialog
from ucvn_desktop.ui.pages.plan.calendar.occasions_dialog import OccasionsDialog
from ucvn_desktop.ui.pages.plan.calendar.typed_occasion import TypedOccasion, odd_of, store_occasion
from ucvn_desktop.ui.pages.plan.calendar.view import CalendarView
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]
BEGINS = TypedOccasion.on(date(2021, 10, 15))
PARTY = "thanh-lap-dang"


@pytest.fixture
def adding(session: Session, qtbot: QtBot) -> OccasionDialog:
    made = OccasionDialog(None, session, BEGINS, 2021)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def listing(stocked: Workspace, session: Session, qtbot: QtBot, settle: Settle) -> Iterator[OccasionsDialog]:
    made = OccasionsDialog(None, session, 2021)
    qtbot.addWidget(made)
    made.show()
    settle()
    yield made
    settle()


def _edit(session: Session, qtbot: QtBot, code: str) -> OccasionDialog:
    observance = find_observance(session.workspace, code)
    made = OccasionDialog(None, session, TypedOccasion.of(observance, 2021), 2021, observance)
    qtbot.addWidget(made)
    made.show()
    return made


def _choose(listing: OccasionsDialog, title: str) -> None:
    view = listing.form.occasions
    rows = [n for n in range(view.count()) if view.item(n).text().startswith(f"{title}\n")]
    view.setCurrentRow(rows[0])


def _told(listing: OccasionsDialog) -> str:
    item = listing.form.occasions.currentItem()
    return item.text().partition("\n")[2]


def test_a_new_day_begins_with_the_chosen_one(
    adding: OccasionDialog, workspace: Workspace, settle: Settle
) -> None:
    assert adding.form.day.text() == "15/10"
    type_text(adding.form.title, "Ngày truyền thống")
    type_text(adding.form.since, "1996")
    type_text(adding.form.theme, "Đoàn kết")
    adding.form.store.click()
    settle()
    assert adding.stored
    kept = find_observance(workspace, str(adding.stored.occasion.id))
    assert (kept.occasion.title, kept.occasion.when) == ("Ngày truyền thống", "15/10")
    assert (kept.occasion.origin_year, kept.occasion.lead_days) == (1996, 7)
    assert [(theme.year, theme.text) for theme in kept.themes] == [(2021, "Đoàn kết")]


def test_a_day_that_is_being_stored_is_not_cancelled_and_is_told(
    adding: OccasionDialog, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    goes_on = threading.Event()
    session.jobs.save(lambda: goes_on.wait(10))
    told: list[str] = []
    session.changed.connect(told.append)
    type_text(adding.form.title, "Ngày truyền thống")
    adding.form.store.click()
    adding.form.cancel.click()
    qtbot.keyClick(adding, Qt.Key.Key_Escape)
    adding.close()
    assert adding.isVisible()
    goes_on.set()
    settle()
    assert adding.result() == QDialog.DialogCode.Accepted
    assert told == ["occasion"]


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("title", "", "Chưa có tên ngày kỷ niệm"),
        ("day", "", "Chưa có ngày"),
        ("day", "31/2", "Không có ngày «31/2»"),
        ("until", "1/1/2022", "không cùng kiểu"),
        ("since", "xưa", "Năm gốc «xưa» không phải là một số"),
        ("since", "9999", "Năm gốc 9999 không hợp lệ"),
        ("lead", "400", "Không nhắc trước 400 ngày được"),
        ("lead", "-1", "Số ngày nhắc trước «-1» không phải là một số"),
    ],
)
def test_what_cannot_be_stored_is_told_and_stays_typed(
    adding: OccasionDialog, workspace: Workspace, settle: Settle, field: str, text: str, sentence: str
) -> None:
    adding.form.title.setText("Ngày truyền thống")
    getattr(adding.form, field).setText(text)
    adding.form.store.click()
    settle()
    assert sentence in adding.form.fault.text()
    assert adding.isVisible()
    assert adding.form.store.isEnabled()
    assert getattr(adding.form, field).text() == text
    assert workspace.occasions.all() == []
    type_text(adding.form.title, "x")
    assert adding.form.fault.isHidden()


def test_a_day_that_is_there_already_is_told(stocked: Workspace) -> None:
    typed = TypedOccasion(title=OWN_DAY, day="15/7", theme="Chủ đề")
    with pytest.raises(UserError, match="Ngày này đã có"):
        store_occasion(stocked, "", typed, BEGINS, 2021)
    assert stocked.occasion_themes.all() == []


def test_of_the_catalogue_only_what_was_typed_is_kept(
    session: Session, qtbot: QtBot, settle: Settle, workspace: Workspace
) -> None:
    dialog = _edit(session, qtbot, "quoc-te-phu-nu")
    assert dialog.form.day.text() == "8/3"
    assert not dialog.form.verified.isChecked()
    assert "chưa có nguồn" in dialog.form.note.toPlainText()
    dialog.form.since.setText("1911")
    dialog.form.verified.setChecked(True)
    dialog.form.store.click()
    settle()
    kept = find_observance(workspace, "quoc-te-phu-nu").occasion
    assert set(kept.changed) == {"origin_year", "verified"}
    assert (kept.origin_year, kept.verified) == (1911, True)


def test_a_lunar_day_and_a_period_are_typed_as_they_are_read(session: Session, qtbot: QtBot) -> None:
    lunar = _edit(session, qtbot, "gio-to-hung-vuong")
    assert lunar.form.day.text() == "10/3 âm"
    period = _edit(session, qtbot, "thang-binh-dang-gioi")
    assert (period.form.day.text(), period.form.until.text()) == ("15/11", "15/12")
    month = _edit(session, qtbot, "thang-cong-nhan")
    assert month.form.theme.text() == "Đoàn kết, sáng tạo, vượt khó, phát triển"


def test_nothing_typed_changes_nothing(
    session: Session, qtbot: QtBot, settle: Settle, workspace: Workspace
) -> None:
    dialog = _edit(session, qtbot, "thang-cong-nhan")
    dialog.form.store.click()
    settle()
    assert dialog.stored
    assert workspace.occasions.all() == []
    assert workspace.occasion_themes.all() == []


def test_the_list_tells_how_each_stands(listing: OccasionsDialog, stocked: Workspace) -> None:
    _choose(listing, OWN_DAY)
    assert _told(listing) == "15/7 · 25 năm · năm lẻ 5 · nhắc trước 7 ngày · của đơn vị"
    _choose(listing, "Ngày Giỗ Tổ Hùng Vương")
    assert _told(listing).startswith("10/3 âm lịch · năm 2021: 21/4/2021")
    _choose(listing, "Ngày thành lập Công đoàn Việt Nam")
    assert _told(listing) == "28/7 · 92 năm · nhắc trước 7 ngày"
    _choose(listing, "Ngày Quốc tế Phụ nữ")
    assert _told(listing).endswith("chưa kiểm chứng")


def test_one_is_hidden_and_shown_again_with_what_was_changed(
    listing: OccasionsDialog, stocked: Workspace, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(*asked: object) -> Observance:
        observance = find_observance(stocked, PARTY)
        before = TypedOccasion.of(observance, 2021)
        return store_occasion(stocked, PARTY, TypedOccasion(**{**_dict(before), "lead": "30"}), before, 2021)

    monkeypatch.setattr(occasion_dialog, "ask_occasion", answer)
    _choose(listing, "Ngày thành lập Đảng Cộng sản Việt Nam")
    listing.form.edit.click()
    settle()
    assert "nhắc trước 30 ngày · đã sửa" in _told(listing)
    listing.form.hide.click()
    settle()
    assert _told(listing).startswith("đang ẩn")
    assert find_observance(stocked, PARTY).occasion.off
    assert listing.form.hide.text() == "Hiện lại"
    listing.form.hide.click()
    settle()
    assert "nhắc trước 30 ngày · đã sửa" in _told(listing)
    listing.form.reset.click()
    settle()
    assert "nhắc trước 7 ngày" in _told(listing)
    assert listing.form.reset.isHidden()


def test_the_units_own_day_comes_back_from_the_bin(
    listing: OccasionsDialog, stocked: Workspace, settle: Settle
) -> None:
    _choose(listing, OWN_DAY)
    assert listing.form.hide.text() == "Bỏ khỏi lịch"
    listing.form.hide.click()
    settle()
    assert _told(listing).startswith("trong thùng rác")
    assert not listing.form.edit.isEnabled()
    assert listing.form.hide.text() == "Lấy lại"
    listing.form.hide.click()
    settle()
    assert [one.title for one in stocked.occasions.all()] == [OWN_DAY]
    assert listing.form.edit.isEnabled()


def test_where_only_reading_is_allowed_the_list_is_only_read(
    stocked: Workspace, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    session.read_only = True
    made = OccasionsDialog(None, session, 2021)
    qtbot.addWidget(made)
    settle()
    assert made.form.occasions.count() > 20
    assert not any(button.isEnabled() for button in (made.form.add, made.form.edit, made.form.hide))


def test_the_view_adds_a_day_and_goes_to_it(
    view: CalendarView, stocked: Workspace, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[TypedOccasion] = []

    def answer(parent: object, session: Session, begins: TypedOccasion, year: int) -> Observance:
        asked.append(begins)
        typed = TypedOccasion(title="Ngày Nữ công", day="20/10")
        return store_occasion(stocked, "", typed, begins, year)

    monkeypatch.setattr(occasion_dialog, "ask_occasion", answer)
    view.create_new()
    settle()
    assert [one.day for one in asked] == ["28/7"]
    assert view.day == date(2021, 10, 20)
    assert "Ngày Nữ công" in [entry.title for entry in view.entries]


def test_the_view_edits_what_is_chosen(
    view: CalendarView, stocked: Workspace, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove_occasion(stocked, "quoc-khanh")
    asked: list[str] = []

    def answer(parent: object, session: Session, begins: TypedOccasion, year: int, of: Observance) -> None:
        asked.append(f"{of.occasion.code} {year}")

    monkeypatch.setattr(occasion_dialog, "ask_occasion", answer)
    view.rename()
    settle()
    assert asked == ["cong-doan-viet-nam 2021"]


def _dict(typed: TypedOccasion) -> dict[str, object]:
    return {name: getattr(typed, name) for name in TypedOccasion.__slots__}


@pytest.mark.parametrize(
    ("typed", "day", "since"),
    [
        (TypedOccasion(day="29/2"), "Ngày 29/2 chỉ có trong năm nhuận", ""),
        (TypedOccasion(day="1/2", until="29/2"), "Ngày 29/2 chỉ có trong năm nhuận", ""),
        (TypedOccasion(day="30/12 âm"), "Tháng âm lịch có năm chỉ 29 ngày", ""),
        (TypedOccasion(day="28/7", since="2099"), "", "Năm gốc 2099 chưa đến"),
        (TypedOccasion(day="29/2", since="2099"), "Ngày 29/2 chỉ có", "Năm gốc 2099 chưa đến"),
        (TypedOccasion(day="28/7", since="1929"), "", ""),
        (TypedOccasion(day="28/7", since="9" * 5000), "", ""),
        (TypedOccasion(day="29/"), "", ""),
        (TypedOccasion(), "", ""),
    ],
)
def test_what_surprises_of_the_days_is_told(typed: TypedOccasion, day: str, since: str) -> None:
    for said, wanted in zip(odd_of(typed), (day, since), strict=True):
        assert said.startswith(wanted)
        assert bool(said) == bool(wanted)


def test_what_surprises_is_told_beside_the_fields_as_one_types(session: Session, qtbot: QtBot) -> None:
    dialog = OccasionDialog(None, session, TypedOccasion.on(date(2024, 2, 29)), 2024)
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog.form
    assert form.day_odd.text().startswith("Ngày 29/2 chỉ có trong năm nhuận")
    assert (form.day_odd.isVisible(), form.since_odd.isVisible()) == (True, False)
    type_text(form.since, "2099")
    assert form.since_odd.isVisible()
    form.day.selectAll()
    type_text(form.day, "28/2")
    assert (form.day_odd.isVisible(), form.since_odd.isVisible()) == (False, True)
