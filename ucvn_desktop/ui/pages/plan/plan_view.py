"""What a view of the room «Kế hoạch» offers beyond a page: some stand for one year."""

from typing import ClassVar

from PySide6.QtCore import Signal

from ucvn_desktop.ui.pages.base import Page


class PlanView(Page):
    """A page within the room. Views that stand for one year are told which, and tell which they show."""

    HAS_YEAR: ClassVar[bool] = False

    year_shown = Signal(int)  # the year that is shown, where it is another than the one asked for
    year_opened = Signal(int)  # a year that came in: the whole room goes to it

    import_wanted = Signal()  # the view «Văn bản kế hoạch» shall ask for a plan to be read

    def show_year(self, year: int) -> None:
        """The year to show; 0, or one that is not open: this year or the newest."""
