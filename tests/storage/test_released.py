"""Workspaces of every released state open, with all that is in them. A release adds its own file."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from ucvn_desktop.storage.health import examine
from ucvn_desktop.storage.steps import STEPS
from ucvn_desktop.storage.workspace import Workspace

RELEASED = sorted((Path(__file__).parent / "released").glob("*.db.gz"))


def _laid_out(released: Path, folder: Path) -> Path:
    """A workspace of that state in `folder`; returns its database."""
    for name in ("files", "thumbs", "backups", "exports"):
        (folder / name).mkdir()
    database = folder / "ucvn.db"
    database.write_bytes(gzip.decompress(released.read_bytes()))
    return database


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name)
def test_a_workspace_of_a_released_state_opens_whole(released: Path, tmp_path: Path) -> None:
    _laid_out(released, tmp_path)
    with Workspace.open(tmp_path) as workspace:
        assert examine(workspace) == []
        assert workspace.profile.unit_name == "Công đoàn Cơ quan Mẫu"
        assert len(workspace.topics.all()) == 6
        (article,) = workspace.articles.all()
        assert (article.title, article.body, article.rev) == ("Tin thăm hỏi", "<p>Nội dung đã sửa.</p>", 2)
        assert workspace.articles.history(article)[0].body == "<p>Nội dung.</p>"
        assert [event.title for event in workspace.events.all()] == ["Thăm hỏi đoàn viên"]
        assert len(workspace.events.all(with_bin=True)) == 2
        assert [hit.kind for hit in workspace.search("noi dung da sua")] == ["article"]


@pytest.mark.parametrize("released", RELEASED[2:], ids=lambda path: path.name)
def test_what_was_kept_beside_articles_is_still_there(released: Path, tmp_path: Path) -> None:
    _laid_out(released, tmp_path)
    with Workspace.open(tmp_path) as workspace:
        (event,) = workspace.events.all()
        assert (event.day_to, event.participants, event.details) == ("2021-04-17", 40, {"so-suat": "12"})
        (person,) = workspace.people.all()
        assert [press.person_id for press in workspace.event_press.of(event.id)] == [person.id]
        assert [office.title for office in workspace.offices.all()] == ["Chủ tịch"]
        assert [unit.name_on("2021-04-01") for unit in workspace.sub_units.all()] == ["Công đoàn Cục B"]
        (paper,) = workspace.papers.all()
        assert [citation.paper_id for citation in workspace.citations.all()] == [paper.id]
        assert [(post.channel, post.views) for post in workspace.posts.all()] == [("facebook", 120)]
        assert [(task.topic, task.method, task.target) for task in workspace.tasks.all()] == [(4, "III.2", 3)]
        assert [occasion.origin_year for occasion in workspace.occasions.all()] == [1990]
        assert [text.paragraphs[0] for text in workspace.plan_texts.all()] == ["KẾ HOẠCH"]


def test_every_step_but_the_newest_ones_has_a_released_state() -> None:
    numbers = {step[:5] for step in STEPS}
    assert {path.name[:5] for path in RELEASED} <= numbers
    assert "m0001" in {path.name[:5] for path in RELEASED}


def test_damage_is_still_told_after_a_step_that_writes_hashes_anew(tmp_path: Path) -> None:
    database = _laid_out(RELEASED[1], tmp_path)  # m0002: m0008 gave articles a column
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE article SET body = '<p>Nội dung bị hỏng.</p>'")
    connection.close()
    with Workspace.open(tmp_path) as workspace:
        assert "nội dung khác với lúc lưu" in {damage.reason for damage in examine(workspace)}


@pytest.mark.parametrize("broken", ["'{\"kind\": '", "CAST(x'ff7b7d' AS TEXT)", "'[]'"])
def test_a_damaged_history_does_not_keep_a_released_state_from_opening(broken: str, tmp_path: Path) -> None:
    database = _laid_out(RELEASED[0], tmp_path)
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE history SET content = {broken} WHERE kind = 'article' AND rev = 2")
    connection.close()
    with Workspace.open(tmp_path) as workspace:
        (article,) = workspace.articles.all()
        assert article.title == "Tin thăm hỏi"
        assert "tin, bài số 1" in {damage.where for damage in examine(workspace)}


def test_a_reference_that_dangled_before_does_not_keep_a_released_state_from_opening(tmp_path: Path) -> None:
    database = _laid_out(RELEASED[0], tmp_path)
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE article SET event_id = 999")
    connection.close()
    with Workspace.open(tmp_path) as workspace:
        assert "trỏ tới dòng không còn trong bảng event" in {damage.reason for damage in examine(workspace)}
