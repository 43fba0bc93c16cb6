"""Each kind of event as data: the plan's form that it counts for, what is asked of it beside what all have.

The rows are those of the duties in the plan of 2021 (III.1 and III.2 split at each form, II.3 for the election).
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from ucvn_desktop.core.event import EVENT_LABELS, SPEAKERS, EventKind
from ucvn_desktop.core.person import PersonKind


class FieldType(StrEnum):
    """How a value is read, kept and shown; event_values.py does it."""

    TEXT = "chữ"
    LONG = "đoạn"
    NUMBER = "số"
    MONEY = "tiền"
    DAY = "ngày"
    YES_NO = "có/không"
    LINK = "đường dẫn"
    CHOICE = "lựa chọn"


@dataclass(frozen=True, slots=True)
class EventField:
    """Something that one kind is asked for. A key means the same in every kind that has it.

    `required` says that a report or an article cannot do without it; an event is stored all the same. `people`
    are those of the address book among whom it is chosen, None where nobody is.
    """

    key: str
    label: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    help: str = ""
    choices: tuple[str, ...] = ()
    people: PersonKind | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of event: the row of the plan that it counts for («III.1a», "" for none) and its own fields.

    `noun` is what a sentence calls one; `day_label`, `day_to_label` and `turnout_label` are what its days and
    participants are called; the last is "" where nobody takes part. `gathering` says that people come together at a place, and somebody speaks.
    """

    kind: EventKind
    method: str
    noun: str
    fields: tuple[EventField, ...] = ()
    gathering: bool = True
    day_label: str = "Ngày"
    day_to_label: str = "Đến ngày"
    turnout_label: str = "Lượt người dự"
    needs_campaign: bool = False

    @property
    def label(self) -> str:
        """What the kind is called in lists."""
        return EVENT_LABELS[self.kind]

    @property
    def is_general(self) -> bool:
        """Whether the noun only says that something was done: it stands on no backdrop, nobody speaks «at» it."""
        return self.noun.startswith(("hoạt động", "đợt", "chuyến"))


METHOD_LABELS = {
    "III.1a": "Hội nghị, hội thảo, hội thi, tọa đàm, thi trực tuyến",
    "III.1b": "Gặp mặt, giao lưu với nhân chứng lịch sử, người có công",
    "III.1c": "Thăm quan di tích lịch sử, hành hương về nguồn",
    "III.1d": "Thăm hỏi, giúp đỡ",
    "III.1e": "Biểu dương điển hình, tiên tiến",
    "III.2a": "Phát động các đợt thi đua",
    "III.2b": "Tuyên truyền, vận động thực hiện phong trào",
    "III.2c": "Các cuộc vận động",
    "III.2d": "Văn hóa, văn nghệ, thể thao chào mừng",
    "III.2e": "Tuyên truyền miệng",
    "III.2f": "Đưa nội dung kỷ niệm các ngày lễ lớn vào hoạt động",
    "III.2g": "Mời phóng viên dự và đưa tin",
    "III.2h": "Biên soạn tài liệu",
    "III.2i": "Cụm pano, áp phích, băng zôn",
    "III.2k": "Truyền thông trên internet, mạng xã hội, trang thông tin điện tử",
    "II.3": "Truyền thông về bầu cử",
    "": "Ngoài các hình thức của kế hoạch",
}
"""Rows of the plan that events count for, in its order, with short words of our own."""

PHASES = ("Trước ngày bầu cử", "Trong ngày bầu cử", "Sau ngày bầu cử")

