"""Where bundles go."""

import pytest

from ucvn_desktop.services.destinations import (
    NEW_NAME,
    bin_destination,
    edit_destination,
    new_destination,
    restore_destination,
)
from ucvn_desktop.storage.workspace import Workspace


def _names(workspace: Workspace) -> list[str]:
    return [one.name for one in workspace.destinations.all()][1:]


def test_a_destination_is_begun_filled_in_binned_and_restored(workspace: Workspace) -> None:
    one = new_destination(workspace)
    edited = edit_destination(workspace, one.id, {"name": "  Trang  tin ", "address": "tin@example.vn"})
    assert (edited.name, edited.address, edited.limit_mb) == ("Trang tin", "tin@example.vn", 25)
    edit_destination(workspace, one.id, {"limit_mb": 0})
    assert workspace.destinations.get(one.id).limit_mb == 0
    bin_destination(workspace, one.id)
    assert _names(workspace) == []
    restore_destination(workspace, one.id)
    assert _names(workspace) == ["Trang tin"]


def test_one_that_was_begun_and_left_is_taken_up(workspace: Workspace) -> None:
    assert new_destination(workspace).id == new_destination(workspace).id
    assert _names(workspace) == [NEW_NAME]


def test_an_emptied_name_keeps_the_last(workspace: Workspace) -> None:
    one = new_destination(workspace, "Trang tin")
    edit_destination(workspace, one.id, {"name": "  "})
    assert _names(workspace) == ["Trang tin"]


def test_a_limit_below_nothing_is_none(workspace: Workspace) -> None:
    one = new_destination(workspace, "Trang tin")
    assert edit_destination(workspace, one.id, {"limit_mb": -5}).limit_mb == 0


def test_a_mail_carries_less_than_its_limit(workspace: Workspace) -> None:
    (first,) = workspace.destinations.all()
    assert first.mail_room == pytest.approx(18_200_000, rel=0.01)
    usb = new_destination(workspace, "USB")
    assert edit_destination(workspace, usb.id, {"limit_mb": 0}).mail_room == 0
