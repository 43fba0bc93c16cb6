"""A new workspace with what each needs from its first day: profile, plan of the year, first destination."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ucvn_desktop import paths
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import (
    CAMPAIGN_LABELS,
    Campaign,
    CampaignKind,
    Duty,
    Method,
    Motto,
    PlanEdition,
    Topic,
)
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.services.profile import checked, year_problem
from ucvn_desktop.storage.workspace import Workspace


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
    catalogue = _catalogue(year)

    def fill(workspace: Workspace) -> None:
        workspace.profiles.add(profile)
        # An editable default: the plan's V.1 names this board as the owner of the central site's content.
        workspace.destinations.add(Destination(name="Ban Tuyên giáo – Nữ công, Công đoàn Viên chức Việt Nam"))
        add_plan(workspace, year, catalogue)
        progress(0, 0)

    progress(0, 0)
    return NewWorkspace(Workspace.create(folder, fill), plan_known=catalogue is not None)


def plan_is_known(year: int) -> bool:
    """Whether the plan of `year` comes with the program."""
    return _catalogue_file(year).is_file()


def add_plan(workspace: Workspace, year: int, catalogue: dict[str, Any] | None) -> None:
    """Store the plan of `year`; without a catalogue, an empty edition to be filled in."""
    plan = catalogue or {"title": f"Kế hoạch truyền thông năm {year}", "source": ""}
    edition = workspace.editions.add(PlanEdition(year=year, title=plan["title"], source=plan["source"]))
    for topic in plan.get("topics", []):
        workspace.topics.add(Topic(edition_id=edition.id, **{**topic, "points": tuple(topic["points"])}))
    for method in plan.get("methods", []):
        workspace.methods.add(Method(edition_id=edition.id, **{**method, "points": tuple(method["points"])}))
    for duty in plan.get("duties", []):
        workspace.duties.add(Duty(edition_id=edition.id, **duty))
    for campaign in plan.get("campaigns", []):
        workspace.campaigns.add(Campaign(edition_id=edition.id, **campaign))
    kinds = {c["name"]: CAMPAIGN_LABELS[CampaignKind(c["kind"])] for c in plan.get("campaigns", [])}
    for motto in plan.get("mottoes", []):
        workspace.mottoes.add(Motto(edition_id=edition.id, **motto))
        workspace.slogans.add(Slogan(text=motto["text"], campaign=kinds.get(motto["text"], "")))


def _catalogue(year: int) -> dict[str, Any] | None:
    path = _catalogue_file(year)
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def _catalogue_file(year: int) -> Path:
    return paths.RESOURCES / "catalogues" / f"plan-{year}.toml"
