"""From records to a bundle and the record of it."""

import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import bagit
import docx
import pytest

from tests.conftest import write_photo
from ucvn_desktop.core.article import Article, ArticleStatus
from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.core.plan import PlanEdition, Topic
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.articles import edit_article
from ucvn_desktop.services.bundle.verify import verify
from ucvn_desktop.services.destinations import bin_destination, edit_destination, new_destination
from ucvn_desktop.services.doctor import diagnose
from ucvn_desktop.services.packing import pack
from ucvn_desktop.services.photos.importing import import_photos
from ucvn_desktop.services.poster_records import begin_poster, make_poster
from ucvn_desktop.services.posters import PosterSpec
from ucvn_desktop.services.readiness import status_by_article
from ucvn_desktop.services.records import caption_photo
from ucvn_desktop.storage.workspace import Workspace

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def stocked_folder(template_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with an article that lacks nothing, with two photos; never written to again."""
    folder = tmp_path_factory.mktemp("stocked")
    photos = [write_photo(folder, "a.jpg"), write_photo(folder, "b.png", "gold")]
    with Workspace.open(Path(shutil.copytree(template_folder, folder / "workspace"))) as workspace:
        stored = workspace.articles.add(
            Article(title="Công đoàn thăm hỏi", sapo="Sapo.", body="<p>Nội dung.</p>", author="Mai", topic=4)
        )
        for photo_id in import_photos(workspace, photos, article_id=stored.id).ids:
            caption_photo(workspace, photo_id, "Đoàn viên nhận quà.")
    return folder / "workspace"


@pytest.fixture
def workspace_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of a workspace of one's own; with the article for who asks for it."""
    template = "stocked_folder" if "article" in request.fixturenames else "template_folder"
    return Path(shutil.copytree(request.getfixturevalue(template), tmp_path / "workspace"))


@pytest.fixture
def article(workspace: Workspace) -> Article:
    """The article that lacks nothing."""
    (stored,) = workspace.articles.all()
    return stored


def _payload(bundle: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(bundle) as archive:
        inside = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    return {
        name: data
        for name, data in inside.items()
        if name.startswith(("data/tin-bai", "data/anh", "data/an-pham"))
    }


def test_a_bundle_is_valid_for_the_referee_and_recorded(
    workspace: Workspace, article: Article, tmp_path: Path
) -> None:
    poster, _ = make_poster(workspace, PosterSpec("Tham mưu giỏi", 500, 80), tmp_path / "p.pdf")
    packed = pack(
        workspace, tmp_path / "gửi", article_ids=[article.id], poster_ids=[poster.id], day="2021-04-19"
    )
    (bundle,) = packed.files
    assert bundle.name == "CDBTN_2021-001_20210419.zip"
    shutil.unpack_archive(bundle, tmp_path / "ra")
    bagit.Bag(str(tmp_path / "ra" / bundle.stem)).validate()
    assert len(_payload(bundle)) == 4
    (submission,) = workspace.submissions.all()
    assert (submission.number, submission.name, submission.path) == (1, bundle.stem, str(bundle))
    items = workspace.submission_items.of(submission.id)
    assert [(i.item_kind, i.item_uid) for i in items] == [("article", article.uid), ("poster", poster.uid)]
    files = [file for item in items for file in workspace.submission_files.of(item)]
    assert {file.path for file in files} == set(_payload(bundle))
    assert all(workspace.files.has(file.sha256) for file in files)


def test_a_bundle_names_the_topic_of_the_articles_own_year(
    workspace: Workspace, article: Article, tmp_path: Path
) -> None:
    of_2021 = next(topic.short for topic in workspace.topics.all() if topic.number == article.topic)
    later = workspace.editions.add(PlanEdition(year=2030, title="Kế hoạch năm 2030", source=""))
    workspace.topics.add(Topic(edition_id=later.id, number=4, short="Khác hẳn", title="Khác hẳn"))
    edit_article(workspace, article.id, plan_year=2021)
    (bundle,) = pack(workspace, tmp_path / "gửi", article_ids=[article.id]).files
    with zipfile.ZipFile(bundle) as archive:
        told = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".json")]
    assert any(f'"topic_label": "4. {of_2021}"' in text for text in told)


def test_a_bundle_says_of_which_article_it_names_no_topic(
    workspace: Workspace, article: Article, tmp_path: Path
) -> None:
    later = workspace.editions.add(PlanEdition(year=2030))
    workspace.topics.add(Topic(edition_id=later.id, number=9, short="Khác hẳn", title="Khác hẳn"))
    assert pack(workspace, tmp_path, article_ids=[article.id]).notes == ()
    edit_article(workspace, article.id, plan_year=2030)
    (note,) = pack(workspace, tmp_path, article_ids=[article.id]).notes[:1]
    number = article.topic
    assert f"kế hoạch năm 2030 không có nội dung {number} nên bộ gửi không ghi nội dung kế hoạch" in note


