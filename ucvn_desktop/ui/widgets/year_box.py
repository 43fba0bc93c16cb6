"""The box by which a list keeps to the records of one year."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from ucvn_desktop.core.plan_years import ALL_YEARS
from ucvn_desktop.ui.memory import Memory


class YearBox(QObject):
    """«Mọi năm» and the years that have records, in a combo box that is hidden while there is nothing to choose.

    What the user chose is remembered under `name`, where there is one; a year without records counts for all.
    """

    chosen = Signal()

    def __init__(self, box: QComboBox, memory: Memory, name: str = "") -> None:
        super().__init__(box)
        self._box = box
        self._memory = memory
        self._name = name
        self._wanted = memory.number(name) if name else ALL_YEARS
        self._fill([])
        box.activated.connect(lambda _: self._chosen())

    @property
    def year(self) -> int:
        """The year that the list keeps to; 0 for all."""
        return self._wanted

    def offer(self, years: Sequence[int], wanted: int) -> None:
        """Offer these years, the newest first; `wanted` is that which is shown of them, 0 for all."""
        self._wanted = wanted
        if self._years() != [ALL_YEARS, *years]:
            self._fill(years)
        self._box.setCurrentIndex(max(0, self._box.findData(wanted)))

    def drop(self) -> None:
        """Keep to no year."""
        self._box.setCurrentIndex(0)
        self._keep(ALL_YEARS)

    def _years(self) -> list[int]:
        return [self._box.itemData(place) for place in range(self._box.count())]

    def _fill(self, years: Sequence[int]) -> None:
        self._box.clear()
        self._box.addItem("Mọi năm", ALL_YEARS)
        for year in years:
            self._box.addItem(str(year), year)
        self._box.setVisible(len(years) > 1)

    def _chosen(self) -> None:
        self._keep(self._box.currentData())
        self.chosen.emit()

    def _keep(self, year: int) -> None:
        self._wanted = year
        if self._name and self._memory.number(self._name) != year:
            self._memory.keep(self._name, year)


def within(wanted: int, years: Sequence[int]) -> int:
    """The wanted year where it is one of several that have records, else all."""
    return wanted if wanted in years and len(years) > 1 else ALL_YEARS
