"""Notes of editors and agencies in a text: corrections, withdrawals, what a new version adds."""

import re
from typing import NamedTuple

WITHDRAWN, CORRECTION, NOTE = "withdrawn", "correction", "note"

_SUBJECT = (
    r"(?:this|the|an?|our|in)\b.{0,30}?\b(?:story|article|version|report|headline|item|piece|post"
    r"|dispatch|caption|photo(?:graph)?|table|chart)"
)
_OPENING = re.compile(
    r"\s*[\[(*_\u2022\u2020\u2021-]*\s*(?P<word>corrections?(?: and clarifications?)?"
    r"|clarifications?|corrected|corrects|amend(?:ed|ment)"
    r"|editor['\u2019]?s['\u2019]? notes?|editors['\u2019]? notes?|retraction|retracted"
    r"|withdrawn|withdrawal"
    r"|erratum|note to (?:readers|editors)|update|advisory|kill(?: notice)?|embargo)\b"
    r"(?:\s*\(?[\w ,.:]{0,24}\)?)?\s*[:\u2014\u2013-]+\s*",
    re.IGNORECASE,
)
_SPEAKS_OF_ITSELF = re.compile(
    rf"\s*[\[(*_\u2022\u2020\u2021-]*\s*{_SUBJECT}\b.{{0,80}}\b(?:correct(?:s|ed|ion|ing)?"
    rf"|clarif\w+|amend\w*|misstated|misspelled"
    r"|misspelt|misidentified|misquoted|misattributed|incorrect(?:ly)?|wrong(?:ly)?"
    r"|mistaken(?:ly)?|error"
    r"|erroneous(?:ly)?|withdrawn|withdrew|retract\w*|removed|taken down|unpublished|updated to"
    r"|inaccura\w+|gave an?)\b",
    re.IGNORECASE,
)
_WRITETHRU = re.compile(
    r"\s*\(\s*(?P<what>(?:adds?|updates?|recasts?|corrects?|fixes|removes?|deletes?|edits?"
    r"|clarifies|refiles?"
    r"|repeats?|changes?|drops?|rewrites?|with|new throughout)\b[^()\n]{2,240})\)[.]?\s*\Z",
    re.IGNORECASE,
)
_WITHDRAWS = re.compile(
    r"\b(?:withdr[ae]wn?|withdraw(?:s|al)|retract\w*|kill(?:ed|s)?\b.{0,20}\b(?:story|notice)"
    r"|(?:been|was|is|has) (?:removed|taken down|unpublished|deleted))\b|^kill\b",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"correct|clarif|misst|missp|misid|misq|misatt|incorrect|wrong|mistaken|error|amend|inaccura|erratum",
    re.IGNORECASE,
)


class VersionNote(NamedTuple):
    """A note: `withdrawn`, `correction` or `note`, and its own words."""

    kind: str
    words: str


def note_in(paragraph: str) -> VersionNote | None:
    """The note that a paragraph is, if it is one."""
    written = _WRITETHRU.match(paragraph)
    if written is not None:
        what = written["what"].strip()
        return VersionNote(CORRECTION if what.lower().startswith("correct") else NOTE, what)
    opening = _OPENING.match(paragraph)
    if opening is None and not _SPEAKS_OF_ITSELF.match(paragraph):
        return None
    words = paragraph[opening.end() :] if opening else paragraph
    words = words.strip(" \t\n*_[]()\u2022\u2020\u2021") or paragraph.strip()
    about = paragraph if opening is None else f"{opening['word']} {words}"
    is_update = opening is not None and opening["word"].lower().startswith("update")
    if is_update and not _CORRECTS.search(words) and not _WITHDRAWS.search(words):
        return None  # news under the word "Update"
    if _WITHDRAWS.search(about) and not about.lower().startswith("correct"):
        return VersionNote(WITHDRAWN, words)
    return VersionNote(CORRECTION if _CORRECTS.search(about) else NOTE, words)
