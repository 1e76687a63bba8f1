"""Whether a word that can be a verb of speech is one here: not "the claims", not "was told".

The checks look a few words to the left and one to the right; `reporting_clauses` then searches
the subject.
"""

from wirereader.analysis.grammar import FINITE_FORMS, Shape, Verb, VerbForm
from wirereader.analysis.text.noun_phrases import phrase_left, phrase_right
from wirereader.analysis.text.tokens import Tokens

_CLOSING = "\"'\u2019\u201d "
_SKIPPED = 8  # words between a subject and its verb: auxiliaries, adverbs and a time


def is_speech_verb(words: Tokens, at: int, verb: Verb, left: int) -> bool:
    """Claim that word `at` is an active verb of speech; its helpers begin at word `left`."""
    low, first = words.low, words.first(at)
    if at > first and words.word[at][0].isupper() and not _is_shouted(words, at):
        return False
    if _is_owned(words, at, verb) or _is_noun(words, at, verb, left):
        return False
    if low[at] in words.reporting.perfect_only and not any(
        low[k] in words.reporting.perfect_helpers for k in range(left, at)
    ):
        return False
    by = at + 1 < words.past(at) and low[at + 1] in words.grammar.agent_marks
    return not (
        _is_passive(words, at, verb)
        or is_judged(words, at, verb)
        or (verb.form is VerbForm.PAST and verb.weight == 1 and by)
    )


def _is_owned(words: Tokens, at: int, verb: Verb) -> bool:
    """Claim that an article, a possessive or another verb of speech stands right before."""
    if at <= words.first(at):
        return False
    before = words.low[at - 1]
    if (
        verb.form is VerbForm.PARTICIPLE
        and before in words.reporting.verbs
        and not words.is_quote(at + 1)
    ):
        return True
    owned = before in words.grammar.possessives and not _is_contraction(words, at, verb)
    return owned or before in words.grammar.owning_determiners


def _is_contraction(words: Tokens, at: int, verb: Verb) -> bool:
    """Claim that "'s" before the verb is "is" or "has": "He's claiming", "who's called for"."""
    if at - 2 < words.first(at) or verb.form not in {VerbForm.PARTICIPLE, VerbForm.PAST}:
        return False
    owner = words.low[at - 2]
    return owner in words.grammar.pronouns or owner in words.grammar.personal_relatives


def _is_shouted(words: Tokens, at: int) -> bool:
    """Claim that word `at` stands in a headline-like line, where verbs may be capitalised."""
    first, past = words.first(at), words.past(at)
    lower = sum(1 for k in range(first, min(past, first + 14)) if words.word[k][0].islower())
    return lower <= (min(past, first + 14) - first) // 4 and past - first > 3  # noqa: PLR2004


def over_helpers(words: Tokens, at: int) -> tuple[int, bool]:
    """Step left from a verb over auxiliaries, adverbs and times; return (place, negated)."""
    negated, left, first = False, at, words.first(at)
    while left > first and at - left < _SKIPPED:
        low = words.low[left - 1]
        if words.name[left - 1] >= 0 or words.quote[left - 1] >= 0:
            break
        opens = left - 1 == first or words.word[left - 2] == ","
        if opens and low in words.grammar.standing_determiners:
            break  # "All agreed": a subject, where "They all agreed" has another
        if low in words.grammar.negations:
            negated = words.low[left] not in words.reporting.only
        elif low in words.reporting.nearly and left == at:
            negated = True
        elif (
            low in words.grammar.infinitive_marks
            and left - 2 >= first
            and words.low[left - 2] in words.grammar.negations
        ):
            pass  # "declined to say": the next step finds the refusal
        elif _is_aspect(words, left - 1, at):
            pass  # "continued to say"
        elif not (
            low in words.grammar.auxiliaries
            or words.grammar.is_adverb(low)
            or _is_long(words, left - 1)
            or low in words.grammar.certain_times
            or (low in words.grammar.before_time and left < at and _is_time(words, left))
            or (
                low.isdigit()
                and left - 2 >= first
                and words.low[left - 2] in words.grammar.before_year
            )
        ):
            break
        left -= 1
    return left, negated


def _is_aspect(words: Tokens, at: int, verb: int) -> bool:
    """Claim that word `at` is part of "continued to" or "went on to" before the verb."""
    if words.low[at] in words.grammar.infinitive_marks:
        return is_begun(words, at)
    to = next((k for k in range(at + 1, min(at + 3, verb)) if is_begun(words, k)), 0)
    return bool(to) and all(
        words.low[k] in words.reporting.aspects or words.low[k] in words.reporting.aspect_particles
        for k in range(at, to)
    )


