"""Who is said to have spoken quoted words, by the words around them alone."""

import pytest

from wirereader.tracking.changes.spoken_words import spoken
from wirereader.tracking.changes.version_text import version_of

WORDS = '"The boat came in far too fast,"'


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{WORDS} said pilot Marta Heller. She left.", "Marta Heller"),
        (f"{WORDS} said Dr. Marta Heller. Bo Roe left.", "Marta Heller"),
        (f"{WORDS} said J. R. Heller. Bo Roe left.", "J. R. Heller"),
        (f"{WORDS} Marta Heller said. Bo Roe left.", "Marta Heller"),
    ],
)
def test_a_name_ends_with_its_sentence(text: str, speaker: str) -> None:
    (found,) = spoken(version_of("Ferry hits pier", text))
    assert found.speaker == speaker
