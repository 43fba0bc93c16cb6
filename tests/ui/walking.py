"""The walk itself: a stage on which checks take the place of pictures."""

from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.screens.stage import Stage
from tests.ui.tree_checks import CHECKS, primaries
from ucvn_desktop.app import Desktop
from ucvn_desktop.ui.widgets.notice import NoticeBar

Finding = tuple[str, str, str]  # where, check, what

HASTE = 0.15
WITHOUT_PRIMARY = ("settings",)
# What scenes let stand under «Chi tiết»: technical text is as the system gives it.
TECHNICAL = ("ENOSPC", "database disk image is malformed")


class Walker(Stage):
    """Looks at what would be drawn."""

    def __init__(self, desktop: Desktop, out: Path, records: int) -> None:
        super().__init__(desktop, out, "", records)
        self.findings: list[Finding] = []

    def settle(self, seconds: float = 0.25) -> None:
        """Pictures wait until all is drawn; what is laid out and named is there sooner."""
        super().settle(seconds * HASTE)

    def walk(self, room: str) -> None:
        """Bring the room into each of its states and look at the window."""
        for state in import_module(f"tests.screens.scenes.{room}").scenes(self):
            self.settle()
            where = f"{room}-{state}"
            self._look(where, self.window)
            if room != "dialogs":
                self._count_primaries(where, 0 if room in WITHOUT_PRIMARY else 1)

    def draw(self, name: str, widget: QWidget | None = None) -> Path:
        """A scene draws a dialog of its own: it is looked at instead."""
        self.settle()
        self._look(name, widget or self.window)
        return Path(name)

    def _look(self, where: str, root: QWidget) -> None:
        for name, check in CHECKS.items():
            # A panel over the page has no place in the page's reading order.
            if name == "tab_disorder" and self._has_panel:
                continue
            self.findings += [(where, name, what) for what in check(root) if not _is_technical(what)]

    def _count_primaries(self, where: str, wanted: int) -> None:
        red = primaries(self.window)
        if len(red) != wanted:
            what = f"{len(red)} primary buttons instead of {wanted}: {', '.join(red)}"
            self.findings.append((where, "primaries", what))

    @property
    def _has_panel(self) -> bool:
        shell = self.desktop.window.shell
        if shell is None:
            return False
        passing = [bar for bar in shell.findChildren(NoticeBar) if bar.passes and not bar.isHidden()]
        return bool(passing) or shell.find_panel.isVisible() or shell.help_panel.isVisible()


def _is_technical(what: str) -> bool:
    return what.startswith(tuple(f"«{text}»" for text in TECHNICAL))
