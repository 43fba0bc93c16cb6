"""The unit and its officer: checked by field, stored whole or not at all."""

import unicodedata

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.services.profile import profile_problems, propose_code, save_profile, year_problem
from ucvn_desktop.storage.workspace import Workspace


def test_each_wrong_field_has_its_own_sentence() -> None:
    problems = profile_problems(Profile(unit_name="  ", unit_code="CĐ BTP"))
    assert set(problems) == {"unit_name", "unit_code"}
    assert "«CĐ BTP»" in problems["unit_code"]
    assert profile_problems(Profile(unit_name="Công đoàn Bộ", unit_code=" CDB ")) == {}


@pytest.mark.parametrize(("year", "is_wrong"), [(1989, True), (1990, False), (2100, False), (21, True)])
def test_years_of_plans_are_of_our_time(year: int, is_wrong: bool) -> None:
    assert bool(year_problem(year)) is is_wrong


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Công đoàn Bộ Tư pháp", "CDBTP"),
        ("CÔNG ĐOÀN BỘ TƯ PHÁP", "CDBTP"),
        ("Công đoàn Bộ Tài nguyên và Môi trường", "CDBTNMT"),
        ("Công đoàn cơ sở Nhà xuất bản – Báo Ảnh 24", "CDCSNXBBA24"),
        ("", ""),
        ("  ", ""),
        ("Công đoàn " + "Rất dài " * 20, ("CD" + "RD" * 20)[:20]),
    ],
)
def test_a_code_is_proposed_from_the_initials(name: str, code: str) -> None:
    assert propose_code(name) == code
    assert propose_code(unicodedata.normalize("NFD", name)) == code


def test_what_is_typed_is_stored_on_one_line(workspace: Workspace) -> None:
    saved = save_profile(workspace, {"officer": "  Trần \n Văn  Bình ", "phone": "024 3333"})
    assert (saved.officer, saved.phone) == ("Trần Văn Bình", "024 3333")
    assert workspace.profile == saved
    assert len(workspace.profiles.history(saved)) == 2


def test_one_sitting_is_one_revision(workspace: Workspace) -> None:
    first = save_profile(workspace, {"officer": "Trần"})
    second = save_profile(workspace, {"officer": "Trần Văn Bình"}, first.rev)
    assert [version.officer for version in workspace.profiles.history(second)] == [
        "Nguyễn Thị Thử",
        "Trần Văn Bình",
    ]


def test_a_wrong_value_is_refused_and_nothing_stored(workspace: Workspace) -> None:
    before = workspace.profile
    with pytest.raises(UserError, match="Mã đơn vị"):
        save_profile(workspace, {"officer": "Trần Văn Bình", "unit_code": ""})
    assert workspace.profile == before
