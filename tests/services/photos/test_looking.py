"""Photos for the screen."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.services.photos.looking import VIEW, Looking
from ucvn_desktop.storage.workspace import Workspace

MakePhoto = Callable[..., Path]


@pytest.fixture
def looking(workspace: Workspace) -> Iterator[Looking]:
    looker = Looking(workspace)
    yield looker
    looker.close()


def _size(data: bytes) -> tuple[str | None, tuple[int, int]]:
    with Image.open(io.BytesIO(data)) as image:
        return image.format, image.size


def test_a_view_is_no_larger_than_asked_for_and_stands_upright(
    workspace: Workspace, looking: Looking, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "a.jpg"
    Image.new("RGB", (1600, 1200), "teal").save(path, exif=exif)
    (photo_id,) = import_photos(workspace, [path]).ids
    assert _size(looking.view(workspace.photos.get(photo_id), 800)) == ("JPEG", (600, 800))


def test_a_small_photo_is_not_blown_up(workspace: Workspace, looking: Looking, make_photo: MakePhoto) -> None:
    (photo_id,) = import_photos(workspace, [make_photo(size=(64, 48))]).ids
    assert _size(looking.view(workspace.photos.get(photo_id), 800)) == ("JPEG", (64, 48))


def test_a_real_heic_is_shown(workspace: Workspace, looking: Looking, shared_input: Path) -> None:
    (photo_id,) = import_photos(workspace, [shared_input / "photos" / "iphone_13_pro_max.HEIC"]).ids
    form, size = _size(looking.view(workspace.photos.get(photo_id), 1000))
    assert (form, max(size)) == ("JPEG", 1000)


def test_a_missing_thumbnail_is_made_again(
    workspace: Workspace, looking: Looking, make_photo: MakePhoto
) -> None:
    (photo_id,) = import_photos(workspace, [make_photo()]).ids
    photo = workspace.photos.get(photo_id)
    path = workspace.thumb(photo.sha256)
    path.unlink()
    assert _size(looking.thumb(photo)) == ("JPEG", (512, 384))
    assert path.read_bytes() == looking.thumb(photo)


def test_a_lost_original_is_told_with_what_to_do(
    workspace: Workspace, looking: Looking, make_photo: MakePhoto
) -> None:
    (photo_id,) = import_photos(workspace, [make_photo()]).ids
    photo = workspace.photos.get(photo_id)
    workspace.files.path(photo.sha256).unlink()
    with pytest.raises(UserError, match="Hãy nhập lại"):
        looking.view(photo, 800)


def test_what_is_accepted_within_the_limit_of_memory_can_be_looked_at_within_it(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (8000, 6000)).save(path, compress_level=1)
    with Child() as child:
        reply = child.call(VIEW, {"path": str(path), "edge": 2560})
    assert _size(reply.blobs[0]) == ("JPEG", (2560, 1920))
