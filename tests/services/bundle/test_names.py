"""Names in bundles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.bundle.making import LONG_TITLE
from ucvn_desktop.services.bundle.names import (
    MAX_NAME,
    MAX_PATH,
    bundle_name,
    file_name,
    is_reserved,
    slug,
    visible,
)


def test_a_vietnamese_title_becomes_plain_ascii_words() -> None:
    title = "Hội nghị quán triệt Nghị quyết Đại hội XIII"
    assert slug(title) == "hoi-nghi-quan-triet-nghi-quyet-dai-hoi-xiii"
    assert file_name(title, "docx", "01-") == "01-hoi-nghi-quan-triet-nghi-quyet-dai-hoi-xiii.docx"


def test_a_long_title_is_cut_between_words() -> None:
    name = file_name(LONG_TITLE, "docx", "01-")
    assert len(name) <= MAX_NAME
    assert name == "01-cong-doan-vien-chuc-viet-nam-to-chuc-hoi-nghi-truc-tuyen-toan-quoc-quan.docx"


@pytest.mark.parametrize("title", ["", "   ", "…!?", "🎉", "công đoàn"[:0]])
def test_a_title_without_letters_has_a_name_all_the_same(title: str) -> None:
    assert file_name(title, "docx", "07-") == "07-khong-ten.docx"


@pytest.mark.parametrize("title", ["CON", "nul", "Com1", "LPT9", "aux"])
def test_a_name_that_windows_reserves_is_not_given(title: str) -> None:
    assert file_name(title, "docx") == f"tep-{title.lower()}.docx"


@pytest.mark.parametrize("name", ["CON", "con.txt", "nul.tar.gz", "COM1", "lpt¹.txt", "a.", "a ", "CON .txt"])
def test_names_reserved_by_windows_are_known(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["CONG.txt", "COM10", "a.b", "com", "con-1.docx", ".."])
def test_ordinary_names_are_not_taken_for_reserved_ones(name: str) -> None:
    assert not is_reserved(name)


def test_a_bundle_is_named_by_unit_year_number_and_day() -> None:
    assert bundle_name("CĐBTP", 2021, 8, "2021-04-19") == "CDBTP_2021-008_20210419"


def test_a_bundle_of_a_unit_without_code_has_a_name() -> None:
    assert bundle_name(" - ", 2021, 12, "2021-12-01") == "DONVI_2021-012_20211201"


@given(st.text(), st.sampled_from(["docx", "pdf", "jpg"]), st.sampled_from(["", "01-", "112-"]))
def test_every_title_gives_a_short_ascii_name_that_windows_takes(
    text: str, extension: str, prefix: str
) -> None:
    name = file_name(text, extension, prefix)
    assert name.isascii()
    assert len(name) <= MAX_NAME
    assert not is_reserved(name)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert "--" not in name


@given(st.text(), st.integers(0, 9999), st.integers(0, 9999), st.dates())
def test_every_path_stays_short_with_any_unit_code(code: str, year: int, number: int, day: object) -> None:
    top = bundle_name(code, year, number, str(day))
    assert top.isascii()
    assert len(f"{top}/data/tin-bai/") + MAX_NAME <= MAX_PATH


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("data/Ảnh đẹp 1.jpg", "data/Ảnh đẹp 1.jpg"),
        ("a\x1b[2Jb\n", "a\\x1b[2Jb\\x0a"),
        ("a\x9bb\x7f", "a\\x9bb\\x7f"),
        ("a\u202efdp.exe\u2069", "a\\u202efdp.exe\\u2069"),
        ("a\u200bb\ufeff\u2028", "a\\u200bb\\ufeff\\u2028"),
        ("a\udcffb", "a\\udcffb"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_acts_on_a_screen_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_what_is_shown_is_printable_in_one_line_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert len((shown + "x").splitlines()) == 1
    shown.encode()
    assert visible(shown) == shown
