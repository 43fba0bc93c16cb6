"""The room «Kế hoạch» in its states."""

from collections.abc import Iterator
from pathlib import Path

from tests.core.plan_reading.sample import Plan
from tests.screens.scenes import plan_papers
from tests.screens.stage import Stage
from tests.ui.typing_events import type_text
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.task_suggestions import suggested_tasks
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.pages.plan.tasks.choice_dialog import suggestion_dialog, year_dialog


def scenes(stage: Stage) -> Iterator[str]:
    """As it opens, its help, each kind of task, a fault, filters, columns, and its dialogs."""
    page = stage.visit("plan")
    stage.wait_for(lambda: page.subtitle != "")
    yield "room"
    stage.shell.help_panel.toggle(page.ROOM)
    yield "help"
    stage.shell.help_panel.hide()
    if page.view.shown_rows:
        yield from _tasks(stage)
        yield from _filtered(stage)
        yield from _board(stage)
    _dialogs(stage)
    yield from _text(stage)
    yield from plan_papers.scenes(stage)


def _tasks(stage: Stage) -> Iterator[str]:
    page = stage.visit("plan")
    for place in range(min(4, len(page.view.shown_rows))):
        page.view.form.table.setCurrentIndex(page.view.form.table.model().index(place, 0))
        page.view.form.table.setFocus()
        stage.settle(0.4)
        yield f"task-{place + 1}"
    page.view.form.day_to.setFocus()
    page.view.form.day_to.clear()
    type_text(page.view.form.day_to, "31/13/2021")
    page.view.form.day_to.editingFinished.emit()
    stage.settle(0.5)
    yield "fault"
    page.view.form.detail_scroll.verticalScrollBar().setValue(10_000)
    yield "foot"


def _filtered(stage: Stage) -> Iterator[str]:
    page = stage.visit("plan")
    page.view.form.words.setText("tin bai")
    stage.settle(0.4)
    yield "filtered"
    page.view.form.words.setText("không có ở đâu cả")
    stage.settle(0.4)
    yield "nothing"
    page.back()


def _board(stage: Stage) -> Iterator[str]:
    page = stage.visit("plan")
    page.view.form.show_board.click()
    stage.settle(0.4)
    yield "board"
    page.back()


def _dialogs(stage: Stage) -> None:
    page = stage.visit("plan")
    workspace = stage.desktop.session.workspace
    tasks = suggested_tasks(workspace, edition_of(workspace, 2021))
    suggestions = suggestion_dialog(stage.window, tasks)
    suggestions.form.entries.item(1).setCheckState(
        suggestions.form.entries.item(1).checkState().__class__.Checked
    )
    opening = year_dialog(stage.window, [row.task for row in page.view.shown_rows], [2021])
    for name, dialog in (("suggestions", suggestions), ("new-year", opening)):
        dialog.show()
        dialog.form.accept.setFocus()
        stage.draw(f"plan-{name}", dialog)
        dialog.close()
        dialog.deleteLater()


def _text(stage: Stage) -> Iterator[str]:
    page = stage.visit("plan")
    page.form.show_text.click()
    stage.settle(0.4)
    yield "no-text"
    file = Path(stage.desktop.session.workspace.folder).parent / "Kế hoạch truyền thông 2028.txt"
    file.write_text("\n\n".join((*Plan().paragraphs(), "Một đoạn lạ ở cuối.")), encoding="utf-8")
    dialogs.ask_open_files = lambda *_: [file]  # type: ignore[assignment]
    page.view.import_some()
    stage.wait_for(lambda: not stage.desktop.jobs.long_jobs)
    stage.settle(0.6)
    yield "text"
    lines = page.view.form.lines
    points = [n for n in range(lines.count()) if lines.item(n).text().startswith("Ý của nội dung")]
    lines.setCurrentRow(points[0])
    lines.setFocus()
    yield "paragraph"
    session = stage.desktop.session
    date = next(one for one in session.workspace.plan_dates.all() if one.text == "ngày 15/9/2028")
    session.wanted.emit("plan_date", date.id)
    stage.settle(0.6)
    yield "date"
    page.back()
    stage.settle(0.4)
