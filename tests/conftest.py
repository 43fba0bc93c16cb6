"""What all tests share: a workspace copied from one that is made once, pictures, the real input."""

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from ucvn_desktop.core.profile import Profile
from ucvn_desktop.services.setup import create_workspace
from ucvn_desktop.storage.workspace import Workspace

# Before any test makes an application: the suite runs on machines without a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED_INPUT = Path(__file__).parents[2] / "shared" / "input"
UNIT = Profile(unit_name="Công đoàn Bộ Thử nghiệm", unit_code="CDBTN", officer="Nguyễn Thị Thử")


def pytest_configure(config: pytest.Config) -> None:
    """Where Python writes no bytecode, it stands in pytest's own folder: tests start hundreds of programs, and each of
    them would compile all that it imports. An installed program does not."""
    if sys.dont_write_bytecode and config.cache is not None:
        kept = str(config.cache.mkdir("bytecode"))
        sys.dont_write_bytecode, sys.pycache_prefix = False, kept
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = kept


@pytest.fixture(autouse=True)
def nothing_of_this_user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests neither see nor touch the data, documents and logs of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in (
        "UCVN_WORKSPACE",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_DOCUMENTS_DIR",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def template_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace with the plan of 2021, never written to again."""
    folder = tmp_path_factory.mktemp("template") / "workspace"
    create_workspace(folder, UNIT, 2021).workspace.close()
    return folder


@pytest.fixture
def workspace_folder(template_folder: Path, tmp_path: Path) -> Path:
    """The folder of a workspace of one's own."""
    return Path(shutil.copytree(template_folder, tmp_path / "workspace"))


@pytest.fixture
def workspace(workspace_folder: Path) -> Iterator[Workspace]:
    """A workspace of one's own, open."""
    with Workspace.open(workspace_folder) as opened:
        yield opened


@pytest.fixture
def make_workspace(template_folder: Path, tmp_path: Path) -> Iterator[Callable[[], Workspace]]:
    """Opens as many workspaces of one's own as are asked for."""
    opened: list[Workspace] = []

    def make() -> Workspace:
        folder = Path(shutil.copytree(template_folder, tmp_path / f"workspace-{len(opened)}"))
        opened.append(Workspace.open(folder))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def make_photo(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small picture; other colours give other bytes."""

    return partial(write_photo, tmp_path)


@pytest.fixture
def shared_input() -> Path:
    """The real input beside the checkout."""
    if not SHARED_INPUT.is_dir():
        pytest.skip("the real input (../shared/input) is not beside this checkout")
    return SHARED_INPUT


def write_photo(
    folder: Path, name: str = "anh.jpg", colour: str = "teal", size: tuple[int, int] = (640, 480)
) -> Path:
    """Writes a small picture into the folder; its path."""
    path = folder / name
    Image.new("RGB", size, colour).save(path)
    return path


def png_bytes(colour: str = "teal", size: tuple[int, int] = (64, 48)) -> bytes:
    """A picture in memory."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()
