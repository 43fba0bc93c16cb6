"""Articles in from Word and out again."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PIL import Image

from ucvn_desktop.core.article import ArticleKind
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.articles import export_article, import_articles
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.documents.reader import read_article
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.storage.workspace import Workspace


def _picture(colour: str) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (320, 200), colour).save(out, "JPEG")
    out.seek(0)
    return out


@pytest.fixture
def article_with_pictures(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Công đoàn Bộ thăm hỏi đoàn viên", level=1)
    document.add_paragraph("Ban Thường vụ đã đến thăm đoàn viên tại nơi làm việc.")
    document.add_picture(_picture("teal"))
    document.add_paragraph().add_run("Ban Thường vụ trao quà.").italic = True
    document.add_picture(_picture("gold"))
    document.add_picture(_picture("teal"))
    document.add_paragraph("Đoàn viên phấn khởi.")
    path = tmp_path / "có ảnh.docx"
    document.save(str(path))
    return path


def test_pictures_in_the_text_become_photos_with_their_captions(
    workspace: Workspace, article_with_pictures: Path
) -> None:
    done = import_articles(workspace, [article_with_pictures], kind=ArticleKind.FEATURE, topic=4)
    photos = workspace.article_photos.photos_of(done.ids[0])
    assert [photo.caption for photo in photos] == ["Ban Thường vụ trao quà.", ""]
    assert all(
        workspace.files.has(photo.sha256) and workspace.thumb(photo.sha256).is_file() for photo in photos
    )
    article = workspace.articles.get(done.ids[0])
    assert (article.kind, article.topic) == ("bai", 4)
    assert workspace.files.path(article.source_sha256).read_bytes() == article_with_pictures.read_bytes()


def test_captions_listed_for_separate_photos_find_them(
    workspace: Workspace, make_photo: Callable[..., Path], article_with_pictures: Path, tmp_path: Path
) -> None:
    first = import_articles(workspace, [article_with_pictures]).ids[0]
    export_article(workspace, first, tmp_path / "ra.docx")
    again = import_articles(workspace, [tmp_path / "ra.docx"]).ids[0]
    import_photos(workspace, [make_photo("a.jpg", "red"), make_photo("b.jpg", "blue")], article_id=again)
    captions = [photo.caption for photo in workspace.article_photos.photos_of(again)]
    assert captions == ["Ban Thường vụ trao quà.", ""]


def test_an_exported_article_is_read_back_the_same(
    workspace: Workspace, shared_input: Path, tmp_path: Path
) -> None:
    done = import_articles(
        workspace, [shared_input / "tin-tham-hoi.docx", shared_input / "bai-guong-dien-hinh.docx"]
    )
    for article_id in done.ids:
        article = workspace.articles.get(article_id)
        with Child() as child:
            draft = read_article(export_article(workspace, article_id, tmp_path / "x.docx"), child)
        assert (draft.title, draft.sapo, draft.body) == (article.title, article.sapo, article.body)
        assert (draft.author, draft.credit) == (article.author, article.credit)


def test_the_real_news_item_is_understood(workspace: Workspace, shared_input: Path) -> None:
    article = workspace.articles.get(import_articles(workspace, [shared_input / "tin-tham-hoi.docx"]).ids[0])
    assert article.title == "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh khó khăn"
    assert article.sapo.startswith("Ngày 16/4/2021, tại Hà Nội")
    assert article.author == article.credit == "Nguyễn Thị Mai"
    assert "<h2>Lan tỏa tinh thần tương thân, tương ái</h2>" in article.body
    assert article.body.count("<li>") == 3
    assert "<em>Chương trình 75 nghìn sáng kiến</em>" in article.body
    assert "<blockquote>" in article.body


def test_a_refused_file_leaves_nothing_and_stops_nothing(
    workspace: Workspace, article_with_pictures: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "hỏng.docx"
    bad.write_bytes(os.urandom(2000))
    done = import_articles(workspace, [bad, article_with_pictures])
    assert (len(done.ids), [r.path for r in done.refused]) == (1, [str(bad)])
    assert len(workspace.articles.all()) == 1
    assert list((workspace.folder / "files" / "incoming").iterdir()) == []


def test_a_cancelled_import_leaves_whole_articles_only(
    workspace: Workspace, article_with_pictures: Path
) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_articles(workspace, [article_with_pictures, article_with_pictures], progress=stop)
    assert len(workspace.articles.all()) == 1
    assert list((workspace.folder / "files" / "incoming").iterdir()) == []


def test_an_unknown_topic_is_named_with_the_known_ones(
    workspace: Workspace, article_with_pictures: Path
) -> None:
    with pytest.raises(UserError, match="1, 2, 3, 4, 5, 6"):
        import_articles(workspace, [article_with_pictures], topic=7)
