"""Posts as an Excel sheet: last year's list comes in, this year's goes out, an empty one is there to fill in."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.post import CHANNEL_LABELS, Channel, Post, channel_of_words, parse_views, title_key
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.services.posts import cleaned_facts, known_channel, named_after, post_key, refuse_nameless
from ucvn_desktop.services.sheets import Column, Kind, Refused, Row, Sheet, Value, read_rows, write_book
from ucvn_desktop.storage.workspace import Workspace

_LABELS = tuple(CHANNEL_LABELS.values())

COLUMNS = (
    Column(
        "day",
        "Ngày đăng",
        ("Ngày", "Ngày đăng tải", "Ngày đăng bài", "Thời gian", "Thời gian đăng"),
        Kind.DAY,
        width=12,
        help="Ngày, tháng, năm, ví dụ 16/4/2021. Chưa rõ thì để trống: bài ấy chưa được tính vào năm nào.",
    ),
    Column(
        "title",
        "Tít",
        (
            "Tên tin, bài",
            "Tên bài",
            "Tên bài viết",
            "Tiêu đề",
            "Tiêu đề tin, bài",
            "Tiêu đề bài viết",
            "Tin, bài",
        ),
        width=50,
        help="Tít như đã đăng. Trùng với tít của tin, bài cùng năm trong dữ liệu thì được nối với tin, bài đó.",
    ),
    Column("author", "Tác giả", ("Người viết", "Bút danh", "Tên tác giả"), width=22, help="Tên tác giả."),
    Column(
        "outlet",
        "Nơi đăng",
        (
            "Nơi đăng tải",
            "Nơi đăng bài",
            "Nơi đã đăng",
            "Đăng tại",
            "Đăng trên",
            "Đăng ở",
            "Tên trang",
            "Tên báo",
            "Báo, trang",
            "Đơn vị đăng",
        ),
        width=28,
        help="Tên trang, tên báo, tên nhóm, bảng tin ở đâu.",
    ),
    Column(
        "channel",
        "Kênh",
        ("Kênh đăng", "Loại kênh", "Kênh truyền thông", "Nền tảng"),
        width=22,
        choices=_LABELS,
        help=f"Một trong: {', '.join(_LABELS)}. Để trống thì lấy theo link hoặc nơi đăng.",
    ),
    Column(
        "link",
        "Link",
        ("Đường link", "Đường dẫn", "Liên kết", "URL", "Địa chỉ", "Link bài", "Link bài viết"),
        width=45,
        help="Chép cả link từ trình duyệt.",
    ),
    # Read as text: an empty cell is «nobody knows», not 0, and pages show «1,2K».
    Column(
        "views",
        "Lượt xem",
        ("Số lượt xem", "Lượt đọc", "Lượt truy cập", "View", "Views"),
        width=12,
        help="Một số, ví dụ 1234. Chưa rõ thì để trống.",
    ),
    Column("note", "Ghi chú", width=30, help="Không bắt buộc."),
)
_OPTIONAL = ("Ghi chú",)
_EXPORTED = tuple(replace(c, kind=Kind.NUMBER) if c.key == "views" else c for c in COLUMNS)
_GUIDE = (Column("heading", "Cột", width=16), Column("help", "Cách ghi", width=100))
_UNKNOWN = CHANNEL_LABELS[Channel.OTHER]
_SHEET = "Bài đăng"
_LATE_MONTH = "03"
_NAMED_ROWS = 20


@dataclass(frozen=True, slots=True)
class ImportedPosts:
    """What an import of the sheet with this name did. `known` are rows that are posts already, as (row number, id); of those `updated` got
    the newer number of views. `linked` new posts have an article behind them. `notes` are sentences. `other_sheets` have
    such rows as well, where nobody said which is meant."""

    sheet: str
    ids: tuple[int, ...]
    known: tuple[tuple[int, int], ...]
    updated: int
    linked: int
    refused: tuple[Refused, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    notes: tuple[str, ...]
    other_sheets: tuple[str, ...] = ()


def import_posts(
    workspace: Workspace, source: Path, progress: Progress = silent, *, sheet: str = ""
) -> ImportedPosts:
    """Enter the posts of a sheet in one transaction: cut off or cancelled, none is entered.

    It is the sheet with this name, or the first one that is not empty.

    A row whose link, or else day, title and outlet, are those of a stored post is that post; more views are
    noted there. A row finds its article by the title, whatever marks and case, where just one article of the
    row's year (or of the year before, for rows of the first months) has it. Rows that cannot be are refused one by one. Raises UserError where the file is no such list.
    """
    found = read_rows(source, COLUMNS, sheet)
    if {"Tít", "Link"}.issubset(found.missing):
        raise UserError(
            f"Trang «{found.sheet}» không có cột «Tít» và cũng không có cột «Link» nên không phải danh sách bài đăng. "
            "Không có gì bị thay đổi. Hãy ghi tên cột vào dòng đầu của bảng, hoặc lấy tệp mẫu rồi chép dữ liệu sang."
        )
    drafts = _Drafts()
    for row in found.rows:
        drafts.take(row)
    with workspace.writing("nhập bài đăng"), workspace.write():
        run = _Import(workspace)
        for done, draft in enumerate(drafts.taken):
            progress(done, len(drafts.taken), f"dòng {draft.number}")
            run.take(draft)
    progress(len(drafts.taken), len(drafts.taken))
    return ImportedPosts(
        found.sheet,
        tuple(run.ids),
        tuple(run.known),
        run.updated,
        run.linked,
        refused=tuple(sorted((*found.refused, *drafts.refused), key=lambda refused: refused.number)),
        missing=tuple(heading for heading in found.missing if heading not in _OPTIONAL),
        extra=found.extra,
        notes=(*run.told(), *drafts.told()),
        other_sheets=found.others,
    )


def export_posts(workspace: Workspace, post_ids: Sequence[int], target: Path, title: str = "") -> Path:
    """Write these posts, in their order, as a sheet that import_posts reads; returns its path.

    Raises UserError where it cannot be written.
    """
    rows = [_cells(post) for post in workspace.posts.some(post_ids)]
    return write_book(target, [Sheet(_SHEET, _EXPORTED, rows, title)])


def write_sample(target: Path) -> Path:
    """Write an empty sheet to fill in, with a second one that explains its columns; returns its path."""
    guide: list[dict[str, Value]] = [{"heading": c.heading, "help": c.help} for c in COLUMNS]
    return write_book(target, [Sheet(_SHEET, COLUMNS, []), Sheet("Hướng dẫn", _GUIDE, guide)])


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row as a post without article, the key under which it is known again, and its channel as it was said."""

    number: int
    post: Post
    key: str
    said_channel: str


