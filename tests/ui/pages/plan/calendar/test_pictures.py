"""Where days and lines lie, whatever the size; and that what is painted is seen."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ucvn_desktop.core.event import Event
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.plan.calendar import month_picture
from ucvn_desktop.ui.pages.plan.calendar.month_picture import MonthPicture
from ucvn_desktop.ui.pages.plan.calendar.picture import Marks, Picture
from ucvn_desktop.ui.pages.plan.calendar.reading import read_seen
from ucvn_desktop.ui.pages.plan.calendar.spans import Span
from ucvn_desktop.ui.pages.plan.calendar.week_picture import WeekPicture
from ucvn_desktop.ui.pages.plan.calendar.year_picture import YearPicture

DAY = date(2021, 7, 28)
SIZES = [QSize(700, 500), QSize(480, 300), QSize(1400, 900)]
KINDS = {Span.WEEK: WeekPicture, Span.MONTH: MonthPicture, Span.YEAR: YearPicture}
Draw = Callable[[Picture, date], QImage]


@pytest.fixture
def draw(qapp: QApplication) -> Draw:
    def paint(picture: Picture, chosen: date) -> QImage:
        image = QImage(picture.width, picture.height, QImage.Format.Format_RGB32)
        image.fill(QColor(theme.tokens().card))
        painter = QPainter(image)
        picture.paint(painter, QRectF(image.rect()), Marks(chosen, date(2021, 7, 1), has_focus=False))
        painter.end()
        return image

    return paint


def _inks(image: QImage, rect: QRectF) -> set[str]:
    area = rect.toRect().intersected(image.rect())
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("span", list(Span))
def test_days_lie_beside_each_other_and_each_is_found_at_its_place(
    stocked: Workspace, qapp: QApplication, span: Span, size: QSize
) -> None:
    picture = KINDS[span](read_seen(stocked, span, DAY), size)
    assert len(picture.days) == {Span.WEEK: 7, Span.MONTH: 42, Span.YEAR: 365}[span]
    whole = QRectF(0, 0, picture.width, picture.height).adjusted(-1, -1, 1, 1)
    for box in picture.days:
        assert whole.contains(box.rect)
        assert picture.day_at(box.rect.center()) == box.day.day
        assert picture.rect_of(box.day.day) == box.rect
    assert picture.day_at(QPointF(-5, -5)) is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_lines_of_a_month_lie_within_their_day_and_not_on_each_other(
    stocked: Workspace, qapp: QApplication, size: QSize
) -> None:
    for number in range(12):
        add_event(stocked, Event(title=f"Hoạt động thứ {number} của công đoàn cơ quan", day="2021-07-16"))
    picture = MonthPicture(read_seen(stocked, Span.MONTH, DAY), size)
    day = picture.rect_of(date(2021, 7, 16))
    lines = [line for line in picture.lines if line.day == date(2021, 7, 16)]
    assert all(day.contains(line.rect) for line in lines)
    for one, other in pairwise(lines):
        assert not one.rect.intersects(other.rect)
    shown = [line for line in lines if line.entry]
    assert lines[-1].text == f"+{13 - len(shown)} nữa"
    assert len(shown) >= 1


def test_where_all_fits_nothing_is_said_of_more(stocked: Workspace, qapp: QApplication) -> None:
    picture = MonthPicture(read_seen(stocked, Span.MONTH, DAY), SIZES[0])
    assert [line.text for line in picture.lines if not line.entry] == []


def test_a_title_takes_the_rows_that_its_cell_has_left(stocked: Workspace, qapp: QApplication) -> None:
    add_event(stocked, Event(title="Hội nghị " + "quán triệt nghị quyết " * 6, day="2021-07-20"))
    add_event(stocked, Event(title="Họp", day="2021-07-21"))
    picture = MonthPicture(read_seen(stocked, Span.MONTH, DAY), SIZES[0])
    rows = {line.day.day: line.rows for line in picture.lines if line.entry and line.entry.kind == "event"}
    assert (rows[20] >= 3, rows[21]) == (True, 1)


@pytest.mark.parametrize(("width", "wanted"), [(580, "1/2N"), (1400, "1/2 nhuận")])
def test_a_day_of_a_month_that_comes_twice_is_whole_in_a_narrow_cell_too(
    workspace: Workspace, draw: Draw, monkeypatch: pytest.MonkeyPatch, width: int, wanted: str
) -> None:
    painted: list[str] = []
    monkeypatch.setattr(month_picture, "paint_text", lambda _, __, text, *___: painted.append(text))
    leap = date(2023, 3, 22)
    draw(MonthPicture(read_seen(workspace, Span.MONTH, leap), QSize(width, 350)), leap)
    assert wanted in painted


def test_in_a_week_each_title_is_whole_however_long(stocked: Workspace, qapp: QApplication) -> None:
    add_event(stocked, Event(title="Hội nghị " + "quán triệt nghị quyết " * 40, day="2021-07-30"))
    picture = WeekPicture(read_seen(stocked, Span.WEEK, DAY), SIZES[1])
    (line,) = [line for line in picture.lines if line.day == date(2021, 7, 30)]
    assert line.rect.height() > 8 * picture.faces.body_line
    assert picture.rect_of(date(2021, 7, 30)).contains(line.rect)
    assert picture.height > SIZES[1].height()


def test_what_lasts_over_the_week_stands_under_it(stocked: Workspace, qapp: QApplication) -> None:
    picture = WeekPicture(read_seen(stocked, Span.WEEK, date(2021, 7, 14)), SIZES[0])
    (line,) = [line for line in picture.lines if line.entry and line.entry.kind == "task"]
    assert line.rect.top() >= picture.rect_of(date(2021, 7, 18)).bottom()


def test_where_more_lasts_than_is_listed_the_line_that_says_so_has_its_room(
    stocked: Workspace, qapp: QApplication
) -> None:
    for number in range(8):
        add_event(stocked, Event(title=f"Đợt {number}", day="2021-07-01", day_to="2021-07-31"))
    size = QSize(700, 700)
    picture = WeekPicture(read_seen(stocked, Span.WEEK, date(2021, 7, 14)), size)
    # Three of eight as bars, of the others and the task five in the foot.
    assert len(picture.bars) == 3
    assert picture.lines[-1].text == "+1 nữa"
    assert picture.height == size.height()


def _period(workspace: Workspace, title: str, first: int, last: int) -> None:
    add_event(workspace, Event(title=title, day=f"2021-07-{first:02}", day_to=f"2021-07-{last:02}"))


def test_a_period_is_drawn_over_all_its_days_of_a_month_and_named_in_each_week(
    stocked: Workspace, qapp: QApplication
) -> None:
    _period(stocked, "Đợt thi đua", 8, 20)
    picture = MonthPicture(read_seen(stocked, Span.MONTH, DAY), SIZES[0])
    assert [(bar.day.day, bar.begins, bar.ends) for bar in picture.bars] == [
        (8, True, False),
        (12, False, False),
        (19, False, True),
    ]
    for day in range(1, 32):
        rect = picture.rect_of(date(2021, 7, day))
        assert (8 <= day <= 20) == any(bar.rect.intersects(rect) for bar in picture.bars)
    assert not [line for line in picture.lines if line.entry and line.entry.title == "Đợt thi đua"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_bars_lie_neither_on_each_other_nor_on_the_lines_of_their_days_and_what_is_hidden_is_counted(
    stocked: Workspace, qapp: QApplication, size: QSize
) -> None:
    for number in range(9):
        _period(stocked, f"Đợt {number}", 13, 13 + number)
    picture = MonthPicture(read_seen(stocked, Span.MONTH, DAY), size)
    drawn = [*picture.bars, *picture.lines]
    for number, one in enumerate(drawn):
        assert not any(one.rect.intersects(other.rect) for other in drawn[number + 1 :])
    day = date(2021, 7, 15)
    over = sum(bar.rect.intersects(picture.rect_of(day)) for bar in picture.bars)
    of_the_day = [line for line in picture.lines if line.day == day]
    own = sum(line.entry is not None for line in of_the_day)
    # Seven periods and the unit's own day.
    more = 8 - over - own
    assert over >= 1
    assert of_the_day[-1].text == (f"+{more} nữa" if more else "")


def test_a_click_on_a_bar_finds_its_entry(stocked: Workspace, qapp: QApplication) -> None:
    _period(stocked, "Đợt thi đua", 8, 20)
    for span in (Span.MONTH, Span.WEEK):
        picture = KINDS[span](read_seen(stocked, span, date(2021, 7, 13)), SIZES[0])
        (bar,) = [bar for bar in picture.bars if bar.day == date(2021, 7, 12)]
        line = picture.line_at(bar.rect.center())
        assert line
        assert line.entry
        assert line.entry.title == "Đợt thi đua"


def test_in_a_week_a_period_stands_beside_each_of_its_days(stocked: Workspace, qapp: QApplication) -> None:
    _period(stocked, "Đợt thi đua", 13, 15)
    for size in SIZES:
        picture = WeekPicture(read_seen(stocked, Span.WEEK, date(2021, 7, 14)), size)
        (bar,) = picture.bars
        over = [
            box.day.day.day for box in picture.days if bar.rect.intersects(box.rect.adjusted(0, 1, 0, -1))
        ]
        assert over == [13, 14, 15]
        assert not any(bar.rect.intersects(line.rect) for line in picture.lines)
        assert bar.rect.right() <= picture.width


def test_bars_are_painted_with_their_ends(stocked: Workspace, draw: Draw) -> None:
    _period(stocked, "Đợt thi đua", 8, 20)
    picture = MonthPicture(read_seen(stocked, Span.MONTH, DAY), SIZES[0])
    image, look = draw(picture, date(2021, 7, 1)), theme.tokens()
    for bar in picture.bars:
        assert look.blue_soft.lower() in _inks(image, bar.rect)
        left, right = QRectF(bar.rect), QRectF(bar.rect)
        left.setWidth(2)
        right.setLeft(right.right() - 2)
        ends = [look.blue.lower() in _inks(image, end.adjusted(-1, 2, 1, -2)) for end in (left, right)]
        assert ends == [bar.begins, bar.ends]


@pytest.mark.parametrize("span", list(Span))
def test_the_chosen_day_looks_different(stocked: Workspace, draw: Draw, span: Span) -> None:
    picture = KINDS[span](read_seen(stocked, span, DAY), SIZES[0])
    chosen, other = draw(picture, DAY), draw(picture, DAY + timedelta(days=1))
    place = picture.rect_of(DAY)
    assert theme.tokens().red_soft.lower() in _inks(chosen, place)
    assert theme.tokens().red_soft.lower() not in _inks(other, place)


def test_days_of_a_year_on_which_something_happens_are_marked(stocked: Workspace, draw: Draw) -> None:
    picture = YearPicture(read_seen(stocked, Span.YEAR, DAY), SIZES[0])
    image, mark = draw(picture, date(2021, 1, 1)), theme.tokens().blue_soft.lower()
    marked = {
        box.day.day for box in picture.days if mark in _inks(image, box.rect) and box.day.day.month == 7
    }
    # The task's end and not the days on which it lasts.
    assert marked == {date(2021, 7, day) for day in (2, 15, 16, 26, 27, 28)}


def test_every_day_is_painted_in_either_look(
    stocked: Workspace, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ucvn_desktop.ui.tokens import DARK, LIGHT

    picture = MonthPicture(read_seen(stocked, Span.MONTH, DAY), SIZES[0])
    for look in (LIGHT, DARK):
        monkeypatch.setattr(theme, "tokens", lambda look=look: look)
        image = draw(picture, DAY)
        for box in picture.days:
            ink = look.ink if box.day.is_inside else look.mute
            assert ink.lower() in _inks(image, box.rect) or box.day.day == date(2021, 7, 1)
