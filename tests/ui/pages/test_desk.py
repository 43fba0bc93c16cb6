"""What rooms with a list have in common: it is opened, begun, put away and printed in one way."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.post import Post
from ucvn_desktop.services.post_list import PostFilter, listed_posts, post_rows
from ucvn_desktop.services.posts import bin_post, restore_post
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import printing
from ucvn_desktop.ui.bin import Bin
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.desk import Desk
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import BLOCK, said
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.record_list import ListRead, RecordList

Settle = Callable[[], None]


class SmallForm:
    """The least that a list wants of a form."""

    def __init__(self) -> None:
        self.root = QWidget()
        self.words = QLineEdit()
        self.list = QListView()
        self.list_said = QLabel()
        self.show_all = QPushButton()
        layout = QHBoxLayout(self.root)
        for part in (self.words, self.list, self.list_said, self.show_all):
            layout.addWidget(part)


class SmallList(RecordList[PostFilter]):
    """Posts, found by words, or those in the bin."""

    is_of_bin = False

    def __init__(self, session: Session, form: SmallForm) -> None:
        rows = partial(post_rows, session.workspace)
        name = lambda row: said(row.title, row.title, row.title)  # noqa: E731
        super().__init__(session, form, QStyledItemDelegate(form.list), rows, name, PostFilter())

    @property
    def filter(self) -> PostFilter:
        return PostFilter(self._form.words.text(), in_bin=self.is_of_bin)

    def show_everything(self, *, in_bin: bool = False) -> None:
        self._form.words.clear()
        self.is_of_bin = in_bin

    def _reading(self, wanted: PostFilter, seen: int) -> Callable[[], ListRead[PostFilter]]:
        workspace = self._session.workspace

        def read() -> ListRead[PostFilter]:
            ids = listed_posts(workspace, wanted)
            is_all_empty = not ids and not listed_posts(workspace, PostFilter(in_bin=True))
            return ListRead(wanted, ids, post_rows(workspace, ids[seen : seen + BLOCK]), is_all_empty)

        return read

    def _nothing(self, wanted: PostFilter) -> str:
        return f"Không có «{wanted.text}»."


class SmallRoom(Page):
    """A room that only notes down; `told` is what it was to show, by id (0 for nothing), and «begun»."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.told: list[int | str] = []
        self.flushed = 0
        self.form = SmallForm()
        self.list = SmallList(session, self.form)
        deleted = Bin(session, self, bin_post, restore_post, lambda post: f"«{post.title}»")
        self.desk = Desk(self, self.form, self.list, deleted, session.workspace.posts.get)
        self.desk.lay_out(EmptyPage("empty-posts", "Chưa có gì", "Ghi bài đầu tiên.", QAction("Ghi", self)))
        self.desk.opened.connect(lambda post: self.told.append(post.id if post else 0))
        self.desk.begun.connect(lambda: self.told.append("begun"))

    @property
    def shown(self) -> QWidget | None:
        """What stands in the page."""
        return self.desk._stack.currentWidget()

    def flush(self) -> None:
        self.flushed += 1


@pytest.fixture
def room(session: Session, qtbot: QtBot, settle: Settle) -> Iterator[SmallRoom]:
    """A room over nothing yet."""
    made = SmallRoom(session)
    qtbot.addWidget(made)
    made.show()
    yield made
    settle()


@pytest.fixture
def posts(workspace: Workspace) -> list[int]:
    """Three posts in the order in which they are listed: the newest first."""
    days = {"Lễ phát động": "2021-05-03", "Hội thi": "2021-05-02", "Thăm hỏi": "2021-05-01"}
    return [workspace.posts.add(Post(title=title, day=day)).id for title, day in days.items()]


def read(room: SmallRoom, settle: Settle) -> None:
    """Read list and record as they are now, and forget what was told before."""
    room.desk.read_again()
    settle()
    room.told.clear()


def choose(room: SmallRoom, place: int) -> None:
    """Choose a row as the user does."""
    room.form.list.setCurrentIndex(room.form.list.model().index(place, 0, QModelIndex()))


def test_a_room_without_records_teaches_until_there_is_one(
    room: SmallRoom, workspace: Workspace, settle: Settle
) -> None:
    read(room, settle)
    assert isinstance(room.shown, EmptyPage)
    workspace.posts.add(Post(title="Bài đầu"))
    read(room, settle)
    assert room.shown is room.form.root


def test_a_room_whose_records_all_lie_in_the_bin_shows_its_list(
    room: SmallRoom, workspace: Workspace, posts: list[int], settle: Settle
) -> None:
    for post_id in posts:
        bin_post(workspace, post_id)
    read(room, settle)
    assert room.shown is room.form.root
    assert room.form.list_said.text() == "Không có «»."


def test_the_first_record_is_opened_and_then_the_one_that_is_chosen(
    room: SmallRoom, posts: list[int], settle: Settle
) -> None:
    room.desk.read_again()
    settle()
    assert room.told == [posts[0]]
    flushed = room.flushed
    choose(room, 2)
    assert room.flushed == flushed + 1
    settle()
    assert room.told == [posts[0], posts[2]]


def test_what_comes_when_another_one_is_chosen_already_is_dropped(
    room: SmallRoom, posts: list[int], settle: Settle
) -> None:
    read(room, settle)
    choose(room, 1)
    choose(room, 2)
    settle()
    assert room.told == [posts[2]]


