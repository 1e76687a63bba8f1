"""Markup with so many tags that there is nothing in it but its words: read by the block.

A story has a few hundred tags.  Where there are fifty thousand in one, each costs more than it
says; the words stay, line by line, and what marked them up goes.
"""

import re
from collections.abc import Iterable

from wirereader.formats.html.elements import BLOCKS
from wirereader.formats.html.tokenizer import words_of
from wirereader.story.clean import clean_text

_LONG = 400_000  # code points below which nobody counts
_MANY_TAGS = 50_000
_MANY_ELEMENTS = 200_000
_ENDS_AN_ITEM = 20
_MOST_ELEMENTS = 700_000
_RAW = re.compile(r"<(?:script|style)(?=[\s/>])", re.IGNORECASE)
_RAW_END = re.compile(r"</(?:script|style)[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*+>")
_LINE_ENDS = re.compile(r"\n\s+|[^\S\n]++\n\s*")
_BLANKS = re.compile(r"[^\S\n ]|[^\S\n]{2,}")
_INLINE_NAMES = """
    a b big cite code del em font i img ins kbd mark nobr q s samp small span strike strong sub
    sup tt u var
"""
_BLOCK_NAMES = """
    blockquote br center col dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table
    tbody td th thead tr ul hl2 bq block
"""


def _tags_named(names: Iterable[str], prefix: str = "") -> re.Pattern[str]:
    """A pattern of tags, in letters of either case: five times as fast as one told to ignore it."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, reverse=True):
        rest = "".join(f"[{sign}{sign.upper()}]" if sign.isalpha() else sign for sign in name[1:])
        by_letter.setdefault(f"[{name[0]}{name[0].upper()}]", []).append(rest)
    listed = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(rf"</?{prefix}(?:{listed})(?:[\s/][^<>]*+)?>")


_PREFIX = r"(?:[A-Za-z][\w.-]*+:)?"
_LINE_TAG = _tags_named([*BLOCKS, "br"])
_INLINE_TAG = _tags_named(_INLINE_NAMES.split(), _PREFIX)
_BLOCK_TAG = _tags_named(_BLOCK_NAMES.split(), _PREFIX)
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


def is_heavy(markup: str) -> bool:
    """Claim that there are more tags in `markup` than a story could need."""
    return len(markup) > _LONG and min(markup.count("<"), markup.count(">")) > _MANY_TAGS


def lines_of_heavy(markup: str) -> str:
    """Return the words of clean `markup`, a line for each block, and none of its tags."""
    bare = markup.replace("<br>\n", "\n")
    if "<" not in bare:  # it was read by us before
        return words_of(bare)
    text = _LINE_TAG.sub("\n", _without_raw(_without_comments(markup)))
    text = clean_text(words_of(_ANY_TAG.sub("", text)))
    text = _BLANKS.sub(" ", text) if _BLANKS.search(text) else text
    return _LINE_ENDS.sub("\n", text).strip()


def _without_comments(markup: str) -> str:
    """Drop comments; of one that never ends the words stay."""
    first, *others = markup.split("<!--")
    kept = [first]
    for part in others:
        inside, sign, behind = part.partition("-->")
        kept.append(behind if sign else inside)
    return "".join(kept)


def _without_raw(markup: str) -> str:
    if _RAW.search(markup) is None:
        return markup
    first, *others = _RAW.split(markup)
    kept = [first]
    for part in others:
        end = _RAW_END.search(part)
        if end:
            kept.append(part[end.end() :])
    return "".join(kept)


def lightened(text: str) -> str:
    """Return XML without the tags of HTML if there are very many for its items; the words stay.

    A tree takes three hundred bytes an element.  Raises HeavyError when there are too many still.
    """
    if len(text) < _LONG or _spare_elements(text) < _MANY_ELEMENTS:
        return text
    first, *others = text.split(_CDATA)
    kept = [_words_outside(first)]
    for part in others:
        inside, sign, behind = part.partition(_CDATA_END)
        kept.append(f"{_CDATA}{inside}{sign}{_words_outside(behind)}")
    text = "".join(kept)
    if _spare_elements(text) > _MOST_ELEMENTS:
        raise HeavyError
    return text


class HeavyError(Exception):
    """A tree of this XML would take more room than there is."""


def _words_outside(text: str) -> str:
    return _BLOCK_TAG.sub(" ", _INLINE_TAG.sub("", text)) if "<" in text else text


def _spare_elements(text: str) -> int:
    """Elements beside those that items need, counted by their ends; CDATA sections hold none."""
    first, *others = text.split(_CDATA)
    ends = first.count("</") + first.count("/>")
    for part in others:
        at = part.find(_CDATA_END)
        if at >= 0:
            ends += part.count("</", at) + part.count("/>", at)
    return ends - (text.count("<item") + text.count("<entry")) * _ENDS_AN_ITEM
