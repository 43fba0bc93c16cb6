"""The table of words that belong together."""

from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.drawing.phrases import known_phrases, phrase_spans, phrases_from


def test_the_longest_phrase_wins_from_left_to_right() -> None:
    table = phrases_from(["Công đoàn", "đoàn Việt Nam", "Công đoàn Việt Nam"])
    assert phrase_spans(["của", "Công", "đoàn", "Việt", "Nam", "ta"], table) == [(1, 5)]


def test_the_table_has_what_slogans_begin_with_and_only_real_phrases() -> None:
    table = known_phrases()
    for phrase in ("Công đoàn", "Việt Nam", "Hồ Chí Minh", "nhiệt liệt", "chào mừng", "Quốc hội"):
        assert phrases_from([phrase]) <= table
    assert all(len(phrase) > 1 for phrase in table)
    assert all(nfc(word) for phrase in table for word in phrase)
