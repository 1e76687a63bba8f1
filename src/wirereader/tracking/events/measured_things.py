"""Numbers with a measure: a share of the vote, a fall in per cent, hectares, magnitude, money.

Such a number tells nothing by itself: an index fell 3 per cent, too.  So each goes with what it is
`about`, the terms that its sentence shares with its headline, and two of them are one number over
time only where they are about the same.  What no pattern names for sure is not told.
"""

from collections.abc import Iterator

from wirereader.tracking.changes.quantities import Quantity, quantities
from wirereader.tracking.changes.style_words import DAY_WORDS, FUNCTION, MONTHS, listed
from wirereader.tracking.changes.version_text import Sentence
from wirereader.tracking.events.counted_things import Counted
from wirereader.tracking.word_stems import stem

FALL, RISE, VOTE = "fall", "rise", "share of the vote"
TURNOUT, MAGNITUDE, WINDS = "turnout", "magnitude", "winds"
_FELL = listed(
    "fall falls fell fallen falling down drop drops dropped dropping lose loses lost losing loss"
    " losses plunge plunges plunged slide slides slid slump slumps slumped tumble tumbles tumbled"
    " decline declines declined dive dives dived sink sinks sank sunk shed sheds dip dips dipped"
    " crash crashes crashed wipe wipes wiped plummet plummets plummeted slip slips slipped"
)
_ROSE = listed(
    "rise rises rose risen rising up gain gains gained jump jumps jumped surge surges surged soar"
    " soars soared climb climbs climbed leap leaps leapt grow grows grew grown growth increase"
    " increases increased add adds added advance advances advanced rally rallies rallied"
)
# Behind a share: what fell 3 per cent on a day may have fallen 25 this year
_PERIODS = {
    **dict.fromkeys(("year", "years", "annually", "yearly"), "year"),
    **dict.fromkeys(("month", "months", "monthly"), "month"),
    **dict.fromkeys(("quarter", "quarters", "quarterly"), "quarter"),
    **dict.fromkeys(("decade", "decades"), "decade"),
}
_OTHER_QUAKES = listed("aftershock aftershocks foreshock second third another again")
_LOWER, _HIGHER = listed("lower below down off cheaper less"), listed("higher above up dearer")
_NOUNS = {  # of "its loss since Monday to 16 per cent"
    **dict.fromkeys(("loss", "losses", "fall", "drop", "decline", "slide", "slump"), FALL),
    **dict.fromkeys(("gain", "gains", "rise", "growth", "increase", "rally"), RISE),
}
_LEVELS = listed(
    "rate rates inflation unemployment interest joblessness approval support rating yield yields"
    " containment contained"
)
_EITHER_WAY = _LEVELS | {VOTE, TURNOUT, MAGNITUDE, WINDS}
_ELECTION = listed(
    "vote votes ballot ballots election elections poll polls count counted counting tally result"
    " results runoff referendum voters districts precincts constituencies"
)
_TAKES = listed(
    "with on of at has had have took takes take taking won wins win winning got gets secured"
    " secures received receives polled polls scored scores reached reaches leads led"
)
_GIVES = listed("gave gives give giving put puts putting")
_ROUGHLY = listed("by at least about almost some more than over up as much many a to just around")
_AREAS = {"hectare": "hectares", "hectares": "hectares", "acre": "acres", "acres": "acres"}
_SPEEDS = listed("mph kph knots kmh kilometer miles")
_CURRENCIES = listed(
    "$ \u20ac \u00a3 \u00a5 euro euros pound pounds yen yuan rupee rupees krone kroner krona kronor"
    " crown crowns franc francs peso pesos ruble rubles rouble roubles real reais won rand dinar"
    " dinars dirham dirhams lira zloty forint shekel shekels"
)
_PAID_FOR = {
    "damage": "damage", "damages": "damages", "loss": "losses", "losses": "losses",
    "cost": "cost", "costs": "cost", "bill": "bill", "debt": "debt", "debts": "debt",
    "fine": "fine", "fines": "fines", "bid": "bid", "offer": "offer", "price": "price",
    "aid": "aid", "bail": "bail", "settlement": "settlement", "reward": "reward",
    "ransom": "ransom", "fund": "fund", "donations": "donations", "donated": "donations",
    "raised": "raised", "pledged": "pledged", "pledges": "pledged", "stolen": "stolen",
    "bailout": "bailout", "budget": "budget", "deficit": "deficit", "compensation": "compensation",
    "prize": "prize", "jackpot": "jackpot", "loan": "loan", "package": "package",
}  # fmt: skip
_NEAR = 6  # tokens before a number in which the word for its money stands
_BACK = 12  # tokens before a share in which its noun or verb stands: "its loss ... to 16 per cent"
_TIMES = DAY_WORDS | MONTHS
_NO_SUBJECT = (
    _FELL | _ROSE | _LOWER | _HIGHER | _ROUGHLY | _TAKES | FUNCTION | _TIMES | listed("% $ now")
)


def subject_of(sentence: Sentence, end: int | None = None) -> frozenset[str]:
    """The terms (stems) of a sentence, up to a token, that may say what it is about."""
    forms = sentence.forms[:end]
    return frozenset(
        stem(form)
        for form in forms
        if form[:1].isalpha() and len(form) > 1 and form not in _NO_SUBJECT
    )


