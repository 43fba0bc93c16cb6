"""The room's two lists as they behave: what stays chosen, scrolled and open when they are read anew."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QTreeView

from ucvn_desktop.services.outbox import OutboxItem, Standing
from ucvn_desktop.services.sent_log import SentBundle
from ucvn_desktop.ui.pages.sending.delegates import ItemsDelegate, LogDelegate
from ucvn_desktop.ui.pages.sending.items import ITEM, ItemsModel
from ucvn_desktop.ui.pages.sending.log import BUNDLE, LogModel


class ItemsList(QObject):
    """The tree of what could be sent; what was sent already is folded up at first."""

    opened = Signal(object)  # an OutboxItem to be shown in its room

    def __init__(self, view: QTreeView, model: ItemsModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._folded = {Standing.SENT}
        self._filter_is_on = False
        delegate = ItemsDelegate(view)
        delegate.opened.connect(self.opened)
        _prepare(view)
        view.setItemDelegate(delegate)
        view.setModel(model)
        view.activated.connect(self._activated)
        view.expanded.connect(lambda index: self._fold(index, folded=False))
        view.collapsed.connect(lambda index: self._fold(index, folded=True))

    def show_items(self, items: list[OutboxItem], keys: list[str]) -> None:
        """Show these instead."""
        self._keeping(lambda: self._model.show_items(items, keys))

    def filter(self, words: list[str]) -> None:
        """Show only what has these words; then nothing is folded up."""
        self._filter_is_on = bool(words)
        self._keeping(lambda: self._model.filter(words))

    def _keeping(self, change: Any) -> None:
        current = self._view.currentIndex().data(ITEM)
        scrolled = self._view.verticalScrollBar().value()
        change()
        with QSignalBlocker(self._view):
            for standing in Standing:
                index = self._model.group_index(standing)
                if index.isValid():
                    self._view.setExpanded(index, self._filter_is_on or standing not in self._folded)
        index = self._model.index_of(current.key) if current else QModelIndex()
        if index.isValid():
            self._view.setCurrentIndex(index)
        self._view.verticalScrollBar().setValue(scrolled)

    def _activated(self, index: QModelIndex) -> None:
        item = index.data(ITEM)
        if item is None:
            self._view.setExpanded(index, not self._view.isExpanded(index))
        else:
            self.opened.emit(item)

    def _fold(self, index: QModelIndex, *, folded: bool) -> None:
        group = self._model.group_at(index)
        if group is None or self._filter_is_on:
            return
        if folded:
            self._folded.add(group.standing)
        else:
            self._folded.discard(group.standing)


class LogList(QObject):
    """The list of what was sent; one bundle is always chosen."""

    chosen = Signal(object)  # a SentBundle, or None
    opened = Signal()  # the chosen one by Enter or double click

    def __init__(self, view: QListView, model: LogModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        _prepare(view)
        view.setUniformItemSizes(True)
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


def _prepare(view: QAbstractItemView) -> None:
    view.setMouseTracking(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
