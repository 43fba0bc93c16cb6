"""What of the typed can be stored, and which channel follows from it."""

from typing import Any

import pytest

from ucvn_desktop.core.post import Post
from ucvn_desktop.ui.pages.posts.draft import following, judge

STORED = Post(title="Tin", link="https://mau.example/1", day="2021-04-16", views=5)


@pytest.mark.parametrize(
    ("typed", "changes", "problems"),
    [
        (
            {"link": " congdoan.vn/2 ", "day": "1/5/2021"},
            {"link": "https://congdoan.vn/2", "day": "2021-05-01"},
            [],
        ),
        ({"views": "1,2K", "day": ""}, {"views": 1200, "day": ""}, []),
        ({"views": "", "title": "Tin \n mới"}, {"views": None, "title": "Tin mới"}, []),
        ({"link": "dang o dau", "outlet": "Bảng tin"}, {"outlet": "Bảng tin"}, ["link"]),
        ({"day": "31/2/2021", "views": "nhiều"}, {}, ["day", "views"]),
        ({"title": ""}, {"title": ""}, []),
        ({"title": " ", "link": "", "note": "x"}, {"note": "x"}, ["title"]),
    ],
)
def test_what_can_be_stored_is_parted_from_what_waits(
    typed: dict[str, str], changes: dict[str, Any], problems: list[str]
) -> None:
    judged = judge(STORED, typed)
    assert judged.changes == changes
    assert list(judged.problems) == problems
    assert judged.held == {name: value for name, value in typed.items() if name not in changes}


@pytest.mark.parametrize(
    ("before", "after", "channel"),
    [
        ({"channel": "khac"}, {"link": "https://fb.com/1"}, "facebook"),
        ({"channel": "zalo"}, {"link": "https://fb.com/1"}, "facebook"),
        ({"channel": "zalo"}, {"link": "https://mau.example/1"}, "zalo"),
        ({"channel": "khac"}, {"outlet": "Trang"}, "trang"),
        ({"channel": "trang", "outlet": "Trang"}, {"outlet": "Trang Facebook"}, "facebook"),
        ({"channel": "bao", "outlet": "Trang"}, {"outlet": "Trang Facebook"}, "bao"),
        ({"channel": "trang", "outlet": "Trang"}, {"outlet": "Tr"}, "khac"),
        # Chosen by hand behind the link: only another link changes it.
        ({"channel": "khac", "link": "https://fb.com/1"}, {"outlet": "Báo Mẫu"}, "khac"),
    ],
)
def test_the_channel_follows_link_and_outlet_until_it_is_chosen(
    before: dict[str, str], after: dict[str, str], channel: str
) -> None:
    assert following(Post(**before), Post(**{**before, **after})) == channel  # type: ignore[arg-type]
