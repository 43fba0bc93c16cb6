"""Foreign documents: what of them becomes an article."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.services.documents import make_docx as make
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.documents import child as inside
from ucvn_desktop.services.documents import paragraphs
from ucvn_desktop.services.documents.reader import ArticleDraft, Picture, read_article

_INPUT = Path(__file__).parents[4] / "shared" / "input"
_CENTRED = '<w:jc w:val="center"/>'
_TITLE = make.p("Tít của bài", "<w:b/>")


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child() as made:
        yield made


class _Here:
    """Runs the child's function in this process: the same code, without a process for each document."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "bài.docx"

    def read(
        self, body: str, links: Mapping[str, tuple[str, str]] | None = None, **more: str | bytes
    ) -> ArticleDraft:
        self._path.write_bytes(make.docx_bytes(body, links, **more))
        data, blobs = inside.read_docx({"path": str(self._path)})
        pictures = tuple(Picture(n, b, c) for (n, c), b in zip(data.pop("pictures"), blobs, strict=True))
        for name in ("captions", "warnings"):
            data[name] = tuple(data[name])
        return ArticleDraft(**data, pictures=pictures)

    def body(self, xml: str, **more: str | bytes) -> str:
        return self.read(_TITLE + xml, **more).body


@pytest.fixture
def here(tmp_path: Path) -> _Here:
    return _Here(tmp_path)


def _shared(name: str) -> Path:
    path = _INPUT / name
    if not path.exists():
        pytest.skip(f"{path} is not on this machine")
    return path


def test_a_news_item_comes_in_with_all_its_parts(child: Child) -> None:
    draft = read_article(_shared("tin-tham-hoi.docx"), child)
    assert draft.title == "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh khó khăn"
    assert draft.sapo.startswith("Ngày 16/4/2021, tại Hà Nội")
    assert "<h2>Lan tỏa tinh thần tương thân, tương ái</h2>" in draft.body
    assert draft.body.count("<li>") == 3
    assert "<ul>\n<li>mỗi tổ công đoàn đăng ký một sáng kiến trong <em>Chương trình 75 nghìn" in draft.body
    assert "<blockquote>\n<p>“Món quà nhỏ nhưng ấm lòng." in draft.body
    assert "thường xuyên,liên tục" in draft.body  # what is wrong is for the checks to say
    assert (draft.author, draft.credit, draft.warnings) == ("Nguyễn Thị Mai", "Nguyễn Thị Mai", ())
    assert "Nguyễn Thị Mai" not in draft.body


def test_a_portrait_comes_in_with_its_author_line(child: Child) -> None:
    draft = read_article(_shared("bai-guong-dien-hinh.docx"), child)
    assert draft.title == "Người “giữ lửa” phong trào “Giỏi việc nước, đảm việc nhà”"
    assert draft.body.count("<h2>") == 2
    assert (draft.author, draft.credit) == ("Lê Quang", "Bài và ảnh: Lê Quang")


def test_a_plan_comes_in_as_a_plain_article(child: Child) -> None:
    draft = read_article(_shared("ke-hoach-truyen-thong-2021.docx"), child)
    assert draft.title == "KẾ HOẠCH Truyền thông Công đoàn Viên chức Việt Nam năm 2021"
    assert draft.body.count("<p>") == 50
    assert "<p>- Đẩy mạnh công tác thông tin, tuyên truyền, quảng bá" in draft.body
    assert draft.body.endswith("<li>Các Công đoàn trực thuộc CĐVCVN;</li>\n</ul>")


def test_old_fonts_are_named_and_their_letter_u_with_horn_is_kept(child: Child) -> None:
    draft = read_article(_shared("cong-van-cu-phong-cu.docx"), child)
    (warning,) = draft.warnings
    assert ".VnTime, .VnTimeH, VNI-Times" in warning
    assert "ng\xadêi lao ®éng" in draft.body


