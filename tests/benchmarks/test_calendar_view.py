"""How long the calendar takes from the click to the painted days, in a window over ten years of records.

Run: uv run pytest tests/benchmarks/test_calendar_view.py -n 0 --benchmark-only -s

Nothing is asserted on time; issue 4 wants at most 150 ms for opening it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event, EventKind
from ucvn_desktop.core.task import Task
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.storage.workspace import Workspace

_YEARS = range(2017, 2027)
_A_YEAR = 1000
_TASKS = 40
_ROUNDS = 5


def ten_years(workspace: Workspace) -> Path:
    """10,000 events and as many articles over ten years, 40 tasks a year; the folder, closed."""
    with workspace.writing("đo"):
        for year in _YEARS:
            if year not in workspace.editions.years():
                open_year(workspace, year)
            edition = edition_of(workspace, year)
            with workspace.write():
                for n in range(_A_YEAR):
                    day = f"{year}-{n % 12 + 1:02}-{n % 28 + 1:02}"
                    kind = list(EventKind)[n % len(EventKind)].value
                    event = workspace.events.add(
                        Event(title=f"Hoạt động số {n}", day=day, kind=kind, place="Hà Nội")
                    )
                    workspace.articles.add(Article(title=f"Tin số {n}", topic=n % 6 + 1, event_id=event.id))
                for n in range(_TASKS):
                    workspace.tasks.add(
                        Task(
                            edition_id=edition.id,
                            what=f"Viết tin, bài số {n}",
                            day_from=f"{year}-{n % 12 + 1:02}-01",
                            day_to=f"{year}-12-{n % 28 + 1:02}",
                            counted="tin-bai",
                            topic=n % 6 + 1,
                            target=100,
                        )
                    )
    workspace.close()
    return workspace.folder


def test_the_calendar_over_ten_years(benchmark: Any, workspace: Workspace, tmp_path: Path) -> None:
    folder = ten_years(workspace)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON"))}
    environment = {**kept, "HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(Path(__file__).with_name("calendar_paint.py")), str(folder), "2021-07-28"]
    found: dict[str, list[float]] = {}

    def open_it() -> str:
        done = subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True, timeout=120
        )
        return done.stdout.splitlines()[-1]

    def open_and_note() -> None:
        for name, times in json.loads(open_it()).items():
            found.setdefault(name, []).extend(times)

    open_it()  # writes the bytecode that an installed program has
    benchmark.pedantic(open_and_note, rounds=_ROUNDS)
    for name, times in found.items():
        print(f"\n{name:6} {median(times):4.0f} ms, at most {max(times):4.0f}", end="")
