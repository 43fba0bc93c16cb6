"""What was written because of the document in hand, each opening in its room."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidgetItem

from ucvn_desktop.core.paper import CitingKind
from ucvn_desktop.services.citations import CitationRow
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.plan.papers import words
from ucvn_desktop.ui.pages.plan.papers.form import PlanPapersForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_ITEM = int(Qt.ItemDataRole.UserRole)
_SEEN = 6
_ICONS = {CitingKind.ARTICLE: "articles", CitingKind.SLOGAN: "posters"}


class CitedList(QObject):
    """The last one that was written stands first."""

    def __init__(self, session: Session, form: PlanPapersForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        form.cited.setItemDelegate(TwoLines(form.cited))
        form.cited.setMouseTracking(True)
        form.cited.itemActivated.connect(self._open)
        form.cited.itemClicked.connect(self._open)

    def show_citations(self, citations: Sequence[CitationRow], *, in_bin: bool) -> None:
        """Show what cites the document; of one in the bin nothing is told."""
        form, view = self._form, self._form.cited
        place = view.currentRow()
        view.clear()
        for row in reversed(citations):
            item = QListWidgetItem(icon(_ICONS[row.item_kind], tone="mute"), words.cited(row))
            item.setData(_ITEM, (row.item_kind.value, row.item_id))
            item.setToolTip(row.item_title)
            view.addItem(item)
        view.setCurrentRow(min(place, view.count() - 1))
        view.setVisible(bool(citations))
        if citations:
            # The form gives it what height there is; in a low window it is scrolled with all beside it.
            view.setMinimumHeight(min(len(citations), _SEEN) * view.sizeHintForRow(0) + 2)
        form.cited_heading.setText(words.cited_heading(len(citations)))
        form.cited_said.setText(words.CITES_LATER if in_bin else words.NONE_CITES)
        form.cited_said.setVisible(not citations)

    def _open(self, item: QListWidgetItem) -> None:
        self._session.wanted.emit(*item.data(_ITEM))
