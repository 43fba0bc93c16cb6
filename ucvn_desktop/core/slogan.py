"""Slogans and the posters and banners on which they are set."""

from dataclasses import dataclass
from typing import ClassVar

from ucvn_desktop.core.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Slogan(Record):
    """Words to be hung or printed; `campaign` is the name of the campaign or occasion they belong to."""

    KIND: ClassVar[str] = "slogan"

    text: str
    campaign: str = ""

    def search_title(self) -> str:
        return self.text

    def search_body(self) -> str:
        return self.campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster(Record):
    """A slogan set into a size. Millimetres at full size; `scale` 10 means that it is drawn 1:10.

    `sha256` names the PDF in the workspace's files.
    """

    KIND: ClassVar[str] = "poster"

    text: str
    width_mm: float
    height_mm: float
    template: str
    font: str
    caps: bool = False
    scale: int = 1
    sha256: str = ""
