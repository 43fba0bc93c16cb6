"""The panel in which a design is made: its words, size, look and the scale of its file."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLabel

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.poster_sizes import kind_of, poster_kinds, side_label, size_label
from ucvn_desktop.services.posters import LONGEST_TEXT, parse_side, suggested_scale, template_choices
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.posters.form import PostersForm
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_OWN_SIZE = "Khổ khác"
_SCALES = (1, 2, 5, 10, 20)


class Designer(QObject):
    """Shows a design and tells every change of it; what is being typed is never set again."""

    edited = Signal(dict)  # fields of the Poster with their new values
    bank_asked = Signal(str)  # put these words into the bank

    def __init__(self, form: PostersForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._poster: Poster | None = None
        self._faces: tuple[str, ...] = ()
        self._boxes = TidyBoxes(self, form.kind, form.size, form.template, form.face, form.caps, form.scale)
        self._fill_choices()
        self._connect()

    @property
    def poster(self) -> Poster | None:
        """The design as it is on screen."""
        return self._poster

    def open_poster(self, poster: Poster) -> None:
        """Show this design in all fields."""
        self._poster = None  # what is set now is no change
        form = self._form
        form.text.setPlainText(poster.text)
        form.text.moveCursor(form.text.textCursor().MoveOperation.End)
        _choose(form.template, poster.template, f"{poster.template} (không có)")
        _choose(form.caps, poster.caps)
        self._poster = poster
        self._show_sides()
        self._show_size()
        self._show_scale()
        self._show_faces()
        self._say_length()
        self.show_faults({})

    def close_poster(self) -> None:
        """No design is shown."""
        self._poster = None

    def set_faces(self, faces: tuple[str, ...]) -> None:
        """The faces to choose from."""
        self._faces = faces
        if self._poster:
            self._show_faces()

    def set_in_bank(self, is_known: bool) -> None:
        """Whether the words stand in the bank already."""
        has_words = bool(self._poster and self._poster.text.strip())
        self._form.to_bank.setVisible(has_words and not is_known)

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say what is wrong beside the field it is of."""
        form = self._form
        words = dict(faults)
        if self._poster and not self._poster.text.strip():
            words.pop("text", None)  # nothing is wrong with a design that is only begun
        try:
            self._typed_sides()
        except UserError as error:
            words["size"] = error.message
        for name, label in (
            ("text", form.text_fault),
            ("size", form.size_fault),
            ("template", form.template_fault),
            ("font", form.font_fault),
            ("scale", form.scale_fault),
        ):
            _say(label, words.get(name, ""))

    def _connect(self) -> None:
        form = self._form
        form.text.textChanged.connect(self._text_typed)
        form.to_bank.clicked.connect(lambda: self.bank_asked.emit(form.text.toPlainText()))
        form.kind.activated.connect(self._kind_chosen)
        form.size.activated.connect(self._size_chosen)
        form.width.textEdited.connect(self._sides_typed)
        form.height.textEdited.connect(self._sides_typed)
        form.turn.clicked.connect(self._turn)
        for name, combo in (("template", form.template), ("font", form.face), ("caps", form.caps)):
            combo.activated.connect(lambda _, n=name, c=combo: self._change(**{n: c.currentData()}))
        form.scale.activated.connect(lambda _: self._scale_chosen(form.scale.currentData()))
        form.take_scale.clicked.connect(lambda: self._scale_chosen(self._suggested()))

    def _fill_choices(self) -> None:
        form = self._form
        form.turn.setIcon(icon("turn", tone="mute"))
        for kind in poster_kinds():
            form.kind.addItem(kind.title, kind)
        form.kind.addItem(_OWN_SIZE, None)
        for name, title in template_choices():
            form.template.addItem(title, name)
        form.caps.addItem("Như đã gõ", False)
        form.caps.addItem("IN HOA", True)

    def _change(self, **changes: Any) -> None:
        if self._poster is None:
            return
        self._poster = replace(self._poster, **changes)
        self.edited.emit(changes)

    def _text_typed(self) -> None:
        if self._poster is None:
            return
        text = self._form.text.toPlainText()
        if text != self._poster.text:
            self._change(text=text)
            self._say_length()

    def _say_length(self) -> None:
        length = len(self._form.text.toPlainText().strip())
        self._form.text_note.setText(f"{length}/{LONGEST_TEXT} ký tự")

    def _kind_chosen(self, number: int) -> None:
        kind = self._form.kind.itemData(number)
        if kind is None:
            self._form.width.setFocus()
            self._form.width.selectAll()
        else:
            self._take_size(kind.sizes[0].width_mm, kind.sizes[0].height_mm)

    def _size_chosen(self, number: int) -> None:
        size = self._form.size.itemData(number)
        if size is not None:
            self._take_size(size.width_mm, size.height_mm)

    def _turn(self) -> None:
        if self._poster:
            self._take_size(self._poster.height_mm, self._poster.width_mm)

    def _take_size(self, width: float, height: float) -> None:
        self._change(width_mm=width, height_mm=height)
        self._show_sides()
        self._show_size()
        self._show_scale()

    def _sides_typed(self) -> None:
        try:
            width, height = self._typed_sides()
        except UserError:
            self.show_faults({})
            return
        self._change(width_mm=width, height_mm=height)
        self._show_size()
        self._show_scale()

    def _typed_sides(self) -> tuple[float, float]:
        return parse_side(self._form.width.text()), parse_side(self._form.height.text())

    def _scale_chosen(self, scale: int) -> None:
        self._change(scale=scale)
        self._show_scale()

    def _show_sides(self) -> None:
        assert self._poster
        self._form.width.setText(side_label(self._poster.width_mm))
        self._form.height.setText(side_label(self._poster.height_mm))

    def _show_size(self) -> None:
        assert self._poster
        form = self._form
        width, height = self._poster.width_mm, self._poster.height_mm
        found = kind_of(width, height)
        form.kind.setCurrentIndex(form.kind.findText(found[0].title if found else _OWN_SIZE))
        form.size.clear()
        if found is None:
            form.size.addItem(size_label(width, height), None)
            _say(form.size_note, "")
            return
        for size in found[0].sizes:
            form.size.addItem(size.label, size)
        form.size.setCurrentIndex(found[0].sizes.index(found[1]))
        usual = "Khổ thường dùng, không phải quy định."
        _say(form.size_note, "" if found[1].name else usual)

    def _show_scale(self) -> None:
        assert self._poster
        poster, form = self._poster, self._form
        form.scale.clear()
        for scale in sorted({*_SCALES, poster.scale}):
            form.scale.addItem(f"1:{scale}", scale)
        form.scale.setCurrentIndex(form.scale.findData(poster.scale))
        page = size_label(round(poster.width_mm / poster.scale, 1), round(poster.height_mm / poster.scale, 1))
        suggested = self._suggested()
        if poster.scale < suggested:
            limit = format_number(5.08, 2)
            note = f"Dài hơn {limit} m: nên vẽ 1:{suggested} để chương trình nào cũng mở đúng khổ."
        else:
            note = f"Trang PDF: {page}"
        _say(form.scale_note, note)
        form.take_scale.setText(f"Chọn 1:{suggested}")
        form.take_scale.setVisible(poster.scale < suggested)

    def _suggested(self) -> int:
        return suggested_scale(self._poster.width_mm, self._poster.height_mm) if self._poster else 1

    def _show_faces(self) -> None:
        assert self._poster
        form = self._form
        form.face.clear()
        for face in self._faces or (self._poster.font,):
            form.face.addItem(face, face)
        _choose(form.face, self._poster.font, f"{self._poster.font} (máy này không có)")


def _choose(combo: QComboBox, value: Any, unknown: str = "") -> None:
    """Choose the entry with this value; one that is not among them is added as what it is."""
    if combo.findData(value) < 0:
        combo.addItem(unknown, value)
    combo.setCurrentIndex(combo.findData(value))


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
