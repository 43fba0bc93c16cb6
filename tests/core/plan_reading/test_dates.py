"""Dates as plans write them → first and last day, and the n of anniversaries."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ucvn_desktop.core.plan import PlanDate
from ucvn_desktop.core.plan_reading.dates import dates_in


def read(text: str, year: int = 2021) -> tuple[list[PlanDate], list[str]]:
    findings: list[str] = []
    return list(dates_in([text], year, findings)), findings


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("tổ chức trong tháng 4/2021 (có hướng dẫn riêng)", "2021-04-01", "2021-04-30"),
        ("bầu cử ngày 23/5/2021", "2021-05-23", "2021-05-23"),
        ("bầu cử ngày 23/5", "2021-05-23", "2021-05-23"),
        ("ngày 23 tháng 5 năm 2021", "2021-05-23", "2021-05-23"),
        ("ngày 30 tháng 4", "2021-04-30", "2021-04-30"),
        ("15.12.2021", "2021-12-15", "2021-12-15"),
        ("28/7/1929 - 28/7/2021", "1929-07-28", "2021-07-28"),
        ("từ ngày 20/9 đến hết ngày 4/10/2021", "2021-09-20", "2021-10-04"),
        ("từ 15/11 đến 15/12", "2021-11-15", "2021-12-15"),
        ("từ ngày 01 đến ngày 31/5", "2021-05-01", "2021-05-31"),
        ("1-31/5/2021", "2021-05-01", "2021-05-31"),
        ("tháng 2 năm 2024", "2024-02-01", "2024-02-29"),
        ("từ tháng 4 đến tháng 6/2021", "2021-04-01", "2021-06-30"),
        ("tháng 5, 6 và 7/2021", "2021-05-01", "2021-07-31"),
        ("trong quý II", "2021-04-01", "2021-06-30"),
        ("quý IV năm 2022", "2022-10-01", "2022-12-31"),
        ("6 tháng đầu năm", "2021-01-01", "2021-06-30"),
        ("sáu tháng cuối năm 2022", "2022-07-01", "2022-12-31"),
        ("năm 2021", "2021-01-01", "2021-12-31"),
        ("nhiệm kỳ 2021 - 2026", "2021-01-01", "2026-12-31"),
        ("giai đoạn 2021–2025", "2021-01-01", "2025-12-31"),
        ("ngày Quốc khánh 2-9", "2021-09-02", "2021-09-02"),
        ("từ 01 đến 31 tháng 5 năm 2022", "2022-05-01", "2022-05-31"),
        ("từ ngày 01 đến ngày 31 tháng 5", "2021-05-01", "2021-05-31"),
        ("từ ngày 20 tháng 9 đến ngày 4 tháng 10 năm 2021", "2021-09-20", "2021-10-04"),
        ("ngày 5, 6 tháng 7 năm 2041", "2041-07-05", "2041-07-06"),
        ("các ngày 30, 31/5", "2021-05-30", "2021-05-31"),
        ("ngày 10/3 âm lịch", "2021-04-21", "2021-04-21"),
        ("ngày 10 tháng 3 (âm lịch)", "2021-04-21", "2021-04-21"),
        ("mùng 10/3/2022 ÂL", "2022-04-10", "2022-04-10"),
        ("từ ngày 8 đến ngày 10/3 âm lịch", "2021-04-19", "2021-04-21"),
    ],
)
def test_a_date_is_read(text: str, first: str, last: str) -> None:
    (found,), findings = read(text)
    assert (found.first_day, found.last_day, found.years) == (first, last, 0)
    assert found.text in text
    assert findings == []


@pytest.mark.parametrize(
    "text",
    [
        "trong 5 năm qua",
        "10 năm thực hiện Nghị quyết số 02",
        "tỷ lệ 95/100 đoàn viên",
        "Nghị định 30/2020/NĐ-CP",
        "số 12/KH-CĐVC",
        "ngày làm việc 8 giờ",
        "điện thoại 024.3942.1794",
        "đại biểu Quốc hội khóa XV",
        "Cách mạng tháng Tám",
    ],
)
def test_figures_that_are_no_date_are_left(text: str) -> None:
    assert read(text) == ([], [])


def test_two_days_of_one_sentence_are_two_dates() -> None:
    found, _ = read("dịp 30/4 và 1/5")
    assert [d.first_day for d in found] == ["2021-04-30", "2021-05-01"]


@pytest.mark.parametrize(
    "text", ["ngày 31/4/2021", "tháng 13/2021", "năm 3021", "ngày 4/6/2031 - 3/6/2031", "ngày 29/2/2021"]
)
def test_what_the_calendar_does_not_have_is_told_and_kept(text: str) -> None:
    (found,), (said,) = read(text)
    assert (found.text, found.first_day, found.last_day) == (text, "", "")
    assert text in said


def test_anniversaries_keep_what_they_are_of() -> None:
    found, findings = read(
        "kỷ niệm 92 năm Ngày thành lập Công đoàn Việt Nam và 27 năm ngày thành lập Công đoàn Viên chức."
    )
    assert [(d.text, d.years, d.first_day) for d in found] == [
        ("92 năm Ngày thành lập Công đoàn Việt Nam", 92, ""),
        ("27 năm ngày thành lập Công đoàn Viên chức", 27, ""),
    ]
    assert findings == []


def test_an_anniversary_takes_its_days_from_the_brackets_and_is_checked_against_them() -> None:
    (found,), findings = read("92 năm Ngày thành lập Công đoàn (28/7/1929 - 28/7/2021)")
    assert (found.years, found.first_day, found.last_day, findings) == (92, "1929-07-28", "2021-07-28", [])
    (found,), (said,) = read("92 năm Ngày thành lập Công đoàn (28/7/1929 - 28/7/2020)")
    assert found.years == 92
    assert "là 91 năm, không phải 92" in said


def test_each_date_is_told_once() -> None:
    assert len(dates_in(["Năm 2021 có bầu cử.", "Trong năm 2021, các cấp…", "năm 2021"], 2021, [])) == 1


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 30)), st.integers(1, 300), st.sampled_from("/.-"))
def test_whatever_days_are_written_they_come_back(first: date, days: int, sep: str) -> None:
    last = min(first + timedelta(days), date(2100, 12, 31))
    text = " - ".join(f"{d.day}{sep}{d.month}{sep}{d.year}" for d in (first, last))
    (found,), findings = read(f"diễn ra {text} ở đơn vị")
    assert (found.first_day, found.last_day, found.text) == (first.isoformat(), last.isoformat(), text)
    assert findings == []


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789/-. ngàythnămquýIVđế()"), max_size=60))
def test_no_text_makes_a_date_that_the_calendar_does_not_have(text: str) -> None:
    found, _ = read(text)
    for one in found:
        assert " ".join(text.split()).find(one.text) >= 0
        if one.first_day:
            assert date.fromisoformat(one.first_day) <= date.fromisoformat(one.last_day)


@pytest.mark.parametrize(
    "text", ["các ngày 5, 12 và 19 tháng 7", "ngày 23/12 âm lịch", "ngày 1/12 âm lịch", "tháng 7 âm lịch"]
)
def test_a_date_that_may_be_several_days_is_told_and_kept(text: str) -> None:
    (found,), (said,) = read(text, year=2022)
    assert (found.text, found.first_day, found.last_day) == (text, "", "")
    assert f"Chưa rõ «{text}»" in said


def test_what_is_celebrated_is_an_anniversary_and_no_span_of_years() -> None:
    (found,), findings = read("kỷ niệm 93 năm Công đoàn Việt Nam (28/7/1929 - 28/7/2022)", year=2022)
    assert (found.years, found.last_day, findings) == (93, "2022-07-28", [])


@pytest.mark.parametrize(
    "text", ["tuần đầu tháng 6/2022", "tuần thứ hai của tháng 6", "trong tuần cuối tháng 6 năm 2022"]
)
def test_a_week_of_a_month_is_not_the_whole_month(text: str) -> None:
    (found,), findings = read(f"Ra quân {text}.", year=2022)
    assert (found.text, found.first_day, found.last_day) == (text, "", "")
    assert findings == [f"Chưa rõ «{text}» là những ngày dương lịch nào: hãy xem lại."]
