"""What was sent, item by item and file by file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ucvn_desktop.core.submission import Submission, SubmissionFile, SubmissionItem
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Extent:
    """How many items a bundle has, and the bytes of their files together."""

    items: int = 0
    size: int = 0


class Submissions(Repository[Submission]):
    """Bundles that were made."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Submission, "bộ gửi")

    def next_number(self, year: int) -> int:
        """The number of the year's next bundle, counting from 1."""
        found = self.where("year = ?", [year], order="number DESC", limit=1, with_bin=True)
        return found[0].number + 1 if found else 1

    def newest_first(self) -> list[Submission]:
        """Every bundle, the last one made first."""
        return self.where("1", [], order="id DESC")

    def extents(self) -> dict[int, Extent]:
        """The extent of every bundle that has items, under its id."""
        query = """
            SELECT item.submission_id, count(*), coalesce(sum(size), 0)
            FROM submission_item AS item
            LEFT JOIN (SELECT submission_item_id, sum(size) AS size FROM submission_file
                       WHERE deleted_at IS NULL GROUP BY 1) AS file ON file.submission_item_id = item.id
            WHERE item.deleted_at IS NULL GROUP BY 1"""
        return {submission_id: Extent(items, size) for submission_id, items, size in self._rows(query)}


class SubmissionItems(Repository[SubmissionItem]):
    """Records as they were sent."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, SubmissionItem, "mục đã gửi")

    def last_sent(self, item_uid: str) -> SubmissionItem | None:
        """The newest sending of the record with this uid."""
        found = self.where("item_uid = ?", [item_uid], order="id DESC", limit=1)
        return found[0] if found else None

    def newest_of(self, item_uids: Sequence[str]) -> dict[str, SubmissionItem]:
        """The newest sending of each of these records that was sent, under its uid."""
        of_some = "item_uid IN (SELECT value FROM json_each(?))"
        return {item.item_uid: item for item in self.where(of_some, [json.dumps([*item_uids])])}

    def newest(self) -> dict[str, SubmissionItem]:
        """The newest sending of every record, under the record's uid."""
        latest = "id IN (SELECT max(id) FROM submission_item WHERE deleted_at IS NULL GROUP BY item_uid)"
        return {item.item_uid: item for item in self.where(latest, [])}

    def of(self, submission_id: int) -> list[SubmissionItem]:
        """The items of a bundle in their order."""
        return self.where("submission_id = ?", [submission_id], order="position")


class SubmissionFiles(Repository[SubmissionFile]):
    """Payload files as they were sent."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, SubmissionFile, "tệp đã gửi")

    def of(self, item: SubmissionItem) -> list[SubmissionFile]:
        """The files of a sent item, in the order in which they were written."""
        return self.where("submission_item_id = ?", [item.id], order="id")

    def sizes(self) -> dict[int, int]:
        """The bytes of the files of every sent item, under the item's id."""
        query = """SELECT submission_item_id, sum(size) FROM submission_file
                   WHERE deleted_at IS NULL GROUP BY 1"""
        return dict(self._rows(query))
