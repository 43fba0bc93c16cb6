"""Values of events' own fields: read as typed, kept as text, shown as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event_kinds import EventField, FieldType
from ucvn_desktop.core.event_values import MOST_MONEY, read_value, show_value


def _field(kind: FieldType, *choices: str) -> EventField:
    return EventField("x", "Mục X", kind, choices=choices)


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "shown"),
    [
        (FieldType.TEXT, "  Lê   Mai ", "Lê Mai", "Lê Mai"),
        (FieldType.TEXT, "Le\u0302 Mai", "Lê Mai", "Lê Mai"),
        (
            FieldType.LONG,
            " Giải nhất:  A\n\n Giải nhì: B ",
            "Giải nhất: A\nGiải nhì: B",
            "Giải nhất: A\nGiải nhì: B",
        ),
        (FieldType.NUMBER, "1.200", "1200", "1.200"),
        (FieldType.NUMBER, "007", "7", "7"),
        (FieldType.NUMBER, "0", "0", "0"),
        (FieldType.MONEY, "12.500.000 đ", "12500000", "12.500.000"),
        (FieldType.MONEY, "500 000 đồng", "500000", "500.000"),
        (FieldType.MONEY, "5000VNĐ", "5000", "5.000"),
        (FieldType.DAY, "5/1/2021", "2021-01-05", "5/1/2021"),
        (FieldType.YES_NO, "Có", "co", "có"),
        (FieldType.YES_NO, "KHÔNG", "khong", "không"),
        (FieldType.YES_NO, "chưa", "khong", "không"),
        (
            FieldType.LINK,
            "https://thi.example.vn/a?b=1",
            "https://thi.example.vn/a?b=1",
            "https://thi.example.vn/a?b=1",
        ),
        (FieldType.LINK, "thi.example.vn", "https://thi.example.vn", "https://thi.example.vn"),
        (FieldType.LINK, "http://10.0.0.7:8080/thi", "http://10.0.0.7:8080/thi", "http://10.0.0.7:8080/thi"),
        (FieldType.LINK, "https://côngđoàn.vn/", "https://côngđoàn.vn/", "https://côngđoàn.vn/"),
    ],
)
def test_what_is_typed_is_kept_and_shown(kind: FieldType, typed: str, kept: str, shown: str) -> None:
    field = _field(kind)
    assert read_value(field, typed) == kept
    assert show_value(field, kept) == shown
    assert read_value(field, kept) == kept


def test_a_choice_is_found_by_its_beginning_without_marks() -> None:
    field = _field(FieldType.CHOICE, "Trước ngày bầu cử", "Trong ngày bầu cử", "Sau ngày bầu cử")
    assert read_value(field, "truoc") == "Trước ngày bầu cử"
    assert read_value(field, "Sau ngày bầu cử") == "Sau ngày bầu cử"
    with pytest.raises(UserError, match="Hãy chọn một trong: Trước ngày bầu cử, Trong"):
        read_value(field, "tr")


@pytest.mark.parametrize("kind", FieldType)
@pytest.mark.parametrize("blank", ["", "  ", "\n\t"])
def test_nothing_is_nothing_in_every_type(kind: FieldType, blank: str) -> None:
    field = _field(kind, "một", "hai") if kind is FieldType.CHOICE else _field(kind)
    assert read_value(field, blank) == ""
    assert show_value(field, "") == ""


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (FieldType.NUMBER, "-3", "số âm"),
        (FieldType.NUMBER, "−3", "số âm"),
        (FieldType.NUMBER, "3,5", "không phải là một số"),
        (FieldType.NUMBER, "1.20", "không phải là một số"),
        (FieldType.NUMBER, "25 người", "không phải là một số"),
        (FieldType.NUMBER, "٣", "không phải là một số"),
        (FieldType.NUMBER, "9" * 17, "lớn quá"),
        (FieldType.NUMBER, "9" * 5000, "lớn quá"),
        (FieldType.NUMBER, "9" * 20, "999999999999999999… lớn quá, có lẽ ghi nhầm. Nhiều nhất là"),
        (FieldType.MONEY, "5 triệu", "5.000.000"),
        (FieldType.MONEY, str(MOST_MONEY + 1), "lớn quá"),
        (FieldType.DAY, "31/2/2021", "Mục X: Không có ngày"),
        (FieldType.YES_NO, "có thể", "có hoặc không"),
        (FieldType.LINK, "example", "không phải là đường dẫn"),
        (FieldType.LINK, "javascript:alert(1)", "không phải là đường dẫn"),
        (FieldType.LINK, "file:///etc/passwd", "không phải là đường dẫn"),
        (FieldType.LINK, "https://", "không phải là đường dẫn"),
        (FieldType.LINK, "https://a b.vn", "không phải là đường dẫn"),
        (FieldType.LINK, "https://[x", "không phải là đường dẫn"),
        (FieldType.LINK, "https://a.vn:99999/", "không phải là đường dẫn"),
        (FieldType.LINK, "https://" + "a" * 80 + ".vn/", "không phải là đường dẫn"),
        (FieldType.LINK, "https://a.vn/" + "x" * 1000, "nhiều nhất là 1000"),
    ],
)
def test_what_is_none_of_its_type_is_a_sentence(kind: FieldType, typed: str, said: str) -> None:
    with pytest.raises(UserError, match="Mục X") as raised:
        read_value(_field(kind), typed)
    assert said in raised.value.message


@given(st.sampled_from(FieldType), st.text())
def test_whatever_is_typed_is_kept_for_good_or_refused(kind: FieldType, typed: str) -> None:
    field = _field(kind, "một", "hai") if kind is FieldType.CHOICE else _field(kind)
    try:
        kept = read_value(field, typed)
    except UserError:
        return
    assert read_value(field, kept) == kept
    show_value(field, kept)
