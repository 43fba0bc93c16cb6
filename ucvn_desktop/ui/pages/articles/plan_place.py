"""Where the article stands in the plans: the year for which it counts, and its topic in that year's plan."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan_years import Plans, year_of_article
from ucvn_desktop.ui.pages.articles.form import ArticlesForm


class PlanPlace(QObject):
    """`edited` gives a changed topic or year as a field of the article."""

    edited = Signal(dict)

    def __init__(self, form: ArticlesForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._plans = Plans()
        self._article = Article(title="")
        self._event: Event | None = None
        form.topic.activated.connect(lambda _: self.edited.emit({"topic": form.topic.currentData()}))
        form.plan_year.activated.connect(
            lambda _: self.edited.emit({"plan_year": form.plan_year.currentData()})
        )

    @property
    def stops(self) -> tuple[QComboBox, ...]:
        """What Tab comes to."""
        return self._form.topic, self._form.plan_year

    def show_plans(self, plans: Plans) -> None:
        """The plans changed."""
        self._plans = plans
        self._show()

    def show_article(self, article: Article, event: Event | None, *, read_only: bool) -> None:
        """Show another article, or one whose `event` became another."""
        self._article, self._event = article, event
        for box in self.stops:
            box.setEnabled(not read_only)
        self._show()

    def lacks(self, article: Article) -> str:
        """What the article lacks of a topic, as a phrase; "" for nothing."""
        if not article.topic:
            return "chưa chọn nội dung kế hoạch"
        # Before the first reading nothing is known of any plan.
        return self._plans.unknown(self._year, article.topic) if self._plans.plans else ""

    @property
    def _year(self) -> int:
        return year_of_article(self._article, self._event) if self._article.created else 0

    def _show(self) -> None:
        year = self._year
        self._show_years()
        self._show_topics(year)
        note = self._plans.borrowed(year) if year else ""
        self._form.plan_note.setText(note)
        self._form.plan_note.setVisible(bool(note))

    def _show_years(self) -> None:
        """That which follows from its days, those around it, and those that have a plan."""
        if not self._article.created:
            _fill(self._form.plan_year, [], 0)
            return
        own = year_of_article(replace(self._article, plan_year=0), self._event)
        follows = "theo hoạt động" if self._event and not self._event.deleted_at else "theo ngày viết"
        years = {own - 1, own + 1, self._article.plan_year, *(plan.year for plan in self._plans.plans)}
        choices = [(str(year), year) for year in sorted(years - {0}, reverse=True)]
        _fill(self._form.plan_year, [(f"{own} ({follows})", 0), *choices], self._article.plan_year)

    def _show_topics(self, year: int) -> None:
        plan, number = self._plans.of(year), self._article.topic
        choices: list[tuple[str, int | None]] = [("Chưa chọn", None)]
        choices += [
            (f"{topic.number}. {topic.short}", topic.number) for topic in (plan.topics if plan else ())
        ]
        if number and not (plan and plan.topic(number)):
            choices.append((f"Nội dung {number} (không có trong kế hoạch)", number))
        box = self._form.topic
        _fill(box, choices, number or None)
        for topic in plan.topics if plan else ():
            box.setItemData(box.findData(topic.number), topic.title, Qt.ItemDataRole.ToolTipRole)
        several = len(self._plans.plans) > 1 and plan is not None
        self._form.topic_label.setText(
            f"Nội dung, kế hoạch năm {plan.year}" if several and plan else "Nội dung"
        )


def _fill(
    box: QComboBox, choices: list[tuple[str, int]] | list[tuple[str, int | None]], chosen: int | None
) -> None:
    """Offer these (words, value); a list that is open under one's hand stays where nothing changed."""
    if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] != choices:
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setToolTip(box.currentText())