def measured(sentence: Sentence, headline: Sentence) -> Iterator[Counted]:
    """The numbers of a sentence under this headline that surely measure something, in order.

    Of two with one measure none is told: which of them is the story's cannot be known.
    """
    found = [(_measure(sentence, one), one) for one in quantities(sentence)]
    units = [unit for unit, _ in found]
    for unit, one in found:
        if not unit or units.count(unit) > 1:
            continue
        if sentence is headline:
            about = subject_of(sentence, one.first) or subject_of(sentence)
        else:
            about = subject_of(sentence) & subject_of(headline)
        if about or unit == MAGNITUDE:
            shown = _with_measure(sentence, one, unit)
            told = unit.partition("/")[0]
            yield Counted(
                unit, one.high, shown, is_toll=False, about=about, may_fall=told in _EITHER_WAY,
                is_measured=True,
            )  # fmt: skip


def _with_measure(sentence: Sentence, one: Quantity, unit: str) -> str:
    """The number as printed, with "per cent" or "hectares" behind it, where it is not said else."""
    if unit == MAGNITUDE:
        return sentence.text[sentence.tokens[one.first].start : sentence.tokens[one.last].end]
    if unit in _AREAS.values() or one.unit in {"%", "$"}:
        return one.shown
    after = sentence.tokens[one.last + 1 : one.last + 2]
    return f"{one.shown} {sentence.text[after[0].start : after[0].end]}" if after else one.shown


def _measure(sentence: Sentence, one: Quantity) -> str:
    forms = sentence.forms
    after = forms[one.last + 1 : one.last + 2]
    if after == ("%",):
        return _per_cent(sentence, one)
    before = forms[max(0, one.first - 2) : one.first]
    if "magnitude" in (*before, *forms[one.last + 1 : one.last + 2]):
        is_other = _OTHER_QUAKES & {*forms}
        is_told = "." in one.shown and one.high < 10  # noqa: PLR2004 - the scale's end
        return MAGNITUDE if is_told and not is_other else ""
    if after and after[0] in _AREAS:
        return _AREAS[after[0]]
    around = forms[max(0, one.first - 4) : one.last + 6]
    if after and after[0] in _SPEEDS and {"wind", "winds", "gusts", "gust"} & {*around}:
        return f"{WINDS}/{after[0]}"
    return _money(sentence, one)


def _per_cent(sentence: Sentence, one: Quantity) -> str:
    forms = sentence.forms
    end = one.last + 2  # what follows the sign
    behind = [form for form in forms[end : end + 4] if form not in {"the", "all", "its", "their"}]
    before = [form for form in forms[: one.first] if form not in _ROUGHLY]
    last = before[-1] if before else ""
    is_to = one.first > 0 and _said_before(forms, one.first) == "to"
    if "turnout" in forms[max(0, one.first - 8) : end + 3]:
        return TURNOUT
    if is_to:
        return _risen_to(forms, one.first)
    period = next((f"/{_PERIODS[form]}" for form in forms[end : end + 6] if form in _PERIODS), "")
    if last in _FELL or (behind and behind[0] in _LOWER):
        return FALL + period
    if last in _ROSE or (behind and behind[0] in _HIGHER):
        return RISE + period
    if behind[:1] == ["of"]:
        return VOTE if behind[1:2] and behind[1] in {"vote", "votes", "ballots", "ballot"} else ""
    is_taken = last in _TAKES or bool({*before[-_BACK:]} & _GIVES)
    if _ELECTION & {*forms} and is_taken:
        return VOTE
    return next((form for form in (last, *before[-2:-1]) if form in _LEVELS), "")


def _said_before(forms: tuple[str, ...], at: int) -> str:
    """The word before a number, but for those that only say that it is a rough one."""
    at -= 1
    while at > 0 and forms[at] in _ROUGHLY - {"to", "by", "a"}:
        at -= 1
    return forms[at] if at >= 0 else ""


def _risen_to(forms: tuple[str, ...], first: int) -> str:
    """What has come "to 16 per cent": a loss, or a rate."""
    for form in forms[max(0, first - _BACK) : first][::-1]:
        if form in _NOUNS:
            return _NOUNS[form]
        if form in _LEVELS:
            return form
    return ""


def _money(sentence: Sentence, one: Quantity) -> str:
    """What a sum of money is for, with its currency, so that no two are compared."""
    forms = sentence.forms
    near = (*forms[one.first : one.first + 1], *forms[one.last + 1 : one.last + 2])
    before = forms[one.first - 1 : one.first] if one.first else ()
    currency = next((form for form in (*before, *near) if form in _CURRENCIES), "")
    if not currency:
        return ""
    end = one.last + 1 + (forms[one.last + 1 : one.last + 2] == (currency,))
    for form in (*forms[end : end + 3], *forms[max(0, one.first - _NEAR) : one.first][::-1]):
        if form in _PAID_FOR:
            return f"{_PAID_FOR[form]}/{currency}"
        if form.startswith("#"):
            return ""
    return ""
