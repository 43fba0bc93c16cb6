"""Events written down and changed, the press at them, and their papers."""

from pathlib import Path
from typing import Any

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.services.attachments import MAX_BYTES
from ucvn_desktop.services.events import (
    attach_document,
    bin_event,
    bin_press,
    detach_document,
    edit_event,
    edit_press,
    export_document,
    invite_press,
    restore_event,
)
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.health import examine
from ucvn_desktop.storage.workspace import Workspace


@pytest.fixture
def event(workspace: Workspace) -> Event:
    return add_event(workspace, Event(kind="tham-hoi", title="Thăm hỏi", day="16/4/2021", topic=4))


def test_an_event_is_stored_as_it_is_read(workspace: Workspace, event: Event) -> None:
    assert (event.day, event.topic) == ("2021-04-16", 4)
    edited = edit_event(workspace, event.id, time="8h", details={"so-qua": "1.000"}, participants=30)
    assert (edited.rev, edited.time, edited.details) == (2, "08:00", {"so-qua": "1000"})
    assert examine(workspace) == []


def test_details_are_changed_one_by_one_and_taken_away_by_nothing(workspace: Workspace, event: Event) -> None:
    edit_event(workspace, event.id, details={"so-qua": "5", "so-duoc-tham": "7"})
    assert edit_event(workspace, event.id, details={"so-qua": ""}).details == {"so-duoc-tham": "7"}


def test_a_kind_that_is_changed_back_has_its_details(workspace: Workspace, event: Event) -> None:
    edit_event(workspace, event.id, details={"so-qua": "5"})
    edit_event(workspace, event.id, kind="hoi-nghi", details={"chu-tri": "Lê Mai"})
    assert edit_event(workspace, event.id, kind="tham-hoi").details == {"chu-tri": "Lê Mai", "so-qua": "5"}


@pytest.mark.parametrize(
    "changes",
    [
        {"title": " "},
        {"day": "32/1/2021"},
        {"day_to": "2021-04-01"},
        {"topic": 9},
        {"participants": -1},
        {"details": {"so-qua": "x"}},
        {"details": {"chu-tri": "x"}},
        {"details": {"la": "x"}},
        {"kind": "tiec"},
    ],
)
def test_a_wrong_change_leaves_all_as_it_was(
    workspace: Workspace, event: Event, changes: dict[str, Any]
) -> None:
    with pytest.raises(UserError):
        edit_event(workspace, event.id, place="Huế", **changes)
    assert workspace.events.get(event.id) == event


@pytest.mark.parametrize(
    "wrong",
    [
        Event(title="x", day="2021-01-01", topic=9),
        Event(title="x", day="2021-01-01", kind="hoi-nghi", details={"so-qua": "5"}),
        Event(title="", day="2021-01-01"),
    ],
)
def test_a_wrong_event_is_not_stored(workspace: Workspace, wrong: Event) -> None:
    with pytest.raises(UserError):
        add_event(workspace, wrong)
    assert workspace.events.all(with_bin=True) == []


def test_an_event_of_last_year_s_plan_can_still_be_edited(workspace: Workspace) -> None:
    old = workspace.events.add(Event(title="Cũ", day="2020-01-01", topic=9))
    assert edit_event(workspace, old.id, place="Huế", topic=9).place == "Huế"
    with pytest.raises(UserError, match="không có nội dung số 8"):
        edit_event(workspace, old.id, topic=8)
    assert edit_event(workspace, old.id, topic=0).topic == 0


def test_typing_is_one_revision_but_what_was_long_stays(workspace: Workspace, event: Event) -> None:
    first = edit_event(workspace, event.id, note="một")
    second = edit_event(workspace, event.id, note="một hai " * 20, over=first.rev)
    assert [e.note for e in workspace.events.history(second)][-1] == second.note
    assert len(workspace.events.history(second)) == 2
    third = edit_event(workspace, event.id, note="", over=second.rev)
    assert second.note in [e.note for e in workspace.events.history(third)]


def test_the_bin_takes_and_gives_back(workspace: Workspace, event: Event) -> None:
    bin_event(workspace, event.id)
    assert workspace.events.all() == []
    restore_event(workspace, event.id)
    assert [e.id for e in workspace.events.all()] == [event.id]


