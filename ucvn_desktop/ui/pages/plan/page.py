"""The room «Kế hoạch»: one view at a time, and the year for those that stand for one."""

from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import cast

from ucvn_desktop.ui.forms import put
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.plan.form import PlanForm
from ucvn_desktop.ui.pages.plan.plan_view import PlanView
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_YEAR = "plan/year"


@dataclass(frozen=True, slots=True)
class View:
    """A view: its id (package and button are called so), its class, the kinds of records that it shows."""

    id: str
    name: str
    kinds: tuple[str, ...] = ()

    def load(self) -> type[PlanView]:
        """The view's class."""
        module = import_module(f"ucvn_desktop.ui.pages.plan.{self.id}.view")
        return cast(type[PlanView], getattr(module, self.name))


VIEWS = (
    View("tasks", "TasksView", ("task",)),
    View("calendar", "CalendarView", ("occasion", "day")),
    View("text", "TextView", ("plan_date", "topic", "campaign")),
    View("papers", "PapersView", ("paper",)),
)


class PlanPage(Page):
    """Hands on to the view that is shown what the window asks of the room."""

    ROOM = "plan"
    TITLE = "Kế hoạch"
    KINDS = frozenset(kind for view in VIEWS for kind in view.kinds)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._form = PlanForm.load(self)
        put(self, self._form.root)
        self._views: dict[str, PlanView] = {}
        self._years: tuple[int, ...] = ()
        self._year = session.memory.number(_YEAR)
        self._boxes = TidyBoxes(self, self._form.year)
        for view in VIEWS:
            getattr(self._form, f"show_{view.id}").clicked.connect(partial(self.show_view, view.id))
        self._form.year.activated.connect(lambda _: self._choose_year(self._form.year.currentData()))
        session.changed.connect(self._changed)
        self._turn_to(VIEWS[0].id)

    @property
    def form(self) -> PlanForm:
        """The room's own widgets."""
        return self._form

    @property
    def view(self) -> PlanView:
        """The view that is shown."""
        view = self._form.views.currentWidget()
        assert isinstance(view, PlanView)
        return view

    @property
    def has_unsaved(self) -> bool:
        return any(view.has_unsaved for view in self._views.values())

    @property
    def unsaved(self) -> tuple[str, int] | None:
        return next((view.unsaved for view in self._views.values() if view.unsaved), None)

    def show_view(self, view_id: str) -> PlanView:
        """Show a view; what is typed in the one that is left is stored."""
        self.view.flush()
        view = self._turn_to(view_id)
        view.visited()
        return view

    def visited(self) -> None:
        self._read_years()
        self.view.visited()

    def create_new(self) -> None:
        self.view.create_new()

    def print_shown(self) -> None:
        self.view.print_shown()

    def rename(self) -> None:
        self.view.rename()

    def delete(self) -> None:
        self.view.delete()

    def back(self) -> bool:
        if self.view.back():
            return True
        first = VIEWS[0].id
        if self.view is self._views[first]:
            return False
        self.show_view(first)
        return True

    def show_record(self, kind: str, record_id: int) -> bool:
        view = next((view for view in VIEWS if kind in view.kinds), None)
        return view is not None and self.show_view(view.id).show_record(kind, record_id)

    def flush(self) -> None:
        for view in self._views.values():
            view.flush()

    def _turn_to(self, view_id: str) -> PlanView:
        """Bring a view to the front, made when it is wanted first."""
        form = self._form
        if view_id not in self._views:
            view = next(view for view in VIEWS if view.id == view_id).load()(self.session)
            self._views[view_id] = view
            form.views.addWidget(view)
            view.subtitle_changed.connect(self._say_subtitle)
            view.year_shown.connect(self._show_year)
            view.year_opened.connect(self._choose_year)
            view.import_wanted.connect(self._import_plan)
        view = self._views[view_id]
        form.views.setCurrentWidget(view)
        getattr(form, f"show_{view_id}").setChecked(True)
        for part in (form.year_label, form.year):
            part.setVisible(view.HAS_YEAR)
        view.show_year(self._year)
        self.primary, self.secondary = view.primary, view.secondary
        self.actions_changed.emit()
        self._say_subtitle()
        return view

    def _import_plan(self) -> None:
        view = self.show_view("text")
        if view.primary:
            view.primary.trigger()

    def _say_subtitle(self) -> None:
        self.set_subtitle(self.view.subtitle)

    def _choose_year(self, year: int) -> None:
        self.session.memory.keep(_YEAR, year)
        self.flush()
        self._show_year(year)
        self.view.show_year(year)

    def _show_year(self, year: int) -> None:
        """A view shows this year."""
        self._year = year
        if year not in self._years:
            self._read_years()
        self._form.year.setCurrentIndex(self._form.year.findData(year))

    def _changed(self, kind: str) -> None:
        if kind == "plan_edition":
            self._read_years()

    def _read_years(self) -> None:
        workspace = self.session.workspace
        self.session.jobs.read(lambda: tuple(workspace.editions.years()), self._list_years)

    def _list_years(self, years: tuple[int, ...]) -> None:
        box = self._form.year
        if years != self._years:
            self._years = years
            box.clear()
            for year in years:
                box.addItem(str(year), year)
        box.setEnabled(bool(years))
        box.setCurrentIndex(box.findData(self._year))
