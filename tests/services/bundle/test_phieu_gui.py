"""PHIEU-GUI.docx."""

from io import BytesIO

import docx

from tests.services.bundle.making import LONG_TITLE, article, cover, photo, poster
from ucvn_desktop.services.bundle.layout import lay_out
from ucvn_desktop.services.bundle.phieu_gui import covering_letter


def test_the_letter_lists_every_item_with_number_kind_photos_and_file() -> None:
    layout = lay_out(cover(), (article(photos=(photo(1), photo(2))),), (poster(),))
    table = docx.Document(BytesIO(covering_letter(layout))).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["STT", "Loại", "Tên", "Số ảnh", "Tệp trong bộ gửi"]
    assert rows[1] == [
        "1",
        "Tin",
        LONG_TITLE,
        "2",
        "01-cong-doan-vien-chuc-viet-nam-to-chuc-hoi-nghi-truc-tuyen-toan-quoc-quan.docx",
    ]
    assert rows[2][:2] == ["2", "Ấn phẩm"]


def test_the_letter_says_who_sends_what_to_whom_and_leaves_room_to_sign() -> None:
    letter = docx.Document(BytesIO(covering_letter(lay_out(cover(), (article(),), ()))))
    words = "\n".join(p.text for p in letter.paragraphs)
    cells = "\n".join(cell.text for table in letter.tables for row in table.rows for cell in row.cells)
    assert "Kính gửi: Ban Tuyên giáo - Nữ công; Trang thông tin điện tử" in words
    assert "dữ liệu mẫu 2021" in words
    assert "CDBTP_2021-008_20210419" in words
    for part in (
        "CÔNG ĐOÀN BỘ MẪU",
        "008/2021",
        "19/4/2021",
        "NGƯỜI GỬI",
        "NGƯỜI DUYỆT",
        "(Ký, ghi rõ họ tên)",
    ):
        assert part in cells


def test_the_letter_takes_characters_that_xml_does_not() -> None:
    letter = covering_letter(lay_out(cover(officer="A\x00\x0bB"), (article(title="x\x01y"),), ()))
    assert "xy" in docx.Document(BytesIO(letter)).tables[1].cell(1, 2).text
