"""Which text stands on which ground, by the rules of a style sheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(
    r"(?P<type>[\w*]+)(?P<attrs>(?:\[[^\]]+\])*)(?:::(?P<part>[\w-]+))?(?P<states>(?::!?[\w-]+)*)$"
)
_ANY = ("*", "QWidget")


@dataclass(frozen=True)
class Rule:
    """One selector with its declarations; `states` are hover, checked and the like."""

    kind: str
    attrs: frozenset[str]
    part: str
    states: frozenset[str]
    said: dict[str, str]

    def meets(self, subject: "Rule", states: frozenset[str]) -> bool:
        """Whether it says something of the subject in these states."""
        return (
            self.kind in (subject.kind, *(_ANY if not subject.part else ()))
            and self.attrs <= subject.attrs
            and self.part == subject.part
            and self.states <= states
        )


def rules(sheet: str) -> list[Rule]:
    """The rules of the sheet in its order; of a path of selectors, the last stands for it."""
    found = []
    for selectors, body in _RULE.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        said = dict((part.strip() for part in line.split(":", 1)) for line in body.split(";") if ":" in line)
        for selector in selectors.split(","):
            match = _SELECTOR.search(selector.strip().split()[-1])
            assert match, f"the tests cannot read the selector {selector}"
            attrs = frozenset(re.findall(r"\[[^\]]+\]", match["attrs"]))
            states = frozenset(filter(None, match["states"].split(":")))
            found.append(Rule(match["type"], attrs, match["part"] or "", states, said))
    return found


def text_pairs(sheet: str, grounds: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """(text, ground) as tokens → where; what has no ground of its own stands on each of `grounds`."""
    every = rules(sheet)
    pairs: dict[tuple[str, str], str] = {}
    for subject in every:
        of_subject = [rule for rule in every if rule.meets(subject, _states_of(subject, every))]
        for states in _subsets(_states_of(subject, every) - {"disabled"}):
            where = f"{subject.kind}{''.join(sorted(subject.attrs))}::{subject.part} {sorted(states)}"
            for pair in _pairs(_said([r for r in of_subject if r.states <= states]), subject, grounds):
                pairs.setdefault(pair, where)
    return pairs


def _states_of(subject: Rule, every: list[Rule]) -> frozenset[str]:
    met = (r for r in every if r.kind == subject.kind and r.attrs <= subject.attrs and r.part == subject.part)
    return frozenset(chain.from_iterable(rule.states for rule in met))


def _subsets(states: frozenset[str]) -> Iterator[frozenset[str]]:
    for size in range(len(states) + 1):
        yield from map(frozenset, combinations(sorted(states), size))


def _said(met: list[Rule]) -> dict[str, str]:
    """What holds in the end: the more special rule over the more general one, the later over the earlier."""
    said: dict[str, str] = {}
    for rule in sorted(met, key=lambda rule: (rule.kind not in _ANY, len(rule.attrs) + len(rule.states))):
        said |= rule.said
    return said


def _pairs(said: dict[str, str], subject: Rule, grounds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    ground = _token(said.get("background", ""))
    text = _token(said.get("color", ""))
    if text:
        yield from ((text, one) for one in ([ground] if ground else grounds))
    chosen = _token(said.get("selection-color", "")), _token(said.get("selection-background-color", ""))
    if all(chosen):
        yield chosen


def _token(value: str) -> str:
    found = re.fullmatch(r"@(\w+)", value)
    return found[1] if found else ""
