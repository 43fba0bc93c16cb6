"""What is swept away beside a new bundle, and what is left alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ucvn_desktop.core.uid import new_uid
from ucvn_desktop.services.bundle.leftovers import part_path, sweep

NAME = "CDBTP_2021-008_20210419"


@pytest.fixture
def dead() -> int:
    """The id of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_only_half_written_bundles_of_dead_processes_of_this_unit_are_deleted(
    tmp_path: Path, dead: int
) -> None:
    swept = [f".CDBTP_2020-117_20201231-{dead}-{new_uid()}.part", f".{NAME}-9999999999-{new_uid()}.part"]
    kept = [
        part_path(tmp_path, NAME).name,
        f".CDBTPX_2021-008_20210419-{dead}-{new_uid()}.part",
        f"{NAME}-{dead}-{new_uid()}.part",
        f".{NAME}-{dead}-{new_uid()}.zip",
        f".{NAME}-{dead}.part",
        f".{NAME}.part",
        f"{NAME}.zip",
    ]
    for name in swept + kept:
        (tmp_path / name).write_bytes(b"x")
    sweep(tmp_path, NAME)
    assert {path.name for path in tmp_path.iterdir()} == set(kept)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself keeps files that are open")
def test_what_another_living_process_writes_is_left_alone(tmp_path: Path) -> None:
    part = tmp_path / f".{NAME}-{os.getppid()}-{new_uid()}.part"
    part.write_bytes(b"x")
    sweep(tmp_path, NAME)
    assert part.exists()


def test_what_cannot_be_deleted_is_no_obstacle(tmp_path: Path, dead: int) -> None:
    folder = tmp_path / f".{NAME}-{dead}-{new_uid()}.part"
    folder.mkdir()
    sweep(tmp_path, NAME)
    sweep(tmp_path / "khong-co", NAME)
    assert folder.exists()


def test_a_link_is_deleted_and_not_what_it_points_to(tmp_path: Path, dead: int) -> None:
    target = tmp_path / "goc.jpg"
    target.write_bytes(b"x")
    (tmp_path / f".{NAME}-{dead}-{new_uid()}.part").symlink_to(target)
    sweep(tmp_path, NAME)
    assert list(tmp_path.iterdir()) == [target]
