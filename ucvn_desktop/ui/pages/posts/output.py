"""What is shown on paper and in figures; each loads what it needs when it is asked for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.post import PostSpan
from ucvn_desktop.services.post_list import PostRow, post_rows
from ucvn_desktop.ui.pages.posts.opened import Figures, read_figures
from ucvn_desktop.ui.session import Session


def print_posts(session: Session, parent: QWidget, post_ids: Sequence[int], what: str) -> None:
    """Print these posts, of very many the first ones; `what` says which they are («năm 2021»)."""
    from ucvn_desktop.ui.pages.posts.paper import MOST, post_list
    from ucvn_desktop.ui.printing import print_document

    ids, workspace = list(post_ids), session.workspace
    if not ids:
        session.messages.say("Danh sách đang trống nên chưa có gì để in.", "blue")
        return

    def print_rows(rows: list[PostRow]) -> None:
        document = post_list(workspace.profile.unit_name, what, rows, len(ids))
        print_document(session, parent, "Danh sách bài đăng", document)

    # Behind what was just handed on to be stored.
    session.jobs.save(lambda: post_rows(workspace, ids[:MOST]), print_rows)


def show_figures_of(session: Session, parent: QWidget, span: PostSpan, what: str) -> None:
    """Show how much appeared in a span; `what` says which («năm 2021»)."""
    from ucvn_desktop.ui.pages.posts.figures_dialog import show_figures
    from ucvn_desktop.ui.pages.posts.paper import figures_html

    workspace = session.workspace

    def show(figures: Figures) -> None:
        show_figures(parent, session, figures_html(workspace.profile.unit_name, what, figures))

    session.jobs.save(lambda: read_figures(workspace, span), show)
