"""Subjects of speech verbs that are longer than a noun phrase, or that stand in another clause.

"Ann Lee, Bo Roe and Omar Diaz of Acme said", "the mayors of Oslo and Turin said", "Ann Lee, a
lawyer running against Bo Ek, a Democrat, said", "a dinner at which Bo Ek leaned over and asked".
"""

from wirereader.analysis.grammar import Shape
from wirereader.analysis.text.noun_phrases import name_left, opens_clause, phrase_left, phrase_right
from wirereader.analysis.text.tokens import Tokens

_REACH = 45  # words back to the comma that opens an aside
_ADDRESSED = 14  # words of "from Ann Lee to her lawyer, Bo Ek,"
_PHRASES = 3  # tied by prepositions before a list: "an inquiry into floods in"
_CLAUSES = 2  # clauses to the left in which the noun is looked for: "the union that backs"
_SAYS = 3  # weight of a plain verb of saying
_ROLE = 4  # words of a role and a name: "Finance Minister Ann Lee"


def whole_joint(words: Tokens, start: int, first: int) -> int:
    """Return where a joint subject begins: "Ann Lee, Bo Roe and Omar Diaz of Acme said"."""
    at = start
    if at - 2 < first or words.low[at - 1] not in words.grammar.joining:
        return start
    if not _named(words, at):
        return _joint_places(words, start, first)
    while (
        at - 2 >= first
        and words.label[at - 2] == "PER"
        and (words.low[at - 1] in words.grammar.joining or words.word[at - 1] == ",")
    ):
        at = phrase_left(words, at - 1, first)
    return _opening(words, at, start, first)


def _opening(words: Tokens, at: int, start: int, first: int) -> int:
    """Return where a clause begins at `at`, or at the "both" before it; `start` where none does."""
    if at < start and opens_clause(words, at, first):
        return at
    both = at - 1
    counted = first <= both and words.low[both] in words.grammar.standing_determiners
    return both if at < start and counted and opens_clause(words, both, first) else start


def with_partner(words: Tokens, source: tuple[int, int]) -> tuple[int, int]:
    """Return a source behind its verb with who speaks with it: "…," said Ann Lee and Bo Ek."""
    start, end = source
    past = words.past(start)
    if end + 1 >= past or words.name[end - 1] < 0 or words.low[end] not in words.grammar.joining:
        return source
    further = phrase_right(words, end + 1, past)
    if further == end + 1 and words.name[end + 1] < 0:
        return source
    closes = further >= past or words.word[further] in _CLOSING or words.quote[further] >= 0
    return (start, further) if closes and words.name[further - 1] >= 0 else source


_CLOSING = frozenset({".", ",", ";"})


def _joint_places(words: Tokens, start: int, first: int) -> int:
    """Return where a subject of names that are no persons' begins: "Peru, Chile and Bolivia"."""
    at = start
    if words.name[start] < 0:
        return start
    while (
        at - 2 >= first
        and words.name[at - 2] >= 0
        and words.label[at - 2] != "PER"
        and (words.low[at - 1] in words.grammar.joining or words.word[at - 1] == ",")
    ):
        at = name_left(words, at - 1)
    return _opening(words, at, start, first)


def whole_list(words: Tokens, start: int, first: int) -> int:
    """Return where the subject begins in "the mayors of Oslo, Turin and Basel said".

    So too in "a study of nurses in Peru and Chile found", if it opens a clause.
    """
    at = start
    if words.name[at] < 0 or words.label[at] == "PER" or at - 2 < first:
        return start
    while at - 2 >= first and words.name[at - 2] >= 0 and words.label[at - 2] != "PER":
        if words.low[at - 1] not in words.grammar.joining and words.word[at - 1] != ",":
            break
        at = name_left(words, at - 1)
    if at - 2 < first or words.low[at - 1] not in words.grammar.prepositions:
        return start
    whole = phrase_left(words, at - 1, first)
    if words.low[at - 1] in words.grammar.genitives and words.low[at - 2] in words.reporting.roles:
        return whole
    for _ in range(_PHRASES):
        if words.low[whole - 1] not in words.grammar.prepositions or whole - 1 <= first:
            break
        whole = phrase_left(words, whole - 1, first)
    # "Peru and Chile said" after talks, too
    is_one = at < start and whole < at - 1 and opens_clause(words, whole, first)
    return whole if is_one else start


