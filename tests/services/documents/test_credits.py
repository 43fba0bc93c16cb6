"""Author lines."""

import pytest

from ucvn_desktop.services.documents.credits import author_of, is_credit


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Bài và ảnh: Lê Quang", "Lê Quang"),
        ("Tin, ảnh: Nguyễn Thị Mai.", "Nguyễn Thị Mai"),
        ("BÀI, ẢNH: LÊ QUANG", "LÊ QUANG"),
        ("Bài: Lê Quang – Ảnh: Trần Hà", "Lê Quang"),
        ("Ảnh: Trần Hà; Bài viết: Lê Quang", "Lê Quang"),
        ("Tin bài: Lê Quang", "Lê Quang"),
        ("Bài - ảnh: Lê Quang", "Lê Quang"),
        ("Nguồn: congdoan.vn", "congdoan.vn"),
        ("(Theo Báo Lao Động)", "Báo Lao Động"),
        ("(Nguồn: TTXVN)", "TTXVN"),
        ("Ảnh: Trần Hà", "Trần Hà"),
        ("Tác giả: Lê Quang (Công đoàn Bộ)", "Lê Quang (Công đoàn Bộ)"),
        ("(Bài: Lê Quang; Ảnh: Trần Hà)", "Lê Quang"),
        ("(Nguồn: TTXVN).", "TTXVN"),
    ],
)
def test_the_name_in_an_author_line(line: str, author: str) -> None:
    assert is_credit(line)
    assert author_of(line) == author


@pytest.mark.parametrize("line", ["Nguyễn Thị Mai", "Lê Quang, Trần Hà"])
def test_a_line_of_names_alone_is_the_name(line: str) -> None:
    assert not is_credit(line)
    assert author_of(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "Bài học kinh nghiệm: phải gần dân",
        "Ảnh hưởng: lớn",
        "Theo đồng chí Chủ tịch: cần đổi mới",
        "Tin tưởng: đoàn viên",
        "",
        "Bài: " + "chữ " * 30,
    ],
)
def test_sentences_that_begin_alike_are_no_author_lines(line: str) -> None:
    assert not is_credit(line)
