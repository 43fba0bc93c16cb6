"""`ucvn post …` as the officer types it."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import Ucvn


@pytest.fixture
def post(ucvn: Ucvn) -> int:
    """The number of a post."""
    said = ucvn(
        *("post", "add", "--date", "19/4/2021", "--title", "Tin thăm hỏi", "--link", "fb.com/cd/1"),
        *("--outlet", "Fanpage", "--views", "1,2K", "--json"),
    )
    assert said.code == 0
    return int(said.json["id"])


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A list with a good row, a bad one, and a column too many."""
    path = tmp_path / "ds.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("2020")
        page.write_row(0, 0, ["STT", "Ngày đăng", "Tít", "Kênh", "Link"])
        page.write_row(1, 0, [1, "5/5/2020", "Tin năm cũ", "Zalo", "zalo.me/s/1"])
        page.write_row(2, 0, [2, "35/5/2020", "Tin sai ngày", "Zalo", ""])
    return path


def test_a_post_is_added_listed_shown_and_its_views_updated(ucvn: Ucvn, post: int) -> None:
    (item,) = ucvn("post", "list", "--json").json["items"]
    assert (item["channel"], item["link"], item["views"]) == ("facebook", "https://fb.com/cd/1", 1200)
    assert "19/4/2021  Facebook  Fanpage   Tin thăm hỏi  1.200" in ucvn("post", "list", "--year", "2021").out
    assert ucvn("post", "edit", post, "--views", "2.500").code == 0
    assert "Lượt xem: 2.500 (ghi ngày " in ucvn("post", "show", post).out
    (seen,) = ucvn("post", "show", post, "--json").json["views_history"]
    assert seen["views"] == 2500
    assert ucvn("post", "edit", post, "--views", "", "--json").json["views"] is None
    assert "Bài đăng số 1" in ucvn("search", "tham hoi").out


def test_a_day_that_is_still_to_come_is_told(ucvn: Ucvn, post: int) -> None:
    said = ucvn("post", "edit", post, "--date", "19/4/2099")
    assert (said.code, "Lưu ý: ngày đăng 19/4/2099 chưa tới." in said.out) == (0, True)
    assert "Lưu ý" not in ucvn("post", "edit", post, "--date", "19/4/2021").out


def test_a_post_is_joined_to_an_event_and_let_go(ucvn: Ucvn, post: int) -> None:
    event = ucvn("event", "add", "Thăm hỏi", "--date", "16/4/2021", "--json").json["id"]
    assert ucvn("post", "edit", post, "--event", event, "--json").json["event_id"] == event
    assert [item["id"] for item in ucvn("post", "list", "--event", event, "--json").json["items"]] == [post]
    assert f"Hoạt động: số {event}: Thăm hỏi" in ucvn("post", "show", post).out
    assert ucvn("post", "edit", post, "--event", "0", "--json").json["event_id"] is None


def test_posts_are_counted_by_channel_month_and_outlet(ucvn: Ucvn, post: int) -> None:
    ucvn("post", "add", "--date", "2/5/2021", "--title", "TIN THĂM HỎI", "--channel", "bang-tin")
    said = ucvn("post", "count", "--year", "2021")
    assert said.out.startswith("1 bài viết, 2 lượt đăng.\n1.200 lượt xem ở 1 bài đăng có ghi lượt xem.\n")
    assert "4/2021  1         1          1.200" in said.out
    counted = ucvn("post", "count", "--from", "1/5/2021", "--to", "31/5/2021", "--json").json
    assert counted["total"] == {"written": 1, "published": 1, "views": 0, "viewed": 0}
    assert counted["by_channel"] == [["bang-tin", counted["total"]]]
    assert ucvn("post", "count", "--channel", "zalo").out == "0 bài viết, 0 lượt đăng.\n"


def test_a_screenshot_comes_with_a_post_and_is_handed_out(
    ucvn: Ucvn, make_photo: Callable[..., Path], tmp_path: Path
) -> None:
    picture = make_photo("chụp.png")
    words = ("--date", "1/5/2021", "--title", "X", "--channel", "zalo", "--screenshot", picture, "--json")
    post = ucvn("post", "add", *words).json["id"]
    out = ucvn("post", "screenshot", post, tmp_path / "ra", "--json").json["file"]
    assert Path(out) == tmp_path / "ra.png"
    assert Path(out).read_bytes() == picture.read_bytes()


def test_a_post_goes_to_the_bin_and_back(ucvn: Ucvn, post: int) -> None:
    assert "ucvn post restore 1" in ucvn("post", "remove", post).out
    assert ucvn("post", "list").out == "Không có bài đăng nào.\n"
    assert [item["id"] for item in ucvn("post", "list", "--bin", "--json").json["items"]] == [post]
    assert "ở thùng rác" in ucvn("post", "show", post).out
    assert "đã trở lại: Tin thăm hỏi" in ucvn("post", "restore", post).out


