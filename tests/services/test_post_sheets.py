"""Last year's list of posts: what comes in, what is refused and named, what is found again."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.post import Channel, PostSpan
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.post_list import PostFilter, count_posts, listed_posts
from ucvn_desktop.services.post_sheets import COLUMNS, export_posts, import_posts, write_sample
from ucvn_desktop.services.posts import add_post, edit_post
from ucvn_desktop.services.sheets import read_rows
from ucvn_desktop.storage.workspace import Workspace

HEADINGS = ("Ngày đăng", "Tít", "Tác giả", "Nơi đăng", "Kênh", "Link", "Lượt xem")
Cell = str | int | float | date | None
MakeSheet = Callable[..., Path]


@pytest.fixture
def make_sheet(tmp_path: Path) -> MakeSheet:
    """Writes a workbook with these rows under these headings."""

    def make(*rows: Sequence[Cell], headings: Sequence[str] = HEADINGS, name: str = "ds.xlsx") -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            as_day = book.add_format({"num_format": "dd/mm/yyyy"})
            for number, row in enumerate((headings, *rows)):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        moment = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
                        sheet.write_datetime(number, column, moment, as_day)
                    elif cell is not None:
                        sheet.write(number, column, cell)
        return path

    return make


def test_rows_come_in_whole_and_find_the_article_with_their_title(
    workspace: Workspace, make_sheet: MakeSheet
) -> None:
    article = workspace.articles.add(
        Article(title="Thăm hỏi đoàn viên ở Hòa Bình", author="Lê Mai", plan_year=2020)
    ).id
    path = make_sheet(
        (
            date(2020, 4, 16),
            "THĂM HỎI đoàn viên ở Hoà Bình",
            None,
            "Báo Lao Động",
            None,
            "laodong.vn/1.ldo",
            1234,
        ),
        ("17/4/2020", "Tin đứng riêng", "Trần An", "Nhóm tổ 1", "Zalo", None, "1,2K"),
    )
    done = import_posts(workspace, path)
    assert (len(done.ids), done.linked, done.refused, done.known, done.notes) == (2, 1, (), (), ())
    first, second = workspace.posts.some(done.ids)
    assert (first.day, first.article_id, first.author, first.channel, first.link, first.views) == (
        "2020-04-16",
        article,
        "Lê Mai",
        Channel.PRESS,
        "https://laodong.vn/1.ldo",
        1234,
    )
    assert (second.day, second.article_id, second.title, second.author, second.outlet, second.channel) == (
        "2020-04-17",
        None,
        "Tin đứng riêng",
        "Trần An",
        "Nhóm tổ 1",
        Channel.ZALO,
    )
    assert second.views == 1200


def test_a_title_that_two_articles_have_is_told_and_joined_to_neither(
    workspace: Workspace, make_sheet: MakeSheet
) -> None:
    ids = [workspace.articles.add(Article(title="Tin thăm hỏi", plan_year=2020)).id for _ in range(2)]
    done = import_posts(workspace, make_sheet(("1/4/2020", "Tin thăm hỏi", "", "", "fb", "", "")))
    assert workspace.posts.get(done.ids[0]).article_id is None
    assert done.notes == (
        f"Dòng 2: các tin, bài số {ids[0]}, {ids[1]} cùng tít nên chưa nối với tin, bài nào.",
    )


def test_last_years_list_joins_no_article_of_this_year_that_has_the_same_title(
    workspace: Workspace, make_sheet: MakeSheet
) -> None:
    title = "Hội nghị tổng kết năm"
    event = workspace.events.add(Event(title="Tổng kết", day="2021-12-24")).id
    article = workspace.articles.add(Article(title=title, event_id=event)).id
    rows = [
        (day, title, "", f"Nơi {day}", "fb", "", "") for day in ("24/12/2020", "26/12/2021", "4/1/2022", "")
    ]
    done = import_posts(workspace, make_sheet(*rows))
    assert [post.article_id for post in workspace.posts.some(done.ids)] == [None, article, article, None]
    assert done.linked == 2
    assert done.notes[-1].startswith("2 dòng (2, 5): có tin, bài cùng tít nhưng của năm khác nên chưa nối.")


def test_days_that_are_still_to_come_are_told(workspace: Workspace, make_sheet: MakeSheet) -> None:
    path = make_sheet(
        ("1/4/2099", "Tin một", "", "", "fb", "", ""), ("1/4/2020", "Tin hai", "", "", "fb", "", "")
    )
    done = import_posts(workspace, path)
    assert len(done.ids) == 2
    assert done.notes == ("Dòng 2: ngày đăng chưa tới. Hãy xem lại ngày, tháng, năm.",)


def test_the_heading_posted_on_is_the_outlet(workspace: Workspace, make_sheet: MakeSheet) -> None:
    path = make_sheet(("Tin một", "Báo Mẫu"), headings=("Tít", "Đăng trên"))
    done = import_posts(workspace, path)
    (post,) = workspace.posts.some(done.ids)
    assert (post.outlet, post.channel, done.extra) == ("Báo Mẫu", Channel.PRESS, ())


def test_each_row_that_cannot_be_is_named_and_the_others_come_in(
    workspace: Workspace, make_sheet: MakeSheet
) -> None:
    path = make_sheet(
        ("32/5/2020", "Ngày sai", "", "", "fb", "", ""),
        ("1/5/2020", "Link sai", "", "", "fb", "đã đăng", ""),
        ("1/5/2020", "Lượt xem sai", "", "", "fb", "", "nhiều"),
        ("1/5/2020", "", "Chỉ có tác giả", "", "", "", ""),
        ("1/5/2020", "Tin được", "", "", "fb", "https://facebook.com/1", ""),
        ("1/5/2020", "Tin trùng link", "", "", "fb", "http://m.facebook.com/1/?fbclid=x", ""),
    )
    done = import_posts(workspace, path)
    assert [refused.number for refused in done.refused] == [2, 3, 4, 5, 7]
    for refused, said in zip(
        done.refused,
        (
            "«Ngày đăng»",
            "«đã đăng» không phải là đường dẫn",
            "lượt xem «nhiều»",
            "Chưa có tít",
            "trùng với dòng 6",
        ),
        strict=True,
    ):
        assert said in refused.reason
    assert [post.title for post in workspace.posts.all()] == ["Tin được"]


def test_missing_and_extra_columns_are_told_and_headings_are_read_as_people_write_them(
    workspace: Workspace, make_sheet: MakeSheet
) -> None:
    path = make_sheet(
        (1, "Tin một", "https://mau.vn/1"),
        (2, None, None),
        headings=("STT", "TIÊU ĐỀ BÀI VIẾT", "duong dan"),
    )
    done = import_posts(workspace, path)
    assert done.missing == ("Ngày đăng", "Tác giả", "Nơi đăng", "Kênh", "Lượt xem")
    assert done.extra == ("STT",)
    assert done.notes == (
        "1 bài đăng chưa có ngày nên chưa được tính vào năm nào.",
        "1 bài đăng không rõ kênh, ghi là «Kênh khác».",
        "1 dòng trống ở mọi cột được đọc (có khi chỉ có số thứ tự) nên bỏ qua.",
    )
    assert [(post.title, post.day) for post in workspace.posts.all()] == [("Tin một", "")]


def test_a_channel_that_nobody_knows_is_told_and_not_lost(
    workspace: Workspace, make_sheet: MakeSheet
) -> None:
    done = import_posts(workspace, make_sheet(("1/5/2020", "Tin", "", "", "Tiktok", "", "")))
    (post,) = workspace.posts.some(done.ids)
    assert (post.channel, post.note) == (Channel.OTHER, "Kênh: Tiktok")
    assert "Dòng 2: kênh «Tiktok»" in done.notes[0]


@pytest.mark.parametrize("headings", [("Họ tên", "Điện thoại"), ("Ngày đăng", "Kênh")])
def test_a_sheet_that_is_no_list_of_posts_is_refused(
    workspace: Workspace, make_sheet: MakeSheet, headings: tuple[str, ...]
) -> None:
    with pytest.raises(UserError, match="không phải danh sách bài đăng"):
        import_posts(workspace, make_sheet(("1/5/2020", "fb"), headings=headings))


def test_a_file_that_is_no_workbook_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_text("Ngày Tít")
    with pytest.raises(UserError, match="không phải tệp Excel"):
        import_posts(workspace, path)


def test_the_same_list_again_enters_nothing_and_brings_only_more_views(
    workspace: Workspace, make_sheet: MakeSheet
) -> None:
    def rows(views: int) -> list[tuple[Cell, ...]]:
        return [
            ("1/5/2020", "Tin một", "", "Trang", "", "https://congdoan.vn/1", views),
            ("1/5/2020", "Tin hai", "", "Bảng tin", "", "", views),
        ]

    ids = import_posts(workspace, make_sheet(*rows(10))).ids
    for views, updated in ((10, 0), (25, 2), (5, 0)):
        done = import_posts(workspace, make_sheet(*rows(views)))
        assert (done.ids, done.known, done.updated) == ((), ((2, ids[0]), (3, ids[1])), updated)
    assert [post.views for post in workspace.posts.all()] == [25, 25]
    first = workspace.posts.get(ids[0])
    assert [version.views for version in workspace.posts.history(first)] == [10, 25]
    edit_post(workspace, ids[0], {"views": 0})
    assert import_posts(workspace, make_sheet(*rows(0))).updated == 0


def test_an_import_that_is_cancelled_enters_nothing(workspace: Workspace, make_sheet: MakeSheet) -> None:
    path = make_sheet(*(("1/5/2020", f"Tin {n}", "", "", "fb", "", "") for n in range(5)))

    def stop_at_the_third(done: int, total: int, label: str = "") -> None:
        if (done, total) == (2, 5):
            raise Cancelled

    with pytest.raises(Cancelled):
        import_posts(workspace, path, stop_at_the_third)
    assert workspace.posts.all(with_bin=True) == []
    assert len(import_posts(workspace, path).ids) == 5


def test_what_is_exported_comes_in_alike_elsewhere(
    make_workspace: Callable[[], Workspace], tmp_path: Path
) -> None:
    here, there = make_workspace(), make_workspace()
    link = "https://congdoan.vn/1?id=2"
    add_post(here, {"title": "=1+1", "channel": "trang", "day": "2021-02-05", "link": link, "views": 0})
    add_post(
        here, {"title": "Tin hai", "channel": "bang-tin", "author": "Lê Mai", "outlet": "Tầng 1", "note": "x"}
    )
    target = export_posts(here, listed_posts(here, PostFilter()), tmp_path / "bai-dang", "Bài đăng năm 2021")
    assert target.name == "bai-dang.xlsx"
    done = import_posts(there, target)
    assert (done.refused, done.missing, done.extra) == ((), (), ())

    def facts(workspace: Workspace) -> list[tuple[object, ...]]:
        ids = listed_posts(workspace, PostFilter())
        return [
            (p.day, p.title, p.author, p.outlet, p.channel, p.link, p.views, p.note)
            for p in workspace.posts.some(ids)
        ]

    assert facts(there) == facts(here)
    assert count_posts(there, PostSpan()) == count_posts(here, PostSpan())


def test_the_sample_has_every_column_and_comes_in_as_empty(workspace: Workspace, tmp_path: Path) -> None:
    path = write_sample(tmp_path / "mau.xlsx")
    found = read_rows(path, COLUMNS)
    assert (found.rows, found.refused, found.missing, found.extra) == ((), (), (), ())
    assert import_posts(workspace, path).ids == ()
