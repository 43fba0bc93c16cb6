"""0-MUC-LUC.html: whole, escaped, offline."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.services.bundle.making import LONG_TITLE, article, cover, photo, poster
from ucvn_desktop.services.bundle.index_page import index_page
from ucvn_desktop.services.bundle.layout import lay_out
from ucvn_desktop.services.bundle.model import BundleArticle, BundlePoster

HOSTILE = "</title></style><script>alert(1)</script><img src=http://x.vn/a.png onerror=alert(1)>\"'&"
VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """What a browser would find: tags with attributes, text, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(*articles: BundleArticle, posters: tuple[BundlePoster, ...] = (), **changes: object) -> Page:
    return Page(index_page(lay_out(cover(**changes), articles, posters)))


def test_every_article_can_be_read_in_full() -> None:
    found = page(article(photos=(photo(1),)), posters=(poster(),))
    for words in (LONG_TITLE, "63 điểm cầu", "ba đột phá", "Tám chuyên đề", "Bài và ảnh: Lê Quang"):
        assert words in found.words
    assert "Đại biểu dự hội nghị tại điểm cầu số 1" in found.words
    assert "Băng rôn 6 × 0,8 m" in found.words
    assert found.open == []


def test_the_cover_names_unit_number_day_officer_and_recipients() -> None:
    found = page(article())
    for words in ("Công đoàn Bộ Mẫu", "008/2021", "19/4/2021", "Người Gửi Mẫu", "Ban Tuyên giáo - Nữ công"):
        assert words in found.words


def test_sample_data_is_marked_and_real_data_is_not() -> None:
    assert "Dữ liệu mẫu 2021" in page(article()).words
    assert "ữ liệu mẫu" not in page(article(), sample="").words


def test_hostile_texts_stay_text() -> None:
    hostile = article(
        title=HOSTILE,
        sapo=HOSTILE,
        body=f'<p>{HOSTILE}</p><p><a href="javascript:alert(1)">x</a></p><iframe src="http://x"></iframe>',
        author=HOSTILE,
        credit=HOSTILE,
        kind_label=HOSTILE,
        photos=(photo(1, caption=HOSTILE, credit=HOSTILE, place=HOSTILE, preview=b"<svg onload=alert(1)>"),),
    )
    found = page(
        hostile, posters=(poster(title=HOSTILE, size_label=HOSTILE),), unit_name=HOSTILE, sample=HOSTILE
    )
    assert {tag for tag, _ in found.tags}.isdisjoint({"script", "iframe", "svg", "object", "link", "base"})
    assert not any(name.startswith("on") for _, attributes in found.tags for name in attributes)
    assert all(image["src"].startswith("data:image/") for image in found.all("img"))
    assert not any(link["href"].startswith("javascript") for link in found.all("a"))
    assert found.open == []


def test_nothing_is_loaded_from_outside_the_page() -> None:
    html = index_page(lay_out(cover(), (article(photos=(photo(1),)),), (poster(),)))
    found = Page(html)
    policy = next(m["content"] for m in found.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    assert not re.search(r"url\(|@import", html)
    assert len(found.all("img")) == 2


def test_links_name_files_that_lie_in_the_bundle() -> None:
    layout = lay_out(cover(), (article(photos=(photo(1),)),), (poster(),))
    paths = {path for path, _, _ in layout.sources()} | {"data/PHIEU-GUI.docx"}
    links = {link["href"] for link in Page(index_page(layout)).all("a")}
    assert {link for link in links if link.startswith("data/")} == paths


def test_links_inside_the_page_lead_somewhere() -> None:
    found = page(article(1), article(2), posters=(poster(),))
    ids = {attributes["id"] for _, attributes in found.tags if "id" in attributes}
    inner = {link["href"][1:] for link in found.all("a") if link["href"].startswith("#")}
    assert inner == ids == {"muc-1", "muc-2", "muc-3"}


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"sapo": " "}, "Mục 01: chưa có sapo."),
        ({"author": "", "credit": ""}, "Mục 01: chưa ghi tác giả."),
        ({"photos": (photo(1), photo(2, caption=""))}, "Mục 01: ảnh 2 chưa có chú thích."),
        ({"photos": (photo(1, credit=""), photo(2, credit=""))}, "Mục 01: ảnh 1, 2 chưa ghi tác giả ảnh."),
    ],
)
def test_what_is_missing_is_said(changes: dict[str, object], finding: str) -> None:
    assert finding in page(article(**changes)).words


def test_a_bundle_without_gaps_says_so() -> None:
    assert "Đã kiểm tra" in page(article()).words


def test_every_picture_has_words_for_those_who_do_not_see_it() -> None:
    found = page(article(photos=(photo(1), photo(2, caption=""))), posters=(poster(),))
    assert all(image["alt"].strip() for image in found.all("img"))
    assert found.all("html")[0]["lang"] == "vi"


def test_headings_do_not_skip_a_level() -> None:
    levels = [int(tag[1]) for tag, _ in page(article()).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_bundle_with_nothing_in_it_still_has_a_page() -> None:
    assert page(number=1).open == []


def test_a_bundle_of_posters_alone_says_nothing_of_articles() -> None:
    assert "Đã kiểm tra" not in page(posters=(poster(),)).words
    assert "Đã kiểm tra" in page(article(photos=(photo(1),)), posters=(poster(),)).words
