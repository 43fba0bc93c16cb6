"""`ucvn demo`: the sample, and the window opened on it where there is a display."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Ucvn
from ucvn_desktop import paths
from ucvn_desktop.cli import window
from ucvn_desktop.services import window as services_window
from ucvn_desktop.services.demo import find_demo

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program in the window's place, which writes what it was given to this file and stays a moment."""
    told = tmp_path / "told.json"
    script = (
        f"import json, sys, time; open({str(told)!r}, 'w').write(json.dumps(sys.argv[1:])); time.sleep(60)"
    )
    monkeypatch.setattr(paths, "window_command", lambda: [sys.executable, "-c", script])
    monkeypatch.setattr(window, "_WATCH_SECONDS", 0.5)
    yield told
    for process in services_window._started:
        process.kill()
        process.wait()
    services_window._started.clear()


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch, workspace_folder: Path) -> None:
    """Stands for the sample, which takes seconds to make."""
    made = SimpleNamespace(
        workspace=workspace_folder, bundle="b", posters=(), articles=1, photos=1, left_out=(), verdict="valid"
    )
    monkeypatch.setattr("ucvn_desktop.services.demo.make_demo", lambda *_: made)


@pytest.fixture(params=["DISPLAY", "WAYLAND_DISPLAY"])
def display(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the two names of a display."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv(request.param, ":7")


@pytest.mark.usefixtures("sample", "display")
def test_the_window_opens_on_the_sample(ucvn: Ucvn, opened: Path, workspace_folder: Path) -> None:
    said = ucvn("demo")
    assert said.code == 0
    assert "Đang mở cửa sổ" in said.out
    assert json.loads(opened.read_text()) == ["-w", str(workspace_folder)]


@pytest.mark.usefixtures("sample", "display")
@pytest.mark.parametrize("option", ["--no-window", "--json"])
def test_no_window_opens_where_none_is_wanted(ucvn: Ucvn, opened: Path, option: str) -> None:
    said = ucvn("demo", option)
    assert said.code == 0
    assert "cửa sổ" not in said.out
    assert not opened.exists()


@pytest.mark.usefixtures("sample")
def test_without_a_display_one_line_says_so(
    ucvn: Ucvn, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    said = ucvn("demo")
    assert said.code == 0
    assert said.out.splitlines()[-1] == "Máy này không có màn hình đồ họa nên không mở cửa sổ."
    assert not opened.exists()


@pytest.mark.usefixtures("sample", "display")
@pytest.mark.parametrize("command", [["/khong/co"], [sys.executable, "-c", "raise SystemExit(3)"]])
def test_a_window_that_cannot_open_does_not_spoil_the_sample(
    ucvn: Ucvn, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr(paths, "window_command", lambda: command)
    said = ucvn("demo")
    assert (said.code, "Chưa mở được cửa sổ" in said.out) == (0, True)


@pytest.mark.usefixtures("sample", "display")
def test_libraries_that_a_window_misses_are_named(ucvn: Ucvn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services_window, "_DEBIAN_PACKAGES", {"libkhong-co.so.9": "libkhong-co9"})
    monkeypatch.setattr(paths, "window_command", lambda: [sys.executable, "-c", "raise SystemExit(134)"])
    assert "sudo apt install libkhong-co9" in ucvn("demo").out
    monkeypatch.setattr(services_window, "_DEBIAN_PACKAGES", {"libc.so.6": "libc6"})
    assert "apt install" not in ucvn("demo").out


def test_the_newest_sample_is_found_again(ucvn: Ucvn, workspace_folder: Path, tmp_path: Path) -> None:
    assert find_demo() is None
    documents = Path.home() / "Documents"
    for name in ("UCVN-du-lieu-mau-2021", "UCVN-du-lieu-mau-2021-2"):
        (documents / name).mkdir(parents=True)
    assert find_demo() is None
    first = workspace_folder.rename(documents / "UCVN-du-lieu-mau-2021" / "du-lieu")
    assert find_demo() == first


def test_the_window_of_a_frozen_build_lies_beside_the_terminal_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "ucvn.exe"))
    assert paths.window_command() == [str(tmp_path / "ucvn-desktop.exe")]
