"""Settings, and what data looks like that cannot be opened."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tests.screens.records import LONG
from tests.screens.stage import Stage
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.destinations import new_destination
from ucvn_desktop.storage.database import Damaged
from ucvn_desktop.storage.lock import Holder, Locked


def scenes(stage: Stage) -> Iterator[str]:
    """Settings as they are found, filled to the brim, and examined."""
    page = stage.visit("settings")
    yield "found"
    form = page._form
    form.back_up.click()
    stage.wait_for(lambda: not stage.desktop.jobs.long_jobs)
    form.check.click()
    stage.wait_for(lambda: not stage.desktop.jobs.long_jobs)
    stage.settle(0.4)
    form.scroll.verticalScrollBar().setValue(10_000)
    yield "examined"
    form.scroll.verticalScrollBar().setValue(0)
    session = stage.desktop.session
    assert session
    for number in range(4):
        new_destination(session.workspace, f"Nơi nhận {number}: {LONG[:60]}")
    form.unit_name.setText(LONG)
    form.unit_code.setText("CĐ")
    form.unit_code.textEdited.emit("CĐ")
    session.changed.emit("destination")
    stage.settle()
    page.rename()
    yield "long"
    page._profile._pending.clear()


def locked(stage: Stage) -> Iterator[str]:
    """The page that stands for data that is not open."""
    folder = Path("D:/Truyen thong Cong doan")
    since = datetime(2021, 4, 19, 8, 5).astimezone().isoformat()
    for name, error in {
        "locked-computer": Locked("x", Holder("MAY-PHONG-BEN", 7, "cửa sổ chương trình", since)),
        "damaged": Damaged("x", "database disk image is malformed", has_backup=True),
        "refused": UserError(
            f"Tệp dữ liệu ucvn.db không đọc được. {LONG}.", "database disk image is malformed"
        ),
    }.items():
        stage.desktop._refuse(folder, error)
        yield name
