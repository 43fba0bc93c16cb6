"""How fast the paths are that people wait for. Run: uv run pytest tests/benchmarks -n 0 --benchmark-only

Nothing here is asserted on time; the table is for comparing before and after in one run.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event, EventPress
from ucvn_desktop.core.paper import Paper
from ucvn_desktop.core.person import Person, PersonKind
from ucvn_desktop.core.post import Channel, Post, PostSpan
from ucvn_desktop.core.task import Counted, Task
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.services.article_list import ListFilter, count_articles, listed_ids
from ucvn_desktop.services.calendar import year_view
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.papers import paper_choices
from ucvn_desktop.services.people import find_people
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.services.post_list import PostFilter, count_posts, listed_posts, post_rows
from ucvn_desktop.storage.search import find
from ucvn_desktop.storage.workspace import Workspace

TEXT = "Công đoàn Viên chức Việt Nam tổ chức hội nghị quán triệt Nghị quyết Đại hội XIII của Đảng. " * 100


@pytest.mark.parametrize(
    "words", [["-c", "pass"], ["-m", "ucvn_desktop.cli", "--version"]], ids=["python", "ucvn"]
)
def test_start(benchmark: Any, words: list[str]) -> None:
    benchmark(lambda: subprocess.run([sys.executable, *words], capture_output=True, check=True))


def test_fold_9_kilobytes(benchmark: Any) -> None:
    benchmark(fold, TEXT)


def test_slogan_of_25_words(benchmark: Any, qapp: object) -> None:
    from ucvn_desktop.drawing.layout import Box, set_slogan
    from ucvn_desktop.drawing.ruler import ruler

    words = (TEXT.split() * 2)[:25]
    rule = ruler("Be Vietnam Pro", 800)
    benchmark(set_slogan, " ".join(words), Box(0, 0, 4000, 640), rule)


@pytest.mark.parametrize("query", ["cong doan", "hội nghị quán", "so 4321"])
def test_search_among_5000_articles(benchmark: Any, workspace: Workspace, query: str) -> None:
    with workspace.writing("đo"), workspace.write():
        for number in range(5000):
            workspace.articles.add(Article(title=f"Tin số {number}", body=f"<p>{TEXT[:900]}</p>"))
    benchmark(find, workspace.connection, query)


@pytest.fixture(scope="module")
def long_lists(template_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """10,000 each over ten years: events, articles (every second one of an event), posts (every second one of an
    article), papers, people, and invitations of the press."""
    folder = tmp_path_factory.mktemp("long") / "workspace"
    with Workspace.open(shutil.copytree(template_folder, folder)) as workspace:
        _fill(workspace)
        yield workspace


def _fill(workspace: Workspace) -> None:
    channels = [channel.value for channel in Channel]
    with workspace.writing("đo"), workspace.write():
        for number in range(10_000):
            day = f"{2012 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
            event = workspace.events.add(Event(title=f"Hoạt động {number}", day=day, note=TEXT[:900]))
            name = " ".join(words[number % len(words)] for words in NAMES)
            person = workspace.people.add(Person(full_name=name, kinds=(PersonKind.PRESS,), outlet="Báo Mẫu"))
            workspace.event_press.add(EventPress(event_id=event.id, name=name, person_id=person.id))
            workspace.papers.add(Paper(number=f"{number}/KH", day=day, issuer=f"Công đoàn {number % 40}"))
            article = workspace.articles.add(
                Article(
                    title=f"Tin số {number}",
                    body=f"<p>{TEXT[:900]}</p>",
                    event_id=event.id if number % 2 else None,
                )
            )
            workspace.posts.add(
                Post(
                    channel=channels[number % 8],
                    outlet=f"Trang {number % 40}",
                    title=article.title,
                    day=day,
                    link=f"https://congdoan.vn/{number}",
                    views=number,
                    article_id=article.id if number % 2 else None,
                )
            )


NAMES = (("Nguyễn", "Trần", "Lê", "Phạm", "Vũ"), ("Thị", "Văn", "Đức"), ("An", "Ánh", "Mai", "Nam"))
YEAR = PostSpan("2021-01-01", "2021-12-31")


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda w: listed_ids(w, ListFilter()), id="articles-listed"),
        pytest.param(lambda w: listed_ids(w, ListFilter(year=2021)), id="articles-of-a-year"),
        pytest.param(lambda w: w.articles.years(), id="years-of-articles"),
        pytest.param(count_articles, id="articles-counted"),
        pytest.param(lambda w: count_articles(w, 2021), id="articles-of-a-year-counted"),
        pytest.param(lambda w: w.events.years(), id="years-of-events"),
        pytest.param(lambda w: w.tasks.records_of(2021), id="what-counts-for-the-tasks-of-a-year"),
        pytest.param(paper_choices, id="years-and-issuers-of-papers"),
        pytest.param(lambda w: w.event_press.of_person(7), id="press-of-a-person"),
        pytest.param(lambda w: find_people(w, "n"), id="people-with-a-letter"),
        pytest.param(lambda w: find_people(w, "Nguyễn M", kind=PersonKind.PRESS), id="press-with-a-name"),
        pytest.param(lambda w: listed_posts(w, PostFilter()), id="posts-listed"),
        pytest.param(lambda w: listed_posts(w, PostFilter(span=YEAR)), id="posts-of-a-year"),
        pytest.param(lambda w: listed_posts(w, PostFilter("so 43")), id="posts-with-words"),
        pytest.param(lambda w: post_rows(w, range(5000, 5040)), id="40-rows-of-posts"),
        pytest.param(lambda w: count_posts(w, YEAR), id="posts-of-a-year-counted"),
        pytest.param(lambda w: count_posts(w, PostSpan()), id="all-posts-counted"),
    ],
)
def test_lists_of_10000(benchmark: Any, long_lists: Workspace, ask: Callable[[Workspace], Any]) -> None:
    benchmark(ask, long_lists)


def _noisy_photos(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        noise = Image.effect_noise((4000, 3000), 30 + number)
        Image.merge("RGB", (noise, noise.rotate(90, expand=False), noise)).save(
            folder / f"{number}.jpg", quality=88
        )
    return folder


def test_import_of_12_megapixel_photos(
    benchmark: Any, make_workspace: Callable[[], Workspace], tmp_path: Path
) -> None:
    photos = _noisy_photos(tmp_path / "photos", 12)

    def setup() -> tuple[tuple[Workspace, list[Path]], dict[str, Any]]:
        return (make_workspace(), [photos]), {}

    benchmark.pedantic(import_photos, setup=setup, rounds=3)


def test_copy_and_checksum_of_the_same(benchmark: Any, tmp_path: Path) -> None:
    photos = _noisy_photos(tmp_path / "photos", 12)
    script = f"rm -rf {tmp_path}/c; cp -r {photos} {tmp_path}/c && sha256sum {tmp_path}/c/* && sync"
    benchmark.pedantic(
        lambda: subprocess.run(["sh", "-c", script], capture_output=True, check=True), rounds=3
    )


def test_year_of_a_calendar_with_10000_articles_and_400_tasks(benchmark: Any, workspace: Workspace) -> None:
    edition = edition_of(workspace, 2021)
    with workspace.writing("đo"), workspace.write():
        for number in range(10_000):
            day = date(2016, 1, 1) + timedelta(days=number * 3652 // 10_000)
            event = workspace.events.add(Event(title=f"Hoạt động {number}", day=day.isoformat()))
            workspace.articles.add(Article(title=f"Tin {number}", topic=number % 7, event_id=event.id))
        for number in range(400):
            workspace.tasks.add(
                Task(
                    edition_id=edition.id,
                    what=f"Viết tin {number}",
                    topic=number % 7,
                    day_from="2021-01-01",
                    day_to=f"2021-{number % 12 + 1:02}-28",
                    counted=list(Counted)[number % 5].value,
                )
            )
    benchmark(year_view, workspace, 2021)


def test_year_of_a_calendar_with_10000_events_in_ten_years(benchmark: Any, workspace: Workspace) -> None:
    with workspace.writing("đo"), workspace.write():
        for number in range(10_000):
            day = date(2016, 1, 1) + timedelta(days=number * 3652 // 10_000)
            workspace.events.add(Event(title=f"Hoạt động {number}", day=day.isoformat(), place="Hà Nội"))
    benchmark(year_view, workspace, 2021)
