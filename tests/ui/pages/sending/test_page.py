"""The room «Gửi tin, bài»: chosen, packed, cancelled, looked at, printed."""

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import assert_typing_is_whole
from ucvn_desktop.core.progress import Progress
from ucvn_desktop.services import packing
from ucvn_desktop.services.articles import edit_article
from ucvn_desktop.services.bundle.verify import verify
from ucvn_desktop.services.outbox import Standing
from ucvn_desktop.storage.lock import WorkspaceLock
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import desktop, dialogs, printing
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.sending import packer
from ucvn_desktop.ui.pages.sending.delegates import link_area
from ucvn_desktop.ui.pages.sending.items import ITEM
from ucvn_desktop.ui.pages.sending.page import SendingPage
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]
READY = [1, 2]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Folders and files that were shown."""
    asked: list[Path] = []
    monkeypatch.setattr(desktop, "open_folder", asked.append)
    monkeypatch.setattr(desktop, "open_file", asked.append)
    return asked


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Texts of the documents that were printed."""
    texts: list[str] = []

    def take(_: Any, __: Any, title: str, document: QTextDocument) -> bool:
        texts.append(f"{title}\n{document.toPlainText()}")
        return True

    monkeypatch.setattr(printing, "print_document", take)
    return texts


@pytest.fixture
def packed(stocked: Workspace, page: SendingPage, out: Path, settle: Settle) -> Path:
    """A bundle made by the page."""
    page.visited()
    settle()
    _trigger(page)
    settle()
    (bundle,) = out.iterdir()
    return bundle


def _trigger(page: SendingPage) -> None:
    assert page.primary
    page.primary.trigger()


def _chosen(page: SendingPage) -> list[int]:
    return sorted(item.id for item in page.item_model.chosen)


def test_an_empty_room_teaches(page: SendingPage) -> None:
    assert page.form.states.currentWidget() is page.form.empty_place
    assert page.subtitle == "Chưa có gì để gửi"
    assert page.primary
    assert not page.primary.isEnabled()


def test_what_is_ready_is_chosen_and_what_is_missing_is_said(stocked: Workspace, page: SendingPage) -> None:
    assert page.subtitle == "2 mục sẵn sàng · 1 mục còn thiếu"
    assert _chosen(page) == READY
    assert page.form.weight.text().startswith("Đã chọn 2 mục, khoảng ")
    assert page.form.remark.text() == "Để lại 1 mục còn thiếu."
    assert page.form.meter.isVisible()
    assert page.primary
    assert page.primary.isEnabled()


def test_the_room_keeps_to_one_year_until_it_is_left(
    stocked: Workspace, session: Session, page: SendingPage, settle: Settle
) -> None:
    assert page.form.show_year.isHidden()
    edit_article(stocked, READY[0], plan_year=2020)
    session.changed.emit("article")
    page.refresh()
    settle()
    box = page.form.show_year
    box.setCurrentIndex(box.findData(2020))
    box.activated.emit(box.currentIndex())
    assert _chosen(page) == READY[:1]
    assert page.subtitle == "Năm 2020: 1 mục sẵn sàng"
    assert page.form.weight.text().startswith("Đã chọn 1 mục, khoảng ")
    page.refresh()
    settle()
    assert _chosen(page) == READY[:1]
    # What is left behind could be forgotten: the room opens with all years.
    assert SendingPage(session).form.show_year.currentData() == 0


