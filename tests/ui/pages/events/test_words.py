"""What the room says of events."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from ucvn_desktop.core.article import ArticleStatus
from ucvn_desktop.core.event import EventDocument, EventPress
from ucvn_desktop.services.article_list import ArticleRow
from ucvn_desktop.services.event_list import EventRow
from ucvn_desktop.storage.events import Tally
from ucvn_desktop.ui.pages.events import words
from ucvn_desktop.ui.pages.events.paper import event_list

ROW = EventRow(
    id=1,
    rev=1,
    title="Thăm hỏi đoàn viên",
    kind="tham-hoi",
    kind_label="Thăm hỏi, giúp đỡ",
    method="III.1d",
    day="2021-04-16",
    day_to="",
    time="",
    place="Hà Nội",
    participants=0,
    topic=4,
    tally=Tally(articles=1, photos=12, uncaptioned=3),
    days_since=None,
    missing=(),
    in_bin=False,
)


def test_a_row_tells_days_kind_and_place() -> None:
    assert words.facts(ROW) == "16/4/2021 · Thăm hỏi, giúp đỡ · Hà Nội"
    lasting = replace(ROW, day_to="2021-04-18", place="")
    assert words.facts(lasting) == "16/4/2021 – 18/4/2021 · Thăm hỏi, giúp đỡ"


def test_a_row_tells_what_hangs_on_it() -> None:
    assert words.hanging(ROW) == "1 bài · 12 ảnh, 3 thiếu chú thích"
    assert words.hanging(ROW, short=True) == "1 bài · 12 ảnh"
    assert words.hanging(replace(ROW, tally=Tally())) == ""


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW, ("Có tin", "green")),
        (replace(ROW, tally=Tally(articles=2, lacking=1)), ("Có tin", "green")),
        (replace(ROW, tally=Tally(articles=2, lacking=2)), ("Tin nháp", "gold")),
        (replace(ROW, tally=Tally(), days_since=1200), ("1.200 ngày chưa có tin", "gold")),
        (replace(ROW, tally=Tally(), days_since=0), ("Hôm nay chưa có tin", "gold")),
        (replace(ROW, tally=Tally()), ("Sắp tới", "mute")),
        (replace(ROW, in_bin=True), ("Thùng rác", "mute")),
    ],
)
def test_the_status_says_how_long_nothing_was_reported(row: EventRow, said: tuple[str, str]) -> None:
    assert words.status(row) == said


@pytest.mark.parametrize(
    ("status", "missing", "said"),
    [
        (ArticleStatus.DRAFT, (), "Tin · bản thảo"),
        (
            ArticleStatus.DRAFT,
            ("chưa có tít", "còn 2 chỗ cần ghi"),
            "Tin · chưa có tít, còn 2 chỗ cần ghi",
        ),
        (ArticleStatus.SENT, ("1 ảnh chưa có chú thích",), "Tin · đã gửi"),
    ],
)
def test_an_article_is_shown_in_its_state(status: ArticleStatus, missing: tuple[str, ...], said: str) -> None:
    row = ArticleRow(
        id=1,
        rev=1,
        title="A",
        kind_label="Tin",
        topic=0,
        day="2021-04-16",
        year=2021,
        photos=0,
        missing=missing,
        status=status,
        in_bin=False,
    )
    assert words.article_facts(row) == said


def test_the_press_is_counted_in_a_sentence() -> None:
    presses = [
        EventPress(event_id=1, name="Lê Mai", came=True, link="https://example.vn/1"),
        EventPress(event_id=1, outlet="Báo Lao Động", published="2021-04-17"),
        EventPress(event_id=1, name="Hà An", invited=False, came=True),
    ]
    assert words.press_counts(presses) == "Mời 2, dự 2, đăng 2."
    assert words.press_facts(presses[1]) == "đã mời · đã đăng 17/4/2021"
    assert words.press_facts(presses[2]) == "không mời · đã dự"


def test_a_paper_that_is_called_as_its_file_is_not_named_twice() -> None:
    paper = EventDocument(event_id=1, sha256="0" * 64, name="Giấy mời.docx", size=24_000, title="Giấy mời")
    assert words.document_facts(paper) == "24 kB · .docx"
    assert words.document_facts(replace(paper, title="Giấy mời họp báo")) == "24 kB · Giấy mời.docx"


def test_the_line_under_the_title_counts() -> None:
    assert words.counts(1038, 2021, 3) == "1.038 hoạt động năm 2021 · 3 chưa có tin, bài"
    assert words.counts(1038, 0, 3) == "1.038 hoạt động · 3 chưa có tin, bài"
    assert words.counts(2, 2021, 0) == "2 hoạt động năm 2021"


def test_a_day_of_ten_signs_stands_on_one_line_of_the_paper(qapp: QApplication) -> None:
    document = event_list("Công đoàn Mẫu", [replace(ROW, day="2021-12-28")], 1)
    document.setTextWidth(613)  # what the printer leaves of A4, at 96 dots an inch
    assert document.size().height() > 0  # lays it out
    assert document.find("28/12/2021").block().layout().lineCount() == 1
