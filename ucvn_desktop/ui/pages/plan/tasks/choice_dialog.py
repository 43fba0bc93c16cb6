"""Choosing tasks: those that the plan suggests, and those that come along into a new year."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QVBoxLayout, QWidget

from ucvn_desktop.core.task import Task
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.ui.pages.plan.tasks.form import ChoiceForm
from ucvn_desktop.ui.pages.plan.tasks.words import origin

_Check = Qt.CheckState


class ChoiceDialog(QDialog):
    """Accepted, `chosen` are the places of the ticked entries, `year` is the year that was typed."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, entries: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = ChoiceForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form.root)
        form = self.form
        form.sentence.setText(sentence)
        # A layout counts one line as the least height of a text that wraps: on a low screen, where Qt makes a
        # window as small as it may be, the buttons lay over the entries.
        down = form.root.layout()
        assert down
        margins = down.contentsMargins()
        width = form.root.minimumWidth() - margins.left() - margins.right()
        form.sentence.ensurePolished()
        form.sentence.setMinimumHeight(form.sentence.heightForWidth(width))
        form.fault.hide()
        form.year_place.hide()
        for text in entries:
            item = QListWidgetItem(text)
            item.setToolTip(text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_Check.Unchecked)
            form.entries.addItem(item)
        form.every.setVisible(len(entries) > 1)
        form.entries.setVisible(bool(entries))
        form.every.clicked.connect(lambda: self.tick(form.every.checkState() is not _Check.Unchecked))
        form.entries.itemChanged.connect(lambda _: self._count())
        form.cancel.clicked.connect(self.reject)
        form.accept.clicked.connect(self._accept_whole)
        self._words: Callable[[int], str] = str
        self._fault_of: Callable[[], str] = str

    @property
    def chosen(self) -> list[int]:
        """The places of the ticked entries."""
        entries = self.form.entries
        return [
            place for place in range(entries.count()) if entries.item(place).checkState() is _Check.Checked
        ]

    def label_by(self, words: Callable[[int], str], fault: Callable[[], str]) -> None:
        """What the button says for a number of ticked entries, and what forbids to go on («»: nothing)."""
        self._words, self._fault_of = words, fault
        self._count()

    def ask_year(self, year: int) -> None:
        """Ask for a year too."""
        self.form.year_place.show()
        self.form.year.setValue(year)
        self.form.year.valueChanged.connect(lambda _: self._count())

    def tick(self, on: bool) -> None:
        """Tick every entry, or none."""
        entries = self.form.entries
        entries.blockSignals(True)
        for place in range(entries.count()):
            entries.item(place).setCheckState(_Check.Checked if on else _Check.Unchecked)
        entries.blockSignals(False)
        entries.viewport().update()
        self._count()

    def _count(self) -> None:
        chosen, all_there = len(self.chosen), self.form.entries.count()
        self.form.every.setTristate(0 < chosen < all_there)
        some = _Check.PartiallyChecked if chosen else _Check.Unchecked
        self.form.every.setCheckState(_Check.Checked if chosen == all_there else some)
        self.form.accept.setText(self._words(chosen))
        self.form.fault.hide()

    def _accept_whole(self) -> None:
        fault = self._fault_of()
        if not fault:
            self.accept()
            return
        self.form.fault.setText(fault)
        self.form.fault.show()


def suggestion_dialog(parent: QWidget | None, tasks: Sequence[Task]) -> ChoiceDialog:
    """Which of the suggested tasks to add."""
    dialog = ChoiceDialog(
        parent,
        "Nhiệm vụ từ kế hoạch",
        "Mỗi ý của kế hoạch có thể thành một nhiệm vụ: cho cả năm, hoặc cho những ngày mà ý ấy nêu; người thực hiện, "
        "hạn và chỉ tiêu sửa sau. "
        "Ý nào đã có nhiệm vụ thì không hiện ở đây.",
        [origin(task) for task in tasks],
    )
    dialog.label_by(
        lambda count: f"Thêm {format_number(count)} nhiệm vụ" if count else "Thêm nhiệm vụ",
        lambda: "" if dialog.chosen else "Chưa chọn nhiệm vụ nào. Hãy đánh dấu ít nhất một nhiệm vụ.",
    )
    return dialog


def year_dialog(parent: QWidget | None, tasks: Sequence[Task], years: Sequence[int]) -> ChoiceDialog:
    """Which year to open, and which tasks come along."""
    dialog = ChoiceDialog(
        parent,
        "Mở năm mới",
        "Các nhiệm vụ được chọn sẽ chép sang năm ấy, ngày tháng chuyển theo năm. Năm cũ giữ nguyên."
        if tasks
        else "Năm đang xem chưa có nhiệm vụ nào để chép sang.",
        [task.what for task in tasks],
    )
    dialog.ask_year(max(years) + 1 if years else int(today()[:4]))
    dialog.label_by(
        lambda count: _year_words(count, is_open=dialog.form.year.value() in years),
        lambda: _year_fault(dialog.form.year.value(), years, len(dialog.chosen)),
    )
    dialog.tick(True)
    return dialog


def ask_suggestions(parent: QWidget, tasks: Sequence[Task]) -> list[Task]:
    """The suggestions that the user chose; tests put their own answer in place of this function."""
    dialog = suggestion_dialog(parent, tasks)
    try:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return [tasks[place] for place in dialog.chosen] if accepted else []
    finally:
        dialog.deleteLater()


def ask_year(parent: QWidget, tasks: Sequence[Task], years: Sequence[int]) -> tuple[int, list[int]] | None:
    """The new year and the ids of the tasks that come along, or None."""
    dialog = year_dialog(parent, tasks, years)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return dialog.form.year.value(), [tasks[place].id for place in dialog.chosen]
    finally:
        dialog.deleteLater()


def _year_words(count: int, *, is_open: bool) -> str:
    if not count:
        return "Mở năm"
    return f"{'Chép' if is_open else 'Mở năm, chép'} {format_number(count)} nhiệm vụ"


def _year_fault(year: int, years: Sequence[int], count: int) -> str:
    if year not in years or count:
        return ""
    return f"Năm {year} đã mở từ trước. Hãy ghi năm khác, hoặc đánh dấu nhiệm vụ để chép sang năm ấy."