def test_a_link_of_another_post_is_told_when_edited(ucvn: Ucvn, post: int) -> None:
    other = ucvn("post", "add", "--date", "1/5/2021", "--title", "X", "--channel", "zalo", "--json").json[
        "id"
    ]
    said = ucvn("post", "edit", other, "--link", "https://www.fb.com/cd/1/")
    assert f"link này cũng là link của bài đăng số {post}" in said.out


def test_a_list_comes_in_from_excel_and_goes_out_again(ucvn: Ucvn, sheet: Path, tmp_path: Path) -> None:
    said = ucvn("post", "import", sheet)
    assert said.code == 0
    for words in (
        "Trang «2020»: đã nhập 1 bài đăng.",
        "Không nhập dòng 3: cột «Ngày đăng»: không có ngày «35/5/2020»",
        "Trang này không có cột: Tác giả, Nơi đăng, Lượt xem.",
        "Cột không đọc: STT.",
    ):
        assert words in said.out
    assert "Tệp không có trang «2019»" in ucvn("post", "import", sheet, "--sheet", "2019").err
    again = ucvn("post", "import", sheet, "--sheet", "2020", "--json").json
    assert (again["ids"], again["known"], again["refused"][0]["number"]) == ([], [[2, 1]], 3)
    out = ucvn("post", "export", tmp_path / "ra.xlsx", "--year", "2020", "--json").json
    assert out == {"file": str(tmp_path / "ra.xlsx"), "items": 1}
    assert "1 bài đăng đã có từ trước" in ucvn("post", "import", tmp_path / "ra.xlsx").out


def test_an_import_of_nothing_but_refused_rows_ends_with_1(ucvn: Ucvn, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write_row(0, 0, ["Tít", "Link"])
        book.worksheets()[0].write_row(1, 0, ["Tin", "đã đăng"])
    assert ucvn("post", "import", path).code == 1


def test_the_sample_is_written_without_a_workspace(ucvn: Ucvn, tmp_path: Path) -> None:
    said = ucvn("post", "sample", tmp_path / "mau", folder=tmp_path / "none")
    assert (said.code, (tmp_path / "mau.xlsx").is_file()) == (0, True)
    assert "Trang «Bài đăng» chưa có dòng nào" in ucvn("post", "import", tmp_path / "mau.xlsx").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["add", "--title", "X"], 2, "--date"),
        (["add", "--date", "1/5/2021", "--channel", "zalo"], 1, "Chưa có tít và cũng chưa có đường dẫn"),
        (["add", "--date", "1/5/2021", "--title", "X"], 1, "Chưa rõ đăng ở kênh nào"),
        (["add", "--date", "1/5/2021", "--link", "xem ở facebook"], 1, "không phải là đường dẫn"),
        (["add", "--date", "1/5/2021", "--link", "https://fb.com/cd/1"], 1, "đã ghi ở bài đăng số 1"),
        (["add", "--date", "hôm qua", "--title", "X"], 1, "Không hiểu ngày"),
        (["add", "--date", "1/5/2021", "--title", "X", "--views", "nhiều"], 1, "Không hiểu lượt xem"),
        (["edit", "1"], 2, "ít nhất một điều cần sửa"),
        (["edit", "1", "--article", "9"], 1, "Không có tin, bài số 9"),
        (["edit", "1", "--screenshot", "khong-co.png"], 1, "Không đọc được tệp"),
        (["edit", "9", "--views", "1"], 1, "Không có bài đăng số 9"),
        (["list", "--year", "2021", "--from", "1/1/2021"], 2, "Chỉ ghi --year"),
        (["count", "--from", "2/1/2021", "--to", "1/1/2021"], 2, "đứng sau"),
        (["show", "9"], 1, "Không có bài đăng số 9"),
        (["screenshot", "9", "x"], 1, "Không có bài đăng số 9"),
        (["remove", "9"], 1, "Không có bài đăng số 9"),
        (["restore", "9"], 1, "Không có bài đăng số 9"),
        (["import", "khong-co.xlsx"], 1, "Không tìm thấy tệp"),
        (["export", "x.pdf"], 1, "Chỉ ghi được tệp .xlsx"),
        (["sample", "x.pdf"], 1, "Chỉ ghi được tệp .xlsx"),
    ],
)
@pytest.mark.usefixtures("post")
def test_bad_input_gets_a_sentence_and_an_object(ucvn: Ucvn, words: list[str], code: int, said: str) -> None:
    answer = ucvn("post", *words)
    assert (answer.code, said in answer.err) == (code, True), answer.err
    as_json = ucvn("post", *words, "--json")
    assert as_json.code == code
    assert said in as_json.json["error"]
