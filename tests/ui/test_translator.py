"""What Qt itself shows is Vietnamese: by Qt's own catalogues, and by its real dialogs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QSysInfo, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QTextBrowser,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from tests.ui.looking import clashes, labels_with_mnemonics, menu_labels, mnemonic, texts
from tests.ui.qm_reading import sources
from tests.ui.words import foreign_words
from ucvn_desktop.ui.qm import compiled
from ucvn_desktop.ui.translator import VietnameseTranslator, speak_vietnamese, table

CATALOGUES = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
MARK = "¤"
MODIFIERS = ("Ctrl", "Control", "Shift", "Alt", "Meta", "Num")
OURS = "1"  # what we ourselves write in a dialog
# Names of formats of paper, of signs and shortcuts that are no words.
TECHNICAL = {
    "QPageSize",
    "QPageSetupWidget",
    "QUnicodeControlCharacterMenu",
    "QDateTimeEdit",
    "QDateTimeParser",
}
ENTRIES = [(context, source, said) for context, rows in table().items() for source, said in rows.items()]

MakeDialog = Callable[[Path], QDialog]


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    """The application as users have it."""
    before = QLocale()
    speak_vietnamese(qapp)
    yield
    for translator in qapp.findChildren(VietnameseTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    """Every text that the table has is shown with a mark: what has none is missing in the table."""
    rows = {context: {source: MARK + source for source in rows} for context, rows in table().items()}
    catalogue = compiled(rows)
    translator = QTranslator()
    assert translator.load(catalogue)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def file_dialog(mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode) -> MakeDialog:
    def make(folder: Path) -> QDialog:
        (folder / "Thư mục").mkdir(exist_ok=True)
        dialog = QFileDialog(None, OURS, str(folder))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        dialog.setAcceptMode(accept)
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        return dialog

    return make


def message_box(buttons: "list[QMessageBox.StandardButton]") -> MakeDialog:
    def make(_folder: Path) -> QDialog:
        box = QMessageBox(QMessageBox.Icon.Question, OURS, OURS)
        for button in buttons:
            box.addButton(button)
        box.setDetailedText(OURS)
        return box

    return make


def print_dialog(folder: Path) -> QDialog:
    printer = QPrinter()
    printer.setOutputFileName(str(folder / "a.pdf"))
    dialog = QPrintDialog(printer)
    for option in QPrintDialog.PrintDialogOption:
        dialog.setOption(option)
    dialog.printer_kept = printer
    return dialog


def preview(_folder: Path) -> QDialog:
    printer = QPrinter()
    dialog = QPrintPreviewDialog(printer)
    dialog.printer_kept = printer
    return dialog


M, A, B = QFileDialog.FileMode, QFileDialog.AcceptMode, QMessageBox.StandardButton
DIALOGS: dict[str, MakeDialog] = {
    "open": file_dialog(M.ExistingFile, A.AcceptOpen),
    "open many": file_dialog(M.ExistingFiles, A.AcceptOpen),
    "folder": file_dialog(M.Directory, A.AcceptOpen),
    "save as": file_dialog(M.AnyFile, A.AcceptSave),
    "yes or no": message_box([B.Yes, B.YesToAll, B.No, B.NoToAll, B.Cancel, B.Help]),
    "save": message_box([B.Save, B.SaveAll, B.Discard, B.Open, B.Apply, B.Reset, B.RestoreDefaults]),
    "retry": message_box([B.Abort, B.Retry, B.Ignore, B.Close, B.Ok]),
    "print": print_dialog,
    "preview": preview,
    "input": lambda _folder: QInputDialog(),
    "progress": lambda _folder: QProgressDialog(),
}


def edit_menu(field: QLineEdit | QTextEdit | QPlainTextEdit | QTextBrowser) -> QMenu:
    return field.createStandardContextMenu()


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Callable[[str], QDialog]:
    def show(name: str) -> QDialog:
        dialog = DIALOGS[name](tmp_path)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.wait(10)
        return dialog

    return show


@pytest.mark.parametrize("name", DIALOGS)
def test_a_real_dialog_has_no_english_word(
    vietnamese: None, shown: Callable[[str], QDialog], name: str, tmp_path: Path
) -> None:
    said = texts_of_qt(shown(name), tmp_path)
    assert said or name == "input"
    assert [(text, foreign_words(text)) for text in said if foreign_words(text)] == []


def texts_of_qt(dialog: QDialog, folder: Path) -> list[str]:
    """What the dialog shows, without the names of folders and of this computer."""
    names = {*folder.parts, *map(str, folder.parents), str(folder), QSysInfo.machineHostName()}
    return [text for text in texts(dialog) if text not in names and not text.startswith("/")]


@pytest.mark.parametrize("name", DIALOGS)
def test_a_real_dialog_has_no_clash_of_mnemonics(
    vietnamese: None, shown: Callable[[str], QDialog], name: str
) -> None:
    assert clashes(labels_with_mnemonics(shown(name))) == []


@pytest.mark.parametrize("make", [QLineEdit, QTextEdit, QPlainTextEdit, QTextBrowser])
def test_the_menus_of_text_fields_are_vietnamese_and_without_clashes(
    vietnamese: None, qtbot: QtBot, make: "type[QLineEdit | QTextEdit | QPlainTextEdit]"
) -> None:
    field = make()
    qtbot.addWidget(field)
    labels = menu_labels(edit_menu(field))
    assert len(labels) >= 3
    assert [label for label in labels if foreign_words(label)] == []
    assert clashes(labels) == []


def test_the_menu_of_a_spin_box_is_vietnamese_and_without_clashes(vietnamese: None) -> None:
    rows = {**table()["QLineEdit"], **table()["QAbstractSpinBox"]}
    del rows["Select All"]  # Qt puts its own «&Select All» in its place
    assert clashes(list(rows.values())) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_text_of_a_real_dialog_comes_from_the_table(
    marked: None, shown: Callable[[str], QDialog], name: str, tmp_path: Path
) -> None:
    said = texts_of_qt(shown(name), tmp_path)
    assert [text for text in said if MARK not in text and re.search(r"[^\W\d_]", text)] == []


def untranslated(asked: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(context, source) for context, source in asked if source not in table().get(context, {})}


def test_a_text_that_is_missing_is_caught() -> None:
    assert untranslated({("QFileDialog", "&Open"), ("QFileDialog", "&Burn")}) == {("QFileDialog", "&Burn")}


def test_the_table_has_whatever_qts_own_catalogues_have_in_its_contexts() -> None:
    catalogues = [file for file in CATALOGUES.glob("qtbase_*.qm") if file.stat().st_size > 1000]
    if not catalogues:
        pytest.skip("this Qt comes without catalogues")
    seen = Counter(entry for file in catalogues for entry in sources(file))
    # What only one or two of thirty catalogues have is a text of years ago.
    current = {entry for entry, times in seen.items() if times > 2 and entry[0] in table()}
    wanted = {(c, s) for c, s in current if c != "QShortcut" and "Qt" not in s}
    assert len(wanted) > 300
    assert untranslated(wanted) == set()


@pytest.mark.parametrize(("context", "source", "said"), ENTRIES)
def test_an_entry_is_well_formed(context: str, source: str, said: str) -> None:
    assert unicodedata.is_normalized("NFC", said)
    assert re.findall(r"%[\dnp]", said) == re.findall(r"%[\dnp]", source)
    assert bool(mnemonic(said)) == bool(mnemonic(source))
    assert (mnemonic(said) or "a").isascii()
    assert source.endswith(" ") == said.endswith(" ")
    if context not in TECHNICAL and not source.startswith("Alt+"):
        assert foreign_words(said) == []


def test_qt_finds_every_entry_of_the_compiled_table(qapp: QApplication, vietnamese: None) -> None:
    wrong = [
        (context, source)
        for context, source, said in ENTRIES
        if QCoreApplication.translate(context, source) != said
        or QCoreApplication.translate(context, source, "some disambiguation") != said
    ]
    assert wrong == []
    assert QCoreApplication.translate("QFileDialog", "&Burn") == "&Burn"
    assert QCoreApplication.translate("QWizard", "&Open") == "&Open"


def test_two_texts_of_one_hash_are_kept_apart(qapp: QApplication) -> None:
    # «bA» and «aQ» have the same ELF hash.
    catalogue = compiled({"x": {"bA": "một", "aQ": "hai"}, "y": {"bA": "ba"}})
    translator = QTranslator()
    assert translator.load(catalogue)
    assert [translator.translate(*one) for one in (("x", "bA"), ("x", "aQ"), ("y", "bA"))] == [
        "một",
        "hai",
        "ba",
    ]


def test_shortcuts_are_read_as_they_are_written_in_the_code(vietnamese: None, qapp: QApplication) -> None:
    names = [name for name in table()["QShortcut"] if name not in ("+", "F%1", *MODIFIERS)]
    in_vietnamese = {name: QKeySequence(f"Ctrl+{name}") for name in names}
    for translator in qapp.findChildren(VietnameseTranslator):
        qapp.removeTranslator(translator)
    assert [name for name in names if QKeySequence(f"Ctrl+{name}") != in_vietnamese[name]] == []
    assert in_vietnamese["Return"] != in_vietnamese["Enter"]


def test_keys_are_named_as_on_the_keyboard(vietnamese: None) -> None:
    def named(keys: str) -> str:
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

    assert [named(keys) for keys in ("Ctrl+Enter", "Del", "Space", "Alt+Left", "F2", "Meta+Down")] == [
        "Ctrl+Enter",
        "Del",
        "Phím cách",
        "Alt+←",
        "F2",
        "Win+↓",
    ]


def test_numbers_dates_and_weeks_are_the_vietnamese_way(vietnamese: None, qtbot: QtBot) -> None:
    locale, day = QLocale(), QDate(2021, 4, 19)
    assert locale.toString(1234.5, "f", 1) == "1.234,5"
    assert locale.toString(day, "dddd, d/M/yyyy") == "Thứ Hai, 19/4/2021"
    assert locale.standaloneMonthName(4) == "Tháng 4"
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    assert calendar.firstDayOfWeek().name == "Monday"
    assert [text for text in texts(calendar) if foreign_words(text)] == []
