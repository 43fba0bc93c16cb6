"""How long it takes to set a slogan of 25 words; the promise is 20 ms with a warm ruler."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ucvn_desktop.drawing.layout import Box, set_slogan
from ucvn_desktop.drawing.ruler import ruler

WORDS = "Nhiệt liệt chào đón ánh sáng Công đoàn và các bạn trẻ yêu thơ ở khắp mọi miền quê hương ta "
WORDS += "hôm nay vui ca"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("box", [Box(0, 0, 4000, 640), Box(0, 0, 480, 1600)], ids=["banner", "flag"])
def test_twenty_five_words(benchmark: BenchmarkFixture, box: Box) -> None:
    assert len(WORDS.split()) == 25
    warm = ruler("Be Vietnam Pro", 800)
    benchmark(set_slogan, WORDS, box, warm)
