"""A name as the tagger marks it, without what is no part of it: titles, articles, stray marks."""

import itertools
import re
from collections.abc import Iterator, Sequence

from wirereader.analysis.language import Language, NameWords, PersonWords
from wirereader.analysis.names.name_spans import LOC, MISC, ORG, PER, NameSpan
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
        start = min(_past_portfolio(text, start, language.names), end)
        start = _past_titles(text, delegate.end() if delegate else start, end, language.people)
        end = without_day(text, start, end, language.names)
        letters = language.names.letters_after.search(text, start, end)  # "Nikhil Rao KC"
        end = letters.start() if letters else end
    elif label in {ORG, MISC}:
        camp = language.names.camp.search(text, start, end)
        end = camp.start() if camp else end
    elif label == LOC:
        town = language.names.city_of.match(text, start, end)
        start = town.end() if town else start
        end = _without_common_noun(text, start, end, language.names)
        start, end = without_common_words(text, start, end, language.people.particles)
        end = without_possessive(text, start, end, language.names)
        grown = language.names.autonomous.match(text, max(start, end - _AUTONOMOUS))
        end = grown.end() if grown and grown.start() <= end else end
    end = _without_stop(text, start, end, language.people)
    if start >= end or not any(c.isupper() or c.isdigit() for c in text[start:end]):
        return None
    return NameSpan(start, end, label, tag.score)


_TITLE_TO_NAME = re.compile(r"\.? (?=[^\W\d_a-z])")


def without_lone_titles(
    text: str, names: Sequence[NameSpan], language: Language
) -> Iterator[NameSpan]:
    """Leave out titles marked as people of their own before a name: "Sheikh", "Abdulaziz Badr".

    So with portfolios ("Minister of Media", "Salman Badr") and, before a full name, with trades:
    "Diver", "Tomas Ruhl".  `names` are sorted and trimmed.
    """
    for name, following in itertools.zip_longest(names, names[1:]):
        word = text[name.start : name.end]
        is_lone = name.label == PER and " " not in word
        if is_lone and following is not None and following.label == PER:
            gap = _TITLE_TO_NAME.match(text, name.end)
            is_office = (
                language.people.is_title(word)
                or _past_portfolio(text, name.start, language.names) > name.start
                or (
                    " " in text[following.start : following.end]
                    and _names_trade(word, language.people)
                )
            )
            if is_office and gap is not None and gap.end() == following.start:
                continue
        yield name


def _past_portfolio(text: str, start: int, words: NameWords) -> int:
    """Give the start of a name behind what its bearer is minister of."""
    if words.heads.search(text, max(0, start - _HEADS), start) is None:
        return start
    found = words.portfolio.match(text, start)
    return found.end() if found else start


_AUTONOMOUS = 11  # code points of the word, and of the blank before it
_HEADS = 40  # code points before a name: "Permanent Secretary for the "


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
        is_trade = this is words[0] and _is_trade(words, people)
        if not people.is_title(this.group()) and not is_trade:
            break
        start = following.start()
    return start


def _is_trade(words: list[re.Match[str]], people: PersonWords) -> bool:
    """Claim that a full name has its bearer's trade as its first word: "Baker Ines Coro"."""
    word = words[0].group()
    least = 3  # words: of two, the first may be a first name
    return len(words) >= least and _names_trade(word, people)


def _names_trade(word: str, people: PersonWords) -> bool:
    return people.is_role_noun(word) and word.lower() not in people.first_names()


def without_possessive(text: str, start: int, end: int, words: NameWords) -> int:
    """Give the end of a name before its possessive ending."""
    found = words.possessive.search(text, start, end)
    return found.start() if found else end


def plain_end(text: str, start: int, end: int, words: NameWords) -> int:
    """Give the end of a place before its possessive ending and its noun: "Helmand province's"."""
    return _without_common_noun(text, start, without_possessive(text, start, end, words), words)
