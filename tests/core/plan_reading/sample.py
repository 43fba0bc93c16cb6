"""A made-up plan of the same make as the central union's: other words, another year, any numbering."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

# Made up for the tests, and not the plan of any union.
TOPICS = (
    (
        "Truyền thông về đại hội công đoàn các cấp nhiệm kỳ 2028 - 2033",
        (
            "Hoạt động chuẩn bị đại hội ở từng cấp, nhất là đại hội điểm trong quý II.",
            "Nêu gương đoàn viên có nhiều sáng kiến chào mừng đại hội.",
        ),
    ),
    (
        "Công tác chăm lo đời sống đoàn viên, người lao động",
        (
            "Các chương trình “Bữa cơm đoàn viên”, “Tủ sách cơ quan” và hoạt động xã hội ở đơn vị;",
            "Chương trình 100 nghìn sáng kiến do Tổng Liên đoàn phát động",
            "Tuyên truyền kỷ niệm 99 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2028).",
        ),
    ),
    (
        "Chuyển đổi số trong hoạt động công đoàn",
        ("Tin, ảnh về cuộc thi “Cán bộ công đoàn với công nghệ số” tổ chức ngày 15/9/2028.",),
    ),
    ("Các nội dung khác như: hội nghị, tọa đàm do các cấp công đoàn tổ chức.", ()),
)
METHODS = (
    (
        "Tổ chức hội nghị, tọa đàm, hội thi; thăm hỏi đoàn viên có hoàn cảnh khó khăn, về thăm di tích lịch sử ở địa phương.",
        (),
    ),
    (
        (
            "Phát động thi đua, vận động đoàn viên thực hiện tốt phong trào “Cơ quan xanh, sạch, đẹp”, “Mỗi ngày "
            "một việc tốt”; các cuộc vận động như: Xây dựng người cán bộ “Tận tụy, gần dân, sáng tạo”, “Nói không "
            "với lãng phí”…"
        ),
        (
            "Tổ chức hoạt động văn nghệ, thể thao chào mừng.",
            "Mời phóng viên báo chí đến dự và đưa tin các hoạt động lớn.",
        ),
    ),
)
CENTRAL = ("Ban Tuyên giáo hướng dẫn các công đoàn trực thuộc thực hiện kế hoạch.",)
DUTIES = (
    "Căn cứ kế hoạch này, xây dựng kế hoạch cụ thể của đơn vị.",
    "Gửi tin, bài, ảnh về hoạt động của đơn vị, ít nhất một lần trong tháng.",
    (
        "Treo khẩu hiệu, pano tại trụ sở để tuyên truyền các phong trào, cuộc vận động như: “Cơ quan xanh, sạch, đẹp”, "
        "Xây dựng người cán bộ “Tận tụy, gần dân, sáng tạo”…"
    ),
)
LETTERS = "abcdđeghiklm"

Numbering = Callable[[int], str]


def numbers(sign: str) -> Numbering:
    """«1.», «2.», …"""
    return lambda n: f"{n}{sign} "


def letters(sign: str) -> Numbering:
    """«a)», «b)», …"""
    return lambda n: f"{LETTERS[n - 1]}{sign} "


def dashes(sign: str) -> Numbering:
    """The same sign each time; nothing where it is empty."""
    return lambda _: f"{sign} " if sign else ""


NUMBERS, DASHES = numbers("."), dashes("-")


@dataclass(frozen=True)
class Plan:
    """What a plan says, and how it is written."""

    year: int = 2028
    topics: Sequence[tuple[str, Sequence[str]]] = TOPICS
    methods: Sequence[tuple[str, Sequence[str]]] = METHODS
    duties: Sequence[str] = DUTIES
    head: Numbering = NUMBERS
    point: Numbering = DASHES
    part: str = "{roman}. {name}"
    lower: bool = False
    fourth: Sequence[str] = ()
    units_first: bool = False

    def paragraphs(self) -> tuple[str, ...]:
        """The plan's text."""
        return (
            "KẾ HOẠCH",
            f"Truyền thông Công đoàn Viên chức Việt Nam năm {self.year}",
            f"Năm {self.year}, các cấp công đoàn có nhiều hoạt động; Ban Thường vụ xây dựng kế hoạch như sau:",
            self._part("I", "MỤC ĐÍCH, YÊU CẦU"),
            "1. Mục đích",
            "- Đưa hoạt động công đoàn đến với đoàn viên.",
            "2. Yêu cầu:",
            "Thông tin phải kịp thời, đúng, dễ hiểu.",
            self._part("II", "NỘI DUNG TRUYỀN THÔNG"),
            *self._listed(self.topics),
            self._part("III", "HÌNH THỨC TRUYỀN THÔNG"),
            *self._listed(self.methods),
            *((self._part("IV", "KINH PHÍ"), *self.fourth) if self.fourth else ()),
            self._part("V", "TỔ CHỨC THỰC HIỆN"),
            *self._listed(self._executed()),
            "Trên đây là Kế hoạch truyền thông, đề nghị các công đoàn trực thuộc triển khai thực hiện.",
            "Nơi nhận:",
            "- Các công đoàn trực thuộc;",
            "- Lưu: VT.",
            "TM. BAN THƯỜNG VỤ",
            "CHỦ TỊCH",
        )

    def written(self, **how: object) -> "Plan":
        """The same plan in another way of writing."""
        return replace(self, **how)  # type: ignore[arg-type]

    def _part(self, roman: str, name: str) -> str:
        place = ("I", "II", "III", "IV", "V").index(roman) + 1
        return self.part.format(
            roman=roman,
            letter="ABCDE"[place - 1],
            number=place,
            ordinal=("nhất", "hai", "ba", "tư", "năm")[place - 1],
            name=name.capitalize() if self.lower else name,
        )

    def _listed(self, items: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
        lines = []
        for number, (title, points) in enumerate(items, 1):
            lines.append(self.head(number) + title)
            lines += [self.point(n) + text for n, text in enumerate(points, 1)]
        return lines

    def _executed(self) -> list[tuple[str, Sequence[str]]]:
        both: list[tuple[str, Sequence[str]]] = [
            ("Công đoàn Viên chức Việt Nam", CENTRAL),
            ("Các công đoàn trực thuộc Công đoàn Viên chức Việt Nam", self.duties),
        ]
        return both[::-1] if self.units_first else both
