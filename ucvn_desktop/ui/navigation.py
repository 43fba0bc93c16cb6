"""The rooms of the window in the order of the rail; a room's modules are loaded on the first visit."""

from dataclasses import dataclass
from importlib import import_module
from typing import cast

from ucvn_desktop.ui.pages.base import Page


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its id (form, package and icon are called so), its name, where its page class lies.

    `kinds` are the kinds of records that it shows.
    """

    id: str
    name: str
    page: str
    kinds: tuple[str, ...] = ()

    def load(self) -> type[Page]:
        """The page's class."""
        module = import_module(f"ucvn_desktop.ui.pages.{self.id}.page")
        return cast(type[Page], getattr(module, self.page))


ROOMS = (
    Room(
        "plan", "Kế hoạch", "PlanPage", ("task", "occasion", "day", "plan_date", "topic", "campaign", "paper")
    ),
    Room("events", "Hoạt động", "EventsPage", ("event",)),
    Room("people", "Danh bạ", "PeoplePage", ("person", "sub_unit")),
    Room("articles", "Tin, bài", "ArticlesPage", ("article",)),
    Room("photos", "Kho ảnh", "PhotosPage", ("photo",)),
    Room("posters", "Tuyên truyền trực quan", "PostersPage", ("slogan", "poster")),
    Room("sending", "Gửi tin, bài", "SendingPage", ("submission",)),
    Room("posts", "Bài đăng", "PostsPage", ("post",)),
    Room("settings", "Cài đặt", "SettingsPage"),
)


def room_of(kind: str) -> Room | None:
    """The room that shows records of this kind."""
    return next((room for room in ROOMS if kind in room.kinds), None)
