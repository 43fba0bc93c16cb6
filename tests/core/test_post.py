"""Channels as people name them, views as pages show them, one text at several outlets."""

from dataclasses import replace

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.post import (
    CHANNEL_LABELS,
    Channel,
    PostCount,
    PostFact,
    channel_of_link,
    channel_of_words,
    count_of,
    parse_views,
    title_key,
    with_keys,
)


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("fb", Channel.FACEBOOK),
        ("Trang Facebook Công đoàn", Channel.FACEBOOK),
        ("Fanpage CĐVCVN", Channel.FACEBOOK),
        ("Zalo OA", Channel.ZALO),
        ("youtube", Channel.YOUTUBE),
        ("Báo Lao Động", Channel.PRESS),
        ("bao lao dong", Channel.PRESS),
        ("Tạp chí Lao động và Công đoàn", Channel.PRESS),
        ("Báo Đại đoàn kết", Channel.PRESS),
        ("Trang Bảo hiểm xã hội", Channel.SITE),
        ("Đài PTTH Hà Nội", Channel.BROADCAST),
        ("VTV1", Channel.BROADCAST),
        ("VTV 1", Channel.BROADCAST),
        ("Bảng tin tầng 1", Channel.BOARD),
        ("Cổng thông tin điện tử Bộ", Channel.SITE),
        ("Đại đoàn kết", None),
        ("Tiktok", None),
        ("", None),
    ],
)
def test_a_channel_is_understood_as_people_name_it(words: str, channel: Channel | None) -> None:
    assert channel_of_words(words) is channel


def test_every_label_names_its_channel_with_and_without_marks() -> None:
    for channel, label in CHANNEL_LABELS.items():
        assert channel_of_words(label) is channel
        assert channel_of_words(title_key(label)) is channel


@pytest.mark.parametrize(
    ("link", "channel"),
    [
        ("https://www.facebook.com/cd/1", Channel.FACEBOOK),
        ("https://m.facebook.com/cd/1", Channel.FACEBOOK),
        ("https://fb.watch/x", Channel.FACEBOOK),
        ("https://oa.zalo.me/x", Channel.ZALO),
        ("https://youtu.be/x", Channel.YOUTUBE),
        ("https://notfacebook.com/x", None),
        ("https://congdoan.vn/facebook.com", Channel.SITE),
        ("http://www.congdoanvienchuc.vn/tin-1", Channel.SITE),
        ("http://congdoanlaocai.org.vn/tin-1", Channel.SITE),
        ("https://laodongcongdoan.vn/tin-1", None),
        ("https://baomau.vn/congdoan.vn", None),
        ("", None),
    ],
)
def test_a_link_tells_the_networks_and_trade_unions_sites_and_nothing_of_other_pages(
    link: str, channel: Channel | None
) -> None:
    assert channel_of_link(link) is channel


@pytest.mark.parametrize(
    ("typed", "views"),
    [
        ("", None),
        (" 0 ", 0),
        ("1234", 1234),
        ("1.234", 1234),
        ("1,234,567", 1234567),
        ("1\u00a0234", 1234),
        ("1,2K", 1200),
        ("1.25 k", 1250),
        ("3 nghìn", 3000),
        ("2 Tr", 2_000_000),
        ("1,5M", 1_500_000),
    ],
)
def test_views_are_read_as_pages_show_them(typed: str, views: int | None) -> None:
    assert parse_views(typed) == views


@pytest.mark.parametrize("typed", ["nhiều", "-5", "1.5", "12,34", "1e5", "1234 lượt"])
def test_views_that_are_no_number_are_refused(typed: str) -> None:
    with pytest.raises(UserError, match="Không hiểu lượt xem"):
        parse_views(typed)


@pytest.mark.parametrize("digits", [12, 20, 5000])
def test_views_beyond_any_page_are_a_slip(digits: int) -> None:
    with pytest.raises(UserError, match="lớn quá, có lẽ ghi nhầm"):
        parse_views("9" * digits)


def _fact(number: int, article_id: int | None = None, title: str = "", views: int | None = None) -> PostFact:
    return PostFact(number, "2021-04-16", "trang", "", article_id, title, views)


def test_one_text_at_several_outlets_is_one_written_and_several_published() -> None:
    facts = [
        _fact(1, article_id=7, title="Tin thăm hỏi", views=10),
        _fact(2, article_id=7, title="Tít đã đổi"),
        _fact(3, title="Hội nghị ở Hòa Bình", views=0),
        _fact(4, title="HỘI NGHỊ ở Hoà Bình."),
        _fact(5, views=5),
        _fact(6),
    ]
    counted = count_of(with_keys(facts))
    assert counted == PostCount(written=4, published=6, views=15, viewed=3)
    assert count_of([]) == PostCount()


def test_a_text_posted_with_and_without_its_article_is_written_once() -> None:
    facts = [
        _fact(1, title="Hội nghị ở Hòa Bình"),
        _fact(2, article_id=7, title="HỘI NGHỊ ở Hoà Bình."),
        _fact(3, title="Tin về hội nghị"),
        replace(_fact(4, article_id=7, title="Tít báo đặt"), article_title="Tin về hội nghị"),
        _fact(5, article_id=8),
        _fact(6),
    ]
    keys = [key for key, _ in with_keys(facts)]
    assert keys == ["article 7"] * 4 + ["article 8", "post 6"]
    assert count_of(with_keys(facts)).written == 3
