"""What ties a quoted string to its source."""

import re
from dataclasses import dataclass

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.attribution import Attribution, Evidence, surest
from wirereader.analysis.quotes.quotations import find
from wirereader.analysis.text.sentences import sentences
from wirereader.story.quotes import Manner


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    label: str = "PER"


def evidence(text: str) -> Evidence:
    names = [Named(*m.span()) for m in re.finditer("Ann Lee|Smith", text)]
    drafts = find(text, sentences(text), names, ENGLISH)
    return [d for d in drafts if d.manner is not Manner.INDIRECT][-1].evidence


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"It rains today," Smith said.', Evidence.AFTER),
        ('Smith said, "It rains today."', Evidence.BEFORE),
        ('Smith said the rain was a thing "of the past".', Evidence.INSIDE),
        ('The rain is "a thing of the past" now, Smith said.', Evidence.TRAILING),
        ('Smith: "It rains today."', Evidence.COLON),
        ('Smith said it rained. "It never ends here."', Evidence.PARAGRAPH),
        ('"It rains here." Smith said that twice.', Evidence.FOLLOWING),
        ('Smith was wet. "It never ends here."', Evidence.SUBJECT),
        ('Smith said it rained.\n\n"It never ends here."', Evidence.CARRIED),
        ('Smith complained of rain and "wind of all possible sorts".', Evidence.INSIDE),
        ('Smith had to live with "wind of all possible sorts".', Evidence.CLAUSE),
        ('"It never ends here, does it."', Evidence.NOTHING),
        ('"It never ends here." \u2014 Ann Lee', Evidence.LABEL),
    ],
)
def test_each_place_is_its_own_evidence(text: str, found: Evidence) -> None:
    assert evidence(text) is found


def test_the_surest_tie_of_a_long_quote_wins() -> None:
    carried, after = Attribution(Evidence.CARRIED), Attribution(Evidence.AFTER)
    assert surest([carried, after]) is after
    assert surest([carried, carried]) is carried
