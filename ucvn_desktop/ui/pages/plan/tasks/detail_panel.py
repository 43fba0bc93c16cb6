"""The chosen task at the right: its fields, how it stands, and what counts for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ucvn_desktop.core.event import EVENT_LABELS
from ucvn_desktop.core.plan import Method, Topic
from ucvn_desktop.core.task import COUNTED_LABELS, Counted, Standing, Task, in_words
from ucvn_desktop.core.text.dates import format_day, today
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.ui.pages.plan.tasks.draft import DAYS, Judged
from ucvn_desktop.ui.pages.plan.tasks.form import PlanTasksForm
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.read_only import close
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_LONG = 90
_TOLD_AFTER_MS = (
    250  # a sentence that came as a field is left would move the button that is pressed just then
)


class DetailPanel(QObject):
    """`edited` gives changed fields of the task as they are typed, under the names of pages/plan/tasks/draft.py."""

    edited = Signal(dict)

    def __init__(self, form: PlanTasksForm, *, read_only: bool = False) -> None:
        super().__init__(form.root)
        self._form = form
        self._task: Task | None = None  # as it was stored last
        self._problems: Mapping[str, str] = {}
        self._faults: tuple[tuple[QLabel, tuple[str, ...]], ...] = (
            (form.what_fault, ("what",)),
            (form.days_fault, ("day_from", "day_to")),
            (form.done_fault, ("done_on",)),
        )
        self._left = run_later(self, _TOLD_AFTER_MS, self._tell_problems)
        self._topics: Sequence[Topic] = ()
        self._methods: Sequence[Method] = ()
        for counted, label in COUNTED_LABELS.items():
            form.counted.addItem(label, counted.value)
        form.event_kind.addItem("Mọi hoạt động", "")
        for kind, label in EVENT_LABELS.items():
            form.event_kind.addItem(label, kind.value)
        boxes = (form.topic, form.point, form.method, form.counted, form.event_kind)
        self._boxes = TidyBoxes(self, *boxes, form.target)
        self._read_only = read_only
        if read_only:
            close(*boxes, form.target, form.who, form.day_from, form.day_to, form.done_on, form.done)
            for field in (form.what, form.note):
                field.setReadOnly(True)
            close(form.bin)
        self._connect()
        self.show_task(None)

    @property
    def task(self) -> Task | None:
        """The task that is shown."""
        return self._task

    def show_choices(self, topics: Sequence[Topic], methods: Sequence[Method]) -> None:
        """The parts of the plan that a task can belong to."""
        # Not under one's hands: what was just chosen may not be stored yet.
        is_same = (self._topics, self._methods) == (topics, methods)
        self._topics, self._methods = topics, methods
        if self._task and not is_same:
            self._fill_boxes(self._task)

    def show_task(self, stored: Task | None, judged: Judged | None = None) -> None:
        """Show another task with what was typed into it, or none."""
        self._task = stored
        form = self._form
        form.detail_states.setCurrentWidget(form.detail_scroll if stored else form.nothing)
        if stored is None or judged is None:
            return
        self._fill(judged.task, judged.held, also_focused=True)
        self._problems = judged.problems
        self._tell_problems()
        form.detail_scroll.verticalScrollBar().setValue(0)

    def follow(self, stored: Task, judged: Judged) -> None:
        """The shown task was stored: what follows from that is shown, never under one's hands."""
        if self._task and stored.rev >= self._task.rev:
            self._task = stored
            self._fill(judged.task, judged.held, also_focused=False)

    def show_judged(self, judged: Judged) -> None:
        """Something was typed: what is wrong with it stands below its field, a day that is half typed only when
        its field is left."""
        self._problems = judged.problems
        self._name_done(judged.task.done_on)
        for label, names in self._faults:
            if names == ("what",) or label.text() or not any(name in self._problems for name in names):
                self._tell_problem(label, names)

    def show_standing(self, standing: Standing) -> None:
        """How the task stands."""
        self._form.standing.setText(in_words(standing))

    def begin(self) -> None:
        """Go to what is to be done, to type over it."""
        self._form.what.setFocus()
        self._form.what.selectAll()

    def _connect(self) -> None:
        form = self._form
        form.what.textChanged.connect(lambda: self._tell(what=form.what.toPlainText()))
        form.note.textChanged.connect(lambda: self._tell(note=form.note.toPlainText()))
        form.who.textEdited.connect(lambda text: self._tell(who=text))
        form.topic.activated.connect(lambda _: self._topic_chosen())
        form.point.activated.connect(lambda _: self._tell(point=form.point.currentData()))
        form.method.activated.connect(lambda _: self._tell(method=form.method.currentData()))
        form.counted.activated.connect(lambda _: self._counted_chosen())
        form.event_kind.activated.connect(lambda _: self._tell(event_kind=form.event_kind.currentData()))
        form.target.valueChanged.connect(lambda value: self._tell(target=value))
        for name in DAYS:
            field: QLineEdit = getattr(form, name)
            field.textEdited.connect(lambda text, name=name: self._tell(**{name: text}))
            field.editingFinished.connect(self._left.start)
        form.done.clicked.connect(self._done_pressed)

    def _tell(self, **changes: Any) -> None:
        if self._task and not self._read_only:
            self.edited.emit(changes)

    def _topic_chosen(self) -> None:
        number = self._form.topic.currentData()
        self._fill_points(number, "")
        self._tell(topic=number, point="")

    def _counted_chosen(self) -> None:
        counted = self._form.counted.currentData()
        changes = {"counted": counted}
        if counted != Counted.BY_HAND and self._task and "done_on" in self._problems:
            changes["done_on"] = format_day(self._task.done_on)  # its field goes away
            self._form.done_on.setText(changes["done_on"])
        if counted != Counted.EVENTS:
            changes["event_kind"] = ""
            self._form.event_kind.setCurrentIndex(0)
        if counted == Counted.BY_HAND:
            changes["target"] = 1
            _quietly(self._form.target, self._form.target.setValue, 1)
        self._show_parts(counted)
        self._tell(**changes)

    def _done_pressed(self) -> None:
        field = self._form.done_on
        field.setText("" if field.text().strip() else format_day(today()))
        self._tell(done_on=field.text())

    def _fill(self, task: Task, held: Mapping[str, Any], *, also_focused: bool) -> None:
        form = self._form
        for name in ("what", "who", "note", *DAYS):
            field: QLineEdit | QPlainTextEdit = getattr(form, name)
            value = getattr(task, name)
            if also_focused or not field.hasFocus():
                _write(field, held.get(name, format_day(value) if name in DAYS else value))
        self._fill_boxes(task)
        if also_focused or not form.target.hasFocus():
            _quietly(form.target, form.target.setValue, task.target)
        self._name_done(task.done_on)
        self._show_parts(task.counted)

    def _fill_boxes(self, task: Task) -> None:
        form = self._form
        topics: list[tuple[str, Any, str]] = [("Không theo nội dung nào", 0, "")]
        topics += [(f"{topic.number}. {topic.short}", topic.number, topic.title) for topic in self._topics]
        _fill(form.topic, topics, task.topic, f"{task.topic} (chưa có trong kế hoạch)")
        methods: list[tuple[str, Any, str]] = [("Không theo hình thức nào", "", "")]
        methods += [(f"{one.number}. {one.title}", one.number, one.title) for one in self._methods]
        _fill(form.method, methods, task.method, f"{task.method} (chưa có trong kế hoạch)")
        self._fill_points(task.topic, task.point)
        _choose(form.counted, task.counted)
        _choose(form.event_kind, task.event_kind)

    def _fill_points(self, topic_number: int, point: str) -> None:
        topic = next((one for one in self._topics if one.number == topic_number), None)
        points: list[tuple[str, Any, str]] = [("Không theo ý nào", "", "")]
        points += [(shorten(text, _LONG), text, text) for text in (topic.points if topic else ())]
        _fill(self._form.point, points, point, shorten(point, _LONG))
        has_points = len(points) > 1 or bool(point)
        self._form.point.setVisible(has_points)
        self._form.point_label.setVisible(has_points)

    def _show_parts(self, counted: str) -> None:
        """Only what means something for what is counted."""
        form, by_hand = self._form, counted == Counted.BY_HAND
        parts: tuple[tuple[QWidget, bool], ...] = (
            (form.event_kind_label, counted == Counted.EVENTS),
            (form.event_kind, counted == Counted.EVENTS),
            (form.target_label, not by_hand),
            (form.target, not by_hand),
            (form.done_place_label, by_hand),
            (form.done_place, by_hand),
            (form.behind_heading, not by_hand),
            (form.behind, not by_hand),
        )
        for part, is_shown in parts:
            part.setVisible(is_shown)

    def _name_done(self, done_on: str) -> None:
        self._form.done.setText("Bỏ đánh dấu" if done_on else "Đánh dấu xong")

    def _tell_problems(self) -> None:
        for label, names in self._faults:
            self._tell_problem(label, names)

    def _tell_problem(self, label: QLabel, names: Sequence[str]) -> None:
        text = " ".join(self._problems[name] for name in names if name in self._problems)
        label.setText(text)
        label.setVisible(bool(text))


def _write(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show the text; it was not typed."""
    if isinstance(field, QPlainTextEdit):
        if field.toPlainText() != text:
            _quietly(field, field.setPlainText, text)
    elif field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)


def _quietly(widget: QWidget, change: Any, value: Any) -> None:
    widget.blockSignals(True)
    change(value)
    widget.blockSignals(False)


def _fill(box: QComboBox, entries: Sequence[tuple[str, Any, str]], chosen: Any, unknown: str) -> None:
    """Entries of (text, value, tip); a chosen value that is none of them comes last, as `unknown`."""
    known = [value for _, value, _ in entries]
    wanted = [*entries, *([] if chosen in known else [(unknown, chosen, unknown)])]
    now = [(box.itemText(place), box.itemData(place)) for place in range(box.count())]
    if now != [(text, value) for text, value, _ in wanted]:
        box.clear()
        for text, value, tip in wanted:
            box.addItem(text, value)
            box.setItemData(box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
    _choose(box, chosen)


def _choose(box: QComboBox, value: Any) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))
    tip = box.currentData(Qt.ItemDataRole.ToolTipRole)
    if box.isEnabled():
        box.setToolTip(str(tip or box.currentText()))
