"""Commands that are killed in the middle: nothing half-written, nothing left running, and the work goes on."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from ucvn_desktop.core.article import Article
from ucvn_desktop.services.bundle.verify import verify
from ucvn_desktop.services.doctor import diagnose
from ucvn_desktop.services.packing import pack
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.storage.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and /proc are Unix's")


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    for number in range(60):
        Image.effect_noise((900, 700), 40 + number).convert("RGB").save(
            folder / f"{number:02}.jpg", quality=92
        )
    return folder


@pytest.fixture(scope="module")
def stocked_folder(template_folder: Path, photos: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with an article that has all of the photos, never written to again."""
    folder = Path(shutil.copytree(template_folder, tmp_path_factory.mktemp("stocked") / "workspace"))
    with Workspace.open(folder) as workspace:
        article = workspace.articles.add(Article(title="Tin", body="<p>x</p>"))
        import_photos(workspace, sorted(photos.iterdir()), article_id=article.id)
    return folder


def _start(folder: Path, *words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "ucvn_desktop.cli", "-w", str(folder), *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _running_in_session(session: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, _, its_session = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
            except OSError:
                continue
            if int(its_session) == session and state != "Z":
                found.append(int(entry.name))
    return found


def _wait_for(state: Callable[[], bool], command: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 30
    while not state():
        assert command.poll() is None, "the command ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.005)


def _kill(command: "subprocess.Popen[bytes]") -> None:
    os.kill(command.pid, signal.SIGKILL)
    command.wait()
    deadline = time.monotonic() + 3
    while _running_in_session(command.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _running_in_session(command.pid) == []


@pytest.mark.parametrize("kept_files", [0, 1, 16, 40])
def test_a_killed_import_leaves_no_child_no_damage_and_goes_on_later(
    workspace_folder: Path, photos: Path, kept_files: int
) -> None:
    command = _start(workspace_folder, "photo", "import", str(photos))
    files = workspace_folder / "files"
    _wait_for(lambda: (files / "incoming").exists() and len(list(files.glob("??/*"))) >= kept_files, command)
    _kill(command)
    with Workspace.open(workspace_folder) as workspace:
        assert diagnose(workspace).damages == ()
        kept = len(workspace.photos.all())
        assert kept < 60
        done = import_photos(workspace, [photos])
        assert (len(done.ids), done.duplicates) == (60 - kept, kept)
        assert diagnose(workspace).damages == ()
        assert list((workspace_folder / "files" / "incoming").iterdir()) == []


@pytest.mark.parametrize("bytes_written", [1, 300_000, 3_000_000])
def test_a_killed_pack_leaves_no_half_bundle(
    stocked_folder: Path, tmp_path: Path, bytes_written: int
) -> None:
    folder = Path(shutil.copytree(stocked_folder, tmp_path / "workspace"))
    out = tmp_path / "ra"
    command = _start(folder, "pack", "--out", str(out), "--article", "1")

    def is_writing() -> bool:
        return any(part.stat().st_size >= bytes_written for part in out.glob(".*.part"))

    _wait_for(lambda: out.exists() and is_writing(), command)
    _kill(command)
    assert list(out.glob("*.zip")) == []
    with Workspace.open(folder) as workspace:
        assert diagnose(workspace).damages == ()
        assert workspace.submissions.all() == []
        (bundle,) = pack(workspace, out, article_ids=[1]).files
        assert verify(bundle).ours
