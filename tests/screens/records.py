"""Workspaces to be looked at: with nothing, with the sample year, with ten thousand records."""

from pathlib import Path

from PIL import Image

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event, EventKind
from ucvn_desktop.core.paper import Paper
from ucvn_desktop.core.person import Office, Person, PersonKind
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.post import Channel, Post
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.core.task import Counted, Task
from ucvn_desktop.services.demo import make_demo
from ucvn_desktop.services.setup import create_workspace
from ucvn_desktop.storage.workspace import Workspace

_PICTURES = 12
_TASKS = 400  # more than any unit sets itself in a year
LONG = (
    "Công đoàn Viên chức Việt Nam phối hợp tổ chức Hội nghị quán triệt, tuyên truyền Nghị quyết Đại hội "
    "đại biểu toàn quốc lần thứ XIII của Đảng tới đoàn viên, cán bộ, công chức, viên chức và người lao động"
)


def make(folder: Path, records: int) -> Path:
    """A workspace with about this many records of each kind; its folder."""
    if records == 10:
        return make_demo(folder).workspace
    profile = Profile(unit_name="Công đoàn Cơ quan Mẫu", unit_code="MAU", officer="Cán bộ truyền thông (mẫu)")
    with create_workspace(folder / "du-lieu", profile, 2021).workspace as workspace:
        if records:
            _fill(workspace, records)
        return workspace.folder


