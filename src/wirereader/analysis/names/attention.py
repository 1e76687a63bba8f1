"""How much the network attends from a pronoun to the names around it.

Some heads in the middle of an encoder attend from a pronoun to whom it means, though nobody taught
them (Clark et al. 2019, "What Does BERT Look At?").  The tagger reads the text anyway; what its
`HEADS` attend to is kept for each third-person pronoun, as far as its row reaches.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

HEADS = ((3, 1), (3, 2), (3, 7), (4, 1))
"""Layer and head, from 0: those of the tagger's that tell most whom a pronoun means."""
HEAD_WIDTH = 32  # numbers a head asks and answers with
_LEAST = 1e-7  # share of attention: less tells nothing


class Stretch(Protocol):
    """A piece of a word, or a mention: where it starts and ends, in code points."""

    @property
    def start(self) -> int: ...  # noqa: D102 - said above
    @property
    def end(self) -> int: ...  # noqa: D102


class _Around(NamedTuple):
    """A pronoun's row: where its pieces start and end, and what they get of its attention."""

    starts: list[int]
    ends: list[int]
    shares: Any
    """Heads by pieces: the share of all pieces up to each, 1 at the last."""

    def pieces_of(self, mentions: Sequence[Stretch], pronoun: int) -> list[tuple[int, int]]:
        """First and last piece of each mention in the row but the pronoun itself."""
        start = attrgetter("start")
        first = bisect_left(mentions, self.starts[0], key=start)
        found = []
        for mention in mentions[first : bisect_left(mentions, self.ends[-1], key=start)]:
            opens = bisect_right(self.ends, mention.start)
            closes = bisect_left(self.starts, mention.end) - 1
            if mention.start != pronoun and opens <= closes:
                found.append((opens, closes))
        return found


class Attention:
    """What the heads attend to around the third-person pronouns of one text."""

    def __init__(self, numpy: Any, pronouns: Collection[int]) -> None:
        """Start with nothing known of the pronouns that start there; numpy may not be installed."""
        self._np = numpy
        self.pronouns = pronouns
        self._around: dict[int, _Around] = {}

    def take(
        self,
        parts: Iterable[Sequence[Stretch]],
        asked: Sequence[int],
        queries: Any,
        keys: Any,
    ) -> None:
        """Keep what is so of the pronouns in one row of the network.

        `parts` are the pieces of its sentences; a mark stands before the first of them and after
        each.  Keys are an array of pieces and marks by heads times HEAD_WIDTH; queries of those
        `asked` (their places, sorted, among them every pronoun's).
        """
        starts, ends, here = _laid_out(parts, self.pronouns)
        if not here:
            return
        np = self._np
        asks = (
            queries[[asked.index(at) for at in here]]
            .reshape(len(here), -1, HEAD_WIDTH)
            .transpose(1, 0, 2)
        )
        answers = keys.reshape(len(starts), -1, HEAD_WIDTH).transpose(1, 2, 0)
        logits = asks / HEAD_WIDTH**0.5 @ answers
        shares = np.exp(logits - logits.max(-1, keepdims=True)).cumsum(-1)
        shares /= shares[..., -1:]
        for number, at in enumerate(here):
            self._around.setdefault(starts[at], _Around(starts, ends, shares[:, number]))

    def between(
        self, pronoun: int, people: Sequence[Sequence[Stretch]]
    ) -> list[list[float] | None]:
        """How much the pronoun that starts there attends to each person's mentions (sorted).

        For each of HEADS the natural logarithm of the share of the mention that has most; or None
        for people whom the row does not name.
        """
        around = self._around.get(pronoun)
        found = [around.pieces_of(mentions, pronoun) if around else [] for mentions in people]
        pairs = [pair for few in found for pair in few]
        if around is None or not pairs:
            return [None] * len(people)
        np = self._np
        opens, closes = np.array(pairs).T
        shares = around.shares[:, closes] - around.shares[:, opens - 1]
        told = np.log(np.maximum(shares, _LEAST))
        counts = [len(few) for few in found]
        *begins, _ = accumulate(filter(None, counts), initial=0)
        best = iter(np.maximum.reduceat(told, begins, axis=1).T.tolist())
        return [next(best) if count else None for count in counts]


def _laid_out(
    parts: Iterable[Sequence[Stretch]], pronouns: Collection[int]
) -> tuple[list[int], list[int], list[int]]:
    """Starts and ends of pieces and marks, which are empty, and which pieces are the pronouns."""
    starts: list[int] = []
    ends: list[int] = []
    for part in parts:
        if not starts:
            starts.append(part[0].start)
            ends.append(part[0].start)
        starts += [piece.start for piece in part]
        ends += [piece.end for piece in part]
        starts.append(ends[-1])
        ends.append(ends[-1])
    here = [at for at, start in enumerate(starts) if start in pronouns and ends[at] > start]
    return starts, ends, here
