"""The table at the left: its filters, what it shows, which task is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from ucvn_desktop.core.plan import Topic
from ucvn_desktop.core.task import STATE_LABELS
from ucvn_desktop.services.tasks import TaskFilter, TaskRow, passes
from ucvn_desktop.ui.pages.plan.tasks import words
from ucvn_desktop.ui.pages.plan.tasks.delegate import TaskDelegate
from ucvn_desktop.ui.pages.plan.tasks.form import PlanTasksForm
from ucvn_desktop.ui.pages.plan.tasks.model import Column, TaskModel
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_PAUSE_MS = 150
_WIDE, _NARROW = (
    780,
    560,
)  # below the first, topics are numbers only; below the other, they and names are left out
_TOPIC, _TOPIC_NUMBER = 140, 78
_RESULT, _RESULT_ON_TWO_LINES = 224, 174
_WIDTHS = {Column.WHO: 108, Column.UNTIL: 94}


class ListPanel(QObject):
    """`chosen` gives the row of the task that is shown as chosen, None where there is none; `listed` comes
    when other tasks are listed, or the same ones anew."""

    chosen = Signal(object)
    listed = Signal()

    def __init__(self, form: PlanTasksForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._model = TaskModel(self)
        self._delegate = TaskDelegate(form.table)
        self._all: list[TaskRow] = []
        self._shown = TaskFilter()
        self._wanted = 0
        self._prepare()
        for state, label in ((None, "Mọi tình trạng"), *STATE_LABELS.items()):
            form.show_state.addItem(label, state)
        self.show_topics([])
        self._boxes = TidyBoxes(self, form.show_state, form.show_topic)
        self._pause = run_later(self, _PAUSE_MS, self.apply)
        for field in (form.show_who, form.words):
            field.textChanged.connect(lambda _: self._pause.start())
        form.show_state.activated.connect(lambda _: self.apply())
        form.show_topic.activated.connect(lambda _: self.apply())
        form.show_all.clicked.connect(self.drop_filter)

    @property
    def model(self) -> TaskModel:
        """What is listed."""
        return self._model

    @property
    def filter(self) -> TaskFilter:
        """What the user wants to see."""
        form = self._form
        return TaskFilter(
            form.show_state.currentData(),
            form.show_topic.currentData(),
            form.show_who.text(),
            form.words.text(),
        )

    @property
    def filter_words(self) -> str:
        """What the table is filtered by, for paper; "" where it is not."""
        form, wanted = self._form, self.filter
        told = (
            form.show_state.currentText() if wanted.state else "",
            form.show_topic.currentText() if wanted.topic is not None else "",
            f"thực hiện: {wanted.who}" if wanted.who else "",
            f"có «{wanted.text}»" if wanted.text else "",
        )
        return " · ".join(part for part in told if part)

    @property
    def current(self) -> TaskRow | None:
        """The task that is chosen."""
        return next((row for row in self._model.rows if row.task.id == self._wanted), None)

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """The topics by which the table can be filtered."""
        self._model.name_topics({topic.number: topic.short for topic in topics})
        box = self._form.show_topic
        before = box.currentData()
        box.clear()
        box.addItem("Mọi nội dung", None)
        for topic in topics:
            box.addItem(f"{topic.number}. {topic.short}", topic.number)
        box.addItem("Không theo nội dung nào", 0)
        box.setCurrentIndex(max(0, box.findData(before)))

    def show_rows(self, rows: Sequence[TaskRow]) -> None:
        """Show the tasks of a year, as far as the filter lets them through."""
        self._all = list(rows)
        if rows:
            self._fit()
        self.apply()

    def choose(self, task_id: int) -> None:
        """Choose the task; where it is not there yet, as soon as it is."""
        self._wanted = task_id
        if self._model.place_of(task_id) is not None:
            self._mark()
            self.chosen.emit(self.current)

    def step_from(self, task_id: int) -> None:
        """The task is about to go: choose its neighbour."""
        rows, place = self._model.rows, self._model.place_of(task_id)
        if place is not None:
            rest = rows[place + 1 : place + 2] or rows[max(0, place - 1) : place]
            self._wanted = rest[0].task.id if rest else 0
            self._mark()
            self.chosen.emit(self.current)

    def drop_filter(self) -> None:
        """List every task of the year."""
        self.clear_filter()
        self.apply()

    def clear_filter(self) -> None:
        """Empty the filters; what is shown next is shown whole."""
        form = self._form
        for box in (form.show_state, form.show_topic):
            box.setCurrentIndex(0)
        for field in (form.show_who, form.words):
            field.clear()
        self._pause.stop()

    def apply(self) -> None:
        """List what the filter lets through; the chosen task stays chosen, and listed while it is in hand."""
        self._pause.stop()
        wanted = self.filter
        kept = self._wanted if wanted == self._shown else 0
        self._shown = wanted
        rows = [row for row in self._all if row.task.id == kept or passes(row, wanted)]
        bar = self._form.table.verticalScrollBar()
        scrolled = bar.value()
        self._model.show_rows(rows)
        bar.setValue(scrolled)
        if self.current is None:
            self._wanted = rows[0].task.id if rows else 0
        self._mark()
        self._form.table.setVisible(bool(rows))
        self._form.list_said.setVisible(not rows)
        self._form.list_said.setText(words.nothing(wanted))
        self._form.show_all.setVisible(wanted != TaskFilter())
        self.listed.emit()
        self.chosen.emit(self.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize:
            if watched is not self._form.table:
                self._fit()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._form.table.viewport().update()
        return False

    def _prepare(self) -> None:
        table = self._form.table
        table.setItemDelegate(self._delegate)
        table.setModel(self._model)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            head.resizeSection(column, width)
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)  # only then it has its new width
        table.selectionModel().currentRowChanged.connect(self._row_changed)

    def _fit(self) -> None:
        table = self._form.table
        width, head = table.viewport().width(), table.horizontalHeader()
        is_wide = width >= _WIDE
        self._model.name_briefly(not is_wide)
        head.resizeSection(Column.TOPIC, _TOPIC if is_wide else _TOPIC_NUMBER)
        head.resizeSection(Column.RESULT, _RESULT if is_wide else _RESULT_ON_TWO_LINES)
        table.setColumnHidden(Column.TOPIC, width < _NARROW)
        # Where nobody is named, as in what the plan suggests, the room is the task's.
        table.setColumnHidden(Column.WHO, width < _NARROW or not any(row.task.who for row in self._all))
        self._delegate.lines = 2 if is_wide else 3
        height = self._delegate.row_height(table.fontMetrics())
        if table.verticalHeader().defaultSectionSize() != height:
            table.verticalHeader().setDefaultSectionSize(height)

    def _mark(self) -> None:
        table, place = self._form.table, self._model.place_of(self._wanted)
        selection = table.selectionModel()
        selection.blockSignals(True)
        if place is None:
            table.clearSelection()
        else:
            column = max(0, table.currentIndex().column())
            table.setCurrentIndex(self._model.index(place, column))
            table.selectRow(place)
            table.scrollTo(self._model.index(place, column), QAbstractItemView.ScrollHint.EnsureVisible)
        selection.blockSignals(False)
        table.viewport().update()

    def _row_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self._wanted = self._model.rows[current.row()].task.id
            self.chosen.emit(self.current)
