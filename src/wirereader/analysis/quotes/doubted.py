"""Words that a story does not give to who stands beside them: denied, doubted, alleged, read out.

"Roe never called it “a fraud”", "Lee does not believe that Roe said it was", "Lee denies having
called it “a fraud”" and "Roe is accused of calling it “a fraud”" give nobody's words.
"""

from wirereader.analysis.grammar import Shape, VerbForm
from wirereader.analysis.quotes.lead_ins import is_unsaid
from wirereader.analysis.quotes.reporting_clauses import ClauseForm, SpeechAct
from wirereader.analysis.quotes.speech_verbs import over_helpers
from wirereader.analysis.text.tokens import Tokens

_REACH = 14  # words from "does not believe" to the verb of the clause that is not believed
_SHORT = 6  # words of "She did not say that."
_FAR = 20  # words back to what shows somebody: "a fake video that was seen by thousands"
_SHOWN = 5  # words from "shows" to whom it shows, a role included
_TIED = 2  # words from a recording to "of" or "in which"
_CALLED = 7  # words of "has been made with the help of AI"
_HEARD = 8  # words from "accused" to "of shouting": who is accused, with a role
_BEFORE = 4  # words before "denies" that may turn it: "nobody has ever denied"
_SAYING = frozenset({VerbForm.PARTICIPLE, VerbForm.PAST})  # "denied calling", "having called"
_MARKS = "\"'\u201c\u2018\u201d\u2019 "
_PARTS = frozenset({",", ";", ":", "(", ")", "-", "--", "\u2013", "\u2014"})


def never_said(words: Tokens, act: SpeechAct, at: int) -> bool:
    """Claim that the string at word `at`, brought by `act`, is not the source's own, as it says."""
    if act.negated or is_unsaid(words, act) or is_doubted(words, act) or is_read_out(words, act):
        return True
    if is_unproven(words, act) or is_charge(words, act) or is_told(words, act, at):
        return True
    if is_played(words, act):
        return True
    if act.verb.lemma not in words.reporting.denying:
        return False
    near = range(act.cue + 1, min(act.cue + _BEFORE, at))
    verbs = (words.reporting.verbs.get(words.low[k]) for k in near)
    if words.low[act.cue + 1] in words.grammar.passive:
        return True  # "rejects being “…”"
    if act.cue + 1 == at and _is_done(words, at):
        return True  # "denies “causing …”": the charge's words
    return any(verb is not None and verb.form in _SAYING for verb in verbs)


def _is_done(words: Tokens, at: int) -> bool:
    """Claim that the string at word `at` opens with a deed: "causing grievous harm"."""
    inner = words.text[words.start[at] : words.end[at]].strip(_MARKS).split()
    return (
        bool(inner) and inner[0].islower() and inner[0].endswith(words.grammar.participle_endings)
    )


def is_unproven(words: Tokens, act: SpeechAct) -> bool:
    """Claim that a story leaves it open whether the source of `act` said anything, or denies it."""
    return (
        is_alleged(words, act)
        or is_corrected(words, act)
        or is_claimed(words, act)
        or is_avoided(words, act)
        or is_supposed(words, act)
        or is_faked(words, act)
    )


def is_alleged(words: Tokens, act: SpeechAct) -> bool:
    """Claim that somebody is only said to have said so: "allegedly said", "accused of saying"."""
    left, _ = over_helpers(words, act.cue)
    first = words.first(act.cue)
    if any(words.low[k] in words.reporting.allegedly for k in range(left, act.cue)):
        return True
    to = words.grammar.infinitive_marks
    if act.cue - 3 > first and words.low[act.cue - 2] in to:  # "alleged to have shouted"
        low, passive = words.low, words.low[act.cue - 4] in words.grammar.passive
        return low[act.cue - 3] in words.reporting.accusing or (
            passive and low[act.cue - 3] in words.reporting.verbs
        )
    if act.verb.form is not VerbForm.PARTICIPLE:
        return False
    for at in range(left - 1, max(first, left - _HEARD) - 1, -1):
        if words.quote[at] >= 0 or words.word[at] in _PARTS:
            return False
        if words.low[at] in words.reporting.accusing and words.name[at] < 0:
            return words.low[left - 1] in words.reporting.after_accused
    return False


