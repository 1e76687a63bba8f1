"""What leads in to a quote: its verb with helpers, and the story's words up to what was said.

"thanked", "demanded that", "told reporters in Vienna that", "has long been an opponent of": words
that make a sentence of a speaker's name and of reported words that are none by themselves.
"""

from wirereader.analysis.quotes.indirect_speech import after_cue
from wirereader.analysis.quotes.reporting_clauses import ClauseForm, SpeechAct
from wirereader.analysis.quotes.speech_verbs import over_helpers
from wirereader.analysis.text.tokens import Tokens

_ATTACHED = 6  # words between a source and its verb: "appeared to be about to suggest"
_NEAR = 25  # words between a verb and quoted words that it leads in to
_HOLDING = 8  # words from "has been" to "supporter": "a consistent and outspoken"
_PAUSES = frozenset({",", ";", ":", "(", ")", "-", "--", "\u2013", "\u2014"})
_CLOSES = frozenset({".", ",", ";", ":", "?", "!", ")", "\u2013", "\u2014", "--"})


def leads_in(words: Tokens, act: SpeechAct, start: int, end: int) -> tuple[int, int] | None:
    """Return the words that lead in to what was said from word `start` to `end`, or None.

    They stand right before it, else behind it ("..., he warned on Friday").  "According to" leads
    in to nothing: what follows it is a sentence.
    """
    if act.source is None or act.form is ClauseForm.ACCORDING or start <= act.cue < end:
        return None
    if words.sentence[act.cue] != words.sentence[start]:
        return None
    is_inverted = act.source[0] > act.cue
    if act.cue >= end:
        return _behind(words, act, end, is_inverted=is_inverted)
    if is_inverted and act.form is ClauseForm.INVERTED:
        between = act.source[0] < start
        return (_begin(words, act), act.cue + 1) if between else None  # "called a fool by Ann Lee"
    return _begin(words, act), start


def leads_in_to_marks(words: Tokens, act: SpeechAct, at: int) -> tuple[int, int] | None:
    """Return the words that lead in to the quoted string at word `at`, or None.

    None as well where others are quoted between, or where the string goes on with a sentence that
    ", he said," parted.
    """
    if not 0 < at - act.cue <= _NEAR:
        return None
    after, _ = after_cue(words, act, at)
    if after < at and words.word[after] == ",":
        return None
    found = leads_in(words, act, at, at + 1)
    if found is None or found[1] != at or any(map(words.is_quote, range(*found))):
        return None
    return found


def closes_clause(words: Tokens, at: int) -> bool:
    """Claim that the clause ends with word `at`, by what is printed behind it."""
    return at + 1 >= words.past(at) or words.word[at + 1] in _CLOSES


def is_unsaid(words: Tokens, act: SpeechAct) -> bool:
    """Claim that a story does not say that somebody spoke.

    "Neither Lee nor Roe said", "no one said", "nor did Lee say", "if Lee said", "did Lee say", "had
    Lee said", "why would Lee say".
    """
    if act.source is None:
        return False
    low, grammar, first = words.low, words.grammar, words.first(act.cue)
    begun = act.source[0]
    if not first <= begun < act.cue:
        return False
    if {low[begun], low[max(begun - 1, first)]} & grammar.nobodies:
        return True
    at = begun - 1
    while at >= first and low[at] in grammar.finite:
        at -= 1
    is_turned = at < begun - 1
    if at < first:
        return is_turned
    if low[at] in grammar.negations | grammar.suppositions:
        return True
    near = low[max(first, at - 1) : at + 1]
    asked = low[at] in words.reporting.question_words
    return is_turned and (asked or not grammar.nobodies.isdisjoint(near))


def _behind(
    words: Tokens, act: SpeechAct, end: int, *, is_inverted: bool
) -> tuple[int, int] | None:
    """Return the verb behind what was said up to word `end`, whom it was told and when."""
    past = act.cue + 1 if is_inverted else after_cue(words, act, words.past(act.cue))[0]
    past = max(past, act.cue + 1)
    while past > act.cue + 1 and words.low[past - 1] in words.grammar.complementizers:
        past -= 1
    begun = _begin(words, act)
    return (begun if begun >= end else act.cue), past


def _begin(words: Tokens, act: SpeechAct) -> int:
    """Return the first word of the verb: its helpers belong to it, and whose claim it is."""
    left, cue, low = _verb(words, act.cue), act.cue, words.low
    if act.source is not None and words.first(cue) <= act.source[0] < act.source[1] <= cue:
        begun, ended = act.source
        if _is_owned(words, act.source):
            return begun
        between = range(ended, left)
        is_blamed = low[ended] in words.reporting.blame_ties  # "mocked Lee for saying"
        if (
            len(between) <= _ATTACHED
            and not is_blamed
            and not any(_parts(words, k) for k in between)
        ):
            left = ended
    while left < cue and _opens_nothing(words, left):
        left += 1  # "He's claiming", "those he called", "Tuesday calling for"
    return left


def _opens_nothing(words: Tokens, at: int) -> bool:
    """Claim that no verb begins with word `at`: a contraction, a mark, a pronoun, a day."""
    low, grammar = words.low[at], words.grammar
    return (
        not low[0].isalnum()
        or low in grammar.pronouns
        or low in grammar.infinitive_marks
        or low in grammar.certain_times
    )


def _verb(words: Tokens, cue: int) -> int:
    """Return where the verb begins: "has been" of "has been a staunch supporter of"."""
    reporting = words.reporting
    at = cue
    if words.low[cue] in reporting.holders or words.low[cue] in reporting.cue_adjectives:
        being = words.grammar.passive | reporting.copulas
        first = max(words.first(cue), cue - _HOLDING)
        at = next((k for k in range(cue - 1, first - 1, -1) if words.low[k] in being), cue)
    left, first = over_helpers(words, at)[0], words.first(cue)
    while left - 1 > first and words.low[left - 1] in words.grammar.infinitive_marks:
        left = over_helpers(words, left - 2)[0]  # "refused to say", "wished to understand"
    return left


def _is_owned(words: Tokens, source: tuple[int, int]) -> bool:
    """Claim that a source owns what follows: "her latest claim that", "the mayor's claim that"."""
    begun, ended = source
    low, grammar = words.low, words.grammar
    if ended - begun == 1 and low[begun] in grammar.possessive_pronouns:
        return True
    return low[ended] in grammar.possessives and low[begun] not in grammar.pronouns


def _parts(words: Tokens, at: int) -> bool:
    """Claim that word `at` parts a verb from the subject before it."""
    low, grammar = words.low[at], words.grammar
    closed = (grammar.relatives, grammar.personal_relatives, grammar.comparing)
    return (
        words.word[at] in _PAUSES
        or words.quote[at] >= 0
        or low in grammar.conjunctions
        or any(low in group for group in closed)
    )
