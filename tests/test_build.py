"""The program to install, driven as a user drives it: PyInstaller's folder, and a wheel."""

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

from tests.conftest import SHARED_INPUT
from ucvn_desktop.ui.navigation import ROOMS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
SUFFIX = ".exe" if sys.platform == "win32" else ""
MB = 1_000_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The built folder, moved away from where it was built."""
    built = tmp_path_factory.mktemp("build")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "build.spec"]
    places = ["--distpath", str(built / "dist"), "--workpath", str(built / "work")]
    subprocess.run([*command, *places], cwd=ROOT, check=True, capture_output=True, timeout=600)
    moved = Path(shutil.move(built / "dist" / "ucvn", tmp_path_factory.mktemp("ổ khác")))
    shutil.rmtree(built)
    yield moved
    shutil.rmtree(moved)


def _run(folder: Path, program: str, *words: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run one of the folder's programs where nothing tells it of this checkout."""
    kept = ("HOME", "LANG", "SYSTEMROOT", "TEMP", "TMP", "LOCALAPPDATA")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    return subprocess.run(
        [folder / f"{program}{SUFFIX}", *words],
        env={**environment, "QT_QPA_PLATFORM": "offscreen", "PATH": ""},
        cwd=folder.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def sample(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `ucvn demo` makes."""
    place = tmp_path_factory.mktemp("dữ liệu") / "mẫu"
    done = _run(folder, "ucvn", "demo", "--no-window", place)
    assert done.returncode == 0, done.stderr
    return place


def test_the_sample_is_made_and_its_bundle_verified(folder: Path, sample: Path) -> None:
    (bundle,) = sample.rglob("MAU_*.zip")
    done = _run(folder, "ucvn", "verify", bundle)
    assert done.returncode == 0, done.stderr
    assert "đầy đủ, nguyên vẹn" in done.stdout


def test_photos_are_decoded_in_a_child_of_its_own(folder: Path, sample: Path) -> None:
    photos = SHARED_INPUT / "photos"
    if not photos.is_dir():
        pytest.skip("the real input (../shared/input) is not beside this checkout")
    done = _run(
        folder, "ucvn", "-w", sample / "du-lieu", "photo", "import", photos / "iphone_13_pro_max.HEIC", photos
    )
    assert done.returncode == 0, done.stderr
    assert _run(folder, "ucvn", "-w", sample / "du-lieu", "doctor").stdout == "Dữ liệu nguyên vẹn.\n"


@pytest.mark.parametrize("room", [room.id for room in ROOMS])
def test_every_room_opens(folder: Path, sample: Path, room: str) -> None:
    memory = Path(platformdirs.user_config_dir("ucvn", appauthor=False)) / "window.ini"
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.write_text(f"[window]\nroom={room}\n")
    done = _run(folder, "ucvn-desktop", "-w", sample / "du-lieu", "--smoke")
    assert (
        done.returncode,
        done.stderr.replace("This plugin does not support propagateSizeHints()\n", ""),
    ) == (0, "")
    log = Path(platformdirs.user_log_dir("ucvn", appauthor=False)) / "ucvn.log"
    assert not log.exists() or log.read_text() == ""


def test_the_first_run_opens(folder: Path) -> None:
    assert _run(folder, "ucvn-desktop", "--smoke").returncode == 0


def test_it_is_small_enough_to_be_handed_on(folder: Path, tmp_path: Path) -> None:
    size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    packed = tmp_path / "ucvn.tar.xz"
    with tarfile.open(packed, "w:xz", preset=6) as archive:
        archive.add(folder, "ucvn")
    print(f"unpacked {size / MB:.0f} MB, as .tar.xz {packed.stat().st_size / MB:.0f} MB")
    assert size <= 260 * MB
    assert packed.stat().st_size <= 80 * MB


def test_a_wheel_has_all_that_the_programs_read(tmp_path: Path) -> None:
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not there to build a wheel")
    python = tmp_path / "env" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    for words in (
        ["build", "--wheel", "--out-dir", tmp_path, ROOT],
        ["venv", "--python", sys.executable, tmp_path / "env"],
    ):
        subprocess.run([uv, *words], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([uv, "pip", "install", "--python", python, wheel], check=True, capture_output=True)
    place = tmp_path / "mẫu"
    done = _run(python.parent, "ucvn", "demo", "--no-window", place)
    assert done.returncode == 0, done.stderr
    assert _run(python.parent, "ucvn-desktop", "-w", place / "du-lieu", "--smoke").returncode == 0
    assert _run(python.parent, "ucvn-desktop", "--smoke").returncode == 0
