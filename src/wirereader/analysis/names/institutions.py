"""Bodies of a state ("Kenyan Foreign Ministry"), firms, and names that act as people do.

Told from the words alone, where a tagger that knows neither the country nor the name may waver.
"""

from collections.abc import Callable, Iterator

from wirereader.analysis.language import Language, NameWords
from wirereader.analysis.names.name_spans import LOC, NameSpan

_WINDOW = 40  # code points before a name: the longest preposition and article with room to spare
_NEAR = 200  # code points on either side, in its line, where a list of firms says what it lists


def bodies_of_state(
    text: str, is_people: Callable[[str], bool], language: Language
) -> Iterator[tuple[int, int]]:
    """Give the spans (code points) of names such as "Georgian Foreign Ministry".

    `is_people` tells a demonym from any other word with a capital.
    """
    for found in language.names.state_body.finditer(text):
        if is_people(found["people"]):
            yield found.span()


def acts_as_people_do(text: str, start: int, end: int, language: Language) -> bool:
    """Claim that the name at `start` to `end` does what people do and no place can: "X smiled"."""
    if language.names.placing.search(text[max(0, start - _WINDOW) : start]):
        return False
    found = language.names.next_verb.match(text, end)
    return found is not None and (
        found[1] in language.names.human_verbs or found[1] in language.reporting.verbs
    )


def is_firm(text: str, name: NameSpan, before: str, words: NameWords, *, is_known: bool) -> bool:
    """Claim that a name does what firms do, or has a country in brackets where firms deal.

    `before` is what stands right before it in its line.  A name that no table of places has, and
    that nothing puts anywhere, has its country there by what its whole list is about.
    """
    if words.firm_acts.match(text, name.end):
        return True
    if words.of_country.match(text, name.end) is None:
        return False
    if words.deals.search(before):
        return True
    if name.label != LOC or is_known or words.placed.search(before):
        return False
    line = text[max(0, name.start - _NEAR) : name.start].rsplit("\n", 1)[-1]
    line += text[name.end : name.end + _NEAR].split("\n", 1)[0]
    return words.deals.search(line) is not None


def short_firm(words: str, language: Language) -> str | None:
    """Give the lone word that a firm goes by after its full name: "Veltrona" of "Veltrona Foods".

    None for what is called after somebody, such as a museum or a foundation.
    """
    first, _, rest = words.partition(" ")
    last = rest.rsplit(" ", 1)[-1].lower()
    if not rest or not first.istitle() or last not in language.names.firm_endings:
        return None
    low = first.lower()
    is_word = low in language.people.first_names() or low in language.grammar.function_words
    is_word = is_word or low in language.people.lone_words or low in language.names.firm_endings
    return None if is_word else first
