"""Short names for what a plan says at length."""

import re

from ucvn_desktop.core.text.fold import fold

LONGEST_SHORT = 40
_LEADING = re.compile(
    r"(công tác|truyền thông|tuyên truyền|tổ chức|thông tin|về|các|đẩy mạnh|tăng cường|,|và)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,;:.…–-]+$")
# A name does not end in these.
_DANGLING = {
    "va",
    "cua",
    "cac",
    "ve",
    "trong",
    "cho",
    "tai",
    "den",
    "voi",
    "nhung",
    "do",
    "de",
    "la",
    "nhu",
    "bang",
}
_END = re.compile(r"\s*(?:[:;(]|\bnhư\b|\bbao gồm\b)")


def short_name(title: str) -> str:
    """A readable short form of at most 40 letters: what the title is about, up to a whole word."""
    line = " ".join(title.split())
    line = _END.split(line, maxsplit=1)[0] or line
    name = _without_beginning(line)
    name = _cut(name) if len(name) > LONGEST_SHORT else _TRAILING.sub("", name)
    name = _closed(name)
    return name[:1].upper() + name[1:]


def _without_beginning(line: str) -> str:
    """The line without «Công tác», «Truyền thông về» before it, as long as two words stay."""
    while found := _LEADING.match(line):
        rest = line[found.end() :]
        if len(rest.split()) < 2:
            break
        line = rest
    return line


def _closed(name: str) -> str:
    """The name without a quotation that it was cut in; where nothing says much before it, closed behind «…»."""
    place, close = max(
        (name.rfind("“"), "”"), (name.rfind("«"), "»"), (name.rfind('"') if name.count('"') % 2 else -1, '"')
    )
    if place < 0 or (close in name[place + 1 :]):
        return name
    before = _TRAILING.sub("", name[:place])
    if len(before) >= LONGEST_SHORT // 2:
        return before
    return f"{_TRAILING.sub('', name[: LONGEST_SHORT - 2])}…{close}"


def _cut(name: str) -> str:
    # A clause that is long enough to say something reads better than a cut one.
    clause = name[: LONGEST_SHORT + 1].rpartition(",")[0]
    if len(clause) >= LONGEST_SHORT // 2:
        return _TRAILING.sub("", clause)
    words = name[: LONGEST_SHORT + 1].rpartition(" ")[0].split() or [name[:LONGEST_SHORT]]
    while len(words) > 1 and fold(words[-1]) in _DANGLING:
        words.pop()
    return _TRAILING.sub("", " ".join(words))
