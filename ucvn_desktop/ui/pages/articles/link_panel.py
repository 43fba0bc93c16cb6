"""The small panel in which a link's address is typed; it stands in the page and blocks nothing."""

from PySide6.QtCore import QObject

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.richtext import safe_link
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.articles.form import ArticlesForm
from ucvn_desktop.ui.pages.articles.rich_editor import RichEditor


class LinkPanel(QObject):
    """Links the words that are chosen in the editor."""

    def __init__(self, form: ArticlesForm, editor: RichEditor) -> None:
        super().__init__(form.root)
        self._form = form
        self._editor = editor
        form.link_close.setIcon(icon("close", tone="mute"))
        form.link_panel.hide()
        form.link_yes.clicked.connect(self._link)
        form.address.returnPressed.connect(self._link)
        form.address.textChanged.connect(lambda _: form.link_note.hide())
        form.link_no.clicked.connect(self._unlink)
        form.link_close.clicked.connect(self.back)

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return not self._form.link_panel.isHidden()

    def open_it(self) -> None:
        """Show the panel with the address of the link under the cursor."""
        if self._editor.isReadOnly():
            return
        address = self._editor.link()
        self._form.address.setText(address)
        self._form.link_no.setVisible(bool(address))
        self._form.link_note.hide()
        self._form.link_panel.show()
        self._form.address.setFocus()
        self._form.address.selectAll()

    def close_it(self) -> None:
        """Hide the panel."""
        self._form.link_panel.hide()

    def back(self) -> None:
        """Hide it and go on writing."""
        self.close_it()
        self._editor.setFocus()

    def _link(self) -> None:
        try:
            address = whole_address(self._form.address.text())
        except UserError as error:
            # Here, where it is mended, and not in a notice that stays.
            self._form.link_note.setText(error.message)
            self._form.link_note.show()
            self._form.address.setFocus()
            return
        self._editor.set_link(address)
        self.back()

    def _unlink(self) -> None:
        self._editor.set_link("")
        self.back()


def whole_address(typed: str) -> str:
    """The address as it is stored: «congdoan.vn» is one on the web, «a@b.vn» a mail address. Raises UserError."""
    address = typed.strip()
    if ":" not in address.split("/")[0] and "." in address and " " not in address:
        address = f"mailto:{address}" if "@" in address and "/" not in address else f"https://{address}"
    if not safe_link(address) or " " in address:
        raise UserError("Đây không phải địa chỉ. Hãy ghi như https://congdoan.vn.")
    return address
