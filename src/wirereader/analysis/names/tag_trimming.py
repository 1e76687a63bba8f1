"""A name as the tagger marks it, without what is no part of it: titles, articles, stray marks."""

import itertools
import re

from wirereader.analysis.language import Language, NameWords, PersonWords
from wirereader.analysis.names.name_spans import LOC, PER, NameSpan
from wirereader.analysis.names.place_boundaries import without_common_words

_WORD = re.compile(r"[^\W_](?:[\w’'&\-–]*\w)?")


def trimmed_tag(text: str, tag: NameSpan, language: Language) -> NameSpan | None:
    """Cut what is not the name: articles, possessives, titles of people, stray marks."""
    start, end, label = tag.start, tag.end, tag.label
    newline = text.find("\n\n", start, end)
    end = newline if newline >= 0 else end
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    possessive = language.names.possessive.search(text, start, end)
    end = possessive.start() if possessive else end
    lead = language.names.lead.match(text[start:end])
    start += lead.end() if lead else 0
    if label == PER:
        delegate = language.names.delegate.match(text, start, end)
        start = _past_titles(text, delegate.end() if delegate else start, end, language.people)
        end = without_day(text, start, end, language.names)
        letters = language.names.letters_after.search(text, start, end)  # "Nikhil Rao KC"
        end = letters.start() if letters else end
    elif label == LOC:
        town = language.names.city_of.match(text, start, end)
        start = town.end() if town else start
        end = _without_common_noun(text, start, end, language.names)
        start, end = without_common_words(text, start, end, language.people.particles)
        end = without_possessive(text, start, end, language.names)
    end = _without_stop(text, start, end, language.people)
    if start >= end or not any(c.isupper() or c.isdigit() for c in text[start:end]):
        return None
    return NameSpan(start, end, label, tag.score)


def _without_common_noun(text: str, start: int, end: int, words: NameWords) -> int:
    # "Helmand province": the name alone; a capital would make the noun part of it
    found = words.common_noun.search(text, start, end)
    return found.start() if found else end


def without_day(text: str, start: int, end: int, words: NameWords) -> int:
    """Give the end of a name before a day: "President Roe Tuesday said" tells when, not who."""
    found = words.day_after.search(text, start, end)
    return found.start() if found else end


def _without_stop(text: str, start: int, end: int, people: PersonWords) -> int:
    if end > start and text[end - 1] == "." and "." not in text[start : end - 1]:
        last = text[start:end].rsplit(" ", 1)[-1].lower()
        initial = 2  # letters: "J." and "Jr" keep their dot
        if len(last) > initial and last not in people.suffixes:
            return end - 1
    return end


def _past_titles(text: str, start: int, end: int, people: PersonWords) -> int:
    words = list(_WORD.finditer(text, start, end))
    for this, following in itertools.pairwise(words):
        if not people.is_title(this.group()) and not _is_trade(words, this, following, people):
            break
        start = following.start()
    return start


def _is_trade(
    words: list[re.Match[str]], this: re.Match[str], following: re.Match[str], people: PersonWords
) -> bool:
    """Claim that a full name has its bearer's trade as its first word: "Baker Ines Coro"."""
    word, firsts = this.group(), people.first_names()
    least = 3  # words: of two, the first may be a first name
    return (
        this is words[0]
        and len(words) >= least
        and people.is_role_noun(word)
        and word.lower() not in firsts
        and following.group().lower() in firsts
    )


def without_possessive(text: str, start: int, end: int, words: NameWords) -> int:
    """Give the end of a name before its possessive ending."""
    found = words.possessive.search(text, start, end)
    return found.start() if found else end


def plain_end(text: str, start: int, end: int, words: NameWords) -> int:
    """Give the end of a place before its possessive ending and its noun: "Helmand province's"."""
    return _without_common_noun(text, start, without_possessive(text, start, end, words), words)
