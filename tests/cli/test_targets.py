"""Commands that write a file the user names: none of them writes over one that is there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click
import docx
import pytest

from tests.cli.conftest import Ucvn
from ucvn_desktop.cli.commands import ucvn as root

WRITING = {
    "article export": ("article", "export", 1, "ra.docx"),
    "calendar export": ("calendar", "export", "ra.ics", "--from", "1/1/2021", "--to", "1/3/2021"),
    "calendar print": ("calendar", "print", "ra.pdf", "--date", "28/7/2021"),
    "event extract": ("event", "extract", 1, "ra.docx"),
    "event qr": ("event", "qr", 1, "ra.svg"),
    "paper export": ("paper", "export", 1, "ra.docx"),
    "person export": ("person", "export", "ra.xlsx"),
    "person sample": ("person", "sample", "ra.xlsx"),
    "post export": ("post", "export", "ra.xlsx"),
    "post sample": ("post", "sample", "ra.xlsx"),
    "post screenshot": ("post", "screenshot", 1, "ra.png"),
    "poster render": ("poster", "render", "ra.pdf", "--text", "Tham mưu giỏi", "--size", "A4"),
}
# What is read, and folders in which a command chooses a free name itself.
NOT_WRITTEN = {"path", "source", "sources", "bundle", "screenshot", "folder", "out"}


def _commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def test_every_command_that_writes_a_named_file_is_tried_here() -> None:
    writing = {
        name
        for name, command in _commands(root)
        for param in command.params
        if isinstance(param.type, click.Path) and param.name not in NOT_WRITTEN
    }
    assert writing == set(WRITING)


@pytest.fixture
def filled(ucvn: Ucvn, make_photo: Callable[..., Path], tmp_path: Path) -> Ucvn:
    """A workspace with one of everything that goes out as a file."""
    word = tmp_path / "bài.docx"
    document = docx.Document()
    document.add_paragraph("Công đoàn Bộ thăm hỏi đoàn viên")
    document.save(str(word))
    link = "--field=duong-dan=https://congdoan.example/thi"
    picture = f"--screenshot={make_photo('chụp.png')}"
    for words in (
        ("article", "import", word),
        ("event", "add", "Cuộc thi", "--kind=thi-truc-tuyen", "--date=16/4/2021", link),
        ("event", "attach", 1, word),
        ("paper", "add", "165-HD/BTGTW", "--file", word),
        ("post", "add", "--date=1/5/2021", "--title=X", "--channel=zalo", picture),
    ):
        said = ucvn(*words)
        assert said.code == 0, said.err
    return ucvn


@pytest.mark.usefixtures("qapp")
def test_a_file_that_is_there_stays_as_it_is_and_a_free_name_is_taken(filled: Ucvn, tmp_path: Path) -> None:
    for number, words in enumerate(WRITING.values()):
        folder = tmp_path / str(number)
        folder.mkdir()
        name = next(str(word) for word in words if str(word).startswith("ra."))
        target = folder / name
        target.write_bytes(b"worked on")
        # SVG or PNG: a QR code alone must be told its ending.
        typed = {target, target if name == "ra.svg" else target.with_suffix("")}
        for path in typed:
            said = filled(*(path if word == name else word for word in words))
            assert (said.code, f"đã có tệp «{name}»" in said.err) == (1, True), (words, said)
            assert "Hãy ghi tên tệp khác; không có gì bị ghi đè." in said.err
        assert target.read_bytes() == b"worked on"
        free = target.with_stem("khác")
        said = filled(*(free if word == name else word for word in words))
        assert (said.code, str(free) in said.out) == (0, True), (words, said)
        assert sorted(folder.iterdir()) == sorted([target, free])


@pytest.mark.usefixtures("qapp")
def test_nothing_is_written_among_the_files_of_a_workspace(filled: Ucvn, tmp_path: Path) -> None:
    (database,) = tmp_path.glob("*/ucvn.db")
    inside = database.parent / "files"
    (tmp_path / "lối tắt").symlink_to(inside, target_is_directory=True)
    before = sorted(inside.rglob("*"))
    for words in WRITING.values():
        for folder in (inside, tmp_path / "lối tắt"):
            said = filled(*(folder / word if str(word).startswith("ra.") else word for word in words))
            assert (said.code, "nằm trong thư mục dữ liệu" in said.err) == (1, True), (words, said)
    assert sorted(inside.rglob("*")) == before


def test_a_folder_of_that_name_is_no_file(filled: Ucvn, tmp_path: Path) -> None:
    (tmp_path / "ra.docx").write_bytes(b"another file")
    (tmp_path / "ra").mkdir()
    said = filled("paper", "export", 1, tmp_path / "ra")
    assert (said.code, (tmp_path / "ra" / "bài.docx").is_file()) == (0, True)
