"""The address book from Excel and to Excel."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.sheets.make_book import make_book, saved_by_libreoffice
from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.core.person import Office, Person, PersonKind
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.doctor import diagnose
from ucvn_desktop.services.people import PeopleFilter, add_office, add_person, list_people
from ucvn_desktop.services.people_columns import COLUMNS
from ucvn_desktop.services.people_sheets import ImportedPeople, export_people, import_people, write_sample
from ucvn_desktop.services.sheets.cells import text_of
from ucvn_desktop.services.sub_units import add_unit, rename_unit
from ucvn_desktop.storage.workspace import Workspace

HEADINGS = [column.heading for column in COLUMNS]


@pytest.fixture
def enter(workspace: Workspace, tmp_path: Path) -> Callable[..., ImportedPeople]:
    """Imports rows under headings; None is an empty cell."""

    def call(headings: list[str], *rows: list[Any], update: bool = False) -> ImportedPeople:
        return import_people(workspace, make_book(tmp_path / "a.xlsx", [headings, *rows]), update=update)

    return call


Enter = Callable[..., ImportedPeople]


def test_a_whole_row_becomes_a_person_with_an_office_and_a_unit(enter: Enter, workspace: Workspace) -> None:
    row = [
        1,
        "TS. Trần Văn Ánh",
        "lãnh đạo; Báo cáo viên",
        "Chủ tịch",
        "Công đoàn Bộ",
        date(2020, 2, 1),
        "2/2023",
        "Báo Mẫu",
        "Cục A",
        912345678,
        "anh@bo.vn",
        "quen",
    ]
    done = enter(HEADINGS, row)
    assert (len(done.added), done.offices, done.new_units, done.refused) == (1, 1, ("Cục A",), ())
    (line,) = list_people(workspace, PeopleFilter(day="2023-02-28"))
    person = line.person
    assert (person.full_name, person.kinds) == ("TS. Trần Văn Ánh", ("lanh-dao", "bao-cao-vien"))
    assert (person.outlet, person.phone, person.email, person.note, line.unit) == (
        "Báo Mẫu",
        "0912345678",
        "anh@bo.vn",
        "quen",
        "Cục A",
    )
    assert (line.offices[0].label, line.offices[0].since, line.offices[0].until) == (
        "Chủ tịch, Công đoàn Bộ",
        "2020-02-01",
        "2023-02",
    )
    assert diagnose(workspace).damages == ()


def test_refused_rows_are_named_and_the_others_entered(enter: Enter, workspace: Workspace) -> None:
    done = enter(
        ["Họ tên", "Nhóm", "Email", "Chức vụ", "Từ", "Đến"],
        ["A", "Thủ quỹ", None, None, None, None],
        ["B", None, "b", None, None, None],
        ["C", None, None, None, 2020, None],
        ["D", None, None, "Chủ tịch", 2021, 2020],
        [None, "Tác giả", None, None, None, None],
        ["E", None, None, None, "31/2/2020", None],
        ["G", "Tác giả", None, None, None, None],
    )
    assert [refused.number for refused in done.refused] == [2, 3, 4, 5, 6, 7]
    said = [refused.reason for refused in done.refused]
    assert said[0].startswith("cột «Nhóm»: không có nhóm «Thủ quỹ»; các nhóm là: Lãnh đạo,")
    assert "không phải địa chỉ thư" in said[1]
    assert said[2] == "có ngày mà thiếu «Chức vụ» hoặc «Đơn vị công tác»"
    assert "kết thúc trước khi bắt đầu" in said[3]
    assert said[4] == "thiếu «Họ và tên»"
    assert [person.full_name for person in workspace.people.all()] == ["G"]
    assert not done.all_refused
    assert done.missing == (
        "STT",
        "Đơn vị công tác",
        "Cơ quan báo chí",
        "Đơn vị trực thuộc",
        "Điện thoại",
        "Ghi chú",
    )


def test_people_who_are_there_are_refused_row_by_row(enter: Enter, workspace: Workspace) -> None:
    known = add_person(workspace, Person(full_name="Trần Văn A", phone="0912345678"))
    done = enter(
        ["Họ tên", "SĐT"],
        ["tran van a", "+84912345678"],
        ["Lê B", "0911"],
        ["LÊ B", "0911"],
        ["Trần Văn A", "0999"],
        ["Lê B", None],
    )
    assert [(refused.number, refused.reason) for refused in done.refused] == [
        (2, f"Trần Văn A trùng với người số {known.id} trong danh bạ"),
        (4, "Lê B trùng với dòng 3 của tệp"),
        (6, "Lê B trùng với dòng 3 của tệp"),
    ]
    assert [(person.full_name, person.phone) for person in workspace.people.all()] == [
        ("Trần Văn A", "0912345678"),
        ("Lê B", "0911"),
        ("Trần Văn A", "0999"),
    ]


def test_with_update_they_are_brought_up_to_date(enter: Enter, workspace: Workspace) -> None:
    known = add_person(
        workspace, Person(full_name="Trần Văn A", phone="0912345678", kinds=("tac-gia",), note="giữ")
    )
    add_office(workspace, Office(person_id=known.id, title="Chủ tịch", unit="Bộ", since="2020"))
    headings = ["Họ tên", "Nhóm", "SĐT", "Email", "Chức vụ", "Đơn vị", "Từ", "Đến"]
    rows = (
        ["TS. Trần Văn A", "Lãnh đạo", "0912345678", "a@b.vn", "chủ tịch", "BỘ", 2020, 2022],
        ["TS. Trần Văn A", None, "0912345678", None, "Ủy viên", "Bộ", 2022, None],
    )
    done = enter(headings, *rows, update=True)
    assert (done.added, done.updated, done.unchanged, done.offices, done.refused) == (
        (),
        (known.id,),
        0,
        1,
        (),
    )
    person = workspace.people.get(known.id)
    assert (person.full_name, person.kinds, person.email, person.note) == (
        "TS. Trần Văn A",
        ("lanh-dao", "tac-gia"),
        "a@b.vn",
        "giữ",
    )
    assert [(o.title, o.since, o.until) for o in workspace.offices.of(known.id)] == [
        ("Ủy viên", "2022", ""),
        ("Chủ tịch", "2020", "2022"),
    ]
    again = enter(headings, *rows, update=True)
    assert (again.added, again.updated, again.unchanged, again.offices) == ((), (), 1, 0)


def test_an_update_takes_nothing_good_from_a_name_and_each_person_once(
    enter: Enter, workspace: Workspace
) -> None:
    known = add_person(workspace, Person(full_name="TS. Nguyễn Thị Mẫu", phone="0912345678"))
    headings = ["STT", "Họ tên", "Nhóm", "SĐT"]
    rows = (
        [1, "NGUYEN THI MAU", "Lãnh đạo", "0912345678"],
        [2, "nguyễn  thị mẫu", "Tác giả", "0912345678"],
        [3, "ThS Trần Văn Ba", None, "0977777777"],
        [4, "Trần Văn Ba", None, "0977777777"],
    )
    done = enter(headings, *rows, update=True)
    assert [(refused.number, refused.reason) for refused in done.refused] == [
        (3, "TS. Nguyễn Thị Mẫu trùng với dòng 2 của tệp"),
        (5, "ThS Trần Văn Ba trùng với dòng 4 của tệp"),
    ]
    kept = workspace.people.get(known.id)
    assert (kept.full_name, kept.kinds) == ("TS. Nguyễn Thị Mẫu", ("lanh-dao",))


def test_a_row_whose_name_cannot_be_one_is_refused_in_few_words(enter: Enter, workspace: Workspace) -> None:
    done = enter(["Họ", "Tên"], ["Nguyễn", "A" * 120], ["", "123"], ["Nguyễn", "An"])
    assert [refused.number for refused in done.refused] == [2, 3]
    assert "dài 127 chữ, dài nhất là 120" in done.refused[0].reason
    assert len(done.refused[0].reason) < 200
    assert "«123» không phải họ và tên" in done.refused[1].reason
    assert len(workspace.people.all()) == 1


def test_an_update_that_may_mean_several_people_is_refused(enter: Enter, workspace: Workspace) -> None:
    for phone in ("0911111111", "0922222222"):
        add_person(workspace, Person(full_name="A", phone=phone))
    done = enter(["Họ tên", "Email"], ["A", None], update=True)
    (refused,) = done.refused
    assert refused.reason.endswith(
        "người số 1 trong danh bạ, người số 2 trong danh bạ; chưa rõ cập nhật cho ai, hãy gộp họ trước"
    )
    assert done.all_refused


def test_rows_with_one_number_and_name_are_offices_of_one_person(enter: Enter, workspace: Workspace) -> None:
    done = enter(
        ["STT", "Họ tên", "SĐT", "Chức vụ", "Đơn vị", "Từ"],
        [1, "A", "0912", "Chủ tịch", "Bộ", 2020],
        [1, "A", None, "Ủy viên", "Bộ", None],
        [1, "A", "0912", "Chủ tịch", "Bộ", 2015],
        [1, "A", "0999", "Trưởng ban", "Bộ", None],
        [1, "A", None, "Chủ tịch", "Bộ", 2020],
        [1, "A", "0912", None, None, None],
        [1, "B", None, "Ủy viên", "Bộ", None],
    )
    assert [(refused.number, refused.reason) for refused in done.refused] == [
        (5, "cùng STT và họ tên với dòng 2 nhưng khác ở cột «Điện thoại»"),
        (6, "lặp lại chức vụ đã có của người ở dòng 2"),
        (7, "lặp lại dòng 2 mà không có chức vụ nào khác"),
    ]
    assert [person.full_name for person in workspace.people.all()] == ["A", "B"]
    assert [(office.title, office.since) for office in workspace.offices.of(1)] == [
        ("Chủ tịch", "2020"),
        ("Chủ tịch", "2015"),
        ("Ủy viên", ""),
    ]


def test_a_further_row_of_somebody_who_was_refused_is_refused(enter: Enter, workspace: Workspace) -> None:
    rows = [[1, "A", "sai", "Chủ tịch"], [1, "A", None, "Ủy viên"]]
    done = enter(["STT", "Họ tên", "Email", "Chức vụ"], *rows)
    assert done.refused[1].reason == "dòng 2 của người này không được nhập"
    assert workspace.people.all() == []


def test_a_total_below_a_numbered_list_is_nobody(enter: Enter, workspace: Workspace) -> None:
    rows = [[1, "A", None], [None, "B", "Tác giả"], [None, "Tổng cộng: 02 người", None]]
    (refused,) = enter(["TT", "Họ tên", "Nhóm"], *rows).refused
    assert (refused.number, "không giống một người" in refused.reason) == (4, True)
    assert [person.full_name for person in workspace.people.all()] == ["A", "B"]


def test_an_import_that_is_stopped_enters_nothing(workspace: Workspace, tmp_path: Path) -> None:
    book = make_book(tmp_path / "a.xlsx", [["Họ tên", "Đơn vị trực thuộc"], ["A", "Cục A"], ["B", "Cục B"]])

    def stop(done: int, total: int, label: str = "") -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_people(workspace, book, stop)
    assert (workspace.people.all(), workspace.sub_units.all()) == ([], [])


def test_a_disk_that_fails_is_no_refused_row(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = make_book(tmp_path / "a.xlsx", [["Họ tên"], ["A"], ["B"]])
    add = workspace.people.add

    def fail(person: Person) -> Person:
        if person.full_name == "B":
            raise StorageError("Không ghi được dữ liệu: ổ đĩa đã đầy.")
        return add(person)

    monkeypatch.setattr(workspace.people, "add", fail)
    with pytest.raises(StorageError):
        import_people(workspace, book)
    assert workspace.people.all() == []


def test_a_sheet_without_names_enters_nothing(enter: Enter, workspace: Workspace) -> None:
    with pytest.raises(UserError, match="không có cột «Họ và tên»"):
        enter(["STT", "Nhóm"], [1, "Tác giả"])


def test_the_sample_is_filled_in_and_comes_in(workspace: Workspace, tmp_path: Path) -> None:
    sample = write_sample(tmp_path / "mau")
    empty = import_people(workspace, sample)
    assert (empty.sheet, empty.added, empty.missing, empty.extra) == ("Danh bạ", (), (), ())
    with zipfile.ZipFile(sample) as parts:
        list_of_kinds = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "Lãnh đạo,Cán bộ công đoàn,Tác giả" in list_of_kinds
        told = parts.read("xl/sharedStrings.xml").decode()
        assert all(column.heading in told and column.help in told for column in COLUMNS)


def test_a_list_saved_by_libreoffice_comes_in(workspace: Workspace, tmp_path: Path) -> None:
    add_person(
        workspace,
        Person(full_name="Đỗ Thị Ước", phone="0912345678"),
        Office(person_id=0, title="Ủy viên", since="2020-02"),
    )
    out, _ = export_people(workspace, tmp_path / "ra.xlsx")
    done = import_people(workspace, saved_by_libreoffice(out, "ods", tmp_path), update=True)
    assert (done.updated, done.unchanged, done.refused) == ((), 1, ())


_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=15).map(
    lambda text: " ".join(text_of(text).split())
)
_TERMS = st.sampled_from(["", "2019", "2019-06", "2019-06-15"])
_OFFICES = st.lists(
    st.tuples(
        st.sampled_from(["Chủ tịch", "=Ủy viên", "+84"]),
        st.sampled_from(["", "Bộ"]),
        _TERMS,
        st.sampled_from(["", "2020", "2021-01"]),
    ),
    max_size=3,
    unique=True,
)
_PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "full_name": _WORDS.filter(lambda text: any(sign.isalpha() for sign in text)),
            "kinds": st.sets(st.sampled_from([kind.value for kind in PersonKind])),
            "outlet": st.sampled_from(["", "Báo, đài Mẫu", "-Báo"]),
            "unit": st.sampled_from(["", "Cục A", "@Cục B"]),
            "email": st.sampled_from(["", "a@b.vn"]),
            "note": _WORDS | st.just(""),
            "offices": _OFFICES,
        }
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=_PEOPLE)
def test_what_goes_out_comes_in_again(
    make_workspace: Callable[[], Workspace], tmp_path: Path, people: list[dict[str, Any]]
) -> None:
    one, other = make_workspace(), make_workspace()
    for number, person in enumerate(people):
        units = {line.name: line.id for line in one.sub_units.all()}
        unit = person["unit"]
        unit_id = (units.get(unit) or add_unit(one, unit).id) if unit else None
        stored = add_person(
            one,
            Person(
                # A name of one's own: who may be twice is refused.
                full_name=f"{person['full_name']} {number}",
                kinds=tuple(person["kinds"]),
                outlet=person["outlet"],
                sub_unit_id=unit_id,
                phone=f"09{number:08}",
                email=f"{number}{person['email']}" if person["email"] else "",
                note=person["note"],
            ),
        )
        for title, place, since, until in person["offices"]:
            add_office(
                one,
                Office(person_id=stored.id, title=title, unit=place, since=since, until=until),
            )
    out, count = export_people(one, tmp_path / "ra.xlsx")
    done = import_people(other, out)
    assert (done.refused, count, len(done.added)) == ((), len(people), len(people))
    assert _told(other) == _told(one)
    again = import_people(one, out, update=True)
    assert (again.refused, again.added, again.updated) == ((), (), ())


def _told(workspace: Workspace) -> list[tuple[Any, ...]]:
    units = {unit.id: unit.name for unit in workspace.sub_units.all()}
    return [
        (
            line.person.full_name,
            line.person.kinds,
            line.person.outlet,
            line.person.phone,
            line.person.email,
            line.person.note,
            units.get(line.person.sub_unit_id or 0),
            sorted((o.title, o.unit, o.since, o.until) for o in workspace.offices.of(line.person.id)),
        )
        for line in list_people(workspace)
    ]


def test_a_name_in_two_columns_is_one_name(enter: Enter, workspace: Workspace) -> None:
    done = enter(
        ["STT", "Họ và đệm", "Tên"], [1, "Nguyễn Thị", "Phúc"], [2, "Lê Văn", "Phúc"], [3, None, "An"]
    )
    assert (len(done.added), done.extra, done.refused) == (3, (), ())
    names = {line.person.full_name for line in list_people(workspace, PeopleFilter())}
    assert names == {"Nguyễn Thị Phúc", "Lê Văn Phúc", "An"}
    assert "Họ và đệm" not in done.missing


def test_every_fault_of_a_row_is_named_in_the_order_of_its_columns(enter: Enter) -> None:
    (refused,) = enter(
        ["Email", "Họ tên", "SĐT", "Từ", "Đến", "Chức vụ", "Nhóm"],
        ["x", "Trần A", "không có", "31/2/2020", 2019, "Chủ tịch", "Thủ quỹ"],
    ).refused
    faults = refused.reason.split("; cột ")
    assert [fault.removeprefix("cột ").partition(":")[0] for fault in faults] == [
        *("«Thư điện tử»", "«Điện thoại»", "«Từ ngày»", "«Nhóm»")
    ]
    (late,) = enter(["Họ tên", "Từ", "Đến", "Chức vụ", "Email"], [None, 2021, 2020, "Chủ tịch", "x"]).refused
    assert late.reason == (
        "thiếu «Họ và tên»; chức vụ «Chủ tịch» kết thúc trước khi bắt đầu; cột «Thư điện tử»: «x» không phải địa chỉ "
        "thư điện tử"
    )


def test_a_further_row_of_somebody_whose_row_could_not_be_read_is_refused(
    enter: Enter, workspace: Workspace
) -> None:
    rows = [[1, "A", "31/2/2020", "Chủ tịch"], [1, "A", None, "Ủy viên"], [2, "B", 2020, "Ủy viên"]]
    done = enter(["STT", "Họ tên", "Từ", "Chức vụ"], *rows)
    assert [refused.number for refused in done.refused] == [2, 3]
    assert done.refused[1].reason == "dòng 2 của người này không được nhập"
    assert [person.full_name for person in workspace.people.all()] == ["B"]


def test_the_unit_of_an_office_links_to_the_sub_unit_by_any_of_its_names(
    enter: Enter, workspace: Workspace
) -> None:
    unit = add_unit(workspace, "Công đoàn Cục Cũ")
    rename_unit(workspace, unit.id, "Công đoàn Cục Mới", "2023")
    done = enter(
        ["STT", "Họ tên", "Chức vụ", "Đơn vị", "Đến"],
        [1, "Trần A", "Chủ tịch", "cong doan cuc moi", None],
        [2, "Lê B", "Ủy viên", "CÔNG ĐOÀN CỤC CŨ", 2099],
        [3, "Phạm C", "Chủ tịch", "Công đoàn Cục Mới", 2015],
        [4, "Đỗ D", "Chủ tịch", "Công đoàn Cục Khác", None],
        [5, "Vũ E", "Ủy viên", "Tổng Liên đoàn", None],
        [5, "Vũ E", "Ủy viên", "Công đoàn Cục Mới", None],
        [6, "Hồ G", "Chuyên viên", workspace.profile.unit_name.upper(), None],
    )
    assert (done.refused, done.new_units) == ((), ())
    assert {p.full_name: p.sub_unit_id for p in workspace.people.all()} == {
        "Trần A": unit.id,
        "Lê B": unit.id,
        "Phạm C": None,
        "Đỗ D": None,
        "Vũ E": unit.id,
        "Hồ G": None,
    }
    assert done.unlinked == ("Công đoàn Cục Khác", "Tổng Liên đoàn")
    assert "giữ nguyên là chữ: «Công đoàn Cục Khác», «Tổng Liên đoàn»." in done.told_unlinked
    assert [o.unit for o in workspace.offices.of(1)] == ["cong doan cuc moi"]
    assert len(workspace.sub_units.all()) == 1


def test_an_update_links_who_has_no_sub_unit_and_leaves_others(enter: Enter, workspace: Workspace) -> None:
    first, second = (add_unit(workspace, name) for name in ("Cục A", "Cục B"))
    add_person(workspace, Person(full_name="Trần A", phone="0911"))
    add_person(workspace, Person(full_name="Lê B", phone="0922", sub_unit_id=second.id))
    rows = [["Trần A", "0911", "Chủ tịch", "Cục A"], ["Lê B", "0922", "Chủ tịch", "Cục A"]]
    done = enter(["Họ tên", "SĐT", "Chức vụ", "Đơn vị"], *rows, update=True)
    assert len(done.updated) == 2
    assert [person.sub_unit_id for person in workspace.people.all()] == [first.id, second.id]


def printed_list(path: Path) -> Path:
    """Two rows of headings, numbered columns, cells merged over several rows, groups and a total."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 6, "DANH SÁCH CÁN BỘ")
        for column, text in ((0, "TT"), (1, "Họ và tên"), (2, "Chức vụ"), (3, "Đơn vị"), (6, "Điện thoại")):
            sheet.merge_range(2, column, 3, column, text)
        sheet.merge_range(2, 4, 2, 5, "Thời gian giữ chức vụ")
        sheet.write_row(3, 4, ["Từ", "Đến"])
        sheet.write_row(4, 0, [f"({number})" for number in range(1, 8)])
        sheet.merge_range(5, 0, 5, 6, "I. LÃNH ĐẠO")
        sheet.merge_range(6, 0, 7, 0, 1)
        sheet.merge_range(6, 1, 7, 1, "Nguyễn Thị Mẫu")
        sheet.merge_range(6, 6, 7, 6, "0912345678")
        sheet.merge_range(6, 3, 9, 3, "Công đoàn Mẫu")
        for row, (number, name, title) in enumerate(
            [
                (None, None, "Chủ tịch"),
                (None, None, "Ủy viên"),
                (2, "Trần Văn Thử", "Phó Chủ tịch"),
                (3, "Lê Thị Ví", "Ủy viên"),
            ],
            6,
        ):
            sheet.write(row, 2, title)
            if number:
                sheet.write_row(row, 0, [number, name])
        sheet.write(6, 4, 2020)
        sheet.write_row(10, 0, ["II", "BAN CHẤP HÀNH"])
        sheet.write(11, 1, "Tổng cộng: 3 người")
    return path


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_list_as_offices_print_it_comes_in(workspace: Workspace, tmp_path: Path, ending: str) -> None:
    path = printed_list(tmp_path / "in.xlsx")
    done = import_people(
        workspace, path if ending == "xlsx" else saved_by_libreoffice(path, ending, tmp_path)
    )
    people = {
        line.person.full_name: (line.person.phone, [(o.label, o.since) for o in line.offices])
        for line in list_people(workspace, PeopleFilter())
    }
    assert people == {
        "Nguyễn Thị Mẫu": (
            "0912345678",
            [("Chủ tịch, Công đoàn Mẫu", "2020"), ("Ủy viên, Công đoàn Mẫu", "")],
        ),
        "Trần Văn Thử": ("", [("Phó Chủ tịch, Công đoàn Mẫu", "")]),
        "Lê Thị Ví": ("", [("Ủy viên, Công đoàn Mẫu", "")]),
    }
    assert done.extra == ()
    assert [(refused.number, refused.reason) for refused in done.refused] == [
        (6, "thiếu «Họ và tên»"),
        (11, "chỉ có «II» và chữ ở cột họ tên: giống tên một nhóm hơn là một người"),
        (12, "chỉ có chữ ở cột họ tên, không có STT như các dòng trên: không giống một người"),
    ]
