"""What a room's page offers to the window around it."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ucvn_desktop.ui.session import Session


class Page(QWidget):
    """A room. The window draws the header from TITLE, `subtitle` and the actions, and routes the keys.

    The methods are the keys' defaults: a page overrides what it has an answer for.
    """

    ROOM: ClassVar[str]
    TITLE: ClassVar[str]
    KINDS: ClassVar[frozenset[str]] = frozenset()  # the kinds of records that show_record() knows

    subtitle_changed = Signal()
    actions_changed = Signal()  # `primary` or `secondary` are other ones now

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.primary: QAction | None = None  # the red button; Ctrl+Enter
        self.secondary: tuple[QAction, ...] = ()  # the quiet ones beside it
        self._subtitle = ""

    @property
    def subtitle(self) -> str:
        """The line under the title: what the room holds, in figures."""
        return self._subtitle

    def set_subtitle(self, text: str) -> None:
        """Change the line under the title."""
        self._subtitle = text
        self.subtitle_changed.emit()

    def make_action(self, text: str, tip: str = "", run: Callable[[], object] | None = None) -> QAction:
        """An action for the header or a menu."""
        action = QAction(text, self)
        if tip:
            action.setToolTip(tip)
        if run:
            action.triggered.connect(run)
        return action

    def visited(self) -> None:
        """The page is shown, for the first time or again."""

    def create_new(self) -> None:
        """Ctrl+N: a new record of this room."""
        if self.primary:
            self.primary.trigger()

    def print_shown(self) -> None:
        """Ctrl+P: print what is shown."""

    def rename(self) -> None:
        """F2: go to the name of what is chosen."""

    def delete(self) -> None:
        """Del outside of a text field: put what is chosen into the bin."""

    def back(self) -> bool:
        """Esc: one step back; False where there is none."""
        return False

    def show_record(self, kind: str, record_id: int) -> bool:
        """Show this record; False where the page has none of the kind."""
        return False

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed could not be stored."""
        return False

    @property
    def unsaved(self) -> tuple[str, int] | None:
        """Kind and id of a record with something typed that could not be stored, for show_record(); None where the
        page shows by itself what is not stored."""
        return None

    def flush(self) -> None:
        """Hand on what is typed to be stored, now."""
