"""The sample workspace, shown in a window of its own: one's own data stays where it is."""

from pathlib import Path

from ucvn_desktop.core.progress import Progress
from ucvn_desktop.services.window import start_window
from ucvn_desktop.ui.jobs import Jobs


def show_sample(jobs: Jobs) -> None:
    """Open the sample that is there, or make one; seen as a job."""
    import ucvn_desktop.drawing.loaded  # noqa: F401 - the job draws

    jobs.run("Mở dữ liệu mẫu", _find_or_make, _open, unit="bước")


def _open(workspace: Path) -> None:
    start_window(workspace)


def _find_or_make(progress: Progress) -> Path:
    from ucvn_desktop.services.demo import find_demo, make_demo

    return find_demo() or make_demo(None, progress).workspace
