"""The box by which the list keeps to a topic of a plan: a number means another topic in another year."""

from PySide6.QtWidgets import QComboBox

from ucvn_desktop.core.plan_years import Plans

_ALL, _NONE = (None, 0), (0, 0)
"""Choices are (number of the topic, year of its plan)."""


class TopicFilter:
    """Offers the topics of the chosen year's plan, or those of all plans under their years."""

    def __init__(self, box: QComboBox) -> None:
        self._box = box
        self._plans = Plans()
        self._choices: list[tuple[int | None, int]] = []
        self.show(self._plans, 0)

    @property
    def wanted(self) -> tuple[int | None, tuple[int, int] | None]:
        """The number (0 for none, None for all), and the first and the last year in which it means that topic."""
        number, year = self._choices[self._box.currentIndex()]
        plan = self._plans.of(year) if number and len(self._plans.plans) > 1 else None
        return number, (plan.first_year, plan.last_year) if plan else None

    def show(self, plans: Plans, year: int) -> None:
        """Offer the topics that are meant in `year`, or (0) in any; what was chosen stays so where it is offered."""
        before = self._choices[self._box.currentIndex()] if self._choices else _ALL
        self._plans = plans
        one = plans.of(year) if year else None
        shown = (one,) if one else plans.plans
        self._box.clear()
        self._box.addItem("Mọi nội dung")
        self._choices = [_ALL]
        for plan in shown:
            for topic in plan.topics:
                words = f"{topic.number}. {topic.short}"
                self._box.addItem(words if len(shown) == 1 else f"{plan.year}: {words}")
                self._choices.append((topic.number, plan.year))
        self._box.addItem("Chưa chọn nội dung")
        self._choices.append(_NONE)
        self._box.setCurrentIndex(self._choices.index(before) if before in self._choices else 0)

    def drop(self) -> None:
        """Keep to no topic."""
        self._box.setCurrentIndex(0)
