"""Quotations of a version with who is said to have spoken them, by the words around them alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wirereader.tracking.changes.version_text import Sentence, Version, sentence_of

_VERB = (
    r"(?:said|says|told|tells|added|adds|asked|wrote|writes|posted|tweeted|insisted|argued|warned"
    r"|claimed|explained|recalled|replied|noted|stated|announced|declared|testified|shouted|joked"
    r"|admitted|complained|continued|concluded|commented|responded|stressed|promised|vowed|urged)"
)
_WORD = (  # a stop ends a sentence, save behind an initial or a title
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Col|Capt|Lt|Sgt|St)\.|(?:[A-Z]\.)+|[A-Z][\w'-]*)"
)
_NAME = rf"(?:{_WORD}(?:\s+(?:(?:of|the|de|al|bin|van|von|da|la|el)\s+)?{_WORD})*)"
_NEAR = 300  # code points behind a quotation in which its speaker stands
_QUOTE = re.compile(r'"([^"\n]{3,1200})"')
_AFTER = re.compile(
    rf"\s*,?\s*(?:(?:has|had|also|later)\s+)?(?:{_VERB}\s+(?P<a>(?:the\s+"
    rf"|a\s+)?(?:[a-z-]+\s+){{0,4}}?{_NAME}|(?:his|her|their|the|a"
    rf"|an)\s[\w\s-]{{2,40}},\s{_NAME}|he|she|they|the\s[\w\s-]{{3,40}})"
    rf"|(?P<b>(?:[\w-]+\s+){{0,5}}?{_NAME}|[Hh]e|[Ss]he|[Tt]hey"
    rf"|[Tt]he\s[\w\s-]{{3,30}}?)(?:,[^,\"]{{2,80}},)?\s+(?:has |had |also |later "
    rf"|then )?{_VERB}\b)"
)
_BEFORE = re.compile(
    rf"(?P<name>{_NAME})(?:,[^,\"]{{2,80}},)?\s+(?:has |had |also |later "
    rf"|then )?{_VERB}\b[^\".!?]{{0,60}}[,:]?\s*\Z"
    rf"|[Aa]ccording to (?P<told>{_NAME})[^\".!?]{{0,40}}[,:]\s*\Z"
)
_TITLES = re.compile(
    r"\A(?:(?:the|a|an|[a-z-]+|Mr|Mrs|Ms|Dr|Prof|President|Prime|Vice|Foreign|Interior"
    r"|Transport|Health|Finance|Defen[cs]e"
    r"|Justice|Education|Energy|Environment|Trade|Labor|Labour|Agriculture|Minister"
    r"|Secretary|Governor|Gov|Senator|Sen|Rep|Representative"
    r"|Mayor|Chief|Police|Fire|Judge|General|Gen|Colonel|Col|Captain|Capt|Major|Lt"
    r"|Lieutenant|Sgt|Sergeant|King|Queen"
    r"|Prince|Princess|Pope|Sir|Lady|Lord|Professor|Doctor|Director|Chairman|Chairwoman"
    r"|Chair|Commissioner|Ambassador|Spokesman|Spokeswoman"
    r"|Spokesperson|Deputy|Attorney|Coach|Inspector|Superintendent|Officer|Bishop"
    r"|Archbishop|Cardinal|Father|Sister|Chancellor"
    r"|Analyst|Economist|Lawyer|Researcher|Scientist|Councillor|Councilor|Councilman"
    r"|Councilwoman|Congressman|Congresswoman|Premier|Sheriff|Detective)\.?\s+)+(?=[A-Z])"
)
_PRONOUNS = {"he", "she", "they", "it"}


class Spoken(NamedTuple):
    """A quotation: its words, its speaker's name ("" where nobody is named), its sentence."""

    words: Sentence
    speaker: str
    paragraph: int


def spoken(version: Version) -> tuple[Spoken, ...]:
    """The quotations of a version in order."""
    found: list[Spoken] = []
    for number, paragraph in enumerate(version.paragraphs):
        found.extend(_in_paragraph(paragraph, number))
    return tuple(found)


def _in_paragraph(paragraph: str, number: int) -> Iterator[Spoken]:
    last = ""
    for quote in _QUOTE.finditer(paragraph):
        speaker = _speaker(paragraph, quote)
        if speaker in _PRONOUNS or not speaker:
            speaker = last
        last = speaker or last
        words = sentence_of(quote[1].strip(" ,"), number)
        is_title = len(words.tokens) < 3 and not speaker  # noqa: PLR2004 - "so-called" words, titles
        if words.tokens and not is_title:
            yield Spoken(words, speaker, number)


def _speaker(paragraph: str, quote: re.Match[str]) -> str:
    after = _AFTER.match(paragraph, quote.end(), quote.end() + _NEAR)
    if after is not None:
        return bare_name(after["a"] or after["b"])
    before = _BEFORE.search(paragraph, max(0, quote.start() - 200), quote.start())
    return bare_name(before["name"] or before["told"]) if before else ""


def bare_name(name: str) -> str:
    """A name without title and role; "" or a pronoun for what is no name."""
    name = " ".join(name.split()).rpartition(", ")[2]
    if name.lower() in _PRONOUNS:
        return name.lower()
    bare = _TITLES.sub("", name)
    if re.search(r"(?:\A|\s)[a-z]", bare):  # "civil protection chief Tomas Berin"
        runs = re.findall(_NAME, bare)
        bare = _TITLES.sub("", runs[-1]) if runs else bare
    bare = bare.rstrip(".,'")
    return bare if bare[:1].isupper() and not bare.startswith("The ") else ""
