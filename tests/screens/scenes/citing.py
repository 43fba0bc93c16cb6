"""The box «Căn cứ» in its states, wherever it stands."""

from collections.abc import Iterator

from tests.screens.stage import Stage
from tests.ui.typing_events import type_text
from ucvn_desktop.ui.widgets.citation_box import CitationBox


def scenes(stage: Stage, box: CitationBox) -> Iterator[str]:
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
