"""The sheet of the address book: its columns, and what its cells say of people."""

import re
from collections.abc import Mapping
from dataclasses import replace

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import PERSON_LABELS, Office, Person, PersonKind
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.services.sheets import Column, Kind, Value

SHEET = "Danh bạ"

NUMBER = Column(
    "number",
    "STT",
    ("Số TT", "TT", "Số thứ tự"),
    width=6,
    help="Số thứ tự. Người có nhiều chức vụ thì ghi mỗi chức vụ một dòng, lặp lại đúng STT và họ tên; các cột "
    "khác để trống hoặc ghi như dòng đầu.",
)
NAME = Column(
    "full_name",
    "Họ và tên",
    ("Họ tên", "Tên", "Họ và tên đồng chí"),
    required=True,
    width=24,
    help="Bắt buộc. Ghi như muốn hiện ra, có thể kèm học hàm, học vị phía trước: TS. Nguyễn Thị Mẫu.",
)
FAMILY = Column(
    "family",
    "Họ và đệm",
    ("Họ", "Họ đệm", "Họ và tên đệm", "Họ, đệm", "Họ lót", "Họ và chữ lót"),
)
"""Only read: many lists have the name in two columns, so that it can be sorted by its last word."""

KINDS = Column(
    "kinds",
    "Nhóm",
    ("Vai trò", "Loại", "Đối tượng", "Thuộc nhóm"),
    width=24,
    choices=tuple(PERSON_LABELS.values()),
    help=f"Chọn trong danh sách. Người thuộc nhiều nhóm thì ghi các nhóm cách nhau bằng dấu phẩy: "
    f"{', '.join(PERSON_LABELS.values())}.",
)
TITLE = Column(
    "title",
    "Chức vụ",
    ("Chức danh", "Chức vụ, đơn vị", "Chức vụ, đơn vị công tác", "Chức vụ, nơi công tác"),
    width=20,
    help="Chức vụ đang giữ hoặc đã giữ: Chủ tịch.",
)
UNIT = Column(
    "unit",
    "Đơn vị công tác",
    ("Đơn vị", "Nơi công tác", "Cơ quan", "Cơ quan công tác"),
    width=26,
    help="Nơi giữ chức vụ ấy, ghi theo tên lúc đó: Công đoàn Cơ quan Mẫu. Nếu là tên của một đơn vị trực thuộc đã có thì "
    "người đang giữ chức vụ được gắn với đơn vị ấy.",
)
SINCE = Column(
    "since",
    "Từ ngày",
    ("Từ", "Giữ chức vụ từ", "Ngày bổ nhiệm"),
    kind=Kind.ABOUT,
    width=11,
    help="Ngày bắt đầu giữ chức vụ: 1/2/2020; chỉ biết tháng hoặc năm thì ghi 2/2020 hoặc 2020; không biết thì để trống.",
)
UNTIL = Column(
    "until",
    "Đến ngày",
    ("Đến", "Giữ chức vụ đến"),
    kind=Kind.ABOUT,
    width=11,
    help="Ngày thôi giữ chức vụ, ghi như trên; đang giữ thì để trống.",
)
OUTLET = Column(
    "outlet",
    "Cơ quan báo chí",
    ("Báo, đài", "Báo đài", "Tòa soạn", "Tên báo"),
    width=18,
    help="Báo, đài, trang tin của phóng viên.",
)
SUB_UNIT = Column(
    "sub_unit",
    "Đơn vị trực thuộc",
    ("Công đoàn trực thuộc", "Công đoàn cơ sở"),
    width=24,
    help="Đơn vị trực thuộc mà người ấy là đầu mối. Tên chưa có trong danh bạ sẽ được thêm vào danh sách đơn vị.",
)
PHONE = Column(
    "phone",
    "Điện thoại",
    ("Số điện thoại", "SĐT", "Số ĐT", "ĐT", "ĐTDĐ", "Di động", "Điện thoại di động", "Điện thoại liên hệ"),
    kind=Kind.PHONE,
    width=15,
    help="Giữ số 0 ở đầu; nhiều số thì cách nhau bằng dấu phẩy.",
)
EMAIL = Column(
    "email",
    "Thư điện tử",
    ("Email", "E-mail", "Thư", "Địa chỉ email"),
    width=24,
    help="Một địa chỉ: ten@coquan.vn.",
)
NOTE = Column("note", "Ghi chú", width=24, help="Điều cần nhớ; không in ra, không gửi đi.")

