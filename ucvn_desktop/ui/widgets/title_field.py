"""The field of a name or title: as high as its lines, and no higher than a few of them."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

_MOST = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FRAME = 18  # the theme's padding and edge, and what letters with two marks stand over


class TitleField(QObject):
    """Keeps `field` as high as what is typed needs; Enter goes on, for a name has no paragraphs."""

    left = Signal()

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        field.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        field.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _ENTER and not with_ctrl:
                self.left.emit()
                return True
        if event.type() is QEvent.Type.Resize:
            # Behind the field's own answer, which breaks the lines anew and tells nobody.
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        field = self._field
        # Qt gives the height of a plain text in lines.
        wanted = round(field.document().documentLayout().documentSize().height())
        lines = max(1, min(_MOST, wanted))
        margins = 2 * field.document().documentMargin() + _FRAME
        field.setFixedHeight(round(lines * field.fontMetrics().lineSpacing() + margins))
        scrolls = wanted > _MOST
        policy = Qt.ScrollBarPolicy
        field.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
