"""Photos, as what was taken and what is said of it; their bytes are kept by content hash."""

from dataclasses import dataclass
from typing import ClassVar

from ucvn_desktop.core.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Record):
    """A photo. `sha256` (hex) names the original in the workspace's files; `taken` is ISO local time or "".

    `width` and `height` are pixels as stored; `orientation` is the EXIF value 1–8; `has_location` says that
    the original carries GPS, which never leaves unasked.
    """

    KIND: ClassVar[str] = "photo"

    sha256: str
    name: str
    mime: str
    size: int
    width: int
    height: int
    orientation: int = 1
    taken: str = ""
    camera: str = ""
    has_location: bool = False
    caption: str = ""
    credit: str = ""
    place: str = ""
    event_id: int | None = None

    def search_title(self) -> str:
        return self.caption or self.name

    def search_body(self) -> str:
        return "\n".join(part for part in (self.name, self.credit, self.place) if part)
