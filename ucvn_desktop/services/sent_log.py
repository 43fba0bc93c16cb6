"""What was sent: the log of the room «Gửi tin, bài», and the index page of a bundle that lies on the disk."""

from dataclasses import dataclass
from pathlib import Path

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.submission import Submission
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.services.targets import make_folder, write_file
from ucvn_desktop.storage.submissions import Extent
from ucvn_desktop.storage.workspace import Workspace

_MOST_OF_AN_INDEX = 200_000_000


@dataclass(frozen=True, slots=True)
class SentBundle:
    """A line of the log. `size` (bytes) is that of the file where it still is there, else of what lay in it."""

    id: int
    name: str
    number: int
    year: int
    day: str
    destination: str
    items: int
    size: int
    path: Path
    is_there: bool


@dataclass(frozen=True, slots=True)
class SentItem:
    """What lay in a bundle, with the title that it had then; `id` is the record's."""

    kind: str
    id: int
    title: str
    files: int
    size: int


def sent_bundles(workspace: Workspace) -> list[SentBundle]:
    """What was sent, the newest first."""
    with workspace.reading():
        extents = workspace.submissions.extents()
        submissions = workspace.submissions.newest_first()
    places = _Places()
    return [_sent_bundle(one, extents.get(one.id, Extent()), places) for one in submissions]


def items_of(workspace: Workspace, submission_id: int) -> list[SentItem]:
    """What lay in a bundle, in its order."""
    return [
        SentItem(item.item_kind, item.item_id, one_line(item.title), len(files), sum(f.size for f in files))
        for item in workspace.submission_items.of(submission_id)
        for files in (workspace.submission_files.of(item),)
    ]


def index_file(workspace: Workspace, bundle: Path) -> Path:
    """The bundle's index page as a file of its own, for a browser.

    Raises UserError where the bundle is not there or cannot be read.
    """
    data = _index_of(bundle)
    target = make_folder(workspace.folder / "exports") / f"{bundle.stem}-muc-luc.html"
    write_file(target, data)
    return target


def _index_of(bundle: Path) -> bytes:
    from ucvn_desktop.services.bundle.gate import open_container
    from ucvn_desktop.services.bundle.layout import INDEX
    from ucvn_desktop.services.zips import DamagedEntryError, NotReadableError

    try:
        with open_container(bundle) as container:
            for entry in container.entries:
                if entry.path.endswith(f"/{INDEX}") and entry.size <= _MOST_OF_AN_INDEX:
                    return b"".join(container.chunks(entry))
    except (NotReadableError, DamagedEntryError) as error:
        raise UserError(
            f"Không đọc được mục lục của «{bundle.name}»: tệp có thể đã hỏng. Dữ liệu đã lưu vẫn nguyên; hãy bấm "
            "«Kiểm tra» để xem hỏng ở đâu.",
            str(error),
        ) from error
    raise UserError(f"Trong «{bundle.name}» không có mục lục: tệp này không phải bộ gửi của chương trình.")


def _sent_bundle(submission: Submission, extent: Extent, places: "_Places") -> SentBundle:
    path = Path(submission.path)
    found = places.size(path)
    return SentBundle(
        id=submission.id,
        name=submission.name,
        number=submission.number,
        year=submission.year,
        day=submission.day,
        destination=submission.destination,
        items=extent.items,
        size=extent.size if found is None else found,
        path=path,
        is_there=found is not None,
    )


class _Places:
    """Files where they were left; a folder that is gone (a pulled USB stick) is asked for once."""

    def __init__(self) -> None:
        self._folders: dict[Path, bool] = {}

    def size(self, path: Path) -> int | None:
        """The file's bytes; None where it is not there."""
        folder = path.parent
        if folder not in self._folders:
            self._folders[folder] = _is_folder(folder)
        if not self._folders[folder]:
            return None
        try:
            return path.stat().st_size
        except OSError:
            return None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
