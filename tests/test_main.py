"""What is said before there is a window."""

import pytest

from ucvn_desktop import __main__ as program
from ucvn_desktop.services import window


@pytest.fixture
def on_x(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux with a display whose libraries for it are not all there."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(program, "_TELLING_LIBRARY", "libucvn-khong-co.so.0")
    monkeypatch.setattr(window, "missing_packages", lambda: ["libxcb-cursor0", "libxcb-icccm4"])


@pytest.mark.usefixtures("on_x")
def test_a_display_without_its_libraries_is_told_in_vietnamese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["ucvn-desktop"])
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == 1
    assert "sudo apt install libxcb-cursor0 libxcb-icccm4\n" in capsys.readouterr().out


@pytest.mark.usefixtures("on_x")
@pytest.mark.parametrize("name", ["QT_QPA_PLATFORM", "WAYLAND_DISPLAY"])
def test_other_ways_to_show_a_window_do_not_ask_for_them(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert program._cannot_be_shown()
    monkeypatch.setenv(name, "x")
    assert program._cannot_be_shown() == ""
