"""Where bundles go: the officer's own list, kept tidy."""

from dataclasses import replace

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.services.records import one_line
from ucvn_desktop.storage.workspace import Workspace

MOST_MB = 100_000


def add_destination(
    workspace: Workspace, name: str, address: str = "", limit_mb: float = 25.0
) -> Destination:
    """Store a destination; `limit_mb` is the mail limit, 0 for none.

    Raises UserError where it has no name, the name is there already or the limit makes no sense.
    """
    new = _checked(workspace, Destination(name=name, address=address, limit_mb=limit_mb))
    return workspace.destinations.add(new)


def edit_destination(
    workspace: Workspace, destination_id: int, *, name: str, address: str, limit_mb: float
) -> Destination:
    """Give a destination new words and a new limit; what was sent keeps the old name. Raises as `add_destination`."""
    with workspace.write():
        old = workspace.destinations.get(destination_id)
        changed = _checked(workspace, replace(old, name=name, address=address, limit_mb=limit_mb))
        return workspace.destinations.save(changed)


def remove_destination(workspace: Workspace, destination_id: int) -> Destination:
    """Put a destination into the bin; what was sent there stays. Raises UserError where there is none."""
    with workspace.write():
        return workspace.destinations.to_bin(workspace.destinations.get(destination_id))


def restore_destination(workspace: Workspace, destination_id: int) -> Destination:
    """Take a destination out of the bin. Raises UserError where its name was given to another meanwhile."""
    with workspace.write():
        old = workspace.destinations.get(destination_id)
        return workspace.destinations.from_bin(_checked(workspace, old))


def _checked(workspace: Workspace, wanted: Destination) -> Destination:
    wanted = replace(wanted, name=one_line(wanted.name), address=one_line(wanted.address))
    if not wanted.name:
        raise UserError("Chưa có tên nơi nhận. Hãy ghi tên, ví dụ tên ban hoặc trang tin.")
    if not 0 <= wanted.limit_mb <= MOST_MB:
        raise UserError("Giới hạn phải từ 0 MB (không giới hạn) trở lên. Hãy ghi lại, ví dụ 25.")
    others = [one for one in workspace.destinations.all() if one.id != wanted.id]
    if any(one.name.casefold() == wanted.name.casefold() for one in others):
        raise UserError(f"Đã có nơi nhận tên «{wanted.name}». Hãy đặt tên khác; chưa có gì thay đổi.")
    return wanted
