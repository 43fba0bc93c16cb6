"""The news item that an event begins: title, sapo and body with what is known, and marks for the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from ucvn_desktop.core.event import YES, Event
from ucvn_desktop.core.event_check import is_private, own_details
from ucvn_desktop.core.event_kinds import EventField, FieldType, Form, form_of
from ucvn_desktop.core.event_values import show_value
from ucvn_desktop.core.event_words import in_a_sentence, when_in_news
from ucvn_desktop.core.gaps import gap
from ucvn_desktop.core.richtext import Block, BlockKind, Run, blocks_to_html
from ucvn_desktop.core.text.numbers import format_number

# Before a name, with a small letter within a sentence; one place begins like it.
_ADDRESS = ("Đồng chí ", "Ông ", "Bà ")
# What the text says of each field; where nothing stands, another sentence takes the value up.
_SAID = {
    "chu-tri": "{Noun} do {value} chủ trì.",
    "chu-de": "Chủ đề: {value}.",
    "so-tham-luan": "Có {value} tham luận được gửi tới {noun}.",
    "so-y-kien": "Đã có {value} ý kiến phát biểu, góp ý.",
    "so-doi": "Có {value} đội tham gia.",
    "so-tiet-muc": "Chương trình có {value} tiết mục.",
    "so-nguoi": "Đã có {value} người dự thi.",
    "loai-hinh": "",
    "khach-moi": "Khách mời: {value}.",
    "dong-y": "",
    "di-tich": "Đoàn đã đến thăm {value}.",
    "doi-tuong": "",
    "so-duoc-tham": "Đoàn đã đến thăm {value} {whom}.",
    "so-qua": "Đã có {value} suất quà được trao.",
    "tong-tien": "Tổng số tiền thăm hỏi, hỗ trợ là {value} đồng.",
    "giu-kin": "",
    "so-tap-the": "Có {value} tập thể được biểu dương.",
    "so-ca-nhan": "Có {value} cá nhân được biểu dương.",
    "hinh-thuc": "Hình thức biểu dương: {value}.",
    "dot": "Đợt thi đua: {value}.",
    "tu-ngay": "Thời gian thực hiện bắt đầu từ ngày {value}.",
    "den-ngay": "Thời gian thực hiện kết thúc vào ngày {value}.",
    "noi-dung": "{value}.",
    "so-dang-ky": "Đã có {value} lượt đăng ký.",
    "ket-qua": "Kết quả: {value}.",
    "giai": "Giải thưởng: {value}.",
    "bao-cao-vien": "Báo cáo viên là {value}.",
    "chuyen-de": "Chuyên đề: {value}.",
    "ngay-le": "Hoạt động nhằm kỷ niệm {value}.",
    "so-nam": "",
    "nguoi-cung-cap": "Thông tin do {value} cung cấp.",
    "tai-lieu": "Tài liệu có tên {value}.",
    "so-ban": "Số lượng phát hành: {value} bản.",
    "nguon": "Tài liệu được biên soạn từ {value}.",
    "nguoi-duyet": "Nội dung do {value} duyệt.",
    "ngay-duyet": "",
    "so-luong": "Số lượng đã treo, dựng: {value}.",
    "luot-xem": "Nội dung đã có {value} lượt xem.",
    "kenh": "Nội dung được đăng trên {value}.",
    "duong-dan": "",
    "giai-doan": "",
    "ngay-bau-cu": "Cuộc bầu cử diễn ra ngày {value}.",
}


@dataclass(frozen=True, slots=True)
class EventDraft:
    """A begun article: title, sapo, body (HTML), and what the officer should know beside it, in sentences."""

    title: str
    sapo: str
    body: str
    notes: tuple[str, ...] = ()


def draft_of(event: Event, unit_name: str) -> EventDraft:
    """The news item of `unit_name` about the event: who, what, when, where, why and how as far as the record
    knows them. Names of guests who have not agreed and of people who were helped in private stay out."""
    what = in_a_sentence(event)
    sapo = (
        f"{when_in_news(event)}, {_where(event)}{unit_name} tổ chức {what}{_turnout(event)}. "
        f"{gap('kết quả hoặc điều đáng chú ý nhất, 1 đến 2 câu')}"
    )
    return EventDraft(f"{unit_name} tổ chức {what}", sapo, blocks_to_html(list(_body(event))), _notes(event))


def _where(event: Event) -> str:
    if event.place and is_private(event):
        return f"tại {gap('nơi diễn ra, không nêu địa chỉ người được thăm')}, "
    if event.place:
        return f"tại {event.place}, "
    return f"tại {gap('nơi diễn ra')}, " if form_of(event.kind).gathering else ""


def _turnout(event: Event) -> str:
    """Only what the figure counts is said of it: lượt are not heads. A figure that the kind does not ask for was
    another kind's."""
    label = form_of(event.kind).turnout_label.removeprefix("Số ")
    if not (event.participants and label):
        return ""
    said = "lượt người tham dự" if label == "Lượt người dự" else _small(label)
    return f", với {format_number(event.participants)} {said}"


