"""What was sent, as the log tells it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.packing import pack
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.services.sent_log import index_file, items_of, sent_bundles
from ucvn_desktop.storage.workspace import Workspace


def _article(workspace: Workspace, title: str) -> Article:
    return workspace.articles.add(Article(title=title, body="<p>Nội dung.</p>", author="Mai"))


def test_nothing_was_sent_from_a_new_workspace(workspace: Workspace) -> None:
    assert sent_bundles(workspace) == []


def test_the_log_tells_the_newest_bundle_first_and_which_file_is_gone(
    workspace: Workspace, make_photo: Callable[..., Path], tmp_path: Path
) -> None:
    article = _article(workspace, "Một")
    import_photos(workspace, [make_photo()], article_id=article.id)
    first = pack(workspace, tmp_path / "usb", article_ids=[article.id], day="2021-04-19")
    pack(
        workspace, tmp_path / "máy", article_ids=[_article(workspace, "Hai").id, article.id], day="2021-04-20"
    )
    second, old = sent_bundles(workspace)
    assert (second.number, second.items, second.day, second.is_there) == (2, 2, "2021-04-20", True)
    assert (old.number, old.items, old.path, old.size) == (1, 1, first.files[0], first.size)
    assert [(item.title, item.files) for item in items_of(workspace, second.id)] == [("Hai", 1), ("Một", 2)]
    first.files[0].unlink()
    (tmp_path / "usb").rmdir()
    gone = sent_bundles(workspace)[1]
    assert not gone.is_there
    assert 0 < gone.size < first.size


def test_the_index_of_a_bundle_opens_alone(workspace: Workspace, tmp_path: Path) -> None:
    packed = pack(workspace, tmp_path, article_ids=[_article(workspace, "Hội nghị cán bộ").id])
    page = index_file(workspace, packed.files[0])
    assert page.suffix == ".html"
    assert "Hội nghị cán bộ" in page.read_text(encoding="utf-8")
    assert index_file(workspace, packed.files[0]) == page


def test_a_bundle_that_is_gone_or_damaged_has_no_index(workspace: Workspace, tmp_path: Path) -> None:
    packed = pack(workspace, tmp_path, article_ids=[_article(workspace, "Hội nghị").id])
    (bundle,) = packed.files
    bundle.write_bytes(bundle.read_bytes()[:2000])
    with pytest.raises(UserError, match="có thể đã hỏng"):
        index_file(workspace, bundle)
    bundle.unlink()
    with pytest.raises(UserError, match="Không tìm thấy"):
        index_file(workspace, bundle)