def is_corrected(words: Tokens, act: SpeechAct) -> bool:
    """Claim that a paper takes back what it quoted: "we quoted Ann Lee as saying “…”".

    So too "was wrongly quoted as saying", and "a report said that Lee had called it “…”.  She did
    not."
    """
    if act.source is None:
        return False
    low, first, start = words.low, words.first(act.cue), act.source[0]
    for at in range(act.cue - 1, max(first, act.cue - _HEARD), -1):
        if low[at] in words.reporting.misquoting:
            return True
        if low[at] in words.reporting.quoted_verbs and words.quote[at] < 0:
            left = over_helpers(words, at)[0]
            told = {*low[left : at + 1], *low[max(first, left - 1) : left]}
            return not told.isdisjoint(words.reporting.wrongly | words.reporting.papers)
    is_inner = any(
        words.low[k] in words.reporting.verbs and words.name[k] < 0 for k in range(first, start)
    )
    return is_inner and _is_taken_back(words, words.past(act.cue))


def _is_taken_back(words: Tokens, at: int) -> bool:
    """Claim that the sentence at word `at` is "She did not." or "Mr Lee never said so."."""
    if at + 2 >= len(words):
        return False
    low = words.low[at : min(words.past(at), at + _SHORT + 1)]
    if len(low) > _SHORT or low[0] not in words.grammar.subject_pronouns:
        return False
    denied = next((k for k, word in enumerate(low) if word in words.grammar.negations), None)
    if denied is None or words.reporting.taking_back.isdisjoint(low):
        return False
    rest = [word for word in low[denied + 1 :] if word[0].isalnum()]
    if not rest or rest[0] in words.grammar.auxiliaries or rest[-1] in words.grammar.determiners:
        return True
    verb = words.reporting.verbs.get(rest[0])
    if verb is None or verb.lemma in words.reporting.denying:
        return False  # "She did not reply." takes nothing back
    return verb.shape & Shape.BARE == Shape.BARE


def is_claimed(words: Tokens, act: SpeechAct) -> bool:
    """Claim that somebody only claims that `act` took place: "it is claimed that Lee said"."""
    if act.source is None or act.source[0] > act.cue:
        return False
    at, first = act.source[0] - 1, words.first(act.cue)
    at -= at > first and words.low[at] in words.grammar.complementizers
    return at > first and words.name[at] < 0 and words.low[at] in words.reporting.claiming


def is_supposed(words: Tokens, act: SpeechAct) -> bool:
    """Claim that somebody only would have said so: "Lee would have called it", "may have said"."""
    left, _ = over_helpers(words, act.cue)
    helpers = words.low[left : act.cue]
    if not words.reporting.imagining.isdisjoint(helpers):
        return True  # "Lee might say"
    perfect = not words.reporting.perfect_helpers.isdisjoint(helpers)
    return perfect and not words.reporting.supposing.isdisjoint(helpers)


