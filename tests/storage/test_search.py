"""Finding records."""

from dataclasses import replace

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.post import Post
from ucvn_desktop.storage.search import find
from ucvn_desktop.storage.workspace import Workspace


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    workspace.articles.add(
        Article(
            title="Đại hội Công đoàn Bộ", body="<p>Năm 2021, hoạt động của <strong>đoàn viên</strong>.</p>"
        )
    )
    workspace.articles.add(Article(title="Ông Nam thăm đoàn", body="<p>Sau Đại hội, hoà nhã.</p>"))
    workspace.events.add(Event(title="Hội nghị", day="2021-05-01", place="Đà Nẵng"))
    return workspace


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("dai hoi", ["Đại hội Công đoàn Bộ", "Ông Nam thăm đoàn"]),
        ("cong doan", ["Đại hội Công đoàn Bộ"]),
        ("đại hội", ["Đại hội Công đoàn Bộ", "Ông Nam thăm đoàn"]),
        ("năm", ["Đại hội Công đoàn Bộ"]),
        ("Nam", ["Ông Nam thăm đoàn", "Đại hội Công đoàn Bộ"]),
        ("hòa nhã", ["Ông Nam thăm đoàn"]),
        ("hoạt đ", ["Đại hội Công đoàn Bộ"]),
        ("da nang", ["Hội nghị"]),
        ("không có", []),
        ('"; DROP TABLE x --', []),
        ("*", []),
        ("", []),
    ],
)
def test_words_find_what_they_mean(filled: Workspace, query: str, titles: list[str]) -> None:
    assert [hit.title for hit in find(filled.connection, query) if hit.kind != "slogan"] == titles


def test_a_changed_text_is_found_by_its_new_words_only(filled: Workspace) -> None:
    article = filled.articles.all()[0]
    filled.articles.save(replace(article, title="Tin khác hẳn"))
    assert [hit.title for hit in find(filled.connection, "khac han")] == ["Tin khác hẳn"]
    assert find(filled.connection, "dai hoi cong doan bo") == []


def test_the_bin_is_not_searched(filled: Workspace) -> None:
    article = filled.articles.to_bin(filled.articles.all()[1])
    assert find(filled.connection, "ong nam") == []
    filled.articles.from_bin(article)
    assert len(find(filled.connection, "ong nam")) == 1


def test_the_snippet_shows_the_words_as_written(filled: Workspace) -> None:
    (hit,) = [hit for hit in find(filled.connection, "doan vien") if hit.kind == "article"]
    assert "đoàn viên" in hit.snippet
    assert "<" not in hit.snippet


def test_the_facts_of_a_snippet_stand_apart_and_its_sentences_do_not(workspace: Workspace) -> None:
    workspace.posts.add(
        Post(title="Thăm hỏi", outlet="Bảng tin tầng 1", channel="bang-tin", note="Dán sáng.\nBóc chiều.")
    )
    (hit,) = find(workspace.connection, "tham hoi")
    assert hit.snippet == "Bảng tin tầng 1 · Bảng tin · Dán sáng. Bóc chiều."


def test_every_motto_of_the_plan_is_found(workspace: Workspace) -> None:
    assert [hit.kind for hit in find(workspace.connection, "tham muu gioi")] == ["slogan"]


def test_a_word_with_marks_is_found_behind_many_newer_ones_without(workspace: Workspace) -> None:
    workspace.articles.add(Article(title="Năm mới"))
    with workspace.write():
        for number in range(300):
            workspace.articles.add(Article(title=f"Ông Nam {number}"))
    assert [hit.title for hit in find(workspace.connection, "năm")] == ["Năm mới"]


def test_words_side_by_side_come_before_words_far_apart(workspace: Workspace) -> None:
    workspace.articles.add(Article(title="Một", body="<p>Tủ sách công đoàn mở cửa.</p>"))
    workspace.articles.add(Article(title="Hai", body="<p>Công việc của đoàn viên, chính sách, bình tủ.</p>"))
    hits = find(workspace.connection, "tu sach cong doan")
    assert [hit.title for hit in hits] == ["Một", "Hai"]
    assert "Tủ sách công đoàn" in hits[0].snippet


def test_a_word_with_marks_is_found_however_its_tone_is_placed(filled: Workspace) -> None:
    for query in ("hoà nhã", "HÒA NHÃ", "hòa"):
        assert [hit.title for hit in find(filled.connection, query)] == ["Ông Nam thăm đoàn"]
    assert find(filled.connection, "hỏa nhã") == []


def test_the_ids_of_one_kind_are_found_without_their_texts(filled: Workspace) -> None:
    assert filled.search_ids("hoi", "article") == [2, 1]
    assert filled.search_ids("hội", "article") == [2, 1]
    assert filled.search_ids("hoi", "event") == [1]
    assert filled.search_ids("hỏi", "article") == []
    assert filled.search_ids("", "article") == []
