"""Parts of a record's panel that come and go by themselves, a moment after something was typed."""

from PySide6.QtWidgets import QWidget


def show_in_place(part: QWidget, is_shown: bool, *, is_same: bool) -> None:
    """Show or hide the part. What goes while the record in hand is the same leaves its place empty, so that no button
    below moves under the pointer."""
    policy = part.sizePolicy()
    policy.setRetainSizeWhenHidden(is_same and (policy.retainSizeWhenHidden() or not part.isHidden()))
    part.setSizePolicy(policy)
    part.setVisible(is_shown)
