"""A second year in a workspace that is looked at."""

from ucvn_desktop.core.plan import Topic
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.storage.workspace import Workspace


def open_with_topics(workspace: Workspace, year: int) -> None:
    """Open the year's plan with two topics of its own."""
    if year in workspace.editions.years():
        return
    edition = open_year(workspace, year).edition
    for number, short in ((1, "Đại hội công đoàn các cấp"), (2, "Chuyển đổi số trong hoạt động công đoàn")):
        workspace.topics.add(Topic(edition_id=edition.id, number=number, short=short, title=short))
