"""The bundle that is chosen in the log: its facts, what lay in it, what can be done with its file."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.services.sent_log import SentBundle, SentItem, index_file, items_of
from ucvn_desktop.ui import desktop
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.sending.form import SendingForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.read_only import close

_RECORD = Qt.ItemDataRole.UserRole


class BundlePanel(QObject):
    """Shows one bundle; what is to be checked or printed the page is asked for."""

    check_wanted = Signal(object)  # a Path
    print_wanted = Signal()

    def __init__(self, session: Session, form: SendingForm, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._form = form
        self._bundle: SentBundle | None = None
        self._items: list[SentItem] = []
        self._notes: dict[int, tuple[str, ...]] = {}
        form.open_folder.clicked.connect(self.open_folder)
        form.open_index.clicked.connect(self.open_index)
        form.check_bundle.clicked.connect(self._check)
        form.print_bundle.clicked.connect(self.print_wanted)
        form.bundle_items.itemActivated.connect(self._open_item)
        if session.read_only:
            close(form.open_index)

    @property
    def bundle(self) -> SentBundle | None:
        """The bundle that is shown."""
        return self._bundle

    @property
    def items(self) -> list[SentItem]:
        """What lay in it."""
        return self._items

    def remember_notes(self, submission_id: int, notes: tuple[str, ...]) -> None:
        """What was to be known of a bundle when it was made; shown with it while the window is open."""
        self._notes[submission_id] = notes

    def show_bundle(self, bundle: SentBundle | None) -> None:
        """Show this bundle."""
        self._bundle = bundle
        self._say(bundle)
        if bundle is None:
            self._show_items(0, [])
            return
        workspace = self._session.workspace
        self._session.jobs.read(
            lambda: items_of(workspace, bundle.id), lambda items: self._show_items(bundle.id, items)
        )

    def open_folder(self) -> None:
        """Show the folder in which the bundle lies."""
        if self._bundle:
            desktop.open_folder(self._bundle.path.parent)

    def open_index(self) -> None:
        """Show the bundle's index in the browser."""
        bundle, workspace = self._bundle, self._session.workspace
        if bundle:
            self._session.jobs.read(lambda: index_file(workspace, bundle.path), desktop.open_file)

    def _check(self) -> None:
        if self._bundle:
            self.check_wanted.emit(self._bundle.path)

    def _say(self, bundle: SentBundle | None) -> None:
        form = self._form
        form.bundle_title.setText(bundle.name if bundle else "")
        form.bundle_facts.setText(_facts(bundle) if bundle else "")
        form.open_folder.setEnabled(bundle is not None)
        is_there = bundle is not None and bundle.is_there
        form.check_bundle.setEnabled(is_there)
        # The index is taken out of the bundle into the workspace's folder.
        form.open_index.setEnabled(is_there and not self._session.read_only)
        form.print_bundle.setEnabled(bundle is not None)

    def _show_items(self, bundle_id: int, items: list[SentItem]) -> None:
        if bundle_id != (self._bundle.id if self._bundle else 0):
            return  # another one was chosen meanwhile
        self._items = items
        rows = self._form.bundle_items
        rows.clear()
        for number, item in enumerate(items, 1):
            row = QListWidgetItem(f"{number}. {item.title} ({_weight(item)})", rows)
            row.setData(_RECORD, (item.kind, item.id))
            row.setToolTip(f"{item.title}\nEnter: mở mục này")
        for note in self._notes.get(bundle_id, ()):
            row = QListWidgetItem(icon("warning", tone="gold"), note, rows)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"Lưu ý: {note}")

    def _open_item(self, row: QListWidgetItem) -> None:
        record = row.data(_RECORD)
        if record:
            self._session.wanted.emit(*record)


def _facts(bundle: SentBundle) -> str:
    to = f"Gửi {bundle.destination}. " if bundle.destination else ""
    if bundle.is_there:
        return f"{to}Tệp {format_size(bundle.size)} ở {bundle.path.parent}"
    return f"{to}Không thấy tệp ở {bundle.path.parent}: đã chuyển chỗ, đã xóa hoặc ổ USB đã rút."


def _weight(item: SentItem) -> str:
    # Figure and unit stay together at the end of a line.
    return f"{format_number(item.files)} tệp, {format_size(item.size)}".replace(" ", "\N{NO-BREAK SPACE}")
