"""The unit and its officer: what each field must be, and storing what is typed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.text.fold import fold, nfc, one_line
from ucvn_desktop.storage.workspace import Workspace

SUPERIOR = "Công đoàn Viên chức Việt Nam"
FIRST_YEAR, LAST_YEAR = 1990, 2100
_UNIT_CODE = re.compile(r"[A-Za-z0-9]{2,20}")
_LONGEST_CODE = 20
_SMALL_WORDS = {"và", "của"}
_WORD = re.compile(r"[a-z]+|\d+")


def profile_problems(profile: Profile) -> dict[str, str]:
    """What is wrong with a profile: a sentence for each field that is, under the field's name."""
    profile = cleaned(profile)
    problems = {}
    if not profile.unit_name:
        problems["unit_name"] = "Chưa có tên đơn vị. Hãy ghi tên công đoàn của mình."
    if not _UNIT_CODE.fullmatch(profile.unit_code):
        problems["unit_code"] = (
            f"Mã đơn vị «{profile.unit_code}» phải gồm 2 đến 20 chữ cái không dấu hoặc chữ số, ví dụ CDBTP: "
            "mã này đứng trong tên các bộ gửi."
        )
    return problems


def year_problem(year: int) -> str:
    """What is wrong with the year of a plan; "" where nothing is."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    return f"Năm {year} không hợp lệ. Hãy ghi năm của kế hoạch, ví dụ 2021."


def checked(profile: Profile) -> Profile:
    """The profile as it is stored. Raises UserError where a field is wrong."""
    for problem in profile_problems(profile).values():
        raise UserError(problem)
    return cleaned(profile)


def cleaned(profile: Profile) -> Profile:
    """The profile with each field on one line, in NFC."""
    return replace(
        profile,
        unit_name=one_line(profile.unit_name),
        unit_code=one_line(profile.unit_code),
        superior=one_line(profile.superior),
        officer=one_line(profile.officer),
        officer_title=one_line(profile.officer_title),
        phone=one_line(profile.phone),
        email=one_line(profile.email),
    )


def propose_code(unit_name: str) -> str:
    """A code from the initials of the unit's name: «CDBTP» for «Công đoàn Bộ Tư pháp»; numbers stay whole."""
    names = [word for word in nfc(unit_name).lower().split() if word not in _SMALL_WORDS]
    words = _WORD.findall(fold(" ".join(names)))
    return "".join(word if word.isdigit() else word[0] for word in words).upper()[:_LONGEST_CODE]


def save_profile(workspace: Workspace, changes: Mapping[str, Any], over: int = 0) -> Profile:
    """Store new values of the profile's fields; `over` as in Repository.save.

    Raises UserError where one is wrong; nothing is then stored.
    """
    with workspace.write():
        return workspace.profiles.save(checked(replace(workspace.profile, **changes)), over)
