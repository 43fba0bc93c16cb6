"""The news that an event begins, and the words of its backdrop and invitation."""

from dataclasses import replace

import pytest

from ucvn_desktop.core.event import Event, EventKind
from ucvn_desktop.core.event_draft import draft_of
from ucvn_desktop.core.event_papers import backdrop_text, invitation_text
from ucvn_desktop.core.event_words import in_a_sentence, to_attend
from ucvn_desktop.core.gaps import gap, gaps_in
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.richtext import blocks_to_html, html_to_blocks, plain_text
from ucvn_desktop.core.text.fold import nfc

UNIT = "Công đoàn Bộ Thử nghiệm"
PROFILE = Profile(
    unit_name=UNIT, unit_code="CDBTN", superior="Công đoàn Viên chức Việt Nam", officer="Lê Mai"
)
MEETING = Event(
    kind="hoi-nghi",
    title="Hội nghị triển khai kế hoạch năm 2021",
    day="2021-02-05",
    time="08:30",
    place="Hội trường A",
    participants=1150,
    programme="Khai mạc\nThảo luận",
    details={"chu-tri": "Đồng chí Lê Mai", "so-tham-luan": "4"},
)
VISIT = Event(
    kind="tham-hoi",
    title="Thăm, tặng quà đoàn viên",
    day="2021-04-16",
    place="nhà chị Hoa, số 5 phố Mới",
    details={"so-duoc-tham": "25", "tong-tien": "12500000", "giu-kin": "co"},
)


def test_who_what_when_and_where_stand_in_the_sapo() -> None:
    draft = draft_of(MEETING, UNIT)
    assert draft.title == "Công đoàn Bộ Thử nghiệm tổ chức hội nghị triển khai kế hoạch năm 2021"
    assert draft.sapo.startswith(
        "Sáng 5/2/2021, tại Hội trường A, Công đoàn Bộ Thử nghiệm tổ chức hội nghị triển khai kế hoạch năm "
        "2021, với 1.150 lượt người tham dự. [cần ghi: "
    )


def test_what_is_known_stands_in_the_body_and_the_rest_is_marked() -> None:
    words = plain_text(draft_of(MEETING, UNIT).body)
    assert "Hội nghị do đồng chí Lê Mai chủ trì. Có 4 tham luận" in words
    assert "Khai mạc" in words
    assert {"mục đích, ý nghĩa", "ai phát biểu: họ tên, chức danh"} <= set(gaps_in(words))
    for typed, said in (("Bà Lê Mai", "do bà Lê Mai"), ("Ông An", "do ông An"), ("Bà Rịa", "do Bà Rịa")):
        led = replace(MEETING, details={"chu-tri": typed})
        assert f"Hội nghị {said} chủ trì." in plain_text(draft_of(led, UNIT).body)
    # A field that a text cannot do without is asked for by its name.
    assert "chủ trì" in gaps_in(draft_of(replace(MEETING, details={}), UNIT).body)


def test_several_days_and_an_unknown_place_are_said() -> None:
    draft = draft_of(replace(MEETING, day_to="2021-02-06", place=""), UNIT)
    assert draft.sapo.startswith("Từ ngày 5/2/2021 đến ngày 6/2/2021, tại [cần ghi: nơi diễn ra], Công đoàn")


def test_an_online_contest_needs_no_place_and_carries_its_link() -> None:
    contest = Event(
        kind="thi-truc-tuyen",
        title="Tìm hiểu Nghị quyết",
        day="2021-04-01",
        participants=50,
        details={"duong-dan": "https://thi.example.vn/a?b=1&c=2"},
    )
    draft = draft_of(contest, UNIT)
    assert "tổ chức cuộc thi trực tuyến “Tìm hiểu Nghị quyết”, với 50 lượt thi." in draft.sapo
    assert "tại [" not in draft.sapo
    assert '<a href="https://thi.example.vn/a?b=1&amp;c=2">' in draft.body
    assert not [what for what in gaps_in(draft.body) if "phát biểu" in what]


