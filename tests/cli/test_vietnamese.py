"""No English reaches the user of the terminal."""

import ast
import inspect
import re
from collections.abc import Iterator

import click
import pytest

from tests.cli.conftest import Ucvn
from ucvn_desktop.cli.commands import ucvn as root
from ucvn_desktop.cli.vietnamese import MODULES, WORDS

# Said to whoever writes a command wrongly, never to whoever uses it.
_FOR_DEVELOPERS = re.compile(
    r"declar|DeprecationWarning|defined twice|Boolean option|Invalid start character"
)
_ENGLISH = re.compile(
    r"\b(the|and|is|not|of|for|missing|usage|error|options|show|exit|such|try|commands?|required)\b", re.I
)


def _messages() -> Iterator[str]:
    for module in MODULES:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                yield from (
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                )


def test_click_has_a_vietnamese_word_for_all_it_says_to_users() -> None:
    missing = [m for m in _messages() if m not in WORDS and not _FOR_DEVELOPERS.search(m)]
    assert missing == []
    assert len(list(_messages())) > 40


def _commands(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield words
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from _commands(child, (*words, name))


@pytest.mark.parametrize("words", list(_commands(root)), ids=" ".join)
def test_every_help_is_vietnamese_and_says_what_the_command_does(ucvn: Ucvn, words: tuple[str, ...]) -> None:
    said = ucvn(*words, "--help")
    assert said.code == 0
    assert said.out.startswith("Cách dùng: ucvn")
    assert "..." not in said.out, "a line of help is cut"
    # Options, names of commands and of files are what one types, not what one reads.
    prose = re.sub(r"--?[\w-]+|ucvn [\w ]+|^  [a-z]+  ", "", said.out, flags=re.MULTILINE)
    assert _ENGLISH.search(prose) is None, prose


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing"], "Không có lệnh 'nothing'."),
        (["event", "add"], "Thiếu tham số"),
        (["event", "add", "x"], "Thiếu tùy chọn '--date'"),
        (["event", "add", "x", "--date"], "cần một giá trị"),
        (["event", "list", "--colour"], "Không có tùy chọn '--colour'."),
        (["article", "show", "abc"], "không phải số hợp lệ"),
        (["event", "add", "x", "--date", "2021-01-01", "--kind", "tiec"], "không nằm trong"),
        (["search", "a", "b"], "Thừa tham số (b)"),
        (["pack", "--out", "x"], "Hãy chọn ít nhất một"),
        (["event"], "Cách dùng"),
    ],
)
def test_wrong_use_is_explained_in_vietnamese_with_exit_code_2(
    ucvn: Ucvn, words: list[str], said: str
) -> None:
    answer = ucvn(*words)
    assert answer.code == 2
    assert said in answer.err
    prose = re.sub(r"'[^']*'|ucvn [\w ]+|^  [a-z]+  ", "", answer.err, flags=re.MULTILINE)
    assert _ENGLISH.search(prose) is None, answer.err
