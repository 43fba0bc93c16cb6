"""What the officer says of a paragraph, over what the reader made of it."""

import re
from dataclasses import dataclass
from typing import Self

from ucvn_desktop.core.plan_reading.roles import Role

_STORED = re.compile(r"(\d+) ([a-z-]+)(?: (\d+))?")


@dataclass(frozen=True, slots=True)
class Correction:
    """Paragraph `paragraph` (from 1) has this role; a POINT belongs to topic `of`, a FORM to the method that
    is the `of`-th; 0 leaves it with the one it stands under.
    """

    paragraph: int
    role: Role
    of: int = 0

    def stored(self) -> str:
        """The correction as the edition keeps it: «12 y 3»."""
        return f"{self.paragraph} {self.role}{f' {self.of}' if self.of else ''}"

    @classmethod
    def from_stored(cls, text: str) -> Self:
        """The correction that `stored` wrote. Raises ValueError where it is none."""
        found = _STORED.fullmatch(text)
        if not found:
            raise ValueError(f"no stored correction: {text!r}")
        return cls(int(found[1]), Role(found[2]), int(found[3] or 0))


def carried_over(
    corrections: tuple[Correction, ...], old: tuple[str, ...], new: tuple[str, ...]
) -> tuple[Correction, ...]:
    """The corrections of the text `old` for the text `new`: each goes with its paragraph's words.

    A paragraph whose words are gone or stand there in another number than before takes its correction with it.
    """
    kept = []
    for correction in corrections:
        words = old[correction.paragraph - 1]
        before = [n for n, text in enumerate(old, 1) if text == words]
        after = [n for n, text in enumerate(new, 1) if text == words]
        if len(before) == len(after):
            number = after[before.index(correction.paragraph)]
            kept.append(Correction(number, correction.role, correction.of))
    return tuple(kept)
