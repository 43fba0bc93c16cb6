"""A sample year made with the program's own means: workspace, articles, photos, posters, a verified bundle."""

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from ucvn_desktop import paths
from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.occasion import Occasion
from ucvn_desktop.core.paper import CitingKind
from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.richtext import blocks_to_html, html_to_blocks
from ucvn_desktop.core.task import Task
from ucvn_desktop.services.bundle.verify import verify
from ucvn_desktop.services.citations import cite
from ucvn_desktop.services.demo_pictures import draw_scene
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.events import edit_press, invite_press
from ucvn_desktop.services.occasions import add_occasion
from ucvn_desktop.services.packing import LeftOut, pack
from ucvn_desktop.services.papers import add_paper
from ucvn_desktop.services.people import add_office, add_person
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.services.places import has_workspace
from ucvn_desktop.services.poster_records import make_poster
from ucvn_desktop.services.posters import PosterSpec, parse_size
from ucvn_desktop.services.posts import add_post
from ucvn_desktop.services.records import add_event, add_slogan, caption_photo
from ucvn_desktop.services.setup import create_workspace
from ucvn_desktop.services.sub_units import add_unit
from ucvn_desktop.services.targets import make_folder, write_file
from ucvn_desktop.services.tasks import add_task
from ucvn_desktop.storage.workspace import Workspace

_NAME = "UCVN-du-lieu-mau-2021"
_DATA = "du-lieu"
# The sample bundle is of the day on which the sample year's last event was reported.
_BUNDLE_DAY = "2021-07-28"


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the sample lies and what it holds."""

    workspace: Path
    bundle: Path
    posters: tuple[Path, ...]
    articles: int
    photos: int
    left_out: tuple[LeftOut, ...]
    verdict: str


def make_demo(folder: Path | None, progress: Progress = silent) -> Demo:
    """Make the sample in `folder` (must be new or empty), or in the user's documents under a free name.

    Raises UserError where the folder is in use or cannot be written.
    """
    # Before anything is written: where Qt misses a library, no half sample may stay behind.
    from ucvn_desktop.drawing.headless import ensure_gui

    ensure_gui()
    folder = _free_folder() if folder is None else folder.resolve()
    make_folder(folder)
    if any(folder.iterdir()):
        raise UserError(
            f"Thư mục «{folder}» không trống. Hãy chọn thư mục mới cho dữ liệu mẫu; không có gì bị thay đổi."
        )
    sample = tomllib.loads((paths.RESOURCES / "catalogues" / "demo-2021.toml").read_text(encoding="utf-8"))
    profile = Profile(**sample["profile"], sample=sample["mark"])
    with create_workspace(folder / _DATA, profile, sample["year"]).workspace as workspace:
        return _fill(workspace, sample, folder, progress)


def find_demo() -> Path | None:
    """The workspace of the newest sample in the user's documents; None where there is none."""
    made = None
    for folder in _folders():
        if not folder.exists():
            return made
        made = folder / _DATA if has_workspace(folder / _DATA) else made
    return made


def _free_folder() -> Path:
    return next(folder for folder in _folders() if not folder.exists())


def _folders() -> Iterator[Path]:
    import platformdirs

    documents = platformdirs.user_documents_path()
    yield documents / _NAME
    for number in count(2):
        yield documents / f"{_NAME}-{number}"


def _fill(workspace: Workspace, sample: dict[str, Any], folder: Path, progress: Progress) -> Demo:
    steps = len(sample["articles"]) + len(sample["posters"]) + 1
    with workspace.writing("làm dữ liệu mẫu"):
        events = [add_event(workspace, Event(**event)) for event in sample["events"]]
        for press in sample["press"]:
            _add_press(workspace, press, events[press["event"] - 1])
        for done, article in enumerate(sample["articles"]):
            progress(done, steps, article["title"])
            _add_article(workspace, article, events[article["event"] - 1], seed=done)
        _add_days_and_tasks(workspace, sample)
        _add_people(workspace, sample)
        for slogan in sample["slogans"]:
            add_slogan(workspace, slogan["text"], slogan["campaign"])
        _add_papers_and_posts(workspace, sample)
        printed = []
        for done, poster in enumerate(sample["posters"], len(sample["articles"])):
            progress(done, steps, poster["text"])
            printed.append(_draw_poster(workspace, poster, folder / "an-pham"))
        progress(steps - 1, steps, "Đóng bộ gửi")
        packed = pack(
            workspace,
            make_folder(folder / "bo-gui"),
            poster_ids=[record.id for record in workspace.posters.all()],
            ready=True,
            day=_BUNDLE_DAY,
        )
    (bundle,) = packed.files
    verdict = verify(bundle)
    progress(steps, steps)
    return Demo(
        workspace.folder,
        bundle,
        tuple(printed),
        len(workspace.articles.all()),
        len(workspace.photos.all()),
        packed.left_out,
        verdict.verdict,
    )


