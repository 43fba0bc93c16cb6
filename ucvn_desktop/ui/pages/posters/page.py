"""Tuyên truyền trực quan: slogans and designs at the left, the live preview in the middle, what is edited at the right."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout

from ucvn_desktop.core.slogan import Poster, Slogan
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services import poster_records, slogans
from ucvn_desktop.services.posters import PosterSpec
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.posters.bank import Bank
from ucvn_desktop.ui.pages.posters.bin import Bin
from ucvn_desktop.ui.pages.posters.closing import Closing
from ucvn_desktop.ui.pages.posters.designer import Designer
from ucvn_desktop.ui.pages.posters.form import PostersForm
from ucvn_desktop.ui.pages.posters.outlet import Outlet
from ucvn_desktop.ui.pages.posters.preview import Preview
from ucvn_desktop.ui.pages.posters.slogan_panel import SloganPanel
from ucvn_desktop.ui.pages.posters.stage import Stage
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.empty import EmptyPage

_KINDS = ("poster", "slogan")


class PostersPage(Page):
    """The room of slogans, banners and posters."""

    ROOM = "posters"
    TITLE = "Tuyên truyền trực quan"
    KINDS = frozenset(_KINDS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        import ucvn_desktop.drawing.loaded  # noqa: F401 - previews are drawn in other threads

        self._form = PostersForm.load(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form.root)
        self.primary = self.make_action("Thiết kế mới", "Băng rôn, phướn, áp phích mới (Ctrl+N)")
        self._bank = Bank(session, self._form)
        self._designer = Designer(self._form)
        self._slogan_panel = SloganPanel(session, self._form)
        self._stage = Stage()
        self._preview = Preview(session, self._stage)
        self._posters = Autosave(session, self._save_poster, "poster")
        self._slogans = Autosave(session, self._save_slogan, "slogan")
        self._bin = Bin(session, self)
        self._outlet = Outlet(session, self)
        self._closing = Closing(session, self._form)
        if session.read_only:
            self.primary.setEnabled(False)
            self.primary.setToolTip(read_only.WHY)
        self._look = PosterSpec("", 5000, 800)  # of the last design: in it a slogan is shown
        self._is_stale = True
        self._awaited: tuple[str, int] | None = None
        self._going: tuple[str, int] | None = None  # on its way to the bin
        self._own_stores = self._edits = 0
        self._lay_stage()
        self._connect()
        self._show_nothing()
        session.jobs.read(_faces, self._designer.set_faces)

    @property
    def shown(self) -> Poster | Slogan | None:
        """The record that is on screen, as typed."""
        return self._designer.poster or self._slogan_panel.slogan

    @property
    def has_unsaved(self) -> bool:
        return self._posters.has_unsaved or self._slogans.has_unsaved

    def visited(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._bank.load()

    def create_new(self) -> None:
        self._begin(lambda: poster_records.begin_poster(self.session.workspace))

    def print_shown(self) -> None:
        if self.shown:
            self._with_stored(self._print)
        else:
            self.session.messages.say("Chưa chọn thiết kế hoặc khẩu hiệu nào để in.", "blue")

    def rename(self) -> None:
        field = self._form.slogan_text if self._slogan_panel.slogan else self._form.text
        if self.shown:
            field.setFocus()
            field.selectAll()

    def delete(self) -> None:
        shown = self.shown
        # Asked once more before it is gone, it must not take its neighbour along.
        if shown is None or shown.deleted_at or self._closing.refuse():
            return
        if (shown.KIND, shown.id) != self._going:
            self._going = (shown.KIND, shown.id)
            self._with_stored(self._bin.put_away)

    def back(self) -> bool:
        if not self._form.filter.text():
            return False
        self._bank.clear_filter()
        return True

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind not in _KINDS:
            return False
        self._open(kind, record_id)
        return True

    def flush(self) -> None:
        self._posters.flush()
        self._slogans.flush()
        self._slogan_panel.citing.flush()

    def _lay_stage(self) -> None:
        assert self.primary
        self._empty = EmptyPage(
            "empty-posters",
            "Chưa có thiết kế nào",
            "Chọn một khẩu hiệu ở bên trái rồi nhấn Enter, hoặc bắt đầu thiết kế mới và tự gõ. Chữ được dàn to "
            "nhất có thể trong khổ đã chọn; tệp PDF dùng được ngay ở cơ sở in.",
            self.primary,
        )
        self._empty.example.connect(self.session.sample)
        self._layers = QStackedLayout(self._form.stage_place)
        self._layers.addWidget(self._empty)
        self._layers.addWidget(self._stage)

    def _connect(self) -> None:
        form = self._form
        assert self.primary
        self.primary.triggered.connect(self.create_new)
        self._bank.chosen.connect(self._open)
        self._bank.opened.connect(self._opened)
        self._bank.loaded.connect(self._loaded)
        self._designer.edited.connect(self._edited)
        self._designer.bank_asked.connect(self._to_bank)
        self._slogan_panel.edited.connect(self._edited)
        self._preview.seen.connect(self._seen)
        form.add_slogan.clicked.connect(self._begin_slogan)
        form.design_it.clicked.connect(self._design_shown)
        form.export_pdf.clicked.connect(lambda: self._with_stored(self._outlet.export))
        form.print_it.clicked.connect(self.print_shown)
        form.remove.clicked.connect(self.delete)
        self._posters.stored.connect(self._stored)
        self._slogans.stored.connect(self._stored)
        self._closing.restored.connect(lambda: self._with_stored(self._bin.take_back))
        self._bin.gone.connect(self._gone)
        self._bin.stayed.connect(self._stayed)
        self._bin.back.connect(self._is_back)
        self._outlet.exported.connect(lambda: self._tell_changed("poster"))
        self.session.changed.connect(self._changed)

    # What is shown

    def _loaded(self) -> None:
        self._say_subtitle()
        if self.shown is None and self._awaited is None:
            entry = self._bank.first("poster")
            if entry:
                self._open(entry.kind, entry.id)

    def _open(self, kind: str, record_id: int) -> None:
        self.flush()
        self._awaited = (kind, record_id)
        workspace = self.session.workspace
        records: Any = workspace.posters if kind == "poster" else workspace.slogans

        def read() -> tuple[Poster | Slogan, PosterSpec]:
            return records.get(record_id), poster_records.look_of(workspace, "")

        # Behind what is being saved: what is read is what was typed.
        edits = self._edits
        self.session.jobs.save(read, lambda found: self._read(*found, edits))

    def _read(self, record: Poster | Slogan, look: PosterSpec, edits: int) -> None:
        if self._awaited == (record.KIND, record.id):
            self._look = look
            self._show(record, edits)

    def _show(self, record: Poster | Slogan, edits: int) -> None:
        """Show a record that was asked for when there were so many edits."""
        self._awaited = None
        in_bin = record.deleted_at is not None
        typed = self._autosave(record).typed(record.id)
        if self._is_in_hand(record) and (typed or edits != self._edits):
            # What is on screen is newer than what was read: letters typed meanwhile stay.
            self._bank.select(record.KIND, record.id, in_bin=in_bin)
            return
        record = replace(record, **typed)
        is_poster = isinstance(record, Poster)
        if isinstance(record, Poster):
            self._slogan_panel.close_slogan()
            self._designer.open_poster(record)
            self._preview.show_now(poster_records.spec_of(record))
            self._look_for_twin(record)
        else:
            self._designer.close_poster()
            self._slogan_panel.open_slogan(record)
            self._preview.show_now(self._spec_of(record))
            self._look_for_twin(record)
        form = self._form
        form.panels.setCurrentWidget(form.design_scroll if is_poster else form.slogan_panel)
        form.panel_card.show()
        form.foot.show()
        self._closing.show_record(record)
        self._layers.setCurrentWidget(self._stage)
        self._bank.select(record.KIND, record.id, in_bin=in_bin)

    def _is_in_hand(self, record: Poster | Slogan) -> bool:
        shown = self.shown
        return shown is not None and (shown.KIND, shown.id) == (record.KIND, record.id)

    def _show_nothing(self) -> None:
        self._awaited = None
        self._designer.close_poster()
        self._slogan_panel.close_slogan()
        self._preview.clear()
        self._form.panel_card.hide()
        self._form.foot.hide()
        self._layers.setCurrentWidget(self._empty)
        self._bank.select_none()

    def _seen(self, spec: PosterSpec, faults: dict[str, str]) -> None:
        if self._designer.poster and poster_records.spec_of(self._designer.poster) == spec:
            self._designer.show_faults(faults)

    def _say_subtitle(self) -> None:
        count = self._bank.model.count
        self.set_subtitle(
            f"{format_number(count('slogan'))} khẩu hiệu · {format_number(count('poster'))} thiết kế"
        )

    # What is typed

    def _autosave(self, record: Poster | Slogan) -> Autosave:
        return self._posters if isinstance(record, Poster) else self._slogans

    def _save_poster(self, record_id: int, changes: dict[str, Any], over: int) -> Poster:
        return poster_records.edit_poster(self.session.workspace, record_id, changes, over)

    def _save_slogan(self, record_id: int, changes: dict[str, Any], over: int) -> Slogan:
        return slogans.edit_slogan(self.session.workspace, record_id, changes, over)

    def _edited(self, changes: dict[str, Any]) -> None:
        shown = self.shown
        assert shown
        self._edits += 1
        self._autosave(shown).edit(shown.id, **changes)
        self._preview.follow(self._spec_of(shown))

    def _stored(self, record: Poster | Slogan) -> None:
        self._own_stores += 1
        self._bank.put(record)
        self._say_subtitle()
        if self._is_in_hand(record):
            self._look_for_twin(record)

    def _changed(self, kind: str) -> None:
        if kind not in _KINDS:
            return
        if self._own_stores:
            self._own_stores -= 1
        elif self.isVisible():
            self._bank.load()
        else:
            self._is_stale = True

    def _look_for_twin(self, record: Poster | Slogan) -> None:
        workspace = self.session.workspace

        def look() -> Slogan | bool | None:
            if isinstance(record, Slogan):
                return slogans.same_words(workspace, record)
            return slogans.is_in_bank(workspace, record.text)

        self.session.jobs.read(look, lambda twin: self._show_twin(record, twin))

    def _show_twin(self, record: Poster | Slogan, twin: Any) -> None:
        if not self._is_in_hand(record):
            return  # another record was opened meanwhile
        if isinstance(record, Slogan):
            self._slogan_panel.say_twin(twin)
        else:
            self._designer.set_in_bank(twin)

    def _spec_of(self, record: Poster | Slogan) -> PosterSpec:
        if isinstance(record, Poster):
            return poster_records.spec_of(record)
        return replace(self._look, text=record.text)

    # What is begun

    def _begin(self, begin: Callable[[], Poster | Slogan]) -> None:
        if self._closing.refuse():
            return
        self.flush()
        edits = self._edits
        self.session.jobs.save(begin, lambda record: self._begun(record, edits))

    def _begun(self, record: Poster | Slogan, edits: int) -> None:
        self._bank.clear_filter()
        self._bank.put(record)
        self._say_subtitle()
        self._show(record, edits)
        self._tell_changed(record.KIND)
        field = self._form.text if isinstance(record, Poster) else self._form.slogan_text
        field.setFocus()

    def _begin_slogan(self) -> None:
        shown = self._slogan_panel.slogan
        campaign = shown.campaign if shown else ""
        workspace = self.session.workspace
        self._begin(lambda: slogans.begin_slogan(workspace, campaign))

    def _opened(self, kind: str, record_id: int) -> None:
        if self.shown and self.shown.deleted_at:
            self._form.banner_yes.setFocus()
        elif kind == "slogan":
            workspace = self.session.workspace
            self._begin(lambda: poster_records.begin_poster(workspace, workspace.slogans.get(record_id).text))
        else:
            self._form.text.setFocus()

    def _design_shown(self) -> None:
        if self._slogan_panel.slogan:
            self._opened("slogan", self._slogan_panel.slogan.id)

    def _to_bank(self, text: str) -> None:
        from ucvn_desktop.services.records import add_slogan

        self.session.jobs.save(lambda: add_slogan(self.session.workspace, text), self._banked)

    def _banked(self, slogan: Slogan) -> None:
        self._bank.put(slogan)
        self._say_subtitle()
        self._designer.set_in_bank(True)
        self._tell_changed("slogan")
        self.session.messages.say(
            "Đã thêm vào kho khẩu hiệu.",
            action=("Ghi phong trào, dịp", lambda: self._open("slogan", slogan.id)),
        )

    # The bin, and out of the house

    def _gone(self, record: Poster | Slogan) -> None:
        self._going = None
        neighbour = self._bank.model.neighbour(record.KIND, record.id)
        self._tell_changed(record.KIND, is_known=False)
        if neighbour:
            self._open(neighbour.kind, neighbour.id)
        else:
            self._show_nothing()

    def _stayed(self) -> None:
        self._going = None

    def _is_back(self, record: Poster | Slogan) -> None:
        self._bank.put(record)
        self._tell_changed(record.KIND, is_known=False)
        self._open(record.KIND, record.id)

    def _with_stored(self, go_on: Callable[[Any], None]) -> None:
        """Go on with the record that is shown, once all that was typed is stored."""
        shown = self.shown
        if shown is None:
            return
        self.flush()
        workspace = self.session.workspace
        records: Any = workspace.posters if isinstance(shown, Poster) else workspace.slogans
        self.session.jobs.save(lambda: records.get(shown.id), go_on)

    def _print(self, record: Poster | Slogan) -> None:
        self._outlet.print_spec(self._spec_of(record))

    def _tell_changed(self, kind: str, *, is_known: bool = True) -> None:
        """Tell the other rooms; `is_known` where this list shows it already."""
        self._own_stores += is_known
        self.session.changed.emit(kind)
        self.session.saved.emit()


def _faces() -> tuple[str, ...]:
    from ucvn_desktop.services.posters import font_choices

    return font_choices()
