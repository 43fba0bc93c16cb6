"""Names in a plan get the kind of the words that govern them."""

import pytest

from tests.core.plan_reading.sample import Plan
from ucvn_desktop.core.plan import CampaignKind
from ucvn_desktop.core.plan_reading.campaigns import named_in
from ucvn_desktop.core.plan_reading.reading import read_plan
from ucvn_desktop.core.plan_reading.roles import Role

MOVEMENT, DRIVE, PROGRAMME, CONTEST, AIM = CampaignKind


def read(*texts: str, role: Role = Role.POINT) -> tuple[list[tuple[str, CampaignKind | None]], list[str]]:
    findings: list[str] = []
    named = named_in([(role, text) for text in texts], findings)
    return [(one.name, one.kind) for one in named], findings


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "phong trào “Việc tốt mỗi ngày”, “Cơ quan xanh”",
            [("Việc tốt mỗi ngày", MOVEMENT), ("Cơ quan xanh", MOVEMENT)],
        ),
        ('phong trào thi đua "Việc tốt mỗi ngày"', [("Việc tốt mỗi ngày", MOVEMENT)]),
        (
            "phong trào «Cơ quan xanh» và cuộc vận động ‘Nói không với lãng phí’",
            [("Cơ quan xanh", MOVEMENT), ("Nói không với lãng phí", DRIVE)],
        ),
        ("Cuộc vận động: “A b” - “C d”", [("A b", DRIVE), ("C d", DRIVE)]),
        (
            "các cuộc vận động như: Xây dựng người cán bộ “Tận tụy, sáng tạo”…",
            [("Xây dựng người cán bộ “Tận tụy, sáng tạo”", DRIVE)],
        ),
        (
            "phong trào “Cơ quan xanh” gắn với “Ngày thứ bảy xanh”",
            [("Cơ quan xanh", MOVEMENT), ("Ngày thứ bảy xanh", MOVEMENT)],
        ),
        (
            "hưởng lợi từ chương trình “Mái nhà chung”, “Bữa cơm ngon”, các hoạt động khác",
            [("Mái nhà chung", PROGRAMME), ("Bữa cơm ngon", PROGRAMME)],
        ),
        (
            "về Chương trình 75 nghìn sáng kiến của Tổng Liên đoàn",
            [("Chương trình 75 nghìn sáng kiến", PROGRAMME)],
        ),
        ("chương trình 1 triệu sáng kiến", [("Chương trình 1 triệu sáng kiến", PROGRAMME)]),
        (
            "cuộc thi trực tuyến tìm hiểu Nghị quyết với chủ đề “Nghị quyết và chúng ta”",
            [("Nghị quyết và chúng ta", CONTEST)],
        ),
        ("hội thi “Cán bộ công đoàn giỏi”", [("Cán bộ công đoàn giỏi", CONTEST)]),
        ("thương lượng nhằm “Lương đủ sống” cho đoàn viên", [("Lương đủ sống", AIM)]),
        ("phong trào “Xanh, Bảo đảm “an toàn” lao động”", [("Xanh, Bảo đảm “an toàn” lao động", MOVEMENT)]),
        ("chương trình thỏa thuận, ký kết phúc lợi", []),
        ("Các Chương trình hành động thực hiện Nghị quyết", []),
    ],
)
def test_a_name_has_the_kind_of_what_governs_it(text: str, named: list[tuple[str, CampaignKind]]) -> None:
    assert read(text) == (named, [])


@pytest.mark.parametrize(
    "text",
    [
        "Tháng Công nhân với chủ đề “Đoàn kết, sáng tạo”",
        "danh hiệu “Cơ quan văn hóa”",
        "phong trào. Đọc bài “Một ngày mới”",
    ],
)
def test_what_is_quoted_but_governed_by_nothing_known_is_told(text: str) -> None:
    named, (said,) = read(text)
    assert named == []
    assert "Chưa rõ" in said


def test_a_quotation_that_is_not_closed_is_told() -> None:
    assert "chưa khép" in read("phong trào “Việc tốt mỗi ngày")[1][0]


