"""The room's frame: what lies where, which of its faces is shown, how many photos each filter has."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.storage.photo_grid import PhotoFilter
from ucvn_desktop.ui.pages.photos.form import PhotosForm
from ucvn_desktop.ui.pages.photos.shelf import Shelf, Shown
from ucvn_desktop.ui.pages.photos.words import FILTERS, NOTHING


def put_into(*places: tuple[QWidget, QWidget]) -> None:
    """Fill each place with its widget."""
    for place, widget in places:
        layout = place.layout() or QVBoxLayout(place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(widget)


def take_drops_from_fields(page: QWidget) -> None:
    """A file that is dropped on a field is a photo to import, not a path to be written there."""
    for field in (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)):
        field.setAcceptDrops(False)


def offer_filters(form: PhotosForm) -> None:
    """The entries of the filter's box."""
    for which, name in FILTERS.items():
        form.which.addItem(name, which)


def say_counts(form: PhotosForm, counts: dict[PhotoFilter, int]) -> None:
    """How many photos each filter has."""
    for place, (which, name) in enumerate(FILTERS.items()):
        form.which.setItemText(place, f"{name} ({format_number(counts[which])})")


def show_place(form: PhotosForm, shown: Shown, shelf: Shelf, *, is_large: bool) -> None:
    """The empty room, nothing found, or the grid."""
    if not shown.counts[PhotoFilter.ALL] and not shown.counts[PhotoFilter.BIN]:
        form.views.setCurrentWidget(form.empty_place)
    elif not (is_large and shown.groups):
        form.views.setCurrentWidget(form.browse)
    text = shelf.text.strip()
    words = f"Không thấy ảnh nào có «{text}»." if text else ""
    form.nothing_said.setText(words or NOTHING[shelf.which])
    form.shown.setCurrentWidget(form.grid_place if shown.groups else form.nothing)
