"""Notices of a desk that stand among the stories of a feed: kills and corrections.

RSS, Atom and JSON Feed have no field for them: agencies that send feeds write "KILL:" before the
headline, or "Editors: kill the story headed ..." into the text.  A notice is about a story of the
same source, which it names by its headline; where that story is in the same document its id is
found here, else the library looks for it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from wirereader.formats.html.plain_text import body_of_html
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.story.story import WireStatus

_KILLED = (
    r"kill(?:ed)?|withdrawn|withdrawal|retract(?:ed|ion)|storno|zurückgezogen|annulation|annulée?"
    r"|anulaci[oó]n|anulad[ao]|annullamento|annullat[ao]|ritirat[ao]|anulowan[aey]|anulowanie"
    r"|wycofan[aey]|zrušenie|zrušen[áéíoý]|stažen[áéoý]|ingetrokken"
)
_KILL_TITLE = re.compile(
    r"(?:(?:attention|achtung|atención|advisory|uwaga|pozor)\s*[:,!-]\s*)?"
    rf"(?:(?:(?:bulletin|mandatory|story|news)\s+)?(?:{_KILLED})(?:\s+notice)?"
    rf"\s*(?:[:|]|\s[-–—])|[\[(](?:{_KILLED})[\])]"
    r"|(?:eds|editors?|attention)\s*[:,-]\s*(?:please\s+)?(?:kill|withdraw|delete|disregard)\s*:)"
    r"\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_CORRECTION_TITLE = re.compile(
    r"(?:(?:correct(?:ion|ed|s)|refile|clarification|berichtigung|korrektur|rectificatif"
    r"|correcci[oó]n|rettifica|oprava|sprostowanie|korekta)\s*(?:\([^()]{1,60}\)\s*)?"
    r"(?:[:|]|\s[-–—])|(?-i:CORRECTED|CORRECTION|REFILE|CLARIFICATION)"
    r"(?: \([^()]{1,60}\))?-)\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_KILL_WORDS = re.compile(
    r"(?:eds|editors?|attention|note)\b[^.]{0,40}?[:,-]\s*(?:please\s+)?"
    r"(?:kill|withdraw|delete|remove)\b"
    r"|\b(?:kill|withdraw|disregard)\s+(?:the|our|this)\s+(?:story|item|report|dispatch)\b"
    r"|\bstory\s+(?:has\s+been|is|was)\s+(?:killed|withdrawn)\b|\bmandatory kill\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:headed|headlined|titled|entitled|story|item|report|dispatch|headline)\s*,?\s*"
    r"[\"“„«'‘](?P<named>[^\"”»]{4,300}?)[,.]?[\"”“»’'](?=[\s,.;:!?)]|$)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\W_]+")
_TOP = 600  # code points of the text in which a notice says what it is
_SHORTER = 2  # a notice has less than half of the words of what it corrects


def with_notices(feed: ParsedFeed) -> ParsedFeed:
    """Return `feed` with notices told from stories: what they kill or correct."""
    told = [(at, notice) for at, entry in enumerate(feed.entries) if (notice := _notice(entry))]
    if not told:
        return feed
    entries = list(feed.entries)
    noticed = {at for at, _ in told}
    for at, (is_kill, named) in told:
        target = _target(entries, noticed, at, named)
        entry = entries[at]
        if is_kill:
            if target is None and not _is_said(entry):
                continue  # a headline that begins so
            entries[at] = entry._replace(
                status=WireStatus.KILLED,
                corrects=entry.corrects or (None if target is None else _id(entries[target])),
                about=named if target is None else None,
            )
        elif target is None:
            entries[at] = entry._replace(about=named)
        elif _length(entry) * _SHORTER < _length(entries[target]):
            # the story stays as it is, and says what is wrong with it
            note = one_line(body_of_html(entry.content or entry.summary or "").text)
            entries[target] = entries[target]._replace(ednote=entries[target].ednote or note)
        else:
            entries[at] = entry._replace(corrects=entry.corrects or _id(entries[target]))
    return replace(feed, entries=tuple(entries))


def headline_key(headline: str) -> str:
    """Equal for headlines that differ in case, punctuation and white space only."""
    return _SIGNS.sub(" ", headline.casefold()).strip()


def _notice(entry: ParsedEntry) -> tuple[bool, str] | None:
    """Whether an entry is a kill (True) or a correction, and the headline it names; or None."""
    title = entry.title or ""
    kill = _KILL_TITLE.fullmatch(title)
    correction = None if kill else _CORRECTION_TITLE.fullmatch(title)
    if kill is None and correction is None and not _is_said(entry):
        return None
    named = _NAMED.search(_top(entry))
    found = kill or correction
    about = named["named"] if named else found["rest"] if found else None
    return (correction is None, about) if about else None


def _is_said(entry: ParsedEntry) -> bool:
    """Claim that the text itself asks for a story to be killed."""
    # asked of every story: a word in it costs less than a pattern, and than reading its markup
    plain = (entry.content or entry.summary or "")[: _TOP * 2].lower()
    may_be = (
        "kill" in plain
        or "withdr" in plain
        or "disregard" in plain
        or "delete" in plain
        or "remove" in plain
    )
    return may_be and _KILL_WORDS.search(_top(entry)) is not None


def _top(entry: ParsedEntry) -> str:
    markup = (entry.content or entry.summary or "")[: _TOP * 2]
    return markup[:_TOP] if "<" not in markup and "&" not in markup else body_of_html(markup).text


def _target(entries: Sequence[ParsedEntry], noticed: set[int], at: int, named: str) -> int | None:
    """The place of the story that is named: of the same sender, and no notice itself."""
    key = headline_key(named)
    for number, entry in enumerate(entries):
        if number in noticed or entry.source != entries[at].source or not _id(entry):
            continue
        if key and headline_key(entry.title or "") == key:
            return number
    return None


def _id(entry: ParsedEntry) -> str | None:
    return entry.id or entry.link


def _length(entry: ParsedEntry) -> int:
    return len(entry.content or entry.summary or "")
