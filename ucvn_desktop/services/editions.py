"""Which year's plan is meant."""

from datetime import date

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import PlanEdition
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.storage.workspace import Workspace


def edition_of(workspace: Workspace, year: int | None = None, today: date | None = None) -> PlanEdition:
    """The plan of `year`; without one, this year's, or else the newest. Raises UserError where there is none."""
    with workspace.reading():
        years = workspace.editions.years()
        wanted = year
        if wanted is None and years:
            now = (today or this_day()).year
            wanted = now if now in years else years[0]
        found = workspace.editions.of_year(wanted) if wanted is not None else None
    if found is None:
        raise _no_plan(year, years)
    return found


def _no_plan(year: int | None, years: list[int]) -> UserError:
    if not years:
        return UserError("Dữ liệu này chưa có kế hoạch nào. Hãy nhập bằng lệnh: ucvn plan import TỆP")
    return UserError(
        f"Chưa có kế hoạch năm {year}; đang có kế hoạch năm {', '.join(map(str, years))}. Hãy nhập kế hoạch năm "
        f"{year} từ tệp của công đoàn cấp trên, hoặc mở năm này (ucvn year open {year})."
    )
