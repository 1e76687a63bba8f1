"""Quoted words in a sentence without a verb of speech: whose they are, or that nobody says them.

"For Ann Lee, “…”" is her view.  "Ann Lee won the “race to the bottom”" is the reporter's phrase,
and "Ann Lee, 29: “theft of a car”" stands on a list of charges.
"""

from collections.abc import Sequence

from wirereader.analysis.grammar import VerbForm
from wirereader.analysis.quotes.reporting_clauses import ClauseForm, SpeechAct
from wirereader.analysis.text.noun_phrases import name_left, phrase_left
from wirereader.analysis.text.tokens import Tokens

_SENTENCE = 7  # words: terms and charges are shorter
_LONGEST_NAME = 8  # words of a name and its titles
_ENDING = 2  # words: the string and the stop that ends its sentence
_PARTS = frozenset({";", "-", "--", "\u2013", "\u2014"})
_OUTCRIES = "?!"
_REPLY = 4  # words of "came the terse reply"


def viewer(words: Tokens, at: int, first: int) -> tuple[int, int] | None:
    """Return whose view it is in "For Ann Lee, “…”", the words ending the sentence."""
    end = at - 1
    if end - 1 <= first or words.word[end] != "," or words.past(at) - at > _ENDING:
        return None
    low = words.low
    tie = next((k for k in range(end - 1, first - 1, -1) if low[k] in words.reporting.for_whom), -1)
    if tie < 0 or end - tie > _LONGEST_NAME:
        return None
    opens = tie == first or low[tie - 1] in words.grammar.before_clause
    opens = opens or low[tie - 1] in words.reporting.subordinators
    alone = tie + 2 == end and low[end - 1] in words.grammar.object_pronouns
    person = words.label[end - 1] == "PER" or alone
    return (tie + 1, end) if opens and person else None


def is_listed(words: Tokens, at: int, source: tuple[int, int]) -> bool:
    """Claim that the words at `at` are told of a name before a colon: "Lee, 29: “theft”".

    Nobody speaks so: they open with a small letter, or hold no verb where an age stands.
    """
    if words.word[at - 1] != ":":
        return False
    between = range(source[1], at - 1)
    described = all(
        words.name[k] >= 0
        or not words.word[k][0].isalpha()
        or words.low[k] in words.grammar.prepositions
        for k in between
    )
    if not described:
        return False
    inner = _inner(words, at)
    if inner[:1].islower():
        return True
    aged = any(words.low[k].isdigit() for k in between)
    return aged and not _is_sentence(words, inner)


def is_reporters(words: Tokens, at: int, subject: tuple[int, int]) -> bool:
    """Claim that the words at `at` are not shown to be the subject's: "won the “race of fools”"."""
    inner = _inner(words, at)
    before = at - 1 - (words.low[at - 1] in words.grammar.articles)
    if words.low[before] in words.grammar.comparing and before == subject[1]:
        return True  # "the star of such films as"
    if words.word[at - 1] in {",", ":"} or words.reporting.speaks_of_self.search(inner):
        return False
    if words.low[at - 1] in words.grammar.passive and inner.split(" ", 1)[0].lower() in (
        words.grammar.articles
    ):
        return True  # "Lee was “a fool”": somebody's word for her, and whose is not said
    light = words.grammar.auxiliaries | words.reporting.making | words.reporting.perceiving
    for k in range(subject[1], at):
        low = words.low[k]
        if low in words.reporting.complements and low not in light and words.name[k] < 0:
            return words.low[k - 1] in words.grammar.passive  # "thanked for", "was cited for"
        verb = words.reporting.verbs.get(words.low[k])
        if verb and verb.form is VerbForm.PAST and words.low[k - 1] in words.grammar.passive:
            return True  # "a gift that was said to be “…”"
    if words.low[before] in words.grammar.comparing:
        return words.low[before - 1].endswith(words.grammar.past_endings)  # "billed as"
    if len(inner.split()) >= _SENTENCE:
        return False
    said = words.grammar.passive | words.reporting.copulas | words.grammar.complementizers
    return words.low[at - 1] not in said | words.grammar.infinitive_marks


def is_nameless_reply(words: Tokens, at: int) -> bool:
    """Claim that nobody is named for the words at `at`: "“…,” came the reply"."""
    past = min(words.past(at), at + 2 + _REPLY)
    if at + 2 >= past or words.low[at + 1] not in words.reporting.arriving:
        return False
    return any(words.low[k] in words.reporting.speech_nouns for k in range(at + 2, past))


