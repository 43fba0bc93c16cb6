"""Writing: what lies in the zip, and that nothing is left behind when it fails."""

import json
import os
import resource
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256, sha512
from pathlib import Path

import bagit
import pytest

from tests.services.bundle.making import article, cover, photo, poster
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.bundle import gate, writer
from ucvn_desktop.services.bundle import verify as bundle_verify
from ucvn_desktop.services.bundle.gate import check
from ucvn_desktop.services.bundle.model import BundleArticle
from ucvn_desktop.services.bundle.names import MAX_NAME, MAX_PATH, bundle_name
from ucvn_desktop.services.bundle.verify import verify
from ucvn_desktop.services.bundle.writer import write_bundle


@pytest.fixture
def articles(tmp_path: Path) -> list[BundleArticle]:
    folder = tmp_path / "nguon"
    folder.mkdir()
    return [
        article(1, photos=(photo(1, folder), photo(2, folder))),
        article(2, title="CON", photos=(photo(3),)),
    ]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "ra"
    folder.mkdir()
    return folder


def test_a_written_bundle_is_valid_for_the_library_of_congress(
    articles: list[BundleArticle], out: Path
) -> None:
    written = write_bundle(cover(), articles, [poster()], out)
    with zipfile.ZipFile(written.path) as archive:
        archive.extractall(out)
    bag = bagit.Bag(str(out / "CDBTP_2021-008_20210419"))
    assert bag.validate()
    assert bag.info["Source-Organization"] == "Công đoàn Bộ Mẫu"
    assert bag.info["External-Identifier"] == "01930000-0000-7000-8000-000000000001"


def test_a_written_bundle_is_ours_valid_and_passes_the_gate(articles: list[BundleArticle], out: Path) -> None:
    written = write_bundle(cover(), articles, [poster()], out)
    verdict = verify(written.path)
    assert (verdict.verdict, verdict.ours, verdict.problems) == ("valid", True, ())
    assert verdict.headline == "Bộ gửi đầy đủ, nguyên vẹn."
    assert check(written.path) == ()


def test_the_index_stands_first_and_names_keep_the_limits(articles: list[BundleArticle], out: Path) -> None:
    with zipfile.ZipFile(write_bundle(cover(), articles, [poster()], out).path) as archive:
        names = archive.namelist()
        assert {info.date_time for info in archive.infolist()} == {(2021, 4, 19, 0, 0, 0)}
        assert names[0] == sorted(names)[0] == "CDBTP_2021-008_20210419/0-MUC-LUC.html"
        assert all(name.isascii() and len(name) <= MAX_PATH for name in names)
        assert all(len(part) <= MAX_NAME for name in names for part in name.split("/"))
        inside = {name.partition("/")[2] for name in names}
        assert {"data/anh/01/anh-01.jpg", "data/anh/01/anh-02.jpg", "data/tin-bai/02-con.docx"} <= inside
        stored = {i.filename for i in archive.infolist() if i.compress_type == zipfile.ZIP_STORED}
        assert {name for name in names if name.endswith((".jpg", ".pdf", ".docx"))} == stored


def test_what_is_returned_is_what_lies_there(articles: list[BundleArticle], out: Path) -> None:
    written = write_bundle(cover(), articles, [poster()], out)
    assert written.sha256 == sha256(written.path.read_bytes()).hexdigest()
    assert written.size == written.path.stat().st_size
    with zipfile.ZipFile(written.path) as archive:
        for file in written.files:
            data = archive.read(f"{written.name}/{file.path}")
            hashes = (sha256(data).hexdigest(), sha512(data).hexdigest(), len(data))
            assert (file.sha256, file.sha512, file.size) == hashes
        payload = {n for n in archive.namelist() if "/data/" in n}
    assert payload == {f"{written.name}/{file.path}" for file in written.files}
    of_first = [file.path for file in written.files if file.item_uid == articles[0].uid]
    assert len(of_first) == 3


def test_the_submission_names_items_revisions_and_their_files(
    articles: list[BundleArticle], out: Path
) -> None:
    written = write_bundle(cover(), articles, [poster()], out)
    with zipfile.ZipFile(written.path) as archive:
        document = json.loads(archive.read(f"{written.name}/data/metadata/submission.json"))
    assert (document["format"], document["format_version"]) == ("ucvn-submission", 1)
    assert document["destinations"] == ["Ban Tuyên giáo - Nữ công", "Trang thông tin điện tử"]
    assert [(item["uid"], item["rev"]) for item in document["items"]] == [
        (articles[0].uid, 3),
        (articles[1].uid, 3),
        (poster().uid, 1),
    ]
    told = {file["path"]: file["sha512"] for item in document["items"] for file in item["files"]}
    assert told == {file.path: file.sha512 for file in written.files if file.item_uid}