def test_a_refusal_of_the_gate_comes_through_the_child(child: Child, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("chỉ là chữ")
    with pytest.raises(UserError, match="không phải tệp Word"):
        read_article(tmp_path / "a.docx", child)


def test_a_document_without_words_and_pictures_is_refused(here: _Here) -> None:
    with pytest.raises(UserError, match="không có chữ và ảnh nào"):
        here.read(make.p(" ") + "<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")


def test_a_document_longer_than_a_book_is_refused(here: _Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paragraphs, "MAX_CHARACTERS", 100)
    with pytest.raises(UserError, match="2 triệu chữ"):
        here.read(make.p("chữ " * 26))


def test_a_long_document_is_read(child: Child, tmp_path: Path) -> None:
    path = tmp_path / "dài.docx"
    path.write_bytes(make.docx_bytes("".join(make.p(f"Đoạn {n} " + "chữ nghĩa " * 30) for n in range(5000))))
    assert read_article(path, child).body.count("<p>") == 5000


def test_text_comes_in_order_from_tables_boxes_and_controls(here: _Here) -> None:
    box = "<w:txbxContent>" + make.p("trong khung") + "</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = (
        f"<w:tbl><w:tr><w:tc>{make.p('ô một')}</w:tc><w:tc>{make.p('ô hai', '<w:b/>')}</w:tc></w:tr></w:tbl>"
        + make.p("trước", inner=both)
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{make.p('trong ô nhập')}</w:sdtContent></w:sdt>"
        + make.p(inner="<w:smartTag><w:r><w:t>thẻ</w:t></w:r></w:smartTag>")
    )
    assert here.body(body) == (
        "<p>ô một</p>\n<p><strong>ô hai</strong></p>\n<p>trước</p>\n<p>trong khung</p>\n<p>trong ô nhập</p>"
        "\n<p>thẻ</p>"
    )


def test_insertions_are_kept_deletions_are_gone_and_it_is_said(here: _Here) -> None:
    inner = (
        "<w:ins><w:r><w:t> thêm</w:t></w:r></w:ins><w:del><w:r><w:delText> bỏ</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t> đi</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> đến</w:t></w:r></w:moveTo>"
    )
    draft = here.read(_TITLE + make.p("chữ", inner=inner))
    assert draft.body == "<p>chữ thêm đến</p>"
    assert "Track Changes" in draft.warnings[0]


def test_breaks_tabs_and_hyphens(here: _Here) -> None:
    inner = (
        "<w:r><w:br/><w:t>dòng</w:t><w:tab/><w:t>hai</w:t><w:softHyphen/><w:t>\xadba</w:t>"
        '<w:br w:type="page"/><w:noBreakHyphen/><w:t>x</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
    )
    assert here.body(make.p("một", inner=inner)) == "<p>một<br>dòng haiba-x</p>"


def test_text_is_composed(here: _Here) -> None:
    assert here.body(make.p("Vie\u0302\u0323t")) == "<p>Việt</p>"


def test_links_come_from_relationships_and_from_fields(here: _Here) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://b.vn" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>hai</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> sau</w:t></w:r>'
    )
    inner = (
        '<w:hyperlink r:id="l1"><w:r><w:t>một</w:t></w:r></w:hyperlink><w:r><w:t> </w:t></w:r>'
        '<w:hyperlink r:id="l2"><w:r><w:t>độc</w:t></w:r></w:hyperlink><w:r><w:t> </w:t></w:r>' + field
    )
    links = {"l1": ("hyperlink", "https://a.vn/?x=1&amp;y"), "l2": ("hyperlink", "javascript:alert(1)")}
    draft = here.read(_TITLE + make.p(inner=inner), links)
    assert draft.body == (
        '<p><a href="https://a.vn/?x=1&amp;y">một</a> độc <a href="https://b.vn">hai</a> sau</p>'
    )


def test_emphasis_comes_from_runs_and_styles_and_can_be_switched_off(here: _Here) -> None:
    styles = make.styles(
        '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Nghiêng"/><w:rPr><w:i/></w:rPr></w:style>'
    )
    body = make.p(
        "a ", inner='<w:r><w:rPr><w:rStyle w:val="S"/></w:rPr><w:t>b</w:t></w:r><w:r><w:t> c</w:t></w:r>'
    ) + make.p("d ", '<w:i w:val="0"/>', style="N", inner="<w:r><w:t>e</w:t></w:r>")
    assert here.body(body, styles=styles) == "<p>a <strong>b</strong> c</p>\n<p>d <em>e</em></p>"


