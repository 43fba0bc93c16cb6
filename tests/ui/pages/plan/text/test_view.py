"""The plan's text: imported, looked at, put right."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.core.plan_reading.sample import TOPICS, Plan
from ucvn_desktop.core.plan import PlanDate
from ucvn_desktop.core.plan_reading.reading import Line
from ucvn_desktop.core.plan_reading.roles import Role
from ucvn_desktop.services.articles import new_article
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.plan_days import Passage
from ucvn_desktop.services.plans import plan_of
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs, printing
from ucvn_desktop.ui.find import Find
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.plan.page import PlanPage
from ucvn_desktop.ui.pages.plan.text import view as text_view
from ucvn_desktop.ui.pages.plan.text.view import TextRead, TextView
from ucvn_desktop.ui.pages.plan.text.words import line_with
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan of 2028 with one paragraph that is not understood: the file that is chosen."""
    path = tmp_path / "kế hoạch.txt"
    path.write_text("\n\n".join((*Plan().paragraphs(), "Một đoạn lạ ở cuối.")), encoding="utf-8")
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [path])
    return path


@pytest.fixture
def view(page: PlanPage, settle: Settle) -> TextView:
    """The text view as it is shown first."""
    page.form.show_text.click()
    settle()
    assert isinstance(page.view, TextView)
    return page.view


@pytest.fixture
def filled(view: TextView, file: Path, notices: list[Notice], settle: Settle) -> TextView:
    """The text view after the plan of 2028 came in."""
    view.form.import_plan.click()
    settle()
    settle()
    return view


def _choose(view: TextView, role: Role) -> int:
    """Choose the last paragraph of that role; its number."""
    lines = [view.form.lines.item(row).data(256) for row in range(view.form.lines.count())]
    number: int = [line.number for line in lines if line.role is role][-1]
    view.form.lines.setCurrentRow(number - 1)
    return number


def _give(view: TextView, role: Role, settle: Settle) -> None:
    view.form.role.setCurrentIndex(view.form.role.findData(role))
    view.form.role.activated.emit(view.form.role.currentIndex())
    settle()
    settle()


def test_a_plan_that_came_with_the_program_offers_the_import(view: TextView, page: PlanPage) -> None:
    assert view.form.text_states.currentWidget() is view.form.none
    assert "có sẵn trong chương trình" in view.form.none_said.text()
    assert "Nội dung 6." in view.form.understood.toPlainText()
    assert page.back()
    assert not isinstance(page.view, TextView)
    assert page.form.show_tasks.isChecked()


def test_a_plan_is_imported_and_its_year_shown(
    workspace: Workspace, page: PlanPage, filled: TextView, notices: list[Notice]
) -> None:
    assert page.form.year.currentText() == "2028"
    assert isinstance(page.view, TextView)
    assert notices[-1].text.startswith(f"Đã nhập kế hoạch năm 2028: {len(TOPICS)} nội dung")
    reading = plan_of(workspace, 2028).reading
    assert reading
    assert filled.form.lines.count() == len(reading.lines)
    text = filled.form.understood.toPlainText()
    assert all(title in text for title, _ in TOPICS)
    assert f"{len(reading.unread)} đoạn chưa hiểu" in filled.form.file.text()


def test_articles_that_followed_their_topic_are_told_and_shown_anew(
    workspace: Workspace, filled: TextView, file: Path, notices: list[Notice], settle: Settle
) -> None:
    new_article(workspace, title="Tin", topic=1, plan_year=2028)
    changed: list[str] = []
    filled.session.changed.connect(changed.append)
    topics = [("An toàn giao thông ở đô thị", ("Một ý.",)), *TOPICS]
    file.write_text("\n\n".join(Plan(topics=topics).paragraphs()), encoding="utf-8")
    filled.import_some()
    settle()
    settle()
    assert [kind for kind in changed if kind in ("plan_edition", "article")] == ["plan_edition", "article"]
    assert "nay là nội dung 2: đã chuyển 1 tin, bài theo." in notices[-1].text


def test_what_is_no_plan_changes_nothing(
    workspace: Workspace, view: TextView, file: Path, settle: Settle, notices: list[Notice]
) -> None:
    file.write_text("Thư mời họp", encoding="utf-8")
    view.import_some()
    settle()
    assert notices[-1].tone == "red"
    assert workspace.editions.years() == [2021]


