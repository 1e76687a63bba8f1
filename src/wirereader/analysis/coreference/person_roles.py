"""What people are, in the story's own words: "ruling party member of parliament", "her lawyer".

Three places are read: the words right before a name, the apposition after it, and the phrase that
a comma parts from it.  Only the story's words are given, never a title we know from elsewhere.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from wirereader.analysis.language import Language
from wirereader.analysis.text.headline_case import is_headline

_REACH = 120  # code points on either side of a name that may tell its role
_MOST_WORDS = 12  # words: a longer phrase is a clause, not a role
_CLOSING = frozenset({",", ".", ";", ")"})  # what a phrase that names somebody ends with
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_](?:[\w’'&.\-–]*\w)?|[^\w\s]")


def role_at(text: str, start: int, end: int, language: Language) -> Iterator[str]:
    """Give every role that the words around the name at `start` to `end` (code points) tell."""
    before = _before(text, start, language)
    if before is not None and before.isupper() and language.coreference.reports.match(text, end):
        before = f"{before} {language.coreference.reporter}"
    for role in (before, _set_off_before(text, start, end, language), _after(text, end, language)):
        if role is not None and (tidy := _tidy(role, language)):
            yield tidy


def fullest(roles: Sequence[str]) -> str | None:
    """Choose the role that says most: more words, up to a phrase's length, then the earlier."""
    if not roles:
        return None
    return max(roles, key=lambda role: min(len(role.split()), _MOST_WORDS // 2))


def _tidy(role: str, language: Language) -> str:
    words = " ".join(role.split()).strip(" ,;:-–—").split(" ")
    words = _without_form_of_address(words, language)
    if words[-1].rstrip(".").lower() not in language.text.never_last:  # "Gov." keeps its dot
        words[-1] = words[-1].rstrip(".")
    while words and words[0].lower() in language.coreference.articles:
        words.pop(0)
    while len(words) > 1 and words[0].lower() in language.people.weight_words:
        words.pop(0)
    if words and words[0].lower() in language.coreference.role_possessors:
        words[0] = words[0].lower()
    if not words or (
        len(words) == 1 and words[0].rstrip(".").lower() in language.coreference.never_roles
    ):
        return ""
    return " ".join(words[:_MOST_WORDS]).strip(" ,;")


def _without_form_of_address(words: list[str], language: Language) -> list[str]:
    """Cut what a name is only addressed by: "mission head Dame", "Interior Minister Gen."."""
    low = [word.rstrip(".").lower() for word in words]
    address = language.people.honorifics | language.text.never_last
    end = len(low)
    while end > 1 and low[end - 1] in address:
        end -= 1
    least = 4  # letters: shorter offices are ranks cut short, and a rank goes on ("Det Ch Insp")
    is_office = len(low[end - 1]) >= least and language.people.is_role_noun(low[end - 1])
    return words[:end] if is_office and low[end - 1] not in address else words


def _before(text: str, start: int, language: Language) -> str | None:
    """Read the words right before a name: "Georgian President", "member of parliament"."""
    window = text[max(0, start - _REACH) : start]
    if not window or not window[-1].isspace() or "\n\n" in window[-2:]:
        return None
    tokens = list(_TOKEN.finditer(window))
    at = len(tokens)
    had_noun = False
    while at > 0:
        step = _step_left(tokens, at, window, language, had_noun=had_noun)
        if step == 0:
            break
        at -= step
        had_noun = True
    if not had_noun:
        return _possessor(window, language)
    at = _past_relative(tokens, at, language)
    role = window[tokens[at].start() :]
    word = tokens[at - 1].group().lower() if at else ""
    if (
        word in language.coreference.role_possessors
        and tokens[at].start() - tokens[at - 1].end() == 1
    ):
        role = window[tokens[at - 1].start() :]
    return role if _has_role_noun(role, language) else None


def _past_relative(tokens: list[re.Match[str]], at: int, language: Language) -> int:
    """Give where the named one's own role begins: in "son of former President" after "of"."""
    low = [token.group().lower() for token in tokens]
    own = language.people.is_role_noun(low[-1]) and low[-1] not in language.coreference.role_objects
    ties = [
        k
        for k in range(at + 1, len(tokens) - 1)
        if low[k] in language.coreference.role_ties and language.people.is_role_noun(low[k - 1])
    ]
    return ties[-1] + 1 if own and ties else at


def _step_left(
    tokens: list[re.Match[str]], at: int, window: str, language: Language, *, had_noun: bool
) -> int:
    """Give how many tokens to the left still belong to the role: 0, 1, or 3 for "of the X"."""
    token = tokens[at - 1]
    word = token.group()
    low = word.rstrip(".").lower()
    following = tokens[at].start() if at < len(tokens) else len(window)
    gap = window[token.end() : following]
    if (
        gap.strip()
        or "\n\n" in gap
        or ("\n" in gap and _ends_heading(window, token.end()))
        or low in language.coreference.role_determiners
        or not word[0].isalpha()
    ):
        return 1 if word == "." and gap == " " and _is_abbreviation(tokens, at, language) else 0
    if language.people.is_role_noun(word):
        return 1
    if not had_noun:
        return _of_phrase(tokens, at, language)
    if (
        low in language.people.role_modifiers
        or _is_name_like(tokens, at, language)
        or _is_owner(word, language)
        or low.endswith(language.coreference.modifier_endings)
    ):
        return 1
    if _is_inside_name(tokens, at, language):
        return 1
    if (
        low in language.coreference.role_links
        and at > 1
        and language.people.is_role_noun(tokens[at - 2].group())
        and tokens[at - 2].group().lower() not in language.coreference.kin
        and not _ends_name(tokens, at - 2, language)
    ):
        return 2
    return 0


_NEVER_WRAPPED = 40  # code points: a line of a wrapped text is longer
_OWN_LINE = 3  # words of a line that may be a title alone: "Deputy Prime Minister"


def _ends_heading(window: str, end: int) -> bool:
    """Claim that a heading or a byline ends there, which says nothing of who opens the next one."""
    line = window[window.rfind("\n", 0, end) + 1 : end]
    is_short = len(line) < _NEVER_WRAPPED and len(line.split()) > _OWN_LINE
    return is_short or is_headline(line)


def _is_inside_name(tokens: list[re.Match[str]], at: int, language: Language) -> bool:
    """Claim that a small word holds a body's name together: "Bank of England governor"."""
    if tokens[at - 1].group() not in language.coreference.role_of or not 1 < at < len(tokens):
        return False
    before, after = tokens[at - 2].group(), tokens[at].group()
    return (
        before[0].isupper()
        and after[0].isupper()
        and not language.people.is_role_noun(before)
        and not language.people.is_role_noun(after)
    )


def _is_abbreviation(tokens: list[re.Match[str]], at: int, language: Language) -> bool:
    """Claim that the dot at `at` - 1 is that of a title: "Gen." in "Interior Minister Gen. X"."""
    if at <= 1 or tokens[at - 2].end() != tokens[at - 1].start():
        return False
    word = tokens[at - 2].group()
    return language.people.is_role_noun(word) and word.lower() in language.text.never_last


def _of_phrase(tokens: list[re.Match[str]], at: int, language: Language) -> int:
    # "member of parliament X", "Secretary of State X", "minister for the environment X"
    if tokens[at - 1].group().lower() in language.grammar.coordinators:
        return 0  # "the brother of Ann Lee and X"
    for back in (2, 3, 4, 5):
        if at - back < 1:
            return 0
        if tokens[at - back].group().lower() in language.coreference.role_of:
            if back == _DEED and _is_deed(tokens, at, language):
                return 0
            return back + 1 if language.people.is_role_noun(tokens[at - back - 1].group()) else 0
        if not tokens[at - back].group()[0].isalpha():
            return 0
    return 0


_DEED = 2  # words: "for playing"


def _is_deed(tokens: list[re.Match[str]], at: int, language: Language) -> bool:
    """Claim "won best actor for playing X" or "a prize as director for filming X".

    Not "head of marketing X" or "the minister for housing X".
    """
    noun, tie, last = (token.group() for token in tokens[at - _DEED - 1 : at])
    if tie.lower() in language.grammar.genitives:
        return False
    before = tokens[at - _DEED - 2].group().lower() if at > _DEED + 1 else ""
    is_post = language.people.is_title(noun) and before not in language.grammar.comparing
    return last.endswith(language.grammar.participle_endings) and not is_post


def _is_owner(word: str, language: Language) -> bool:
    """Claim that `word` says by an office or a kinship whose somebody is: "the president's"."""
    for ending in language.coreference.possessive_ends:
        if word.endswith(ending):
            return language.people.is_role_noun(word.removesuffix(ending))
    return False


def _ends_name(tokens: list[re.Match[str]], at: int, language: Language) -> bool:
    """Claim that the word at `at` is somebody's surname: "actor Tom Butcher and singer X"."""
    word, before = tokens[at].group(), tokens[at - 1].group() if at else ""
    return (
        word[0].isupper()
        and before[:1].isupper()
        and not language.people.is_role_noun(before)
        and before.lower() not in language.people.rank_prefixes | language.people.role_modifiers
    )


def _is_name_like(tokens: list[re.Match[str]], at: int, language: Language) -> bool:
    token = tokens[at - 1]
    word = token.group()
    if not word[0].isupper():
        return False
    opening = at == 1 or tokens[at - 2].group() in {".", "!", "?", '"', "“"}
    few = 3  # "In", "But": not a name
    if not opening or len(word) > few or word.isupper():
        return True
    following = tokens[at].group() if at < len(tokens) else ""
    return following[:1].isupper() and word.lower() not in language.names.openers  # "New Zealand's"


def _has_role_noun(role: str, language: Language) -> bool:
    return any(language.people.is_role_noun(word) for word in role.split())


def _possessor(window: str, language: Language) -> str | None:
    # "VOA's Peter Heinlein": the one they speak for, where it is an acronym or a company
    owner = language.coreference.owner_before.search(window)
    if owner is None:
        return None
    name = owner.group(1)
    return name if name.isupper() and len(name) > 1 else None


def _set_off_before(text: str, start: int, end: int, language: Language) -> str | None:
    """Read a phrase that a comma parts from the name: "her lawyer, X,"."""
    window = text[max(0, start - _REACH) : start]
    address = language.names.form_of_address.search(window)  # "the clinic's head, Dr. X,"
    window = window[: address.start()] if address else window
    if not window.endswith(", "):  # as most names: the pattern would try every word before it
        return None
    found = language.coreference.set_off.search(window)
    if found is None:
        return None
    words, inside = found.group(1).split(), language.coreference.role_inside
    for i in range(len(words) - 1, 0, -1):  # the nearest determiner opens the phrase
        low = words[i].lower()
        # "with her late husband, X," is X; "with his mother, X said" is not
        owned = (
            text[end : end + 1] in _CLOSING
            and low in language.coreference.role_possessors
            and _head_words(" ".join(words[i:]), language)
        )
        if owned or (
            low in language.coreference.role_determiners and words[i - 1].lower() not in inside
        ):
            words = words[i:]
            break
    phrase = " ".join(words)
    kin = phrase.partition(" of ")
    if kin[1] and language.coreference.of_parents.match(text, end):
        return kin[2] if _head_words(kin[2], language) else None
    if text[end : end + 1] not in _CLOSING:  # "After speaking with his mother, X left"
        ahead = found.group(1).split()[: -len(words)] or window[: found.start(1)].split()
        if ahead and ahead[-1].lower() in language.grammar.prepositions:
            return None
    return phrase if _head_words(phrase, language) and len(words) <= _MOST_WORDS else None


def _head_words(phrase: str, language: Language) -> bool:
    """Claim that the head of `phrase`, the noun before its first "of", "for" or "in", is a role."""
    head = language.coreference.before_head_object.split(phrase)[0].split()
    return (
        bool(head)
        and language.people.is_role_noun(head[-1].strip(",."))
        and not _is_plural(head[-1], language)
    )


def _is_plural(word: str, language: Language) -> bool:
    return any(
        word.endswith(end) and language.people.is_role_noun(word.removesuffix(end))
        for end in language.grammar.plural_endings
    )


def _after(text: str, end: int, language: Language) -> str | None:
    """Read the apposition after a name: ", a lawyer for the family,"."""
    at = end
    possessive = language.coreference.role_owner.match(text[at : at + 3])
    if possessive:
        return None
    copula = language.coreference.copula.match(text, at)
    if copula:
        role = _phrase(text, copula.end(), language)
        return role if role and _head_words(role, language) else None
    if text[at : at + 2] not in {", ", " ("} and text[at : at + 3] not in {" — ", " - ", " – "}:
        return None
    at += 1 if text[at] == "," else 0
    age = language.coreference.age.match(text[at : at + 16])
    at = (
        at + age.end()
        if age
        else at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip(" (—–-"))
    )
    role = _phrase(text, at, language)
    if not role:
        return None
    closes = text[at + len(role) : at + len(role) + 1]
    if closes not in {",", ".", ")", ";", " ", "—", "", "\n", '"', "”"}:
        return None
    if not _head_words(role, language) or _starts_new_person(role, language):
        return None
    return role


def _phrase(text: str, at: int, language: Language) -> str:
    window = text[at : at + _REACH].split("\n\n", maxsplit=1)[0]
    stop = 0
    for found in language.coreference.role_stops.finditer(window):
        stop = found.start()
        if found.group() == "." and language.coreference.abbreviation_end.search(window[:stop]):
            continue
        break
    else:
        stop = len(window) if len(window) < _REACH else 0
    return window[:stop].rstrip()


def _starts_new_person(role: str, language: Language) -> bool:
    # ", Defense Minister Y and Z": the apposition has a name at its end, so it is a list
    words = role.split()
    last = words[-1].strip(",.")
    return (
        len(words) > 1
        and last[:1].isupper()
        and language.people.is_role_noun(words[-2])
        and not language.people.is_role_noun(last)
    )


def roles_of(
    text: str,
    spans: Sequence[tuple[int, int]],
    is_inside_quote: Callable[[int], bool],
    language: Language,
) -> list[str]:
    """Give the roles told at a person's names, in order, each once; names in quotes tell none."""
    found: dict[str, None] = {}
    for start, end in spans:
        if not is_inside_quote(start):
            found.update(dict.fromkeys(role_at(text, start, end, language)))
    return list(found)
