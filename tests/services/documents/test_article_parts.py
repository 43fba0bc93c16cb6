"""The rules by which paragraphs become title, sapo, body and author line."""

from ucvn_desktop.core.richtext import BlockKind, Run, plain_text
from ucvn_desktop.services.documents.article_parts import Parts, article_parts
from ucvn_desktop.services.documents.paragraphs import Paragraph
from ucvn_desktop.services.documents.styles import Role

_LONG = "Sáng ngày 16 tháng 4 năm 2021 tại Hà Nội, công đoàn đã tổ chức hội nghị cán bộ chủ chốt."


def _p(
    text: str,
    role: Role = Role.NONE,
    *,
    bold: bool = False,
    italic: bool = False,
    align: str = "",
    list_kind: BlockKind | None = None,
    level: int = 0,
    in_table: bool = False,
) -> Paragraph:
    return Paragraph((Run(text, bold, italic),), role, level, align, list_kind, in_table)


def _of(*paragraphs: Paragraph) -> Parts:
    return article_parts(list(paragraphs))


def test_a_styled_title_wins_and_what_stood_before_it_stays() -> None:
    parts = _of(_p("CÔNG ĐOÀN BỘ"), _p("Tít", Role.TITLE), _p("Chữ."))
    assert (parts.title, parts.body) == ("Tít", "<p>CÔNG ĐOÀN BỘ</p>\n<p>Chữ.</p>")


def test_without_styles_the_first_paragraph_is_the_title() -> None:
    assert _of(_p("Hội nghị\ncán bộ", bold=True), _p("Chữ.")).title == "Hội nghị cán bộ"
    assert _of(_p("Chỉ một dòng")).title == "Chỉ một dòng"


def test_a_long_first_paragraph_is_no_title() -> None:
    parts = _of(_p("chữ " * 61), _p("Chữ."))
    assert (parts.title, parts.body.count("<p>")) == ("", 2)


def test_the_kind_of_a_document_and_its_subject_are_one_title() -> None:
    assert _of(_p("BÁO CÁO"), _p("Kết quả năm 2021"), _p("Chữ.")).title == "BÁO CÁO Kết quả năm 2021"


def test_a_sapo_is_known_by_style_by_label_or_by_being_set_apart() -> None:
    for paragraph in (
        _p(_LONG, Role.SAPO),
        _p(f"Sapo: {_LONG}"),
        _p(f"Tóm tắt : {_LONG}"),
        _p(_LONG, bold=True),
        _p(_LONG, italic=True),
    ):
        parts = _of(_p("Tít", Role.TITLE), paragraph, _p("Chữ."))
        assert (parts.sapo, parts.body) == (_LONG, "<p>Chữ.</p>")


def test_a_plain_first_paragraph_is_no_sapo() -> None:
    parts = _of(_p("Tít", Role.TITLE), _p(_LONG), _p("Chữ."))
    assert (parts.sapo, parts.body) == ("", f"<p>{_LONG}</p>\n<p>Chữ.</p>")


def test_bold_that_everything_has_says_nothing() -> None:
    parts = _of(*(_p(f"{_LONG} {n}", bold=True) for n in range(5)))
    assert parts.sapo == ""
    assert "<strong>" not in parts.body


def test_a_short_bold_line_in_the_body_is_a_sub_heading() -> None:
    parts = _of(
        _p("Tít", Role.TITLE),
        _p("Chữ."),
        _p("Lan tỏa yêu thương", bold=True),
        _p("Chữ."),
        _p("Chú ý:", bold=True),
        _p("Tên", bold=True, in_table=True),
        _p("Câu đậm.", bold=True),
        _p("chữ"),
    )
    assert parts.body.split("\n") == [
        "<p>Chữ.</p>",
        "<h2>Lan tỏa yêu thương</h2>",
        "<p>Chữ.</p>",
        "<p><strong>Chú ý:</strong></p>",
        "<p><strong>Tên</strong></p>",
        "<p><strong>Câu đậm.</strong></p>",
        "<p>chữ</p>",
    ]


def test_an_author_line_is_known_by_its_words_its_place_or_its_look() -> None:
    for paragraph, author in (
        (_p("Bài và ảnh: Lê Quang"), "Lê Quang"),
        (_p("(Theo Lao Động)"), "Lao Động"),
        (_p("Nguyễn Thị Mai", align="right"), "Nguyễn Thị Mai"),
        (_p("Nguyễn Thị Mai", bold=True), "Nguyễn Thị Mai"),
    ):
        parts = _of(_p("Tít", Role.TITLE), _p("Chữ."), paragraph)
        assert (parts.author, parts.credit, parts.body) == (author, paragraph.text, "<p>Chữ.</p>")


def test_a_last_sentence_is_no_author_line() -> None:
    for paragraph in (
        _p("Hội nghị kết thúc tốt đẹp.", align="right"),
        _p("hội nghị thành công", bold=True),
        _p("Nguyễn Thị Mai"),
        _p("Nơi nhận:", bold=True),
        _p("Mục cuối", list_kind=BlockKind.BULLET, bold=True),
    ):
        assert _of(_p("Tít", Role.TITLE), _p("Chữ."), paragraph).credit == ""


def test_author_lines_below_each_other_are_one() -> None:
    parts = _of(_p("Tít", Role.TITLE), _p("Chữ."), _p("Ảnh: Trần Hà"), _p("Bài: Lê Quang"))
    assert (parts.credit, parts.author) == ("Ảnh: Trần Hà – Bài: Lê Quang", "Lê Quang")


def test_typed_lists_become_lists_and_speech_does_not() -> None:
    listed = _of(_p("Tít", Role.TITLE), _p("Gồm:"), _p("- một;"), _p("- hai;"), _p("- ba."), _p("Chữ."))
    assert "<ul>\n<li>một;</li>\n<li>hai;</li>\n<li>ba.</li>\n</ul>" in listed.body
    signed = _of(_p("Tít", Role.TITLE), _p("• một"), _p("• hai"), _p("Chữ."))
    assert "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>" in signed.body
    speech = _of(
        _p("Tít", Role.TITLE), _p("Chị nói:"), _p("- Anh khỏe không?"), _p("- Tôi khỏe."), _p("Chữ.")
    )
    assert "<ul>" not in speech.body
    single = _of(_p("Tít", Role.TITLE), _p("• một"), _p("Chữ."))
    assert "<ul>" not in single.body


def test_no_word_is_lost() -> None:
    texts = ["Tít bài", _LONG, "- một", "Chữ đậm", "hai", "Lê Quang"]
    parts = _of(*(_p(text, bold=n % 2 == 1) for n, text in enumerate(texts)))
    found = f"{parts.title} {parts.sapo} {plain_text(parts.body)} {parts.credit}"
    assert sorted(found.split()) == sorted(" ".join(texts).split())


def test_nothing_gives_an_empty_article() -> None:
    assert _of() == Parts("", "", "", "", "", (), ())
