"""What the room says."""

import pytest

from ucvn_desktop.core.post import Post, PostSpan
from ucvn_desktop.services.post_list import PostFilter
from ucvn_desktop.services.posts import ViewsSeen
from ucvn_desktop.ui.pages.posts import words


def test_the_years_figures_fit_into_a_narrow_header() -> None:
    assert words.counts(2021, 7, 2193, 8, 5) == "7 bài đăng năm 2021, từ 5/8 bài đã gửi · 2.193 lượt xem"
    assert words.counts(2021, 0, None, 0, 0) == "Chưa có bài đăng năm 2021"
    assert words.counts(0, 9, 2193, 8, 5) == "9 bài đăng, từ 5/8 bài đã gửi · 2.193 lượt xem"


def test_views_stand_with_the_day_on_which_they_were_noted() -> None:
    history = [ViewsSeen(f"2021-05-0{day}", day * 1000) for day in range(1, 6)]
    assert words.seen(history[:2]) == "Lượt xem theo ngày ghi: 1.000 (1/5/2021), 2.000 (2/5/2021)"
    assert words.seen(history).startswith("Lượt xem theo ngày ghi: …, 2.000 (2/5/2021), ")
    assert words.seen([ViewsSeen("2021-05-01", None)]).endswith("không rõ (1/5/2021)")
    assert words.seen([]) == ""


def test_another_post_with_the_link_is_named_with_where_and_when() -> None:
    other = Post(id=7, title="Tin thăm hỏi", outlet="Báo Mẫu", day="2021-04-17")
    assert words.twin(other).startswith(
        "Đường dẫn này đã ghi ở bài đăng số 7: Tin thăm hỏi (Báo Mẫu, 17/4/2021)."
    )


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (PostFilter(), ""),
        (PostFilter(span=PostSpan("2021-01-01", "2021-12-31")), "năm 2021"),
        (PostFilter(span=PostSpan("2021-04-01", "2021-04-31", "zalo")), "tháng 4/2021, Zalo"),
        (PostFilter("thăm hỏi", PostSpan(undated=True)), "chưa rõ ngày, có «thăm hỏi»"),
        (PostFilter(in_bin=True), "thùng rác"),
    ],
)
def test_a_filter_is_put_into_words(wanted: PostFilter, said: str) -> None:
    assert words.listed(wanted, "") == said


def test_an_empty_list_says_why() -> None:
    assert words.nothing(PostFilter(), "") == "Chưa có bài đăng nào."
    assert "gõ không dấu" in words.nothing(PostFilter("x"), "")
    assert words.nothing(PostFilter(in_bin=True), "").startswith("Thùng rác trống.")
    of_article = PostFilter(span=PostSpan(article_id=1))
    assert words.nothing(of_article, "Tin thăm hỏi") == "Chưa có bài đăng nào: «Tin thăm hỏi»."
