"""Guiding documents («văn bản chỉ đạo»), and what was written because of them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import ClassVar

from ucvn_desktop.core.record import NOT_SHOWN, Record
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.fold import fold


class PaperKind(StrEnum):
    """What sort of document it is; the officer's register, not an official list of kinds."""

    RESOLUTION = "nghi-quyet"
    DIRECTIVE = "chi-thi"
    DECISION = "quyet-dinh"
    GUIDANCE = "huong-dan"
    PLAN = "ke-hoach"
    PROGRAMME = "chuong-trinh"
    REGULATION = "quy-dinh"
    CONCLUSION = "ket-luan"
    NOTICE = "thong-bao"
    LETTER = "cong-van"
    OUTLINE = "de-cuong"
    OTHER = "khac"


PAPER_LABELS = {
    PaperKind.RESOLUTION: "Nghị quyết",
    PaperKind.DIRECTIVE: "Chỉ thị",
    PaperKind.DECISION: "Quyết định",
    PaperKind.GUIDANCE: "Hướng dẫn",
    PaperKind.PLAN: "Kế hoạch",
    PaperKind.PROGRAMME: "Chương trình",
    PaperKind.REGULATION: "Quy định, quy chế",
    PaperKind.CONCLUSION: "Kết luận",
    PaperKind.NOTICE: "Thông báo",
    PaperKind.LETTER: "Công văn",
    PaperKind.OUTLINE: "Đề cương, tài liệu",
    PaperKind.OTHER: "Văn bản khác",
}

# Abbreviations of NĐ 30/2020, Phụ lục III, and those of Party papers («476-CV/…», «…-KL/TW»). «CĐ» is left out:
# there it is a telegram, here nearly always the union.
_SIGNS = {
    "nq": PaperKind.RESOLUTION,
    "ct": PaperKind.DIRECTIVE,
    "qđ": PaperKind.DECISION,
    "hd": PaperKind.GUIDANCE,
    "kh": PaperKind.PLAN,
    "ctr": PaperKind.PROGRAMME,
    "qc": PaperKind.REGULATION,
    "qyđ": PaperKind.REGULATION,
    "kl": PaperKind.CONCLUSION,
    "tb": PaperKind.NOTICE,
    "cv": PaperKind.LETTER,
}

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_MOST_PARTS = 8  # «30/2020/NĐ-CP» has four; the spellings grow with the square


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Record):
    """A document that says what is to be done. `number` is number and sign as typed («165-HD/BTGTW») or "".

    `day` is an ISO date or "". `sha256` names the attached file in the workspace's files or is "";
    `file_name` is the name it came with, `file_size` its bytes.
    """

    KIND: ClassVar[str] = "paper"

    number: str = ""
    day: str = ""
    issuer: str = ""
    kind: str = PaperKind.OTHER.value
    summary: str = ""
    sha256: str = ""
    file_name: str = ""
    file_size: int = 0
    note: str = ""

    @property
    def title(self) -> str:
        """What the document is called: number and summary, as far as they are known."""
        return " · ".join(part for part in (self.number, self.summary) if part)

    def search_title(self) -> str:
        return self.title

    def search_body(self) -> str:
        shown = "\n".join(part for part in (self.issuer, self.note, self.file_name) if part)
        spellings = " ".join(number_spellings(self.number))
        return f"{shown}{NOT_SHOWN}{spellings}" if spellings else shown


class CitingKind(StrEnum):
    """What may cite a document: the kinds of these records."""

    ARTICLE = "article"
    SLOGAN = "slogan"


CITING_LABELS = {CitingKind.ARTICLE: "Tin, bài", CitingKind.SLOGAN: "Khẩu hiệu"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Record):
    """That a record (its kind and id) was written because of a document."""

    KIND: ClassVar[str] = "citation"

    paper_id: int
    item_kind: str
    item_id: int


def day_to_come(day: str, this_day: str) -> str:
    """What surprises of the day of issue (ISO, or "") when today is `this_day`, as a sentence; "" where nothing does."""
    if day <= this_day:
        return ""
    return f"Ngày ban hành {format_day(day)} chưa tới: hãy xem lại ngày, tháng, năm."


def number_key(number: str) -> str:
    """What two spellings of one number have in common: «165-HD/BTGTW», «165 hd btgtw» → «165hdbtgtw».

    A leading zero («05/KH-CĐ», as NĐ 30/2020 has it) does not count; "" for none.
    """
    key = "".join(_PARTS.findall(fold(number)))
    return key.lstrip("0") or key


def number_spellings(number: str) -> list[str]:
    """The words under which a number is found, typed with or without blanks, dashes and leading zero.

    All runs of neighbouring parts, joined: «165», «165HD», «165HDBTGTW», «HD», «HDBTGTW», «BTGTW».
    """
    parts = _PARTS.findall(number)[:_MOST_PARTS]
    runs = ["".join(parts[first:end]) for first, end in combinations(range(len(parts) + 1), 2)]
    if parts and parts[0].isdigit():
        short = parts[0].lstrip("0") or parts[0]
        other = short.zfill(2) if parts[0] == short else short
        runs += ["".join((other, *parts[1:end])) for end in range(1, len(parts) + 1)]
    return list(dict.fromkeys(runs))


def proposed_kind(number: str) -> PaperKind:
    """The kind that the sign tells: HD in «165-HD/BTGTW» is a guidance; OTHER where it tells none.

    The first abbreviation decides: «66-QĐ/TW», «25/KH-CĐN».
    """
    signs = (part.lower() for part in _PARTS.findall(number))
    return next((_SIGNS[sign] for sign in signs if sign in _SIGNS), PaperKind.OTHER)


def may_be_same(one: Paper, other: Paper) -> bool:
    """Whether both may be one document: the same number, and neither year nor issuer speaks against it.

    Numbers begin anew each year. What has no number is the same only with the same words on the same day.
    """
    if not one.number or not other.number:
        words = (fold(one.summary), one.day, fold(one.issuer))
        return (
            not one.number
            and not other.number
            and words == (fold(other.summary), other.day, fold(other.issuer))
        )
    return (
        number_key(one.number) == number_key(other.number)
        and _agree(one.day[:4], other.day[:4])
        and _agree(fold(one.issuer), fold(other.issuer))
    )


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other
