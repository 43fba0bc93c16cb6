"""`ucvn search` has a word for whatever can be found."""

from ucvn_desktop.cli.workspace import _KIND_WORDS
from ucvn_desktop.core.record import Record
from ucvn_desktop.storage.workspace import Workspace


def test_every_kind_of_record_that_is_found_has_its_word(workspace: Workspace) -> None:
    kinds = {
        repository.kind
        for repository in workspace.repositories()
        if repository._record.search_title is not Record.search_title
    }
    assert kinds == set(_KIND_WORDS)
