"""Tuyên truyền trực quan: designs, slogans, what is wrong, what is empty."""

from collections.abc import Iterator
from typing import Any

from tests.screens.records import LONG
from tests.screens.scenes import citing
from tests.screens.stage import Stage
from ucvn_desktop.services.poster_records import begin_poster, edit_poster

WORDS = "Nhiệt liệt chào mừng 92 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2021)!"


def scenes(stage: Stage) -> Iterator[str]:
    """Each state of the room once."""
    page = stage.visit("posters")
    stage.settle(0.5)
    yield "first"
    yield from _slogans(stage, page)
    yield from _designs(stage, page)


def _slogans(stage: Stage, page: Any) -> Iterator[str]:
    first = stage.desktop.session.workspace.slogans.all()[:1]  # type: ignore[union-attr]
    if first:
        page.show_record("slogan", first[0].id)
        stage.settle(0.5)
        yield "slogan"
        yield from citing.of_slogan(stage, page)
    page._form.filter.setText("khong co gi nhu the")
    page._bank._apply_filter()
    yield "filtered-away"
    page.back()
    yield from _bin(stage, page)


def _bin(stage: Stage, page: Any) -> Iterator[str]:
    workspace = stage.desktop.session.workspace  # type: ignore[union-attr]
    page._bank.show_kind("bin")
    yield "bin-empty"
    poster = workspace.posters.to_bin(begin_poster(workspace, WORDS))
    for slogan in workspace.slogans.all()[:3]:
        workspace.slogans.to_bin(slogan)
    page._bank.load()
    stage.settle(0.5)
    page.show_record("poster", poster.id)
    stage.settle(0.5)
    yield "bin"


def _designs(stage: Stage, page: Any) -> Iterator[str]:
    page.create_new()
    stage.settle(0.5)
    yield "new"
    workspace = stage.desktop.session.workspace  # type: ignore[union-attr]
    for name, changes in {
        "wide": {"text": WORDS, "width_mm": 10_000.0, "height_mm": 2000.0},
        "flag": {"text": WORDS, "width_mm": 600.0, "height_mm": 2000.0, "template": "xanh-chu-trang"},
        "paper": {
            "text": WORDS,
            "width_mm": 297.0,
            "height_mm": 420.0,
            "template": "trang-vien-do",
            "caps": False,
        },
        "faults": {
            "text": f"{LONG} {LONG} 字",
            "width_mm": 20.0,
            "scale": 50,
            "font": "Phông Không Có Trên Máy",
        },
    }.items():
        poster = begin_poster(workspace)
        edit_poster(workspace, poster.id, changes)
        page._bank.load()
        page.show_record("poster", poster.id)
        stage.settle(0.5)
        yield name