def is_faked(words: Tokens, act: SpeechAct) -> bool:
    """Claim that only what is forged has somebody say so: "a fake video shows Lee saying".

    So too "a video that purports to show Lee saying", and where the end of the sentence or the
    next one tells it.
    """
    low, reporting = words.low, words.reporting
    if act.source is None or act.source[0] > act.cue:
        return False
    start = next((k for k in range(*act.source) if words.name[k] >= 0), act.source[0])
    first = max(words.first(act.cue), start - _FAR)
    forged = reporting.forging | reporting.forged_media
    media = reporting.recordings | reporting.forged_media
    shown = max((k for k in range(first, start) if low[k] in reporting.showing), default=-1)
    begun = max(first, shown - _REACH)
    near = low[begun:shown]
    if shown >= 0 and start - shown <= _SHOWN and all(q < 0 for q in words.quote[begun:shown]):
        tied = low[shown] in words.grammar.prepositions | words.grammar.conjunctions
        if media.isdisjoint(near[-_TIED:] if tied else near):
            return False  # "a spokesman of Lee said the video was fake"
        if not forged.isdisjoint(near) or _is_called_forged(words, act.cue):
            return True
        return _is_told_forged(words, words.past(act.cue))
    fronted = low[first] in words.grammar.locatives and words.word[start - 1] == ","
    before = low[first:start]
    return fronted and not (media.isdisjoint(before) or forged.isdisjoint(before))


def _is_called_forged(words: Tokens, cue: int) -> bool:
    """Claim that the verb behind the string calls it forged: "a video shows Lee saying “…” is"."""
    past = min(words.past(cue), cue + _REACH)
    end = next((k + 1 for k in range(cue + 1, past) if words.quote[k] >= 0), past)
    if end >= past or words.low[end] not in words.grammar.finite:
        return False
    told = words.low[end : min(past, end + _CALLED)]
    forged = words.reporting.forging | words.reporting.forged_media
    return words.grammar.negations.isdisjoint(told) and not forged.isdisjoint(told)


def _is_told_forged(words: Tokens, at: int) -> bool:
    """Claim that the sentence at word `at` calls what was shown forged: "The clip is a fake"."""
    if at + 1 >= len(words):
        return False
    low, past = words.low, min(words.past(at), at + _REACH)
    subject = range(at, min(at + _SHOWN, past))
    verb = next((k for k in subject if low[k] in words.grammar.passive), past)
    if not any(low[k] in words.reporting.recordings for k in range(at, verb)):
        return False
    if not words.grammar.negations.isdisjoint(low[verb:past]):
        return False
    forged = words.reporting.forging | words.reporting.forged_media
    return not forged.isdisjoint(low[verb:past])


def is_awaited(words: Tokens, act: SpeechAct) -> bool:
    """Claim that somebody has yet to say so: "is expected to say", "is to tell", "will argue"."""
    low, first = words.low, words.first(act.cue)
    left = over_helpers(words, act.cue)[0]
    if not words.reporting.future.isdisjoint(low[left : act.cue]):
        return True
    at = act.cue - 1
    while at > first and words.grammar.is_adverb(low[at]):
        at -= 1  # "to formally announce"
    if at - 1 <= first or low[at] not in words.grammar.infinitive_marks:
        return False
    at -= 1
    if low[at] in words.grammar.passive:
        return True  # "is to tell"
    return low[at] in words.reporting.awaiting and words.name[at] < 0


def is_avoided(words: Tokens, act: SpeechAct) -> bool:
    """Claim that somebody did not go so far: "stopped short of calling", "without saying"."""
    left = over_helpers(words, act.cue)[0]
    if act.verb.form is not VerbForm.PARTICIPLE or left - 2 < words.first(act.cue):
        return False
    low = words.low
    return low[left - 1] in words.reporting.stopping or low[left - 2] in words.reporting.short_of


def is_charge(words: Tokens, act: SpeechAct) -> bool:
    """Claim that what follows is a charge: "pleaded not guilty to “…”"."""
    after = act.cue + 1
    if words.low[act.cue] not in words.reporting.pleading or after >= words.past(act.cue):
        return False
    return words.low[after] in words.reporting.pleas


def is_told(words: Tokens, act: SpeechAct, at: int) -> bool:
    """Claim that the source of `act` was told the words at `at`: "said he was told to “…”"."""
    if words.low[at - 1] not in words.grammar.infinitive_marks | words.grammar.complementizers:
        return False
    low = words.low[at - 2]
    verb = words.reporting.verbs.get(low)
    past = low in words.reporting.complements if verb is None else verb.form is VerbForm.PAST
    if not past or act.cue >= at - 2:
        return False
    left = over_helpers(words, at - 2)[0]
    return any(words.low[k] in words.grammar.passive for k in range(left, at - 2))