@dataclass(slots=True)
class _Drafts:
    """The rows of a sheet, judged before anything is stored."""

    taken: list[_Draft] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    _empty: int = 0
    _numbers: dict[str, int] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        """Take or refuse the row."""
        if not any(row.values.values()):
            self._empty += 1
            return
        try:
            draft = _draft_of(row)
            if draft.key in self._numbers:
                raise UserError(f"trùng với dòng {self._numbers[draft.key]}")
        except UserError as error:
            self.refused.append(Refused(row.number, error.message))
            return
        self._numbers[draft.key] = row.number
        self.taken.append(draft)

    def told(self) -> list[str]:
        """What the officer should know of rows that are neither taken nor refused."""
        if not self._empty:
            return []
        return [f"{self._empty} dòng trống ở mọi cột được đọc (có khi chỉ có số thứ tự) nên bỏ qua."]


class _Import:
    """An import under way, inside its transaction: what is stored already, and what was done."""

    def __init__(self, workspace: Workspace) -> None:
        self.ids: list[int] = []
        self.known: list[tuple[int, int]] = []
        self.updated = 0
        self.linked = 0
        self._workspace = workspace
        self._notes: list[str] = []
        self._undated = 0
        self._unplaced = 0
        self._ahead: list[int] = []
        self._other_years: list[int] = []
        self._today = today()
        self._stored = {post_key(post): post for post in workspace.posts.all()}
        titles = workspace.articles.titles()
        self._years = workspace.articles.plan_years([article_id for article_id, _ in titles])
        self._articles: dict[str, list[int]] = {}
        for article_id, title in titles:
            self._articles.setdefault(title_key(title), []).append(article_id)

    def take(self, draft: _Draft) -> None:
        """Enter the draft, or note its views on the post that it is."""
        stored = self._stored.get(draft.key)
        if stored is None:
            self._add(draft)
            return
        self.known.append((draft.number, stored.id))
        # Views only grow: a smaller number is an older one.
        if draft.post.views is not None and draft.post.views > (-1 if stored.views is None else stored.views):
            self._workspace.posts.save(replace(stored, views=draft.post.views))
            self.updated += 1

    def told(self) -> list[str]:
        """What the officer should know of the rows that were entered."""
        told = list(self._notes)
        if self._undated:
            told.append(f"{self._undated} bài đăng chưa có ngày nên chưa được tính vào năm nào.")
        if self._unplaced:
            told.append(f"{self._unplaced} bài đăng không rõ kênh, ghi là «{_UNKNOWN}».")
        if self._ahead:
            told.append(f"{_rows(self._ahead)}: ngày đăng chưa tới. Hãy xem lại ngày, tháng, năm.")
        if self._other_years:
            told.append(
                f"{_rows(self._other_years)}: có tin, bài cùng tít nhưng của năm khác nên chưa nối. Nếu đúng là bài "
                "ấy thì nối ở từng bài đăng."
            )
        return told

    def _add(self, draft: _Draft) -> None:
        post = self._with_article(draft.number, self._with_channel(draft))
        self._undated += not post.day
        if post.day > self._today:
            self._ahead.append(draft.number)
        self.linked += post.article_id is not None
        self.ids.append(self._workspace.posts.add(post).id)

    def _with_channel(self, draft: _Draft) -> Post:
        post, said = draft.post, draft.said_channel
        channel = channel_of_words(said) if said else known_channel(post)
        if said and channel is None:
            self._notes.append(
                f"Dòng {draft.number}: kênh «{said[:40]}» chưa có trong danh mục, ghi là «{_UNKNOWN}»; "
                "tên kênh để ở ghi chú."
            )
            post = replace(post, note=f"{post.note} Kênh: {said[:200]}".strip())
        self._unplaced += channel is None and not said
        return replace(post, channel=(channel or Channel.OTHER).value)

    def _with_article(self, number: int, post: Post) -> Post:
        same_title = self._articles.get(title_key(post.title), []) if post.title else []
        of_year = [found for found in same_title if _may_be_of(post.day, self._years[found])]
        if same_title and not of_year:
            self._other_years.append(number)
        same_title = of_year
        if len(same_title) > 1:
            ids = ", ".join(map(str, same_title))
            self._notes.append(
                f"Dòng {number}: các tin, bài số {ids} cùng tít nên chưa nối với tin, bài nào."
            )
        if len(same_title) != 1:
            return post
        article = self._workspace.articles.get(same_title[0])
        return named_after(replace(post, article_id=article.id), article)


