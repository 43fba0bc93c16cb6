"""Where bundles go: the officer's own list, typed in place."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ucvn_desktop.core.submission import Destination
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.storage.workspace import Workspace

NEW_NAME = "Nơi nhận mới"
MOST_MB = 100_000.0


def new_destination(workspace: Workspace, name: str = NEW_NAME) -> Destination:
    """A destination to be filled in; one that was begun and left is taken up. Raises UserError."""
    with workspace.write():
        begun = [one for one in workspace.destinations.all() if one.name == NEW_NAME]
        return begun[0] if begun and name == NEW_NAME else workspace.destinations.add(Destination(name=name))


def edit_destination(
    workspace: Workspace, destination_id: int, changes: Mapping[str, Any], over: int = 0
) -> Destination:
    """Store what was typed into a destination: `name`, `address`, `limit_mb` (0: no limit).

    A destination has a name: one that was emptied keeps the last. What was sent keeps the name it had then.
    `over` is the revision of this sitting that may be replaced.
    """
    with workspace.write():
        old = workspace.destinations.get(destination_id)
        texts: dict[str, Any] = {
            name: one_line(changes[name]) for name in ("name", "address") if name in changes
        }
        if not texts.get("name", old.name):
            texts["name"] = old.name
        limit = min(max(0.0, float(changes.get("limit_mb", old.limit_mb))), MOST_MB)
        return workspace.destinations.save(replace(old, **texts, limit_mb=limit), over=over)


def bin_destination(workspace: Workspace, destination_id: int) -> Destination:
    """Put a destination into the bin; what was sent there stays."""
    with workspace.write():
        return workspace.destinations.to_bin(workspace.destinations.get(destination_id))


def restore_destination(workspace: Workspace, destination_id: int) -> Destination:
    """Take a destination out of the bin."""
    with workspace.write():
        return workspace.destinations.from_bin(workspace.destinations.get(destination_id))


def binned_destinations(workspace: Workspace) -> list[Destination]:
    """Those in the bin, the one that came last first."""
    binned = [one for one in workspace.destinations.all(with_bin=True) if one.deleted_at]
    return sorted(binned, key=lambda one: one.deleted_at or "", reverse=True)


def format_limit(limit_mb: float) -> str:
    """«25 MB», «18,5 MB»."""
    return f"{format_number(limit_mb, 0 if limit_mb == int(limit_mb) else 1)} MB"