def is_played(words: Tokens, act: SpeechAct) -> bool:
    """Claim that a role speaks: "says Ruth, played by Ann Lee", "says Ruth (Ann Lee)"."""
    if act.source is None:
        return False
    end = act.source[1]
    if end + 2 >= words.past(act.cue):
        return False
    if words.word[end] == ",":
        by = words.low[end + 2] in words.grammar.agent_marks
        return by and words.low[end + 1] in words.reporting.playing
    if words.word[end] != "(" or words.label[end - 1] != "PER" or words.label[end + 1] != "PER":
        return False
    close = end + 1
    while close < words.past(act.cue) and words.name[close] == words.name[end + 1]:
        close += 1
    return close > end + 2 and close < len(words) and words.word[close] == ")"


def is_read_out(words: Tokens, act: SpeechAct) -> bool:
    """Claim that somebody reads what another wrote: "…," Lee read, from the letter of Roe."""
    if act.source is None or words.low[act.cue] not in words.reporting.reading:
        return False
    start, end = act.source
    own = words.low[act.cue + 1 : act.cue + 3]  # "reads a statement": his own, unless "by Roe"
    if len(own) > 1 and own[0] in words.grammar.articles and own[1] in words.reporting.speech_nouns:
        return words.low[min(act.cue + 3, len(words) - 1)] in words.grammar.prepositions
    somebody = words.label[end - 1] == "PER" or words.low[start] in words.grammar.person_pronouns
    if act.form is ClauseForm.RELATIVE:  # "wrote a letter to her mother that reads"
        somebody = somebody or words.low[end - 1] in words.reporting.roles
    return somebody and words.low[end - 1] not in words.reporting.documents


def is_doubted(words: Tokens, act: SpeechAct) -> bool:
    """Claim that somebody denies or does not believe that `act` took place."""
    first = max(words.first(act.cue), act.cue - _REACH)
    for at in range(act.cue - 1, first - 1, -1):
        low = words.low[at]
        if words.word[at] in _PARTS or words.quote[at] >= 0 or low in words.grammar.coordinators:
            return False
        if low in words.reporting.what:
            return False  # "did not know what Lee called the “…”": she called it so
        if words.name[at] >= 0:
            continue
        if low in words.reporting.denials:
            return _governs(words, act, at) and not _is_turned(words, at)
        if low in words.reporting.believing:
            return _governs(words, act, at) and over_helpers(words, at)[1]
    return False


def _governs(words: Tokens, act: SpeechAct, at: int) -> bool:
    """Claim that the clause of `act` is what the verb or noun at `at` denies or doubts.

    Not in "the man who did not remember the crash said", "after denying it all Lee said".
    """
    begun = act.source[0] if act.source and at < act.source[0] < act.cue else act.cue
    if words.low[begun - 1] in words.grammar.complementizers:
        return True
    if begun < act.cue:
        low = words.low[at]
        is_free = low.endswith(words.grammar.participle_endings)
        relatives = words.grammar.personal_relatives | words.grammar.relatives
        before = words.low[max(words.first(at), at - _BEFORE) : at]
        if is_free or not relatives.isdisjoint(before):
            return False
    return all(
        words.low[k] in words.grammar.auxiliaries or words.grammar.is_adverb(words.low[k])
        for k in range(at + 1, begun)
    )


def _is_turned(words: Tokens, at: int) -> bool:
    """Claim that nobody denies it: "nobody disputes that", "does not deny that"."""
    before = words.low[max(words.first(at), at - _BEFORE) : at]
    turning = words.grammar.negations | words.grammar.nobodies
    return not turning.isdisjoint(before)