def is_begun(words: Tokens, to: int) -> bool:
    """Claim that what follows the "to" happened: "continued to", "went on to"."""
    if words.low[to] not in words.grammar.infinitive_marks or to - 1 <= words.first(to):
        return False
    before, further = words.low[to - 1], words.low[to - 2]
    return (before in words.reporting.aspects and before not in words.reporting.going) or (
        before in words.reporting.aspect_particles and further in words.reporting.going
    )


def _is_long(words: Tokens, at: int) -> bool:
    """Claim that an adverb without "-ly" stands between helper and verb: "has long said"."""
    if at <= words.first(at) or words.low[at] not in words.reporting.never_sources:
        return False
    return words.low[at - 1] in words.grammar.auxiliaries


def _is_bare_noun(words: Tokens, at: int, verb: Verb, left: int) -> bool:
    """Claim that what stands before forbids a verb: "over fears", "a light show that"."""
    if left != at or at <= words.first(at):
        return False
    before = words.low[at - 1]
    if before in words.grammar.infinitive_marks and verb.lemma in words.reporting.blaming:
        return not any(words.is_quote(k) for k in range(at + 1, min(at + 4, words.past(at))))
    if before in words.grammar.prepositions and not (
        verb.form is VerbForm.PARTICIPLE and before in words.reporting.before_participle
    ):
        return True
    plural = (
        before.endswith(words.grammar.plural_endings)
        or before in words.reporting.plural_subjects
        or before in words.grammar.pronouns
    )
    plural = plural or _are_two(words, at - 1) or _is_overheard(words, at)
    return verb.form is VerbForm.PLAIN and not plural


def _is_overheard(words: Tokens, at: int) -> bool:
    """Claim that the bare verb at `at` is what somebody was heard to do: "heard a man shout"."""
    first = words.first(at)
    if words.low[at - 1] in words.grammar.object_pronouns:
        start = at - 1
    else:
        start = phrase_left(words, at, first)
    return first < start < at and words.low[start - 1] in words.reporting.perceiving


def _are_two(words: Tokens, at: int) -> bool:
    """Claim that a name ends with word `at` that "and" joins to another: Roe and Doe call."""
    name = words.name[at]
    while at > 0 and words.name[at] == name:
        at -= 1
    return (
        name >= 0 and at > 0 and words.low[at] in words.grammar.joining and words.name[at - 1] >= 0
    )


def _is_time(words: Tokens, at: int) -> bool:
    return words.low[at] in words.grammar.times or words.low[at].isdigit()


def _is_noun(words: Tokens, at: int, verb: Verb, left: int) -> bool:
    """Claim that this form is no verb here: "the claims", "a warning", "in writing"."""
    low = words.low
    if low[at] not in words.reporting.noun_forms or _is_after_quote(words, at):
        return False
    if _is_bare_noun(words, at, verb, left) or _opens_report(words, at) or _is_told(words, at):
        return True
    after = low[at + 1] if at + 1 < words.past(at) else "."
    if (
        verb.form is VerbForm.PARTICIPLE
        and at > words.first(at)
        and low[at - 1] in words.reporting.before_participle
    ):
        return False
    plain = not verb.shape & (Shape.CLAUSE | Shape.NOUN)
    if (plain and after in words.reporting.after_noun) or (
        after in words.reporting.before_clause
        and (_disagrees(words, at, verb) or _is_described(words, at))
    ):
        return True
    judges = bool(verb.shape & Shape.JUDGES) and verb.form in FINITE_FORMS
    if judges and any(words.is_quote(k) for k in range(at + 2, min(at + 4, words.past(at)))):
        return False
    quoted = words.is_quote(at + 1) or (after == "," and words.is_quote(at + 2))
    if quoted or after in words.reporting.after_verb:
        either = after in words.reporting.after_either and words.label[at - 1] != "PER"
        return either and verb.lemma not in words.reporting.calling
    before = left - 1
    if before < words.first(at):
        return True
    sure = low[before] in words.grammar.pronouns or words.label[before] in {"PER", "ORG"}
    sure = sure or low[before] in words.reporting.sure_subjects
    sure = sure or _ends_aside(words, at)
    sure = sure or left < at or low[before] in words.reporting.roles
    sure = sure or low[before] in words.reporting.documents
    if verb.form in FINITE_FORMS and words.label[before] not in {"", "NAT", "MISC"}:
        sure = True
    return not sure


