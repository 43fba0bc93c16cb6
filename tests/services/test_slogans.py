"""The bank of slogans as it is edited."""

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.doctor import diagnose
from ucvn_desktop.services.records import add_slogan
from ucvn_desktop.services.slogans import begin_slogan, bin_slogan, edit_slogan, restore_slogan, same_words
from ucvn_desktop.storage.workspace import Workspace


def test_what_is_typed_is_stored_even_where_it_is_empty(workspace: Workspace) -> None:
    slogan = begin_slogan(workspace, "Bầu cử")
    typed = edit_slogan(workspace, slogan.id, {"text": "  Ngày hội của   toàn dân \n"})
    assert (typed.text, typed.campaign) == ("Ngày hội của toàn dân", "Bầu cử")
    assert edit_slogan(workspace, slogan.id, {"campaign": "Bầu cử 2021"}).text == "Ngày hội của toàn dân"
    assert edit_slogan(workspace, slogan.id, {"text": ""}).text == ""
    assert diagnose(workspace).damages == ()


def test_a_slogan_left_without_a_word_is_taken_up_again(workspace: Workspace) -> None:
    first = begin_slogan(workspace)
    assert begin_slogan(workspace).id == first.id
    edit_slogan(workspace, first.id, {"text": "Tham mưu giỏi"})
    assert begin_slogan(workspace).id != first.id


def test_the_same_words_twice_are_found(workspace: Workspace) -> None:
    known = add_slogan(workspace, "Ngày hội của toàn dân")
    twin = edit_slogan(workspace, begin_slogan(workspace).id, {"text": "Ngày hội của toàn dân"})
    assert same_words(workspace, twin) == known
    assert same_words(workspace, known) == twin
    assert same_words(workspace, add_slogan(workspace, "Câu khác hẳn")) is None


def test_a_slogan_goes_to_the_bin_and_back_unless_it_was_written_again(workspace: Workspace) -> None:
    slogan = add_slogan(workspace, "Ngày hội của toàn dân")
    bin_slogan(workspace, slogan.id)
    assert workspace.slogans.by_text(slogan.text) is None
    assert restore_slogan(workspace, slogan.id).deleted_at is None
    bin_slogan(workspace, slogan.id)
    again = add_slogan(workspace, slogan.text)
    with pytest.raises(UserError, match=f"đã được ghi lại, số {again.id}"):
        restore_slogan(workspace, slogan.id)
