"""What pronouns attend to, kept for each of them."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.attention import HEAD_WIDTH, HEADS, Attention
from wirereader.analysis.names.tagger import Tagger, load_tagger
from wirereader.analysis.text.sentences import sentences


class Span(NamedTuple):
    start: int
    end: int


# two sentences: "Ann met Eve", "she left"; marks stand before, between and after
PARTS = [[Span(0, 3), Span(4, 7), Span(8, 11)], [Span(13, 16), Span(17, 21)]]
ANN, EVE, SHE = Span(0, 3), Span(8, 11), Span(13, 16)
PIECES = 8  # with the marks
AT = {ANN: 1, EVE: 3, SHE: 5}


def attending(weights: dict[tuple[Span, Span], float]) -> Attention:
    """An attention of one head, in which each pair has the given logit and all others none."""
    queries = np.zeros((PIECES, HEAD_WIDTH), "float32")
    keys = np.zeros((PIECES, HEAD_WIDTH), "float32")
    for number, ((asking, answering), logit) in enumerate(weights.items()):
        queries[AT[asking], number] = math.sqrt(HEAD_WIDTH)
        keys[AT[answering], number] = logit
    attention = Attention(np, {SHE.start})
    attention.take(PARTS, range(PIECES), queries, keys)
    return attention


def share(logit: float) -> float:
    """The logarithm of the share that one piece with this logit has beside others with none."""
    return logit - math.log(math.exp(logit) + PIECES - 1)


def test_each_person_has_a_share_of_the_pronouns_attention() -> None:
    attention = attending({(SHE, EVE): 4.0, (ANN, SHE): 9.0})
    ann, eve = attention.between(SHE.start, [[ANN, SHE], [EVE]])
    assert ann == pytest.approx([-math.log(math.exp(4.0) + PIECES - 1)], abs=1e-4)
    assert eve == pytest.approx([share(4.0)], abs=1e-4)


def test_a_name_of_several_pieces_has_the_shares_of_all() -> None:
    attention = attending({(SHE, EVE): 4.0})
    whole, one = attention.between(SHE.start, [[Span(4, 11)], [Span(4, 7)]])
    assert whole is not None
    assert one is not None
    assert math.exp(whole[0]) == pytest.approx(math.exp(one[0]) + math.exp(share(4.0)), abs=1e-4)


def test_the_mention_with_most_counts() -> None:
    attention = attending({(SHE, EVE): 4.0})
    both, last = attention.between(SHE.start, [[ANN, EVE], [EVE]])
    assert both == last


@pytest.mark.parametrize(
    ("pronoun", "mentions"),
    [(SHE.start, [Span(40, 44)]), (SHE.start, [SHE]), (SHE.start, []), (99, [ANN])],
)
def test_what_the_row_does_not_hold_is_not_told(pronoun: int, mentions: Sequence[Span]) -> None:
    assert attending({(SHE, EVE): 4.0}).between(pronoun, [mentions]) == [None]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def told(tagger: Tagger, text: str, pronoun: str, *people: str) -> list[Any]:
    """What is told of the last such pronoun and each person's first mention."""
    attention = tagger.read(text, sentences(text), ENGLISH).attention
    spans = [[Span(text.index(name), text.index(name) + len(name))] for name in people]
    return attention.between(text.rindex(pronoun), spans)


def test_the_shipped_tagger_tells_of_every_head(tagger: Tagger) -> None:
    text = "Olga Brandt met Petra Novak in Turku. Brandt said she would stay."
    for shares in told(tagger, text, "she", "Olga Brandt", "Petra Novak"):
        assert len(shares) == len(HEADS)
        assert max(shares) < 0


def test_nothing_is_told_across_rows(tagger: Tagger) -> None:
    between = "The Turku Harbour Board opened a new quay in Naantali for Polish ships. " * 12
    text = f"Olga Brandt left. {between}Petra Novak said she would stay."
    far, near = told(tagger, text, "she", "Olga Brandt", "Petra Novak")
    assert far is None
    assert near is not None
