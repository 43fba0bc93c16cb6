"""Where bundles go."""

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.destinations import (
    add_destination,
    edit_destination,
    remove_destination,
    restore_destination,
)
from ucvn_desktop.storage.workspace import Workspace


def _names(workspace: Workspace) -> list[str]:
    return [one.name for one in workspace.destinations.all()][1:]


def test_a_destination_is_added_changed_binned_and_restored(workspace: Workspace) -> None:
    one = add_destination(workspace, "  Trang  tin ", "tin@example.vn", 18.5)
    assert (one.name, one.limit_mb) == ("Trang tin", 18.5)
    edit_destination(workspace, one.id, name="Trang tin điện tử", address="", limit_mb=0)
    assert _names(workspace) == ["Trang tin điện tử"]
    remove_destination(workspace, one.id)
    assert _names(workspace) == []
    restore_destination(workspace, one.id)
    assert _names(workspace) == ["Trang tin điện tử"]


@pytest.mark.parametrize(
    ("name", "limit", "words"),
    [(" ", 25.0, "Chưa có tên"), ("Ban", -1.0, "0 MB"), ("trang TIN", 25.0, "Đã có")],
)
def test_what_makes_no_sense_is_refused_in_words(
    workspace: Workspace, name: str, limit: float, words: str
) -> None:
    add_destination(workspace, "Trang tin")
    with pytest.raises(UserError, match=words):
        add_destination(workspace, name, limit_mb=limit)
    assert _names(workspace) == ["Trang tin"]


def test_a_name_taken_meanwhile_is_not_restored(workspace: Workspace) -> None:
    one = add_destination(workspace, "Trang tin")
    remove_destination(workspace, one.id)
    add_destination(workspace, "Trang tin")
    with pytest.raises(UserError, match="Đã có"):
        restore_destination(workspace, one.id)


def test_a_mail_carries_less_than_its_limit(workspace: Workspace) -> None:
    (first,) = workspace.destinations.all()
    assert first.mail_room == pytest.approx(18_200_000, rel=0.01)
    assert add_destination(workspace, "USB", limit_mb=0).mail_room == 0
