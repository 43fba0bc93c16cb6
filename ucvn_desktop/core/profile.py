"""Who works with this workspace: the unit and its officer."""

from dataclasses import dataclass
from typing import ClassVar

from ucvn_desktop.core.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """The unit and its communications officer; a workspace has one.

    `unit_code` stands in bundle names: ASCII letters and digits. `superior` is the union directly above.
    """

    KIND: ClassVar[str] = "profile"

    unit_name: str = ""
    unit_code: str = ""
    superior: str = ""
    officer: str = ""
    officer_title: str = ""
    phone: str = ""
    email: str = ""
    sample: str = ""
