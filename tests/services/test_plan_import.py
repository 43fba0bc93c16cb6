"""A plan from its file into the workspace: replaced as a whole, kept where it stayed, nothing half-entered."""

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.core.plan_reading.sample import DUTIES, TOPICS, Plan
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import Campaign, CampaignKind, PlanContent, PlanText
from ucvn_desktop.core.plan_reading.roles import Role
from ucvn_desktop.core.task import Task
from ucvn_desktop.services import plan_import
from ucvn_desktop.services.articles import new_article
from ucvn_desktop.services.plan_import import correct_paragraph, corrections_of, import_plan, text_of_year
from ucvn_desktop.services.plan_store import store_plan
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.plans import WholePlan, plan_of, plan_years
from ucvn_desktop.services.records import add_event
from ucvn_desktop.services.slogans import bin_slogan
from ucvn_desktop.services.tasks import add_task
from ucvn_desktop.storage.health import examine
from ucvn_desktop.storage.workspace import Workspace

PLAN = Plan()
MakePlan = Callable[..., Path]


@pytest.fixture
def make_plan(tmp_path: Path) -> MakePlan:
    """Writes a plan as a text file."""

    def make(plan: Plan | tuple[str, ...] = PLAN, name: str = "kế hoạch.txt") -> Path:
        texts = plan.paragraphs() if isinstance(plan, Plan) else plan
        path = tmp_path / name
        path.write_text("\n\n".join(texts), encoding="utf-8")
        return path

    return make


def ids(view: WholePlan) -> dict[str, list[int]]:
    kinds = ("topics", "methods", "duties", "campaigns", "mottoes", "dates")
    return {kind: [record.id for record in getattr(view, kind)] for kind in kinds}


def test_a_plan_of_a_new_year_becomes_an_edition_of_its_own(
    workspace: Workspace, make_plan: MakePlan
) -> None:
    done = import_plan(workspace, make_plan())
    assert (done.edition.year, done.stored.is_new, done.stored.removed) == (2028, True, 0)
    assert plan_years(workspace) == [2028, 2021]
    view = plan_of(workspace)
    assert [t.title for t in view.topics] == [title for title, _ in TOPICS]
    assert [d.text for d in view.duties] == list(DUTIES)
    assert (view.file, view.edition.source) == ("kế hoạch.txt", "kế hoạch.txt")
    assert len(plan_of(workspace, 2021).topics) == 6
    assert examine(workspace) == []


def test_the_same_text_again_changes_nothing(workspace: Workspace, make_plan: MakePlan) -> None:
    path = make_plan()
    import_plan(workspace, path)
    before = ids(plan_of(workspace))
    again = import_plan(workspace, path)
    assert (again.stored.added, again.stored.changed, again.stored.removed) == (0, 0, 0)
    assert ids(plan_of(workspace)) == before


def test_what_has_the_same_number_stays_the_same_record_in_its_next_revision(
    workspace: Workspace, make_plan: MakePlan
) -> None:
    import_plan(workspace, make_plan())
    before = plan_of(workspace)
    topics = [(TOPICS[0][0], ["Một ý khác."]), *TOPICS[1:3]]
    done = import_plan(workspace, make_plan(PLAN.written(topics=topics)))
    after = plan_of(workspace)
    assert [t.id for t in after.topics] == [t.id for t in before.topics[:3]]
    assert (after.topics[0].rev, after.topics[0].points) == (2, ("Một ý khác.",))
    assert [t.rev for t in after.topics[1:]] == [1, 1]
    assert workspace.topics.history(after.topics[0])[0].points == TOPICS[0][1]
    assert workspace.topics.get(before.topics[3].id).deleted_at is not None
    assert done.edition.id == before.edition.id
    assert done.warnings == ()


