"""The room «Gửi tin, bài»: what could be sent and what was; packs a bundle and opens it."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.outbox import OutboxItem, Standing, outbox
from ucvn_desktop.services.sent_log import SentBundle, sent_bundles
from ucvn_desktop.ui.forms import put
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.sending.bundle_panel import BundlePanel
from ucvn_desktop.ui.pages.sending.form import SendingForm
from ucvn_desktop.ui.pages.sending.items import ItemsModel
from ucvn_desktop.ui.pages.sending.lists import ItemsList, LogList
from ucvn_desktop.ui.pages.sending.log import LogModel
from ucvn_desktop.ui.pages.sending.packer import Packer
from ucvn_desktop.ui.pages.sending.words import advice, weigh
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.destination_editor import DestinationEditor
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.read_only import close
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes
from ucvn_desktop.ui.widgets.year_box import YearBox

if TYPE_CHECKING:
    from ucvn_desktop.services.packing import Packed

_KINDS = frozenset({"article", "photo", "poster", "submission", "profile"})  # what the lists are made of
_SETTLES_MS = 300
_FILTER_MS = 150

_State = tuple[list[OutboxItem], list[str], list[SentBundle]]


class SendingPage(Page):
    """What is ready, what is missing, what was sent."""

    ROOM = "sending"
    TITLE = "Gửi tin, bài"
    KINDS = frozenset({"submission"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._form = SendingForm.load(self)
        put(self, self._form.root)
        self.primary = self.make_action("Tạo bộ gửi", "Đóng các mục đã chọn thành một tệp .zip (Ctrl+Enter)")
        check = self.make_action("Kiểm tra tệp…", "Xem một bộ gửi ở trên máy có đủ, có nguyên vẹn không")
        self.secondary = (check,)
        self._items, self._log = ItemsModel(self), LogModel(self)
        self._years = YearBox(self._form.show_year, session.memory)
        self._items_list = ItemsList(self._form.items, self._items, self._years)
        self._boxes = TidyBoxes(self, self._form.show_year)
        self._log_list = LogList(self._form.log, self._log)
        self._destinations = DestinationEditor(session, folds=True)
        put(self._form.destinations_place, self._destinations)
        self._panel = BundlePanel(session, self._form, self)
        self._packer = Packer(session, self)
        self._is_reading = self._is_stale = False
        self._wanted_bundle = self._bundles = 0
        self._settled = run_later(self, _SETTLES_MS, self.refresh)
        self._filtering = run_later(self, _FILTER_MS, self._filter)
        put(self._form.empty_place, self._empty_page())
        self.primary.triggered.connect(self.pack)
        check.triggered.connect(self._packer.check_some)
        self._connect_lists()
        self._connect_rest()
        self._order_tabs()
        self._weigh()
        self._say_folder()
        if session.read_only:
            close(self.primary, self._form.change_folder)

    @property
    def destinations(self) -> DestinationEditor:
        """Where to."""
        return self._destinations

    @property
    def form(self) -> SendingForm:
        """The page's widgets."""
        return self._form

    @property
    def item_model(self) -> ItemsModel:
        """What could be sent, and what of it is ticked."""
        return self._items

    @property
    def has_unsaved(self) -> bool:
        return self._destinations.has_unsaved

    def visited(self) -> None:
        self._destinations.refresh()
        self.refresh()

    def pack(self) -> None:
        """Make a bundle of what is ticked."""
        chosen = self._items.chosen
        if chosen and not (self._packer.is_busy or self.session.read_only):
            self.flush()
            self._packer.pack(chosen, self._destinations.current)

    def print_shown(self) -> None:
        focus = self.focusWidget()
        if focus and self._form.log_card.isAncestorOf(focus) and self._panel.bundle:
            self.print_bundle()
        else:
            self.print_chosen()

    def print_bundle(self) -> None:
        """Print what lay in the bundle that is shown."""
        from ucvn_desktop.ui.pages.sending.paper import sent_list
        from ucvn_desktop.ui.printing import print_document

        bundle = self._panel.bundle
        if bundle:
            document = sent_list(self.session.workspace.profile.unit_name, bundle, self._panel.items)
            print_document(self.session, self, f"Danh mục {bundle.name}", document)

    def print_chosen(self) -> None:
        """Print what is ticked."""
        from ucvn_desktop.ui.pages.sending.paper import chosen_list
        from ucvn_desktop.ui.printing import print_document

        if not self._items.chosen:
            self.session.messages.say("Chưa chọn mục nào nên chưa có gì để in.", "blue")
            return
        destination = self._destinations.current
        document = chosen_list(
            self.session.workspace.profile.unit_name,
            destination.name if destination else "",
            self._items.chosen,
        )
        print_document(self.session, self, "Danh mục chọn gửi", document)

    def rename(self) -> None:
        self._destinations.edit()

    def back(self) -> bool:
        if self._destinations.is_unfolded:
            self._destinations.edit(False)
        elif self._form.filter.text():
            self._form.filter.clear()
        else:
            return False
        return True

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind not in self.KINDS:
            return False
        self._wanted_bundle = record_id
        self._log_list.choose(record_id)
        return True

    def flush(self) -> None:
        self._destinations.flush()

    def refresh(self) -> None:
        """Read both lists anew; asked again while they are read, they are read once more."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        workspace = self.session.workspace

        def read() -> _State:
            items = outbox(workspace)
            return items, [fold(item.title) for item in items], sent_bundles(workspace)

        self.session.jobs.read(read, self._show, self._not_read)

    def _show(self, state: _State) -> None:
        self._is_reading = False
        items, keys, bundles = state
        self._items_list.show_items(items, keys)
        self._log_list.show_bundles(bundles, self._wanted_bundle)
        self._wanted_bundle = 0
        self._form.sent.setVisible(bool(bundles))
        self._form.nothing_sent.setVisible(not bundles)
        self._form.states.setCurrentWidget(self._form.working if items or bundles else self._form.empty_place)
        self._bundles = len(bundles)
        self._say_count()
        if self._is_stale:
            self.refresh()

    def _not_read(self, error: Exception) -> None:
        from ucvn_desktop.core.errors import UserError

        self._is_reading = False
        if isinstance(error, UserError):
            self.session.messages.error(error)

    def _connect_lists(self) -> None:
        self._items.ticked.connect(self._weigh)
        self._years.chosen.connect(self._say_count)
        self._items_list.opened.connect(lambda item: self.session.wanted.emit(*item.key))
        self._log_list.chosen.connect(self._panel.show_bundle)
        self._log_list.opened.connect(self._panel.open_folder)
        self._panel.check_wanted.connect(self._packer.check)
        self._panel.print_wanted.connect(self.print_bundle)
        self._form.filter.textChanged.connect(lambda _: self._filtering.start())

    def _connect_rest(self) -> None:
        self._destinations.changed.connect(self._weigh)
        # In a low window there is room for one of the two.
        self._destinations.unfolded.connect(self._form.filter_row.setHidden)
        self._packer.busy_changed.connect(self._weigh)
        self._packer.packed.connect(self._packed)
        self._packer.folder_changed.connect(self._say_folder)
        self._form.change_folder.clicked.connect(self._packer.choose_folder)
        self.session.changed.connect(self._changed)

    def _order_tabs(self) -> None:
        """Tab comes to the destinations first, though they are made later than the form around them."""
        form = self._form
        bundle = (form.log, form.bundle_items, form.open_folder, form.open_index)
        rest = (
            form.filter,
            form.show_year,
            form.items,
            form.change_folder,
            *bundle,
            form.check_bundle,
            form.print_bundle,
        )
        for one, other in pairwise([*self._destinations.stops, *rest]):
            QWidget.setTabOrder(one, other)

    def _changed(self, kind: str) -> None:
        if kind in _KINDS and self.isVisible():
            self._settled.start()

    def _packed(self, packed: "Packed") -> None:
        submission = packed.submission
        if submission:
            self._panel.remember_notes(submission.id, packed.notes)
            self._wanted_bundle = submission.id
        self._items.forget_ticks(self._items.chosen)
        self.refresh()

    def _filter(self) -> None:
        self._items_list.filter(fold(self._form.filter.text()).split())

    def _weigh(self) -> None:
        chosen, destination = self._items.chosen, self._destinations.current
        weight = weigh(len(chosen), self._items.chosen_size, destination)
        lacking = sum(item.standing is Standing.LACKING for item in chosen)
        self._form.weight.setText(weight.text)
        _play(self._form.weight, "fault" if weight.is_too_much else "")
        self._form.meter.setVisible(weight.has_limit)
        self._form.meter.setValue(weight.share)
        told = advice(weight, lacking, self._items.left_out())
        self._form.remark.setText(told)
        self._form.remark.setVisible(bool(told))
        assert self.primary
        self.primary.setEnabled(bool(chosen) and not (self._packer.is_busy or self.session.read_only))

    def _say_count(self) -> None:
        ready, lacking = (self._items.count(one) for one in (Standing.READY, Standing.LACKING))
        bundles = 0 if self._years.year else self._bundles  # those of a year may hold what counts for another
        figures = ((ready, "mục sẵn sàng"), (lacking, "mục còn thiếu"), (bundles, "bộ đã gửi"))
        told = [f"{format_number(count)} {what}" for count, what in figures if count]
        said = " · ".join(told) or "chưa có gì để gửi"
        year = self._years.year
        self.set_subtitle(f"Năm {year}: {said}" if year else f"{said[0].upper()}{said[1:]}")

    def _say_folder(self) -> None:
        folder = self._packer.folder
        button = self._form.change_folder
        name = shorten(folder.name or str(folder), 40) if folder else ""
        button.setText(f"Lưu vào «{name}» (đổi)" if folder else "Chọn nơi để bộ gửi")
        if self.session.read_only:
            return
        button.setToolTip(str(folder) if folder else "Chọn một lần, các lần sau chương trình nhớ")

    def _empty_page(self) -> EmptyPage:
        write = self.make_action("Viết tin, bài", "Sang phòng Tin, bài")
        write.triggered.connect(lambda: self.session.wanted.emit("article", 0))
        page = EmptyPage(
            "empty-sending",
            "Chưa có gì để gửi",
            "Tin, bài và bản in sẽ hiện ở đây, kèm những gì còn thiếu. Chọn xong, chương trình đóng tất cả "
            "thành một tệp .zip có mục lục và phiếu gửi.",
            write,
        )
        page.example.connect(self.session.sample)
        return page


def _play(widget: QWidget, role: str) -> None:
    """Give the widget another role of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
