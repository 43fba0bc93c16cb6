"""The room «Tin, bài» from one year to the next: what is listed, which topics are offered, where an article counts."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import Topic
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.services.article_list import ArticleCounts, Show, article_rows
from ucvn_desktop.services.articles import bin_article, edit_article, new_article
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.articles import told
from ucvn_desktop.ui.pages.articles.page import ArticlesPage
from ucvn_desktop.ui.pages.articles.rows import facts_of
from ucvn_desktop.ui.session import Session

Open = Callable[[], ArticlesPage]
Settle = Callable[[], None]

OWN = "Chuyển đổi số"


@pytest.fixture
def years(workspace: Workspace) -> list[int]:
    """An article about December 2021 and one about January 2022, whose plan has the topics 2 and 9 of its own."""
    edition = open_year(workspace, 2022).edition
    for number in (2, 9):
        workspace.topics.add(Topic(edition_id=edition.id, number=number, short=OWN, title=OWN))
    ids = []
    for day, topic in (("2021-12-28", 6), ("2022-01-04", 9)):
        event = workspace.events.add(Event(title="Thăm hỏi", day=day))
        title = f"Tin ngày {day}"
        ids.append(new_article(workspace, title=title, author="Lê Mai", event_id=event.id, topic=topic).id)
    return ids


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    assert box.currentIndex() >= 0
    box.activated.emit(box.currentIndex())


def _choose_words(box: QComboBox, words: str) -> None:
    box.setCurrentIndex(box.findText(words))
    assert box.currentIndex() >= 0
    box.activated.emit(box.currentIndex())


def _words(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def _open(page: ArticlesPage, article_id: int, settle: Settle) -> None:
    page.show_record("article", article_id)
    settle()


def test_a_year_is_chosen_and_stays_so_until_the_next_start(
    open_page: Open, session: Session, years: list[int], settle: Settle
) -> None:
    old, new = years
    page = open_page()
    assert page.list.ids == [new, old]
    assert _words(page._form.show_year) == ["Mọi năm", "2022", "2021"]
    _choose(page._form.show_year, 2021)
    settle()
    assert page.list.ids == [old]
    assert open_page().list.ids == [old]
    page._form.show_all.click()
    settle()
    assert (page.list.ids, session.memory.number("articles/year")) == ([new, old], 0)


def test_the_years_are_read_once_for_all_filters_and_anew_when_something_was_stored(
    workspace: Workspace,
    open_page: Open,
    session: Session,
    years: list[int],
    settle: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page()
    asked: list[list[int]] = []
    read = workspace.articles.years

    def count() -> list[int]:
        asked.append(read())
        return asked[-1]

    monkeypatch.setattr(workspace.articles, "years", count)
    for box, value in ((page._form.show_what, Show.LACKING), (page._form.show_year, 2021)):
        _choose(box, value)
        settle()
    page._form.show_all.click()
    settle()
    assert (page.list.ids, asked) == (years[::-1], [])
    edit_article(workspace, years[0], plan_year=2020)
    session.changed.emit("article")
    qtbot.waitUntil(lambda: _words(page._form.show_year) == ["Mọi năm", "2022", "2020"])
    assert asked == [[2022, 2020]]


def test_a_year_that_this_data_does_not_have_hides_nothing(
    open_page: Open, session: Session, years: list[int]
) -> None:
    session.memory.keep("articles/year", 1999)
    page = open_page()
    assert page.list.ids == years[::-1]
    assert page.list.filter.year == 0
    assert page._form.show_all.isHidden()


def test_with_records_of_one_year_there_is_nothing_to_choose(
    open_page: Open, session: Session, articles: list[int]
) -> None:
    session.memory.keep("articles/year", this_day().year)
    page = open_page()
    assert page._form.show_year.isHidden()
    assert (page.list.filter.year, page.list.ids) == (0, articles[::-1])


def test_an_empty_year_says_so(
    workspace: Workspace, open_page: Open, years: list[int], settle: Settle
) -> None:
    page = open_page()
    _choose(page._form.show_year, 2021)
    settle()
    bin_article(workspace, years[0])
    page.list.choose(0)
    page.list.reload()
    settle()
    assert page._form.list_said.text() == "Năm 2021 không có tin, bài nào như vậy."


def test_topics_by_which_the_list_is_filtered_are_those_of_the_year(
    open_page: Open, years: list[int], settle: Settle
) -> None:
    old, new = years
    page = open_page()
    assert f"2022: 2. {OWN}" in _words(page._form.show_topic)
    assert "2021: 2. Nghị quyết Đại hội XIII của Đảng" in _words(page._form.show_topic)
    _choose_words(page._form.show_topic, f"2022: 9. {OWN}")
    settle()
    assert page.list.ids == [new]
    _choose(page._form.show_year, 2021)
    settle()
    assert _words(page._form.show_topic)[-2:] == ["6. Nội dung khác", "Chưa chọn nội dung"]
    assert page.list.ids == [old]


def test_one_number_of_two_plans_lists_only_what_means_its_topic(
    workspace: Workspace, open_page: Open, years: list[int], settle: Settle
) -> None:
    old, new = years
    for article_id in years:
        edit_article(workspace, article_id, topic=2)
    page = open_page()
    _choose_words(page._form.show_topic, f"2022: 2. {OWN}")
    settle()
    assert page.list.ids == [new]
    _choose_words(page._form.show_topic, "2021: 2. Nghị quyết Đại hội XIII của Đảng")
    settle()
    assert page.list.ids == [old]


def test_the_topics_offered_are_those_of_the_articles_own_year(
    workspace: Workspace, open_page: Open, years: list[int], settle: Settle
) -> None:
    old, new = years
    page = open_page()
    _open(page, new, settle)
    assert _words(page._form.topic) == ["Chưa chọn", f"2. {OWN}", f"9. {OWN}"]
    assert page._form.topic_label.text() == "Nội dung (2022)"
    _open(page, old, settle)
    assert page._form.topic.currentText() == "6. Nội dung khác"
    assert page._form.plan_note.isHidden()
    _choose(page._form.topic, 4)
    page.flush()
    settle()
    assert workspace.articles.get(old).topic == 4


def test_decembers_news_written_in_january_is_put_into_decembers_year(
    workspace: Workspace, open_page: Open, years: list[int], settle: Settle
) -> None:
    _, new = years
    page = open_page()
    _open(page, new, settle)
    form = page._form
    assert _words(form.plan_year) == ["2022 (theo hoạt động)", "2023", "2021"]
    _choose(form.plan_year, 2021)
    # Its number means nothing there: that is said, and the number stays.
    assert form.topic.currentText() == "Nội dung 9"
    assert form.plan_note.text() == "Kế hoạch năm 2021 không có nội dung 9. Hãy chọn lại."
    page.flush()
    settle()
    stored = workspace.articles.get(new)
    assert (stored.plan_year, stored.topic) == (2021, 9)
    finding = page.view.facts._findings["topic"]
    assert (finding.text(), finding.isVisibleTo(page)) == ("Năm 2021 không có nội dung 9", True)
    assert facts_of(article_rows(workspace, [new])[0]) == "4/1/2022 · năm 2021 · Nội dung 9"
    _choose(form.topic, 6)
    _choose(form.plan_year, 0)
    page.flush()
    settle()
    assert (workspace.articles.get(new).plan_year, workspace.articles.get(new).topic) == (0, 6)


def test_a_topic_and_then_a_year_without_it_are_stored_together(
    workspace: Workspace, open_page: Open, years: list[int], settle: Settle
) -> None:
    page = open_page()
    _open(page, years[1], settle)
    _choose(page._form.topic, 2)
    _choose(page._form.topic, 9)
    _choose(page._form.plan_year, 2021)
    page.flush()
    settle()
    stored = workspace.articles.get(years[1])
    assert (stored.topic, stored.plan_year) == (9, 2021)
    assert not page.has_unsaved


def test_another_event_brings_the_topics_of_its_year(
    workspace: Workspace, open_page: Open, years: list[int], settle: Settle
) -> None:
    old, new = years
    page = open_page()
    _open(page, new, settle)
    _choose(page._form.event, workspace.articles.get(old).event_id)
    assert page._form.plan_year.currentText() == "2021 (theo hoạt động)"
    assert page._form.topic.count() == 8
    assert page._form.topic.currentText() == "Nội dung 9"


def test_a_year_without_a_plan_says_whose_topics_are_offered(
    workspace: Workspace, open_page: Open, settle: Settle
) -> None:
    article = new_article(workspace, title="Tin")
    page = open_page()
    _open(page, article.id, settle)
    year = this_day().year
    assert page._form.plan_year.currentText() == f"{year} (theo ngày viết)"
    note = page._form.plan_note
    assert note.text() == f"Kế hoạch năm {year} chưa có nội dung; tạm dùng của năm 2021."
    assert note.height() >= note.heightForWidth(note.width())
    assert page._form.topic.count() == 7


def test_a_new_article_takes_the_filters_topic_only_where_it_is_one_of_its_year(
    open_page: Open, years: list[int], settle: Settle
) -> None:
    page = open_page()
    _choose_words(page._form.show_topic, "2021: 6. Nội dung khác")
    settle()
    page.create_new()
    settle()
    assert page.article
    assert page.article.topic == 0
    _choose_words(page._form.show_topic, f"2022: 9. {OWN}")
    settle()
    page.create_new()
    settle()
    assert page.article
    assert page.article.topic == 9


def test_counts_of_a_year_name_it() -> None:
    assert told.counts(ArticleCounts(drafts=2, sent=3, year=2021)) == "Năm 2021: 2 bản thảo · 3 đã gửi"
