"""The room's two lists as they behave: what stays chosen, scrolled and open when they are read anew."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from ucvn_desktop.services.outbox import OutboxItem
from ucvn_desktop.services.sent_log import SentBundle
from ucvn_desktop.ui.pages.sending.delegates import ItemsDelegate, LogDelegate
from ucvn_desktop.ui.pages.sending.items import ITEM, ItemsModel
from ucvn_desktop.ui.pages.sending.log import BUNDLE, LogModel
from ucvn_desktop.ui.widgets.year_box import YearBox, within


class ItemsList(QObject):
    """The list of what could be sent; what was sent already is folded up at first."""

    opened = Signal(object)  # an OutboxItem to be shown in its room

    def __init__(self, view: QListView, model: ItemsModel, years: YearBox) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._years = years
        years.chosen.connect(self._keep_to_year)
        delegate = ItemsDelegate(view)
        delegate.opened.connect(self.opened)
        delegate.folded.connect(self._toggle)
        _prepare(view)
        view.setItemDelegate(delegate)
        view.setModel(model)
        view.activated.connect(self._activated)
        # A tick changes boxes all over the list; asking for each of them would take longer than painting.
        model.ticked.connect(view.viewport().update)

    def show_items(self, items: list[OutboxItem], keys: list[str]) -> None:
        """Show these instead."""
        self._keeping(lambda: self._model.show_items(items, keys))
        years = sorted({item.year for item in items}, reverse=True)
        self._years.offer(years, within(self._years.year, years))
        self._keep_to_year()

    def filter(self, words: list[str]) -> None:
        """Show only what has these words."""
        self._keeping(lambda: self._model.filter(words))

    def _keep_to_year(self) -> None:
        self._keeping(lambda: self._model.keep_to(self._years.year))

    def _keeping(self, change: Callable[[], bool]) -> None:
        """Change what is shown; what is current stays current where it is still there, and in sight."""
        current = self._view.currentIndex()
        item, group = current.data(ITEM), self._model.group_at(current)
        scrolled = self._view.verticalScrollBar().value()
        if not change():
            return
        index = self._model.index_of(item.key) if item else QModelIndex()
        if group:
            index = self._model.group_index(group.standing)
        if index.isValid():
            self._view.setCurrentIndex(index)
        self._view.verticalScrollBar().setValue(scrolled)

    def _activated(self, index: QModelIndex) -> None:
        item = index.data(ITEM)
        if item is None:
            self._toggle(index)
        else:
            self.opened.emit(item)

    def _toggle(self, index: QModelIndex) -> None:
        group = self._model.group_at(index)
        if group:
            self._model.fold(group, not group.folded)
            self._view.viewport().update()


class LogList(QObject):
    """The list of what was sent; one bundle is always chosen."""

    chosen = Signal(object)  # a SentBundle, or None
    opened = Signal()  # the chosen one by Enter or double click

    def __init__(self, view: QListView, model: LogModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        _prepare(view)
        view.setItemDelegate(LogDelegate(view))
        view.setModel(model)
        view.selectionModel().currentChanged.connect(lambda index, _: self.chosen.emit(index.data(BUNDLE)))
        view.activated.connect(lambda _: self.opened.emit())

    def show_bundles(self, bundles: list[SentBundle], wanted: int = 0) -> None:
        """Show these, and choose the bundle with the id `wanted`, else the one that was chosen, else the newest."""
        current: SentBundle | None = self._view.currentIndex().data(BUNDLE)
        scrolled = self._view.verticalScrollBar().value()
        with QSignalBlocker(self._view.selectionModel()):
            self._model.show_bundles(bundles)
        # No higher than what is in it: the rest is the chosen bundle's.
        self._view.setMaximumHeight(max(1, len(bundles)) * max(1, self._view.sizeHintForRow(0)))
        self._view.verticalScrollBar().setValue(scrolled)
        if not self.choose(wanted or (current.id if current else 0)):
            self._view.setCurrentIndex(self._model.index(0, 0))
        if not bundles:
            self.chosen.emit(None)

    def choose(self, bundle_id: int) -> bool:
        """Choose the bundle with this id; False where it is not listed."""
        index = self._model.index_of(bundle_id)
        if index.isValid():
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)
        return index.isValid()


def _prepare(view: QListView) -> None:
    view.setMouseTracking(True)
    view.setUniformItemSizes(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
