"""How title and sapo share the height of the column with the body, which has the lower half for itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that a text has, and how high one of them is."""

    number: int
    height: float


def shared(height: float, title: Lines, sapo: Lines) -> tuple[int, int]:
    """To how many lines title and sapo may grow, where `height` is there for both and the body.

    Only whole lines, and never none. The sapo is kept whole before the title, which is also in the list.
    """
    head = height / 2
    for_sapo = min(sapo.number * sapo.height, head / 2)
    title_most = max(1, int((head - for_sapo) // title.height))
    left = head - min(title.number, title_most) * title.height
    return title_most, max(1, int(left // sapo.height))
