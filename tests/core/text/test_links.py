"""What is taken for a link, how it is stored, and which links lead to one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.links import host_of, page_key, spellings, web_link


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("  https://congdoan.vn/tin-1 ", "https://congdoan.vn/tin-1"),
        ("congdoan.vn", "https://congdoan.vn"),
        ("congdoan.vn/tin?id=7#a", "https://congdoan.vn/tin?id=7#a"),
        ("www.congdoan.asean", "https://www.congdoan.asean"),
        ("www.nld.com.vn", "https://www.nld.com.vn"),
        ("zalo.me/s/tin", "https://zalo.me/s/tin"),
        ("fb.watch/abc", "https://fb.watch/abc"),
        ("HTTP://Www.Congdoan.VN/Tin", "http://www.congdoan.vn/Tin"),
        ("congdoan.vn:8080/a", "https://congdoan.vn:8080/a"),
        ("https://facebook.com/p?fbclid=x&id=3&utm_source=zalo", "https://facebook.com/p?id=3"),
        ("https://youtu.be/abc?si=xyz&t=30", "https://youtu.be/abc?t=30"),
        ("https://congdoan.vn/tin?si=3", "https://congdoan.vn/tin?si=3"),
        ("https://vi.wikipedia.org/wiki/Công_đoàn", "https://vi.wikipedia.org/wiki/Công_đoàn"),
        ("https://congđoàn.vn/", "https://congđoàn.vn/"),
        ("http://10.0.0.7:8080/thi", "http://10.0.0.7:8080/thi"),
    ],
)
def test_a_link_is_stored_whole_and_completed_only_where_it_is_plainly_one(typed: str, stored: str) -> None:
    assert web_link(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "đã đăng",
        "xem ở facebook",
        "congdoan.vn/tin 1",
        "tin-tham-hoi.docx",
        "anh.jpg",
        "ảnh/bìa.jpg",
        "hinh.anh/1.jpg",
        "bao-cao.zip/tin",
        "baibao.abc",
        "facebook",
        "16.4.2021",
        "192.168.1.1/a",
        "https://300.1.1.1/a",
        "a@congdoan.vn",
        "mailto:a@congdoan.vn",
        "javascript:alert(1)",
        "file:///C:/tin.docx",
        "C:\\tin.docx",
        "ftp://congdoan.vn/a",
        "https://",
        "https://congdoan",
        "https:///tin",
        "https://ten:mat-khau@congdoan.vn/",
        "https://congdoan.vn:99999/",
        "https://[::1",
        "https://-.vn",
        "https://congdoan.vn/" + "a" * 2000,
        "https://congdoan.vn/\u202e",
    ],
)
def test_what_is_no_link_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        web_link(typed)
    assert "ường dẫn" in refused.value.message
    assert len(refused.value.message) < 250


@given(st.text(max_size=40))
def test_any_text_is_a_link_or_refused_and_what_is_stored_stays_as_it_is(typed: str) -> None:
    try:
        link = web_link(typed)
    except UserError:
        return
    assert web_link(link) == link
    assert link in ("", *spellings(link))


def test_the_spellings_of_a_link_lead_to_one_page_and_no_other_ones_do() -> None:
    link = "https://www.congdoan.vn/tin-1/?id=7"
    assert {page_key(one) for one in spellings(link)} == {"congdoan.vn/tin-1?id=7"}
    assert "http://congdoan.vn/tin-1?id=7" in spellings(link)
    assert "https://m.congdoan.vn/tin-1/?id=7" in spellings(link)
    assert page_key("https://congdoan.vn/tin-1?id=8") != page_key(link)
    assert spellings("") == []


def test_the_host_is_told_without_www_m_and_port() -> None:
    assert [host_of(link) for link in ("https://m.facebook.com/a", "http://www.nld.com.vn:80", "")] == [
        "facebook.com",
        "nld.com.vn",
        "",
    ]
