"""The register of guiding documents in its states: a view of the room «Kế hoạch»."""

from collections.abc import Iterator
from pathlib import Path

from tests.screens.stage import Stage
from tests.ui.typing_events import type_text
from ucvn_desktop.core.paper import CitingKind
from ucvn_desktop.services.citations import cite

_NAME = "Hướng dẫn tuyên truyền cuộc bầu cử đại biểu Quốc hội khóa XV và Hội đồng nhân dân các cấp.pdf"


def scenes(stage: Stage) -> Iterator[str]:
    """As it opens, filters that find nothing, a new document, a fault, a file, what cites it, the bin."""
    room = stage.visit("plan")
    room.form.show_papers.click()
    stage.wait_for(lambda: room.subtitle != "")
    stage.settle(0.6)
    yield "papers"
    page = room.view
    if page.list.ids:
        type_text(page.form.words, "khong co chu nay")
        stage.wait_for(page.form.list_said.isVisible)
        stage.settle(0.6)
        yield "papers-nothing"
        page.form.words.clear()
        stage.wait_for(page.form.list.isVisible)
        stage.settle(0.6)
    yield from _new(stage, page)
    yield from _cited(stage, page)
    page.delete()
    stage.settle(0.8)
    yield "papers-gone"
    page.list.show_everything(in_bin=True)
    page.list.reload()
    stage.settle(0.8)
    yield "papers-bin"
    room.back()
    room.show_view("tasks")
    stage.settle(0.4)


def _new(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    page.create_new()
    stage.settle(0.6)
    yield "papers-new"
    type_text(page.form.number, "165-HD/BTGTW")
    type_text(page.form.summary, "Hướng dẫn tuyên truyền cuộc bầu cử (mẫu)")
    type_text(page.form.day, "31/2/2021")
    page.form.day.editingFinished.emit()
    stage.settle(1.6)
    yield "papers-fault"
    page.form.day.clear()
    type_text(page.form.day, "3/3/2021")
    page.form.day.editingFinished.emit()
    stage.settle(1.6)
    file = Path(stage.desktop.session.workspace.folder).parent / _NAME
    file.write_bytes(b"x" * 240_000)
    page.file.take([file])
    stage.wait_for(lambda: not stage.desktop.jobs.long_jobs)
    stage.settle(1.0)
    yield "papers-file"


def _cited(stage: Stage, page) -> Iterator[str]:  # type: ignore[no-untyped-def]
    workspace = page.session.workspace
    articles = workspace.articles.all()[:8]
    slogans = workspace.slogans.all()[:2]
    items = [(CitingKind.ARTICLE, one.id) for one in articles] + [(CitingKind.SLOGAN, s.id) for s in slogans]
    if items:
        cite(workspace, page.paper.id, items)
        page.session.changed.emit("citation")
        stage.wait_for(lambda: page.form.cited.count() == len(items))
        stage.settle(1.2)
        yield "papers-cited"
