"""The room «Bài đăng»: a post in hand, filters, faults, a picture, what is behind, figures, the bin."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QColor, QImage

from tests.screens.stage import Stage
from tests.ui.typing_events import type_text
from ucvn_desktop.ui.pages.posts.behind_dialog import BehindDialog
from ucvn_desktop.ui.pages.posts.figures_dialog import FiguresDialog
from ucvn_desktop.ui.pages.posts.opened import read_figures
from ucvn_desktop.ui.pages.posts.paper import figures_html
from ucvn_desktop.ui.pages.posts.sheet_dialog import SheetDialog


def scenes(stage: Stage) -> Iterator[str]:
    """Each state of the room once."""
    page = stage.visit("posts")
    stage.wait_for(lambda: page.subtitle != "")
    stage.settle(0.6)
    yield "room"
    stage.shell.help_panel.toggle(page.ROOM)
    yield "help"
    stage.shell.help_panel.hide()
    if page.list.ids:
        yield from _filtered(stage, page)
    yield from _typed(stage, page)
    yield from _picture(stage, page)
    _dialogs(stage, page)
    yield from _binned(stage, page)


def _filtered(stage: Stage, page: Any) -> Iterator[str]:
    box = page.form.show_year
    box.setCurrentIndex(1)
    box.activated.emit(1)
    stage.settle(1.2)
    yield "year"
    page.form.show_month.setCurrentIndex(2)
    page.form.show_month.activated.emit(2)
    page.form.show_channel.setCurrentIndex(8)
    page.form.show_channel.activated.emit(8)
    stage.settle(0.8)
    yield "nothing"
    page.form.show_all.click()
    stage.settle(0.8)
    if page.form.behind.count():
        page.form.same.click()
        stage.settle(0.8)
        yield "source"
        page.form.source_off.click()
        stage.settle(0.8)


def _typed(stage: Stage, page: Any) -> Iterator[str]:
    page.create_new()
    stage.settle(0.8)
    yield "new"
    type_text(page.form.link, "https://facebook.com/cong-doan-mau/posts/1")
    page.form.day.clear()
    type_text(page.form.day, "16/4/2099")
    type_text(page.form.views, "1,2K")
    stage.settle(1.5)
    yield "ahead"
    page.create_new()
    stage.settle(0.8)
    type_text(page.form.link, "facebook.com/cong-doan-mau/posts/1")
    page.form.title.selectAll()
    type_text(page.form.title, "Công đoàn thăm hỏi, tặng quà đoàn viên có hoàn cảnh đặc biệt khó khăn " * 2)
    stage.settle(1.5)
    yield "twin"
    page.form.link.clear()
    type_text(page.form.link, "dang o dau")
    page.form.title.clear()
    page.form.day.clear()
    type_text(page.form.day, "31/2/2021")
    type_text(page.form.views, "nhiều")
    stage.settle(0.5)
    yield "faults"
    for field in (page.form.link, page.form.views):
        field.clear()
        field.textEdited.emit("")
    page.form.title.setPlainText("Công đoàn thăm hỏi đoàn viên")
    page.form.day.setText("16/4/2021")
    page.form.day.textEdited.emit("16/4/2021")
    stage.settle(1.2)


def _picture(stage: Stage, page: Any) -> Iterator[str]:
    picture = QImage(1080, 1920, QImage.Format.Format_RGB32)
    picture.fill(QColor("#446688"))
    page.shot.take(picture)
    stage.settle(0.5)
    stage.wait_for(lambda: not stage.desktop.jobs.long_jobs)
    stage.settle(1.2)
    if stage.records:
        page._join("article", 1)
        stage.settle(1.5)
    yield "picture"


def _dialogs(stage: Stage, page: Any) -> None:
    workspace = page.session.workspace
    dialog = BehindDialog(page, page.session, "article")
    dialog.show()
    stage.settle(0.5)
    stage.draw("posts-behind", dialog)
    type_text(dialog.form.words, "khong co chu nay")
    stage.settle(0.5)
    stage.draw("posts-behind-nothing", dialog)
    html = figures_html(workspace.profile.unit_name, "", read_figures(workspace, page.list.filter.span))
    figures = FiguresDialog(page, page.session, html)
    figures.show()
    stage.draw("posts-figures", figures)
    sheets = SheetDialog(page, ["2020", "2021"])
    sheets.show()
    stage.draw("posts-sheet", sheets)
    for shown in (dialog, figures, sheets):
        shown.close()
        shown.deleteLater()


def _binned(stage: Stage, page: Any) -> Iterator[str]:
    page._bin()
    stage.settle(1.0)
    yield "binned"
    page.list.show_everything(in_bin=True)
    page.list.reload()
    stage.settle(1.0)
    yield "bin"
