"""A small dialog that asks which sheet of a workbook is entered."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ucvn_desktop.ui.pages.posts.form import SheetForm
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes


class SheetDialog(QDialog):
    """Accepted, `sheet` is the name of the sheet that was chosen."""

    def __init__(self, parent: QWidget | None, names: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhập bài đăng từ Excel")
        self.form = SheetForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form.root)
        self.form.sheet.addItems(list(names))
        self._boxes = TidyBoxes(self, self.form.sheet)
        self.form.cancel.clicked.connect(self.reject)
        self.form.take.clicked.connect(self.accept)

    @property
    def sheet(self) -> str:
        """The sheet that is chosen."""
        return self.form.sheet.currentText()


def ask_sheet(parent: QWidget, names: Sequence[str]) -> str | None:
    """The sheet that the user chose, or None; tests put their own answer in place of this function."""
    dialog = SheetDialog(parent, names)
    try:
        return dialog.sheet if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