def _body(event: Event) -> Iterator[Block]:
    form = form_of(event.kind)
    yield _paragraph(f"{_capital(form.noun)} nhằm {gap('mục đích, ý nghĩa')}{_campaign(event)}.")
    facts = " ".join(_facts(event, form))
    if facts:
        yield _paragraph(facts)
    if form.gathering:
        verb = "Tham gia" if form.is_general else "Tham dự"
        yield _paragraph(f"{verb} {form.noun} có {gap('đại biểu, khách mời: họ tên, chức danh')}.")
    yield from _programme(event)
    if form.gathering:
        yield _paragraph(
            f"Phát biểu {'trong' if form.is_general else 'tại'} {form.noun}, {gap('ai phát biểu: họ tên, chức danh')} cho biết: {gap('ý chính của lời phát biểu')}."
        )
    yield from _link(event, form)
    yield _paragraph(gap("kết quả, việc tiếp theo"))


def _link(event: Event, form: Form) -> Iterator[Block]:
    field = next((field for field in form.fields if field.key == "duong-dan"), None)
    link = event.details.get("duong-dan", "") if field else ""
    if link:
        yield Block(BlockKind.PARAGRAPH, (Run("Địa chỉ truy cập: "), Run(link, link=link)))
    elif field and field.required:
        yield _paragraph(f"Địa chỉ truy cập: {gap('đường dẫn')}.")


def _campaign(event: Event) -> str:
    if event.campaign:
        return f", hưởng ứng “{event.campaign.strip('“”')}”"
    needs_it = form_of(event.kind).needs_campaign
    return f", hưởng ứng {gap('phong trào, cuộc vận động')}" if needs_it else ""


def _programme(event: Event) -> Iterator[Block]:
    if not event.programme:
        yield _paragraph(gap("diễn biến, nội dung chính"))
        return
    yield _paragraph("Nội dung chính:")
    for item in event.programme.splitlines():
        yield Block(BlockKind.BULLET, (Run(item),))


def _facts(event: Event, form: Form) -> Iterator[str]:
    """A sentence for each field that is known, and a mark for each that a text cannot do without."""
    own = own_details(event)
    for field in form.fields:
        said = _SAID[field.key]
        value = _spoken(field, own)
        if said and (value or field.required):
            yield said.format(
                value=value or gap(_small(field.label)),
                noun=form.noun,
                Noun=_capital(form.noun),
                whom=_small(own.get("doi-tuong", "")) or "người, gia đình",
            )


def _spoken(field: EventField, own: dict[str, str]) -> str:
    if field.key == "khach-moi" and own.get("dong-y") != YES:
        return gap("tên khách mời, khi khách đã đồng ý nêu tên")
    value = show_value(field, own[field.key])
    if field.key == "ngay-le" and value and own.get("so-nam"):
        value = f"{own['so-nam']} năm {value}"
    joined = "; ".join(value.splitlines()) if field.type is FieldType.LONG else value
    before = _SAID[field.key].partition("{value}")[0]
    # A list behind a colon begins as it was written.
    is_within = before and not before.endswith(": ")
    if is_within and joined.startswith(_ADDRESS) and not joined.startswith("Bà Rịa"):
        joined = _small(joined)
    return joined.rstrip(".;")


def _notes(event: Event) -> tuple[str, ...]:
    own = own_details(event)
    notes = []
    if is_private(event):
        notes.append(
            "Hoạt động này giữ kín danh tính: không nêu tên, địa chỉ người được thăm và không dùng ảnh thấy rõ mặt."
        )
    if "khach-moi" in own and own["dong-y"] != YES:
        notes.append(
            "Khách mời chưa đồng ý nêu tên, nên tên chưa có trong tin. Ghi đồng ý rồi soạn, hoặc tự điền."
        )
    return tuple(notes)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, (Run(text),))
