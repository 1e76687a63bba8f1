"""Settings in a person's own words: "turn the sound off", "black background", "refresh every hour".

A phrase is a setting's noun with a value, an "on" or an "off" around it; all of its words must be
of these kinds.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from wirereader import late_re as re
from wirereader.desk.wording.setting_names import BRIGHTNESS, EVERY, SETTINGS, Told

Lines = tuple[str, ...]
_THEN: Final = "\n"


_WITH_VALUE_FIRST: Final = frozenset(
    {
        *("appearance.theme", "keys.preset", "plain.list_length", "plain.width", "plain.prompt"),
        *("plain.verbosity", "reading.line_spacing", "appearance.panes", "appearance.rows"),
        *("refresh.interval", "reading.paragraph_gap"),
    }
)
"""Settings whose value may stand before the noun: "vim keys", "50 stories per page"."""
_NEVER_BARE: Final = frozenset(
    {"talk", "lines", "text", "line", "list", "lists", "screen", "messages", "view", "display"}
)
"""Nouns that a value before them makes a setting of only after a verb, or with a comparative."""
_ALONE: Final = frozenset(
    {
        *("access.words_for_marks", "refresh.on_start", "access.plain", "-access.color"),
        *("-access.motion", "access.preset", "reading.link_numbers", "breaking.bell"),
        *("alerts.ring", "reading.remember", "reading.read_after", "refresh.interval"),
    }
)
"""Settings that a name of several words turns on by itself: "words instead of symbols"."""
_ON: Final = r"(?:on|yes|true|enabled|active|activated)"
_OFF: Final = r"(?:off|no|false|disabled|none|never|inactive)"
_TURN: Final = r"(?:turn|switch|put|set|make|keep|have)"
_ENABLE: Final = (
    r"(?:enable|activate|turn on|switch on|use|start|unmute|show|give me|with|always|allow|do)"
)
_DISABLE: Final = (
    r"(?:disable|deactivate|turn off|switch off|stop|mute|silence|no more|no|without|hide|never|"
    r"remove|do not use|don't use|dont use|kill|do not|don't|dont)"
)
_SET: Final = (
    r"(?:set|change|switch|make|put|turn|adjust|use|choose|select|pick|give me|go to|show|go|have|"
    r"let|i want|want|keep|say|speak|list|display)"
)
_BROWSERS: Final = (
    r"(?:firefox|chrome|chromium|google-chrome|lynx|w3m|links2?|elinks|brave|safari|edge|vivaldi|"
    r"opera|qutebrowser)"
)
_DURATION: Final = re.compile(
    r"(?:every |each |to |about |after |once every )?(\d{1,4}|a|an|one|two|three|five|ten|half an?|"
    r"fifteen|twenty|thirty) ?"
    r"(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)(?: minutes)?(?: each)?"
)
_WORD_NUMBERS: Final = {
    **dict.fromkeys(("a", "an", "one"), 1),
    "two": 2,
    "three": 3,
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
_REFRESH_SET: Final = re.compile(r"(?:set|change) (?:refresh|update|updates)(?: to| =)? (?P<v>.+)")
_REFRESHED: Final = re.compile(
    r"(?:set |please )?(?:auto(?:matically)? )?(?:refresh|update|reload|check|fetch|poll|sync|look)"
    r"(?: for)?(?: (?:the |my |all )*(?:feeds|sources|news|everything|stories|it|updates|"
    r"new stories|subscriptions))?(?: for (?:news|updates|new stories))?(?: automatically)? "
    r"(?P<v>every .+|each .+|hourly|daily|once an hour|once a day|once every .+)"
)
_KEPT: Final = re.compile(
    r"(?:only )?(?:keep|store|retain|save|hold)(?: only)?"
    r"(?: (?:the |my |all |old |read )*(?:stories|news|articles|history|items|everything|them|it))?"
    r"(?: for)? (?P<v>forever|always|"
    r"(?:\d{1,4}|a|an|one|two|three|six) (?:day|week|month|year)s?)"
    r"|(?:delete|remove|purge|drop|expire|discard|clean ?up|forget)"
    r"(?: (?:the |my |all |old |read )*(?:stories|news|articles|items|everything))? "
    r"(?:older than|after|over) "
    r"(?P<w>(?:\d{1,4}|a|an|one|two|three|six) (?:day|week|month|year)s?)(?: old)?"
)
_NEVER_DELETED: Final = re.compile(
    r"(?:never|do not|don't|dont) (?:ever )?(?:(?:delete|remove|expire|purge|throw away)"
    r"(?: (?:any|old|the|my|read))*(?: (?:stories|story|news|articles|anything))?|"
    r"forget(?: (?:any|old|the|my|read))* (?:stories|articles))|"
    r"keep (?:everything|all stories|all news|all articles)(?: forever)?"
)
_MOST_PER_SOURCE: Final = re.compile(
    r"(?:keep|store|limit (?:each |every |the )?(?:feeds?|sources?) to|no more than|max(?:imum)?|"
    r"only keep) (?:of |at most |only |the |last |newest )*(?P<n>\d{1,6})"
    r"(?: (?:stories|articles|items|posts|entries)"
    r"(?: (?:per|a|for each|in each|from each|in every) (?:feed|source|site))?"
    r"| (?:per|for each|in each) (?:feed|source|site))"
)
_KEEPS_MOST: Final = (
    "!set library.keep_per_source {most} keeps the newest {most} stories of each source and deletes"
    " older ones; starred stories stay."
)
_IN_DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_KEEPS: Final = (
    "!set library.keep_days {days} keeps stories for {days} days and deletes those that are older;"
    " starred stories stay."
)
_FILLERS: Final = re.compile(r"\b(?:please|the|my|a bit|a little|all|always|mode to|program's)\b")


def setting_phrase(plain: str) -> Lines:
    """The lines that set what a line in lower case asks for; () where it names no setting."""
    text = " ".join(_FILLERS.sub(" ", plain).split())
    whole = " ".join(plain.split())
    for tried in dict.fromkeys((whole, text)):
        found = (
            _kept(tried)
            or _refreshed(tried)
            or _browser(tried)
            or ("set reading.read_after 0s" if _READ_AT_ONCE.fullmatch(tried) else "")
            or _theme(tried)
            or _alone(tried)
            or _by_forms(tried)
        )
        if found:
            return (found,)
    return ()


def _kept(text: str) -> str:
    if _NEVER_DELETED.fullmatch(text) is not None:
        return "set library.keep_days 0"
    if (most := _MOST_PER_SOURCE.fullmatch(text)) is not None:
        return _KEEPS_MOST.format(most=most["n"])
    match = _KEPT.fullmatch(text)
    if match is None:
        return ""
    value = match["v"] or match["w"]
    if value in {"forever", "always"}:
        return "set library.keep_days 0"
    number, unit = value.split()
    count = int(number) if number.isdigit() else {"two": 2, "three": 3, "six": 6}.get(number, 1)
    return _KEEPS.format(days=count * _IN_DAYS[unit.removesuffix("s")])


def _refreshed(text: str) -> str:
    match = _REFRESHED.fullmatch(text) or _REFRESH_SET.fullmatch(text)
    said = "" if match is None else match["v"]
    value = f"{said}m" if said.isdigit() else _value(SETTINGS["refresh.interval"], said)
    return f"set refresh.interval {value}" if value else ""


def _browser(text: str) -> str:
    match = re.fullmatch(
        rf"(?:use|open links (?:in|with)|set browser(?: to)?|browser) (?P<x>{_BROWSERS})"
        r"(?: (?:as|for) (?:default |web )?(?:browser|links|opening links))?",
        text,
    )
    return f"set reading.browser {match['x']}" if match is not None else ""


_SETTING: Final = re.compile(r"\A(?:set|change|make|put|use) |(?:=|:| to) ?\Z")
"""Says that what follows is a value, whatever it is."""
_A_PLACE: Final = re.compile(rf"[./~:]|\A{_BROWSERS}\Z")
"""An address, a path, or the name of a browser."""
_READ_AT_ONCE: Final = re.compile(
    r"(?:automatically )?mark (?:stories |them |it )?(?:as )?read "
    r"(?:immediately|at once|when opened|on open|on opening|when i open (?:it|them)|instantly)"
)


def _theme(text: str) -> str:
    """A theme that is told by its brightness alone: "make it dark", "too bright"."""
    if text in {"too bright", "it is too bright", "screen is too bright", "less bright"} | {
        *("white on black", "light on dark", "invert colours", "invert colors", "inverted colours"),
    }:
        return "set appearance.theme wire-dark"
    if text in {"too dark", "it is too dark", "screen is too dark", "less dark"} | {
        *("black on white", "dark on light"),
    }:
        return "set appearance.theme wire-light"
    match = re.fullmatch(
        r"(?:(?:make|set|turn|switch|go|change)(?: it| everything)?(?: to)? )"
        r"(?P<v>dark|darker|light|lighter|black|white|bright|high contrast)|(?P<w>high contrast)",
        text,
    )
    value = BRIGHTNESS[match["v"] or match["w"]] if match is not None else ""
    return f"set appearance.theme {value}" if value else ""


def _alone(text: str) -> str:
    """A name of several words that says by itself what is wanted."""
    verb = re.sub(r"\A(?:use|show|with|want|i want) ", "", text)
    if " " not in verb and verb != "monochrome":
        return ""
    for path in _paths().get(verb, ()):
        if path in _ALONE and verb.split()[0] not in {"terminal", "breaking", "alert", "audible"}:
            return _line(path, SETTINGS[path].on)
    return ""


def _by_forms(text: str) -> str:
    for form in _forms():
        match = form.fullmatch(text)
        if match is None:
            continue
        for path in _paths().get(match["n"], ()):
            if line := _by_form(path, match):
                return line
    return ""


def _by_form(path: str, match: re.Match[str]) -> str:
    """The line for a setting whose noun stands in a form; "" where the form does not fit it."""
    parts, told = match.groupdict(), SETTINGS[path]
    if "s" in parts:
        return "" if parts["n"] in _NEVER_SHOWN else f"settings {path.lstrip('-')}"
    if "d" in parts:
        return _line(path, "default")
    if "v" not in parts:
        value = told.on if parts.get("on") else told.off
    elif _is_other(path, match):
        value = ""
    elif path == "refresh.interval" and parts["v"].isdigit():
        value = f"{parts['v']}m"
    elif told.kind == "word" and not _is_told_plainly(match):
        value = told.values.get(parts["v"], "")
    else:
        value = _value(told, parts["v"])
    return _line(path, value) if value else ""


def _is_told_plainly(match: re.Match[str]) -> bool:
    """Claim that any word after a noun is meant as its value: "proxy war" is something else."""
    is_set = _SETTING.search(match.string[: match.start("v")]) is not None
    return is_set or _A_PLACE.search(match["v"]) is not None


def _is_other(path: str, match: re.Match[str]) -> bool:
    """Claim that a noun with a value before or after it says something else: "list 5 stories"."""
    noun, value = match["n"], match["v"]
    if match.start("v") > match.start("n"):
        return not match.start("n") and noun in _NEVER_BARE and value[0].isdigit()
    if path not in _WITH_VALUE_FIRST:
        return True
    return noun in _NEVER_BARE and value in _PLAIN  # "show full text"


_NEVER_SHOWN: Final = frozenset(
    """
    text|list|lists|lines|line|mode|screen|output|messages|information|keys|columns|column|view|
    talk|talking|speech|speaking|rows|cells|display|style|ring|sound|sounds|noise|shortcuts|
    keyboard|navigation|per page|at a time|at once|on a page|per list|spacing|quiet|silent|verbose|
    symbols|icons|signs|notification|notifications|push|analysis|characters|chars|wrap|margin|colour|
    color|colours|colors|look|appearance|animation|animations|motion|ui|interface|pane|panes
    """.replace("\n", "")
    .replace(" ", "")
    .split("|")
)
"""Nouns that ask for something else where only "change" or "what" stands before them."""
_PLAIN: Final = frozenset(
    {
        "long",
        "short",
        "big",
        "small",
        "full",
        "detailed",
        "brief",
        "default",
        "one",
        "two",
        "single",
    }
)
"""Values before a noun that may say something else: "full text", "long list"."""


def _line(path: str, value: str) -> str:
    if path.lstrip("-") == "plain.verbosity" and value != "default":
        return f"say {value}"
    if path == "plain.width" and value.isdigit():
        return f"width {value}"
    if path == "plain.list_length" and value.isdigit():
        return f"set list {value}"
    line = f"set {path.lstrip('-')} {value}"
    if path == "breaking.bell" and value == "false":  # no sound at all
        return f"{line}{_THEN}set alerts.ring false"
    if path == "alerts.desktop":
        return f"{line}{_THEN}set breaking.notify {value}"
    return line


@cache
def _paths() -> Mapping[str, tuple[str, ...]]:
    """The settings that each noun may name."""
    found: dict[str, tuple[str, ...]] = {}
    for path, told in SETTINGS.items():
        for name in told.names.split(","):
            key = " ".join(name.split())
            found[key] = (*found.get(key, ()), path)
    return found


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(one) for one in sorted(_paths(), key=len, reverse=True))
    noun, of = rf"(?P<n>{names})", r"(?: (?:to|=|is|at|into|in|of|be|as|:))?"
    forms = (
        rf"{_TURN} {noun} (?:(?P<on>{_ON})|{_OFF})",
        rf"{_TURN} (?:(?P<on>on)|off) {noun}",
        rf"{noun} ?[:=]? (?:(?P<on>{_ON})|{_OFF})",
        rf"(?P<d>reset|restore|default) {noun}(?: to default)?",
        rf"(?P<d>reset|restore) {noun}",
        (
            rf"(?P<s>change|set|configure|adjust|what is|which|what|choose|switch) {noun}"
            r"(?: is this| is it| is set| am i using| do i have| is used| setting| options?)?"
        ),
        rf"(?:(?P<on>{_ENABLE})|{_DISABLE}) {noun}",
        rf"(?:{_SET} )?{noun}{of} (?P<v>.+)",
        rf"(?:{_SET} )?{noun}[:=] ?(?P<v>.+)",
        rf"(?:{_SET} )?(?:to )?(?P<v>.+?) {noun}",
        rf"(?:{_SET} )(?:it |everything )?(?P<v>\S+) (?:as )?{noun}",
    )
    return tuple(re.compile(one) for one in forms)


def _value(told: Told, said: str) -> str:
    """A value as the setting has it; "" where it may not be meant."""
    said = said.strip().removeprefix("to ").removeprefix("a ")
    if said in told.values:
        return told.values[said]
    if told.kind == "number":
        match = re.fullmatch(
            r"(\d{1,3})(?: (?:lines?|columns|characters|chars|cells|stories|headlines|items))?",
            said,
        )
        return match[1] if match is not None else ""
    if told.kind == "time":
        return _time(said)
    return said if told.kind == "word" and " " not in said else ""


def _time(said: str) -> str:
    """A length of time as settings have it: "30m"."""
    said = said.removeprefix("every ").removeprefix("each ").removeprefix("once ")
    said = said.removeprefix("every ")
    if said in EVERY and EVERY[said] != "default":
        return EVERY[said]
    match = _DURATION.fullmatch(said)
    if match is None:
        return ""
    number, unit = match[1], match[2][0]
    if number.startswith("half"):
        return {"h": "30m", "m": "30s", "d": "12h"}.get(unit, "")
    count = int(number) if number.isdigit() else _WORD_NUMBERS[number]
    return f"{count}{unit}"