def test_what_a_plan_names_twice_stays_two_records(workspace: Workspace) -> None:
    twice = tuple(
        Campaign(edition_id=0, kind=CampaignKind.DRIVE.value, name=name)
        for name in ("Tận tụy, gần dân", "TẬN TỤY, GẦN DÂN")
    )
    plan = PlanContent(year=2028, title="Kế hoạch", source="", campaigns=twice)
    assert store_plan(workspace, plan).added == 2
    again = store_plan(workspace, plan)
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    assert [c.name for c in plan_of(workspace, 2028).campaigns] == [c.name for c in twice]


def test_what_was_gone_comes_back_out_of_the_bin(workspace: Workspace, make_plan: MakePlan) -> None:
    import_plan(workspace, make_plan())
    before = ids(plan_of(workspace))
    import_plan(workspace, make_plan(PLAN.written(topics=TOPICS[:1])))
    import_plan(workspace, make_plan())
    assert ids(plan_of(workspace)) == before


def test_topics_that_records_hang_on_are_told(workspace: Workspace, make_plan: MakePlan) -> None:
    plan = import_plan(workspace, make_plan()).edition
    new_article(workspace, title="Tin", topic=4, plan_year=2028)
    new_article(workspace, title="Tin nữa", topic=2, plan_year=2028)
    for title in ("Thi trực tuyến", "Tọa đàm"):
        add_event(workspace, Event(title=title, day="2028-05-01", topic=2))
    task = add_task(workspace, Task(edition_id=plan.id, what="Viết 2 tin", topic=2))
    # What lies in the bin or belongs to another year's plan is told by nobody.
    workspace.tasks.to_bin(add_task(workspace, replace(task, id=0, uid="", topic=4)))
    new_article(workspace, title="Tin của năm khác", topic=4, plan_year=2021)
    add_event(workspace, Event(title="Hội thao", day="2021-05-01", topic=4))
    add_task(workspace, Task(edition_id=plan_of(workspace, 2021).edition.id, what="Viết", topic=4))
    other = ("An toàn giao thông trong công nhân lao động ở đô thị lớn", ())
    done = import_plan(workspace, make_plan(PLAN.written(topics=[TOPICS[0], other, TOPICS[2]])))
    second, fourth = done.warnings
    assert "Nội dung 2" in second
    assert "nay là «An toàn giao thông" in second
    assert "; 1 tin, bài (số 2), 2 hoạt động (số 1, 2), 1 nhiệm vụ (số 1) đang ghi" in second
    assert "Nội dung 4" in fourth
    assert "không còn trong kế hoạch; 1 tin, bài (số 1) đang ghi" in fourth


def test_names_that_hold_their_number_from_an_earlier_reading_are_made_anew(
    workspace: Workspace, make_plan: MakePlan
) -> None:
    path = make_plan(PLAN.written(part="{letter}. {name}", head=lambda n: f"C.{n}. "))
    import_plan(workspace, path)
    before = plan_of(workspace)
    for topic in before.topics:
        workspace.topics.save(replace(topic, short=f"C.{topic.number}. {topic.short}"))
    for method in before.methods:
        workspace.methods.save(replace(method, title=f"{method.number}. {method.title}"))
    import_plan(workspace, path)
    after = plan_of(workspace)
    assert [topic.short for topic in after.topics] == [topic.short for topic in before.topics]
    assert [method.title for method in after.methods] == [method.title for method in before.methods]
    assert after.methods[0].number == "C.1"


