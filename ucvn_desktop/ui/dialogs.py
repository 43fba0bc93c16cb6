"""The dialogs that ask for files and folders; tests put their own answers in place of these functions."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_open_files(parent: QWidget, title: str, patterns: str, start: str = "") -> list[Path]:
    """Files to read, none where the user changed his mind; `patterns` as in «Ảnh (*.jpg *.png)»."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, _place(start), patterns)
    return [Path(name) for name in names]


def ask_open_folder(parent: QWidget, title: str, start: str = "") -> Path | None:
    """A folder, or None."""
    name = QFileDialog.getExistingDirectory(parent, title, _place(start))
    return Path(name) if name else None


def ask_save_file(parent: QWidget, title: str, proposed: str, patterns: str) -> Path | None:
    """A file to write, or None; the dialog asks by itself before an older one is replaced.

    A proposed name without a folder is one in the user's documents.
    """
    name, _ = QFileDialog.getSaveFileName(parent, title, _place(proposed), patterns)
    return Path(name) if name else None


def _place(proposed: str) -> str:
    """Where a dialog begins: as proposed, else among the user's documents and not where the program lies."""
    import platformdirs

    return str(platformdirs.user_documents_path() / proposed)
