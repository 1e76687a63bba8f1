"""What ties a quoted string to its source."""

import re
from dataclasses import dataclass

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.attribution import Attribution, Basis, surest
from wirereader.analysis.quotes.quotations import find
from wirereader.analysis.text.sentences import sentences
from wirereader.story.quotes import Manner


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    label: str = "PER"


def evidence(text: str) -> Basis:
    names = [Named(*m.span()) for m in re.finditer("Ann Lee|Smith", text)]
    drafts = find(text, sentences(text), names, ENGLISH)
    return [d for d in drafts if d.manner is not Manner.INDIRECT][-1].evidence


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"It rains today," Smith said.', Basis.AFTER),
        ('Smith said, "It rains today."', Basis.BEFORE),
        ('Smith said the rain was a thing "of the past".', Basis.INSIDE),
        ('The rain is "a thing of the past" now, Smith said.', Basis.TRAILING),
        ('Smith: "It rains today."', Basis.COLON),
        ('Smith said it rained. "It never ends here."', Basis.PARAGRAPH),
        ('"It rains here." Smith said that twice.', Basis.FOLLOWING),
        ('Smith was wet. "It never ends here."', Basis.SUBJECT),
        ('Smith said it rained.\n\n"It never ends here."', Basis.CARRIED),
        ('Smith complained of rain and "wind of all possible sorts".', Basis.INSIDE),
        ('Smith had seen that it was "wind of all possible sorts".', Basis.CLAUSE),
        ('Smith had to live with "wind of all possible sorts".', Basis.NOTHING),
        ('"It never ends here, does it."', Basis.NOTHING),
        ('"It never ends here." \u2014 Ann Lee', Basis.LABEL),
    ],
)
def test_each_place_is_its_own_evidence(text: str, found: Basis) -> None:
    assert evidence(text) is found


def test_the_surest_tie_of_a_long_quote_wins() -> None:
    carried, after = Attribution(Basis.CARRIED), Attribution(Basis.AFTER)
    assert surest([carried, after]) is after
    assert surest([carried, carried]) is carried