def test_what_did_not_change_is_sent_again_with_the_same_bytes(
    workspace: Workspace, article: Article, tmp_path: Path
) -> None:
    first, second = (
        pack(workspace, tmp_path, article_ids=[article.id], day="2021-04-19").files[0] for _ in "12"
    )
    assert first.name != second.name
    assert _payload(first) == _payload(second)
    assert [item.item_rev for item in workspace.submission_items.all()] == [1, 1]
    assert status_by_article(workspace) == {article.id: ArticleStatus.SENT}


def test_what_changed_is_sent_anew_under_its_next_revision(
    workspace: Workspace, article: Article, tmp_path: Path
) -> None:
    first = pack(workspace, tmp_path, article_ids=[article.id], day="2021-04-19").files[0]
    current = workspace.articles.get(article.id)
    workspace.articles.save(replace(current, body="<p>Sửa lại.</p>"))
    second = pack(workspace, tmp_path, article_ids=[article.id], day="2021-04-20").files[0]
    assert _payload(first) != _payload(second)
    assert [item.item_rev for item in workspace.submission_items.all()] == [1, 2]


def test_ready_means_lacking_nothing_and_not_sent_as_it_is(
    workspace: Workspace, article: Article, make_photo: Callable[..., Path], tmp_path: Path
) -> None:
    bare = workspace.articles.add(Article(title="Chưa xong"))
    import_photos(workspace, [make_photo("c.jpg", "red")], article_id=bare.id)
    packed = pack(workspace, tmp_path, ready=True)
    assert packed.items == 1
    assert [(left.id, left.reason) for left in packed.left_out] == [
        (bare.id, "chưa có nội dung, chưa có tên tác giả, 1 ảnh chưa có chú thích")
    ]
    assert pack(workspace, tmp_path, ready=True).files == ()
    caption_photo(workspace, workspace.article_photos.photos_of(article.id)[0].id, "Chú thích mới.")
    assert pack(workspace, tmp_path, ready=True).items == 1


