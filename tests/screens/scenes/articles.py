"""The room «Tin, bài»: writing, what is missing, old revisions, the bin."""

from collections.abc import Iterator

from tests.screens.scenes import citing
from tests.screens.stage import Stage
from tests.screens.years import open_with_topics
from tests.ui.typing_events import type_text
from ucvn_desktop.core.richtext import BlockKind
from ucvn_desktop.services.articles import edit_article


def scenes(stage: Stage) -> Iterator[str]:
    """Each state of the room once."""
    page = stage.visit("articles")
    stage.settle(1.0)
    yield "first"
    if not page.list.ids:
        page.create_new()
        stage.settle(0.5)
        yield "new"
        return
    yield from citing.of_article(stage, page)
    yield from _photos(stage, page)
    yield from _writing(stage, page)
    yield from _history(stage, page)
    yield from _filters(stage, page)
    yield from _years(stage, page)


def _photos(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    if page.view.photos.photos:
        page.view.photos.choose(page.view.photos.photos[0].id)
        stage.settle()
        yield "caption"


def _writing(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    page.create_new()
    stage.settle(0.6)
    yield "new"
    type_text(page.view.writing.title, "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh đặc biệt khó khăn")
    body = page.view.writing.body
    body.setFocus()
    type_text(body, "Phát biểu tại buổi thăm hỏi")
    body.toggle_kind(BlockKind.HEADING)
    stage.settle(1.2)
    body.selectAll()
    page.view.writing.link_panel.open_it()
    yield "link"
    type_text(page._form.address, "trang tin")
    page._form.link_yes.click()
    yield "link-refused"
    page.view.writing.link_panel.back()


def _history(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    history = page.view.facts._form.history
    stage.settle(0.6)
    page.view.facts._look_at(history.item(history.count() - 1))
    stage.settle()
    yield "revision"
    page.back()
    stage.settle()
    page._bin()
    stage.settle(0.6)
    yield "binned"


def _filters(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    page.list.show_everything(in_bin=True)
    page.list.reload()
    stage.settle(0.8)
    yield "bin"
    page.list.show_everything()
    type_text(page._form.words, "khong co chu nay")
    stage.settle(0.8)
    yield "nothing"
    page._form.words.clear()
    stage.settle(0.5)
    if not page._form.show_facts.isHidden():
        page._form.show_facts.setChecked(True)
        yield "facts"


def _years(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """Last year's news that was written in January, with a number that this year's plan does not have."""
    workspace = stage.desktop.session.workspace
    page.list.show_everything()
    open_with_topics(workspace, 2022)
    article_id = workspace.articles.newest(1)[0].id
    edit_article(workspace, article_id, event_id=workspace.events.all()[0].id, topic=6, plan_year=2021)
    edit_article(workspace, article_id, plan_year=2022)
    page.visited()
    stage.settle(1.0)
    page.list.choose(0)
    page.show_record("article", article_id)
    stage.settle(1.2)
    yield "years"
    box = page._form.show_year
    box.setCurrentIndex(box.findData(2022))
    box.activated.emit(box.currentIndex())
    stage.settle(1.2)
    yield "year"
    # Of a year that has no plan: begun in the year that this machine says.
    page.create_new()
    stage.settle(1.2)
    yield "year-without-plan"
