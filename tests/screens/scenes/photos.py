"""Kho ảnh in each of its states."""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel

from tests.screens.stage import Stage
from ucvn_desktop.ui.pages.photos.importing import PhotoImportDialog
from ucvn_desktop.ui.pages.photos.page import PhotosPage
from ucvn_desktop.ui.widgets.event_dialog import EventDialog


def scenes(stage: Stage) -> Iterator[str]:
    """The grid, one and many photos, the large view, filters, dialogs, what lies over the page."""
    page = stage.visit("photos")
    stage.settle(1)
    yield "grid"
    if stage.records:
        yield from _with_photos(stage, page)
    page.drop_sign.appear(24)
    yield "drop"
    page.drop_sign.hide()
    yield from _dialogs(stage, page)
    stage.shell.help_panel.toggle("photos")
    yield "help"
    stage.shell.help_panel.hide()


def _dialogs(stage: Stage, page: PhotosPage) -> Iterator[str]:
    events = page.session.workspace.events.all()
    dialog = PhotoImportDialog(page, page.session, events, events[-1].id if events else 0)
    dialog.show()
    stage.settle()
    stage.draw("photos-import-alone", dialog)
    yield "import"
    dialog.hide()
    event = EventDialog(page)
    event.show()
    event.form.add.click()
    stage.settle()
    stage.draw("photos-event-alone", event)
    yield "event"
    event.hide()


def _with_photos(stage: Stage, page: PhotosPage) -> Iterator[str]:
    grid, model = page.grid, page.model
    grid.setFocus()
    grid.choose_row(min(2, len(model.ids) - 1))
    stage.settle(0.5)
    yield "one"
    last = model.index(min(5, len(model.ids) - 1))
    grid.selectionModel().select(last, QItemSelectionModel.SelectionFlag.Select)
    stage.settle(0.5)
    yield "many"
    grid.choose_row(1)
    page.open_large()
    stage.settle(1.5)
    yield "large"
    page.back()
    bar = grid.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    stage.settle(1)
    yield "middle"
    page.form.text.setText("không có chữ này")
    stage.settle(1)
    yield "nothing"
    page.form.text.clear()
    stage.settle(0.5)