def test_a_failed_bundle_is_not_recorded(workspace: Workspace, article: Article, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x")
    with pytest.raises(UserError):
        pack(workspace, tmp_path / "tệp", article_ids=[article.id])
    assert workspace.submissions.all() == []
    assert status_by_article(workspace) == {article.id: ArticleStatus.DRAFT}


def test_a_photo_whose_file_is_gone_is_named(workspace: Workspace, article: Article, tmp_path: Path) -> None:
    photo = workspace.article_photos.photos_of(article.id)[1]
    workspace.files.path(photo.sha256).unlink()
    with pytest.raises(UserError, match=r"Ảnh số 2 \(b\.png\) mất tệp gốc"):
        pack(workspace, tmp_path / "ra", article_ids=[article.id])
    assert list((tmp_path / "ra").iterdir()) == []


def test_a_bundle_left_by_a_killed_program_does_not_stop_the_next(
    workspace: Workspace, article: Article, tmp_path: Path
) -> None:
    (tmp_path / "CDBTN_2021-001_20210419.zip").write_bytes(b"left behind")
    (bundle,) = pack(workspace, tmp_path, article_ids=[article.id], day="2021-04-19").files
    assert bundle.name == "CDBTN_2021-002_20210419.zip"
    assert verify(bundle).ours


def test_what_lies_in_the_bin_is_not_sent(workspace: Workspace, article: Article, tmp_path: Path) -> None:
    workspace.articles.to_bin(workspace.articles.get(article.id))
    with pytest.raises(UserError, match="thùng rác"):
        pack(workspace, tmp_path, article_ids=[article.id])


def test_damaged_files_that_were_kept_are_made_anew_and_not_sent(
    workspace: Workspace, article: Article, tmp_path: Path
) -> None:
    first = pack(workspace, tmp_path, article_ids=[article.id], day="2021-04-19").files[0]
    (item,) = workspace.submission_items.all()
    originals = {photo.sha256 for photo in workspace.photos.all()}
    made = [file for file in workspace.submission_files.of(item) if file.sha256 not in originals]
    assert len(made) >= 2
    for file in made:
        kept = workspace.files.path(file.sha256)
        kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    second = pack(workspace, tmp_path, article_ids=[article.id], day="2021-04-19").files[0]
    assert _payload(first) == _payload(second)
    assert diagnose(workspace).damages == ()


def test_a_damaged_poster_is_refused_until_it_is_drawn_again(workspace: Workspace, tmp_path: Path) -> None:
    spec = PosterSpec("Tham mưu giỏi", 500, 80)
    poster, _ = make_poster(workspace, spec, tmp_path / "p.pdf")
    workspace.files.path(poster.sha256).write_bytes(b"damaged")
    with pytest.raises(UserError, match="vẽ lại"):
        pack(workspace, tmp_path, poster_ids=[poster.id])
    again, _ = make_poster(workspace, spec, tmp_path / "p.pdf")
    assert again.id == poster.id
    assert pack(workspace, tmp_path, poster_ids=[poster.id]).items == 1


def test_a_bundle_that_cannot_be_recorded_is_not_left_lying(
    workspace: Workspace, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise StorageError("đầy")

    monkeypatch.setattr(workspace.submissions, "add", full)
    with pytest.raises(StorageError):
        pack(workspace, tmp_path / "ra", article_ids=[article.id])
    assert list((tmp_path / "ra").iterdir()) == []


def test_a_bundle_goes_to_the_destination_that_was_chosen(
    workspace: Workspace, article: Article, tmp_path: Path
) -> None:
    chosen = new_destination(workspace, "Trang tin")
    edit_destination(workspace, chosen.id, {"limit_mb": 0.001})
    packed = pack(workspace, tmp_path, article_ids=[article.id], destination_id=chosen.id)
    assert packed.submission is not None
    assert workspace.submissions.all() == [packed.submission]
    assert packed.submission.destination == "Trang tin"
    assert packed.size == packed.files[0].stat().st_size
    assert any("chỉ đính kèm được khoảng" in note for note in packed.notes)
    bin_destination(workspace, chosen.id)
    with pytest.raises(UserError, match="đang ở thùng rác"):
        pack(workspace, tmp_path, article_ids=[article.id], destination_id=chosen.id)


def test_a_design_that_cannot_be_drawn_is_named(workspace: Workspace, tmp_path: Path) -> None:
    designs = [begin_poster(workspace, "Tham mưu giỏi").id, begin_poster(workspace, "Đoàn kết " * 45).id]
    with pytest.raises(UserError, match=r"«Đoàn kết Đoàn kết.*…»: Khẩu hiệu dài 404 ký tự"):
        pack(workspace, tmp_path, poster_ids=designs)
    assert list(tmp_path.glob("*.zip")) == []


def test_progress_goes_evenly_from_the_first_photo_to_the_last_byte(
    workspace: Workspace, article: Article, tmp_path: Path
) -> None:
    told: list[tuple[int, int, str]] = []

    def tell(done: int, total: int, label: str = "") -> None:
        told.append((done, total, label))

    pack(workspace, tmp_path, article_ids=[article.id], progress=tell)
    done = [step[0] for step in told]
    assert done == sorted(done)
    assert len({step[1] for step in told}) == 1
    assert (done[0], done[-1]) == (0, told[-1][1])
    labels = list(dict.fromkeys(step[2] for step in told))
    title = "Công đoàn thăm hỏi"
    assert labels == [title, f"{title}: ảnh 1/2", f"{title}: ảnh 2/2", "Ghi bộ gửi", "Đọc lại để kiểm tra"]


@pytest.mark.parametrize(
    "stage", ["Công đoàn thăm hỏi", "ảnh 2/2", "Tham mưu", "Ghi bộ gửi", "Đọc lại", "cuối"]
)
def test_cancelled_anywhere_leaves_no_bundle_and_no_record(
    workspace: Workspace, article: Article, tmp_path: Path, stage: str
) -> None:
    poster, _ = make_poster(workspace, PosterSpec("Tham mưu giỏi", 500, 80), tmp_path / "p.pdf")

    def stop(done: int, total: int, label: str = "") -> None:
        if stage in label or (stage == "cuối" and done == total):
            raise Cancelled

    with pytest.raises(Cancelled):
        pack(workspace, tmp_path / "ra", article_ids=[article.id], poster_ids=[poster.id], progress=stop)
    assert list((tmp_path / "ra").iterdir()) == []
    assert workspace.submissions.all() == workspace.submission_items.all() == []
    assert list((workspace.folder / "exports").iterdir()) == []


def test_what_is_typed_while_it_is_packed_goes_into_the_next_bundle(
    workspace: Workspace, article: Article, tmp_path: Path
) -> None:
    first, _ = workspace.article_photos.photos_of(article.id)

    def type_meanwhile(done: int, total: int, label: str = "") -> None:
        if label == "Công đoàn thăm hỏi":
            caption_photo(workspace, first.id, "Chú thích sửa lúc đang đóng.")

    (bundle,) = pack(workspace, tmp_path, article_ids=[article.id], progress=type_meanwhile).files
    (name,) = [name for name in _payload(bundle) if name.endswith(".docx")]
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(_payload(bundle)[name])).paragraphs)
    assert "Đoàn viên nhận quà." in text
    assert "sửa lúc đang đóng" not in text
    assert status_by_article(workspace) == {article.id: ArticleStatus.DRAFT}


def test_drawing_designs_for_a_bundle_can_be_cancelled(workspace: Workspace, tmp_path: Path) -> None:
    design = begin_poster(workspace, "Tham mưu giỏi")

    def stop(done: int, total: int, label: str = "") -> None:
        assert (total, label) == (0, "Tham mưu giỏi")
        raise Cancelled

    with pytest.raises(Cancelled):
        pack(workspace, tmp_path / "ra", poster_ids=[design.id], progress=stop)
    assert workspace.posters.get(design.id).sha256 == ""
    packed = pack(workspace, tmp_path / "ra", poster_ids=[design.id])
    assert packed.items == 1
    assert workspace.posters.get(design.id).sha256
