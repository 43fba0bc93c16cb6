"""How much appeared, in figures; what draws them is loaded when it is asked for."""

from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.post import PostSpan
from ucvn_desktop.ui.pages.posts.opened import Figures, read_figures
from ucvn_desktop.ui.session import Session


def show_figures_of(session: Session, parent: QWidget, span: PostSpan, what: str) -> None:
    """Show how much appeared in a span; `what` says which («năm 2021»)."""
    from ucvn_desktop.ui.pages.posts.figures_dialog import show_figures
    from ucvn_desktop.ui.pages.posts.paper import figures_html

    workspace = session.workspace

    def show(figures: Figures) -> None:
        show_figures(parent, session, figures_html(workspace.profile.unit_name, what, figures))

    session.jobs.save(lambda: read_figures(workspace, span), show)
