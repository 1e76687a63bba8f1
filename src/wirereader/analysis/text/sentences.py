"""Where sentences begin and end, with the care abbreviations, initials and quotations need.

One pass over the stops of each line; each stop looks a bounded way back and ahead, so time grows
with the length of the text and nothing else.
"""

import re

_STOP = re.compile(r"(?<![.!?…])[.!?…]++(?P<close>[\"'”’»)\]]*+)(?=\s|\Z)")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_NEXT = re.compile(r"\s*(?P<open>[\"'“‘«(\[¿¡—–-]*)\s?(?P<word>[\w’'-]*)")
_LAST = re.compile(r"[\w.’'&-]*\Z")
_REACH = 40


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEVER_LAST = _listed(
    "mr mrs ms dr prof gen col maj capt lt sgt cpl pvt adm cmdr comdr brig rep reps sen sens gov "
    "govs pres rev hon fr msgr st ste mt ft messrs mme mlle mgr sr. supt insp det dist vs v eg ie "
    "e.g i.e cf al viz approx ca lt.gen maj.gen lt.col ph.d. rt amb atty asst assoc dep"
)
_BEFORE_NUMBER = _listed(
    "no nos vol vols pp p fig figs art arts sec secs ch para paras jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
)
_MAY_BE_LAST = _listed(
    "inc corp co cos ltd jr sr bros plc llc etc dept univ assn intl natl ave blvd rd hwy "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb "
    "nev okla ore pa tenn tex va vt wash wis wyo bc ad ph.d m.d b.a m.a"
)
STARTERS = _listed(
    "the a an this that these those he she it they we you i his her its their our my your there "
    "here in on at by for from with without as after before when while where since if although "
    "though but and or so yet however meanwhile also then now what who why how no not one some "
    "many most both all each every another other such under over during between among despite "
    "according earlier later last next nor"
)
"""Words in lower case that begin sentences, and with a capital begin no name by themselves."""
_SAID_NEXT = re.compile(
    r"\s+(?:[A-Z][\w.’'-]{0,30}\s+){1,4}?"
    r"(?:said|says|asked|asks|told|added|shouted|cried|replied|wrote|writes|wondered|yelled|"
    r"exclaimed|answered|responded|tweeted|screamed|chanted)\b"
)
_ACRONYM = re.compile(r"(?:\w\.)+\w\Z")


def sentences(text: str) -> list[tuple[int, int]]:
    """Give the spans of the sentences in order: code points, end exclusive, no newline inside.

    Spaces around a sentence belong to none; a line without letters still counts.
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if stop.end() < line.end() and _ends(text, stop, line.end()):
                _keep(text, start, stop.end(), found)
                start = stop.end()
        _keep(text, start, line.end(), found)
    return found


def _keep(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    bare = text[start:end]
    left = start + len(bare) - len(bare.lstrip())
    right = start + len(bare.rstrip())
    if left < right:
        found.append((left, right))


def _ends(text: str, stop: re.Match[str], limit: int) -> bool:
    """Tell whether the stop ends a sentence, from the word before it and what follows."""
    follows = _NEXT.match(text, stop.end(), min(limit, stop.end() + 2 * _REACH))
    word = follows["word"].lstrip("'’-") if follows else ""
    if word[:1].islower():
        return False
    mark, close = stop.group().removesuffix(stop["close"]), stop["close"]
    if close and mark[-1] in "!?,":
        window = text[stop.end() : min(limit, stop.end() + 4 * _REACH)]
        return _SAID_NEXT.match(window) is None
    if mark != "." or close:
        return True
    wide = text[stop.end() : stop.end() + 2].isspace() and stop.end() + 2 <= limit
    return _full_stop(text[max(0, stop.start() - _REACH) : stop.start()], word, wide)


def _full_stop(before: str, word: str, wide: bool) -> bool:
    """Tell a full stop from the dot of an abbreviation, an initial or a number.

    `wide` says that two spaces follow, as some set them after a sentence alone.
    """
    match = _LAST.search(before)
    last = match.group().lstrip("'’-") if match else ""
    low = last.lower()
    if low in _NEVER_LAST:
        return False
    if word[:1].isdigit() and low in _BEFORE_NUMBER:
        return False
    doubtful = (
        low in _MAY_BE_LAST
        or _ACRONYM.match(last) is not None
        or (len(last) == 1 and last.isalpha() and last.isupper() and last != "I")
    )
    return wide or not doubtful or word.lower() in STARTERS
