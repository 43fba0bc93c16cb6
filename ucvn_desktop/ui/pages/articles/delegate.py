"""A row of the list: two lines of title, the facts, the status."""

from ucvn_desktop.core.article import NO_TITLE
from ucvn_desktop.services.article_list import ArticleRow
from ucvn_desktop.ui.pages.articles.rows import facts_of, status_of
from ucvn_desktop.ui.widgets.record_row import RecordRow, RowWords


class ArticleDelegate(RecordRow):
    """Paints an ArticleRow."""

    def words(self, row: ArticleRow) -> RowWords:
        chip, tone = status_of(row)
        # Without the photos rather than with «1 …».
        return RowWords(
            title=row.title or NO_TITLE,
            is_untitled=not row.title,
            foot=facts_of(row),
            short_foot=facts_of(row, photos=False),
            chip=chip,
            tone=tone,
        )