def test_the_press_is_invited_comes_and_publishes(workspace: Workspace, event: Event) -> None:
    press = invite_press(workspace, event.id, " Trần  Minh ", "Báo Lao Động")
    assert (press.name, press.invited, press.came) == ("Trần Minh", True, False)
    edit_press(workspace, press.id, came=True)
    done = edit_press(workspace, press.id, link="https://laodong.vn/x", published="17/4/2021")
    assert (done.came, done.published) == (True, "2021-04-17")
    assert workspace.event_press.count("2021-01-01", "2021-12-31") == (1, 1, 1)
    assert workspace.event_press.count("2022-01-01", "2022-12-31") == (0, 0, 0)
    bin_press(workspace, press.id)
    assert workspace.event_press.of(event.id) == []
    assert invite_press(workspace, event.id, "Trần Minh", "Báo Lao Động").id == 2


def test_nobody_is_invited_twice_or_without_a_name(workspace: Workspace, event: Event) -> None:
    press = invite_press(workspace, event.id, "", "Báo Lao Động")
    for name, outlet, said in (("", " ", "Chưa có tên"), ("", "Báo  Lao Động", "lượt mời số 1")):
        with pytest.raises(UserError, match=said):
            invite_press(workspace, event.id, name, outlet)
    with pytest.raises(UserError, match="Phải có tên"):
        edit_press(workspace, press.id, outlet="")
    with pytest.raises(UserError, match="không phải là đường dẫn"):
        edit_press(workspace, press.id, link="laodong")
    with pytest.raises(UserError, match="Không có hoạt động số 99"):
        invite_press(workspace, 99, "A", "")
    assert workspace.event_press.all() == [press]


def test_a_paper_is_kept_and_comes_out_again(workspace: Workspace, event: Event, tmp_path: Path) -> None:
    source = tmp_path / "Đề cương.pdf"
    source.write_bytes(b"%PDF-1.4 x")
    document = attach_document(workspace, event.id, source)
    assert (document.title, document.name, document.size) == ("Đề cương", "Đề cương.pdf", 10)
    source.unlink()
    out = export_document(workspace, document.id, tmp_path)
    assert (out.name, out.read_bytes()) == ("Đề cương.pdf", b"%PDF-1.4 x")
    with pytest.raises(UserError, match="đã có tệp «Đề cương"):
        export_document(workspace, document.id, tmp_path)
    with pytest.raises(UserError, match="đã đính kèm: tài liệu số 1"):
        attach_document(workspace, event.id, out)
    detach_document(workspace, document.id)
    assert workspace.event_documents.of(event.id) == []
    assert attach_document(workspace, event.id, out, "Tên khác").title == "Tên khác"
    assert examine(workspace) == []


def test_what_is_no_paper_is_refused_and_leaves_nothing(
    workspace: Workspace, event: Event, tmp_path: Path
) -> None:
    empty = tmp_path / "rỗng.pdf"
    empty.touch()
    for source, said in ((empty, "rỗng"), (tmp_path, "thư mục"), (tmp_path / "x.pdf", "Không đọc được tệp")):
        with pytest.raises(UserError, match=said):
            attach_document(workspace, event.id, source)
    huge = tmp_path / "lớn.pdf"
    with huge.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(UserError, match="lớn hơn 200 MB"):
        attach_document(workspace, event.id, huge)
    program = tmp_path / "trò chơi.exe"
    program.write_bytes(b"MZ")
    with pytest.raises(UserError, match=r"Không giữ tệp «.+\.exe»"):
        attach_document(workspace, event.id, program)
    assert workspace.event_documents.all() == []
    assert list(workspace.files.all_hashes()) == []


def test_a_lost_paper_is_a_sentence(workspace: Workspace, event: Event, tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"x")
    document = attach_document(workspace, event.id, source)
    workspace.files.forget(document.sha256)
    with pytest.raises(UserError, match="mất hoặc hỏng"):
        export_document(workspace, document.id, tmp_path / "b.pdf")