def _named(words: Tokens, at: int) -> bool:
    """Claim that a person's name begins within a few words of `at`, after a role or a title."""
    return any(words.label[k] == "PER" for k in range(at, min(at + _ROLE, words.past(at))))


def described_person(words: Tokens, start: int, end: int, first: int) -> tuple[int, int]:
    """Return whom a phrase with a name in it only describes, or the phrase itself.

    "Ann Lee, a lawyer running against Bo Ek, a Democrat, said": Ann Lee.
    """
    opens = start - 1 > first and words.word[start - 1] == ","
    described = opens and words.low[start] in words.grammar.articles
    comma = start - 1
    if not opens and start > first and not opens_clause(words, start, first):
        near = range(start - 1, max(first, start - _REACH), -1)
        comma = next((k for k in near if words.word[k] == "," or words.quote[k] >= 0), first)
        described = words.word[comma] == "," and words.low[comma + 1] in words.grammar.articles
    if not described or words.label[comma - 1] != "PER":
        return start, end
    whole = phrase_left(words, comma, first)
    return (whole, comma) if opens_clause(words, whole, first) else (start, end)


def noun_before_name(words: Tokens, start: int, end: int, first: int) -> tuple[int, int] | None:
    """Return the noun that a name before the verb only tells more of, or None.

    "The man who met Ann Lee said", "a team led by Ann Lee said", "fans waiting for Ann Lee said",
    "protesters outside the home of Ann Lee said".  The phrase from `start` ends in the name.
    """
    if words.label[end - 1] != "PER":
        return None
    name = _past_name_list(words, _titled_left(words, name_left(words, end), first), first)
    begun = min(start, name)
    for _ in range(_CLAUSES):
        begun = _clause_begun(words, begun, first)
        found = _noun_of(words, begun, name, first)
        if found is not None and _is_told_when(words, begun, end, first):
            return None
        if found is not None:
            whole = found[0] >= start and words.low[found[1]] in words.grammar.prepositions
            return None if whole else found  # "the parents of Ann Lee" is one phrase
        if begun - 1 <= first or words.low[begun - 1] not in words.grammar.relatives:
            return None
        begun -= 1
    return None


def _is_told_when(words: Tokens, begun: int, end: int, first: int) -> bool:
    """Claim that a clause without a comma only tells when: "As they sang outside Ann Lee said".

    In "After a man close to Ann Lee said so, she left" the sentence goes on behind a comma.
    """
    opens = begun - 1 == first and words.low[first] in words.reporting.subordinators
    return opens and "," not in words.word[end : words.past(first)]


def _titled_left(words: Tokens, name: int, first: int) -> int:
    """Return where the titles and offices before a name begin: "the mayor Ann Lee"."""
    while name > first and words.name[name - 1] < 0:
        word = words.low[name - 1]
        titled = words.language.people.is_title(word.removesuffix("s")) or words.low[name - 1] in (
            words.reporting.roles | words.grammar.articles
        )
        if not titled:
            break
        name -= 1
    return name


def _past_name_list(words: Tokens, name: int, first: int) -> int:
    """Return where the names begin of which the one at `name` is the last: "Ann Lee and Bo Ek"."""
    while (
        name - 2 > first
        and words.label[name - 2] == "PER"
        and (words.low[name - 1] in words.grammar.joining or words.word[name - 1] == ",")
    ):
        name = _titled_left(words, name_left(words, name - 1), first)
    return name