def test_a_years_first_plan_tells_what_hangs_on_the_topics_of_the_plan_before(
    workspace: Workspace, make_plan: MakePlan
) -> None:
    import_plan(workspace, make_plan())
    edition = plan_of(workspace, 2028).edition
    tasks = [
        add_task(workspace, Task(edition_id=edition.id, what=f"Việc {topic}", topic=topic, method="III.1"))
        for topic in (1, 2)
    ]
    opened = open_year(workspace, 2029, [task.id for task in tasks])
    new_article(workspace, title="Tin đầu năm", topic=1, plan_year=2029)
    new_article(workspace, title="Tin năm trước", topic=1, plan_year=2028)
    other = ("An toàn giao thông trong công nhân lao động ở đô thị lớn", ())
    method = ("Biên soạn tài liệu, in tờ rơi về an toàn giao thông", ())
    changed = PLAN.written(year=2029, topics=[other, *TOPICS[1:]], methods=[method])
    topic, form = import_plan(workspace, make_plan(changed)).warnings
    assert topic.startswith(
        "Nội dung 1 «Đại hội công đoàn các cấp nhiệm kỳ 2028» của kế hoạch năm 2028 nay là «An toàn"
    )
    assert "; 1 tin, bài (số 1), 1 nhiệm vụ (số 3) đang ghi nội dung số này" in topic
    assert form.startswith("Hình thức III.1 «")
    assert "» của kế hoạch năm 2028 nay là «" in form
    assert len(opened.tasks) == 2
    # The same topics under the same numbers are no news.
    open_year(workspace, 2030, [opened.tasks[0].id])
    assert import_plan(workspace, make_plan(changed.written(year=2030))).warnings == ()


def test_methods_that_tasks_hang_on_are_told(workspace: Workspace, make_plan: MakePlan) -> None:
    plan = import_plan(workspace, make_plan()).edition
    for method, count in (("III.1", 2), ("III.2", 1)):
        for number in range(count):
            add_task(workspace, Task(edition_id=plan.id, what=f"Việc {number}", method=method))
    gone = add_task(workspace, Task(edition_id=plan.id, what="Việc đã bỏ", method="III.2"))
    workspace.tasks.to_bin(gone)
    other = ("Biên soạn tài liệu, in tờ rơi về an toàn giao thông", ())
    (first, second) = import_plan(workspace, make_plan(PLAN.written(methods=[other]))).warnings
    assert first.startswith("Hình thức III.1 «")
    assert "nay là «" in first
    assert "; 2 nhiệm vụ (số 1, 2) đang ghi hình thức số này" in first
    assert "không còn trong kế hoạch; 1 nhiệm vụ (số 3) đang ghi" in second
    # Said once: from now on that is the plan.
    assert import_plan(workspace, make_plan(PLAN.written(methods=[other]))).warnings == ()


def test_short_names_are_kept_where_they_fit_and_made_where_not(
    workspace: Workspace, make_plan: MakePlan
) -> None:
    import_plan(workspace, make_plan())
    shorts = [t.short for t in plan_of(workspace).topics]
    assert shorts == [
        "Đại hội công đoàn các cấp nhiệm kỳ 2028",
        "Chăm lo đời sống đoàn viên",
        "Chuyển đổi số trong hoạt động công đoàn",
        "Nội dung khác",
    ]
    import_plan(workspace, make_plan(PLAN.written(year=2021)))
    assert plan_of(workspace, 2021).topics[0].short == "Đại hội công đoàn các cấp nhiệm kỳ 2028"


def test_a_topic_keeps_its_short_name_in_another_year_and_at_another_number(
    workspace: Workspace, make_plan: MakePlan
) -> None:
    topics = [(t.title, t.points) for t in plan_of(workspace, 2021).topics]
    import_plan(workspace, make_plan(PLAN.written(topics=topics[::-1])))
    shorts = [t.short for t in plan_of(workspace, 2021).topics]
    assert [t.short for t in plan_of(workspace, 2028).topics] == shorts[::-1]


def test_a_text_that_is_refused_by_now_leaves_its_edition_readable(
    workspace: Workspace, make_plan: MakePlan
) -> None:
    edition = import_plan(workspace, make_plan()).edition
    text = workspace.plan_texts.text_of(edition.id)
    assert text is not None
    workspace.plan_texts.save(replace(text, paragraphs=("Không còn là kế hoạch.",)))
    view = plan_of(workspace)
    assert (len(view.topics), view.reading) == (4, None)


