"""A plan whose topics stand in a table of Word: every cell is read, each below what it belongs to."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.core.plan_reading.sample import DUTIES, TOPICS, Plan
from tests.services.documents import make_docx as make
from ucvn_desktop.core.plan_reading.reading import Reading, read_plan
from ucvn_desktop.core.plan_reading.roles import Role
from ucvn_desktop.services.plan_files import PlanFile, read_plan_file
from ucvn_desktop.services.plan_tables import rows_as_lines

PLAN = Plan()
TEXTS = PLAN.paragraphs()
START, END = TEXTS.index("II. NỘI DUNG TRUYỀN THÔNG") + 1, TEXTS.index("III. HÌNH THỨC TRUYỀN THÔNG")
WHEN = "Quý II năm 2028"
AUTO = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LISTS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def cell(text: str, span: int = 1, layout: str = "") -> str:
    inner = "".join(make.p(line, layout=layout) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{inner}</w:tc>'


def table(rows: Sequence[Sequence[str]]) -> str:
    made = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def read(folder: Path, rows: Sequence[Sequence[str]]) -> tuple[PlanFile, Reading]:
    body = "".join(map(make.p, TEXTS[:START])) + table(rows) + "".join(map(make.p, TEXTS[END:]))
    path = folder / "bang.docx"
    path.write_bytes(make.docx_bytes(body, numbering=make.numbering(LISTS)))
    file = read_plan_file(path)
    return file, read_plan(file.paragraphs)


def with_points(title: str, points: Sequence[str]) -> str:
    return "\n".join([title, *(f"- {point}" for point in points)])


def plain(*texts: str) -> list[str]:
    return [cell(text) for text in texts]


HEAD = plain("TT", "NỘI DUNG", "THỜI GIAN")
LAYOUTS = {
    "number, topic with points, time": (
        [HEAD, *(plain(str(n), with_points(*t), WHEN) for n, t in enumerate(TOPICS, 1))],
        [f"Thời gian: {WHEN}"],
    ),
    "numbers that Word sets": (
        [HEAD, *([cell("", layout=AUTO), cell(with_points(*t)), cell(WHEN)] for t in TOPICS)],
        [f"Thời gian: {WHEN}"],
    ),
    "number in the topic's cell": (
        [
            plain("Nội dung", "Thời gian"),
            *(plain(f"{n}. {with_points(*t)}", WHEN) for n, t in enumerate(TOPICS, 1)),
        ],
        [f"Thời gian: {WHEN}"],
    ),
    "no numbers, points in a cell of their own": (
        [
            plain("Nội dung", "Nội dung cụ thể", "Thời gian"),
            *(plain(t, "\n".join(p), WHEN) for t, p in TOPICS),
        ],
        [f"Thời gian: {WHEN}"],
    ),
    "headings over several columns": (
        [
            [cell("TT"), cell("Nội dung", span=2), cell("Thời gian")],
            *(plain(str(n), t, "\n".join(p), WHEN) for n, (t, p) in enumerate(TOPICS, 1)),
        ],
        [f"Thời gian: {WHEN}"],
    ),
    "no headings": (
        [plain(str(n), with_points(*t), WHEN) for n, t in enumerate(TOPICS, 1)],
        [WHEN],
    ),
    "nothing but topics": (
        [plain("STT", "Nội dung"), *(plain(f"{n}.", with_points(*t)) for n, t in enumerate(TOPICS, 1))],
        [],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_topics_in_a_table_are_read_with_all_their_cells(tmp_path: Path, layout: str) -> None:
    rows, further = LAYOUTS[layout]
    _, reading = read(tmp_path, rows)
    assert [t.title for t in reading.topics] == [title for title, _ in TOPICS]
    assert [sorted(t.points) for t in reading.topics] == [sorted([*points, *further]) for _, points in TOPICS]
    assert [t.number for t in reading.topics] == [1, 2, 3, 4]
    assert [d.text for d in reading.duties] == list(DUTIES)
    told = {
        "no numbers, points in a cell of their own": ["Văn bản không ghi số trước nội dung 1, 2, 3, 4"],
        # Nothing says what these days are.
        "no headings": [
            f"Đoạn 13 «{WHEN}», đoạn 18 «{WHEN}», đoạn 21 «{WHEN}» và 1 đoạn nữa không có dấu đầu dòng như các ý khác của phần"
        ],
    }
    found = [found.partition(", nên")[0] for found in reading.findings]
    assert (reading.unread, found) == ((), told.get(layout, []))


def test_the_headings_of_a_table_are_one_line_and_no_part_and_the_table_is_told(tmp_path: Path) -> None:
    file, reading = read(tmp_path, LAYOUTS["number, topic with points, time"][0])
    line = reading.lines[START]
    assert (line.text, line.role) == ("TT | NỘI DUNG | THỜI GIAN", Role.LEAD)
    assert [line.part for line in reading.lines if line.role is Role.PART] == ["I", "II", "III", "V"]
    assert file.warnings[0].startswith("Bảng trong tệp")


def test_tables_around_the_text_are_no_lists(tmp_path: Path) -> None:
    head = table([plain("CÔNG ĐOÀN VIÊN CHỨC VIỆT NAM\nSố: 12/KH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
    foot = table(
        [plain("Nơi nhận:\n- Các công đoàn;\n- Lưu: VT.", "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nNguyễn Văn Mẫu")]
    )
    path = tmp_path / "khung.docx"
    text = TEXTS[: TEXTS.index("Nơi nhận:")]
    path.write_bytes(make.docx_bytes(head + "".join(map(make.p, text)) + foot))
    file = read_plan_file(path)
    assert file.paragraphs == (
        *("CÔNG ĐOÀN VIÊN CHỨC VIỆT NAM", "Số: 12/KH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        *text,
        *("Nơi nhận:", "- Các công đoàn;", "- Lưu: VT.", "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn Mẫu"),
    )
    reading = read_plan(file.paragraphs)
    assert (reading.unread, file.warnings) == ((), ())
    assert [line.role for line in reading.lines[-3:]] == [Role.SIGNATURE] * 3


def test_a_table_within_a_cell_is_read_in_its_place(tmp_path: Path) -> None:
    inner = f"<w:tc>{make.p('Ngoài trước')}{table([plain('1', 'Trong')])}{make.p('Ngoài sau')}</w:tc>"
    path = tmp_path / "long.docx"
    path.write_bytes(make.docx_bytes(table([[inner, cell("Cạnh")], plain("2", "Dưới")])))
    assert read_plan_file(path).paragraphs == ("Ngoài trước", "1. Trong", "Ngoài sau", "Cạnh", "2. Dưới")


def test_no_word_of_a_table_is_left_out() -> None:
    lines = ["TT", "Nội dung", "Thời gian", "1", "Thi đua", "- Ý", "Tháng 5", "2", "Hội thi", "sau"]
    places = [
        (0, 0, 0),
        (0, 0, 1),
        (0, 0, 2),
        (0, 1, 0),
        *[(0, 1, 1)] * 2,
        (0, 1, 2),
        (0, 2, 0),
        (0, 2, 1),
        None,
    ]
    found = rows_as_lines(lines, places)
    assert found == [
        *("TT | Nội dung | Thời gian", "1. Thi đua", "- Ý", "- Thời gian: Tháng 5", "2. Hội thi", "sau"),
    ]


def test_headings_that_word_shows_in_capitals_are_read(tmp_path: Path) -> None:
    path = tmp_path / "hoa.docx"
    texts = ("Kế hoạch", *PLAN.written(lower=True).paragraphs()[1:])
    body = "".join(make.p(text, look="<w:smallCaps/>") for text in texts)
    path.write_bytes(make.docx_bytes(body))
    reading = read_plan(read_plan_file(path).paragraphs)
    assert [(t.title, t.points) for t in reading.topics] == list(TOPICS)
    assert reading.unread == ()