def _add_press(workspace: Workspace, sample: dict[str, Any], event: Event) -> None:
    invited = invite_press(workspace, event.id, sample["name"], sample["outlet"])
    edit_press(workspace, invited.id, came=sample["came"], published=sample["published"])


def _add_article(workspace: Workspace, sample: dict[str, Any], event: Event, seed: int) -> None:
    article = workspace.articles.add(
        Article(
            kind=sample["kind"],
            title=sample["title"],
            sapo=sample["sapo"],
            body=blocks_to_html(html_to_blocks(sample["body"])),
            author=sample["author"],
            credit=sample["credit"],
            topic=sample["topic"],
            event_id=event.id,
        )
    )
    drawn = make_folder(workspace.folder / "exports")
    pictures = []
    for number, photo in enumerate(sample["photos"], 1):
        taken = f"{event.day}T{8 + number:02}:{(7 * seed) % 60:02}:00"
        path = drawn / f"mau-{event.id:02}-{number:02}.jpg"
        write_file(path, draw_scene(photo["scene"], 100 * seed + number, taken))
        pictures.append((path, photo["caption"]))
    done = import_photos(workspace, [path for path, _ in pictures], article_id=article.id, event_id=event.id)
    for photo_id, (path, caption) in zip(done.ids, pictures, strict=True):
        caption_photo(workspace, photo_id, caption)
        photo_record = workspace.photos.get(photo_id)
        workspace.photos.save(replace(photo_record, place=event.place, credit=sample["author"]))
        with suppress(OSError):
            path.unlink()


def _add_days_and_tasks(workspace: Workspace, sample: dict[str, Any]) -> None:
    for occasion in sample["occasions"]:
        add_occasion(workspace, Occasion(**occasion))
    edition = edition_of(workspace, sample["year"])
    for task in sample["tasks"]:
        add_task(workspace, Task(edition_id=edition.id, **task))


def _add_people(workspace: Workspace, sample: dict[str, Any]) -> None:
    units = [add_unit(workspace, unit["name"]) for unit in sample["sub_units"]]
    for entry in sample["people"]:
        offices, unit = entry.pop("offices", []), entry.pop("sub_unit", 0)
        entry["kinds"] = tuple(entry["kinds"])
        person = add_person(
            workspace, Person(**entry, sub_unit_id=units[unit - 1].id if unit else None, note=sample["mark"])
        )
        for office in offices:
            add_office(workspace, Office(person_id=person.id, **office))


def _add_papers_and_posts(workspace: Workspace, sample: dict[str, Any]) -> None:
    """What articles and slogans were written because of, and where the articles appeared."""
    articles = [article.id for article in workspace.articles.all()]
    slogans = [workspace.slogans.by_text(slogan["text"]) for slogan in sample["slogans"]]
    for facts in sample["papers"]:
        paper = add_paper(workspace, {k: v for k, v in facts.items() if k not in ("articles", "slogans")})
        items = [(CitingKind.ARTICLE, articles[number - 1]) for number in facts["articles"]]
        items += [(CitingKind.SLOGAN, one.id) for n in facts["slogans"] if (one := slogans[n - 1])]
        cite(workspace, paper.id, items)
    for facts in sample["posts"]:
        known = {k: v for k, v in facts.items() if k != "article"}
        add_post(workspace, {**known, "article_id": articles[facts["article"] - 1]})


def _draw_poster(workspace: Workspace, sample: dict[str, Any], folder: Path) -> Path:
    width, height = parse_size(sample["size"])
    spec = PosterSpec(sample["text"], width, height, caps=sample["caps"])
    return make_poster(workspace, spec, make_folder(folder) / sample["file"])[1].file
