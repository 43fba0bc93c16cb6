"""What a suggestion takes from the words of its point, and what it leaves alone."""

import pytest

from ucvn_desktop.core.plan_point import as_the_point_says
from ucvn_desktop.core.task import Task, aim_in_words

YEAR = "2028-01-01", "2028-12-31"


def _read(point: str, counted: str = "tin-bai") -> Task:
    blank = Task(
        edition_id=1, what="Việc", point=point, topic=3, day_from=YEAR[0], day_to=YEAR[1], counted=counted
    )
    return as_the_point_says(blank, 2028)


@pytest.mark.parametrize(
    ("point", "days"),
    [
        ("Tuyên truyền ngày bầu cử 23/5", ("2028-01-01", "2028-05-23")),
        ("Tổ chức hội thi ngày 15/9/2028 (dự kiến)", ("2028-01-01", "2028-09-15")),
        ("Báo cáo trước ngày 20/11/2028.", ("2028-01-01", "2028-11-20")),
        ("Cuộc thi được tổ chức trong tháng 4/2028", ("2028-04-01", "2028-04-30")),
        ("Hoạt động tháng 5 và Tháng hành động", ("2028-05-01", "2028-05-31")),
        ("Đợt cao điểm từ ngày 1/5 đến ngày 15/5/2028", ("2028-05-01", "2028-05-15")),
        ("Thực hiện từ ngày 1/7/2028", ("2028-07-01", "2028-12-31")),
        ("Dịp 30/4 và 1/5", ("2028-01-01", "2028-05-01")),
        ("99 năm Ngày thành lập Công đoàn (28/7/1929 - 28/7/2028)", ("2028-01-01", "2028-07-28")),
        # Nothing of these says when.
        ("99 năm Ngày thành lập Công đoàn Việt Nam", YEAR),
        ("Các ngày lễ lớn năm 2028", YEAR),
        ("Nhiệm kỳ 2028 - 2033", YEAR),
        ("Quán triệt Nghị quyết số 02-NQ/TW ngày 12/6/2028", YEAR),
        ("Ôn lại ngày 3/2/1930", YEAR),
        ("Hội thi ngày 31/2", YEAR),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_days_are_those_that_the_point_names(point: str, days: tuple[str, str]) -> None:
    task = _read(point)
    assert (task.day_from, task.day_to) == days


@pytest.mark.parametrize(
    ("point", "counted", "kind"),
    [
        ("Truyền thông về cuộc bầu cử đại biểu Quốc hội", "hoat-dong", "bau-cu"),
        (
            "Cuộc thi trực tuyến tìm hiểu Nghị quyết. Cuộc thi có hướng dẫn riêng",
            "hoat-dong",
            "thi-truc-tuyen",
        ),
        ("Tổ chức hội thi tay nghề", "hoat-dong", "hoi-thi"),
        ("Phát động các đợt thi đua", "hoat-dong", "phat-dong"),
        ("Treo khẩu hiệu, pano, áp phích tại trụ sở", "hoat-dong", "truc-quan"),
        # Several, another's, a law: no one kind.
        ("Các hội nghị, hội thảo, tọa đàm do cấp trên tổ chức", "tin-bai", ""),
        ("Chương trình do Tổng Liên đoàn phát động", "tin-bai", ""),
        ("Phổ biến Luật Bầu cử", "tin-bai", ""),
        ("Nghị quyết Hội nghị Trung ương", "tin-bai", ""),
        ("Phong trào thi đua", "tin-bai", ""),
        # What is to be written stays what is counted.
        ("Tin, ảnh về cuộc thi công nghệ số", "tin-bai", ""),
        ("Nêu gương cán bộ tiêu biểu", "tin-bai", ""),
        ("Tuyên truyền trên phương tiện thông tin đại chúng về hội thao", "hoat-dong", "van-hoa-the-thao"),
    ],
)
def test_one_kind_of_event_that_is_named_is_what_counts(point: str, counted: str, kind: str) -> None:
    task = _read(point)
    assert (task.counted, task.event_kind) == (counted, kind)


@pytest.mark.parametrize(
    ("point", "before", "counted", "target"),
    [
        ("Tổ chức ít nhất 02 buổi tọa đàm", "tin-bai", "hoat-dong", 2),
        ("Viết tối thiểu ba bài về điển hình", "tin-bai", "tin-bai", 3),
        ("Gửi tin, bài, ảnh của đơn vị, ít nhất một lần trong tháng.", "tu-danh-dau", "da-gui", 12),
        ("Mỗi quý viết ít nhất 2 bài", "tu-danh-dau", "tin-bai", 8),
        ("Tổ chức hội thảo trong tháng 5, mỗi tháng ít nhất 2 buổi", "tin-bai", "hoat-dong", 1),
        ("Tổ chức ít nhất 2 buổi tọa đàm trong Tháng Công nhân", "tin-bai", "hoat-dong", 2),
        ("Viết ít nhất 5 tin về hội nghị", "tin-bai", "tin-bai", 5),
        ("Thường xuyên viết tin, bài", "tu-danh-dau", "tu-danh-dau", 1),
        ("Chương trình 75 nghìn sáng kiến", "tin-bai", "tin-bai", 1),
        ("Vận động ít nhất 95 đoàn viên", "tin-bai", "tin-bai", 1),
        ("Xây dựng kế hoạch của đơn vị", "tu-danh-dau", "tu-danh-dau", 1),
    ],
)
def test_a_target_is_a_number_that_stands_there(point: str, before: str, counted: str, target: int) -> None:
    task = _read(point, before)
    assert (task.counted, task.target) == (counted, target)


def test_a_proposal_says_what_is_not_the_usual() -> None:
    assert aim_in_words(_read("Nêu gương")) == ""
    assert (
        aim_in_words(_read("Tổ chức ít nhất 2 buổi tọa đàm trong tháng 5/2028"))
        == "từ 1/5/2028 đến 31/5/2028, hoạt động «Tọa đàm», chỉ tiêu 2"
    )
