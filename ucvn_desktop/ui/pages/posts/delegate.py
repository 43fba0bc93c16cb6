"""A row of the list: two lines of title, day and channel, where it appeared and how many saw it."""

from typing import ClassVar

from ucvn_desktop.services.post_list import PostRow
from ucvn_desktop.ui.pages.posts import words
from ucvn_desktop.ui.widgets.record_row import RecordRow, RowWords


class PostDelegate(RecordRow):
    """A post that is read as PostRow; how many saw it stands where other rooms have a chip."""

    HAS_FACTS: ClassVar[bool] = True

    def words(self, row: PostRow) -> RowWords:
        """What is painted of the post."""
        where = words.outlet(row)
        return RowWords(
            title=words.title(row),
            foot=where,
            short_foot=where,
            chip=words.views(row.views),
            tone="",
            facts=words.facts(row),
        )
