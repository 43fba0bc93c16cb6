"""A window that is killed while somebody types without a pause loses at most five seconds of it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from ucvn_desktop.core.richtext import plain_text
from ucvn_desktop.services.articles import new_article
from ucvn_desktop.services.doctor import diagnose
from ucvn_desktop.storage.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix's")

LOST_AT_MOST = 5.0
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("typed_for", [5.5, 7.0])
def test_a_kill_while_typing_loses_at_most_five_seconds(workspace_folder: Path, typed_for: float) -> None:
    with Workspace.open(workspace_folder) as workspace:
        article = new_article(workspace, title="Tin")
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.typist", str(workspace_folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )
    assert typist.stdout is not None
    lines = [typist.stdout.readline()]
    assert lines[0], "the typist ended before a letter was typed"
    time.sleep(typed_for)
    typist.kill()
    killed = time.monotonic()
    lines += typist.stdout.read().splitlines()
    typist.stdout.close()
    typist.wait()
    moments = [float(line.split()[1]) for line in lines if len(line.split()) == 2]
    # What had stood in the text for five seconds must be there.
    safe = sum(moment <= killed - LOST_AT_MOST for moment in moments)
    with Workspace.open(workspace_folder) as workspace:
        stored = plain_text(workspace.articles.get(article.id).body)
        assert diagnose(workspace).damages == ()
    assert safe > 0
    # A space at the end is not stored.
    assert len(stored) >= safe - 1
    assert stored.startswith("chung toi tham hoi"[: max(1, safe - 1)])