def is_acted_on(words: Tokens, at: int, before: tuple[int, int] | None) -> bool:
    """Claim that the paragraph goes on with what somebody does: "…!" Lee slammed the door.

    Whether it was Lee who spoke, or `before`, who spoke last, nobody can tell unless they are one.
    """
    past = words.past(at)
    if past >= len(words) or words.paragraph[past] != words.paragraph[at]:
        return False
    if words.label[past] != "PER" or _inner(words, at)[-1:] not in _OUTCRIES:
        return False
    name = words.name[past]
    end = next((k for k in range(past, len(words)) if words.name[k] != name), len(words))
    return before is None or words.low[end - 1] not in words.low[before[0] : before[1]]


def clause_begun(words: Tokens, at: int, act: SpeechAct) -> int:
    """Return where the clause of `act`, after the string at word `at`, begins.

    Of "the agency quoted her as saying" that is "the agency"; of "as Lee put it" it is "as".
    """
    begin = act.start
    if act.form is ClauseForm.QUOTED and words.low[begin - 1] in words.reporting.quoted_verbs:
        return phrase_left(words, begin - 1, at + 1)
    put = words.low[act.cue] in words.reporting.put_verbs
    return begin - (put and words.low[begin - 1] in words.grammar.comparing)


def is_itself_subject(words: Tokens, at: int) -> bool:
    """Claim that the string at word `at` is told of, not said: "— “be free” is her best line"."""
    follows = at + 1 < words.past(at) and words.low[at + 1] in words.grammar.finite
    return follows and words.word[at - 1] in _PARTS


def is_named_next(words: Tokens, end: int) -> bool:
    """Claim that commas set off the name of whom a phrase means: "The bride, Ann Lee, was"."""
    at = end + 1
    if at >= len(words) or words.word[end] != "," or words.label[at] != "PER":
        return False
    while at < len(words) and words.name[at] == words.name[end + 1]:
        at += 1
    closes = at + 1 < len(words) and words.word[at] == ","
    return closes and words.label[at + 1] != "PER"  # "the lawyers, Ann Lee, Bo Ek, were"


def is_fragment(words: Tokens, first: int, past: int) -> bool:
    """Claim that no verb stands between two words: "General Ann Lee?"."""
    verbs = words.grammar.finite | words.grammar.auxiliaries
    return verbs.isdisjoint(words.low[first:past])


def is_headline_colon(words: Tokens, at: int, act: SpeechAct) -> bool:
    """Claim that a headline names the speaker behind a colon: "‘We had to run’: victims tell"."""
    if act.start != at + 2 or words.word[at + 1] != ":" or at != words.first(at):
        return False
    burst = words.low[act.cue] not in words.reporting.verbs  # "hits back": read as "said"
    return burst or act.verb.form in {VerbForm.PRESENT, VerbForm.PLAIN}


def part_begun(words: Tokens, acts: Sequence[SpeechAct], at: int, first: int) -> int | None:
    """Return where the part begins whose subject only the words at `at` follow, or None.

    "Lee a ‘liar’, says Roe - but Diaz ‘backs him’": what Roe says has ended before Diaz, and
    whose word it is that she backs him nobody tells.  `acts` are those before the words.
    """
    end = at - (words.word[at - 1] == ":")
    if end - 1 <= first or words.label[end - 1] != "PER":
        return None
    begun = name_left(words, end)
    is_turn = words.low[begun - 1] in words.reporting.setting_apart
    ended = bool(acts) and acts[-1].form is ClauseForm.INVERTED
    if is_turn or words.low[begun - 1] in words.reporting.subordinators:
        begun -= 1
    parted = begun > first and words.word[begun - 1] in _PARTS
    return begun if parted or (is_turn and ended) else None


def is_parted(words: Tokens, act: SpeechAct, at: int) -> bool:
    """Claim that a part of its own begins at word `at`: "No, says Lee - ‘yes’, says Roe"."""
    return act.form is ClauseForm.INVERTED and words.word[at - 1] in _PARTS


def _inner(words: Tokens, at: int) -> str:
    return words.text[words.start[at] + 1 : words.end[at] - 1].strip()


def _is_sentence(words: Tokens, inner: str) -> bool:
    low = inner.lower().split()
    verbs = words.grammar.finite | words.grammar.auxiliaries
    return bool(words.reporting.speaks_of_self.search(inner)) or not verbs.isdisjoint(low)
