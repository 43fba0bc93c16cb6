"""What lies in the bin, or on a medium that only lets itself be read, is looked at and not edited."""

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.slogan import Poster, Slogan
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.posters.form import PostersForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only

_IN_BIN = {
    "poster": "Thiết kế này ở thùng rác và được giữ ít nhất 30 ngày. Khôi phục để sửa tiếp.",
    "slogan": "Khẩu hiệu này ở thùng rác và được giữ ít nhất 30 ngày. Khôi phục để sửa tiếp.",
}


class Closing(QObject):
    """Opens and closes the fields, and shows the deeds that a record has."""

    restored = Signal()  # the record that is shown shall come out of the bin

    def __init__(self, session: Session, form: PostersForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        form.banner_yes.clicked.connect(self.restored)
        form.remove.setIcon(icon("trash", tone="red"))
        if session.read_only:
            for deed in (form.add_slogan, form.to_bank, form.design_it, form.remove, form.banner_yes):
                deed.setEnabled(False)
                deed.setToolTip(read_only.WHY)

    def refuse(self) -> bool:
        """Whether nothing can be written here; then it is said."""
        if self._session.read_only:
            self._session.messages.say(f"{read_only.WHY}, nên không thêm, sửa, bỏ được gì.", "blue")
        return self._session.read_only

    def show_record(self, record: Poster | Slogan) -> None:
        """Show what can be done with this record."""
        form, is_poster, in_bin = self._form, isinstance(record, Poster), record.deleted_at is not None
        form.banner_text.setText(_IN_BIN[record.KIND])
        form.banner.setVisible(in_bin)
        form.remove.setVisible(not in_bin)
        form.design_it.setVisible(not is_poster and not in_bin)
        form.export_pdf.setVisible(is_poster and not in_bin)
        self._close(in_bin or self._session.read_only)

    def _close(self, is_closed: bool) -> None:
        form = self._form
        # Still to be read, selected and copied.
        for text in (form.text, form.slogan_text):
            text.setReadOnly(is_closed)
        for line in (form.width, form.height, form.campaign):
            line.setReadOnly(is_closed)
        for choice in (
            form.kind,
            form.size,
            form.turn,
            form.template,
            form.face,
            form.caps,
            form.scale,
            form.take_scale,
        ):
            choice.setEnabled(not is_closed)