def test_who_was_helped_in_private_cannot_be_found_by_the_place() -> None:
    draft = draft_of(VISIT, UNIT)
    assert "chị Hoa" not in draft.sapo + draft.body + draft.title
    assert "Tổng số tiền thăm hỏi, hỗ trợ là 12.500.000 đồng." in draft.body
    assert ["giữ kín danh tính" in note for note in draft.notes] == [True]
    openly = draft_of(replace(VISIT, details={**VISIT.details, "giu-kin": "khong"}), UNIT)
    assert "tại nhà chị Hoa" in openly.sapo
    assert openly.notes == ()


@pytest.mark.parametrize(("answer", "named"), [("co", True), ("khong", False), ("", False)])
def test_guests_are_named_only_where_they_agreed(answer: str, named: bool) -> None:
    meeting = Event(
        kind="gap-mat",
        title="Gặp mặt nhân chứng lịch sử",
        day="2021-07-27",
        details={"khach-moi": "Ông Nguyễn Văn A\nBà Trần Thị B", "dong-y": answer},
    )
    draft = draft_of(meeting, UNIT)
    assert ("Khách mời: Ông Nguyễn Văn A; Bà Trần Thị B." in draft.body) == named
    assert ("Nguyễn Văn A" in draft.body) == named
    assert bool(draft.notes) != named


def test_details_of_another_kind_are_not_told() -> None:
    draft = draft_of(replace(MEETING, details={"so-qua": "77", "duong-dan": "https://a.vn/"}), UNIT)
    assert "77" not in draft.body
    assert "a.vn" not in draft.body


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_gives_a_sound_text_from_nothing_but_name_and_day(kind: EventKind) -> None:
    draft = draft_of(Event(kind=kind.value, title="Vì <đoàn viên> & người lao động", day="2021-01-02"), UNIT)
    blocks = html_to_blocks(draft.body)
    assert blocks_to_html(blocks) == draft.body
    said = "\n".join((draft.title, draft.sapo, *(block.text for block in blocks)))
    assert nfc(said) == said
    assert "<đoàn viên> & người" in said
    assert gaps_in(said)
    assert "{" not in said
    assert "  " not in said


@pytest.mark.parametrize(
    ("title", "kind", "said", "attended"),
    [
        ("Hội nghị triển khai", "hoi-nghi", "hội nghị triển khai", "hội nghị triển khai"),
        ("Gặp mặt nhân chứng", "gap-mat", "gặp mặt nhân chứng", "buổi gặp mặt nhân chứng"),
        ("Toạ đàm về luật", "toa-dam", "toạ đàm về luật", "toạ đàm về luật"),
        ("Vì đoàn viên", "hoi-thao", "hội thảo “Vì đoàn viên”", "hội thảo “Vì đoàn viên”"),
        ("“Vì đoàn viên”", "hoi-thao", "hội thảo “Vì đoàn viên”", "hội thảo “Vì đoàn viên”"),
        ("Thiên thần áo trắng", "khac", "hoạt động “Thiên thần áo trắng”", "hoạt động “Thiên thần áo trắng”"),
        ("HỘI NGHỊ TỔNG KẾT", "hoi-nghi", "hội nghị “HỘI NGHỊ TỔNG KẾT”", "hội nghị “HỘI NGHỊ TỔNG KẾT”"),
    ],
)
def test_an_event_is_named_inside_a_sentence(title: str, kind: str, said: str, attended: str) -> None:
    event = Event(kind=kind, title=title, day="2021-01-02")
    assert (in_a_sentence(event), to_attend(event)) == (said, attended)


def test_a_figure_that_the_kind_does_not_ask_for_is_not_told() -> None:
    compiled = replace(MEETING, kind="bien-soan", details={})
    assert "1.150" not in draft_of(compiled, UNIT).sapo


