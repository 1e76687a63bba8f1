"""Numbers of a sentence with what they count: seven dead, 23 injured, $4.2 million, 1958."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wirereader.tracking.changes.number_words import is_ordinal
from wirereader.tracking.changes.style_words import DAYS, FUNCTION, MONTHS, listed
from wirereader.tracking.changes.version_text import Sentence

_TOLLS = {
    "dead": listed(
        "dead die died dies dying death deaths killed kills kill killing fatality fatalities"
        " fatally drowned perished bodies body lives casualties toll victims murdered slain"
    ),
    "injured": listed("injured injuring injure injuries injury hurt wounded wounding wounds"),
    "missing": listed("missing unaccounted"),
    "arrested": listed("arrested arrests arrest detained detaining detentions custody jailed"),
    "evacuated": listed("evacuated evacuate evacuating evacuations evacuation"),
    "displaced": listed("displaced homeless"),
    "rescued": listed("rescued rescuing saved"),
    "infected": listed("infected infections infection cases tested ill sick sickened"),
    "in hospital": listed("hospitalized hospitalised hospitalizd hospital hospitals"),
}
"""What tolls are told of: numbers beside any of these words count the same thing."""
TOLL_OF = {word: toll for toll, words in _TOLLS.items() for word in words}
_MONEY = listed("$ € £ ¥ euros euro pounds yen yuan rupees kroner francs pesos rubles roubles")
_SKIPPED = FUNCTION | listed("people persons person least estimated total some only almost exactly")
_AFTER, _BEFORE = 6, 4  # words looked at on either side of a number
_YEARS = range(1500, 2200)
_TAIL = re.compile(r"\w*(?:[.'-]\w+)*")
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o'clock)", re.IGNORECASE)
_YEARS_OLD = re.compile(r",? (?:years?|-year)")
_MOST = 200  # numbers of a sentence that are looked at
_MORE = listed("more further additional extra")


class Quantity(NamedTuple):
    """A number that counts something: `low` to `high`, what it counts, as it was printed.

    `unit` is a toll ("dead"), "$", "%", "of the calendar" (a year), a noun, "" where nothing tells.
    """

    low: float
    high: float
    unit: str
    shown: str
    first: int
    last: int
    is_toll: bool


def quantities(sentence: Sentence) -> Iterator[Quantity]:
    """The numbers of a sentence in order; those of names ("Flight 93") and clocks are none."""
    tokens, forms = sentence.tokens, sentence.forms
    at = met = 0
    while at < len(tokens) and met < _MOST:
        met += forms[at].startswith("#")
        if not forms[at].startswith("#") or _is_in_name(sentence, at) or _is_clock(sentence, at):
            at += 1
            continue
        last = _range_end(forms, at)
        low, high = _value(forms[at]), _value(forms[last])
        before = forms[at - 1] if at else ""
        first = (
            at - 1
            if (at and before in _MONEY) or (last > at and before in {"between", "from"})
            else at
        )
        unit, is_toll = _unit(sentence, at, last)
        is_more = last + 1 < len(forms) and forms[last + 1] in _MORE
        # "12 more dead" is no toll, but who is missing is missing besides the dead
        if not (is_more and is_toll and unit != "missing"):
            if unit == "day" and before in MONTHS:
                first = at - 1
            is_followed = _follows(forms, last) or (unit == "day" and first == at)
            shown = shown_between(
                sentence, first, last + (unit in {"%", "$", "day"} and is_followed)
            )
            yield Quantity(low, high, unit, shown, first, last, is_toll)
        at = last + 1


def shown_between(sentence: Sentence, first: int, last: int) -> str:
    """The words of a sentence from one token to another, as printed."""
    start, end = (
        sentence.tokens[first].start,
        sentence.tokens[min(last, len(sentence.tokens) - 1)].end,
    )
    tail = _TAIL.match(sentence.text, end)
    return sentence.text[start : tail.end() if tail else end]


def _follows(forms: tuple[str, ...], last: int) -> bool:
    return last + 1 < len(forms) and forms[last + 1] in {"%", "$", *_MONEY}


def _value(form: str) -> float:
    return float(form[1:])


def _range_end(forms: tuple[str, ...], at: int) -> int:
    """Where "20 to 30" or "between 20 and 30" ends that begins at `at`."""
    if at + 2 < len(forms) and forms[at + 2].startswith("#"):
        is_between = forms[at + 1] == "and" and at > 0 and forms[at - 1] == "between"
        if is_between or forms[at + 1] == "to":
            return at + 2
    return at


def _is_in_name(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    word = sentence.text[token.start : token.end]
    if at == 0 or not word.isdigit() or len(word) > 4:  # noqa: PLR2004 - a year, a flight
        return False
    if sentence.forms[at + 1 : at + 2] == ("%",):
        return False  # it gave Moreau 53 per cent
    before = sentence.tokens[at - 1]
    if sentence.text[before.end : token.start] not in {" ", "-"}:
        return False
    name = sentence.text[before.start : before.end]
    if before.form in MONTHS | DAYS or before.form in FUNCTION or before.start == 0:
        return False
    return (name[:1].isupper() and name not in {"I", "About", "At"}) or before.form in {
        "number",
        "route",
        "flight",
    }


def _is_clock(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    around = sentence.text[max(0, token.start - 1) : token.end + 1]
    return (
        ":" in around.strip(": ")
        or around.startswith(":")
        or bool(_CLOCK.match(sentence.text, token.end))
    )


def _is_ordinal(sentence: Sentence, at: int) -> bool:
    """Claim that a number tells which one: "a second slope" counts no dead."""
    token = sentence.tokens[at]
    return is_ordinal(sentence.text[token.start : token.end])


def _unit(sentence: Sentence, at: int, last: int) -> tuple[str, bool]:
    forms = sentence.forms
    before = forms[at - 1] if at else ""
    after = forms[last + 1] if last + 1 < len(forms) else ""
    if before in _MONEY or after in _MONEY:
        return "$", False
    if after in {"%", "percentage"}:
        return "%", False
    toll = "" if _is_ordinal(sentence, at) else _toll(sentence, at, last)
    if toll:
        return toll, True
    if before in MONTHS or after in MONTHS:
        return "day", False
    value = _value(forms[at])
    token = sentence.tokens[at]
    printed = sentence.text[token.start : token.end]
    if (
        value in _YEARS
        and printed.isdigit()
        and (after in _SKIPPED or not after or _parted(sentence, at))
    ):
        return "of the calendar", False
    if _YEARS_OLD.match(sentence.text, token.end) is None and _is_age(sentence, at):
        return "age", False
    for step in range(last + 1, min(last + 4, len(forms))):
        if _parted(sentence, step - 1):
            break
        if forms[step] not in _SKIPPED and not forms[step].startswith("#"):
            return _singular(forms[step]), False
    return "", False


def _toll(sentence: Sentence, at: int, last: int) -> str:
    """The toll whose word is nearest; what follows the number comes first."""
    forms = sentence.forms
    best, found = 99, ""
    cost = 0
    for step in range(last + 1, min(last + 1 + _AFTER, len(forms))):
        cost += 1 + 3 * _parted(sentence, step - 1) + 3 * forms[step].startswith("#")
        if forms[step] in TOLL_OF and cost < best and not _is_of_next(sentence, step, last):
            best, found = cost, TOLL_OF[forms[step]]
    cost = 1
    for step in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        cost += 1 + 3 * _parted(sentence, step) + 4 * forms[step].startswith("#")
        if forms[step] in TOLL_OF and cost < best:
            best, found = cost, TOLL_OF[forms[step]]
    return found if best <= _AFTER else ""


def _is_of_next(sentence: Sentence, at: int, last: int) -> bool:
    """Claim that a word counts the number behind it: "made 434 people ill and killed 21"."""
    if at == last + 1 or _parted(sentence, at):
        return False
    return sentence.forms[at + 1].startswith("#")


def _parted(sentence: Sentence, at: int) -> bool:
    """Claim that a mark stands behind token `at`."""
    if at + 1 >= len(sentence.tokens):
        return True
    between = sentence.text[sentence.tokens[at].end : sentence.tokens[at + 1].start]
    return any(mark in between for mark in ',;:()"-')


def _is_age(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    text = sentence.text
    return text[max(0, token.start - 2) : token.start] == ", " and text[
        token.end : token.end + 1
    ] in {",", "."}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004 - "gas"
