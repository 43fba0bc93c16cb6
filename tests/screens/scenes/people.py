"""The room «Danh bạ»: somebody in hand, filters, a day, faults, twins, offices, the bin."""

from collections.abc import Iterator

from tests.screens.stage import Stage
from tests.ui.typing_events import type_text
from ucvn_desktop.core.person import Office
from ucvn_desktop.ui.pages.people.office_dialog import OfficeDialog
from ucvn_desktop.ui.pages.people.units_dialog import UnitsDialog


def scenes(stage: Stage) -> Iterator[str]:
    """Each state of the room once."""
    page = stage.visit("people")
    stage.wait_for(lambda: page.subtitle != "")
    stage.settle(0.6)
    yield "room"
    stage.shell.help_panel.toggle(page.ROOM)
    yield "help"
    stage.shell.help_panel.hide()
    if page.list.ids:
        yield from _filtered(stage, page)
    yield from _typed(stage, page)
    yield from _offices(stage, page)
    yield from _binned(stage, page)


def _filtered(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    type_text(page.form.day, "1/6/2021")
    stage.settle(0.8)
    yield "day"
    page.form.day.clear()
    type_text(page.form.day, "31/2")
    page.form.day.editingFinished.emit()
    stage.settle(0.8)
    yield "no-day"
    page.form.day.clear()
    page.form.day.editingFinished.emit()
    type_text(page.form.words, "khong co chu nay")
    stage.settle(0.8)
    yield "nothing"
    page.form.words.clear()
    stage.settle(0.8)


def _typed(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    before = page.person
    page.create_new()
    stage.settle(0.8)
    yield "new"
    type_text(page.form.full_name, before.full_name if before else "Nguyễn Thị Mẫu")
    stage.settle(1.5)
    yield "twin"
    page.form.is_press.click()
    type_text(page.form.phone, "sáng thứ hai")
    type_text(page.form.email, "mau.vn")
    stage.settle(1.5)
    yield "faults"
    page.form.full_name.clear()
    page.fields._say_faults()
    stage.settle(0.3)
    yield "nameless"
    page.form.full_name.setText("Nguyễn Thị Mẫu")
    page.fields._say_faults()


def _offices(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    dialog = OfficeDialog(page, Office(person_id=page.person.id, title=""))
    dialog.show()
    dialog.form.store.click()
    stage.draw("people-office", dialog)
    dialog.close()
    dialog.deleteLater()
    units = UnitsDialog(page, page.session)
    units.show()
    stage.settle(0.4)
    type_text(units.form.day, "32/1/2021")
    units.form.add.click()
    stage.draw("people-units", units)
    units.close()
    units.deleteLater()
    for office in (
        Office(
            person_id=page.person.id,
            title="Phó Chủ tịch Thường trực",
            unit="Công đoàn Viên chức Việt Nam",
            since="2020-02",
        ),
        Office(person_id=page.person.id, title="Trưởng ban", unit="Ban Tuyên giáo", until="2020"),
    ):
        page._store_office(office)
    stage.settle(1.0)
    yield "offices"


def _binned(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    page.bin()
    stage.settle(1.0)
    yield "binned"
    page.list.show_everything(in_bin=True)
    page.list.reload()
    stage.settle(1.0)
    yield "bin"
