"""What a paragraph of a plan is."""

from enum import StrEnum


class Role(StrEnum):
    """What a paragraph of a plan is; UNREAD where that is not understood."""

    LETTERHEAD = "dau-van-ban"
    TITLE = "ten"
    PREAMBLE = "mo-dau"
    PART = "phan"
    LEAD = "loi-dan"
    PURPOSE = "muc-dich"
    TOPIC = "noi-dung"
    POINT = "y"
    METHOD = "hinh-thuc"
    FORM = "hinh-thuc-con"
    DUTY_HEADING = "muc-nhiem-vu"
    DUTY = "nhiem-vu"
    CENTRAL = "trung-uong"
    CLOSING = "ket"
    RECIPIENT = "noi-nhan"
    SIGNATURE = "chu-ky"
    SEEN = "da-xem"
    UNREAD = "chua-hieu"


ROLE_LABELS = {
    Role.LETTERHEAD: "Phần đầu văn bản",
    Role.TITLE: "Tên kế hoạch",
    Role.PREAMBLE: "Mở đầu",
    Role.PART: "Đề mục phần",
    Role.LEAD: "Lời dẫn",
    Role.PURPOSE: "Mục đích, yêu cầu",
    Role.TOPIC: "Nội dung",
    Role.POINT: "Ý của nội dung",
    Role.METHOD: "Hình thức",
    Role.FORM: "Ý của hình thức",
    Role.DUTY_HEADING: "Mục việc của công đoàn trực thuộc",
    Role.DUTY: "Nhiệm vụ của đơn vị",
    Role.CENTRAL: "Việc của cấp trên",
    Role.CLOSING: "Kết",
    Role.RECIPIENT: "Nơi nhận",
    Role.SIGNATURE: "Người ký",
    Role.SEEN: "Đã xem, để nguyên",
    Role.UNREAD: "Chưa hiểu",
}
"""What the officer reads. SEEN belongs to none of the lists: looked at by the officer, or a row of stars."""