def test_a_name_that_stands_in_two_places_is_one_with_the_surer_kind() -> None:
    named, findings = read(
        "các phong trào, các cuộc vận động như: “Cơ quan xanh”, “Tận tụy, sáng tạo”",
        "phong trào “Cơ quan xanh”; cuộc vận động Xây dựng người cán bộ “Tận tụy, sáng tạo”",
    )
    assert named == [("Cơ quan xanh", MOVEMENT), ("Xây dựng người cán bộ “Tận tụy, sáng tạo”", DRIVE)]
    assert findings == []


def test_a_name_of_which_only_either_kind_is_said_is_told() -> None:
    named, (said,) = read("các phong trào thi đua, các cuộc vận động như: “Cơ quan xanh”")
    assert named == [("Cơ quan xanh", DRIVE)]
    assert "là phong trào hay cuộc vận động" in said


def test_only_what_duties_ask_to_hang_is_a_motto() -> None:
    text = "Treo khẩu hiệu, pano tuyên truyền phong trào “Cơ quan xanh” và câu “Mừng Đảng, mừng Xuân”"
    findings: list[str] = []
    named = named_in([(Role.DUTY, text), (Role.DUTY, "Phong trào “Việc tốt mỗi ngày”")], findings)
    assert [(one.name, one.is_motto) for one in named] == [
        ("Cơ quan xanh", True),
        ("Mừng Đảng, mừng Xuân", True),
        ("Việc tốt mỗi ngày", False),
    ]
    assert not any(one.is_motto for one in named_in([(Role.POINT, text)], []))


@pytest.mark.parametrize(
    ("text", "mottoes"),
    [
        ("Treo khẩu hiệu “Đoàn kết là sức mạnh”.", ["Đoàn kết là sức mạnh"]),
        ('Treo băng rôn "Chào mừng Đại hội".', ["Chào mừng Đại hội"]),
        ("Treo tại cổng cơ quan băng zôn “Chào mừng Đại hội”", ["Chào mừng Đại hội"]),
        (
            "Treo khẩu hiệu “Đoàn kết là sức mạnh”; Treo áp phích “Cơ quan xanh”",
            ["Đoàn kết là sức mạnh", "Cơ quan xanh"],
        ),
        (
            "Treo khẩu hiệu Xây dựng người cán bộ “Tận tụy, sáng tạo”",
            ["Xây dựng người cán bộ “Tận tụy, sáng tạo”"],
        ),
    ],
)
def test_a_motto_is_without_the_words_that_ask_to_hang_it(text: str, mottoes: list[str]) -> None:
    named = named_in([(Role.DUTY, text)], [])
    assert [one.name for one in named if one.is_motto] == mottoes


def test_a_campaign_keeps_its_name_where_a_duty_hangs_it() -> None:
    movement = (Role.METHOD, "phong trào “Tham mưu giỏi, phục vụ tốt”")
    (named,) = named_in([movement, (Role.DUTY, "Treo khẩu hiệu “Tham mưu giỏi, phục vụ tốt”")], [])
    assert (named.name, named.kind, named.is_motto) == ("Tham mưu giỏi, phục vụ tốt", MOVEMENT, True)


def test_a_plan_without_quotation_marks_is_told() -> None:
    texts = Plan().paragraphs()
    bare = tuple("".join(letter for letter in text if letter not in "“”") for text in texts)
    (told,) = read_plan(bare).findings
    assert told.startswith("Văn bản không có dấu ngoặc kép nào")
    # One name in any quotation marks says that the plan has them; one that names nothing needs none.
    some = tuple(text.replace("Cơ quan xanh, sạch, đẹp", "'Cơ quan xanh, sạch, đẹp'") for text in bare)
    silent = tuple(text for text in bare if "phong trào" not in text and "vận động" not in text)
    for plan in (some, silent):
        assert not any("dấu ngoặc kép nào" in finding for finding in read_plan(plan).findings)
