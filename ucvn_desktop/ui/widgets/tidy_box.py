"""Boxes as they should be: the wheel scrolls past, and a combo box cuts a long choice with «…»."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)


class TidyBoxes(QObject):
    """Watches the boxes of a form."""

    def __init__(self, parent: QObject, *boxes: QComboBox | QAbstractSpinBox) -> None:
        super().__init__(parent)
        for box in boxes:
            # The wheel would give them the focus before it asks whether they have it.
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        if event.type() is QEvent.Type.Paint and isinstance(watched, QComboBox):
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