def test_mottoes_enter_the_bank_once_and_not_again_when_put_away(
    workspace: Workspace, make_plan: MakePlan
) -> None:
    there = len(workspace.slogans.all())
    import_plan(workspace, make_plan())
    assert [m.text for m in plan_of(workspace).mottoes] == [
        "Cơ quan xanh, sạch, đẹp",
        "Xây dựng người cán bộ “Tận tụy, gần dân, sáng tạo”",
    ]
    slogan = workspace.slogans.by_text("Cơ quan xanh, sạch, đẹp")
    assert slogan is not None
    assert slogan.campaign == "Phong trào"
    bin_slogan(workspace, slogan.id)
    import_plan(workspace, make_plan())
    import_plan(workspace, make_plan(PLAN.written(year=2029)))
    assert len(workspace.slogans.all()) == there + 1


def test_a_refused_file_leaves_everything_as_it_was(workspace: Workspace, make_plan: MakePlan) -> None:
    before = plan_of(workspace)
    for texts, said in (
        (PLAN.written(year=2021).paragraphs() * 2, "hơn một kế hoạch"),
        (PLAN.written(year=2101).paragraphs(), "Năm 2101 không hợp lệ"),
        (("Chỉ là một tin.",), "không phải kế hoạch"),
    ):
        with pytest.raises(UserError, match=said):
            import_plan(workspace, make_plan(texts))
    assert plan_of(workspace) == before
    assert plan_years(workspace) == [2021]