def _may_be_of(day: str, year: int) -> bool:
    """Whether what appeared on that day can be an article of that year's plan: the news of December appear in
    January too. Where nobody knows the day nobody knows the year."""
    return bool(day) and (int(day[:4]) == year or (int(day[:4]) == year + 1 and day[5:7] <= _LATE_MONTH))


def _rows(numbers: list[int]) -> str:
    """«Dòng 4», «3 dòng (4, 9, 12)», of many the first ones."""
    if len(numbers) == 1:
        return f"Dòng {numbers[0]}"
    more = ", …" if len(numbers) > _NAMED_ROWS else ""
    return f"{len(numbers)} dòng ({', '.join(map(str, numbers[:_NAMED_ROWS]))}{more})"


def _draft_of(row: Row) -> _Draft:
    """The row as a draft. Raises UserError with the reason for refusing it."""
    texts = {key: str(row.values[key]) for key in ("day", "title", "author", "outlet", "link", "note")}
    post = Post(**cleaned_facts({**texts, "views": parse_views(str(row.values["views"]))}))
    refuse_nameless(post)
    return _Draft(row.number, post, post_key(post), one_line(str(row.values["channel"])))


def _cells(post: Post) -> dict[str, Value]:
    return {
        "day": post.day,
        "title": post.title,
        "author": post.author,
        "outlet": post.outlet,
        "channel": CHANNEL_LABELS[Channel(post.channel)],
        "link": post.link,
        "views": "" if post.views is None else post.views,
        "note": post.note,
    }
