"""Countries by their names, as people write them."""

import pytest

from wirereader.analysis.places.country_names import misspelt_country


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Afganistan", "AF"),  # a letter is missing
        ("Philippinnes", "PH"),  # one too many
        ("Tajikestan", "TJ"),
        ("Tunesia", "TN"),  # another vowel
        ("Ethoipia", "ET"),  # two exchanged
        ("Madagasacr", "MG"),
    ],
)
def test_a_letter_away_is_a_country(word: str, code: str) -> None:
    assert misspelt_country(word) == code


@pytest.mark.parametrize(
    "word",
    [
        "Ethiopia",  # spelt as it should be
        "Greenlane",  # another consonant: a suburb of its own
        "Malts",  # too short to tell
        "Uthiopia",  # the first letter
        "Austrlai",
        "Qwrtyuiop",
        "Ethoipiaa",
        "",
    ],
)
def test_other_words_are_none(word: str) -> None:
    assert misspelt_country(word) == ""