COLUMNS = (NUMBER, NAME, KINDS, TITLE, UNIT, SINCE, UNTIL, OUTLET, SUB_UNIT, PHONE, EMAIL, NOTE)

_BETWEEN = re.compile(r"[,;\n]")
_KINDS: Mapping[str, PersonKind] = {
    **{fold(label): kind for kind, label in PERSON_LABELS.items()},
    **{fold(kind.value): kind for kind in PersonKind},
    "can bo": PersonKind.OFFICER,
    "can bo cong doan": PersonKind.OFFICER,
    "bao cao vien": PersonKind.SPEAKER,
    "tuyen truyen vien": PersonKind.SPEAKER,
    "phong vien": PersonKind.PRESS,
    "bao chi": PersonKind.PRESS,
    "nha bao": PersonKind.PRESS,
    "don vi truc thuoc": PersonKind.SUB_UNIT,
}


def kinds_of(text: str) -> tuple[str, ...]:
    """The kinds that a cell names. Raises UserError with those there are, where it names another."""
    found = []
    for part in _BETWEEN.split(text):
        key = " ".join(fold(part).split())
        if not key:
            continue
        if key not in _KINDS:
            raise UserError(
                f"không có nhóm «{part.strip()}»; các nhóm là: {', '.join(PERSON_LABELS.values())}"
            )
        found.append(_KINDS[key].value)
    return tuple(found)


def name_of(values: Mapping[str, Value]) -> str:
    """The name that a row tells, in one column or in two."""
    return f"{values[FAMILY.key]} {values[NAME.key]}".strip()


def person_of(values: Mapping[str, Value]) -> Person:
    """The person that a row tells of, without the sub-unit. Raises UserError where a kind is none."""
    kinds = kinds_of(str(values[KINDS.key]))
    texts = {column.key: str(values[column.key]) for column in (OUTLET, PHONE, EMAIL, NOTE)}
    return Person(
        full_name=name_of(values),
        kinds=kinds,
        outlet=texts["outlet"],
        phone=texts["phone"],
        email=texts["email"],
        note=texts["note"],
    )


def office_of(values: Mapping[str, Value]) -> Office | None:
    """The office that a row tells of; None where it tells of none. Raises UserError."""
    title, unit, since, until = (str(values[column.key]) for column in (TITLE, UNIT, SINCE, UNTIL))
    if not (title or unit):
        if since or until:
            raise UserError(f"có ngày mà thiếu «{TITLE.heading}» hoặc «{UNIT.heading}»")
        return None
    return Office(person_id=0, title=title, unit=unit, since=since, until=until)


def row_of(number: int, person: Person, sub_unit: str) -> dict[str, Value]:
    """A person as a row, without an office."""
    return {
        NUMBER.key: number,
        NAME.key: person.full_name,
        KINDS.key: ", ".join(PERSON_LABELS[PersonKind(kind)] for kind in person.kinds),
        OUTLET.key: person.outlet,
        SUB_UNIT.key: sub_unit,
        PHONE.key: person.phone,
        EMAIL.key: person.email,
        NOTE.key: person.note,
    }


def with_office(row: Mapping[str, Value], office: Office) -> dict[str, Value]:
    """The row with an office in it."""
    told = {TITLE.key: office.title, UNIT.key: office.unit, SINCE.key: office.since, UNTIL.key: office.until}
    return {**row, **told}


READ = (*COLUMNS, FAMILY)
WRITTEN = (replace(NUMBER, kind=Kind.NUMBER), *COLUMNS[1:])
"""The same columns as they are written: the running number is a number."""