def test_what_is_typed_at_once_is_the_new_records(room: SmallRoom, posts: list[int], settle: Settle) -> None:
    read(room, settle)
    room.form.words.setText("hội")
    room.desk.begin(lambda: room.session.workspace.posts.add(Post(title="Mới")))
    (new,) = {post.id for post in room.session.workspace.posts.all()} - set(posts)
    assert room.told == [new, "begun"]
    settle()
    choose(room, 0)
    settle()
    assert room.told.count("begun") == 1
    assert room.form.words.text() == ""
    assert new in room.list.ids


def test_another_record_that_is_chosen_before_the_new_one_is_open_is_not_begun(
    room: SmallRoom, workspace: Workspace, settle: Settle
) -> None:
    other = workspace.posts.add(Post(title="Đã có"))
    new = workspace.posts.add(Post(title=""))
    room.told.clear()
    room.desk._created(new)
    room.desk.go_to(other.id)
    settle()
    assert room.told[-1] == other.id
    assert "begun" not in room.told


def test_nothing_is_begun_in_data_that_are_only_to_be_read(
    room: SmallRoom, posts: list[int], settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(room, settle)
    monkeypatch.setattr(room.session, "read_only", True)
    room.desk.begin(lambda: pytest.fail("begun"))
    settle()
    assert room.told == []


def test_a_wanted_record_that_the_filter_hides_is_shown_all_the_same(
    room: SmallRoom, workspace: Workspace, posts: list[int], settle: Settle
) -> None:
    room.form.words.setText("hội thi")
    read(room, settle)
    assert room.list.ids == [posts[1]]
    room.desk.show(workspace.posts.get(posts[2]))
    settle()
    assert room.list.ids == posts
    assert room.told[-1] == posts[2]


def test_words_that_are_typed_but_not_looked_for_yet_do_not_take_a_wanted_record_away(
    room: SmallRoom, workspace: Workspace, posts: list[int], settle: Settle
) -> None:
    read(room, settle)
    room.form.words.setText("hội thi")
    room.desk.show(workspace.posts.get(posts[2]))
    settle()
    assert room.list.current_id == posts[2]
    assert room.list.ids == posts


def test_a_wanted_record_in_the_bin_is_shown_there(
    room: SmallRoom, workspace: Workspace, posts: list[int], settle: Settle
) -> None:
    binned = bin_post(workspace, posts[1])
    read(room, settle)
    room.desk.show(binned)
    settle()
    assert room.list.ids == [posts[1]]
    assert room.told[-1] == posts[1]


def test_what_goes_into_the_bin_gives_way_to_its_neighbour_and_comes_back_by_the_notice(
    room: SmallRoom, posts: list[int], notices: list[Notice], settle: Settle, qtbot: QtBot
) -> None:
    read(room, settle)
    with qtbot.waitSignal(room.session.changed, check_params_cb=lambda kind: kind == "post"):
        room.desk.put_away(posts[0])
    read(room, settle)
    assert room.list.ids == posts[1:]
    assert room.list.current_id == posts[1]
    assert notices[-1].text == "Đã đưa «Lễ phát động» vào thùng rác."
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert room.list.ids == posts
    assert room.told[-1] == posts[0]
    assert notices[-1].text == "Đã khôi phục «Lễ phát động»."


def test_what_is_taken_out_of_the_bin_is_shown_among_the_others(
    room: SmallRoom, workspace: Workspace, posts: list[int], settle: Settle
) -> None:
    room.list.show_everything(in_bin=True)
    bin_post(workspace, posts[2])
    read(room, settle)
    room.desk.take_out(posts[2])
    settle()
    assert room.list.ids == posts
    assert room.list.current_id == posts[2]


def test_esc_goes_to_the_list_then_to_all_that_it_has_and_then_out(
    room: SmallRoom, posts: list[int], settle: Settle, qtbot: QtBot
) -> None:
    room.activateWindow()
    room.form.words.setText("thi")
    read(room, settle)
    room.form.words.setFocus()
    assert room.desk.back()
    assert room.form.list.hasFocus()
    assert room.desk.back()
    assert room.form.words.text() == ""
    assert not room.desk.back()


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Title and words of what was printed."""
    done: list[tuple[str, str]] = []

    def take(_session: Session, _parent: QWidget, title: str, document: QTextDocument) -> None:
        done.append((title, document.toPlainText()))

    monkeypatch.setattr(printing, "print_document", take)
    return done


def draw(rows: Any, listed: int) -> QTextDocument:
    return QTextDocument(f"{[row.title for row in rows]} / {listed}")


def test_of_a_long_list_the_first_rows_are_printed(
    room: SmallRoom,
    posts: list[int],
    settle: Settle,
    printed: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "MOST_ROWS", 2)
    read(room, settle)
    room.desk.print_list("Bài đăng", partial(post_rows, room.session.workspace), draw)
    settle()
    assert printed == [("Bài đăng", "['Lễ phát động', 'Hội thi'] / 3")]


def test_an_empty_list_is_not_printed_but_told(
    room: SmallRoom, settle: Settle, printed: list[tuple[str, str]], notices: list[Notice]
) -> None:
    read(room, settle)
    room.desk.print_list("Bài đăng", lambda _: pytest.fail("read"), draw)
    settle()
    assert printed == []
    assert notices[-1].text == "Danh sách đang trống nên chưa có gì để in."


def test_what_cannot_be_read_is_told_and_can_be_tried_again(
    room: SmallRoom,
    posts: list[int],
    settle: Settle,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(post_id: int) -> Post:
        said = f"Không đọc được bài {post_id}."
        raise UserError(said)

    monkeypatch.setattr(room.desk, "_read", fail)
    room.desk.read_again()
    settle()
    assert notices[-1].text == f"Không đọc được bài {posts[0]}."
    assert room.told == []
    monkeypatch.undo()
    room.desk.read_again()
    settle()
    assert room.told == [posts[0]]
