"""The list of what could be sent, and what of it is ticked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from ucvn_desktop.core.submission import Destination
from ucvn_desktop.services.bundle.verify import Verdict
from ucvn_desktop.services.outbox import OutboxItem, Standing
from ucvn_desktop.services.sent_log import SentBundle
from ucvn_desktop.ui.pages.sending.items import ITEM, ItemsModel, facts, remark
from ucvn_desktop.ui.pages.sending.log import LogModel
from ucvn_desktop.ui.pages.sending.words import advice, verdict_tone, weigh

CHECK = Qt.ItemDataRole.CheckStateRole
ON, OFF, SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


def item(number: int, standing: Standing = Standing.READY, **changes: object) -> OutboxItem:
    """An article of 1 MB."""
    values: dict[str, object] = {
        "kind": "article",
        "id": number,
        "title": f"Tin số {number}",
        "label": "Tin",
        "updated": "2021-04-19T08:00:00Z",
        "photos": 3,
        "size": 1_000_000,
        "standing": standing,
        "missing": ("chưa có tít",) if standing is Standing.LACKING else (),
        "sent_in": "CDB_2021-001" if standing is Standing.SENT else "",
        "sent_day": "2021-04-19" if standing is Standing.SENT else "",
    }
    return OutboxItem(**{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def model(qapp: object) -> ItemsModel:
    made = ItemsModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    items = [item(1), item(2), item(3, Standing.LACKING), item(4, Standing.SENT)]
    made.show_items(items, [f"tin so {one.id}" for one in items])
    return made


def _ids(model: ItemsModel) -> list[int]:
    return [one.id for one in model.chosen]


def test_what_is_ready_is_ticked_and_nothing_else(model: ItemsModel) -> None:
    assert _ids(model) == [1, 2]
    states = [model.group_index(standing).data(CHECK) for standing in Standing]
    assert states == [ON, OFF, OFF]
    assert model.left_out() == 1


def test_a_row_that_is_gone_is_asked_for_in_vain(model: ItemsModel) -> None:
    gone = model.index_of(("article", 2))
    model.show_items([], [])
    assert model.data(gone, ITEM) is None
    assert model.group_at(gone) is None
    assert not model.setData(gone, ON, CHECK)
    assert not model.setData(QModelIndex(), ON, CHECK)


def test_a_bundle_that_is_gone_is_asked_for_in_vain(qapp: object) -> None:
    log = LogModel()
    log.show_bundles([SentBundle(1, "CDB_2021-001", 1, 2021, "2021-04-19", "", 1, 1, Path("x.zip"), False)])
    gone = log.index_of(1)
    log.show_bundles([])
    assert log.data(gone) is None


def test_a_box_ticks_its_item_and_shows_in_the_box_of_its_group(model: ItemsModel) -> None:
    model.setData(model.index_of(("article", 1)), OFF, CHECK)
    assert _ids(model) == [2]
    assert model.group_index(Standing.READY).data(CHECK) == SOME
    model.setData(model.index_of(("article", 3)), ON, CHECK)
    assert _ids(model) == [2, 3]
    assert model.left_out() == 0


def test_the_box_of_a_group_ticks_all_of_it(model: ItemsModel) -> None:
    top = model.group_index(Standing.READY)
    model.setData(top, OFF, CHECK)
    assert _ids(model) == []
    model.setData(top, ON, CHECK)
    assert _ids(model) == [1, 2]


def test_what_the_officer_took_out_stays_out_when_the_list_is_read_anew(model: ItemsModel) -> None:
    model.tick([item(1)], on=False)
    model.show_items([item(1, title="Tít mới"), item(2), item(5)], ["a", "b", "c"])
    assert _ids(model) == [2, 5]
    model.forget_ticks([item(1)])
    assert _ids(model) == [1, 2, 5]


def test_the_filter_hides_items_and_keeps_them_chosen(model: ItemsModel) -> None:
    model.filter(["so", "3"])
    assert model.rowCount() == 2
    assert model.index(1, 0).data(ITEM).id == 3
    assert _ids(model) == [1, 2]
    model.setData(model.group_index(Standing.LACKING), ON, CHECK)
    assert _ids(model) == [1, 2, 3]
    model.filter(["so", "4"])
    assert model.index_of(("article", 4)).isValid()
    model.filter([])
    assert model.rowCount() == 6
    assert not model.index_of(("article", 4)).isValid()


def test_a_group_is_folded_and_unfolded(model: ItemsModel) -> None:
    ready = model.group_at(model.group_index(Standing.READY))
    sent = model.group_at(model.group_index(Standing.SENT))
    assert ready
    assert sent
    assert "đang gập" in model.group_index(Standing.SENT).data(Qt.ItemDataRole.AccessibleTextRole)
    model.fold(ready, folded=True)
    model.fold(sent, folded=False)
    assert [bool(model.group_at(model.index(row, 0))) for row in range(model.rowCount())] == [
        True,
        True,
        False,
        True,
        False,
    ]
    assert _ids(model) == [1, 2]


def test_the_same_list_read_again_changes_nothing(model: ItemsModel) -> None:
    items = [item(1), item(2), item(3, Standing.LACKING), item(4, Standing.SENT)]
    assert not model.show_items(items, [""] * 4)
    assert model.show_items(items[:2], [""] * 2)


def test_a_screen_reader_is_told_what_is_missing(model: ItemsModel) -> None:
    told = model.index_of(("article", 3)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Tin số 3. Tin · 3 ảnh · khoảng 1,0 MB. chưa có tít"


def test_rows_say_what_happened_to_the_item() -> None:
    assert facts(item(1, photos=0)) == "Tin · không có ảnh · khoảng 1,0 MB"
    assert remark(item(4, Standing.SENT, missing=("chưa có tít",))) == "đã gửi 19/4/2021, chưa có tít"
    assert remark(item(1, sent_in="CDB", sent_day="2021-04-19")) == "sửa sau khi gửi 19/4/2021"
    assert remark(item(1)) == ""


def test_the_meter_knows_what_a_mail_carries() -> None:
    mail = Destination(name="Ban", limit_mb=25)
    fits = weigh(3, 9_124_200, mail)
    assert (fits.share, fits.is_too_much) == (500, False)
    assert fits.text == "Đã chọn 3 mục, khoảng 9,1 MB; thư 25 MB đính kèm được khoảng 18,2 MB."
    heavy = weigh(3, 20_000_000, mail)
    assert (heavy.share, heavy.is_too_much) == (1000, True)
    assert "quá nặng" in heavy.text
    assert "hai bộ" in advice(heavy, 0, 0)


def test_without_a_limit_there_is_no_meter() -> None:
    for destination in (None, Destination(name="USB", limit_mb=0)):
        weight = weigh(1, 10**10, destination)
        assert not weight.has_limit
        assert not weight.is_too_much
        assert weight.text == "Đã chọn 1 mục, khoảng 10,0 GB."
    assert weigh(0, 0, None).text == "Chưa chọn mục nào."


def test_advice_counts_what_lacks_something() -> None:
    fits = weigh(3, 1000, None)
    assert advice(fits, 1, 2) == "1 mục đã chọn còn thiếu, vẫn gửi được. Để lại 2 mục còn thiếu."
    assert advice(fits, 0, 0) == ""


def test_only_a_whole_bundle_of_ours_is_green() -> None:
    assert verdict_tone(Verdict("valid", ours=True)) == "green"
    assert verdict_tone(Verdict("valid", ours=False)) == "gold"
    assert verdict_tone(Verdict("warning", ours=True)) == "gold"
    assert verdict_tone(Verdict("invalid", ours=False)) == "red"


def test_what_counts_for_another_year_is_neither_shown_nor_counted_nor_sent(model: ItemsModel) -> None:
    old, new = item(1, year=2021), item(2, year=2022)
    lacking = item(3, Standing.LACKING, year=2021)
    model.show_items([old, new, lacking], ["a", "b", "c"])
    assert model.chosen == [old, new]
    assert model.keep_to(2022)
    assert model.chosen == [new]
    assert (model.count(Standing.READY), model.count(Standing.LACKING), model.left_out()) == (1, 0, 0)
    assert not model.index_of(old.key).isValid()
    assert not model.keep_to(2022)
    model.keep_to(0)
    assert model.chosen == [old, new]