def _clause_begun(words: Tokens, at: int, first: int) -> int:
    """Return where the clause around word `at` begins: behind a mark, a quote or a tie."""
    ties = words.grammar.coordinators | words.grammar.relatives | words.reporting.later_clause
    ties |= words.reporting.subordinators
    while at > first and words.quote[at - 1] < 0 and words.low[at - 1] not in ties:
        if not words.word[at - 1][0].isalnum() and words.low[at - 1] not in (
            words.grammar.possessives
        ):
            break
        at -= 1
    return at


def _noun_of(words: Tokens, begun: int, name: int, first: int) -> tuple[int, int] | None:
    """Return the noun phrase a clause opens with, up to what ties a name of its own to it."""
    grammar = words.grammar
    past = begun
    for tie in range(begun + 1, name):
        if words.label[tie - 1] == "PER" or words.quote[tie] >= 0:
            break
        if not _ties_name(words, tie, name):
            continue
        if phrase_left(words, tie, begun) != begun and not _is_whoever(words, tie):
            break
        past = tie
        if words.low[tie] not in grammar.genitives:
            break
    if past == begun or words.low[begun] in grammar.pronouns:
        return None
    if begun > first and words.low[begun - 1] in grammar.personal_relatives:
        return None  # "who lives with Ann Lee": what she does
    opens = words.low[begun] in grammar.determiners
    opens = opens and not (begun > first and words.low[begun - 1] in grammar.relatives)
    bare = past < name and words.low[past].endswith(grammar.participle_endings) and past == name - 1
    if _is_somebody(words, begun, past) or _is_whoever(words, past) or (opens and not bare):
        return begun, past
    return None


def _is_whoever(words: Tokens, at: int) -> bool:
    """Claim that a relative clause at `at` tells of people without a noun: "those who"."""
    before = words.low[at - 1]
    tie = words.low[at] in words.grammar.personal_relatives
    return tie and before in (
        words.grammar.determiners | words.grammar.nobodies | words.reporting.people_nouns
    )


def _is_somebody(words: Tokens, start: int, end: int) -> bool:
    """Claim that the phrase is of people or of what is written: "sources close", "fans"."""
    reporting, grammar = words.reporting, words.grammar
    for k in range(max(start, end - 2), end):
        low = words.low[k]
        if low in grammar.times | reporting.how_long or words.name[k] >= 0:
            return False
        if low in reporting.roles | reporting.people_nouns | reporting.documents:
            return True
    low = words.low[end - 1]
    return low.endswith(grammar.plural_endings) and low not in grammar.possessives


def _ties_name(words: Tokens, tie: int, name: int) -> bool:
    """Claim that from word `tie` on a noun is told more of, which ends with the name."""
    low, grammar = words.low[tie], words.grammar
    if low in grammar.times or words.low[tie - 1] in (
        grammar.times | words.reporting.how_long | grammar.possessives
    ):
        return False
    last = words.low[name - 1]
    verb = words.reporting.verbs.get(last)
    if verb is not None and verb.weight == _SAYS and verb.shape & Shape.CLAUSE:
        return False  # "the man who says Ann Lee said"
    if low in grammar.relatives | grammar.personal_relatives:
        return tie + 1 < name and last not in grammar.complementizers
    ties = grammar.prepositions | grammar.agent_marks
    if low.endswith(grammar.participle_endings) and words.name[tie] < 0:
        after = words.low[tie + 1]
        direct = words.label[tie + 1] == "PER"
        return direct or after in ties | grammar.determiners | grammar.infinitive_marks
    close = last in ties or last.endswith(grammar.participle_endings)
    past = low.endswith(grammar.past_endings) or low in (
        grammar.irregular_pasts | words.reporting.perfect_only
    )
    return close and (low in ties or (past and words.name[tie] < 0))