def _is_told(words: Tokens, at: int) -> bool:
    """Claim that the word opens what a hearer is told: "told analysts demand was weak"."""
    first = words.first(at)
    start = phrase_left(words, at, first)
    verb = words.reporting.verbs.get(words.low[start - 1]) if first < start < at else None
    told = verb is not None and verb.lemma in words.reporting.telling
    later = range(at + 1, min(at + _SKIPPED, words.past(at)))
    return told and any(words.low[k] in words.grammar.finite for k in later)


def _is_after_quote(words: Tokens, at: int) -> bool:
    """Claim "“never” reply the people", and "‘never’, replies Lee" where a comma stands outside."""
    if words.word[at - 1] == "," and at + 1 < words.past(at):
        return words.is_quote(at - 2) and words.label[at + 1] == "PER"
    return words.is_quote(at - 1)


def _opens_report(words: Tokens, at: int) -> bool:
    """Claim that the word is the subject of what is reported: "told the paper that talks were"."""
    that = at - 1
    if at + 1 >= words.past(at) or words.low[at + 1] not in words.grammar.finite:
        return False
    if that <= words.first(at) or words.low[that] not in words.grammar.complementizers:
        return False
    near = range(max(words.first(at), that - _SKIPPED), that)
    told = (words.reporting.verbs.get(words.low[k]) for k in near if words.name[k] < 0)
    return any(verb is not None and bool(verb.shape & Shape.CLAUSE) for verb in told)


def _is_described(words: Tokens, at: int) -> bool:
    """Claim that "that" behind it opens a relative clause: "rules that could"."""
    that = words.low[at + 1] in words.grammar.complementizers
    return that and at + 2 < words.past(at) and words.low[at + 2] in words.grammar.finite


def _disagrees(words: Tokens, at: int, verb: Verb) -> bool:
    """Claim that what stands before it shows a noun: "the emissions rules that", "Arab states"."""
    if verb.form is not VerbForm.PRESENT or at <= words.first(at) or words.quote[at - 1] >= 0:
        return False
    before = words.low[at - 1]
    if words.name[at - 1] >= 0:
        return words.label[at - 1] == "NAT"
    if before.isdigit() or before in words.grammar.plural_determiners:
        return True  # "Two reasons:"
    if words.word[at - 1][0].isupper():  # a people's adjective, where no article shows a noun
        articles = words.grammar.determiners - words.grammar.complementizers
        opens = at - 1 == words.first(at) or words.low[at - 2] in articles
        return not opens and before not in words.reporting.roles | words.reporting.documents
    plural = before.endswith(words.grammar.plural_endings) and not before.endswith("ss")
    return plural and before not in words.reporting.roles | words.reporting.documents


def _ends_aside(words: Tokens, at: int) -> bool:
    """Claim that the verb closes a sentence that a quoted string opens: "…," the letter, …, begins.

    The comma before it then ends an aside.
    """
    opens = words.is_quote(words.first(at)) and words.word[at - 1] == ","
    return opens and (at + 1 >= words.past(at) or words.word[at + 1] in {".", ","})


def is_judged(words: Tokens, at: int, verb: Verb) -> bool:
    """Claim that word `at` says what somebody is called or accused of, in the passive."""
    if not verb.shape & Shape.JUDGES and words.low[at] not in words.reporting.accusing:
        return False
    if _is_passive(words, at, verb) or _is_bare_passive(words, at, verb):
        return True
    return _is_set_off(words, at, verb)


def _is_set_off(words: Tokens, at: int, verb: Verb) -> bool:
    """Claim that the verb opens an aside on a name: "Lee, often called the “…”, won"."""
    left, first = over_helpers(words, at)[0], words.first(at)
    if verb.form is not VerbForm.PAST or left - 2 < first or words.word[left - 1] != ",":
        return False
    if words.label[left - 2] != "PER":
        return False
    start = phrase_left(words, left - 1, first)
    return start == first or words.low[start - 1] in words.grammar.coordinators


def is_told(words: Tokens, at: int, verb: Verb) -> bool:
    """Claim that somebody is told something in the passive: "was warned by Ann Lee that"."""
    return bool(verb.shape & Shape.HEARER) and _is_passive(words, at, verb)


