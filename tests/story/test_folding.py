"""Letters with strokes are found by plain ones, as accents are."""

import re
import unicodedata

import pytest

from wirereader.story.folding import by_name, folded, without_strokes

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
    ("Əliyev Məmmədov", "eliyev memmedov"),
    ("ŉ Man", "'n man"),
    ("Coŀlecció Ŀ", "colleccio l"),
    ("Ɛwe Ɔkɔmfo", "ewe okomfo"),
    ("Ɓaƙo Ƴar’aduwa", "bako yar'aduwa"),
    ("٢٠٢٦ ۴۵ २०२५ ৩ ๓", "2026 45 2025 3 3"),
    ("ﬁnance oﬃce Ĳssel ＡＢＣ１２", "finance office ijssel abc12"),
    ("𝐁𝐫𝐞𝐚𝐤𝐢𝐧𝐠 𝟮", "breaking 2"),
    ("½ Ω ж", "1⁄2 ω ж"),
]


@pytest.mark.parametrize(("word", "typed"), PAIRS)
def test_what_a_person_types_is_the_same(word: str, typed: str) -> None:
    assert folded(word) == folded(typed) == typed


@pytest.mark.parametrize(("word", "typed"), PAIRS)
def test_words_that_only_lose_their_strokes_stay_as_long_as_they_are_told(
    word: str, typed: str
) -> None:
    assert folded(without_strokes(word)) == typed


def test_every_digit_of_unicode_is_folded() -> None:
    digits = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Nd"]
    wrong = [one for one in digits if without_strokes(one) != str(unicodedata.decimal(one))]
    assert len(digits) > 600
    assert not wrong


def test_every_latin_letter_with_something_to_it_is_folded() -> None:
    """Taken apart by Unicode or not: "O with stroke", "B with hook"."""
    named = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])(?: WITH (?!SMALL).*)?")
    missed = []
    for code in range(0x80, 0xFFFF):
        found = named.fullmatch(unicodedata.name(chr(code), ""))
        if found and folded(chr(code)) != found[1].lower():
            missed.append(chr(code))
    assert not missed


def test_what_is_no_letter_of_another_kind_stays() -> None:
    assert without_strokes("Ünï 😀 ½ ж 東 – ’") == "Ünï 😀 ½ ж 東 – ’"


def test_names_with_numbers_stand_in_the_order_of_the_numbers() -> None:
    ordered = ["2nd Wire", "10th Wire", "Feed", "Feed 9", "feed 13", "Féed 109", "Feed ١١٠"]
    assert sorted({*ordered}, key=by_name) == ordered
    assert by_name("Ward 007") == by_name("ward  7")
    assert by_name("Zone 0") < by_name("Zone 00a") < by_name("Zone 1")