def _num(number: str, level: str = "0") -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_bullets_and_numbers_are_told_apart(here: _Here) -> None:
    numbering = make.numbering(
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    styles = make.styles(
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Number"/>'
        f"<w:pPr>{_num('1')}</w:pPr></w:style>"
    )
    body = (
        make.p("số", layout=_num("1"))
        + make.p("gạch", layout=_num("1", "1"))
        + make.p("không rõ", layout=_num("99"))
        + make.p("theo kiểu", style="L")
        + make.p("đã tắt", style="L", layout=_num("0"))
    )
    assert here.body(body, numbering=numbering, styles=styles) == (
        "<ol>\n<li>số</li>\n</ol>\n<ul>\n<li>gạch</li>\n<li>không rõ</li>\n</ul>\n<ol>\n<li>theo kiểu"
        "</li>\n</ol>\n<p>đã tắt</p>"
    )


@pytest.mark.parametrize("name", ["Quote", "Quotations", "Intense Quote", "Trích dẫn"])
def test_quotes_by_the_name_of_their_style(here: _Here, name: str) -> None:
    styles = make.styles(
        f'<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="{name}"/><w:rPr><w:i/></w:rPr></w:style>'
    )
    assert here.body(make.p("lời", style="Q"), styles=styles) == "<blockquote>\n<p>lời</p>\n</blockquote>"


def test_headings_by_style_outline_and_localised_id(here: _Here) -> None:
    styles = make.styles(
        '<w:style w:type="paragraph" w:styleId="u2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Mục"/><w:basedOn w:val="u2"/></w:style>'
    )
    body = (
        make.p("một", style="u2")
        + make.p("hai", style="Own")
        + make.p("ba", layout='<w:outlineLvl w:val="1"/>')
        + make.p("chữ", layout='<w:outlineLvl w:val="9"/>')
    )
    assert here.body(body, styles=styles) == "<h2>một</h2>\n<h2>hai</h2>\n<h2>ba</h2>\n<p>chữ</p>"


def test_a_circle_of_styles_ends(here: _Here) -> None:
    styles = make.styles(
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="A"/></w:style>'
    )
    assert here.body(make.p("chữ", style="A"), styles=styles) == "<p>chữ</p>"


def test_pictures_come_with_their_captions(here: _Here) -> None:
    vml = '<w:r><w:pict><v:shape><v:imagedata r:id="p2"/></v:shape></w:pict></w:r>'
    body = (
        _TITLE
        + make.p("Đoạn mở đầu của bài.")
        + make.p("Đoạn thứ hai của bài.")
        + make.p(inner=make.picture("p1"))
        + make.p("Quang cảnh buổi lễ.", "<w:i/>")
        + make.p("Đoạn giữa.")
        + make.p(inner=vml)
        + make.p("Ảnh hưởng của dịch bệnh khiến việc làm giảm.")
        + make.p(inner=make.picture("p1"))
        + make.p(inner=make.picture("p3"))
        + make.p("Ảnh 3: Trao quà (Ảnh: Lê Quang)")
        + make.p(inner=make.picture("p4"))
    )
    links = {
        "p1": ("image", "media/image1.jpeg"),
        "p2": ("image", "media/image2.png"),
        "p3": ("image", "media/image3.JPG"),
        "p4": ("image", "https://a.vn/x.jpg"),
    }
    draft = here.read(body, links)
    assert [(p.name, p.caption) for p in draft.pictures] == [
        ("image1.jpeg", "Quang cảnh buổi lễ."),
        ("image2.png", ""),
        ("image3.JPG", "Trao quà (Ảnh: Lê Quang)"),
    ]
    assert {p.data for p in draft.pictures} == {make.JPEG}
    assert "Ảnh hưởng của dịch bệnh" in draft.body
    assert "Quang cảnh" not in draft.body
    assert "Trao quà" not in draft.body
    assert "liên kết" in draft.warnings[0]


def test_a_title_below_a_picture_is_no_caption(here: _Here) -> None:
    body = make.p(inner=make.picture("p1")) + make.p("TÍT Ở GIỮA", layout=_CENTRED) + make.p("Một đoạn.")
    draft = here.read(body, {"p1": ("image", "media/a.jpg")})
    assert (draft.title, draft.pictures[0].caption) == ("TÍT Ở GIỮA", "")


def test_a_sapo_below_the_first_picture_is_no_caption(here: _Here) -> None:
    sapo = "Sáng 16/4 tại Hà Nội, công đoàn đã trao quà cho đoàn viên khó khăn nhân Tháng Công nhân năm 2021."
    body = _TITLE + make.p(inner=make.picture("p1")) + make.p(sapo, "<w:i/>") + make.p("Một đoạn.")
    draft = here.read(body, {"p1": ("image", "media/a.jpg")})
    assert (draft.sapo, draft.pictures[0].caption) == (sapo, "")


def test_the_list_at_the_end_gives_captions_in_order(here: _Here) -> None:
    body = (
        _TITLE
        + make.p("Một đoạn.")
        + make.p(inner=make.picture("p1"))
        + make.p(inner=make.picture("p2"))
        + make.p("Nguyễn Thị Mai", layout='<w:jc w:val="right"/>')
        + make.p("CHÚ THÍCH ẢNH:", "<w:b/>")
        + make.p("Ảnh 1: Toàn cảnh")
        + make.p("2. Trao quà")
        + make.p("Ảnh số 3 - Gửi riêng")
        + make.p("Ảnh 4. (chưa có chú thích)")
    )
    draft = here.read(body, {"p1": ("image", "media/a.jpg"), "p2": ("image", "media/b.jpg")})
    assert [p.caption for p in draft.pictures] == ["Toàn cảnh", "Trao quà"]
    assert draft.captions == ("Gửi riêng", "")
    assert (draft.body, draft.author) == ("<p>Một đoạn.</p>", "Nguyễn Thị Mai")


def test_notes_and_drawings_that_are_left_out_are_named(here: _Here) -> None:
    inner = '<w:r><w:footnoteReference w:id="1"/></w:r>' + make.picture("p1")
    draft = here.read(_TITLE + make.p("chữ", inner=inner), {"p1": ("image", "media/a.emf")})
    assert draft.pictures == ()
    assert [w.split()[0] for w in draft.warnings] == ["Chú", "Có"]


def test_a_dangling_relationship_and_a_broken_thumbnail_hinder_nothing(here: _Here) -> None:
    links = {"x": ("image", "NULL"), "y": ("styles", "missing.xml")}
    assert here.read(_TITLE + make.p("chữ", inner=make.picture("x")), links).body == "<p>chữ</p>"


def test_the_strict_flavour_is_read(tmp_path: Path) -> None:
    parts = make.parts(_TITLE + make.p("chữ"))
    xml = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    path = tmp_path / "strict.docx"
    path.write_bytes(make.packed(parts | {"word/document.xml": xml}))
    assert inside.read_docx({"path": str(path)})[0]["body"] == "<p>chữ</p>"


def test_broken_xml_is_a_broken_file(tmp_path: Path) -> None:
    for xml in (b"<w:document", b"<a></b>", b"<a>\xff\xfe</a>", b"<a>" + b"<b>" * 5000):
        path = tmp_path / "hỏng.docx"
        path.write_bytes(make.packed(make.parts("") | {"word/document.xml": xml}))
        with pytest.raises(UserError, match="bị hỏng"):
            inside.read_docx({"path": str(path)})


def test_what_loses_its_form_is_named(here: _Here) -> None:
    table = f"<w:tbl><w:tr><w:tc>{make.p('ô')}</w:tc></w:tr></w:tbl>"
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>mục</w:t></w:r></w:p>'
    plain = here.read(_TITLE + item.format(0)).warnings
    assert not [warning for warning in plain if "Bảng" in warning or "nhiều cấp" in warning]
    warnings = " ".join(here.read(_TITLE + table + item.format(0) + item.format(1)).warnings)
    assert "Bảng trong tệp" in warnings
    assert "Danh sách nhiều cấp" in warnings
