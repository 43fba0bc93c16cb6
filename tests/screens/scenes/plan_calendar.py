"""The view «Lịch» of the room «Kế hoạch» in its states."""

from collections.abc import Iterator
from datetime import date

from tests.screens.stage import Stage
from ucvn_desktop.core.occasion import Occasion
from ucvn_desktop.services.occasions import add_occasion, edit_occasion, find_observance, remove_occasion
from ucvn_desktop.ui.pages.plan.calendar.occasion_dialog import OccasionDialog
from ucvn_desktop.ui.pages.plan.calendar.occasions_dialog import OccasionsDialog
from ucvn_desktop.ui.pages.plan.calendar.spans import Span
from ucvn_desktop.ui.pages.plan.calendar.typed_occasion import TypedOccasion

# The third is in a month of the moon that comes twice, the last in a week of two years.
_DAYS = ("2021-05-19", "2021-07-28", "2023-03-22", "2020-12-31")


def scenes(stage: Stage) -> Iterator[str]:
    """Month, week and year, a day with nothing, one kind only, its dialogs."""
    page = stage.visit("plan")
    page.form.show_calendar.click()
    stage.settle()
    view = page.view
    yield "today"
    view.form.show_coming.click()
    stage.settle()
    yield "coming"
    view.show_span(Span.YEAR)
    stage.settle()
    yield "today-year"
    view.show_span(Span.WEEK)
    stage.settle()
    yield "today-week"
    for span in (Span.MONTH, Span.WEEK, Span.YEAR):
        view.show_span(span)
        for number, day in enumerate(_DAYS, 1):
            view.go_to(date.fromisoformat(day))
            stage.settle()
            yield f"{span}-{number}"
    view.form.kind.setCurrentIndex(1)
    view.form.kind.activated.emit(1)
    stage.settle()
    yield "occasions-only"
    view.show_span(Span.MONTH)
    view.go_to(date(2021, 7, 6))
    view.board.setFocus()
    stage.settle()
    yield "nothing"
    view.form.jump.setText("31/9")
    view.form.jump.setFocus()
    view.form.jump.returnPressed.emit()
    yield "jump-fault"
    view.back()
    _dialogs(stage)
    stage.settle()


def _dialogs(stage: Stage) -> None:
    session = stage.desktop.session
    workspace = session.workspace
    day = add_occasion(workspace, Occasion(title="Ngày truyền thống của cơ quan (mẫu)", day_from="10-15"))
    remove_occasion(workspace, day.occasion.code)
    remove_occasion(workspace, "quoc-te-phu-nu")
    edit_occasion(workspace, "quoc-khanh", {"lead_days": 30})
    begins = TypedOccasion.on(date(2021, 10, 15))
    adding = OccasionDialog(stage.window, session, begins, 2021)
    adding.form.store.click()
    observance = find_observance(workspace, "quoc-te-phu-nu")
    editing = OccasionDialog(stage.window, session, TypedOccasion.of(observance, 2021), 2021, observance)
    listing = OccasionsDialog(stage.window, session, 2021)
    odd = TypedOccasion(title="Ngày hội của đơn vị (mẫu)", day="29/2", since="2099")
    warned = OccasionDialog(stage.window, session, odd, 2021)
    stage.settle()
    for name, dialog in (("add", adding), ("odd", warned), ("edit", editing), ("list", listing)):
        dialog.show()
        stage.draw(f"plan_calendar-{name}", dialog)
        dialog.close()
        dialog.deleteLater()
