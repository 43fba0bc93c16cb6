"""From roles to records: which points belong to which topic, how each is numbered."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from string import ascii_lowercase

from ucvn_desktop.core.plan import Duty, Method, Topic
from ucvn_desktop.core.plan_reading.marks import Mark, MarkKind, split_mark, without_number
from ucvn_desktop.core.plan_reading.roles import Role
from ucvn_desktop.core.text.titles import shorten

_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with those that go on with it: `part` is the label of its part («II»), `of` a topic or method
    to which the officer gave it (0: the one it stands under), `by_hand` whether the officer gave its role.
    """

    role: Role
    mark: Mark
    words: str
    part: str
    of: int = 0
    by_hand: bool = False

    @classmethod
    def of_texts(
        cls, role: Role, texts: Iterable[str], part: str, of: int = 0, *, by_hand: bool = False
    ) -> "Piece":
        """The piece that these paragraphs make together."""
        mark, words = split_mark(" ".join(texts))
        return cls(role, mark, words, part, of, by_hand)


@dataclass(slots=True)
class _Head:
    piece: Piece
    points: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What it says; Word and the typist may both have written its number."""
        return without_number(self.piece.words, self.piece.mark.number)


def topics_of(pieces: list[Piece], findings: list[str]) -> tuple[Topic, ...]:
    """The topics with their points; `short` is left empty. Adds what looks wrong to `findings`."""
    heads = _heads(pieces, Role.TOPIC, Role.POINT, findings)
    numbers = _numbers([head.piece.mark for head in heads])
    printed = [mark.number for mark in _counted([head.piece.mark for head in heads]) if mark.number]
    if printed and printed != list(range(1, len(printed) + 1)):
        findings.append(
            f"Các nội dung được đánh số {', '.join(map(str, printed))}: hãy xem có thiếu hay lặp nội dung nào không."
            f"{_given_other(heads, numbers)}"
        )
    if guessed := [n for n, head in zip(numbers, heads, strict=True) if _is_guessed(head.piece)]:
        findings.append(_unnumbered(guessed))
    if len(heads) > 1 and not any(head.points for head in heads):
        findings.append(
            "Các mục của phần nội dung mang cùng một kiểu đánh dấu, nên mỗi mục được đọc là một nội dung và không nội dung "
            "nào có ý: hãy xem lại."
        )
    return tuple(
        Topic(edition_id=0, number=number, short="", title=head.words, points=tuple(head.points))
        for number, head in zip(numbers, heads, strict=True)
    )


def _given_other(heads: list[_Head], numbers: list[int]) -> str:
    """Which topics go by another number than the one printed, since that was another's already."""
    marks = _counted([head.piece.mark for head in heads])
    return "".join(
        f" «{shorten(head.words)}» ghi lại số {mark.number} nên được tính là nội dung {number}."
        for head, mark, number in zip(heads, marks, numbers, strict=True)
        if mark.number and mark.number != number
    )


def _is_guessed(piece: Piece) -> bool:
    """Whether it stands without any sign, so that it may go on with what is above it; by hand it is no guess."""
    return piece.mark.kind is MarkKind.NONE and not piece.by_hand


def _unnumbered(numbers: list[int]) -> str:
    these = "các số ấy là" if len(numbers) > 1 else "số ấy là"
    return (
        f"Văn bản không ghi số trước nội dung {', '.join(map(str, numbers))}, nên {these} theo thứ tự đoạn: hãy xem có "
        "đoạn nào chỉ nói tiếp nội dung ở trên không, vì tin, bài gắn với nội dung theo số."
    )


def methods_of(pieces: list[Piece], findings: list[str]) -> tuple[Method, ...]:
    """The methods under «III.1», …; `title` is empty where the head is no heading but itself a form."""
    heads = _heads(pieces, Role.METHOD, Role.FORM, findings)
    made = []
    for number, head in _numbered_by_part(heads):
        words = head.words
        is_heading = bool(head.points) and len(words) <= _LONGEST_HEADING and not words.endswith((".", ";"))
        made.append(
            Method(
                edition_id=0,
                number=f"{head.piece.part}.{number}",
                title=words.rstrip(":") if is_heading else "",
                points=tuple(head.points) if is_heading else (words, *head.points),
            )
        )
    return tuple(made)


def duties_of(pieces: list[Piece]) -> tuple[Duty, ...]:
    """What is asked of the affiliated unions, under «V.2-1», … (or «V-1» where there is no heading)."""
    made: list[Duty] = []
    group = ""
    counted: dict[str, int] = {}
    for piece in pieces:
        if piece.role is Role.DUTY_HEADING:
            group = f"{piece.part}.{piece.mark.number}" if piece.mark.number else piece.part
        elif piece.role is Role.DUTY:
            under = group if group.partition(".")[0] == piece.part else piece.part
            counted[under] = counted.get(under, 0) + 1
            made.append(Duty(edition_id=0, number=f"{under}-{counted[under]}", text=piece.words))
    return tuple(made)


def _heads(pieces: list[Piece], head: Role, point: Role, findings: list[str]) -> list[_Head]:
    heads: list[_Head] = []
    given: list[Piece] = []
    for piece in pieces:
        if piece.role is head:
            heads.append(_Head(piece))
        elif piece.role is point and piece.of:
            given.append(piece)
        elif piece.role is point and heads:
            heads[-1].points.append(piece.words)
        elif piece.role is point:
            findings.append(f"Đoạn «{piece.words[:60]}» chưa thuộc mục nào: hãy ghi rõ mục của nó.")
    numbers = _numbers([found.piece.mark for found in heads])
    if head is Role.METHOD:
        numbers = list(range(1, len(heads) + 1))
    for piece in given:
        if piece.of in numbers:
            heads[numbers.index(piece.of)].points.append(piece.words)
        else:
            findings.append(
                f"Đoạn «{piece.words[:60]}» được xếp vào mục số {piece.of}, nhưng không có mục ấy."
            )
    return heads


def _numbered_by_part(heads: list[_Head]) -> list[tuple[int, _Head]]:
    """The heads with their numbers, which begin anew in each part."""
    numbered = []
    for part in dict.fromkeys(head.piece.part for head in heads):
        own = [head for head in heads if head.piece.part == part]
        numbered += list(zip(_numbers([head.piece.mark for head in own]), own, strict=True))
    return numbered


def _numbers(marks: list[Mark]) -> list[int]:
    """A number for each head: the printed one, unless it stands there twice; no two are the same."""
    marks = _counted(marks)
    printed = {mark.number for mark in marks if mark.number}
    made: list[int] = []
    for mark in marks:
        number = mark.number
        if not number or number in made:
            number = made[-1] + 1 if made else 1
            if number in printed or number in made:
                number = max([*printed, *made]) + 1
        made.append(number)
    return made


def _counted(marks: list[Mark]) -> list[Mark]:
    """The marks, letters counted as they run: a, b, c, d, e by those who leave out đ."""
    labels = "".join(mark.label for mark in marks if mark.kind is MarkKind.LETTER)
    if "đ" in labels or not ascii_lowercase.startswith(labels):
        return marks
    return [
        replace(mark, number=labels.index(mark.label) + 1) if mark.kind is MarkKind.LETTER else mark
        for mark in marks
    ]
