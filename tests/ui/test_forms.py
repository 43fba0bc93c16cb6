"""Every form and every page, in every state that has a picture, keeps the rules of the interface."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.sources import (
    colours_written,
    form_classes,
    form_faults,
    icons_asked_for,
    words_written,
)
from tests.ui.tree_checks import CHECKS
from ucvn_desktop import paths
from ucvn_desktop.ui.icons import ICONS

PACKAGE = Path(__file__).parents[2] / "ucvn_desktop"
FORMS = sorted(paths.FORMS.glob("*.ui"))
WALKS = {
    "1280x720": ("1280x720",),
    "1280x720, empty": ("1280x720", "--records", "0"),
    "scale 2": ("960x540", "--scale", "2"),
}
Findings = dict[str, list[list[str]]]


@pytest.fixture(scope="session")
def findings() -> Findings:
    """What the walks find, each in a program of its own: a scale is set once in a program's life."""
    environment = {**os.environ, "COLUMNS": "200"}
    walks = {
        name: subprocess.Popen(
            [sys.executable, "-m", "tests.ui.walk", *arguments],
            cwd=PACKAGE.parent,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name, arguments in WALKS.items()
    }
    told = {name: walk.communicate(timeout=300) for name, walk in walks.items()}
    for name, walk in walks.items():
        complaints = [
            line for line in told[name][1].splitlines() if "This plugin does not support" not in line
        ]
        assert walk.returncode == 0, "\n".join(complaints[:20])
    return {name: json.loads(said) for name, (said, _) in told.items()}


@pytest.mark.parametrize("check", [*CHECKS, "primaries", "bug"])
@pytest.mark.parametrize("walk", WALKS)
def test_the_pages_keep_the_rule(findings: Findings, walk: str, check: str) -> None:
    assert [f"{where}: {what}" for where, name, what in findings[walk] if name == check] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_is_plain(form: Path) -> None:
    assert form_faults(form) == []


def test_every_form_has_its_class_and_every_class_its_form() -> None:
    named = [one.FILE for one in form_classes()]
    assert sorted(named) == [form.name for form in FORMS]


@pytest.mark.parametrize("form", [one.name for one in FORMS])
def test_a_form_loads_with_every_widget_that_its_class_names(qtbot: QtBot, form: str) -> None:
    loaded = next(one for one in form_classes() if form == one.FILE).load()
    qtbot.addWidget(loaded.root)
    assert loaded.root.layout() is not None


def test_no_colour_is_written_outside_of_the_theme() -> None:
    assert colours_written(PACKAGE / "ui") == []
    assert colours_written_in_app() == []


def colours_written_in_app() -> list[str]:
    return [found for found in colours_written(PACKAGE) if found.startswith("app.py")]


def test_every_icon_that_is_asked_for_is_there() -> None:
    assert icons_asked_for(PACKAGE) - {file.stem for file in ICONS.glob("*.svg")} == set()


def test_every_icon_is_used() -> None:
    assert {file.stem for file in ICONS.glob("*.svg")} - words_written(PACKAGE / "ui") == set()


PLANTED_FORM = """<ui version="4.0"><widget class="{kind}" name="x">
  {inside}
</widget>{after}</ui>"""


@pytest.mark.parametrize(
    ("kind", "inside", "after", "said"),
    [
        ("QDialog", "", "", "no plain QWidget"),
        ("QWidget", "", "<customwidgets><customwidget/></customwidgets>", "promotes"),
        ("QWidget", "", "<connections><connection/></connections>", "connections"),
        ("QWidget", '<property name="styleSheet"><string/></property>', "", "style sheet"),
        ("QWidget", "<property name='palette'><palette/></property>", "", "a colour"),
        ("QWidget", '<widget class="QLabel" name="x"/>', "", "two widgets x"),
        ("QWidget", "", "<tabstops><tabstop>title</tabstop></tabstops>", "Tab stop at title"),
    ],
)
def test_a_planted_fault_of_a_form_is_found(
    tmp_path: Path, kind: str, inside: str, after: str, said: str
) -> None:
    form = tmp_path / "x.ui"
    form.write_text(PLANTED_FORM.format(kind=kind, inside=inside, after=after))
    assert any(said in fault for fault in form_faults(form))


@pytest.mark.parametrize(
    "line",
    [
        "c = '#B4161B'",
        "c = 'border: 1px solid #fff'",
        "c = 'rgba(0, 0, 0, 40)'",
        "c = Qt.GlobalColor.red",
        "c = QColor(0, 0, 0)",
        "c = QColor('red')",
    ],
)
def test_a_planted_colour_is_found(tmp_path: Path, line: str) -> None:
    (tmp_path / "page.py").write_text(line)
    assert len(colours_written(tmp_path)) == 1


def test_what_is_no_colour_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text("c = QColor(look.ink), 'bài #12', Qt.GlobalColor.transparent\n# #fff")
    (tmp_path / "tokens.py").write_text("red = '#B4161B'")
    assert colours_written(tmp_path) == []


def test_a_planted_icon_is_found(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text("button.setIcon(icon('phots', tone='mute'))")
    assert icons_asked_for(tmp_path) == {"phots"}
    assert "phots" in words_written(tmp_path)
