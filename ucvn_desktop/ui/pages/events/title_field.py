"""The field of an event's name: as high as its lines, and no higher than a few of them."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPlainTextEdit

_MOST = 4
_FRAME = 18  # the theme's padding and edge, and what letters with two marks stand over


class TitleField(QObject):
    """Keeps `field` as high as what is typed needs."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        field.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

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
