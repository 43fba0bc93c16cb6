"""The box «Căn cứ» in its states, in each room where it stands."""

from collections.abc import Iterator
from typing import Any

from tests.screens.stage import Stage
from tests.ui.typing_events import type_text
from ucvn_desktop.ui.widgets.citation_box import CitationBox


def scenes(stage: Stage) -> Iterator[str]:
    """The box of an article and of a slogan, drawn without the rest of their rooms."""
    page = stage.visit("articles")
    stage.settle(1.0)
    if page.list.ids:
        yield from (f"article-{name}" for name in of_article(stage, page))
    page = stage.visit("posters")
    stage.settle(0.5)
    slogans = stage.desktop.session.workspace.slogans.all()[:1]  # type: ignore[union-attr]
    if slogans:
        page.show_record("slogan", slogans[0].id)
        stage.settle(0.5)
        yield from (f"slogan-{name}" for name in of_slogan(stage, page))


def of_article(stage: Stage, page: Any) -> Iterator[str]:
    """The box among the facts of the article in hand."""
    if page._form.facts_card.isHidden():
        page._form.show_facts.setChecked(True)
    yield from _states(stage, page.view.citing.box)
    page._form.show_facts.setChecked(False)


def of_slogan(stage: Stage, page: Any) -> Iterator[str]:
    """The box in the panel of the slogan in hand."""
    yield from _states(stage, page._slogan_panel.citing)


def _states(stage: Stage, box: CitationBox) -> Iterator[str]:
    """What is found, what is not, and what is cited."""
    type_text(box.form.words, "huong dan" if stage.records == 10 else "mau")
    stage.settle(0.8)
    yield "citing"
    box.form.words.clear()
    type_text(box.form.words, "khong co van ban nay")
    stage.wait_for(lambda: "khong co van ban nay" in box.form.said.text())
    stage.settle(0.8)
    yield "citing-nothing"
    box.form.words.clear()
    type_text(box.form.words, "ke hoach" if stage.records == 10 else "mau")
    stage.settle(0.8)
    if box.form.matches.count():
        box._take(box.form.matches.item(0))
        stage.settle(0.8)
        box.form.cited.setCurrentRow(0)
        box.form.cited.setFocus()
        yield "cited"
    box.form.words.clear()
    stage.settle(0.4)
