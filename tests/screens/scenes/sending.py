"""The room «Gửi tin, bài» in its states."""

from collections.abc import Iterator
from pathlib import Path

from tests.screens.stage import Stage
from ucvn_desktop.services.articles import edit_article
from ucvn_desktop.services.outbox import Standing
from ucvn_desktop.ui import dialogs


def scenes(stage: Stage) -> Iterator[str]:
    """As it opens, its help, with everything ticked, its destination edited, filtered, packing, and packed."""
    page = stage.visit("sending")
    stage.wait_for(lambda: page.subtitle != "")
    yield "room"
    stage.shell.help_panel.toggle(page.ROOM)
    yield "help"
    stage.shell.help_panel.hide()
    if page.item_model.rowCount():
        yield from _chosen(stage)
        yield from _packed(stage)


def _chosen(stage: Stage) -> Iterator[str]:
    page = stage.visit("sending")
    form = page.form
    form.filter.setText("cong doan")
    stage.settle(0.4)
    yield "filtered"
    form.filter.clear()
    stage.settle(0.4)
    workspace = stage.desktop.session.workspace
    edit_article(workspace, workspace.articles.all()[0].id, plan_year=2020)
    page.refresh()
    stage.settle(1.0)
    form.show_year.setCurrentIndex(form.show_year.findData(2020))
    form.show_year.activated.emit(form.show_year.currentIndex())
    stage.settle(0.4)
    yield "year"
    form.show_year.setCurrentIndex(0)
    form.show_year.activated.emit(0)
    page.rename()
    yield "destination"
    page.back()
    for standing in (Standing.LACKING, Standing.SENT):
        group = page.item_model.group_at(page.item_model.group_index(standing))
        if group and stage.records == 10:
            page.item_model.fold(group, False)
            page.item_model.tick(group.items, True)
    form.items.setCurrentIndex(page.item_model.index(1, 0))
    form.items.setFocus()
    yield "all"


def _packed(stage: Stage) -> Iterator[str]:
    page = stage.visit("sending")
    if stage.records > 10:
        return
    folder = Path(stage.desktop.session.workspace.folder).parent / "Bộ gửi"
    folder.mkdir(exist_ok=True)
    dialogs.ask_open_folder = lambda *_: folder  # type: ignore[assignment]
    page.primary.trigger()
    stage.settle(0.4)
    yield "packing"
    stage.wait_for(lambda: not stage.desktop.jobs.long_jobs)
    stage.settle(0.6)
    yield "packed"
    for file in folder.iterdir():
        file.unlink()
    page.refresh()
    stage.settle(0.4)
    yield "file-gone"
