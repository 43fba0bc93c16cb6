"""The first run, and data that cannot be opened."""

from collections.abc import Iterator
from pathlib import Path

from tests.screens.scenes import settings
from tests.screens.stage import Stage
from ucvn_desktop.services.places import Concern


def scenes(stage: Stage) -> Iterator[str]:
    """The first run untouched, filled in, and with everything wrong."""
    folder = stage.desktop.session.workspace.folder if stage.desktop.session else None
    stage.desktop.close()
    stage.desktop.first_run()
    stage.settle(0.5)
    yield "empty"
    page = stage.desktop.window.centralWidget().currentWidget()  # type: ignore[union-attr]
    form = page._form
    form.begin.click()
    yield "wrong"
    form.unit.setText("Công đoàn Bộ Tài nguyên và Môi trường")
    form.officer.setText("Trần Thị Hồng Nhung")
    form.year.setValue(2021)
    form.place.setText(r"C:\Users\hongnhung\OneDrive - Bộ Tài nguyên\Tài liệu\Truyen thong Cong doan")
    page._say_of_place(
        [
            Concern(
                "Thư mục này do OneDrive tự đồng bộ: hai máy cùng ghi dễ làm hỏng dữ liệu. Nên chọn thư mục không đồng bộ."
            ),
            Concern("Ổ này chỉ còn trống 900,0 MB. Nên chọn ổ còn nhiều chỗ hơn cho ảnh."),
        ]
    )
    yield "filled"
    yield from settings.locked(stage)
    stage.desktop.open(folder or Path())
