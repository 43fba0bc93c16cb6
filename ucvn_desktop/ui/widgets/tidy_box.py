"""Combo boxes as they should be: a long choice is cut with «…», and the wheel scrolls past."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter


class TidyBoxes(QObject):
    """Watches the boxes of a form."""

    def __init__(self, parent: QObject, *boxes: QComboBox) -> None:
        super().__init__(parent)
        for box in boxes:
            box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(watched, QComboBox):
            return False
        if event.type() is QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()
            return True
        if event.type() is QEvent.Type.Paint:
            _paint(watched)
            return True
        return False


def _paint(box: QComboBox) -> None:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    painter = QStylePainter(box)
    painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    option.currentText = option.fontMetrics.elidedText(
        option.currentText, Qt.TextElideMode.ElideRight, room.width() - 4
    )
    painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
    painter.end()