def _has_object_after(words: Tokens, at: int) -> bool:
    """Claim that the object of "dismissed as “…”" stands behind the string."""
    after = at + 1 + (words.low[at] in words.grammar.articles)
    if after >= words.past(at) or not words.is_quote(after - 1):
        return False
    low = words.low[after]
    closed = words.grammar.prepositions | words.grammar.agent_marks | words.grammar.coordinators
    return low[0].isalnum() and low not in closed


def _is_bare_passive(words: Tokens, at: int, verb: Verb) -> bool:
    """Claim that a past of blame without its object is a passive: "Roe accused of", in headlines.

    Not in "the man whom Roe accused of".
    """
    after = at + 1
    if verb.form is not VerbForm.PAST or (verb.shape & Shape.NOUN and verb.shape & Shape.JUDGES):
        return False
    if verb.lemma in words.reporting.calling or after >= words.past(at):
        return False  # "called for" has no object
    if words.low[after] not in words.reporting.after_accused:
        return False
    if words.low[after] in words.grammar.comparing and _has_object_after(words, after + 1):
        return False  # "dismissed as “fake news” reports that"
    relatives = words.grammar.personal_relatives | words.grammar.relatives | words.reporting.what
    near = words.low[max(words.first(at), at - _SKIPPED) : at]
    return relatives.isdisjoint(near)


def _is_passive(words: Tokens, at: int, verb: Verb) -> bool:
    if verb.form is not VerbForm.PAST:
        return False
    left, first = at, words.first(at)
    while left > first and (
        words.grammar.is_adverb(words.low[left - 1])
        or words.low[left - 1] in words.reporting.between_helpers
    ):
        left -= 1
    return (
        left > first
        and words.low[left - 1] in words.reporting.passive_helpers
        and (words.low[left - 1] not in words.reporting.contracted_be or verb.weight == 1)
    )


def bursts_out(words: Tokens, at: int) -> bool:
    """Claim that "went on" or "shot back" at word `at` stands beside what is quoted."""
    end = at + 2
    if end > len(words) or (words.low[at], words.low[at + 1]) not in words.reporting.outbursts:
        return False
    if end < len(words) and words.word[end] in {",", ":"} and words.is_quote(end + 1):
        return True
    first = words.first(at)
    start = phrase_left(words, over_helpers(words, at)[0], first)
    closes = end >= words.past(at) or not words.word[end][0].isalnum()
    if start - 1 > first and words.word[start - 1] == ":" and words.label[start] == "PER":
        return start < at and words.is_quote(start - 2)  # a headline: "‘I won’: Lee hits back"
    return closes and start < at and start > first and words.is_quote(start - 1)


def goes_on_about(words: Tokens, at: int) -> bool:
    """Claim that quoted words follow "went on about" at word `at`."""
    if words.low[at] not in words.reporting.going or not words.is_quote(at + 3):
        return False
    particle, tie = words.low[at + 1], words.low[at + 2]
    return particle in words.reporting.aspect_particles and tie in words.reporting.going_on


def is_gesture(words: Tokens, at: int) -> bool:
    """Claim that "grinned" or "shrugged" at word `at` says who spoke the string right before it.

    Only where the string ends in a comma, or in a stroke of feeling that the verb closes:
    "…," Lee grinned as she left; "…!" Lee grinned.
    """
    if words.low[at] not in words.reporting.gestures or words.name[at] >= 0:
        return False
    first, past = words.first(at), words.past(at)
    inverted = at > first and words.is_quote(at - 1)
    start = at if inverted else phrase_left(words, over_helpers(words, at)[0], first)
    if not (start > first and words.is_quote(start - 1)) or (start == at and not inverted):
        return False
    inner = words.text[words.start[start - 1] : words.end[start - 1]].rstrip(_CLOSING)
    return inner.endswith(",") or (
        inner[-1:] in "?!" and (inverted or at + 1 >= past or not words.word[at + 1][0].isalnum())
    )


def is_quoting_other(words: Tokens, at: int) -> bool:
    """Claim that "quoted" at word `at` has somebody after it, and "as saying"."""
    if words.low[at] not in words.reporting.quoted_verbs:
        return False
    end = phrase_right(words, at + 1, words.past(at))
    if end < words.past(at) and words.word[end] == ",":
        end = next(
            (
                k
                for k in range(end, min(end + _SKIPPED, words.past(at) - 1))
                if words.low[k] in words.grammar.comparing
            ),
            end,
        )
    if end + 1 >= words.past(at) or end == at + 1:
        return False
    participle = words.low[end + 1].endswith(words.grammar.participle_endings)
    return words.low[end] in words.grammar.comparing and participle
