"""What is said of an import."""

from ucvn_desktop.services.articles import ImportedArticles
from ucvn_desktop.services.photos.importing import Imported
from ucvn_desktop.ui.pages.articles.told import PHOTOS, Said, imported


def test_photos_that_were_there_already_are_said_to_stand_in_the_article() -> None:
    assert imported(Imported(duplicates=1), PHOTOS) == [Said("Đã đặt 1 ảnh có sẵn vào bài.", "green")]
    both = imported(Imported(ids=(3, 4), duplicates=1), PHOTOS)
    assert both == [Said("Đã nhập 2 ảnh. Đã đặt 1 ảnh có sẵn vào bài.", "green")]


def test_photos_for_no_article_and_articles_were_only_there_before() -> None:
    assert imported(Imported(duplicates=2), "tin, bài") == [Said("2 đã có từ trước.", "blue")]


def test_warnings_stay_and_the_first_one_is_read_at_once() -> None:
    done = ImportedArticles(ids=(1,), warnings=("a.docx: Phông cũ.", "a.docx: Không có tít."))
    assert imported(done, "tin, bài") == [
        Said("Đã nhập 1 tin, bài. a.docx: Phông cũ.", "gold", "a.docx: Không có tít.")
    ]
