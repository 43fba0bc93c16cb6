"""Designs while they are worked on: nothing typed is lost, and a PDF is always of the design as it is."""

from pathlib import Path
from typing import Any

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.doctor import diagnose
from ucvn_desktop.services.packing import pack
from ucvn_desktop.services.poster_records import (
    begin_poster,
    bin_poster,
    drawn_poster,
    edit_poster,
    export_poster,
    make_poster,
    restore_poster,
    spec_of,
)
from ucvn_desktop.services.posters import PosterSpec, suggested_scale
from ucvn_desktop.storage.workspace import Workspace

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_new_design_looks_like_the_last_one(workspace: Workspace) -> None:
    first = begin_poster(workspace, "Tham mưu giỏi")
    assert spec_of(first) == PosterSpec("Tham mưu giỏi", 5000, 800, caps=True)
    edit_poster(workspace, first.id, {"width_mm": 600, "height_mm": 2000, "template": "do-tron"})
    second = begin_poster(workspace)
    assert (second.width_mm, second.height_mm, second.template, second.text) == (600, 2000, "do-tron", "")


def test_a_design_left_without_a_word_is_taken_up_again(workspace: Workspace) -> None:
    blank = begin_poster(workspace)
    assert begin_poster(workspace, "Phục vụ tốt").id == blank.id
    assert workspace.posters.get(blank.id).text == "Phục vụ tốt"
    assert begin_poster(workspace).id != blank.id


@pytest.mark.parametrize(
    "changes",
    [{"text": ""}, {"text": "chào " * 200}, {"width_mm": 1.0}, {"font": "Không Có"}, {"scale": 100}],
)
def test_what_cannot_be_drawn_is_kept_all_the_same(workspace: Workspace, changes: dict[str, Any]) -> None:
    poster = begin_poster(workspace, "Tham mưu giỏi")
    stored = edit_poster(workspace, poster.id, changes)
    assert {name: getattr(stored, name) for name in changes} == changes
    assert diagnose(workspace).damages == ()


def test_an_hour_of_typing_is_one_revision(workspace: Workspace) -> None:
    poster = begin_poster(workspace, "")
    first = edit_poster(workspace, poster.id, {"text": "Tham"})
    second = edit_poster(workspace, poster.id, {"text": "Tham mưu"}, over=first.rev)
    edit_poster(workspace, poster.id, {"text": "Tham mưu giỏi"}, over=second.rev)
    stored = workspace.posters.get(poster.id)
    assert [version.text for version in workspace.posters.history(stored)] == ["", "Tham mưu giỏi"]


def test_a_pdf_is_the_designs_own_only_while_the_design_stays_as_it_was(
    workspace: Workspace, tmp_path: Path
) -> None:
    poster = begin_poster(workspace, "Tham mưu giỏi")
    drawn, result = export_poster(workspace, poster.id, tmp_path / "a")
    assert result.file == tmp_path / "a.pdf"
    assert workspace.files.path(drawn.sha256).read_bytes() == result.file.read_bytes()
    assert edit_poster(workspace, poster.id, {"text": "Tham mưu giỏi"}).sha256 == drawn.sha256
    assert edit_poster(workspace, poster.id, {"text": "Phục vụ tốt"}).sha256 == ""
    assert diagnose(workspace).damages == ()


def test_a_design_that_cannot_be_drawn_leaves_no_file(workspace: Workspace, tmp_path: Path) -> None:
    poster = begin_poster(workspace)
    with pytest.raises(UserError, match="chưa có chữ nào"):
        export_poster(workspace, poster.id, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
    assert workspace.posters.get(poster.id) == poster


def test_a_draft_is_drawn_when_it_is_packed(workspace: Workspace, tmp_path: Path) -> None:
    poster = begin_poster(workspace, "Tham mưu giỏi")
    packed = pack(workspace, tmp_path / "gửi", poster_ids=[poster.id], day="2021-04-19")
    assert packed.items == 1
    stored = workspace.posters.get(poster.id)
    assert workspace.files.is_whole(stored.sha256)
    assert drawn_poster(workspace, stored) is stored
    edit_poster(workspace, poster.id, {"caps": False})
    again = pack(workspace, tmp_path / "gửi", poster_ids=[poster.id], day="2021-04-19")
    assert again.notes == ()
    assert diagnose(workspace).damages == ()


def test_a_design_made_at_the_terminal_takes_up_the_draft_of_the_same_look(
    workspace: Workspace, tmp_path: Path
) -> None:
    draft = begin_poster(workspace, "Tham mưu giỏi")
    made, _ = make_poster(workspace, spec_of(draft), tmp_path / "a.pdf")
    assert made.id == draft.id
    assert workspace.files.is_whole(made.sha256)


def test_a_design_goes_to_the_bin_and_back_with_its_pdf(workspace: Workspace, tmp_path: Path) -> None:
    poster, _ = export_poster(workspace, begin_poster(workspace, "Tham mưu giỏi").id, tmp_path / "a.pdf")
    bin_poster(workspace, poster.id)
    assert workspace.posters.newest_first() == []
    assert diagnose(workspace).unused == 0
    assert restore_poster(workspace, poster.id).sha256 == poster.sha256


def test_a_tenth_is_suggested_for_what_readers_cannot_show_at_full_size() -> None:
    assert [suggested_scale(width, 800) for width in (5000, 5080, 5081, 10_000)] == [1, 1, 10, 10]
    assert suggested_scale(600, 6000) == 10


def test_a_stopped_export_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    poster = begin_poster(workspace, "Tham mưu giỏi")
    steps = 0

    def stop_when_drawn(done: int, total: int, label: str = "") -> None:
        nonlocal steps
        steps += 1
        if steps > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_poster(workspace, poster.id, tmp_path / "a.pdf", stop_when_drawn)
    assert not (tmp_path / "a.pdf").exists()
    assert workspace.posters.get(poster.id).sha256 == ""
