"""People found as one types: held to the plain way, which folds every name anew."""

from hypothesis import example, given
from hypothesis import strategies as st

from ucvn_desktop.core.name_book import NameBook, Named
from ucvn_desktop.core.text.collation import name_key
from ucvn_desktop.core.text.fold import fold, marked, nfc

_SYLLABLES = (
    "Lê",
    "lê",
    "Mai",
    "Mận",
    "mân",
    "Hoà",
    "Hòa",
    "Đỗ",
    "An",
    "Ánh",
    "(nữ)",
    "TS.",
    "Báo",
    "Lao-Động",
)
_WORDS = st.lists(st.sampled_from(_SYLLABLES), min_size=1, max_size=4).map(" ".join)
# Signs of which Unicode makes several, or none: a mark alone, a space with a mark, ligatures, signs that part.
_ODD = st.text(st.sampled_from("aâAđn \u0301\u00a8\u00a0\ufb01\n-\x1f\u2000(İß"), min_size=1, max_size=8)
_NAMES = st.one_of(_WORDS, _ODD, st.text(max_size=12)).filter(lambda name: bool(nfc(name).split()))
_PEOPLE = st.lists(
    st.tuples(_NAMES, st.one_of(st.just(""), _WORDS, _ODD), st.sets(st.sampled_from(("a", "b")))), max_size=12
)
_TYPED = st.one_of(
    _WORDS.map(lambda words: words[:-1]), _ODD, st.lists(st.sampled_from("almhnđâ"), max_size=3).map(" ".join)
)


def _one_by_one(people: list[Named], typed: str, most: int, kind: str) -> list[int]:
    words = nfc(typed).split()
    keys = [fold(word) for word in words]
    found = []
    for one in people if words else []:
        if kind and kind not in one.kinds:
            continue
        parts = fold(f"{one.full_name} {one.outlet if kind else ''}").split()
        if all(any(part.startswith(key) for part in parts) for key in keys):
            own = nfc(one.full_name).split()
            rank = (
                not any(fold(own[-1]).startswith(key) for key in keys),
                not all(any(marked(part).startswith(marked(word)) for part in own) for word in words),
            )
            found.append((rank, name_key(one.full_name), one.id))
    return [person_id for *_, person_id in sorted(found)[:most]]


@given(_PEOPLE, _TYPED, st.sampled_from(("", "a")), st.integers(1, 13))
@example([("Lê Mai", "", set()), ("Mai Lê", "", set()), ("Lê Mận", "", set())], "le ma", "", 5)
@example([("a\u00a8b", "", set()), ("a b", "", set())], "a\u00a8b", "", 5)
@example([("\u0301", "", {"a"}), ("An", "\u0301", {"a"})], "\u0301", "a", 5)
def test_the_book_finds_whom_the_plain_way_finds_in_the_same_order(
    people: list[tuple[str, str, set[str]]], typed: str, kind: str, most: int
) -> None:
    book = [
        Named(number, name, outlet, tuple(kinds)) for number, (name, outlet, kinds) in enumerate(people, 1)
    ]
    assert NameBook(reversed(book)).find(typed, most, kind) == _one_by_one(book, typed, most, kind)


def test_words_do_not_run_from_the_name_into_the_outlet_or_into_each_other() -> None:
    book = NameBook([Named(1, "Lê Mai", "Báo An", ("a",))])
    assert book.find("mai bao", 5, "a") == book.find("bao mai", 5, "a") == [1]
    assert book.find("bao", 5) == book.find("lemai", 5) == book.find("maibao", 5, "a") == []
    assert book.find("le", 5, "b") == book.find("", 5) == book.find(" ", 5, "a") == []
