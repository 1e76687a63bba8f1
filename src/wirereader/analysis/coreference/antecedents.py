"""Antecedents of pronouns and nominals: the candidates, their mentions, the text around them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from wirereader.analysis.language import Gender, Language
from wirereader.analysis.names.attention import Attention

_SHORTEST_PAST = 5  # letters: "used", "need" and "red" are other words as often


@dataclass(frozen=True, slots=True)
class CoreferenceLink:
    """A pronoun or nominal, its entity and the chance that this is right."""

    start: int
    end: int
    entity: int
    certainty: float
    is_pronoun: bool = True


@dataclass(slots=True, eq=False)
class AntecedentCandidate:
    """Somebody a pronoun may mean; `entity` is None for one the story does not name."""

    entity: int | None
    gender: Gender
    is_gender_sure: bool
    seen: list["Seen"] = field(default_factory=list)

    def before(self, at: int, *, unquoted: bool = False) -> "Seen | None":
        """Give the last mention that ends before `at`, or the last outside of quotations."""
        index = bisect_right(self.seen, at, key=attrgetter("end")) - 1
        few = 12  # mentions: as far back as a reader remembers across one quotation
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


class DiscourseContext:
    """What pronouns need to know of a text: sentences, paragraphs and quotations."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        quotes: Sequence[tuple[int, int]],
        language: Language,
        attention: Attention | None = None,
    ) -> None:
        self.text = text
        self.attention = attention
        self.language = language
        self.sentences = sentences
        self._starts = [a for a, _ in sentences]
        self._quotes = sorted(quotes)
        self._quote_starts = [a for a, _ in self._quotes]
        self.roles: dict[tuple[int, int], dict[str, float]] = {}
        """How each mention asked about stands in its clause, by its span."""
        self.pronouns = [m.span() for m in language.coreference.pronoun.finditer(text)]
        """Where each third-person pronoun of one person stands."""
        self._paragraphs = [m.start() for m in re.finditer(r"\n\s*\n", text)]
        self._words = [m.start() for m in re.finditer(r"\S+", text)] if self.pronouns else []

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that `offset` is in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that `offset` is in."""
        return bisect_right(self._paragraphs, offset)

    def words_between(self, start: int, end: int) -> int:
        """Count words, and parts of words, of a text with pronouns between two offsets."""
        if start >= end:
            return 0
        whole = bisect_left(self._words, end) - bisect_left(self._words, start)
        inside = start and not self.text[start - 1].isspace() and not self.text[start].isspace()
        return whole + bool(inside)

    def opens_quoted(self, offset: int) -> bool:
        """Claim that the paragraph of `offset` begins with a quotation."""
        number = self.paragraph_at(offset)
        opening = self._paragraphs[number - 1] if number else 0
        first = re.compile(r"\w").search(self.text, opening)
        return first is not None and self.quote_at(first.start()) is not None

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
        if self.language.coreference.speaks_after.match(self.text, end):
            return True
        sentence = self.sentences[self.sentence_at(start)][0] if self.sentences else 0
        before = self.text[max(sentence, start - 90) : start]
        clause = self.language.coreference.clause_break.split(before)[-1]
        if self.language.coreference.oblique.search(clause):
            return False
        if any(map(self._is_verb, clause.split())):
            return False
        few = 5  # words before a subject in its clause: an adverb or a title, seldom more
        after = self.text[end : end + 3]
        return len(clause.split()) <= few and not after.startswith(
            self.language.coreference.possessive_ends
        )

    def _is_verb(self, word: str) -> bool:
        # a name behind a verb of its clause is its object: "X praised Y"
        if not word.islower():
            return False
        grammar = self.language.grammar
        if len(word) >= _SHORTEST_PAST and word.endswith(grammar.past_endings):
            return True
        return word in self.language.reporting.verbs or word in grammar.auxiliaries

    def is_speaker(self, start: int, end: int) -> bool:
        """Claim that a mention stands at a verb of saying."""
        near = 20  # code points: room for the longest verb of saying and a space
        return bool(
            self.language.coreference.speaks_after.match(self.text, end)
            or self.language.coreference.speaks_before.search(
                self.text, max(0, start - near), start
            )
        )
