"""What is typed into records until it is stored; what cannot be stored as it stands («32/13/2021») waits here."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, Protocol, TypeVar

from ucvn_desktop.core.record import Record
from ucvn_desktop.ui.saving import Autosave


class Parted(Protocol):
    """What was typed, in two: `changes` can be stored, the typed values of `held` have to wait. Both stand under the
    names of what was typed: by them is known what is stored and what came since."""

    @property
    def changes(self) -> dict[str, Any]: ...

    @property
    def held(self) -> dict[str, Any]: ...


R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Parted)


class Drafts(Generic[R, P]):
    """Hands what `part` (of a stored record and what was typed into it) gives as changes to `saving`."""

    def __init__(self, saving: Autosave, part: Callable[[R, Mapping[str, Any]], P]) -> None:
        self._saving = saving
        self._part = part
        self._typed: dict[int, dict[str, Any]] = {}
        saving.stored.connect(self._forget_stored)

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed into any record is not stored, or waits."""
        return bool(self._typed) or self._saving.has_unsaved

    @property
    def unsaved(self) -> tuple[str, int] | None:
        """Kind and id of the first record in which something typed is not stored, or waits."""
        first = next(iter(self._typed), None)
        return self._saving.unsaved if first is None else (self._saving.kind, first)

    def typed(self, record_id: int) -> Mapping[str, Any]:
        """What was typed into the record and is not stored yet, as it was typed."""
        return self._typed.get(record_id, {})

    def judged(self, stored: R) -> P:
        """The record with what was typed into it."""
        return self._part(stored, self.typed(stored.id))

    def edit(self, stored: R, changes: Mapping[str, Any]) -> None:
        """Take over what was typed into fields of a record."""
        self._typed.setdefault(stored.id, {}).update(changes)
        sound = self.judged(stored).changes
        if sound:
            self._saving.edit(stored.id, **sound)

    def _forget_stored(self, stored: R) -> None:
        """Only what waits, or came since, is kept."""
        held, waits = self.judged(stored).held, self._saving.typed(stored.id)
        kept = {n: value for n, value in self.typed(stored.id).items() if n in held or n in waits}
        if kept:
            self._typed[stored.id] = kept
        else:
            self._typed.pop(stored.id, None)
