"""Vietnamese order: letters, then tones, syllable by syllable; the same on every machine."""

import unicodedata
from functools import cmp_to_key

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.text.collation import name_key, sort_key

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_TEXTS = st.text(
    st.sampled_from(f"{_LETTERS}{_LETTERS.upper()}áàảãạắằẳẵặấầẩẫậóờợứừữựýỳỷỹỵ 0123456789.-\u0301\u0323ñßİ中"),
    max_size=12,
)


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    assert sorted(set(_LETTERS), key=sort_key) == list(_LETTERS)


def test_tones_stand_in_their_order_behind_the_letters() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(["mạ", "man", "mà", "mát", "mâm"], key=sort_key) == ["mà", "mạ", "man", "mát", "mâm"]


@pytest.mark.parametrize(
    "in_order",
    [
        ["ba anh", "bà an", "bá", "bạn"],
        ["Ban 2", "Ban 10", "Ban A"],
        ["Cần Thơ", "Cổ Loa", "Côn Đảo"],
        ["Dũng", "Đà", "Em"],
        ["Ơn", "Phước", "Ước", "Xuân"],
    ],
)
def test_texts_are_compared_syllable_by_syllable(in_order: list[str]) -> None:
    assert sorted(set(in_order), key=sort_key) == in_order


def test_case_signs_and_the_place_of_the_tone_come_last() -> None:
    assert sort_key("HÒA")[0] == sort_key("hoà")[0] == sort_key("hòa.")[0]
    assert len({sort_key(text) for text in ("HÒA", "hoà", "hòa", "hòa.")}) == 4


def test_people_stand_by_given_name_and_then_by_the_rest() -> None:
    in_order = [
        "Trần Thị An",
        "Lê Văn Ánh",
        "Nguyễn Văn Ánh",
        "Đỗ Ân",
        "TS. Bùi Thị Đào (Ban Nữ công)",
        "Lý Ơn",
        "",
    ]
    assert sorted(set(in_order), key=name_key) == ["", *in_order[:-1]]


@given(_TEXTS, _TEXTS, _TEXTS)
def test_the_order_is_total(one: str, two: str, three: str) -> None:
    def compare(a: str, b: str) -> int:
        return (sort_key(a) > sort_key(b)) - (sort_key(a) < sort_key(b))

    assert compare(one, two) == -compare(two, one)
    assert (compare(one, two) == 0) == (
        unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", two)
    )
    low, middle, high = sorted([one, two, three], key=cmp_to_key(compare))
    assert compare(low, middle) <= 0
    assert compare(middle, high) <= 0
    assert compare(low, high) <= 0


@given(st.text(max_size=20))
def test_the_key_is_the_same_for_nfc_and_nfd(text: str) -> None:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert sort_key(forms[0]) == sort_key(forms[1])
    assert name_key(forms[0]) == name_key(forms[1])
