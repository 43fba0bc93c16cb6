"""What every page is given; there are no globals."""

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.jobs import Jobs
from ucvn_desktop.ui.memory import Memory
from ucvn_desktop.ui.messages import Messages
from ucvn_desktop.ui.viewing import Viewing


class Session(QObject):
    """An open workspace in the window."""

    changed = Signal(str)  # the kind of a record that was stored («article»)
    wanted = Signal(str, int)  # show this record in its room; 0 shows only the room
    saved = Signal()  # something typed was stored
    unsaved = Signal()  # something typed could not be stored yet
    leave = Signal(object)  # open this other folder (Path) instead
    sample = Signal()  # show the sample workspace, in a window of its own

    def __init__(
        self,
        workspace: Workspace,
        jobs: Jobs,
        messages: Messages,
        memory: Memory,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.jobs = jobs
        self.messages = messages
        self.memory = memory
        self.viewing = Viewing(workspace, jobs, messages)  # opens kept files
        self.read_only = read_only  # the medium only lets itself be read: fields and deeds are closed
