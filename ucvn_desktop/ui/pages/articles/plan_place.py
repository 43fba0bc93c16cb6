"""Where the article stands in the plans: the year for which it counts, and its topic in that year's plan."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan_years import Plans, year_of_article
from ucvn_desktop.ui.pages.articles.form import ArticlesForm
from ucvn_desktop.ui.widgets.topic_box import TopicBox, fill


class PlanPlace(QObject):
    """`edited` gives a changed topic or year as a field of the article."""

    edited = Signal(dict)

    def __init__(self, form: ArticlesForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._plans = Plans()
        self._article = Article(title="")
        self._event: Event | None = None
        self._topic = TopicBox(form.topic, form.topic_label, form.plan_note)
        form.topic.activated.connect(lambda _: self.edited.emit({"topic": self._topic.topic or None}))
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
        # Before the first reading nothing is known of any plan. The note at the box says more.
        is_unknown = bool(self._plans.plans and self._plans.unknown(self._year, article.topic))
        return f"năm {self._year} không có nội dung {article.topic}" if is_unknown else ""

    @property
    def _year(self) -> int:
        return year_of_article(self._article, self._event) if self._article.created else 0

    def _show(self) -> None:
        self._show_years()
        self._topic.show(self._plans, self._year, self._article.topic)

    def _show_years(self) -> None:
        """That which follows from its days, those around it, and those that have a plan."""
        if not self._article.created:
            fill(self._form.plan_year, [], 0)
            return
        own = year_of_article(replace(self._article, plan_year=0), self._event)
        follows = "theo hoạt động" if self._event else "theo ngày viết"
        around = {own - 1, own + 1, *(plan.year for plan in self._plans.plans)} - {own}
        years = (around | {self._article.plan_year}) - {0}
        choices = [(str(year), year) for year in sorted(years, reverse=True)]
        fill(self._form.plan_year, [(f"{own} ({follows})", 0), *choices], self._article.plan_year)
