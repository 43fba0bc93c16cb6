"""What was sent where: destinations, submissions, their items and files."""

from dataclasses import dataclass
from typing import ClassVar

from ucvn_desktop.core.record import Record

# What is attached to a mail is written in base64 with line ends, and grows by so much (bundle.md).
_MAIL_GROWTH = 1.37


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination(Record):
    """Where bundles go. `limit_mb` is the mail limit in MB of 10^6 bytes; 0 means none."""

    KIND: ClassVar[str] = "destination"

    name: str
    address: str = ""
    limit_mb: float = 25.0

    @property
    def mail_room(self) -> int:
        """Bytes of files that a mail of the limit can carry; 0 where there is no limit."""
        return int(self.limit_mb * 1e6 / _MAIL_GROWTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(Record):
    """A bundle that was made. `name` is the folder's and the zip's name, e.g. CDBTP_2021-008_20210419."""

    KIND: ClassVar[str] = "submission"

    number: int
    year: int
    day: str
    name: str
    destination: str
    path: str

    def search_title(self) -> str:
        return self.name

    def search_body(self) -> str:
        return self.destination


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionItem(Record):
    """A record as it was sent, at its revision then; `state` is the hash of all that made its files."""

    KIND: ClassVar[str] = "submission_item"

    submission_id: int
    position: int
    item_kind: str
    item_id: int
    item_uid: str
    item_rev: int
    title: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFile(Record):
    """A payload file of an item as sent: `path` in the bundle, `sha256` in the workspace's files."""

    KIND: ClassVar[str] = "submission_file"

    submission_item_id: int
    path: str
    sha256: str
    size: int