def inside_relative(words: Tokens, start: int, first: int) -> bool:
    """Claim that a phrase at `start` is what a relative clause tells of: "who came with the mayor".

    Its subject then stands before the clause.
    """
    if start - 2 <= first or words.low[start - 1] not in words.grammar.prepositions:
        return False
    for k in range(start - 2, max(first, start - _REACH), -1):
        if words.quote[k] >= 0 or words.word[k] in {";", ":"}:
            return False
        if words.word[k] == ",":
            return words.low[k + 1] in words.grammar.personal_relatives
    return False


def of_relative(words: Tokens, after: int, at: int) -> tuple[int, int] | None:
    """Return the subject of the relative clause that the verb at `at` goes on with, or None.

    The clause begins beyond word `after`.  "Roe recalls a dinner at which
    the minister, Ann Lee, leaned over and asked": the minister.
    """
    if words.low[at - 1] not in words.grammar.joining or after >= at - 3:
        return None
    for k in range(at - 2, after, -1):
        if words.low[k] in words.reporting.clause_times:
            noun = words.low[k - 2] in words.grammar.articles or k - 1 == after
            if not noun and words.low[k - 1] not in words.grammar.prepositions:
                continue
            end = phrase_right(words, k + 1, at)
            known = words.low[k + 1] in words.grammar.subject_pronouns
            known = known or words.label[end - 1] == "PER"
            known = known or words.low[end - 1] in words.reporting.roles
            known = known or (words.word[end] == "," and words.label[end + 1] == "PER")
            return (k + 1, end) if end > k + 1 and known else None
    return None


def before_relative(words: Tokens, end: int, first: int) -> tuple[int, int] | None:
    """Return "the pilot" of "the pilot who landed near Oslo said", or None; `end` is "said"."""
    start = phrase_left(words, end, first)
    at = start - 1
    verb = words.low[start].endswith(words.grammar.past_endings) if start < end else False
    if (
        at <= first
        or not verb
        or words.name[start] >= 0
        or words.low[at] not in (words.grammar.relatives)
    ):
        return None
    whole = phrase_left(words, at, first)
    opens = opens_clause(words, whole, first) or words.low[whole - 1] in words.reporting.verbs
    return (whole, at) if whole < at and opens else None


def written_before(words: Tokens, start: int) -> tuple[int, int] | None:
    """Return the letter that only is somebody's or to somebody: "the email from Lee to Roe said".

    None where the phrase from `start` is no such person's, or where another verb stands between.
    """
    first = words.first(start)
    if start - 1 <= first or words.low[start - 1] not in words.reporting.addressing:
        return None
    grammar = words.grammar
    for at in range(start - 1, max(first, start - _ADDRESSED), -1):
        low = words.low[at]
        if words.name[at] >= 0 or words.word[at] == ",":
            continue
        if words.quote[at] >= 0 or low in grammar.finite or low in grammar.complementizers:
            return None
        if low in words.reporting.documents and words.low[at + 1] in words.reporting.addressing:
            whole = phrase_left(words, at + 1, first)
            return (whole, at + 1) if opens_clause(words, whole, first) else None
        if low in words.reporting.verbs and low not in words.reporting.noun_forms:
            return None
    return None


def is_absolute(words: Tokens, start: int) -> bool:
    """Claim that a phrase before a participle is its own subject: "with her lawyer saying"."""
    return start > words.first(start) and words.low[start - 1] in words.reporting.absolute_ties


def is_fronted(words: Tokens, start: int, first: int) -> bool:
    """Claim that a preposition opens the sentence and its phrase runs into the one at `start`."""
    opens = words.low[first] in words.grammar.prepositions and words.name[start] < 0
    return opens and start - first <= _ROLE and words.word[start].islower()


def is_perceived(words: Tokens, start: int) -> bool:
    """Claim that a phrase before a participle was heard or seen to: "hear Lee's fans shouting"."""
    perceiving = words.reporting.perceiving
    return words.low[start] in perceiving or (
        start > words.first(start) and words.low[start - 1] in perceiving
    )
