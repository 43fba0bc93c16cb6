"""Photos on their way in."""

import os
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.storage.workspace import Workspace

MakePhoto = Callable[..., Path]


def test_a_photo_is_kept_described_and_shown(workspace: Workspace, make_photo: MakePhoto) -> None:
    path = make_photo("hội nghị.jpg", size=(1600, 1200))
    done = import_photos(workspace, [path])
    (photo,) = workspace.photos.all()
    assert done.ids == (photo.id,)
    assert (photo.name, photo.mime, photo.width, photo.height) == ("hội nghị.jpg", "image/jpeg", 1600, 1200)
    assert workspace.files.path(photo.sha256).read_bytes() == path.read_bytes()
    with Image.open(workspace.thumb(photo.sha256)) as thumb:
        assert thumb.size == (512, 384)


def test_the_same_bytes_are_kept_once_whatever_their_name(
    workspace: Workspace, make_photo: MakePhoto
) -> None:
    first = make_photo("a.jpg")
    twin = first.with_name("b.jpg")
    twin.write_bytes(first.read_bytes())
    done = import_photos(workspace, [first, twin])
    again = import_photos(workspace, [twin])
    assert (len(done.ids), done.duplicates) == (1, 1)
    assert (again.ids, again.duplicates, again.all_refused) == ((), 1, False)


def test_a_photo_taken_out_of_the_bin_is_no_duplicate(workspace: Workspace, make_photo: MakePhoto) -> None:
    path = make_photo()
    import_photos(workspace, [path])
    workspace.photos.to_bin(workspace.photos.all()[0])
    done = import_photos(workspace, [path])
    assert (len(done.ids), done.duplicates) == (1, 0)
    assert len(workspace.photos.all()) == 1


def test_photos_hang_on_their_article_in_the_order_given(workspace: Workspace, make_photo: MakePhoto) -> None:
    article = workspace.articles.add(Article(title="Tin"))
    paths = [make_photo(f"{n}.jpg", colour) for n, colour in enumerate(("red", "green", "blue", "gold"))]
    import_photos(workspace, paths[2:3])
    import_photos(workspace, paths, article_id=article.id)
    names = [photo.name for photo in workspace.article_photos.photos_of(article.id)]
    assert names == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]
    import_photos(workspace, paths, article_id=article.id)
    assert len(workspace.article_photos.photos_of(article.id)) == 4


def test_photos_that_were_there_already_hang_on_the_event_too(
    workspace: Workspace, make_photo: MakePhoto
) -> None:
    event = workspace.events.add(Event(title="Hội nghị", day="2021-05-01"))
    path = make_photo()
    import_photos(workspace, [path])
    import_photos(workspace, [path], event_id=event.id)
    assert [photo.event_id for photo in workspace.photos.all()] == [event.id]


def test_a_folder_is_read_with_its_folders_but_without_junk(
    workspace: Workspace, make_photo: MakePhoto, tmp_path: Path
) -> None:
    folder = tmp_path / "thẻ nhớ"
    (folder / "DCIM").mkdir(parents=True)
    make_photo("x.jpg").rename(folder / "DCIM" / "x.jpg")
    (folder / "Thumbs.db").write_bytes(b"junk")
    (folder / ".DS_Store").write_bytes(b"junk")
    (folder / "ghi chú.txt").write_text("không phải ảnh")
    done = import_photos(workspace, [folder])
    assert len(done.ids) == 1
    assert [Path(r.path).name for r in done.refused] == ["ghi chú.txt"]


