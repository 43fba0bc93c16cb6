"""The bank of slogans: begin, edit, put away, take back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.storage.workspace import Workspace


def begin_slogan(workspace: Workspace, campaign: str = "") -> Slogan:
    """A slogan to be typed: the one that was begun and left without a word, or a new one."""
    with workspace.write():
        return workspace.slogans.by_text("") or workspace.slogans.add(
            Slogan(text="", campaign=one_line(campaign))
        )


def edit_slogan(workspace: Workspace, slogan_id: int, changes: Mapping[str, Any], over: int = 0) -> Slogan:
    """Store what was typed («text», «campaign»), also where it is empty or another slogan's words.

    `over` is Repository.save()'s.
    """
    typed: dict[str, Any] = {name: one_line(value) for name, value in changes.items()}
    with workspace.write():
        return workspace.slogans.save(replace(workspace.slogans.get(slogan_id), **typed), over)


def same_words(workspace: Workspace, slogan: Slogan) -> Slogan | None:
    """Another slogan with the same words; none for one without a word."""
    if not slogan.text:
        return None
    return next((other for other in workspace.slogans.with_text(slogan.text) if other.id != slogan.id), None)


def is_in_bank(workspace: Workspace, text: str) -> bool:
    """Whether these words stand in the bank."""
    return workspace.slogans.by_text(one_line(text)) is not None


def bin_slogan(workspace: Workspace, slogan_id: int) -> Slogan:
    """Put the slogan into the bin."""
    with workspace.write():
        return workspace.slogans.to_bin(workspace.slogans.get(slogan_id))


def restore_slogan(workspace: Workspace, slogan_id: int) -> Slogan:
    """Take the slogan out of the bin. Raises UserError where its words stand in the bank again."""
    with workspace.write():
        slogan = workspace.slogans.get(slogan_id)
        known = same_words(workspace, slogan)
        if known:
            raise UserError(
                f"Khẩu hiệu này đã được ghi lại, số {known.id}, nên không lấy bản cũ ra khỏi thùng rác."
            )
        return workspace.slogans.from_bin(slogan)
