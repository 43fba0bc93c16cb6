"""A new workspace with what each needs from its first day: profile, plan of the year, first destination."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ucvn_desktop import paths
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import Campaign, Duty, Method, Motto, PlanContent, PlanDate, Topic
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.services.plan_store import store_plan
from ucvn_desktop.services.profile import checked, year_problem
from ucvn_desktop.storage.workspace import Workspace

_KINDS = {
    "topics": Topic,
    "methods": Method,
    "duties": Duty,
    "campaigns": Campaign,
    "mottoes": Motto,
    "dates": PlanDate,
}


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """A workspace just made, and whether the year's plan was at hand as a catalogue."""

    workspace: Workspace
    plan_known: bool


def create_workspace(folder: Path, profile: Profile, year: int, progress: Progress = silent) -> NewWorkspace:
    """Make a workspace for `profile` in `folder` with the plan of `year`.

    Raises UserError, and Cancelled where `progress` stops it; then there is none.
    """
    profile = checked(profile)
    if problem := year_problem(year):
        raise UserError(problem)
    plan = plan_at_hand(year)

    def fill(workspace: Workspace) -> None:
        workspace.profiles.add(profile)
        # An editable default: the plan's V.1 names this board as the owner of the central site's content.
        workspace.destinations.add(Destination(name="Ban Tuyên giáo – Nữ công, Công đoàn Viên chức Việt Nam"))
        store_plan(workspace, plan)
        progress(0, 0)

    progress(0, 0)
    return NewWorkspace(Workspace.create(folder, fill), plan_known=plan_is_known(year))


def plan_is_known(year: int) -> bool:
    """Whether the plan of `year` comes with the program."""
    return _catalogue_file(year).is_file()


def plan_at_hand(year: int) -> PlanContent:
    """The plan of `year` as it comes with the program; where it does not, an empty one to be filled in."""
    if not plan_is_known(year):
        return PlanContent(year=year, title=f"Kế hoạch truyền thông năm {year}")
    catalogue = tomllib.loads(_catalogue_file(year).read_text(encoding="utf-8"))
    made: dict[str, tuple[Any, ...]] = {
        name: tuple(record(edition_id=0, **_tupled(entry)) for entry in catalogue.get(name, []))
        for name, record in _KINDS.items()
    }
    return PlanContent(year=year, title=catalogue["title"], source=catalogue["source"], **made)


def _tupled(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _catalogue_file(year: int) -> Path:
    return paths.RESOURCES / "catalogues" / f"plan-{year}.toml"
