"""What "he" and "the minister" may mean: candidates, their mentions, and the text around them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from wirereader.analysis.english.person_words import Gender
from wirereader.analysis.english.reporting_words import AUXILIARIES, VERBS

_SAID = re.compile(
    r"(?:said|says|told|tells|added|adds|asked|insisted|explained|noted|wrote|warned|stated|argued"
    r"|replied|declared|announced|continued|recalled|tweeted|claimed|testified)\b"
)
_SPEAKS_AFTER = re.compile(r"\s(?:also |later |then |has |had )?" + _SAID.pattern)
_SPEAKS_BEFORE = re.compile(_SAID.pattern + r"\s\Z")


def _is_verb(word: str) -> bool:
    # a name behind a verb of its clause is its object: "X praised Y"
    least = 5
    if not word.islower():
        return False
    return (len(word) >= least and word.endswith("ed")) or word in VERBS or word in AUXILIARIES


@dataclass(frozen=True, slots=True)
class Link:
    """A pronoun or nominal, its entity and the chance that this is right."""

    start: int
    end: int
    entity: int
    certainty: float
    is_pronoun: bool = True


@dataclass(slots=True, eq=False)
class Candidate:
    """Somebody a pronoun may mean; `entity` is None for one the story does not name."""

    entity: int | None
    gender: Gender
    is_gender_sure: bool
    seen: list["Seen"] = field(default_factory=list)

    def before(self, at: int, *, unquoted: bool = False) -> "Seen | None":
        """Give the last mention that ends before `at`, or the last outside of quotations."""
        index = bisect_right(self.seen, at, key=lambda seen: seen.end) - 1
        few = 12
        if unquoted:
            lately = reversed(self.seen[max(0, index - few) : index + 1])
            return next((seen for seen in lately if not seen.is_quoted), None)
        return self.seen[index] if index >= 0 else None


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of a candidate."""

    start: int
    end: int
    sentence: int
    is_subject: bool
    is_quoted: bool
    is_speaker: bool
    is_pronoun: bool = False


class Context:
    """What pronouns need to know of a text: sentences, paragraphs and quotations."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        quotes: Sequence[tuple[int, int]],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self._starts = [a for a, _ in sentences]
        self._quotes = sorted(quotes)
        self._quote_starts = [a for a, _ in self._quotes]
        self._paragraphs = [m.start() for m in re.finditer(r"\n\s*\n", text)]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that `offset` is in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that `offset` is in."""
        return bisect_right(self._paragraphs, offset)

    def quote_at(self, offset: int) -> int | None:
        """Index of the quoted span that holds `offset`, or None outside of quotations."""
        index = bisect_right(self._quote_starts, offset) - 1
        return index if index >= 0 and offset < self._quotes[index][1] else None

    def seen(self, start: int, end: int, *, is_pronoun: bool = False) -> Seen:
        """Describe a mention at `start` to `end`."""
        return Seen(
            start,
            end,
            self.sentence_at(start),
            self.is_subject(start, end),
            self.quote_at(start) is not None,
            self.is_speaker(start, end),
            is_pronoun,
        )

    def is_subject(self, start: int, end: int) -> bool:
        """Claim that a mention looks like the subject of its sentence or clause."""
        if _SPEAKS_AFTER.match(self.text, end):
            return True
        sentence = self.sentences[self.sentence_at(start)][0] if self.sentences else 0
        before = self.text[max(sentence, start - 90) : start]
        clause = re.split(
            r"[,;:\"“”]\s|\b(?:that|and|but|when|after|because|while|if|as)\s", before
        )[-1]
        if re.search(r"\b(?:of|to|for|by|with|in|on|at|from|about|against|told|over|under)\s+"
                     r"(?:the |a |his |her )?(?:[\w.]+ ){0,4}\Z", clause):  # fmt: skip
            return False
        if any(map(_is_verb, clause.split())):
            return False
        few = 5
        after = self.text[end : end + 3]
        return len(clause.split()) <= few and not after.startswith(("'s", "’s"))

    def is_speaker(self, start: int, end: int) -> bool:
        """Claim that a mention stands at a verb of saying."""
        near = 20
        return bool(
            _SPEAKS_AFTER.match(self.text, end)
            or _SPEAKS_BEFORE.search(self.text, max(0, start - near), start)
        )
