"""The box in which a record's topic is chosen: the topics of the plan of its own year."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QLabel

from ucvn_desktop.core.plan_years import Plans


class TopicBox(QObject):
    """The combo box, its label, and the note under it that says what is to be known of the plan."""

    def __init__(self, box: QComboBox, label: QLabel, note: QLabel) -> None:
        super().__init__(box)
        note.installEventFilter(self)
        self._box = box
        self._label = label
        self._words = label.text()
        self._note = note

    @property
    def topic(self) -> int:
        """The number that is chosen, 0 for none."""
        return int(self._box.currentData() or 0)

    def show(self, plans: Plans, year: int, topic: int) -> None:
        """Show `topic` among those that are meant in `year`; one that is none of them is shown all the same.

        A `year` of 0 is that of nothing in hand.
        """
        plan = plans.of(year)
        topics = plan.topics if plan else ()
        choices = [("Chưa chọn", 0), *((f"{one.number}. {one.short}", one.number) for one in topics)]
        if topic and topic not in (one.number for one in topics):
            choices.append((f"Nội dung {topic}", topic))
        fill(self._box, choices, topic)
        for place, one in enumerate(topics, 1):
            self._box.setItemData(place, one.title, Qt.ItemDataRole.ToolTipRole)
        is_one_of_several = plan is not None and len(plans.plans) > 1
        self._label.setText(f"{self._words} ({plan.year})" if plan and is_one_of_several else self._words)
        note = _note(plans, year, topic)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._note and event.type() is QEvent.Type.Resize:
            self._make_room()
        return False

    def _make_room(self) -> None:
        """What scrolls is as high as its parts are at least, and a label that wraps asks for one line at least."""
        note = self._note
        note.setMinimumHeight(0)  # else it asks for no less than before
        note.setMinimumHeight(note.heightForWidth(note.width()) if note.text() else 0)


def fill(box: QComboBox, choices: Sequence[tuple[str, int]], chosen: int) -> None:
    """Offer these (words, value) where they are others than before, and show the chosen value."""
    if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] != [*choices]:
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setToolTip(box.currentText())


def _note(plans: Plans, year: int, topic: int) -> str:
    if not (year and plans.plans):
        return ""
    unknown = plans.unknown(year, topic)
    told = f"{unknown[0].upper()}{unknown[1:]}. Hãy chọn lại." if unknown else ""
    return " ".join(part for part in (plans.borrowed(year), told) if part)
