"""Limits as they are typed and told, and sentences of an examination."""

from datetime import datetime

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.doctor import Diagnosis
from ucvn_desktop.storage.health import Damage
from ucvn_desktop.ui.pages.settings.model import read_limit, typed_limit
from ucvn_desktop.ui.pages.settings.words import check_sentence

NOW = datetime(2021, 4, 19, 9, 41).astimezone()


@pytest.mark.parametrize(
    ("typed", "limit"), [("25", 25.0), ("12,5", 12.5), (" 20 MB ", 20.0), ("", 0.0), ("0", 0.0), ("1.5", 1.5)]
)
def test_a_limit_is_read_as_it_is_typed(typed: str, limit: float) -> None:
    assert read_limit(typed) == limit
    assert read_limit(typed_limit(limit)) == limit


@pytest.mark.parametrize("typed", ["nhiều", "-1", "1e9", "nan", "inf"])
def test_what_is_no_limit_is_a_sentence(typed: str) -> None:
    with pytest.raises(UserError, match="không phải số MB"):
        read_limit(typed)


def test_unused_files_are_no_damage() -> None:
    said = check_sentence(Diagnosis((), 1200), NOW)
    assert said.startswith("Dữ liệu nguyên vẹn, kiểm tra lúc 09:41.")
    assert "1.200 tệp thừa" in said


def test_much_damage_is_named_in_part() -> None:
    said = check_sentence(Diagnosis(tuple(Damage(f"ảnh số {n}", "thiếu tệp") for n in range(40)), 0), NOW)
    assert "Có 40 chỗ hỏng" in said
    assert said.splitlines()[1:] == [f"• ảnh số {n}: thiếu tệp" for n in range(5)] + ["• và 35 chỗ khác"]
