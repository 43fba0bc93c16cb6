"""The house's rules hold, and each of them catches the breach that is planted for it."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house_rules import breaches

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ucvn_desktop"


def _lint_imports(folder: Path) -> str:
    """What import-linter says of the copy in `folder`; it exits with 1 where a contract is broken."""
    script = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [str(script), "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("core/fold_breach.py", "import ucvn_desktop.storage.files", "Layers"),
        ("services/breach.py", "import ucvn_desktop.cli", "Layers"),
        ("drawing/breach.py", "import ucvn_desktop.storage.files", "Layers"),
        ("services/breach.py", "import PySide6.QtGui", "No Qt in"),
        ("services/breach.py", "import sqlite3", "SQL only in storage"),
        ("services/breach.py", "import ucvn_desktop.ui.theme", "Layers"),
        ("ui/breach.py", "import ucvn_desktop.app", "Layers"),
        ("ui/breach.py", "import sqlite3", "SQL only in storage"),
        ("cli/breach.py", "import ucvn_desktop.ui.theme", "The terminal knows no window"),
        ("ui/pages/photos/breach.py", "import ucvn_desktop.ui.pages.articles", "Rooms do not know"),
        ("core/breach.py", "import pathlib", "core is pure"),
    ],
)
def test_import_linter_catches_a_planted_breach(
    tmp_path: Path, module: str, line: str, contract: str
) -> None:
    shutil.copytree(PACKAGE, tmp_path / "ucvn_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    for room in ("articles", "photos"):
        (tmp_path / "ucvn_desktop/ui/pages" / room).mkdir(exist_ok=True)
        (tmp_path / "ucvn_desktop/ui/pages" / room / "__init__.py").touch()
    (tmp_path / "ucvn_desktop" / module).write_text(f"{line}\n")
    said = _lint_imports(tmp_path)
    assert any(
        contract in row and re.search(r" BROKEN( \(.*\))?$", row.rstrip()) for row in said.splitlines()
    ), said


def test_every_contract_has_its_planted_breach() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    planted = {mark.args[1][i][2] for mark in _marks() for i in range(len(mark.args[1]))}
    assert all(any(contract["name"].startswith(start) for start in planted) for contract in contracts)


def _marks() -> "list[pytest.Mark]":
    return [m for m in test_import_linter_catches_a_planted_breach.pytestmark if m.name == "parametrize"]  # type: ignore[attr-defined]


def test_the_package_keeps_the_house_rules() -> None:
    assert breaches(PACKAGE) == []


@pytest.mark.parametrize(
    ("module", "source", "said"),
    [
        ("services/x.py", "from PySide6.QtWidgets import QLabel", "QtWidgets"),
        ("drawing/x.py", "import PySide6.QtWidgets", "QtWidgets"),
        ("storage/x.py", "from PySide6 import QtCore", "imports Qt"),
        ("ui/pages/x.py", "from PySide6.QtWidgets import QMessageBox", "QMessageBox"),
        ("services/x.py", "from threading import Thread", "thread"),
        ("services/x.py", "import threading\nthreading.Thread()", "thread"),
        ("ui/pages/x.py", "from PySide6.QtCore import QThread", "thread"),
        ("services/x.py", "print(__file__)", "__file__"),
        ("ui/x.py", "widget.nextInFocusChain()", "forgets both"),
        ("services/x.py", "workspace.articles.where('id = 1', [])", "asks the database"),
        ("cli/x.py", "find(workspace.connection, 'x')", "asks the database"),
        ("core/x.py", "try:\n    pass\nexcept:\n    pass", "bare except"),
        ("core/x.py", "x = 1\n" * 401, "longer than 400 lines"),
        ("core/x.py", "def f():\n" + "    x = 1\n" * 40, "function f has 41 lines"),
    ],
)
def test_a_planted_breach_of_a_house_rule_is_caught(
    tmp_path: Path, module: str, source: str, said: str
) -> None:
    path = tmp_path / module
    path.parent.mkdir(parents=True)
    path.write_text(source)
    assert any(said in breach for breach in breaches(tmp_path))


def test_no_lock_file_and_no_host_of_a_registry_is_tracked() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    names = listed.stdout.split()
    assert not [name for name in names if name.endswith(".lock")]
    hosts = (".".join(("pypi", "org")), "python" + "hosted", ".".join(("npmjs", "org")))
    texts = {
        name: (ROOT / name).read_text(encoding="utf-8", errors="ignore")
        for name in names
        if (ROOT / name).is_file()
    }
    assert not [(name, host) for name, text in texts.items() for host in hosts if host in text]