def _png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress(b"\0" * (height * 3 // 10), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def _hostile(tmp_path: Path) -> list[Path]:
    whole = tmp_path / "whole.jpg"
    Image.effect_noise((800, 600), 90).save(whole)
    data = whole.read_bytes()
    whole.unlink()
    files = {
        "text.jpg": "Đây không phải ảnh.".encode(),
        "empty.jpg": b"",
        "cut.jpg": data[: len(data) // 2],
        "head.jpg": data[:20],
        "bomb.png": _png_that_claims(60_000, 60_000),
        "heavy.png": _png_that_claims(14_000, 14_000),
        "not-heic.heic": b"\0\0\0\x18ftypheic" + b"\0" * 100,
        "page.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    os.mkfifo(tmp_path / "pipe.jpg")
    return [*(tmp_path / name for name in files), tmp_path / "pipe.jpg", tmp_path / "missing.jpg"]


def test_each_hostile_file_is_refused_with_a_sentence_and_the_good_one_comes_in(
    workspace: Workspace, make_photo: MakePhoto, tmp_path: Path
) -> None:
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    sources = _hostile(hostile)
    good = make_photo("good.jpg")
    done = import_photos(workspace, [*sources, good])
    assert len(done.ids) == 1
    assert {r.path for r in done.refused} == {str(path) for path in sources}
    assert all(r.reason.endswith(".") and r.reason[0].isupper() for r in done.refused)
    assert len(workspace.photos.all(with_bin=True)) == 1
    assert list(workspace.files.all_hashes()) == [workspace.photos.all()[0].sha256]


def test_an_import_of_nothing_but_refused_files_says_so(workspace: Workspace, tmp_path: Path) -> None:
    assert import_photos(workspace, [tmp_path / "missing.jpg"]).all_refused


def test_a_photo_for_an_article_that_is_not_there_is_not_imported(
    workspace: Workspace, make_photo: MakePhoto
) -> None:
    with pytest.raises(UserError, match="Không có tin, bài số 9"):
        import_photos(workspace, [make_photo()], article_id=9)
    assert workspace.photos.all() == []


def test_a_cancelled_import_keeps_what_was_committed_and_goes_on_later(
    workspace: Workspace, make_photo: MakePhoto
) -> None:
    paths = [make_photo(f"{n}.jpg", f"#{6 * n:02x}40{255 - 6 * n:02x}") for n in range(40)]

    def stop_at_30(done: int, total: int, label: str = "") -> None:
        if done == 30:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_photos(workspace, paths, progress=stop_at_30)
    kept = len(workspace.photos.all())
    assert 0 < kept < 30
    assert len(list(workspace.files.all_hashes())) == kept
    done = import_photos(workspace, paths)
    assert (len(done.ids), done.duplicates) == (40 - kept, kept)


def test_real_photos_come_in_with_their_facts(workspace: Workspace, shared_input: Path) -> None:
    done = import_photos(workspace, [shared_input / "photos"])
    assert (len(done.ids), done.refused) == (10, ())
    facts = {p.name: p for p in workspace.photos.all()}
    assert facts["canon_hdr_YES.jpg"].orientation == 6
    assert facts["DSCN0010.jpg"].has_location
    assert facts["DSCN0010.jpg"].taken == "2008-10-22T16:28:39"
    assert facts["iphone_13_pro_max.HEIC"].mime == "image/heif"
    assert facts["iphone_13_pro_max.HEIC"].camera == "Apple iPhone 13 Pro Max"


def test_captions_find_their_photos_past_files_that_are_refused(
    workspace: Workspace, make_photo: MakePhoto, tmp_path: Path
) -> None:
    article = workspace.articles.add(Article(title="Tin", captions=("một", "hai", "ba")))
    known = make_photo("3.jpg", "blue")
    import_photos(workspace, [known])
    video = tmp_path / "2.mov"
    video.write_bytes(b"no photo at all")
    import_photos(
        workspace,
        [make_photo("1.jpg", "red"), video, make_photo("2.jpg", "green"), known],
        article_id=article.id,
    )
    captions = {p.name: p.caption for p in workspace.article_photos.photos_of(article.id)}
    assert captions == {"1.jpg": "một", "2.jpg": "hai", "3.jpg": "ba"}


def test_the_twin_of_a_refused_file_is_refused_too(workspace: Workspace, tmp_path: Path) -> None:
    whole = tmp_path / "a.jpg"
    Image.effect_noise((800, 600), 90).save(whole)
    cut = whole.read_bytes()[:5000]
    for name in ("b.jpg", "c.jpg"):
        (tmp_path / name).write_bytes(cut)
    done = import_photos(workspace, [tmp_path / "b.jpg", tmp_path / "c.jpg"])
    assert (done.duplicates, len(done.refused), done.all_refused) == (0, 2, True)


def test_a_damaged_original_is_healed_by_importing_it_again(
    workspace: Workspace, make_photo: MakePhoto
) -> None:
    path = make_photo()
    import_photos(workspace, [path])
    kept = workspace.files.path(workspace.photos.all()[0].sha256)
    kept.write_bytes(b"damaged")
    assert import_photos(workspace, [path]).duplicates == 1
    assert kept.read_bytes() == path.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are Linux's")
def test_a_file_whose_name_is_no_text_comes_in(workspace: Workspace, make_photo: MakePhoto) -> None:
    path = make_photo()
    odd = path.rename(Path(os.fsdecode(os.fsencode(path.parent) + b"/\xe3nh.jpg")))
    assert len(import_photos(workspace, [odd]).ids) == 1
    assert workspace.photos.all()[0].name == "\ufffdnh.jpg"


def test_photos_that_hang_already_take_no_new_place(workspace: Workspace, make_photo: MakePhoto) -> None:
    article = workspace.articles.add(Article(title="Tin", captions=("một", "hai", "ba")))
    paths = [make_photo(f"{n}.jpg", colour) for n, colour in enumerate(("red", "green", "blue"))]
    import_photos(workspace, paths[:2], article_id=article.id)
    import_photos(workspace, paths, article_id=article.id)
    photos = workspace.article_photos.photos_of(article.id)
    assert [(p.name, p.caption) for p in photos] == [("0.jpg", "một"), ("1.jpg", "hai"), ("2.jpg", "ba")]


def test_the_first_trouble_is_the_one_that_is_told(
    workspace: Workspace, make_photo: MakePhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = workspace.articles.add(Article(title="Tin"))

    def stop(done: int, total: int, label: str = "") -> None:
        if done == 1:
            raise Cancelled

    def fail(*_: object) -> None:
        raise UserError("second")

    monkeypatch.setattr(workspace.article_photos, "put", fail)
    with pytest.raises(Cancelled):
        import_photos(
            workspace, [make_photo("a.jpg", "red"), make_photo("b.jpg")], article_id=article.id, progress=stop
        )


def test_a_name_that_no_disk_takes_is_refused(workspace: Workspace) -> None:
    done = import_photos(workspace, [Path("x" * 300 + ".jpg")])
    assert "tên quá dài" in done.refused[0].reason
