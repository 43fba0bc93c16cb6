"""What hangs on the event in hand: what it lacks, its articles, photos and papers, each with the way to it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ucvn_desktop.core.article import NO_TITLE
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.event_check import missing_fields, own_details
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.events import words
from ucvn_desktop.ui.pages.events.documents_panel import DocumentsPanel
from ucvn_desktop.ui.pages.events.form import HangingForm
from ucvn_desktop.ui.pages.events.invitation import Invitation
from ucvn_desktop.ui.pages.events.making import Making
from ucvn_desktop.ui.pages.events.opened import LINK, Opened
from ucvn_desktop.ui.pages.events.press_panel import PressPanel
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.kept_place import show_in_place
from ucvn_desktop.ui.widgets.rows import fit
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_ID = int(Qt.ItemDataRole.UserRole)


class Hanging(QObject):
    """`mend` names the field in which something is missing; `about_to` comes before anything is made of the event,
    which must then be stored as it was typed."""

    mend = Signal(str)
    about_to = Signal()
    remade = Signal()  # Tab comes to other parts

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.form = HangingForm.load(parent)
        self._opened: Opened | None = None
        self._is_open = False
        self._findings: list[QPushButton] = []
        self._missing: dict[str, str] = {}
        self._found = QVBoxLayout(self.form.missing_place)
        self._found.setContentsMargins(0, 0, 0, 6)
        self._found.setSpacing(2)
        self._found.addStretch()
        self.form.missing_place.hide()
        self.press = PressPanel(session, self.form)
        self.documents = DocumentsPanel(session, self.form)
        self.invitation = Invitation(session, self.form)
        self._making = Making(session, parent)
        for rows in (self.form.articles, self.form.designs):
            rows.setItemDelegate(TwoLines(rows))
            rows.setMouseTracking(True)
        self._connect()
        if session.read_only:
            read_only.close(self.form.write, self.form.backdrop)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab comes to, in reading order."""
        form = self.form
        head = (form.articles, form.write, form.see_photos, form.designs, form.backdrop, form.invite, form.qr)
        press = (form.press, form.press_name, form.press_outlet, form.press_person, form.press_invited)
        more = (form.press_came, form.press_link, form.press_published, form.press_add, form.press_close)
        papers = (form.press_remove, form.add_press, form.documents, form.add_document)
        last = (form.open_document, form.save_document, form.remove_document)
        invitation = (form.guest, form.invitation_text, form.copy, form.invitation_close)
        return [*self._findings, *head, *press, *more, *papers, *last, *invitation]

    def show_opened(self, opened: Opened, *, is_open: bool) -> None:
        """Show what hangs on this event; `is_open` says whether it can be written in."""
        is_same = self._opened is not None and self._opened.event.id == opened.event.id
        is_same = is_same and is_open == self._is_open  # in the bin it lacks nothing: no place is kept
        if not is_same:
            self.invitation.close_it()
            self._missing = {}
            self.form.missing_place.setMinimumHeight(0)
        self._opened = opened
        self._is_open = is_open
        self._show_articles(opened, is_same=is_same)
        self._show_photos(opened, is_same=is_same)
        self._show_designs(opened)
        self.press.show_presses(opened.event, opened.presses, opened.day, is_open=is_open)
        self.documents.show_documents(opened.event.id, opened.documents, is_open=is_open)
        self.show_event(opened.event)
        self.invitation.renew()

    def show_event(self, event: Event) -> None:
        """The event was stored: what it lacks, and whether there is something to make of it."""
        if not self._opened:
            return
        self._show_missing(missing_fields(event, self._opened.day) if self._is_open else {})
        self.form.missing_heading.setVisible(self._is_open)
        self.press.show_event(event)
        own = own_details(event)
        self.form.qr.setVisible(LINK in own)
        self.form.qr.setEnabled(bool(own.get(LINK)))
        self.form.qr.setToolTip(
            "Ghi mã QR của đường dẫn ra tệp ảnh" if own.get(LINK) else "Ghi đường dẫn trước đã"
        )

    def back(self) -> bool:
        """Close what was opened over or under it; False where nothing was."""
        if self.invitation.is_open:
            self.invitation.close_it()
        elif self.press.is_open:
            self.press.leave()
        else:
            return False
        return True

    def delete(self) -> bool:
        """Take away what is chosen in the list that has the focus; False where none of them has it."""
        form = self.form
        if form.documents.hasFocus():
            self.documents.remove()
        elif form.press.hasFocus():
            self.press.remove()
        return any(rows.hasFocus() for rows in (form.articles, form.designs, form.press, form.documents))

    def _connect(self) -> None:
        form = self.form
        for kind, rows in (("article", form.articles), ("poster", form.designs)):
            rows.itemClicked.connect(partial(self._open_made, kind))
            rows.itemActivated.connect(partial(self._open_made, kind))
        form.write.clicked.connect(self._write)
        form.see_photos.clicked.connect(self._see_photos)
        form.backdrop.clicked.connect(lambda: self._begin(self._making.make_backdrop))
        form.invite.clicked.connect(lambda: self._begin(self.invitation.open_for))
        form.qr.clicked.connect(lambda: self._begin(self._making.save_qr))

    def _begin(self, make: object) -> None:
        if self._opened and callable(make):
            self.about_to.emit()
            make(self._opened.event.id)

    def _write(self) -> None:
        if self._opened:
            another = bool(self._opened.articles)
            self._begin(lambda event_id: self._making.write_article(event_id, another=another))

    def _see_photos(self) -> None:
        if self._opened:
            first = [*self._opened.uncaptioned, *self._opened.photos, 0][0]
            self._session.wanted.emit("photo", first)

    def _open_made(self, kind: str, item: QListWidgetItem) -> None:
        self._session.wanted.emit(kind, item.data(_ID))

    def _show_articles(self, opened: Opened, *, is_same: bool) -> None:
        form = self.form
        form.articles.clear()
        for row in opened.articles:
            facts = words.article_facts(row)
            item = QListWidgetItem(
                icon("articles", tone="mute"), f"{row.title or NO_TITLE}\n{facts}", form.articles
            )
            item.setData(_ID, row.id)
            item.setToolTip(f"{row.title or NO_TITLE}\n{facts}\nEnter: mở bài")
        fit(form.articles)
        said = words.unreported(opened.days_since)
        if said:
            form.articles_said.setText(said)
        show_in_place(form.articles_said, bool(said), is_same=is_same)
        form.write.setText("Viết thêm bài" if opened.articles else "Viết tin, bài")
        form.write.setAccessibleName(form.write.text())
        may_make = self._is_open and not self._session.read_only
        for part in (form.write, form.backdrop):
            part.setEnabled(may_make)

    def _show_photos(self, opened: Opened, *, is_same: bool) -> None:
        form = self.form
        form.photos_said.setText(words.photos(len(opened.photos), len(opened.uncaptioned)))
        form.see_photos.setText("Xem ảnh" if opened.photos else "Sang Kho ảnh")
        form.see_photos.setAccessibleName(form.see_photos.text())
        show_in_place(form.private, opened.is_private, is_same=is_same)

    def _show_designs(self, opened: Opened) -> None:
        rows = self.form.designs
        rows.clear()
        for poster in opened.designs:
            item = QListWidgetItem(icon("posters", tone="mute"), words.design(poster), rows)
            item.setData(_ID, poster.id)
            item.setToolTip(f"{poster.text}\nEnter: mở thiết kế")
        fit(rows)

    def _show_missing(self, missing: Mapping[str, str]) -> None:
        self.form.missing_heading.setText("Còn thiếu" if missing else "Đã ghi đủ")
        if missing == self._missing and len(missing) == len(self._findings):
            return
        place = self.form.missing_place
        if self._missing:  # what is mended leaves its place: no button below moves under the pointer
            place.setMinimumHeight(max(place.minimumHeight(), self._found.sizeHint().height()))
        self._missing = dict(missing)
        for button in self._findings:
            button.hide()
            button.deleteLater()
        self._findings = [self._finding(name, phrase) for name, phrase in missing.items()]
        place.setVisible(bool(missing) or place.minimumHeight() > 0)
        self.remade.emit()

    def _finding(self, name: str, phrase: str) -> QPushButton:
        button = QPushButton(phrase[:1].upper() + phrase[1:], self.form.missing_place)
        button.setProperty("role", "link")
        button.setAccessibleName(f"{phrase}: tới chỗ ghi")
        button.setIcon(icon("warning", tone="gold"))
        button.clicked.connect(lambda: self.mend.emit(name))
        self._found.insertWidget(self._found.count() - 1, button)
        button.show()  # at once: Qt would do it a moment later, and «Còn thiếu» stand over nothing until then
        return button