def test_the_folder_is_asked_for_once(
    stocked: Workspace,
    page: SendingPage,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    starts: list[str] = []

    def ask(_: Any, __: str, start: str) -> Path:
        starts.append(start)
        return tmp_path

    monkeypatch.setattr(dialogs, "ask_open_folder", ask)
    for _ in "12":
        page.item_model.tick(page.item_model.group_at(page.item_model.index(0, 0)).items, on=True)
        _trigger(page)
        settle()
    assert len(starts) == 1
    assert len(list(tmp_path.glob("*.zip"))) == 2
    assert "(đổi)" in page.form.change_folder.text()


def test_without_a_folder_nothing_is_made(
    stocked: Workspace, page: SendingPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: None)
    _trigger(page)
    settle()
    assert stocked.submissions.all() == []


def test_a_bundle_is_packed_recorded_shown_and_said(
    page: SendingPage, session: Session, notices: list[Notice], opened: list[Path], packed: Path
) -> None:
    assert verify(packed).ours
    (submission,) = session.workspace.submissions.all()
    assert [item.title for item in session.workspace.submission_items.of(submission.id)] == [
        "Hội nghị cán bộ",
        "Thăm hỏi đoàn viên",
    ]
    assert page.form.bundle_title.text() == packed.stem
    assert "2 mục" in notices[-1].text
    assert notices[-1].tone == "green"
    assert notices[-1].run
    notices[-1].run()
    assert opened == [packed.parent]
    assert page.subtitle == "1 mục còn thiếu · 1 bộ đã gửi"
    assert _chosen(page) == []


def test_what_lacks_something_is_sent_with_a_warning(
    stocked: Workspace, page: SendingPage, out: Path, settle: Settle, notices: list[Notice]
) -> None:
    page.item_model.tick(
        page.item_model.group_at(page.item_model.group_index(Standing.LACKING)).items, on=True
    )
    assert "vẫn gửi được" in page.form.remark.text()
    _trigger(page)
    settle()
    assert len(list(out.glob("*.zip"))) == 1
    assert notices[-1].tone == "gold"
    assert "«Bài chưa xong»: chưa có tên tác giả." in notices[-1].detail
    rows = [page.form.bundle_items.item(row).text() for row in range(page.form.bundle_items.count())]
    assert rows[-1] == "«Bài chưa xong»: chưa có tên tác giả."
    assert len(rows) == 4


def test_a_cancelled_bundle_leaves_no_file_and_no_record(
    stocked: Workspace,
    page: SendingPage,
    session: Session,
    out: Path,
    settle: Settle,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = packing.pack

    def pack(*given: Any, progress: Progress, **named: Any) -> Any:
        def stop_at_reading_back(done: int, total: int, label: str = "") -> None:
            if label == "Đọc lại để kiểm tra":
                session.jobs.cancel_all()
            progress(done, total, label)

        return real(*given, progress=stop_at_reading_back, **named)

    monkeypatch.setattr(packing, "pack", pack)
    _trigger(page)
    assert page.primary
    assert not page.primary.isEnabled()
    settle()
    assert notices[-1].text.startswith("Đã dừng. Không có bộ gửi nào")
    assert list(out.iterdir()) == []
    assert stocked.submissions.all() == []
    assert page.primary.isEnabled()
    assert _chosen(page) == READY


def test_a_full_disk_is_said_and_nothing_is_lost(
    stocked: Workspace,
    page: SendingPage,
    out: Path,
    settle: Settle,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ucvn_desktop.services.bundle import writer

    class Full:
        """A disk that takes nothing."""

        def __init__(self, *_: object) -> None: ...

        def write(self) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(writer, "_BagWriter", Full)
    _trigger(page)
    settle()
    assert notices[-1].tone == "red"
    assert "ổ đĩa đã đầy" in notices[-1].text
    assert list(out.iterdir()) == []
    assert stocked.submissions.all() == []
    assert page.primary
    assert page.primary.isEnabled()


def test_a_workspace_that_another_program_holds_is_said(
    stocked: Workspace, page: SendingPage, out: Path, settle: Settle, notices: list[Notice]
) -> None:
    hold = (
        "import sys; from pathlib import Path; from ucvn_desktop.storage.lock import WorkspaceLock\n"
        "with WorkspaceLock(Path(sys.argv[1])).held('nhập ảnh'): print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(stocked.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    stocked.lock = WorkspaceLock(stocked.folder, wait=0.1)
    try:
        _trigger(page)
        settle()
    finally:
        holder.communicate()
    assert "«nhập ảnh»" in notices[-1].text
    assert list(out.iterdir()) == []
    assert stocked.submissions.all() == []


def test_a_folder_that_is_gone_is_asked_for_again(
    page: SendingPage, packed: Path, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed.unlink()
    packed.parent.rmdir()
    other = tmp_path / "khác"
    other.mkdir()
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: other)
    page.item_model.tick(page.item_model.group_at(page.item_model.index(0, 0)).items, on=True)
    _trigger(page)
    settle()
    assert len(list(other.glob("*.zip"))) == 1


def test_a_dead_network_drive_is_waited_for_in_the_job_and_not_by_the_window(
    page: SendingPage, packed: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = threading.Event(), threading.Event()
    windows_thread = threading.get_ident()
    real = packer._is_there

    def slow(folder: Path) -> bool:
        assert threading.get_ident() != windows_thread
        asked.set()
        answers.wait()
        return real(folder)

    monkeypatch.setattr(packer, "_is_there", slow)
    page.item_model.tick(page.item_model.group_at(page.item_model.index(0, 0)).items, on=True)
    _trigger(page)
    asked.wait()
    answers.set()
    settle()
    assert len(list(packed.parent.glob("*.zip"))) == 2


def test_the_folder_is_chosen_by_its_button(page: SendingPage, out: Path, settle: Settle) -> None:
    page.form.change_folder.click()
    settle()
    assert page.form.change_folder.text() == "Lưu vào «Bộ gửi» (đổi)"
    assert page.form.change_folder.toolTip() == str(out)


def test_data_that_is_only_read_is_looked_at_checked_and_printed_but_not_sent(
    page: SendingPage, packed: Path, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    session.read_only = True
    reader = SendingPage(session)
    qtbot.addWidget(reader)
    reader.show()
    reader.visited()
    settle()
    reader.item_model.tick(reader.item_model.group_at(reader.item_model.index(0, 0)).items, on=True)
    assert reader.primary
    form = reader.destinations.form
    closed = (reader.primary, reader.form.change_folder, reader.form.open_index)
    closed += (form.add_destination, form.remove_destination)
    assert not any(one.isEnabled() for one in closed)
    assert {one.toolTip() for one in closed} == {"Dữ liệu này chỉ đọc"}
    assert all(field.isReadOnly() for field in (form.name, form.address, form.limit))
    reader.pack()
    reader.create_new()
    settle()
    assert list(packed.parent.iterdir()) == [packed]
    assert reader.form.check_bundle.isEnabled()
    assert reader.form.print_bundle.isEnabled()
    assert reader.secondary[0].isEnabled()


def test_a_bundle_whose_file_is_gone_is_told_so(
    page: SendingPage, packed: Path, settle: Settle, opened: list[Path]
) -> None:
    page.form.open_index.click()
    settle()
    assert [path.suffix for path in opened] == [".html"]
    packed.unlink()
    page.refresh()
    settle()
    assert "Không thấy tệp" in page.form.bundle_facts.text()
    assert not page.form.open_index.isEnabled()
    assert page.form.open_folder.isEnabled()


def test_enter_in_the_log_opens_the_folder(page: SendingPage, packed: Path, opened: list[Path]) -> None:
    page.form.log.setFocus()
    QTest.keyClick(page.form.log, Qt.Key.Key_Return)
    assert opened == [packed.parent]


def test_a_bundle_is_checked_in_words(
    page: SendingPage,
    packed: Path,
    settle: Settle,
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.form.check_bundle.click()
    settle()
    assert notices[-1] == Notice(f"«{packed.name}»: Bộ gửi đầy đủ, nguyên vẹn.")
    altered = tmp_path / "sửa.zip"
    altered.write_bytes(packed.read_bytes()[:-3000])
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [altered])
    page.secondary[0].trigger()
    settle()
    assert (notices[-1].tone, notices[-1].text) == (
        "red",
        "«sửa.zip»: Tệp nén bị cắt cụt, hãy tải hoặc chép lại.",
    )
    assert notices[-1].detail


def test_a_found_bundle_is_shown_also_before_the_log_is_read(
    page: SendingPage, packed: Path, session: Session, qtbot: QtBot, out: Path, settle: Settle
) -> None:
    page.item_model.tick(page.item_model.group_at(page.item_model.index(0, 0)).items, on=True)
    _trigger(page)
    settle()
    assert page.form.bundle_title.text() != packed.stem
    later = SendingPage(session)
    qtbot.addWidget(later)
    later.show()
    later.visited()
    assert later.show_record("submission", 1)
    settle()
    assert later.form.bundle_title.text() == packed.stem
    assert not later.show_record("article", 1)


def test_space_ticks_and_enter_opens_the_item(
    stocked: Workspace, page: SendingPage, session: Session, qtbot: QtBot
) -> None:
    view = page.form.items
    view.setFocus()
    view.setCurrentIndex(page.item_model.index_of(("article", 1)))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert _chosen(page) == [2]
    with qtbot.waitSignal(session.wanted) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert wanted.args == ["article", 1]


def test_a_click_ticks_the_box_and_the_link_opens_what_is_to_be_mended(
    stocked: Workspace, page: SendingPage, session: Session, qtbot: QtBot
) -> None:
    view = page.form.items
    rect = view.visualRect(page.item_model.index_of(("article", 2)))
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 16, rect.center().y())
    )
    assert _chosen(page) == [1]
    index = page.item_model.index_of(("article", 3))
    option = QStyleOptionViewItem()
    option.rect, option.font = view.visualRect(index), view.font()
    with qtbot.waitSignal(session.wanted) as wanted:
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=link_area(option, index.data(ITEM)).center()
        )
    assert wanted.args == ["article", 3]


def test_a_group_is_folded_by_a_click_and_by_enter_and_stays_so(
    stocked: Workspace, page: SendingPage, settle: Settle
) -> None:
    view = page.form.items
    top = page.item_model.group_index(Standing.READY)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(top).center())
    assert not page.item_model.index_of(("article", 1)).isValid()
    stocked.articles.to_bin(stocked.articles.get(3))
    page.refresh()
    settle()
    assert page.item_model.rowCount() == 1
    view.setFocus()
    view.setCurrentIndex(page.item_model.group_index(Standing.READY))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert page.item_model.index_of(("article", 1)).isValid()


def test_the_filter_waits_for_a_pause_and_keeps_what_is_selected(
    stocked: Workspace, page: SendingPage, qtbot: QtBot
) -> None:
    view = page.form.items
    view.setCurrentIndex(page.item_model.index_of(("article", 2)))
    assert_typing_is_whole(page.form.filter, "hội nghị")
    qtbot.waitUntil(lambda: page.item_model.rowCount() == 2)
    assert view.currentIndex().data(ITEM).id == 2
    assert page.back()
    qtbot.waitUntil(lambda: page.item_model.rowCount() == 5)
    assert view.currentIndex().data(ITEM).id == 2
    assert not page.back()


def test_a_change_in_another_room_is_shown(
    stocked: Workspace, page: SendingPage, session: Session, qtbot: QtBot
) -> None:
    stocked.articles.to_bin(stocked.articles.get(3))
    session.changed.emit("article")
    qtbot.waitUntil(lambda: page.subtitle == "2 mục sẵn sàng")


def test_what_is_ticked_is_printed_and_what_was_sent(
    page: SendingPage, packed: Path, printed: list[str], notices: list[Notice]
) -> None:
    page.form.filter.setFocus()
    page.print_shown()
    assert printed == []
    assert notices[-1].text.startswith("Chưa chọn mục nào")
    page.item_model.tick(page.item_model.group_at(page.item_model.index(0, 0)).items, on=True)
    page.print_shown()
    assert "Bài chưa xong" in printed[-1]
    assert "chưa có tên tác giả" in printed[-1]
    page.form.log.setFocus()
    page.print_shown()
    assert printed[-1].startswith(f"Danh mục {packed.stem}\n")
    assert "Thăm hỏi đoàn viên" in printed[-1]
    assert "Bài chưa xong" not in printed[-1]