def test_the_same_input_gives_the_same_bytes(articles: list[BundleArticle], tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    one = write_bundle(cover(), articles, [poster()], first)
    os.utime(articles[0].photos[0].source, (1, 1))
    two = write_bundle(cover(), articles, [poster()], second)
    assert one.path.read_bytes() == two.path.read_bytes()


def test_text_that_packs_like_a_bomb_passes_our_own_gate(out: Path) -> None:
    written = write_bundle(cover(), [article(body=f"<p>{'a' * 3_000_000}</p>")], [], out)
    assert check(written.path) == ()


def test_an_existing_file_is_never_overwritten(articles: list[BundleArticle], out: Path) -> None:
    target = out / "CDBTP_2021-008_20210419.zip"
    target.write_bytes(b"cu")
    with pytest.raises(UserError, match="không ghi đè"):
        write_bundle(cover(), articles, [], out)
    assert target.read_bytes() == b"cu"
    assert list(out.iterdir()) == [target]


def test_a_file_that_appears_while_writing_is_not_overwritten(
    articles: list[BundleArticle], out: Path
) -> None:
    target = out / "CDBTP_2021-008_20210419.zip"

    def appear(done: int, total: int, label: str = "") -> None:
        target.write_bytes(b"moi")

    with pytest.raises(UserError, match="không ghi đè"):
        write_bundle(cover(), articles, [], out, appear)
    assert target.read_bytes() == b"moi"
    assert list(out.iterdir()) == [target]


def test_cancelling_at_any_step_leaves_nothing_behind(articles: list[BundleArticle], out: Path) -> None:
    calls = _count_calls(articles, out)
    assert calls > 20
    for step in range(calls):
        left = step

        def cancel(done: int, total: int, label: str = "") -> None:
            nonlocal left
            if left == 0:
                raise Cancelled
            left -= 1

        with pytest.raises(Cancelled):
            write_bundle(cover(), articles, [], out, cancel)
        assert list(out.iterdir()) == []


def _count_calls(articles: list[BundleArticle], out: Path) -> int:
    calls: list[tuple[int, int]] = []
    path = write_bundle(
        cover(), articles, [], out, lambda done, total, _="": calls.append((done, total))
    ).path
    path.unlink()
    assert all(0 <= done <= total for done, total in calls)
    return len(calls)


@pytest.fixture
def small_files() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("small_files")
def test_a_write_that_fails_anywhere_is_explained_and_leaves_nothing(
    articles: list[BundleArticle], out: Path
) -> None:
    whole = write_bundle(cover(), articles, [], out)
    whole.path.unlink()
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    for limit in (0, 100, 5_000, whole.size // 2, whole.size - 30, whole.size - 1):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        with pytest.raises(UserError, match=r"đầy|quá lớn đối với"):
            write_bundle(cover(), articles, [], out)
        assert list(out.iterdir()) == []
    resource.setrlimit(resource.RLIMIT_FSIZE, (whole.size, hard))
    assert write_bundle(cover(), articles, [], out).sha256 == whole.sha256


def test_a_full_disk_is_explained_and_leaves_nothing(articles: list[BundleArticle], out: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", out], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small tmpfs needs root")
    try:
        with pytest.raises(UserError, match=r"đầy|quá lớn đối với"):
            write_bundle(cover(), articles, [], out)
        assert list(out.iterdir()) == []
    finally:
        subprocess.run(["umount", out], check=True)


def test_a_folder_that_is_not_there_is_explained(articles: list[BundleArticle], tmp_path: Path) -> None:
    with pytest.raises(UserError, match="không thấy tệp hoặc thư mục"):
        write_bundle(cover(), articles, [], tmp_path / "khong-co")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that even root cannot write to")
def test_a_folder_that_cannot_be_written_to_is_explained(articles: list[BundleArticle]) -> None:
    with pytest.raises(UserError, match="vẫn nguyên"):
        write_bundle(cover(), articles, [], Path("/proc/self"))


def test_a_photo_that_is_gone_is_named_and_nothing_is_left(out: Path, tmp_path: Path) -> None:
    lost = article(photos=(replace(photo(1), source=tmp_path / "mat.jpg"),))
    with pytest.raises(UserError, match=r"mat\.jpg"):
        write_bundle(cover(), [lost], [], out)
    assert list(out.iterdir()) == []


def test_what_does_not_verify_is_not_given_its_name(
    articles: list[BundleArticle], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = writer.bag.manifest_text
    monkeypatch.setattr(writer.bag, "manifest_text", lambda sums: real((p, c[::-1]) for p, c in sums))
    with pytest.raises(UserError, match="đọc lại"):
        write_bundle(cover(), articles, [], out)
    assert list(out.iterdir()) == []


def test_a_bundle_name_that_is_no_file_name_is_a_bug(out: Path) -> None:
    with pytest.raises(ValueError, match=r"\.\."):
        write_bundle(cover(name="../x"), [], [], out)


def written_never(done: int, total: int, label: str = "") -> None:
    pytest.fail(f"wrote {label}")


def test_too_many_files_are_refused_before_anything_is_written(
    articles: list[BundleArticle], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = write_bundle(cover(), articles, [], out)
    with zipfile.ZipFile(whole.path) as archive:
        count = len(archive.namelist())
    whole.path.unlink()
    monkeypatch.setattr(gate, "MAX_ENTRIES", count - 1)
    with pytest.raises(
        UserError, match=rf"có {count} tệp, quá mức {count - 1} tệp.*chia ra gửi thành nhiều bộ"
    ):
        write_bundle(cover(), articles, [], out, written_never)
    assert list(out.iterdir()) == []
    monkeypatch.setattr(gate, "MAX_ENTRIES", count)
    assert write_bundle(cover(), articles, [], out).sha256 == whole.sha256


def test_too_many_bytes_are_refused_before_anything_is_written(
    articles: list[BundleArticle], out: Path
) -> None:
    film = article(3, photos=(photo(1, source=out.parent / "phim.jpg"),))
    with (out.parent / "phim.jpg").open("wb") as file:
        file.truncate(2 * 1024**3)
    with pytest.raises(UserError, match=r"nặng 2\.148 MB, quá mức 2\.147 MB.*nhiều bộ"):
        write_bundle(cover(), [*articles, film], [], out, written_never)
    assert list(out.iterdir()) == []


def test_what_the_program_adds_counts_too(
    articles: list[BundleArticle], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_bundle(cover(), articles, [], out).path
    with zipfile.ZipFile(path) as archive:
        size = sum(info.file_size for info in archive.infolist())
    path.unlink()
    monkeypatch.setattr(gate, "MAX_DECLARED", size - 1)
    with pytest.raises(UserError, match="nhiều bộ"):
        write_bundle(cover(), articles, [], out)
    assert list(out.iterdir()) == []
    monkeypatch.setattr(gate, "MAX_DECLARED", size)
    write_bundle(cover(), articles, [], out)


def test_a_submission_too_long_to_be_read_is_refused_before_anything_is_written(
    articles: list[BundleArticle], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_bundle(cover(), articles, [poster()], out).path
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(f"{path.stem}/data/metadata/submission.json").file_size
    path.unlink()
    monkeypatch.setattr(bundle_verify, "MAX_SUBMISSION", size - 1)
    with pytest.raises(UserError, match="phiếu dữ liệu quá dài"):
        write_bundle(cover(), articles, [poster()], out, written_never)
    monkeypatch.setattr(bundle_verify, "MAX_SUBMISSION", size)
    write_bundle(cover(), articles, [poster()], out)


def test_a_word_document_that_the_receiver_would_not_take_is_named_before_anything_is_written(
    articles: list[BundleArticle], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "MAX_DOCX", 100)
    with pytest.raises(UserError, match="tệp Word của bài «Công đoàn Viên chức"):
        write_bundle(cover(), articles, [], out, written_never)


def test_what_the_gate_would_refuse_is_not_blamed_on_the_disk(out: Path) -> None:
    fake = article(photos=(photo(1, source=b"Rar!\x1a\x07\x01\x00" + b"0" * 50),))
    with pytest.raises(UserError, match=r"đọc lại.*«data/anh/01/anh-01\.jpg»") as caught:
        write_bundle(cover(), [fake], [], out)
    assert "ổ khác" not in caught.value.message
    assert list(out.iterdir()) == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.services.bundle.making import article, cover
from ucvn_desktop.services.bundle.writer import write_bundle

def die(done, total, label=""):
    if done:
        os.kill(os.getpid(), signal.SIGKILL)

write_bundle(cover(), [article()], [], Path(sys.argv[1]), die)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix's")
def test_what_a_killed_run_left_is_gone_after_the_next_one(articles: list[BundleArticle], out: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", _KILLED, out], check=False, cwd=Path(__file__).parents[3])
    assert killed.returncode == -signal.SIGKILL
    (left,) = out.iterdir()
    assert left.name.startswith(".CDBTP_2021-008_20210419-")
    other_day = cover(name=bundle_name("CĐBTP", 2021, 9, "2021-05-02"))
    written = write_bundle(other_day, articles, [], out)
    assert list(out.iterdir()) == [written.path]
