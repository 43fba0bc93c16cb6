"""Numbers of documents: found however they are typed, and what their sign tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.paper import (
    Paper,
    PaperKind,
    may_be_same,
    number_key,
    number_spellings,
    proposed_kind,
)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("165-HD/BTGTW", PaperKind.GUIDANCE),
        ("476-CV/CĐCS", PaperKind.LETTER),
        ("114/QĐ - LĐLĐ", PaperKind.DECISION),
        ("05/KH-CĐN", PaperKind.PLAN),
        ("66-qđ/tw", PaperKind.DECISION),
        ("02/CT-ĐCT", PaperKind.DIRECTIVE),
        ("05/NQ-ĐCT", PaperKind.RESOLUTION),
        ("13 /CĐCS-SKHĐT", PaperKind.OTHER),
        ("1517/TLĐ", PaperKind.OTHER),
        ("", PaperKind.OTHER),
    ],
)
def test_the_sign_tells_the_kind_and_the_union_is_no_telegram(number: str, kind: PaperKind) -> None:
    assert proposed_kind(number) is kind


@pytest.mark.parametrize("other", ["165 hd btgtw", "165HDBTGTW", "165-hd/BTGTW ", "0165-HD/BTGTW"])
def test_blanks_dashes_case_and_a_leading_zero_do_not_count(other: str) -> None:
    assert number_key(other) == number_key("165-HD/BTGTW") == "165hdbtgtw"


def test_a_number_is_spelt_in_all_joined_runs_with_and_without_its_zero() -> None:
    spelt = number_spellings("05/KH-CĐ")
    assert spelt == ["05", "05KH", "05KHCĐ", "KH", "KHCĐ", "CĐ", "5", "5KH", "5KHCĐ"]
    assert "05KH" in number_spellings("5/KH")
    assert number_spellings("") == number_spellings("…/-") == []
    assert len(number_spellings(" ".join("ab1" for _ in range(500)))) < 100


@given(st.text(max_size=30))
def test_the_key_of_a_number_does_not_change_when_it_is_taken_again(number: str) -> None:
    assert number_key(number_key(number)) == number_key(number)


def _paper(number: str = "", day: str = "", issuer: str = "", summary: str = "") -> Paper:
    return Paper(number=number, day=day, issuer=issuer, summary=summary)


def test_two_papers_may_be_one_unless_year_or_issuer_speak_against_it() -> None:
    paper = _paper("165-HD/BTGTW", "2021-04-16", "Ban Tuyên giáo Trung ương")
    assert may_be_same(paper, _paper("165 hd/btgtw"))
    assert may_be_same(paper, _paper("165HD/BTGTW", "2021-05-01", "BAN TUYÊN GIÁO TRUNG ƯƠNG"))
    assert not may_be_same(paper, _paper("165-HD/BTGTW", "2022-04-16"))
    assert not may_be_same(paper, _paper("165-HD/BTGTW", issuer="Tổng Liên đoàn"))
    assert not may_be_same(paper, _paper("166-HD/BTGTW"))
    assert not may_be_same(paper, _paper(summary="165-HD/BTGTW"))


def test_papers_without_a_number_are_one_only_with_the_same_words_and_day() -> None:
    plan = _paper(day="2021-01-05", summary="Kế hoạch truyền thông")
    assert may_be_same(plan, _paper(day="2021-01-05", summary="kế hoạch truyền thông"))
    assert not may_be_same(plan, _paper(day="2022-01-05", summary="Kế hoạch truyền thông"))


def test_a_paper_is_called_by_what_is_known_of_it() -> None:
    assert _paper("1/HD", summary="Về bầu cử").title == "1/HD · Về bầu cử"
    assert _paper(summary="Về bầu cử").title == "Về bầu cử"
