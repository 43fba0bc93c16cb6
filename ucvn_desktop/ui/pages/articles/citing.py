"""«Căn cứ»: the guiding documents because of which the article in hand is written."""

from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.paper import CitingKind
from ucvn_desktop.ui.pages.articles.form import ArticlesForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.citation_box import CitationBox


class Citing:
    """Stands among the facts, above the history."""

    def __init__(self, session: Session, form: ArticlesForm) -> None:
        self._history = form.history
        self.box = CitationBox(session, form.citations_place)

    def show_article(self, article: Article | None, *, is_open: bool) -> None:
        """Show what the article cites; `is_open` where it can be written in."""
        self.box.show_item((CitingKind.ARTICLE, article.id) if article else None, is_open=is_open)

    def among(self, facts: tuple[QWidget, ...]) -> tuple[QWidget, ...]:
        """What Tab comes to among the facts, in reading order."""
        place = facts.index(self._history)
        return (*facts[:place], *self.box.stops, *facts[place:])