def test_a_failure_half_way_leaves_nothing(
    workspace: Workspace, make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("ucvn_desktop.services.plan_import._store_text", fail)
    with pytest.raises(RuntimeError, match="planted"):
        import_plan(workspace, make_plan())
    assert plan_years(workspace) == [2021]
    assert examine(workspace) == []


def test_a_correction_changes_the_edition_and_stays_when_the_text_comes_again(
    workspace: Workspace, make_plan: MakePlan
) -> None:
    texts = (*PLAN.paragraphs(), "Một việc nữa về chăm lo.")
    assert len(import_plan(workspace, make_plan(texts)).reading.unread) == 1
    done = correct_paragraph(workspace, 2028, len(texts), Role.POINT, of=2)
    assert done.reading.unread == ()
    assert plan_of(workspace).topics[1].points[-1] == "Một việc nữa về chăm lo."
    again = import_plan(workspace, make_plan(("Công đoàn Viên chức Việt Nam", *texts)))
    assert again.reading.unread == ()
    assert plan_of(workspace).topics[1].points[-1] == "Một việc nữa về chăm lo."
    taken_back = correct_paragraph(workspace, 2028, len(texts) + 1, None)
    assert len(taken_back.reading.unread) == 1


def test_corrections_that_no_longer_hold_are_told(workspace: Workspace, make_plan: MakePlan) -> None:
    import_plan(workspace, make_plan((*PLAN.paragraphs(), "Một câu lạ.")))
    correct_paragraph(workspace, 2028, 38, Role.SEEN)
    gone = import_plan(workspace, make_plan((*PLAN.paragraphs(), "Một câu khác.")))
    assert "1 chỗ đã sửa bằng tay" in gone.warnings[0]
    assert [line.text for line in gone.reading.unread] == ["Một câu khác."]
    correct_paragraph(workspace, 2028, 38, Role.POINT, of=4)
    # The fourth topic is gone, so the paragraph has no place any more.
    fewer = PLAN.written(topics=TOPICS[:3]).paragraphs()
    assert "1 chỗ đã sửa" in import_plan(workspace, make_plan((*fewer, "Một câu khác."))).warnings[0]


def test_a_correction_follows_its_topic_to_another_number(workspace: Workspace, make_plan: MakePlan) -> None:
    import_plan(workspace, make_plan((*PLAN.paragraphs(), "Một câu lạ.")))
    correct_paragraph(workspace, 2028, 38, Role.POINT, of=3)
    new = ("An toàn giao thông ở đô thị lớn", ("Một ý.",))
    import_plan(workspace, make_plan((*PLAN.written(topics=[new, *TOPICS]).paragraphs(), "Một câu lạ.")))
    assert plan_of(workspace).topics[3].title == TOPICS[2][0]
    assert plan_of(workspace).topics[3].points[-1] == "Một câu lạ."


def test_an_edition_from_before_texts_were_kept_is_shown_and_replaced(
    tmp_path: Path, make_plan: MakePlan
) -> None:
    folder = tmp_path / "released"
    for name in ("files", "thumbs", "backups", "exports"):
        (folder / name).mkdir(parents=True)
    released = Path(__file__).parents[1] / "storage" / "released" / "m0002.db.gz"
    (folder / "ucvn.db").write_bytes(gzip.decompress(released.read_bytes()))
    with Workspace.open(folder) as workspace:
        before = plan_of(workspace)
        assert (len(before.topics), before.reading, before.file, before.dates) == (6, None, "", ())
        import_plan(workspace, make_plan(PLAN.written(year=2021)))
        after = plan_of(workspace)
        assert [t.id for t in after.topics] == [t.id for t in before.topics[:4]]
        assert after.edition.id == before.edition.id
        assert after.edition.source == before.edition.source
        assert examine(workspace) == []


def test_corrections_that_cannot_be_are_refused(workspace: Workspace, make_plan: MakePlan) -> None:
    with pytest.raises(UserError, match="không có văn bản kèm theo"):
        correct_paragraph(workspace, 2021, 1, Role.SEEN)
    import_plan(workspace, make_plan())
    before = plan_of(workspace)
    for paragraph, role, of, said in (
        (99, Role.SEEN, 0, "không có đoạn số 99"),
        (0, Role.SEEN, 0, "không có đoạn số 0"),
        (12, Role.POINT, 9, "không có nội dung số 9"),
        (12, Role.FORM, -3, "không có hình thức thứ -3"),
        (12, Role.FORM, 3, "không có hình thức thứ 3"),
        (12, Role.DUTY, 1, "Chỉ ý của nội dung"),
        (2, Role.SEEN, 0, "không ghi năm|không còn là một kế hoạch"),
    ):
        with pytest.raises(UserError, match=said):
            correct_paragraph(workspace, 2028, paragraph, role, of)
    assert plan_of(workspace) == before


def test_a_plan_is_read_before_its_transaction_and_stored_only_if_it_is_still_the_same(
    workspace: Workspace, make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = (*PLAN.paragraphs(), "Một việc nữa về chăm lo.")
    import_plan(workspace, make_plan(texts))
    read, meanwhile = plan_import.read_plan, [True]

    def slow(*words: Any) -> Any:
        assert not workspace.connection.in_transaction
        if meanwhile:
            meanwhile.clear()
            correct_paragraph(workspace, 2028, len(texts), Role.SEEN)
        return read(*words)

    monkeypatch.setattr(plan_import, "read_plan", slow)
    with pytest.raises(UserError, match="vừa được nhập hoặc sửa ở nơi khác"):
        correct_paragraph(workspace, 2028, len(texts), Role.POINT, of=2)
    assert not meanwhile
    (kept,) = corrections_of(text_of_year(workspace, 2028) or PlanText(edition_id=0, file="", paragraphs=()))
    assert kept.role is Role.SEEN
    done = correct_paragraph(workspace, 2028, len(texts), Role.POINT, of=2)
    assert done.reading.topics[1].points[-1] == "Một việc nữa về chăm lo."


def test_an_import_keeps_no_reading_of_a_text_that_changed_meanwhile(
    workspace: Workspace, make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = (*PLAN.paragraphs(), "Một việc nữa về chăm lo.")
    import_plan(workspace, make_plan(texts))
    correct_paragraph(workspace, 2028, len(texts), Role.SEEN)
    kept = plan_import._kept

    def slow(*words: Any) -> Any:
        found = kept(*words)
        correct_paragraph(workspace, 2028, len(texts), Role.POINT, of=2)
        return found

    monkeypatch.setattr(plan_import, "_kept", slow)
    with pytest.raises(UserError, match="vừa được nhập hoặc sửa ở nơi khác"):
        import_plan(workspace, make_plan(texts))
    assert plan_of(workspace).topics[1].points[-1] == "Một việc nữa về chăm lo."


def test_an_unknown_year_names_those_that_are_there(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="Chưa có kế hoạch năm 1999; đang có kế hoạch năm 2021"):
        plan_of(workspace, 1999)


@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_the_plan_of_2021_is_read_whole(workspace: Workspace, shared_input: Path, ending: str) -> None:
    from_catalogue = plan_of(workspace)
    done = import_plan(workspace, shared_input / f"ke-hoach-truyen-thong-2021.{ending}")
    # The catalogue that comes with the program says the same, word for word, in all but our own short names.
    assert (done.stored.added, done.stored.changed, done.stored.removed) == (0, 0, 0)
    view = plan_of(workspace)
    assert ids(view) == ids(from_catalogue)
    assert done.reading.unread == ()
    assert (done.reading.findings, done.warnings) == ((), ())
    assert [len(t.points) for t in view.topics] == [3, 2, 3, 6, 3, 0]
    assert [(m.number, len(m.points)) for m in view.methods] == [("III.1", 1), ("III.2", 5)]
    assert len(view.duties) == 5
    assert [d.years for d in view.dates if d.years] == [92, 27]


def test_the_plan_of_2021_is_counted_against_its_text(workspace: Workspace, shared_input: Path) -> None:
    path = shared_input / "ke-hoach-truyen-thong-2021.txt"
    import_plan(workspace, path)
    view = plan_of(workspace)
    lines = [" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    part = {
        name: lines.index(next(line for line in lines if line.startswith(f"{name}. ")))
        for name in ("II", "III", "V")
    }
    second, third = lines[part["II"] + 1 : part["III"]], lines[part["III"] + 1 : part["V"]]
    units = lines.index("2. Các công đoàn trực thuộc Công đoàn Viên chức Việt Nam")
    end = next(n for n, line in enumerate(lines) if line.startswith("Trên đây"))
    said = [f"{t.number}. {t.title}" for t in view.topics] + [f"- {p}" for t in view.topics for p in t.points]
    assert sorted(said) == sorted(second)
    forms = [re.sub(r"^(\d\.|-) ", "", line) for line in third]
    assert [p for m in view.methods for p in m.points] == forms
    assert [f"- {d.text}" for d in view.duties] == lines[units + 1 : end]


def test_the_campaigns_of_2021_have_the_kinds_that_the_plan_gives_them(
    workspace: Workspace, shared_input: Path
) -> None:
    import_plan(workspace, shared_input / "ke-hoach-truyen-thong-2021.docx")
    kinds = {kind: {c.name for c in plan_of(workspace).campaigns if c.kind == kind} for kind in CampaignKind}
    assert kinds == {
        CampaignKind.MOVEMENT: {
            "Lao động giỏi, lao động sáng tạo",
            "Giỏi việc nước, đảm việc nhà",
            "Tham mưu giỏi, phục vụ tốt",
            "Xây dựng cơ quan văn hóa, ngày làm việc 8 giờ, chất lượng, hiệu quả",
            "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở",
        },
        CampaignKind.DRIVE: {
            "Xây dựng người cán bộ, công chức, viên chức “Trung thành, trách nhiệm, liêm chính, sáng tạo”",
            "Cán bộ, công chức, viên chức nói không với tiêu cực",
            "Cả nước chung tay vì người nghèo - không để ai bị bỏ lại phía sau",
        },
        CampaignKind.PROGRAMME: {
            "Chương trình 75 nghìn sáng kiến",
            "Mái ấm công đoàn",
            "Phúc lợi cho đoàn viên, người lao động",
        },
        CampaignKind.CONTEST: {"Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII và hành động của chúng ta"},
        CampaignKind.AIM: {"Quyền lợi đảm bảo, phúc lợi tốt hơn"},
    }


def test_a_document_in_an_old_font_is_refused_with_the_reason(
    workspace: Workspace, shared_input: Path
) -> None:
    with pytest.raises(UserError, match="phông cũ"):
        import_plan(workspace, shared_input / "cong-van-cu-phong-cu.docx")
