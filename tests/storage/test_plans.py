"""Editions and what belongs to them."""

import sqlite3

import pytest

from ucvn_desktop.core.plan import PlanEdition, PlanText, Topic
from ucvn_desktop.storage.workspace import Workspace


def test_editions_are_found_by_their_year_the_newest_first(workspace: Workspace) -> None:
    workspace.editions.add(PlanEdition(year=2028))
    workspace.editions.add(PlanEdition(year=2019))
    assert workspace.editions.years() == [2028, 2021, 2019]
    found = workspace.editions.of_year(2019)
    assert found is not None
    assert found.year == 2019
    assert workspace.editions.of_year(2020) is None


def test_what_belongs_to_an_edition_is_kept_apart_from_the_others(workspace: Workspace) -> None:
    edition = workspace.editions.add(PlanEdition(year=2028))
    topic = workspace.topics.add(Topic(edition_id=edition.id, number=1, short="Một", title="Nội dung một"))
    assert workspace.topics.of_edition(edition.id) == [topic]
    workspace.topics.to_bin(topic)
    assert workspace.topics.of_edition(edition.id) == []
    assert [t.id for t in workspace.topics.of_edition(edition.id, with_bin=True)] == [topic.id]


def test_an_edition_has_one_text(workspace: Workspace) -> None:
    edition = workspace.editions.add(PlanEdition(year=2028))
    assert workspace.plan_texts.text_of(edition.id) is None
    text = PlanText(edition_id=edition.id, file="a.txt", paragraphs=("KẾ HOẠCH", "Đoạn “hai”"))
    stored = workspace.plan_texts.add(text)
    assert workspace.plan_texts.text_of(edition.id) == stored
    with pytest.raises(sqlite3.IntegrityError):
        workspace.plan_texts.add(text)
