"""Articles in from Word files, and out to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ucvn_desktop.core.article import ARTICLE_LABELS, Article, ArticleKind
from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.documents.reader import ArticleDraft, read_article
from ucvn_desktop.services.photos.importing import Imported, PhotoInHand, Refused, add_picture, take_in_hand
from ucvn_desktop.services.targets import write_file
from ucvn_desktop.storage.files import Staged
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportedArticles(Imported):
    """What an import did, with what the officer should know of each file («tệp: câu»)."""

    warnings: tuple[str, ...] = ()


def import_articles(
    workspace: Workspace,
    sources: Sequence[Path],
    *,
    kind: ArticleKind = ArticleKind.NEWS,
    topic: int = 0,
    event_id: int | None = None,
    progress: Progress = silent,
) -> ImportedArticles:
    """Import .docx files; a file that is refused stops nothing. The originals are kept too.

    `topic` is a number of the plan's topics or 0. Raises UserError where topic or event does not exist or
    the workspace's disk fails.
    """
    _refuse_unknown_topic(workspace, topic)
    if event_id is not None:
        workspace.events.get(event_id)
    ids: list[int] = []
    refused: list[Refused] = []
    warnings: list[str] = []
    duplicates = 0
    with workspace.writing("nhập tin, bài"), Child() as child:
        try:
            for done, path in enumerate(sources):
                progress(done, len(sources), path.name)
                try:
                    draft, original = _read(workspace, path, child)
                except StorageError:
                    raise
                except UserError as error:
                    refused.append(Refused(str(path), error.message))
                    continue
                if workspace.articles.where("source_sha256 = ?", [original.sha256]):
                    duplicates += 1
                    continue
                article = _article(draft, original, kind, topic, event_id)
                stored, lost = _store(workspace, article, original, draft, child)
                ids.append(stored.id)
                warnings += [f"{path.name}: {text}" for text in (*draft.warnings, *lost)]
        finally:
            workspace.files.clear_incoming()
    progress(len(sources), len(sources))
    return ImportedArticles(tuple(ids), duplicates, tuple(refused), tuple(warnings))


def export_article(workspace: Workspace, article_id: int, target: Path) -> Path:
    """Write the article as a .docx in house layout to `target`. Raises UserError."""
    write_file(target, article_docx(workspace, workspace.articles.get(article_id)), "Không ghi được tệp Word")
    return target


def article_docx(workspace: Workspace, article: Article) -> bytes:
    """The article as a .docx in house layout, its photos' captions listed at the end."""
    from ucvn_desktop.services.documents.writer import ArticleDocument, write_article

    photos = workspace.article_photos.photos_of(article.id)
    return write_article(
        ArticleDocument(
            title=article.title,
            sapo=article.sapo,
            body=article.body,
            credit=article.credit,
            author=article.author,
            kind_label=ARTICLE_LABELS[ArticleKind(article.kind)],
            unit_name=workspace.profile.unit_name,
            captions=tuple(photo.caption for photo in photos),
            modified=max([article.updated, *(photo.updated for photo in photos)]),
        )
    )


def _refuse_unknown_topic(workspace: Workspace, topic: int) -> None:
    known = sorted({t.number for t in workspace.topics.all()})
    if topic and topic not in known:
        choices = ", ".join(map(str, known)) or "chưa có nội dung nào trong kế hoạch"
        raise UserError(f"Kế hoạch không có nội dung số {topic}. Hãy chọn một trong: {choices}.")


def _read(workspace: Workspace, path: Path, child: Child) -> tuple[ArticleDraft, Staged]:
    # Read first, so that a refused file leaves nothing; what is kept is what was read.
    draft = read_article(path, child)
    return draft, workspace.files.stage(path)


def _article(
    draft: ArticleDraft, original: Staged, kind: ArticleKind, topic: int, event_id: int | None
) -> Article:
    return Article(
        kind=kind.value,
        title=draft.title,
        sapo=draft.sapo,
        body=draft.body,
        author=draft.author,
        credit=draft.credit,
        topic=topic,
        event_id=event_id,
        source_sha256=original.sha256,
    )


def _store(
    workspace: Workspace, article: Article, original: Staged, draft: ArticleDraft, child: Child
) -> tuple[Article, list[str]]:
    in_hand: list[Photo | PhotoInHand] = []
    lost: list[str] = []
    for picture in draft.pictures:
        try:
            in_hand.append(take_in_hand(workspace, picture.name, picture.data, picture.caption, child))
        except StorageError:
            raise
        except UserError as error:
            lost.append(f"ảnh «{picture.name}» không lấy được: {error.message}")
    workspace.files.keep(original)
    for photo in in_hand:
        if isinstance(photo, PhotoInHand):
            photo.keep(workspace)
    with workspace.write():
        stored = workspace.articles.add(article)
        for photo in in_hand:
            row = add_picture(workspace, photo)
            workspace.article_photos.append(stored.id, row.id)
    return stored, lost
