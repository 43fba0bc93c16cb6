"""The terminal as its user sees it, run inside the tests' process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ucvn_desktop.cli.run import run


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The object that `--json` printed."""
        return json.loads(self.out)


Ucvn = Callable[..., Said]


@pytest.fixture
def ucvn(workspace_folder: Path, capsys: pytest.CaptureFixture[str]) -> Ucvn:
    """Runs `ucvn -w <a workspace of one's own> …`."""

    def call(*words: object, folder: Path = workspace_folder) -> Said:
        capsys.readouterr()
        code = run(["-w", str(folder), *map(str, words)])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return call
