"""What a row of the list says of an article."""

from ucvn_desktop.core.article import ARTICLE_STATUS_LABELS, NO_TITLE
from ucvn_desktop.core.plan_years import year_of_day
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.services.article_list import ArticleRow
from ucvn_desktop.ui.widgets.block_model import said


def said_of(row: ArticleRow) -> dict[int, str]:
    """The row's words by Qt's roles."""
    title = row.title or NO_TITLE
    return said(
        title,
        ". ".join((title, facts_of(row), status_of(row)[0])),
        "\n".join((title, *(f"• {phrase}" for phrase in row.missing))),
    )


def facts_of(row: ArticleRow, *, photos: bool = True) -> str:
    """«18/4/2021 · Nội dung 4 · 5 ảnh»; «… · năm 2020 · …» where it counts for another year than that of its day.

    Without `photos` it is short: then the other year stands in the topic's place.
    """
    is_of_other = row.year != year_of_day(row.day)
    subject = f"Nội dung {row.topic}" if row.topic else row.kind_label
    facts = (
        format_day(row.day),
        f"năm {row.year}" if is_of_other else "",
        "" if is_of_other and not photos else subject,
        f"{row.photos} ảnh" if row.photos and photos else "",
    )
    return " · ".join(fact for fact in facts if fact)


def status_of(row: ArticleRow) -> tuple[str, str]:
    """The words of the status chip and its tone."""
    if row.in_bin:
        return "Thùng rác", "mute"
    if row.status.value == "da-gui":
        return ARTICLE_STATUS_LABELS[row.status], "green"
    if row.missing:
        return f"Thiếu {len(row.missing)}", "gold"
    return ARTICLE_STATUS_LABELS[row.status], "mute"
