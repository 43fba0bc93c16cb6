"""What was understood of a plan, as one page of text."""

from collections.abc import Iterable, Sequence
from html import escape

from ucvn_desktop.core.plan import CAMPAIGN_LABELS, CampaignKind, PlanDate
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.services.plans import WholePlan


def understood(view: WholePlan) -> str:
    """HTML: topics with their points, methods, duties, campaigns by kind, mottoes, dates."""
    parts = [
        *(_part(f"Nội dung {one.number}. {one.title}", one.points) for one in view.topics),
        *(_part(f"Hình thức {one.number}. {one.title}", one.points) for one in view.methods),
        _part("Nhiệm vụ của đơn vị", [duty.text for duty in view.duties]) if view.duties else "",
        *(_campaigns(view, kind) for kind in CampaignKind),
        _part("Khẩu hiệu", [motto.text for motto in view.mottoes]) if view.mottoes else "",
        _part("Các ngày", [_date(one) for one in view.dates]) if view.dates else "",
    ]
    return f"<h3>{escape(view.edition.title)}</h3>" + "".join(parts)


def _campaigns(view: WholePlan, kind: CampaignKind) -> str:
    names = [one.name for one in view.campaigns if one.kind == kind]
    return _part(CAMPAIGN_LABELS[kind], names) if names else ""


def _date(one: PlanDate) -> str:
    # Of «93 năm Ngày … (28/7/1929 - 28/7/2022)» the day that comes: the 93 years are no span of the plan.
    said = (one.last_day,) if one.years else (one.first_day, one.last_day)
    days = dict.fromkeys(format_day(day) for day in said if day)
    return f"{one.text} ({' – '.join(days)})" if days else one.text


def _part(heading: str, points: Iterable[str] | Sequence[str]) -> str:
    entries = "".join(f"<li>{escape(point)}</li>" for point in points)
    return f"<p><b>{escape(heading)}</b></p>" + (f"<ul>{entries}</ul>" if entries else "")
