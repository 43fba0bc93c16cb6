"""A morning's work through the window: from the first run to a bundle that verifies."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QTextEdit
from pytestqt.qtbot import QtBot

from tests.e2e.hands import Hands
from ucvn_desktop.app import Desktop
from ucvn_desktop.services.bundle.verify import verify
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import desktop as system
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.jobs import Lane
from ucvn_desktop.ui.memory import Memory
from ucvn_desktop.ui.translator import VietnameseTranslator, speak_vietnamese
from ucvn_desktop.ui.widgets.photo_mime import photos_to_mime

TITLE = "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh khó khăn"
SAPO = "Ngày 16/4/2021, tại Hà Nội, Ban Thường vụ Công đoàn Bộ đã đến thăm, tặng quà đoàn viên."
BODY = "Đồng chí Chủ tịch ân cần hỏi thăm sức khỏe.\nĐoàn viên xúc động cảm ơn tổ chức công đoàn."
CAPTION = "Ban Thường vụ trao quà cho đoàn viên Nguyễn Thị Thử"
PHOTOS = ("DSCN0010.jpg", "portrait_4.jpg", "iphone_13_pro_max.HEIC")
SLOGAN = "Nhiệt liệt chào mừng 135 năm Ngày Quốc tế Lao động"


@pytest.fixture
def hands(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """The program with a memory of its own, in Vietnamese."""
    palette, sheet = qapp.palette(), qapp.styleSheet()
    speak_vietnamese(qapp)
    desktop = Desktop(qapp, Memory(tmp_path / "window.ini"))
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    desktop.window.activateWindow()
    yield Hands(desktop, qtbot)
    # After a failure something may still run, of which closing would ask a question that nobody answers.
    desktop.jobs.cancel_all()
    qtbot.waitUntil(lambda: not desktop.jobs.long_jobs)
    desktop.close()
    for lane in Lane:
        desktop.jobs.drain(lane)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)
    for translator in qapp.findChildren(VietnameseTranslator):
        qapp.removeTranslator(translator)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Path]]:
    """What the dialogs that ask for files are answered; what is asked without an answer fails."""
    said: dict[str, list[Path]] = {"files": [], "folder": [], "save": []}

    def one(kind: str) -> Callable[..., Path]:
        return lambda *_args, **_named: said[kind].pop(0)

    def files(*_args: object, **_named: object) -> list[Path]:
        taken, said["files"] = said["files"], []
        assert taken, "no answer for files"
        return taken

    monkeypatch.setattr(dialogs, "ask_open_files", files)
    monkeypatch.setattr(dialogs, "ask_open_folder", one("folder"))
    monkeypatch.setattr(dialogs, "ask_save_file", one("save"))
    return said


def test_a_morning_from_the_first_run_to_a_bundle_that_verifies(
    hands: Hands,
    answers: dict[str, list[Path]],
    shared_input: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin(hands, answers, tmp_path / "dữ liệu")
    write_an_article(hands)
    import_a_document(hands, answers, shared_input / "tin-tham-hoi.docx")
    import_photos(hands, answers, shared_input / "photos")
    photo_id = caption_the_first(hands)
    hang_it_on_the_article(hands, photo_id)
    pdf = design_a_banner(hands, answers, tmp_path / "bang-ron.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    bundle = send_it_all(hands, answers, tmp_path / "bộ gửi")
    open_the_log(hands, monkeypatch, bundle)
    check_it(hands, bundle)
    hands.desktop.close()
    what_is_stored(tmp_path / "dữ liệu")


def begin(hands: Hands, answers: dict[str, list[Path]], folder: Path) -> None:
    hands.desktop.start(None)
    hands.settle()
    hands.type_into(QLineEdit, "Tên công đoàn của mình", "Công đoàn Bộ Thử nghiệm")
    year = hands.find(QSpinBox, "Năm của kế hoạch")
    year.setFocus()
    year.selectAll()
    QTest.keyClicks(year, "2021")
    answers["folder"].append(folder)
    hands.click("Chọn nơi để dữ liệu")
    hands.settle()
    hands.click("Bắt đầu")
    hands.wait_for(lambda: hands.desktop.window.shell)
    hands.settle()


def write_an_article(hands: Hands) -> None:
    hands.room("Tin, bài")
    hands.press("Ctrl+Return")
    hands.settle()
    assert hands.find(QTextEdit, "Tít").hasFocus()
    hands.type_into(QTextEdit, "Tít", TITLE)
    hands.type_into(QTextEdit, "Sapo", SAPO)
    hands.type_into(QTextEdit, "Nội dung", BODY)
    hands.pick("Nội dung của kế hoạch", "4")
    hands.type_into(QLineEdit, "Tác giả", "Nguyễn Thị Thử")
    hands.settle()
    hands.qtbot.wait(1000)
    hands.settle()


def import_a_document(hands: Hands, answers: dict[str, list[Path]], document: Path) -> None:
    answers["files"] = [document]
    hands.click("Nhập .docx")
    hands.settle()
    assert len(hands.rows("Danh sách tin, bài")) == 2


def import_photos(hands: Hands, answers: dict[str, list[Path]], folder: Path) -> None:
    hands.room("Kho ảnh")
    answers["files"] = [folder / name for name in PHOTOS]
    hands.in_dialog(lambda dialog: hands.click("Chọn ảnh…", dialog))
    hands.press("Ctrl+Return")
    hands.settle()
    grid = hands.find(QAbstractItemView, "Ảnh trong kho")
    hands.wait_for(lambda: len(hands.page.model.ids) == len(PHOTOS))
    assert grid.isVisible()


def caption_the_first(hands: Hands) -> int:
    hands.find(QAbstractItemView, "Ảnh trong kho").setFocus()
    hands.press("Home")
    hands.settle()
    hands.press("F2")
    hands.type_into(QPlainTextEdit, "Chú thích ảnh", CAPTION)
    hands.qtbot.wait(1000)
    hands.settle()
    return int(hands.page.grid.selected_ids[0])


def hang_it_on_the_article(hands: Hands, photo_id: int) -> None:
    hands.room("Tin, bài")
    articles = hands.find(QAbstractItemView, "Danh sách tin, bài")
    own = next(row for row, text in enumerate(hands.rows("Danh sách tin, bài")) if TITLE in text)
    articles.setFocus()
    articles.setCurrentIndex(articles.model().index(own, 0))
    hands.settle()
    hands.drop(hands.page, photos_to_mime([photo_id]))
    hands.settle()
    assert len(hands.rows("Ảnh của bài")) == 1


def design_a_banner(hands: Hands, answers: dict[str, list[Path]], pdf: Path) -> Path:
    hands.room("Tuyên truyền trực quan")
    hands.press("Ctrl+N")
    hands.settle()
    hands.type_into(QPlainTextEdit, "Khẩu hiệu", SLOGAN)
    hands.pick("Loại ấn phẩm", "Băng rôn")
    hands.settle()
    answers["save"].append(pdf)
    hands.click("Xuất PDF cho cơ sở in")
    hands.settle()
    return pdf


def send_it_all(hands: Hands, answers: dict[str, list[Path]], folder: Path) -> Path:
    folder.mkdir()
    hands.room("Gửi tin, bài")
    items = hands.find(QAbstractItemView, "Tin, bài và ấn phẩm có thể gửi")
    items.setFocus()
    items.setCurrentIndex(items.model().index(0, 0))
    for _ in range(items.model().rowCount()):
        state = items.currentIndex().data(Qt.ItemDataRole.CheckStateRole)
        if state is not None and Qt.CheckState(state) is Qt.CheckState.Unchecked:
            QTest.keyClick(items, Qt.Key.Key_Space)
        QTest.keyClick(items, Qt.Key.Key_Down)
    answers["folder"].append(folder)
    hands.press("Ctrl+Return")
    hands.settle()
    bundles = list(folder.glob("*.zip"))
    assert len(bundles) == 1, [notice.text for notice in hands.notices]
    return bundles[0]


def open_the_log(hands: Hands, monkeypatch: pytest.MonkeyPatch, bundle: Path) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(system, "open_folder", opened.append)
    assert len(hands.rows("Các bộ đã gửi")) == 1
    assert any(TITLE in row for row in hands.rows("Trong bộ gửi này có"))
    hands.click("Mở thư mục có bộ gửi này")
    assert opened == [bundle.parent]


def check_it(hands: Hands, bundle: Path) -> None:
    before = len(hands.notices)
    hands.click("Kiểm tra bộ gửi này")
    hands.settle()
    assert [notice.tone for notice in hands.notices[before:]] == ["green"]
    assert verify(bundle).problems == ()


def what_is_stored(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        own = next(article for article in workspace.articles.all() if article.title == TITLE)
        assert own.sapo == SAPO
        assert [own.author, own.topic] == ["Nguyễn Thị Thử", 4]
        assert own.body == "\n".join(f"<p>{line}</p>" for line in BODY.split("\n"))
        assert [photo.caption for photo in workspace.photos.all() if photo.caption] == [CAPTION]
        assert [poster.text for poster in workspace.posters.all()] == [SLOGAN]
        assert len(workspace.submissions.all()) == 1
