"""Many writers at once: every acknowledged write is there, nobody is refused."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ucvn_desktop.core.event import Event
from ucvn_desktop.storage.workspace import Workspace

# Each loop runs commands until its time is over and prints the title of every one that exited with 0.
_LOOP = """
import subprocess, sys, time
folder, name, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
end = time.monotonic() + seconds
number = 0
while time.monotonic() < end:
    title = f"{name}-{number}"
    done = subprocess.run(
        [sys.executable, "-m", "ucvn_desktop.cli", "-w", folder, "event", "add", title, "--date", "2021-04-16"],
        capture_output=True, text=True)
    if done.returncode:
        print("REFUSED", done.stderr.strip(), flush=True)
        sys.exit(1)
    print(title, flush=True)
    number += 1
"""


def _write_in_a_thread(
    folder: Path, name: str, seconds: float, written: list[str], failures: list[Exception]
) -> None:
    end = time.monotonic() + seconds
    number = 0
    try:
        with Workspace.open(folder) as workspace:
            while time.monotonic() < end:
                title = f"{name}-{number}"
                workspace.events.add(Event(title=title, day="2021-04-16"))
                written.append(title)
                number += 1
    except Exception as failure:  # judged by the test
        failures.append(failure)


@pytest.mark.parametrize("seconds", [4.0, pytest.param(60.0, marks=pytest.mark.slow)])
def test_four_loops_of_commands_and_two_threads_lose_no_write(workspace_folder: Path, seconds: float) -> None:
    loops = [
        subprocess.Popen(
            [sys.executable, "-c", _LOOP, str(workspace_folder), f"lệnh{n}", str(seconds)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(4)
    ]
    written: list[str] = []
    failures: list[Exception] = []
    threads = [
        threading.Thread(
            target=_write_in_a_thread, args=(workspace_folder, f"luồng{n}", seconds, written, failures)
        )
        for n in range(2)
    ]
    for thread in threads:
        thread.start()
    said = [loop.communicate()[0].splitlines() for loop in loops]
    for thread in threads:
        thread.join()
    assert failures == []
    acknowledged = [*written, *(line for lines in said for line in lines)]
    assert [line for line in acknowledged if line.startswith("REFUSED")] == []
    assert all(lines for lines in said)
    with Workspace.open(workspace_folder) as workspace:
        stored = {event.title for event in workspace.events.all()}
    assert set(acknowledged) <= stored
    print(f"{len(acknowledged)} writes in {seconds:g} s")
