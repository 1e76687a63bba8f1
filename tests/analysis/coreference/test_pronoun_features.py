"""What is looked at around a pronoun."""

import pytest

from wirereader.analysis.coreference.antecedents import DiscourseContext
from wirereader.analysis.coreference.pronoun_features import features_of
from wirereader.analysis.english.english_language import ENGLISH


@pytest.mark.timeout(30)  # seconds: minutes, where each pronoun has all before it read again
def test_a_sentence_without_end_is_not_read_again_for_each_pronoun() -> None:
    text = "Lee said " + "her words are old, " * 60_000
    context = DiscourseContext(text, [(0, len(text))], (), ENGLISH)
    for start in range(text.rindex("her") - 19 * 5000, len(text) - 19, 19):
        here = context.seen(start, start + 3, is_pronoun=True)
        assert features_of(context, (), here, "f") == []
