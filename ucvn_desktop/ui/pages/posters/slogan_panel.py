"""The panel in which a slogan of the bank is edited."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.paper import CitingKind
from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.ui.pages.posters.form import PostersForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.citation_box import CitationBox


class SloganPanel(QObject):
    """Shows a slogan and tells every change of it."""

    edited = Signal(dict)  # fields of the Slogan with their new values

    def __init__(self, session: Session, form: PostersForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._read_only = session.read_only
        self.citing = CitationBox(session, form.citations_place)
        self._slogan: Slogan | None = None
        form.slogan_text.textChanged.connect(self._text_typed)
        form.campaign.textEdited.connect(lambda text: self._change(campaign=text))
        for one, other in pairwise((form.campaign, *self.citing.stops, form.design_it)):
            QWidget.setTabOrder(one, other)

    @property
    def slogan(self) -> Slogan | None:
        """The slogan as it is on screen."""
        return self._slogan

    def open_slogan(self, slogan: Slogan) -> None:
        """Show this slogan in all fields."""
        self._slogan = None  # what is set now is no change
        self._form.slogan_text.setPlainText(slogan.text)
        self._form.campaign.setText(slogan.campaign)
        self._form.campaign.setCursorPosition(0)
        self.say_twin(None)
        is_open = not (slogan.deleted_at or self._read_only)
        self.citing.show_item((CitingKind.SLOGAN, slogan.id), is_open=is_open)
        self._slogan = slogan

    def close_slogan(self) -> None:
        """No slogan is shown."""
        self._slogan = None
        self.citing.show_item(None, is_open=False)

    def say_twin(self, twin: Slogan | None) -> None:
        """Say beside the words that another slogan has the same."""
        campaign = f" ({twin.campaign})" if twin and twin.campaign else ""
        self._form.slogan_fault.setText(f"Kho đã có khẩu hiệu này{campaign}." if twin else "")
        self._form.slogan_fault.setVisible(twin is not None)

    def _text_typed(self) -> None:
        if self._slogan and self._form.slogan_text.toPlainText() != self._slogan.text:
            self._change(text=self._form.slogan_text.toPlainText())

    def _change(self, **changes: Any) -> None:
        if self._slogan:
            self._slogan = replace(self._slogan, **changes)
            self.edited.emit(changes)