def test_what_a_contest_and_a_drive_cannot_do_without_is_asked_for() -> None:
    contest = Event(kind="thi-truc-tuyen", title="Tìm hiểu truyền thống", day="2021-05-01")
    assert "đường dẫn" in gaps_in(draft_of(contest, UNIT).body)
    online = replace(contest, kind="truyen-thong-mang")
    assert "đường dẫn" not in gaps_in(draft_of(online, UNIT).body)
    drive = Event(kind="cuoc-van-dong", title="Thực hiện cuộc vận động", day="2021-05-01")
    draft = draft_of(drive, UNIT)
    assert draft.title == f"{UNIT} tổ chức thực hiện cuộc vận động"
    assert "phong trào, cuộc vận động" in gaps_in(draft.body)
    assert "hưởng ứng “Mái ấm”" in plain_text(draft_of(replace(drive, campaign="Mái ấm"), UNIT).body)


def test_the_address_of_who_is_helped_in_private_stands_on_no_backdrop() -> None:
    assert backdrop_text(VISIT, PROFILE).splitlines()[-1] == "Ngày 16 tháng 4 năm 2021"
    shown = replace(VISIT, details={"giu-kin": "khong"})
    assert "số 5 phố Mới, ngày 16 tháng 4" in backdrop_text(shown, PROFILE)


def test_a_backdrop_has_superior_unit_form_name_place_and_day() -> None:
    assert backdrop_text(MEETING, PROFILE).splitlines() == [
        "CÔNG ĐOÀN VIÊN CHỨC VIỆT NAM",
        "CÔNG ĐOÀN BỘ THỬ NGHIỆM",
        "HỘI NGHỊ",
        "TRIỂN KHAI KẾ HOẠCH NĂM 2021",
        "Hội trường A, ngày 05 tháng 02 năm 2021",
    ]


@pytest.mark.parametrize(
    ("kind", "title", "lines"),
    [
        ("toa-dam", "Tọa đàm: Góp ý Luật", ["TỌA ĐÀM", "GÓP Ý LUẬT"]),
        ("toa-dam", "Góp ý Luật", ["TỌA ĐÀM", "GÓP Ý LUẬT"]),
        ("phat-dong", "Lễ phát động Tháng Công nhân", ["LỄ PHÁT ĐỘNG", "THÁNG CÔNG NHÂN"]),
        ("tham-hoi", "Thăm, tặng quà đoàn viên", ["THĂM, TẶNG QUÀ ĐOÀN VIÊN"]),
        ("hoi-nghi", "Hội nghị", ["HỘI NGHỊ"]),
    ],
)
def test_what_it_is_stands_above_what_it_is_about(kind: str, title: str, lines: list[str]) -> None:
    event = Event(kind=kind, title=title, day="2021-01-02", day_to="2021-01-03")
    assert backdrop_text(event, replace(PROFILE, superior="")).splitlines() == [
        "CÔNG ĐOÀN BỘ THỬ NGHIỆM",
        *lines,
        "Từ ngày 02 tháng 01 năm 2021 đến ngày 03 tháng 01 năm 2021",
    ]


def test_an_invitation_says_to_whom_what_when_and_where() -> None:
    text = invitation_text(MEETING, PROFILE, "Đồng chí Trần Bình")
    for line in (
        "GIẤY MỜI",
        "Công đoàn Bộ Thử nghiệm trân trọng kính mời: Đồng chí Trần Bình",
        "Dự hội nghị triển khai kế hoạch năm 2021.",
        "Thời gian: 8 giờ 30, thứ Sáu, ngày 05 tháng 02 năm 2021.",
        "Địa điểm: Hội trường A.",
        "- Khai mạc",
        "Liên hệ: Lê Mai.",
    ):
        assert line in text.splitlines()
    assert gaps_in(text) == ["quyền hạn, chức vụ người ký", "họ tên người ký"]
    bare = invitation_text(Event(title="Họp", day="2021-02-05"), PROFILE)
    assert {"giờ", "nơi diễn ra"} < set(gaps_in(bare))


def test_gaps_are_found_where_they_stand_and_nothing_else_is_one() -> None:
    assert gaps_in(f"A {gap('một')} b {gap('hai')}") == ["một", "hai"]
    assert gaps_in("[cần ghi: dở dang") == ["dở dang"]
    assert gaps_in("“Tôi cho rằng [...] và [sic] như thế”, [ông nói].") == []
