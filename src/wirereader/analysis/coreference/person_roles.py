"""What people are, in the story's own words: "ruling party member of parliament", "her lawyer".

Three places are read: the words right before a name, the apposition after it, and the phrase that
a comma parts from it.  Only the story's words are given, never a title we know from elsewhere.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from wirereader.analysis.english.person_words import (
    HONORIFICS,
    ROLE_MODIFIERS,
    WEIGHT_WORDS,
    is_role_noun,
)

_REACH = 120
_MOST_WORDS = 12
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_](?:[\w’'&.\-–]*\w)?|[^\w\s]")
_POSSESSIVE = re.compile(r"\A['’]s?(?=\W)")
_AGE = re.compile(r",? ?(?:aged? )?\d{1,3},? ")
_DETERMINERS = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "one", "another"]
)
_POSSESSORS = frozenset(["his", "her", "its", "their", "our", "my"])
_MODIFIER_END = ("al", "ic", "ive", "ary", "ish", "ese", "ian", "ean", "wide", "-born", "-based")
_LINKS = frozenset({"of", "for", "and", "&"})
_HEAD_STOPS = re.compile(
    r",|[.;:!?—\"“”()]| - | – |\b(?:who|which|whose|that|said|says|told|was|is|were|are|has|had)\b"
)
_COPULA = re.compile(r" (?:is|was|became|has been|works as|served as) (?:(?:a|an|the) )")
_NOT_ROLE = frozenset(["sister-city"]) | HONORIFICS - {
    "king", "queen", "prince", "princess", "pope", "archbishop", "bishop", "cardinal", "pastor",
    "rabbi", "imam", "ayatollah", "father", "mother", "brother", "sister", "emperor", "sultan",
    "emir", "sheikh", "professor", "doctor", "duke", "duchess", "baroness", "baron",
}  # fmt: skip


def role_at(text: str, start: int, end: int) -> Iterator[str]:
    """Give every role that the words around the name at `start` to `end` (code points) tell."""
    before = _before(text, start)
    if before is not None and before.isupper() and _REPORTS.match(text, end):
        before = f"{before} reporter"
    for role in (before, _set_off_before(text, start), _after(text, end)):
        if role is not None and (tidy := _tidy(role)):
            yield tidy


def fullest(roles: Sequence[str]) -> str | None:
    """Choose the role that says most: more words, up to a phrase's length, then the earlier."""
    if not roles:
        return None
    return max(roles, key=lambda role: min(len(role.split()), _MOST_WORDS // 2))


def _tidy(role: str) -> str:
    words = " ".join(role.split()).strip(" ,.;:-–—").split(" ")
    while words and words[0].lower() in {"the", "a", "an"}:
        words.pop(0)
    while len(words) > 1 and words[0].lower() in WEIGHT_WORDS:
        words.pop(0)
    if words and words[0].lower() in _POSSESSORS:
        words[0] = words[0].lower()
    if not words or (len(words) == 1 and words[0].rstrip(".").lower() in _NOT_ROLE):
        return ""
    return " ".join(words[:_MOST_WORDS]).strip(" ,;")


def _before(text: str, start: int) -> str | None:
    """Read the words right before a name: "Georgian President", "member of parliament"."""
    window = text[max(0, start - _REACH) : start]
    if not window or not window[-1].isspace() or "\n\n" in window[-2:]:
        return None
    tokens = list(_TOKEN.finditer(window))
    at = len(tokens)
    had_noun = False
    while at > 0:
        step = _step_left(tokens, at, window, had_noun=had_noun)
        if step == 0:
            break
        at -= step
        had_noun = True
    if not had_noun:
        return _possessor(window)
    role = window[tokens[at].start() :]
    word = tokens[at - 1].group().lower() if at else ""
    if word in _POSSESSORS and tokens[at].start() - tokens[at - 1].end() == 1:
        role = window[tokens[at - 1].start() :]
    return role if _has_role_noun(role) else None


def _step_left(tokens: list[re.Match[str]], at: int, window: str, *, had_noun: bool) -> int:
    """Give how many tokens to the left still belong to the role: 0, 1, or 3 for "of the X"."""
    token = tokens[at - 1]
    word = token.group()
    low = word.rstrip(".").lower()
    following = tokens[at].start() if at < len(tokens) else len(window)
    gap = window[token.end() : following]
    if gap.strip() or "\n\n" in gap or low in _DETERMINERS or not word[0].isalpha():
        return 1 if word == "." and had_noun and gap == " " and _is_abbreviation(tokens, at) else 0
    if is_role_noun(word):
        return 1
    if not had_noun:
        return _of_phrase(tokens, at)
    if low in ROLE_MODIFIERS or _is_name_like(tokens, at) or low.endswith(_MODIFIER_END):
        return 1
    if low in _LINKS and at > 1 and is_role_noun(tokens[at - 2].group()):
        return 2
    return 0


def _is_abbreviation(tokens: list[re.Match[str]], at: int) -> bool:
    return at > 1 and is_role_noun(tokens[at - 2].group())


def _of_phrase(tokens: list[re.Match[str]], at: int) -> int:
    # "member of parliament X", "Secretary of State X", "minister for the environment X"
    for back in (2, 3, 4, 5):
        if at - back < 1:
            return 0
        if tokens[at - back].group().lower() in {"of", "for"}:
            return back + 1 if is_role_noun(tokens[at - back - 1].group()) else 0
        if not tokens[at - back].group()[0].isalpha():
            return 0
    return 0


def _is_name_like(tokens: list[re.Match[str]], at: int) -> bool:
    token = tokens[at - 1]
    if not token.group()[0].isupper():
        return False
    opening = at == 1 or tokens[at - 2].group() in {".", "!", "?", '"', "“"}
    few = 3  # "In", "But": not a name
    return not opening or len(token.group()) > few or token.group().isupper()


def _has_role_noun(role: str) -> bool:
    return any(is_role_noun(word) for word in role.split())


_REPORTS = re.compile(r"\s+(?:report(?:s|ed)?|has (?:more|the story|this report))\b")
_OWNER = re.compile(r"(?:\A|(?<=\W))((?:[A-Z][\w.&-]*[ -]){0,3}[A-Z][\w.&-]*)['’]s?\s\Z")


def _possessor(window: str) -> str | None:
    # "VOA's Peter Heinlein": the one they speak for, where it is an acronym or a company
    owner = _OWNER.search(window)
    if owner is None:
        return None
    name = owner.group(1)
    return name if name.isupper() and len(name) > 1 else None


_SET_OFF = re.compile(
    r"(?:\A|(?<=[\s(“\"]))((?:his|her|their|its|the|a|an|another|[A-Z][\w’'-]+['’]s)"
    r" [^,.;:!?\"“”()\n]{2,90}), \Z",
    re.IGNORECASE,
)


def _set_off_before(text: str, start: int) -> str | None:
    """Read a phrase that a comma parts from the name: "her lawyer, X,"."""
    window = text[max(0, start - _REACH) : start]
    found = _SET_OFF.search(window)
    if found is None:
        return None
    words = found.group(1).split()
    for i in range(len(words) - 1, 0, -1):  # the nearest determiner opens the phrase
        if words[i].lower() in _DETERMINERS and words[i - 1].lower() not in _LINKS | {"with", "in"}:
            words = words[i:]
            break
    head = _head_words(" ".join(words))
    return " ".join(words) if head and len(words) <= _MOST_WORDS else None


def _head_words(phrase: str) -> bool:
    """Claim that the head of `phrase`, the noun before its first "of", "for" or "in", is a role."""
    head = re.split(r"\b(?:of|for|in|at|to|with|from|on|and|who)\b", phrase)[0].split()
    return bool(head) and is_role_noun(head[-1].strip(",.")) and not _is_plural(head[-1])


def _is_plural(word: str) -> bool:
    return word.endswith("s") and is_role_noun(word[:-1])


def _after(text: str, end: int) -> str | None:
    """Read the apposition after a name: ", a lawyer for the family,"."""
    at = end
    possessive = _POSSESSIVE.match(text[at : at + 3])
    if possessive:
        return None
    copula = _COPULA.match(text, at)
    if copula:
        role = _phrase(text, copula.end())
        return role if role and _head_words(role) else None
    if text[at : at + 2] not in {", ", " ("} and text[at : at + 3] not in {" — ", " - ", " – "}:
        return None
    at += 1 if text[at] == "," else 0
    age = _AGE.match(text[at : at + 16])
    at = (
        at + age.end()
        if age
        else at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip(" (—–-"))
    )
    role = _phrase(text, at)
    if not role:
        return None
    closes = text[at + len(role) : at + len(role) + 1]
    if closes not in {",", ".", ")", ";", " ", "—", "", "\n", '"', "”"}:
        return None
    return role if _head_words(role) and not _starts_new_person(role) else None


def _phrase(text: str, at: int) -> str:
    window = text[at : at + _REACH].split("\n\n", maxsplit=1)[0]
    stop = 0
    for found in _HEAD_STOPS.finditer(window):
        stop = found.start()
        if found.group() == "." and re.search(r"\b(?:[A-Z]|Mr|Dr|St|U\.S)\Z", window[:stop]):
            continue
        break
    else:
        stop = len(window) if len(window) < _REACH else 0
    return window[:stop].rstrip()


def _starts_new_person(role: str) -> bool:
    # ", Defense Minister Y and Z": the apposition has a name at its end, so it is a list
    words = role.split()
    last = words[-1].strip(",.")
    return (
        len(words) > 1 and last[:1].isupper() and is_role_noun(words[-2]) and not is_role_noun(last)
    )


def roles_of(
    text: str, spans: Sequence[tuple[int, int]], is_inside_quote: Callable[[int], bool]
) -> list[str]:
    """Give the roles told at a person's names, in order, each once; names in quotes tell none."""
    found: dict[str, None] = {}
    for start, end in spans:
        if not is_inside_quote(start):
            found.update(dict.fromkeys(role_at(text, start, end)))
    return list(found)
