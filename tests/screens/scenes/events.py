"""The room «Hoạt động»: the list, an event with all that hangs on it, wrong values, press, invitation, the bin."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.screens.stage import Stage
from tests.screens.years import open_with_topics
from tests.ui.typing_events import type_text
from ucvn_desktop.core.event import Event, EventKind
from ucvn_desktop.services.event_making import make_backdrop
from ucvn_desktop.services.events import edit_event
from ucvn_desktop.services.records import add_event


def scenes(stage: Stage) -> Iterator[str]:
    """Each state of the room once."""
    page = stage.visit("events")
    stage.settle(1.0)
    yield "first"
    stage.shell.help_panel.toggle(page.ROOM)
    yield "help"
    stage.shell.help_panel.hide()
    yield from _new(stage, page)
    yield from _hanging(stage, page)
    yield from _filters(stage, page)
    yield from _years(stage, page)


def _new(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    page.create_new()
    stage.settle(0.6)
    yield "new"
    type_text(page.form.title, "Cuộc thi trực tuyến tìm hiểu 92 năm Ngày thành lập Công đoàn Việt Nam")
    _choose_kind(page, EventKind.ONLINE_CONTEST)
    page.form.day_to.setFocus()
    type_text(page.form.day_to, "1/1/2020")
    stage.settle(1.2)
    page.form.participants.setFocus()
    type_text(page.form.participants, "1.2.3")
    link = page.facts.own.editor("details.duong-dan")
    link.setFocus()
    type_text(link, "trang thi")
    stage.settle(1.2)
    yield "wrong"
    link.clear()
    type_text(link, "https://thi.example.vn/2021")
    page.form.day_to.clear()
    type_text(page.form.day_to, "")
    page.form.day_to.textEdited.emit("")
    page.form.participants.clear()
    page.form.participants.textEdited.emit("")
    stage.settle(1.2)
    yield "contest"
    for kind in (EventKind.VISIT, EventKind.ENCOUNTER, EventKind.ELECTION):
        _choose_kind(page, kind)
        stage.settle(0.3)
        yield f"kind-{kind.value}"
    yield from _speaker(stage, page)
    _choose_kind(page, EventKind.ELECTION)
    stage.settle(1.2)


def _speaker(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    _choose_kind(page, EventKind.SPEECH)
    stage.settle()
    speaker = page.facts.own.editor("details.bao-cao-vien")
    speaker.setFocus()
    type_text(speaker, "le")
    stage.settle(0.6)
    yield "speaker"
    QTest.keyClick(speaker, Qt.Key.Key_Down)
    QTest.keyClick(speaker, Qt.Key.Key_Return)
    stage.settle(1.2)


def _hanging(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    hanging = page.hanging.form
    hanging.add_press.click()
    page.form.detail.ensureWidgetVisible(hanging.press_add)
    yield "press-new"
    hanging.press_add.click()
    stage.settle(0.3)
    type_text(hanging.press_name, "Lê Mai")
    type_text(hanging.press_outlet, "Báo Lao Động")
    hanging.press_add.click()
    stage.settle(0.8)
    type_text(hanging.press_link, "bao")
    type_text(hanging.press_published, "31/2")
    stage.settle(0.8)
    page.form.detail.ensureWidgetVisible(hanging.press_remove)
    yield "press"
    hanging.press_published.clear()
    type_text(hanging.press_published, "1/2/2020")
    hanging.press_name.setFocus()
    hanging.press_name.clear()
    type_text(hanging.press_name, "bao")
    stage.settle(1.5)
    page.form.detail.ensureWidgetVisible(hanging.press_name)
    yield "press-offer"
    hanging.press_outlet.setFocus()
    hanging.press_close.click()
    folder = stage.desktop.session.workspace.folder.parent
    paper = folder / "Kế hoạch tổ chức cuộc thi trực tuyến tìm hiểu truyền thống.docx"
    paper.write_bytes(b"x" * 24_000)
    page.hanging.documents.take([paper])
    stage.wait_for(lambda: not stage.desktop.jobs.long_jobs)
    stage.settle(0.8)
    hanging.documents.setCurrentRow(0)
    page.form.detail.ensureWidgetVisible(hanging.remove_document)
    yield "document"
    hanging.invite.click()
    stage.settle(0.3)
    type_text(hanging.guest, "đồng chí Lê Văn Mẫu, Chủ tịch Công đoàn Bộ")
    stage.settle(0.5)
    page.form.detail.ensureWidgetVisible(hanging.guest)
    yield "invitation"
    hanging.invitation_close.click()
    for row in range(1, min(4, len(page.list.ids))):
        page.form.list.setCurrentIndex(page.form.list.model().index(row, 0))
        stage.settle(0.8)
        yield f"event-{row}"
    event = page.event_in_hand
    if event and not event.deleted_at:
        make_backdrop(stage.desktop.session.workspace, event.id)
        stage.desktop.session.changed.emit("poster")
        stage.settle(0.8)
        yield "backdrop"


def _filters(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    page.delete()
    stage.settle(0.8)
    yield "binned"
    page.list.show_everything(in_bin=True)
    page.list.reload()
    stage.settle(0.8)
    yield "bin"
    page.list.show_everything()
    page.form.show_what.setCurrentIndex(1)
    page.list.reload()
    stage.settle(0.8)
    yield "unreported"
    page.form.show_what.setCurrentIndex(0)
    page.form.words.setFocus()
    type_text(page.form.words, "khong co chu nay")
    stage.settle(0.8)
    yield "nothing"
    page.form.words.clear()
    stage.settle(0.5)


def _choose_kind(page, kind: EventKind) -> None:  # type: ignore[no-untyped-def]
    box = page.form.kind
    box.setCurrentIndex(box.findData(kind.value))
    box.activated.emit(box.currentIndex())


def _years(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """A second year: the list keeps to it, and an event moved there has a number that its plan does not have."""
    workspace = stage.desktop.session.workspace
    open_with_topics(workspace, 2022)
    titles = ("Tổng kết công tác truyền thông", "Gặp mặt đầu xuân")
    _, event = (add_event(workspace, Event(title=title, day="2021-12-30", topic=6)) for title in titles)
    edit_event(workspace, event.id, day="2022-01-04")
    page.list.show_everything()
    page.visited()
    stage.settle(1.0)
    page.show_record("event", event.id)
    stage.settle(1.0)
    box = page.form.show_year
    box.setCurrentIndex(box.findData(2022))
    box.activated.emit(box.currentIndex())
    stage.settle(1.2)
    page.form.detail.ensureWidgetVisible(page.form.topic)
    yield "year"
    page.list.show_everything()
    page.list.reload()
