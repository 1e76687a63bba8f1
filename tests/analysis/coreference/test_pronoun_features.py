"""What is looked at around a pronoun."""

import pytest

from wirereader.analysis.coreference.antecedents import AntecedentCandidate, DiscourseContext
from wirereader.analysis.coreference.pronoun_features import PooledCandidate, features_of
from wirereader.analysis.english.english_language import ENGLISH


@pytest.mark.timeout(30)  # seconds: minutes, where each pronoun has all before it read again
def test_a_sentence_without_end_is_not_read_again_for_each_pronoun() -> None:
    text = "Lee said " + "her words are old, " * 60_000
    context = DiscourseContext(text, [(0, len(text))], (), ENGLISH)
    for start in range(text.rindex("her") - 19 * 5000, len(text) - 19, 19):
        here = context.seen(start, start + 3, is_pronoun=True)
        assert features_of(context, (), here, "f") == []


@pytest.mark.parametrize(
    ("name", "is_full"),
    [("Rosa Diaz", 1.0), ("Rosa de la Cruz", 1.0), ("de la Cruz", 0.0), ("Diaz", 0.0)],
)
def test_a_surname_with_particles_is_no_full_name(name: str, is_full: float) -> None:
    text = f"{name} left. She sang."
    context = DiscourseContext(text, [(0, len(name) + 6), (len(name) + 7, len(text))], (), ENGLISH)
    seen = context.seen(0, len(name))
    pool = [
        PooledCandidate(
            AntecedentCandidate(0, "f", is_gender_sure=False, seen=[seen]), seen, is_later=False
        )
    ]
    here = context.seen(len(name) + 7, len(name) + 10, is_pronoun=True)
    assert features_of(context, pool, here, "f")[0]["full name"] == is_full
