"""What can be done with the photos that are chosen, as a menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from ucvn_desktop.core.article import Article
from ucvn_desktop.ui.pages.photos.drafts import add_drafts


@dataclass(frozen=True, slots=True)
class MenuDeeds:
    """What its entries do."""

    open_large: Callable[[], None]
    caption: Callable[[], None]
    hang: Callable[[int], None]
    put_away: Callable[[], None]
    restore: Callable[[], None]


def photo_menu(
    parent: QWidget, deeds: MenuDeeds, drafts: Sequence[Article], *, in_bin: bool, read_only: bool
) -> QMenu:
    """The entries for photos in the room or in its bin; where nothing can be written only those that look."""
    menu = QMenu(parent)
    menu.addAction("Xem lớn\tEnter").triggered.connect(deeds.open_large)
    if read_only:
        return menu
    if in_bin:
        menu.addAction("Khôi phục").triggered.connect(deeds.restore)
        return menu
    menu.addAction("Ghi chú thích\tF2").triggered.connect(deeds.caption)
    add_drafts(menu.addMenu("Đặt vào bài"), drafts, deeds.hang)
    menu.addSeparator()
    menu.addAction("Đưa vào thùng rác\tDel").triggered.connect(deeds.put_away)
    return menu
