"""The sizes that are offered for banners and posters: resources/poster-sizes.toml."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache

from ucvn_desktop import paths
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.posters import parse_size


@dataclass(frozen=True, slots=True)
class PosterSize:
    """A size in mm; `name` is the paper's («A3»), empty where the size is only common."""

    width_mm: float
    height_mm: float
    name: str = ""

    @property
    def label(self) -> str:
        """«5.000 × 800 mm», «A3 · 297 × 420 mm»."""
        size = size_label(self.width_mm, self.height_mm)
        return f"{self.name} · {size}" if self.name else size


@dataclass(frozen=True, slots=True)
class PosterKind:
    """What is hung, and its sizes; the first is proposed."""

    title: str
    sizes: tuple[PosterSize, ...]


@cache
def poster_kinds() -> tuple[PosterKind, ...]:
    """All kinds with their sizes; no size stands under two kinds."""
    table = tomllib.loads((paths.RESOURCES / "poster-sizes.toml").read_text(encoding="utf-8"))
    return tuple(
        PosterKind(
            kind["title"],
            (
                *(PosterSize(*parse_size(paper), paper) for paper in kind.get("papers", ())),
                *(PosterSize(width, height) for width, height in kind["sizes"]),
            ),
        )
        for kind in table["kinds"]
    )


def kind_of(width_mm: float, height_mm: float) -> tuple[PosterKind, PosterSize] | None:
    """The kind and the size offered under it that has these sides; None for a size of one's own.

    Paper may lie on its side: then all sizes of the kind do.
    """
    for kind in poster_kinds():
        for size in kind.sizes:
            if (size.width_mm, size.height_mm) == (width_mm, height_mm):
                return kind, size
            if size.name and (size.height_mm, size.width_mm) == (width_mm, height_mm):
                return replace(kind, sizes=tuple(map(_turned, kind.sizes))), _turned(size)
    return None


def _turned(size: PosterSize) -> PosterSize:
    return replace(size, width_mm=size.height_mm, height_mm=size.width_mm)


def size_label(width_mm: float, height_mm: float) -> str:
    """«5.000 × 800 mm», «594,5 × 841 mm»."""
    return f"{side_label(width_mm)} × {side_label(height_mm)} mm"


def side_label(side_mm: float) -> str:
    """«5.000», «594,5»."""
    return format_number(side_mm, 0 if side_mm == int(side_mm) else 1)
