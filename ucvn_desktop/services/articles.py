"""Articles: written and changed, in from Word files and out to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ucvn_desktop.core.article import ARTICLE_LABELS, Article, ArticleKind
from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.richtext import blocks_to_html, html_to_blocks
from ucvn_desktop.core.text.dates import local_day, today
from ucvn_desktop.core.text.fold import clean, one_line
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.documents.gate import open_file
from ucvn_desktop.services.documents.reader import ArticleDraft, read_article
from ucvn_desktop.services.editions import article_year
from ucvn_desktop.services.photos.importing import Imported, Refused
from ucvn_desktop.services.photos.in_hand import PhotoInHand, add_picture, take_in_hand
from ucvn_desktop.services.profile import year_problem
from ucvn_desktop.services.records import refuse_unknown_topic
from ucvn_desktop.services.targets import with_ending, write_file
from ucvn_desktop.storage.files import Staged, Staging
from ucvn_desktop.storage.repository import utc_now
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportedArticles(Imported):
    """What an import did, with what the officer should know of each file («tệp: câu»)."""

    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Run:
    """One import under way; `pattern` has what all its articles share."""

    pattern: Article
    ids: list[int] = field(default_factory=list)
    duplicates: int = 0
    refused: list[Refused] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def import_articles(
    workspace: Workspace,
    sources: Sequence[Path],
    *,
    kind: ArticleKind = ArticleKind.NEWS,
    topic: int | None = None,
    event_id: int | None = None,
    plan_year: int = 0,
    progress: Progress = silent,
) -> ImportedArticles:
    """Import .docx files; a file that is refused stops nothing. The originals are kept too.

    `topic` is a number in the plan of the year for which they count (see Article.plan_year). Raises UserError where
    topic, event or year does not exist or the workspace's disk fails.
    """
    pattern = Article(
        title="",
        kind=kind.value,
        topic=topic or 0,
        event_id=event_id,
        plan_year=plan_year,
        created=utc_now(),
    )
    _refuse_unknown(workspace, {"event_id": event_id, "plan_year": plan_year})
    refuse_unknown_topic(workspace, topic, article_year(workspace, pattern))
    run = _Run(pattern)
    with (
        workspace.writing("nhập tin, bài"),
        workspace.files.staging() as staging,
        Child() as child,
    ):
        for done, path in enumerate(sources):
            progress(done, len(sources), path.name)
            _import_one(workspace, staging, path, child, run)
    progress(len(sources), len(sources))
    return ImportedArticles(tuple(run.ids), run.duplicates, tuple(run.refused), tuple(run.warnings))


def new_article(workspace: Workspace, **facts: Any) -> Article:
    """An article with the facts that are known already (see edit_article); one left without a word is taken up.

    Taken up is only what nobody put anything into: no photo, and no fact but those that are asked for.
    """
    with workspace.write():
        asked = {name: value for name, value in facts.items() if value is not None}
        # Begun in another year, it would count for that one.
        left = next(
            (a for a in workspace.articles.blank() if _is_untouched(a, asked) and _is_of_this_year(a)), None
        )
        stored = left or workspace.articles.add(Article(title=""))
        return edit_article(workspace, stored.id, over=stored.rev, **asked)


def edit_article(workspace: Workspace, article_id: int, *, over: int = 0, **changes: Any) -> Article:
    """Give the article a new title, sapo, body (HTML), author, credit, kind, topic, event_id or plan_year.

    Texts may be empty while they are written; a topic or event_id of None takes it away. A new author takes
    the place of the old one at the end of the author line too; a line that ends otherwise stays as it is. `over` is
    Repository.save()'s. Raises UserError where the article, kind, topic or event does not exist.
    """
    _refuse_unknown(workspace, changes)
    changes |= {name: one_line(changes[name]) for name in _LINES if name in changes}
    if "body" in changes:
        changes["body"] = blocks_to_html(html_to_blocks(clean(changes["body"])))
    topic = changes.get("topic")
    if "topic" in changes:
        changes["topic"] = topic or 0
    with workspace.write():
        article = workspace.articles.get(article_id)
        if "author" in changes and "credit" not in changes:
            changes["credit"] = _credit_with(article, changes["author"])
        changed = replace(article, **changes)
        _refuse_topic(workspace, topic, article, changed)
        return workspace.articles.save(changed, over)


def bin_article(workspace: Workspace, article_id: int) -> Article:
    """Put the article into the bin, from where restore_article takes it; its photos stay where they are."""
    with workspace.write():
        return workspace.articles.to_bin(workspace.articles.get(article_id))


def restore_article(workspace: Workspace, article_id: int) -> Article:
    """Take the article out of the bin."""
    with workspace.write():
        return workspace.articles.from_bin(workspace.articles.get(article_id))


def export_article(workspace: Workspace, article_id: int, target: Path) -> Path:
    """Write the article as a .docx in house layout to `target`; returns its path. Raises UserError."""
    target = with_ending(target, ".docx")
    write_file(target, article_docx(workspace, workspace.articles.get(article_id)))
    return target


def article_docx(workspace: Workspace, article: Article, photos: Sequence[Photo] | None = None) -> bytes:
    """The article as a .docx in house layout, the captions of `photos` (its own as they are now where None)
    listed at the end.
    """
    from ucvn_desktop.services.documents.writer import ArticleDocument, write_article

    if photos is None:
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


_LINES = ("title", "sapo", "author", "credit")


def _is_untouched(article: Article, asked: dict[str, Any]) -> bool:
    blank = Article(title="")
    facts = ("kind", "topic", "event_id", "author", "plan_year")
    return all(getattr(article, name) in (getattr(blank, name), asked.get(name)) for name in facts)


def _is_of_this_year(article: Article) -> bool:
    return local_day(article.created)[:4] == today()[:4]


def _credit_with(article: Article, author: str) -> str:
    """The author line with a new name at its end; what it says before the name («Bài và ảnh:») stays.

    Only a whole name at the end is the author's: a pause in typing leaves names of one letter, and that letter
    stands elsewhere in the line too.
    """
    credit, old = article.credit, article.author
    if credit.endswith(":"):
        return f"{credit} {author}".strip()
    before = credit.removesuffix(old)
    is_at_end = before != credit and before.endswith((" ", ":"))
    return f"{before.rstrip()} {author}".strip() if is_at_end or credit == old else credit


def _refuse_unknown(workspace: Workspace, changes: dict[str, Any]) -> None:
    if changes.get("kind", ArticleKind.NEWS) not in set(ArticleKind):
        raise UserError(f"Không có thể loại «{changes['kind']}». Không có gì bị thay đổi.")
    if changes.get("event_id") is not None:
        workspace.events.get(changes["event_id"])
    if changes.get("plan_year") and (problem := year_problem(changes["plan_year"])):
        raise UserError(problem)


def _refuse_topic(workspace: Workspace, topic: int | None, article: Article, changed: Article) -> None:
    if topic and topic == article.topic:
        return
    # Chosen before the year was changed, and stored with that, it is kept, and told of where it is seen.
    refuse_unknown_topic(workspace, topic, article_year(workspace, article), article_year(workspace, changed))


def _import_one(workspace: Workspace, staging: Staging, path: Path, child: Child, run: _Run) -> None:
    try:
        # What is no document at all is named before it is copied; what is kept is what was read.
        open_file(path).close()
        original = staging.stage(path)
        draft = read_article(original.path, child)
    except StorageError:
        raise
    except UserError as error:
        run.refused.append(Refused(str(path), error.message))
        return
    if workspace.articles.by_source(original.sha256):
        run.duplicates += 1
        return
    article = replace(
        run.pattern,
        title=draft.title,
        sapo=draft.sapo,
        body=draft.body,
        author=draft.author,
        credit=draft.credit,
        source_sha256=original.sha256,
        # Counted with the pictures inside the text, as the positions of photos are.
        captions=("",) * len(draft.pictures) + draft.captions if draft.captions else (),
    )
    stored, lost = _store(workspace, staging, article, original, draft, child)
    run.ids.append(stored.id)
    run.warnings += [f"{path.name}: {text}" for text in (*draft.warnings, *lost)]


def _store(
    workspace: Workspace,
    staging: Staging,
    article: Article,
    original: Staged,
    draft: ArticleDraft,
    child: Child,
) -> tuple[Article, list[str]]:
    in_hand: list[Photo | PhotoInHand] = []
    lost: list[str] = []
    for picture in draft.pictures:
        try:
            in_hand.append(
                take_in_hand(workspace, staging, picture.name, picture.data, picture.caption, child)
            )
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
        for position, photo in enumerate(in_hand, 1):
            row = add_picture(workspace, photo)
            workspace.article_photos.put(stored.id, row.id, position)
    return stored, lost
