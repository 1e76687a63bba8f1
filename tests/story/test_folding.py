"""Letters with strokes are found by plain ones, as accents are."""

import pytest

from wirereader.story.folding import folded, without_strokes

PAIRS = [
    ("Łódź", "lodz"),
    ("Søren Kjær", "soren kjaer"),
    ("Đoković", "dokovic"),
    ("STRAẞE straße", "strasse strasse"),
    ("Kılıçdaroğlu", "kilicdaroglu"),
    ("Þór", "thor"),
    ("Œuvre", "oeuvre"),
    ("İstanbul", "istanbul"),
    ("Ħamrun", "hamrun"),
    ("Lê’s  café", "le's cafe"),
    ("Oʻahu ‘Oneʼ", "o'ahu 'one'"),
    ("Saint‑Étienne–Lyon", "saint-etienne-lyon"),
    ("Ǿrsted Ǽble", "orsted aeble"),
    ("東京", "東京"),
]


@pytest.mark.parametrize(("word", "typed"), PAIRS)
def test_what_a_person_types_is_the_same(word: str, typed: str) -> None:
    assert folded(word) == folded(typed) == typed


@pytest.mark.parametrize(("word", "typed"), PAIRS)
def test_words_that_only_lose_their_strokes_stay_as_long_as_they_are_told(
    word: str, typed: str
) -> None:
    assert folded(without_strokes(word)) == typed
