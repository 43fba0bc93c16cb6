"""Posts: entered with what is known, counted once a text, their screenshots and old views kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.post import Channel, Post, PostCount, PostSpan
from ucvn_desktop.core.submission import Submission, SubmissionItem
from ucvn_desktop.services.articles import new_article
from ucvn_desktop.services.doctor import diagnose
from ucvn_desktop.services.post_list import (
    PostFilter,
    Reach,
    count_posts,
    listed_posts,
    post_rows,
    reach_of,
)
from ucvn_desktop.services.posts import (
    ViewsSeen,
    add_post,
    bin_post,
    drop_screenshot,
    edit_post,
    export_screenshot,
    restore_post,
    same_link,
    views_history,
)
from ucvn_desktop.storage.workspace import Workspace

LINK = "https://congdoan.vn/tin-1"


def _post(workspace: Workspace, **facts: Any) -> Post:
    return add_post(workspace, {"channel": "trang", "title": "Tin thăm hỏi", "day": "2021-04-19", **facts})


def test_a_post_of_an_article_takes_title_author_and_channel_from_what_is_known(workspace: Workspace) -> None:
    article = workspace.articles.add(Article(title="Tin thăm hỏi", author="Lê Mai"))
    post = add_post(
        workspace,
        {"article_id": article.id, "link": "fb.com/cd/1", "day": "2021-04-19", "channel": None, "views": 0},
    )
    assert (post.title, post.author, post.channel, post.link, post.views) == (
        "Tin thăm hỏi",
        "Lê Mai",
        Channel.FACEBOOK,
        "https://fb.com/cd/1",
        0,
    )
    assert _post(workspace, article_id=article.id, title="Tít khác", author="Báo").author == "Báo"
    assert add_post(workspace, {"title": "X", "outlet": "Báo Lao  Động"}).channel == Channel.PRESS


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"title": " ", "link": ""}, "Chưa có tít và cũng chưa có đường dẫn"),
        ({"link": "đã đăng"}, "không phải là đường dẫn"),
        ({"day": "30/2/2021"}, "Không có ngày"),
        ({"channel": None}, "Chưa rõ đăng ở kênh nào"),
        ({"channel": "tiktok"}, "Không có kênh «tiktok»"),
        ({"article_id": 99}, "Không có tin, bài số 99"),
        ({"event_id": 99}, "Không có hoạt động số 99"),
    ],
)
def test_a_post_that_cannot_be_is_refused(workspace: Workspace, facts: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=said):
        _post(workspace, **facts)
    assert workspace.posts.all(with_bin=True) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "", "link": ""},
        {"link": "đã đăng"},
        {"channel": "tiktok"},
        {"article_id": 99},
        {"event_id": 99},
    ],
)
def test_a_change_that_cannot_be_is_refused_and_changes_nothing(
    workspace: Workspace, changes: dict[str, Any]
) -> None:
    stored = _post(workspace, link=LINK)
    with pytest.raises(UserError):
        edit_post(workspace, stored.id, changes)
    assert workspace.posts.all(with_bin=True) == [stored]


@pytest.mark.parametrize("link", [LINK, "http://www.congdoan.vn/tin-1/", "congdoan.vn/tin-1?fbclid=abc"])
def test_a_link_that_is_entered_already_is_told_and_not_entered_again(
    workspace: Workspace, link: str
) -> None:
    first = _post(workspace, link=LINK)
    with pytest.raises(UserError, match=f"đã ghi ở bài đăng số {first.id}: Tin thăm hỏi"):
        _post(workspace, link=link)
    second = _post(workspace, link="https://congdoan.vn/tin-2")
    assert same_link(workspace, second) is None
    assert same_link(workspace, edit_post(workspace, second.id, {"link": link})) == first
    assert same_link(workspace, _post(workspace)) is None


def test_views_are_updated_and_what_was_counted_before_stays(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = (4, 5, 5, 6, 7, 8, 9)
    now = iter(f"2021-0{month}-20T05:00:0{second}Z" for second, month in enumerate(days))
    monkeypatch.setattr("ucvn_desktop.storage.repository.utc_now", lambda: next(now))
    post = _post(workspace)
    assert views_history(workspace, post.id) == []
    for changes in (
        {"views": 12},
        {"views": 120},
        {"note": "x"},
        {"views": 350},
        {"views": None},
        {"views": 0},
    ):
        post = edit_post(workspace, post.id, changes)
    assert views_history(workspace, post.id) == [
        ViewsSeen("2021-05-20", 120),
        ViewsSeen("2021-07-20", 350),
        ViewsSeen("2021-08-20", None),
        ViewsSeen("2021-09-20", 0),
    ]


def test_facts_can_be_taken_away_and_typing_replaces_its_own_revision(workspace: Workspace) -> None:
    event = workspace.events.add(Event(title="Thăm hỏi", day="2021-04-16"))
    post = _post(workspace, event_id=event.id, outlet="Trang tin")
    post = edit_post(workspace, post.id, {"outlet": "Trang tin Bộ"}, over=post.rev)
    assert len(workspace.posts.history(post)) == 1
    changed = edit_post(workspace, post.id, {"event_id": None, "outlet": ""})
    assert (changed.event_id, changed.outlet) == (None, "")


def test_a_screenshot_is_kept_with_its_thumbnail_and_handed_out(
    workspace: Workspace, make_photo: Callable[..., Path], tmp_path: Path
) -> None:
    picture = make_photo("chụp màn hình.png")
    post = add_post(workspace, {"title": "X", "channel": "zalo"}, picture)
    assert post.file_name == "chụp màn hình.png"
    assert workspace.thumb(post.sha256).read_bytes().startswith(b"\xff\xd8")
    out = export_screenshot(workspace, post.id, tmp_path / "ra.png")
    assert out.read_bytes() == picture.read_bytes()
    other = edit_post(workspace, post.id, {}, screenshot=make_photo("hai.jpg", "red"))
    assert (other.title, other.file_name) == ("X", "hai.jpg")
    assert (diagnose(workspace).damages, diagnose(workspace).unused) == ((), 0)
    workspace.files.path(other.sha256).unlink()
    (damage,) = diagnose(workspace).damages
    assert damage.where == "ảnh chụp của bài đăng số 1 (hai.jpg)"


def test_the_screenshot_of_a_post_that_is_refused_goes_with_its_thumbnail(
    workspace: Workspace, make_photo: Callable[..., Path]
) -> None:
    add_post(workspace, {"link": "https://congdoan.vn/1", "channel": "zalo"})
    with pytest.raises(UserError, match="đã ghi ở bài đăng"):
        add_post(workspace, {"link": "https://congdoan.vn/1", "channel": "zalo"}, make_photo())
    assert list(workspace.files.all_hashes()) == []
    assert list((workspace.folder / "thumbs").rglob("*.jpg")) == []


def test_a_screenshot_can_be_let_go(workspace: Workspace, make_photo: Callable[..., Path]) -> None:
    post = add_post(workspace, {"title": "X", "channel": "zalo"}, make_photo("nhầm.png"))
    bare = drop_screenshot(workspace, post.id)
    assert (bare.sha256, bare.file_name, bare.title) == ("", "", "X")
    assert drop_screenshot(workspace, post.id) == bare
    assert workspace.files.path(post.sha256).is_file()


def test_what_is_no_picture_is_refused_and_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    page = tmp_path / "trang.png"
    page.write_text("<html>không phải ảnh</html>")
    with pytest.raises(UserError, match="không phải ảnh"):
        add_post(workspace, {"title": "X", "channel": "zalo"}, page)
    with pytest.raises(UserError, match="là thư mục"):
        add_post(workspace, {"title": "X", "channel": "zalo"}, tmp_path)
    assert workspace.posts.all(with_bin=True) == []
    assert list(workspace.files.all_hashes()) == []
    post = _post(workspace)
    with pytest.raises(UserError, match="chưa có ảnh chụp"):
        export_screenshot(workspace, post.id, tmp_path)


def test_the_bin_takes_a_post_out_of_lists_and_counts_and_gives_it_back(workspace: Workspace) -> None:
    post = _post(workspace, link=LINK)
    bin_post(workspace, post.id)
    assert listed_posts(workspace, PostFilter()) == []
    assert listed_posts(workspace, PostFilter(text="tham hoi", in_bin=True)) == [post.id]
    assert listed_posts(workspace, PostFilter(text="hoi nghi", in_bin=True)) == []
    assert count_posts(workspace, PostSpan()).total == PostCount()
    again = _post(workspace, link=LINK)
    with pytest.raises(UserError, match=f"đã được ghi lại ở số {again.id}"):
        restore_post(workspace, post.id)
    bin_post(workspace, again.id)
    restore_post(workspace, post.id)
    assert listed_posts(workspace, PostFilter()) == [post.id]


def test_a_post_without_a_link_that_was_entered_again_stays_in_the_bin(workspace: Workspace) -> None:
    post = _post(workspace, outlet="Bảng tin")
    other_channel = _post(workspace, outlet="Bảng tin", channel="facebook")
    bin_post(workspace, post.id)
    again = _post(workspace, outlet="bảng tin", title="TIN THĂM HỎI")
    with pytest.raises(UserError, match=f"đã được ghi lại ở số {again.id}"):
        restore_post(workspace, post.id)
    bin_post(workspace, other_channel.id)
    assert restore_post(workspace, other_channel.id).deleted_at is None


@pytest.fixture
def year(workspace: Workspace) -> dict[str, int]:
    """Posts of two articles and of none, ids by a name."""
    event = workspace.events.add(Event(title="Thăm hỏi", day="2021-04-16")).id
    article = workspace.articles.add(Article(title="Tin thăm hỏi", event_id=event)).id
    other = workspace.articles.add(Article(title="Bài về gương điển hình")).id
    add = lambda **facts: _post(workspace, **facts).id  # noqa: E731
    return {
        "event": event,
        "article": article,
        "site": add(article_id=article, outlet="Trang CĐVCVN", views=100),
        "facebook": add(article_id=article, channel="facebook", outlet="Fanpage", day="2021-04-20", views=50),
        "paper": add(article_id=other, channel="bao", outlet="Báo Lao Động", day="2021-05-02", title=""),
        "board": add(event_id=event, channel="bang-tin", title="Ảnh thăm hỏi", day="2021-04-17"),
        "old": add(title="Tin năm cũ", day="2020-12-31"),
        "undated": add(title="Tin không rõ ngày", day=""),
    }


def test_the_list_is_narrowed_by_words_days_channel_article_and_event(
    workspace: Workspace, year: dict[str, int]
) -> None:
    def listed(text: str = "", **span: Any) -> list[str]:
        names = {number: name for name, number in year.items() if name not in ("event", "article")}
        return [names[number] for number in listed_posts(workspace, PostFilter(text, PostSpan(**span)))]

    assert listed() == ["paper", "facebook", "site", "board", "old", "undated"]
    assert listed(first="2021-01-01", last="2021-12-31") == ["paper", "facebook", "site", "board"]
    assert listed(first="2021-04-20") == ["paper", "facebook"]
    assert listed(last="2020-12-31") == ["old"]
    assert listed(channel="facebook") == ["facebook"]
    assert listed(article_id=year["article"]) == ["facebook", "site"]
    # The event's own and those of its articles.
    assert listed(event_id=year["event"]) == ["facebook", "site", "board"]
    assert listed("tham hoi", event_id=year["event"], channel="trang") == ["site"]
    assert listed("bao lao dong") == ["paper"]
    assert listed(undated=True) == ["undated"]
    assert workspace.posts.years() == [2021, 2020]


def test_rows_name_article_and_event_behind_a_post(workspace: Workspace, year: dict[str, int]) -> None:
    rows = post_rows(workspace, [year["site"], 999, year["board"], year["old"]])
    assert [
        (row.title, row.article_title, row.event_title, row.channel_label, row.views) for row in rows
    ] == [
        ("Tin thăm hỏi", "Tin thăm hỏi", "Thăm hỏi", "Trang thông tin điện tử", 100),
        ("Ảnh thăm hỏi", "", "Thăm hỏi", "Bảng tin", None),
        ("Tin năm cũ", "", "", "Trang thông tin điện tử", None),
    ]


def test_counts_of_a_year_have_each_text_once_in_every_group(
    workspace: Workspace, year: dict[str, int]
) -> None:
    counted = count_posts(workspace, PostSpan("2021-01-01", "2021-12-31"))
    assert counted.total == PostCount(written=3, published=4, views=150, viewed=2)
    assert counted.by_channel == (
        (Channel.FACEBOOK, PostCount(1, 1, 50, 1)),
        (Channel.SITE, PostCount(1, 1, 100, 1)),
        (Channel.PRESS, PostCount(1, 1)),
        (Channel.BOARD, PostCount(1, 1)),
    )
    assert counted.by_month == (("2021-04", PostCount(2, 3, 150, 2)), ("2021-05", PostCount(1, 1)))
    assert [name for name, _ in counted.by_outlet] == ["", "Báo Lao Động", "Fanpage", "Trang CĐVCVN"]
    assert counted.undated == 1
    of_event = count_posts(workspace, PostSpan(event_id=year["event"]))
    assert of_event.total == PostCount(written=2, published=3, views=150, viewed=2)


def test_a_post_is_found_by_title_outlet_and_link(workspace: Workspace) -> None:
    post = _post(workspace, outlet="Fanpage Công đoàn Bộ", link=LINK)
    for words in ("tham hoi", "fanpage", "congdoan.vn/tin-1", "trang thong tin dien tu"):
        assert [(hit.kind, hit.id) for hit in workspace.search(words)] == [("post", post.id)]


def test_a_blank_article_with_a_post_is_not_taken_up_for_a_new_one(workspace: Workspace) -> None:
    blank = new_article(workspace)
    _post(workspace, article_id=blank.id)
    assert new_article(workspace).id != blank.id


def test_what_came_of_what_was_sent_counts_the_articles_of_the_year(workspace: Workspace) -> None:
    def article(title: str, year: int, *, is_sent: bool = True) -> int:
        made = workspace.articles.add(Article(title=title, plan_year=year))
        if is_sent:
            sent = workspace.submissions.add(
                Submission(number=made.id, year=2022, day="2022-01-04", name=title, destination="", path="")
            )
            workspace.submission_items.add(
                SubmissionItem(
                    submission_id=sent.id,
                    position=1,
                    item_kind="article",
                    item_id=made.id,
                    item_uid=made.uid,
                    item_rev=1,
                    title=title,
                    state="",
                )
            )
        return made.id

    posted, silent = article("Tin đã đăng", 2021), article("Tin tháng 12", 2021)
    article("Tin chưa gửi", 2021, is_sent=False)
    later = article("Tin năm sau", 2022)
    for outlet in ("Trang", "Fanpage"):
        _post(workspace, article_id=posted, outlet=outlet)
    bin_post(workspace, _post(workspace, article_id=silent).id)
    assert reach_of(workspace, 2021) == Reach((silent, posted), (silent,))
    assert reach_of(workspace, 2022) == Reach((later,), (later,))
    assert len(reach_of(workspace, 0).sent) == 3
