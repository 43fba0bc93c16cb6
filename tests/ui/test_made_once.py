"""What the first start makes: made once, never in the way of a start."""

from pathlib import Path

import platformdirs
import pytest
from PySide6.QtWidgets import QApplication

from ucvn_desktop.ui.made_once import made_once
from ucvn_desktop.ui.translator import VietnameseTranslator


def test_a_file_is_made_by_the_first_start_only() -> None:
    made = []

    def make() -> bytes:
        made.append(1)
        return b"made"

    paths = {made_once(b"a source", ".x", make) for _ in range(3)}
    assert [path.read_bytes() for path in paths] == [b"made"]
    assert made == [1]
    assert made_once(b"another", ".x", make) not in paths
    assert not list(paths.pop().parent.glob("*.tmp"))


def test_a_start_goes_on_where_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = Path(platformdirs.user_cache_dir("ucvn", appauthor=False)) / "made"
    blocked.parent.mkdir(parents=True)
    blocked.write_text("a file where the folder should be")
    assert made_once(b"a source", ".x", lambda: b"made").read_bytes() == b"made"

    def no_space(_: Path, __: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ucvn_desktop.ui.made_once._write", no_space)
    assert not made_once(b"a source", ".x", lambda: b"made").exists()


@pytest.mark.usefixtures("qapp")
def test_a_damaged_catalogue_is_not_asked(qapp: QApplication) -> None:
    def said() -> str:
        return str(VietnameseTranslator(qapp).translate("QPlatformTheme", "Cancel"))

    assert said() == "Hủy"
    (kept,) = (Path(platformdirs.user_cache_dir("ucvn", appauthor=False)) / "made").glob("*.qm")
    kept.write_bytes(b"\0" * kept.stat().st_size)
    assert said() == "Hủy"
