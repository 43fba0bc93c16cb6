"""Sentences of an examination."""

from datetime import datetime

from ucvn_desktop.services.doctor import Diagnosis
from ucvn_desktop.storage.health import Damage
from ucvn_desktop.ui.pages.settings.words import check_sentence

NOW = datetime(2021, 4, 19, 9, 41).astimezone()


def test_unused_files_are_no_damage() -> None:
    said = check_sentence(Diagnosis((), 1200), NOW)
    assert said.startswith("Dữ liệu nguyên vẹn, kiểm tra lúc 09:41.")
    assert "1.200 tệp thừa" in said


def test_much_damage_is_named_in_part() -> None:
    said = check_sentence(Diagnosis(tuple(Damage(f"ảnh số {n}", "thiếu tệp") for n in range(40)), 0), NOW)
    assert "Có 40 chỗ hỏng" in said
    assert said.splitlines()[1:] == [f"• ảnh số {n}: thiếu tệp" for n in range(5)] + ["• và 35 chỗ khác"]


def test_the_middle_of_a_long_path_is_left_out_so_that_it_does_not_widen_its_column() -> None:
    path = f"00/{'0' * 61}c"
    said = check_sentence(Diagnosis((Damage("ảnh số 13 (IMG_00012.jpg)", f"thiếu tệp {path}"),), 0), NOW)
    assert said.splitlines()[1] == "• ảnh số 13 (IMG_00012.jpg): thiếu tệp 00/00000…00000c"
    assert max(map(len, said.split())) <= 24
