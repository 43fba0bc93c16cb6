"""The house layout: what Word is told, and that it is told the same each time."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from ucvn_desktop.core.richtext import Run
from ucvn_desktop.services.documents import house, house_styles

_WHEN = "2021-04-19T08:30:00+00:00"


def _sample() -> bytes:
    document = house.new_document(_WHEN, "Phiếu gửi tin, bài", "Lê Quang")
    left, _ = house.add_columns(document, (70, 90))
    house.add_runs(left.paragraphs[0], (Run("CÔNG ĐOÀN BỘ"),))
    house.add_paragraph(document, (Run("Xem "), Run("trang", bold=True, link="https://a.vn/?x=1&y=2")))
    house.add_table(document, ("TT", "Tên bài"), (("1", "Tin"), ("2", "Bài")), (12, 148))
    for _ in range(2):
        number = house.new_numbered_list(document)
        house.set_list(house.add_paragraph(document, "mục", house_styles.NUMBER), number)
    return house.to_bytes(document)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert _sample() == _sample()


def test_page_and_properties_are_those_of_the_house() -> None:
    document = docx.Document(BytesIO(_sample()))
    section = document.sections[0]
    lengths = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    assert [round(length.mm) for length in lengths if length is not None] == [210, 297, 20, 20, 30, 20]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert not section.first_page_header.paragraphs[0].text
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Phiếu gửi tin, bài",
        "Lê Quang",
        "vi-VN",
    )
    assert properties.modified is not None
    assert properties.modified.isoformat() == _WHEN


def test_nothing_of_a_theme_or_a_foreign_font_is_left() -> None:
    with zipfile.ZipFile(BytesIO(_sample())) as package:
        assert not [name for name in package.namelist() if "theme" in name or "thumbnail" in name]
        styles = package.read("word/styles.xml").decode()
    assert "Theme=" not in styles
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert f'w:{script}="Times New Roman"' in styles


@pytest.mark.parametrize(
    "name",
    [
        value
        for key, value in vars(house_styles).items()
        if key.isupper() and not key.startswith("_") and isinstance(value, str) and not value.startswith("<")
    ],
)
def test_every_named_style_exists(name: str) -> None:
    assert house.new_document(_WHEN, "x").styles[name].name == name


def test_each_numbered_list_counts_from_one() -> None:
    document = docx.Document(BytesIO(_sample()))
    ids = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.text == "mục"]
    assert len(set(ids)) == 2
    numbering = document.part.numbering_part.element
    for number in ids:
        overrides = numbering.num_having_numId(number).findall(qn("w:lvlOverride"))
        assert [o.find(qn("w:startOverride")).get(qn("w:val")) for o in overrides] == ["1"]


def test_a_table_repeats_its_header_and_splits_no_row() -> None:
    table = docx.Document(BytesIO(_sample())).tables[1]
    assert table.style is not None
    assert table.style.name == "Table Grid"
    assert [row._tr.xpath("boolean(w:trPr/w:tblHeader)") for row in table.rows] == [True, False, False]
    assert all(row._tr.xpath("boolean(w:trPr/w:cantSplit)") for row in table.rows)


def test_a_link_is_a_real_hyperlink() -> None:
    document = docx.Document(BytesIO(_sample()))
    (link,) = document.paragraphs[0].hyperlinks
    assert (link.text, link.address) == ("trang", "https://a.vn/?x=1&y=2")


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert house.xml_text("a\x00b\x0bc\ufffed\ud800e\tf") == "abcde\tf"
    house.to_bytes(house.new_document(_WHEN, "tít\x0b", "tên\x00"))


def test_a_time_that_is_none_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        house.new_document("hôm qua", "x")
