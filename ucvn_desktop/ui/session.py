"""What every page is given; there are no globals."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.jobs import Jobs
from ucvn_desktop.ui.memory import Memory
from ucvn_desktop.ui.messages import Messages

if TYPE_CHECKING:
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
        self.read_only = read_only  # the medium only lets itself be read: fields and deeds are closed

    @cached_property
    def viewing(self) -> "Viewing":
        """Opens kept files; made when the first one is asked for."""
        from ucvn_desktop.ui.viewing import Viewing

        return Viewing(self.workspace, self.jobs, self.messages)

    def stop_viewing(self) -> None:
        """Remove the copies of kept files that were opened, if any were; the caller waits for the lane."""
        if "viewing" in vars(self):
            self.viewing.close()