_N, _M, _D = FieldType.NUMBER, FieldType.MONEY, FieldType.DAY
_CHAIR = EventField("chu-tri", "Chủ trì", required=True, help="Họ tên, chức danh người chủ trì.")
_THEME = EventField("chu-de", "Chủ đề")
_PAPERS = EventField("so-tham-luan", "Số tham luận", _N)
_OPINIONS = EventField("so-y-kien", "Số ý kiến", _N, help="Số ý kiến phát biểu, góp ý.")
_TEAMS = EventField("so-doi", "Số đội", _N)
_PRIZES = EventField("giai", "Giải thưởng", FieldType.LONG, help="Mỗi giải một dòng.")
_COLLECTIVES = EventField("so-tap-the", "Số tập thể", _N)
_PERSONS = EventField("so-ca-nhan", "Số cá nhân", _N)
_REGISTERED = EventField("so-dang-ky", "Số đăng ký", _N, help="Số tập thể, cá nhân hoặc công trình đăng ký.")
_RESULT = EventField("ket-qua", "Kết quả", FieldType.LONG)
_CONTENT = EventField("noi-dung", "Nội dung", FieldType.LONG)
_FROM = EventField("tu-ngay", "Thực hiện từ ngày", _D)
_TO = EventField("den-ngay", "Thực hiện đến ngày", _D)
_LINK = EventField("duong-dan", "Đường dẫn", FieldType.LINK, help="Cả địa chỉ, bắt đầu bằng https://.")