def _fill(workspace: Workspace, records: int) -> None:
    with workspace.writing("làm dữ liệu để xem"):
        pictures = [_picture(workspace, number) for number in range(_PICTURES)]
        events = _events(workspace, max(1, records // 50))
        for start in range(0, records, 500):
            with workspace.write():
                for number in range(start, min(start + 500, records)):
                    _add(workspace, number, events[number % len(events)], pictures[number % _PICTURES])
                    _add_person(workspace, number)
                    _add_paper(workspace, number)
                    _add_post(workspace, number)
        _bare_events(workspace, records - len(events))
        _add_tasks(workspace, min(records, _TASKS))


def _add_paper(workspace: Workspace, number: int) -> None:
    workspace.papers.add(
        Paper(
            number=f"{number}-HD/BTGTW" if number % 5 else "",
            day=f"{2011 + number % 11}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            issuer=f"Ban Tuyên giáo {LONG[:24]} số {number % 40}" if number % 4 else "Ban Tuyên giáo (mẫu)",
            kind="huong-dan",
            summary=LONG if number % 3 == 0 else f"Văn bản mẫu số {number}",
        )
    )


def _add_tasks(workspace: Workspace, count: int) -> None:
    (edition,) = workspace.editions.all()
    with workspace.write():
        for number in range(count):
            workspace.tasks.add(
                Task(
                    edition_id=edition.id,
                    what=f"Nhiệm vụ số {number}: {LONG}" if number % 3 == 0 else f"Viết tin, bài số {number}",
                    topic=number % 7,
                    who="Ban Tuyên giáo – Nữ công Công đoàn Viên chức Việt Nam" if number % 2 else "",
                    day_from="2021-01-01",
                    day_to=f"2021-{number % 12 + 1:02}-28",
                    counted=list(Counted)[number % 5].value,
                    target=number % 4000 + 1,
                )
            )


def _events(workspace: Workspace, count: int) -> list[Event]:
    with workspace.write():
        return [
            workspace.events.add(
                Event(
                    title=f"{LONG[:90]} (đợt {n})",
                    day=f"2021-{n % 12 + 1:02}-{n % 28 + 1:02}",
                    place="Hà Nội",
                )
            )
            for n in range(count)
        ]


def _bare_events(workspace: Workspace, count: int) -> None:
    """Events of ten years on which nothing hangs."""
    with workspace.write():
        for n in range(count):
            workspace.events.add(
                Event(
                    kind=list(EventKind)[n % len(EventKind)].value,
                    title=LONG if n % 3 == 0 else f"Hoạt động số {n} của công đoàn",
                    day=f"{2011 + n % 10}-{n % 12 + 1:02}-{n % 28 + 1:02}",
                    place="Hội trường tầng 12, trụ sở cơ quan, số 82 đường Trần Hưng Đạo, Hà Nội",
                )
            )


def _add(workspace: Workspace, number: int, event: Event, sha256: str) -> None:
    body = f"<p>{LONG}.</p>\n" * 6
    article = workspace.articles.add(
        Article(
            title=f"Tin số {number}: {LONG}"
            if number % 3 == 0
            else f"Tin số {number} về hoạt động công đoàn",
            sapo=LONG,
            body=body,
            author="Nguyễn Thị Mẫu" if number % 4 else "",
            topic=number % 6 + 1,
            event_id=event.id,
        )
    )
    photo = workspace.photos.add(
        Photo(
            # One file under many names: only the first photos have bytes, and a screen or two of them thumbnails.
            sha256=sha256 if number < _PICTURES else f"{number:064x}",
            name=f"IMG_{number:05}.jpg",
            mime="image/jpeg",
            size=3_400_000,
            width=4000,
            height=3000,
            taken=f"{event.day}T08:{number % 60:02}:00",
            has_location=number % 7 == 0,
            caption=LONG if number % 2 else "",
            event_id=event.id,
        )
    )
    thumb = workspace.thumb(photo.sha256)
    if not thumb.exists() and number < 400:
        thumb.parent.mkdir(parents=True, exist_ok=True)
        thumb.write_bytes(workspace.thumb(sha256).read_bytes())
    workspace.article_photos.put(article.id, photo.id, 1)
    if number < 2000:
        workspace.slogans.add(
            Slogan(text=f"Khẩu hiệu số {number}: {LONG[:80]}", campaign=f"Đợt {number % 20}")
        )


def _add_person(workspace: Workspace, number: int) -> None:
    given = ("An", "Ánh", "Bình", "Châu", "Dũng", "Đào", "Hương", "Khánh", "Lan", "Yến")[number % 10]
    person = workspace.people.add(
        Person(
            full_name=f"Công Tằng Tôn Nữ Mẫu Thị Hoàng {given}" if number % 9 == 0 else f"Mẫu Văn {given}",
            kinds=(list(PersonKind)[number % len(PersonKind)].value,),
            outlet="Báo Mẫu, Cơ quan của Công đoàn Mẫu" if number % 6 == 4 else "",
            phone=f"09{number:08}" if number % 5 else "",
            email=f"mau{number}@example.vn",
        )
    )
    if number % 2:
        workspace.offices.add(
            Office(
                person_id=person.id,
                title="Ủy viên Ban Chấp hành, Phó Trưởng ban Thường trực Ban Tuyên giáo",
                unit=LONG[:60],
                since="2018-03",
            )
        )


def _add_post(workspace: Workspace, number: int) -> None:
    workspace.posts.add(
        Post(
            channel=list(Channel)[number % len(Channel)].value,
            outlet="Trang thông tin điện tử Công đoàn Viên chức Mẫu Việt Nam" if number % 4 else "",
            title=LONG if number % 3 == 0 else f"Tin số {number} về hoạt động công đoàn",
            author="Nguyễn Thị Mẫu" if number % 5 else "",
            day=f"{2019 + number % 3}-{number % 12 + 1:02}-{number % 28 + 1:02}" if number % 50 else "",
            link=f"https://mau.example/chuyen-muc/hoat-dong-cong-doan/tin-{number}.html",
            views=number * 37 if number % 7 else None,
            article_id=number + 1 if number % 2 else None,
        )
    )


def _picture(workspace: Workspace, number: int) -> str:
    import io

    image = Image.effect_mandelbrot((512, 384), (-1.5 + number / 9, -1, 0.5, 0.4), 60)
    data = io.BytesIO()
    image.convert("RGB").save(data, "JPEG")
    sha256 = workspace.files.keep_bytes(data.getvalue())
    thumb = workspace.thumb(sha256)
    if not thumb.exists():
        thumb.parent.mkdir(parents=True, exist_ok=True)
        thumb.write_bytes(data.getvalue())
    return sha256
