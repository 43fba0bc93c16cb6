"""What the workspace keeps of occasions, and what happened on which days."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.occasion import Occasion, OccasionTheme
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class Occasions(Repository[Occasion]):
    """Changes to the catalogue's occasions, and the unit's own days."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Occasion, "ngày kỷ niệm")

    def change_of(self, key: str) -> Occasion | None:
        """The change to the catalogue's occasion with this key, also from the bin."""
        found = self.where("key = ? AND key <> ''", [key], with_bin=True)
        return found[0] if found else None

    def own_with_title(self, title: str) -> list[Occasion]:
        """The unit's own days with this title."""
        return self.where("key = '' AND title = ?", [title])


class OccasionThemes(Repository[OccasionTheme]):
    """Themes of occasions by year."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, OccasionTheme, "chủ đề của ngày kỷ niệm")

    def of_year(self, occasion_id: int, year: int) -> OccasionTheme | None:
        """The theme of an occasion in a year, also from the bin."""
        found = self.where("occasion_id = ? AND year = ?", [occasion_id, year], with_bin=True)
        return found[0] if found else None


def events_between(workspace: "Workspace", first: str, last: str) -> list[Event]:
    """The events that touch the days (ISO) from `first` to `last`, by day; through an index, however many there are."""
    return workspace.events.where("day <= ? AND max(day, day_to) >= ?", [last, first], order="day, id")


_WINDOW_FROM, _WINDOW_TO = (
    f"""coalesce(json_extract(details, '$."{key}"'), '')""" for key in ("tu-ngay", "den-ngay")
)


def windows_between(workspace: "Workspace", kinds: Sequence[str], first: str, last: str) -> list[Event]:
    """The events of these kinds whose own «từ ngày» to «đến ngày» touches the days (ISO) from `first` to `last`, by
    day; a beginning that is not said is the event's day, an end the beginning."""
    begins = f"CASE {_WINDOW_FROM} WHEN '' THEN min(day, {_WINDOW_TO}) ELSE {_WINDOW_FROM} END"
    return workspace.events.where(
        f"kind IN ({', '.join('?' * len(kinds))}) AND {begins} <= ? AND max({_WINDOW_FROM}, {_WINDOW_TO}) >= ?",
        [*kinds, last, first],
        order="day, id",
    )
