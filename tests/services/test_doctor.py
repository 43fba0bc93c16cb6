"""Tidying: only what surely nothing names is deleted."""

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.doctor import diagnose, tidy
from ucvn_desktop.storage.workspace import Workspace


def test_nothing_is_deleted_while_another_job_of_the_program_writes(workspace: Workspace) -> None:
    kept = workspace.files.keep_bytes(b"its row is still to come")
    with workspace.writing("nhập ảnh"), pytest.raises(UserError, match="nhập ảnh"):
        tidy(workspace)
    assert workspace.files.has(kept)
    assert tidy(workspace) == 1


def test_nothing_is_called_unused_where_records_cannot_be_read(workspace: Workspace) -> None:
    workspace.files.keep_bytes(b"a photo whose row cannot be read")
    workspace.connection.execute("DROP TABLE submission_file")
    workspace.connection.execute("CREATE TABLE submission_file (id INTEGER)")
    with pytest.raises(Exception, match="no such column"):
        tidy(workspace)
    assert len(list(workspace.files.all_hashes())) == 1


def test_a_damaged_workspace_has_no_unused_files(workspace: Workspace) -> None:
    workspace.files.keep_bytes(b"x")
    workspace.connection.execute("UPDATE profile SET unit_name = 'khác'")
    found = diagnose(workspace)
    assert (len(found.damages), found.unused) == (1, 0)


def test_an_examination_can_be_stopped_while_sqlite_checks(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucvn_desktop.storage.database._STEPS_BETWEEN_LOOKS", 50)
    asked: list[str] = []

    def stop(done: int, total: int, label: str = "") -> None:
        asked.append(label)
        raise Cancelled

    with pytest.raises(Cancelled):
        diagnose(workspace, stop)
    assert asked == [""]
    assert diagnose(workspace).damages == ()
