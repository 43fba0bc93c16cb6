"""English is told from Vietnamese by the syllable."""

import pytest

from tests.ui.words import foreign_words


@pytest.mark.parametrize(
    "text",
    [
        "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh khó khăn",
        "Viết tin, bài · Tuyên truyền trực quan · Gửi tin, bài",
        "Xuất .docx hoặc PDF, nhỏ hơn 20 MB",
        "&Hoàn tác\tCtrl+Z",
        "Quay quanh quy trình: quang, giang, gia, khoan, khuya, ngoao",
        "<b>Tin</b>&nbsp;mới",
        "Đại hội XIII, mã đơn vị CDBTP, CNVCLĐ",
        "Tệp 1,3 MB ở /home/lan/Documents/bo-gui.zip",
        "120 / 500 ảnh   DSC_0120.jpg · bộ MAU_2021-001_20210728",
    ],
)
def test_vietnamese_passes(text: str) -> None:
    assert foreign_words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("&Open", ["Open"]),
        ("Lưu hoặc Cancel", ["Cancel"]),
        ("OK", ["OK"]),
        ("Select All", ["Select", "All"]),
        ("list", ["list"]),
        ("them", ["them"]),
        ("<b>Delete</b> ảnh", ["Delete"]),
    ],
)
def test_english_is_found(text: str, found: list[str]) -> None:
    assert foreign_words(text) == found
