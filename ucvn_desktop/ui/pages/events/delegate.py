"""A row of the list: two lines of title, day, kind and place, what hangs on it, the status."""

from typing import ClassVar

from ucvn_desktop.services.event_list import EventRow
from ucvn_desktop.ui.pages.events import words
from ucvn_desktop.ui.widgets.record_row import RecordRow, RowWords


class EventDelegate(RecordRow):
    """Paints an EventRow."""

    HAS_FACTS: ClassVar[bool] = True

    def words(self, row: EventRow) -> RowWords:
        chip, tone = words.status(row)
        # Without the captions rather than with «3 thi…».
        return RowWords(
            title=row.title,
            facts=words.facts(row),
            foot=words.hanging(row),
            short_foot=words.hanging(row, short=True),
            chip=chip,
            tone=tone,
        )