def test_the_right_file_after_a_wrong_one_takes_the_error_away(
    session: Session, view: TextView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    wrong, right = tmp_path / "thư mời.txt", tmp_path / "kế hoạch.txt"
    wrong.write_text("Thư mời họp", encoding="utf-8")
    right.write_text("\n\n".join(Plan().paragraphs()), encoding="utf-8")
    faults: list[object] = []
    went_well: list[object] = []
    session.messages.posted.connect(lambda _: faults.append(session.jobs.fault_of))
    session.jobs.went_well.connect(went_well.append)
    for file in (wrong, right):
        monkeypatch.setattr(dialogs, "ask_open_files", lambda *_, file=file: [file])
        view.import_some()
        settle()
    assert faults[0]
    assert faults[0] in went_well


def test_the_role_of_a_paragraph_is_put_right_and_taken_back(
    workspace: Workspace, filled: TextView, settle: Settle
) -> None:
    duties = len(plan_of(workspace, 2028).duties)
    number = _choose(filled, Role.DUTY)
    _give(filled, Role.SEEN, settle)
    assert len(plan_of(workspace, 2028).duties) == duties - 1
    assert filled.line
    assert (filled.line.number, filled.line.role, filled.line.corrected) == (number, Role.SEEN, True)
    filled.form.as_read.click()
    settle()
    settle()
    assert len(plan_of(workspace, 2028).duties) == duties
    assert not filled.form.as_read.isEnabled()


def test_what_was_understood_of_the_paragraph_is_marked_and_in_sight(
    filled: TextView, settle: Settle
) -> None:
    view = filled.form.understood
    number = _choose(filled, Role.DUTY)
    said = view.textCursor().selectedText()
    assert said
    assert filled.form.paragraph.toPlainText().endswith(said)
    assert view.viewport().rect().intersects(view.cursorRect())
    _give(filled, Role.SEEN, settle)
    assert view.textCursor().selectedText() == ""
    _give(filled, Role.POINT, settle)
    assert view.textCursor().selectedText() == said
    assert filled.line
    assert filled.line.number == number
    assert view.viewport().rect().intersects(view.cursorRect())


def test_a_point_is_given_to_another_topic(workspace: Workspace, filled: TextView, settle: Settle) -> None:
    _choose(filled, Role.POINT)
    text = filled.form.paragraph.toPlainText()
    of = filled.form.of
    assert of.isVisible()
    of.setCurrentIndex(of.findData(1))
    of.activated.emit(of.currentIndex())
    settle()
    settle()
    first = plan_of(workspace, 2028).topics[0]
    assert any(point in text for point in first.points)
    assert filled.form.of.currentData() == 1


def test_the_year_that_was_chosen_last_is_shown_though_another_is_read_later(
    page: PlanPage, filled: TextView, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read, read, shown = Event(), text_view.read_text, []

    def slowly(workspace: Workspace, year: int) -> TextRead | None:
        if year == 2021:
            may_read.wait(10)
        else:
            shown.append(year)
        return read(workspace, year)

    monkeypatch.setattr(text_view, "read_text", slowly)
    for year in (2021, 2028):
        page.form.year.setCurrentIndex(page.form.year.findData(year))
        page.form.year.activated.emit(page.form.year.currentIndex())
    qtbot.waitUntil(lambda: shown == [2028])
    may_read.set()
    settle()
    assert filled.form.text_states.currentWidget() is filled.form.read
    assert filled.form.file.text().startswith("kế hoạch.txt")


def test_a_correction_does_not_bring_back_the_year_that_was_left(
    workspace: Workspace, page: PlanPage, filled: TextView, settle: Settle
) -> None:
    duties = len(plan_of(workspace, 2028).duties)
    _choose(filled, Role.DUTY)
    filled.form.role.setCurrentIndex(filled.form.role.findData(Role.SEEN))
    filled.form.role.activated.emit(filled.form.role.currentIndex())
    page.form.year.setCurrentIndex(page.form.year.findData(2021))
    page.form.year.activated.emit(page.form.year.currentIndex())
    settle()
    settle()
    assert len(plan_of(workspace, 2028).duties) == duties - 1
    assert page.form.year.currentText() == "2021"
    assert filled.form.text_states.currentWidget() is filled.form.none


def test_what_would_leave_no_plan_is_refused_and_the_role_stays(
    filled: TextView, settle: Settle, notices: list[Notice]
) -> None:
    _choose(filled, Role.TITLE)
    _give(filled, Role.SEEN, settle)
    assert notices[-1].tone == "red"
    assert filled.form.role.currentData() == Role.TITLE


def test_ctrl_n_imports_ctrl_p_prints_and_del_deletes_nothing(
    page: PlanPage,
    filled: TextView,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printed: list[str] = []

    def take(_: Any, __: Any, title: str, document: QTextDocument) -> bool:
        printed.append(f"{title}\n{document.toPlainText()}")
        return True

    monkeypatch.setattr(printing, "print_document", take)
    page.print_shown()
    assert printed[0].startswith("Kế hoạch năm 2028")
    page.delete()
    lines = filled.form.lines.count()
    page.create_new()
    settle()
    settle()
    assert isinstance(page.view, TextView)
    assert filled.form.lines.count() == lines
    assert len(notices) == 2


def test_read_only_data_lets_nothing_be_put_right(
    workspace: Workspace, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    session.read_only = True
    page = PlanPage(session)
    qtbot.addWidget(page)
    page.show()
    page.visited()
    settle()
    page.form.show_text.click()
    settle()
    assert isinstance(page.view, TextView)
    assert page.primary
    assert not page.primary.isEnabled()
    assert not page.view.form.import_plan.isEnabled()
    assert not page.view.form.role.isEnabled()


def _date_of(workspace: Workspace, text: str) -> PlanDate:
    return next(one for one in workspace.plan_dates.all() if one.text == text)


def test_a_date_of_the_plan_leads_to_its_paragraph(
    workspace: Workspace, page: PlanPage, filled: TextView, settle: Settle
) -> None:
    page.form.year.setCurrentIndex(page.form.year.findData(2021))
    page.form.year.activated.emit(page.form.year.currentIndex())
    page.show_view("tasks")
    settle()
    assert page.show_record("plan_date", _date_of(workspace, "ngày 15/9/2028").id)
    settle()
    settle()
    assert page.view is filled
    assert page.form.year.currentText() == "2028"
    assert filled.line
    assert filled.line.text.endswith(TOPICS[2][1][0])
    assert filled.form.lines.hasFocus()
    assert filled.form.paragraph.toPlainText() == filled.line.text
    # Chosen once: what is chosen then stays when the plan is read anew.
    filled.form.lines.setCurrentRow(0)
    filled.show_year(2028)
    settle()
    assert filled.line.number == 1


def test_a_date_of_a_plan_without_text_leads_to_its_point(
    workspace: Workspace, page: PlanPage, settle: Settle
) -> None:
    edition = edition_of(workspace, 2021)
    (topic,) = [one for one in workspace.topics.of_edition(edition.id) if one.number == 3]
    point = "Tổ chức đợt cao điểm tuyên truyền bầu cử trước ngày 10/4/2021"
    workspace.topics.save(replace(topic, points=(*topic.points, point)))
    date = workspace.plan_dates.add(
        PlanDate(edition_id=edition.id, text="10/4/2021", first_day="2021-04-10", last_day="2021-04-10")
    )
    assert page.show_record("plan_date", date.id)
    settle()
    settle()
    assert isinstance(page.view, TextView)
    assert page.view.form.understood.textCursor().selectedText() == point


def test_a_point_of_a_plan_without_text_is_led_to_once(
    workspace: Workspace, page: PlanPage, settle: Settle
) -> None:
    edition = edition_of(workspace, 2021)
    (topic,) = [one for one in workspace.topics.of_edition(edition.id) if one.number == 3]
    assert page.show_record("topic", topic.id)
    settle()
    settle()
    assert isinstance(page.view, TextView)
    understood = page.view.form.understood
    assert understood.textCursor().selectedText()
    page.view.show_year(2021)
    settle()
    assert not understood.textCursor().selectedText()


def test_a_topic_and_a_campaign_that_ctrl_k_finds_lead_to_their_paragraphs(
    workspace: Workspace, session: Session, page: PlanPage, filled: TextView, qtbot: QtBot, settle: Settle
) -> None:
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record_id: wanted.append((kind, record_id)))
    window = QWidget()
    qtbot.addWidget(window)
    find = Find(session, window)
    for query, said, told in (
        ("co quan xanh sach", "Cơ quan xanh, sạch, đẹp\nKế hoạch · năm 2028 · Phong trào", "Cơ quan xanh"),
        ("cong nghe so", "\nNội dung kế hoạch · năm 2028 · ", TOPICS[2][0]),
    ):
        find.field.setText(query)
        find.search.ask()
        settle()
        rows = [find._list.item(row).text() for row in range(find._list.count())]
        find._go(find._list.item(next(i for i, row in enumerate(rows) if said in row)))
        kind, record_id = wanted[-1]
        page.show_view("tasks")
        assert page.show_record(kind, record_id)
        settle()
        settle()
        assert page.view is filled
        assert filled.line
        assert told in filled.line.text


def test_of_a_paragraph_that_goes_on_the_line_with_the_day_is_meant() -> None:
    lines = (
        Line(1, "- Gửi báo cáo về Ban Tuyên giáo", Role.DUTY),
        Line(2, "trước ngày 20/11/2028.", Role.DUTY, goes_on=True),
        Line(3, "- Việc khác ngày 20/11/2028.", Role.DUTY),
    )
    passage = Passage(2028, "Gửi báo cáo về Ban Tuyên giáo trước ngày 20/11/2028.", "20/11/2028")
    assert line_with(lines, passage) == 2
    assert line_with(lines[2:], passage) == 0
