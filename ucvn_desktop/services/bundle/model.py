"""What goes into a bundle and what comes of it: plain values, knowing nothing of the storage."""

from dataclasses import dataclass, field
from pathlib import Path

from ucvn_desktop.core.profile import Profile

# Large files come as a path and are streamed; small ones may come as bytes.
Source = Path | bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePhoto:
    """A photo of an article, ready to send (no GPS, metadata as wanted).

    `preview` is a small JPEG, PNG or WebP for the index page, b"" where there is none; `number` counts from 1
    within the article; `taken` is ISO local time or ""; `extension` is the file's, without a dot.
    """

    source: Source = field(repr=False)
    number: int
    caption: str = ""
    credit: str = ""
    place: str = ""
    taken: str = ""
    uid: str = ""
    preview: bytes = field(default=b"", repr=False)
    extension: str = "jpg"


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleArticle:
    """A text as it is sent. `body` is HTML as core.richtext writes it; `docx` is the finished document."""

    uid: str
    rev: int
    title: str
    docx: Source = field(repr=False)
    sapo: str = ""
    body: str = ""
    author: str = ""
    credit: str = ""
    kind_label: str = ""
    topic_label: str = ""
    event_label: str = ""
    photos: tuple[BundlePhoto, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePoster:
    """A slogan poster. `size_label` is for people («Băng rôn 6 × 0,8 m»); `preview` is a picture or b""."""

    uid: str
    rev: int
    title: str
    pdf: Source = field(repr=False)
    size_label: str = ""
    preview: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleCover:
    """Who sends what to whom. `day` is an ISO date; `name` is the folder's name (names.bundle_name).

    `sender` is the unit and its officer as they are now, with the mark of sample data where it is such.
    """

    name: str
    bundle_uid: str
    number: int
    year: int
    day: str
    sender: Profile
    destinations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PayloadFile:
    """A file under data/ as it was written. Hashes are hex; `item_uid` is "" for the bundle's own."""

    path: str
    sha256: str
    sha512: str
    size: int
    item_uid: str


@dataclass(frozen=True, slots=True)
class WrittenBundle:
    """A bundle that lies finished on the disk. `size` (bytes) and `sha256` (hex) are the zip's."""

    path: Path
    name: str
    size: int
    sha256: str
    files: tuple[PayloadFile, ...]