FORMS: dict[EventKind, Form] = {
    form.kind: form
    for form in (
        Form(EventKind.CONFERENCE, "III.1a", "hội nghị", (_CHAIR, _THEME, _PAPERS)),
        Form(EventKind.SEMINAR, "III.1a", "hội thảo", (_CHAIR, _THEME, _PAPERS, _OPINIONS)),
        Form(EventKind.CONTEST, "III.1a", "hội thi", (_THEME, _TEAMS, _PRIZES)),
        Form(EventKind.ROUND_TABLE, "III.1a", "tọa đàm", (_CHAIR, _THEME, _PAPERS, _OPINIONS)),
        Form(
            EventKind.ONLINE_CONTEST,
            "III.1a",
            "cuộc thi trực tuyến",
            (
                replace(_LINK, required=True),
                _THEME,
                EventField("so-nguoi", "Số người dự thi", _N, help="Mỗi người tính một lần."),
                _PRIZES,
            ),
            gathering=False,
            day_label="Ngày mở",
            day_to_label="Ngày đóng",
            turnout_label="Lượt thi",
        ),
        Form(
            EventKind.ENCOUNTER,
            "III.1b",
            "buổi gặp mặt, giao lưu",
            (
                EventField(
                    "khach-moi",
                    "Khách mời",
                    FieldType.LONG,
                    required=True,
                    help="Nhân chứng lịch sử, người có công; mỗi người một dòng.",
                ),
                EventField(
                    "dong-y",
                    "Khách mời đồng ý nêu tên",
                    FieldType.YES_NO,
                    required=True,
                    help="Chưa có đồng ý thì tin, bài soạn sẵn không nêu tên.",
                ),
            ),
        ),
        Form(
            EventKind.HERITAGE,
            "III.1c",
            "chuyến về nguồn",
            (EventField("di-tich", "Di tích", required=True, help="Di tích, địa chỉ đỏ đã đến."),),
        ),
        Form(
            EventKind.VISIT,
            "III.1d",
            "hoạt động thăm hỏi",
            (
                EventField(
                    "doi-tuong",
                    "Đối tượng",
                    help="Ví dụ: đoàn viên có hoàn cảnh khó khăn, gia đình có công.",
                ),
                EventField("so-duoc-tham", "Số người được thăm", _N, required=True),
                EventField("so-qua", "Số suất quà", _N),
                EventField("tong-tien", "Tổng tiền", _M, help="Tính bằng đồng."),
                EventField(
                    "giu-kin",
                    "Giữ kín danh tính",
                    FieldType.YES_NO,
                    help="Có: tin, bài và ảnh không để nhận ra người được thăm.",
                ),
            ),
        ),
        Form(
            EventKind.HONOURS,
            "III.1e",
            "hội nghị biểu dương",
            (_COLLECTIVES, _PERSONS, EventField("hinh-thuc", "Hình thức biểu dương")),
        ),
        Form(
            EventKind.LAUNCH,
            "III.2a",
            "lễ phát động thi đua",
            (EventField("dot", "Đợt thi đua", required=True), _FROM, _TO, _CONTENT, _REGISTERED),
        ),
        Form(
            EventKind.MOVEMENT,
            "III.2b",
            "đợt vận động thực hiện phong trào",
            (_CONTENT, _REGISTERED, _RESULT),
            needs_campaign=True,
        ),
        Form(
            EventKind.DRIVE,
            "III.2c",
            "đợt thực hiện cuộc vận động",
            (_CONTENT, _REGISTERED, _RESULT),
            needs_campaign=True,
        ),
        Form(
            EventKind.CULTURE,
            "III.2d",
            "hoạt động văn hóa, văn nghệ, thể thao",
            (
                EventField(
                    "loai-hinh",
                    "Loại hình",
                    FieldType.CHOICE,
                    choices=("Văn hóa", "Văn nghệ", "Thể thao"),
                ),
                _TEAMS,
                EventField("so-tiet-muc", "Số tiết mục", _N),
                _PRIZES,
            ),
        ),
        Form(
            EventKind.SPEECH,
            "III.2e",
            "buổi tuyên truyền miệng",
            (
                EventField(
                    SPEAKERS,
                    "Báo cáo viên",
                    required=True,
                    help="Gõ tên rồi chọn trong danh bạ, hoặc ghi họ tên, chức danh. Nhiều người thì cách nhau "
                    "bằng dấu chấm phẩy.",
                    people=PersonKind.SPEAKER,
                ),
                EventField("chuyen-de", "Chuyên đề", required=True),
            ),
            turnout_label="Số người nghe",
        ),
        Form(
            EventKind.COMMEMORATION,
            "III.2f",
            "hoạt động kỷ niệm",
            (
                EventField("ngay-le", "Ngày lễ, sự kiện", required=True),
                EventField("so-nam", "Kỷ niệm bao nhiêu năm", _N),
                _CONTENT,
            ),
        ),
        Form(
            EventKind.PRESS,
            "III.2g",
            "buổi gặp mặt báo chí",
            (EventField("nguoi-cung-cap", "Người cung cấp thông tin"), _CONTENT),
        ),
        Form(
            EventKind.COMPILING,
            "III.2h",
            "đợt biên soạn tài liệu",
            (
                EventField("tai-lieu", "Tên tài liệu", required=True),
                EventField("so-ban", "Số bản", _N),
                EventField("nguon", "Nguồn", help="Văn bản, tài liệu gốc đã dùng."),
                EventField("nguoi-duyet", "Người duyệt", required=True),
                EventField("ngay-duyet", "Ngày duyệt", _D),
            ),
            gathering=False,
            turnout_label="",
        ),
        Form(
            EventKind.DISPLAY,
            "III.2i",
            "đợt tuyên truyền trực quan",
            (
                EventField("so-luong", "Số lượng", _N, required=True, help="Số tấm, chiếc đã treo, dựng."),
                _CONTENT,
                _FROM,
                _TO,
            ),
            gathering=False,
            turnout_label="",
        ),
        Form(
            EventKind.ONLINE,
            "III.2k",
            "đợt truyền thông trên mạng",
            (
                EventField(
                    "kenh", "Kênh", required=True, help="Ví dụ: trang Facebook, nhóm Zalo của đơn vị."
                ),
                _LINK,
                EventField("luot-xem", "Lượt xem", _N, help="Không tính vào lượt người."),
            ),
            gathering=False,
            turnout_label="",
        ),
        Form(
            EventKind.ELECTION,
            "II.3",
            "hoạt động truyền thông về bầu cử",
            (
                EventField("giai-doan", "Giai đoạn", FieldType.CHOICE, required=True, choices=PHASES),
                EventField("ngay-bau-cu", "Ngày bầu cử", _D),
                _CONTENT,
            ),
        ),
        Form(EventKind.OTHER, "", "hoạt động", (_CONTENT,)),
    )
}
"""Every kind's form, in the plan's order."""

WINDOWED = frozenset(kind for kind, form in FORMS.items() if {_FROM, _TO} <= {*form.fields})
"""The kinds of which something lasts from a day to a day of its own: what was launched, what hangs."""

FIELD_KEYS = frozenset(field.key for form in FORMS.values() for field in form.fields)
"""The keys of all kinds' fields."""


def form_of(kind: str) -> Form:
    """The form of the kind with this key. Raises ValueError where there is none."""
    return FORMS[EventKind(kind)]
